"Right: pixels as they look in a viewer (within JPEG's error), or a warning that names what is lost."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
from maskeda.datasets import check_photos, read_photo

d, v = Path(f"{WORK}/07/data"), Verdict()
got = show("check", go("check", d), 12)
v(got[0] == 0, "the folder is accepted")
y, x = np.mgrid[:48, :64]
rgb = np.stack([x * 255 // 64, y * 255 // 48, np.full_like(x, 128)], -1)
for f in sorted((d / "img").iterdir()):
    notes = [p.what for p in check_photos(d, [f"img/{f.name}"])]
    want = (
        np.asarray(Image.open(f).convert("RGB")).astype(int)
        if f.name not in ("grey16.png", "grey12.png", "rgb16.png")
        else (
            rgb
            if f.name == "rgb16.png"
            else np.repeat(np.asarray(Image.fromarray(rgb.astype(np.uint8)).convert("L"))[..., None], 3, 2)
        ).astype(int)
    )
    have = read_photo(f).astype(int)
    off = abs(have - want).mean()
    print(
        f"      {f.name}: off by {off:.1f} on average of Pillow / of what it shows; brightest {have.max()}; said {notes}"
    )
    v(
        off < 6 or (f.name == "grey12.png" and "is 16-bit" in notes),
        f"{f.name}: as it looks, or a warning that says what is lost",
    )
v.end()
