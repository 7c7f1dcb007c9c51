"Files called .jpg or .png that are something else, or broken in one of the ways downloads and disks break them."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import io, json

root = new(f"{WORK}/06/data")
rng = np.random.default_rng(0)
y, x = np.mgrid[:240, :320]
big = Image.fromarray(np.stack([x * 255 // 320, y * 255 // 240, (x + y) % 256], -1).astype(np.uint8))


def b(im, fmt, **o):
    f = io.BytesIO()
    im.save(f, fmt, **o)
    return f.getvalue()


jpeg, prog, png = b(big, "JPEG", quality=90), b(big, "JPEG", quality=90, progressive=True), b(big, "PNG")


def cutmid(data, n, keep_end=2, fill=b"\0"):
    return data[:n] + fill * (len(data) - n - keep_end) + data[-keep_end:]


def pngbad(data):  # a byte in the middle of the pixels differs, as a bad disk gives it back
    i = len(data) // 2
    return data[:i] + bytes([data[i] ^ 0xFF]) + data[i + 1 :]


files = {
    "good.jpg": jpeg,
    "good.png": png,
    "trailing.jpg": jpeg + b"SEFT" * 30,
    "png_called.jpg": png,
    "jpeg_called.png": jpeg,
    "webp_called.jpg": b(big, "WEBP"),
    "bmp_called.jpg": b(big, "BMP"),
    "gif_called.jpg": b(big.quantize(64), "GIF"),
    "anim_called.jpg": b(big.quantize(64), "GIF", save_all=True, append_images=[big.rotate(9).quantize(64)]),
    "tiff_called.jpg": b(big, "TIFF"),
    "avif_called.jpg": b(big, "AVIF"),
    "jp2_called.jpg": b(big, "JPEG2000"),
    "ico_called.png": b(big.resize((64, 64)), "ICO"),
    "mpo.jpg": b(big, "MPO", save_all=True, append_images=[big]),
    "heic_called.jpg": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(rng.integers(0, 256, 4000, dtype=np.uint8)),
    "heic_true.HEIC": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(rng.integers(0, 256, 4000, dtype=np.uint8)),
    "zero.jpg": b"",
    "html.jpg": b"<!DOCTYPE html><html><body>404 Not Found</body></html>",
    "lfs.jpg": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12345\n",
    "zeros.jpg": bytes(5000),
    "cut.jpg": jpeg[: len(jpeg) // 2],
    "cut_prog.jpg": prog[: len(prog) // 2],
    "cut_late_prog.jpg": prog[: len(prog) * 9 // 10],
    "cut.png": png[: len(png) // 2],
    "half_ended.jpg": jpeg[: len(jpeg) // 2] + b"\xff\xd9",  # a tool that "repairs" by ending the file
    "hole.jpg": cutmid(jpeg, len(jpeg) // 2),
    "hole_prog.jpg": cutmid(prog, len(prog) // 2),  # a download with a hole of zeros
    "badbyte.png": pngbad(png),
    "hole.png": cutmid(png, len(png) // 2, 12),
}
for n, data in files.items():
    d = root / n.replace(".", "_")
    (d / "img").mkdir(parents=True)
    rows = ["path,person,kind"]
    for p in range(6):
        big.rotate(3 * p).resize((80, 60)).save(d / f"img/p{p}.jpg")
        rows.append(f"img/p{p}.jpg,p{p},{'ab'[p % 2]}")
    (d / "img" / n).write_bytes(data)
    (d / "photos.csv").write_text("\n".join(rows + [f"img/{n},q,a"]) + "\n")
    (d / "labels.json").write_text(json.dumps({"attributes": [{"name": "kind", "classes": ["a", "b"]}]}))
