"Kinds of pixels: CMYK and inverted CMYK JPEG, grey, 1-bit, 16-bit grey and RGB PNG, 12 bits in a 16-bit PNG, palette with a transparent colour, grey+alpha, RGBA whose hidden colour is another."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import io, json, cv2

d = new(f"{WORK}/07/data")
(d / "img").mkdir()
y, x = np.mgrid[:48, :64]
rgb = np.stack([x * 255 // 64, y * 255 // 48, np.full_like(x, 128)], -1).astype(np.uint8)
im = Image.fromarray(rgb)
g = im.convert("L")
im.convert("CMYK").save(d / "img/cmyk.jpg", quality=97)
g.save(d / "img/grey.jpg", quality=97)
g.convert("1").save(d / "img/one.png")
g.save(d / "img/grey.png")
cv2.imwrite(str(d / "img/grey16.png"), np.asarray(g).astype(np.uint16) * 257)
cv2.imwrite(str(d / "img/rgb16.png"), rgb[..., ::-1].astype(np.uint16) * 257)
cv2.imwrite(
    str(d / "img/grey12.png"), np.asarray(g).astype(np.uint16) * 16
)  # 0..4080 of 65535, as x-ray and depth cameras write
im.quantize(128).save(d / "img/palette.png")
im.quantize(128).save(d / "img/palette_clear.png", transparency=3)
Image.merge("LA", (g, Image.new("L", g.size, 128))).save(d / "img/la.png")
a = np.dstack([rgb, np.where(x < 32, 255, 0).astype(np.uint8)])
a[x >= 32, :3] = (255, 0, 255)
Image.fromarray(a).save(d / "img/rgba.png")
(d / "photos.csv").write_text(
    "path,person,kind\n"
    + "".join(f"img/{f.name},p{i},{'ab'[i % 2]}\n" for i, f in enumerate(sorted((d / "img").iterdir())))
)
(d / "labels.json").write_text(json.dumps({"attributes": [{"name": "kind", "classes": ["a", "b"]}]}))
