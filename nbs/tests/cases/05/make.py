"A folder per class: with webp/bmp/gif/jfif/tif/HEIC beside the jpg, with a class that is a link, train/ and test/ folders, no labels.json, junk of systems (Thumbs.db, .DS_Store, ._x.jpg, @eaDir, .ipynb_checkpoints)."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import json

root = new(f"{WORK}/05/data")
label = lambda d, **more: (d / "labels.json").write_text(
    json.dumps({"attributes": [{"name": "kind", "classes": ["cat", "dog"]}], "photos": "{kind}/*"} | more)
)


def put(d, kind, n, end=".jpg", at=0):
    (d / kind).mkdir(parents=True, exist_ok=True)
    for i in range(n):
        picture(kind == "dog", seed=i + at).save(
            d / kind / f"{kind}{i + at}{end}", **({"format": "JPEG"} if end == ".jfif" else {})
        )


# formats: 6 of each kind as jpg, 6 of each in other endings
d = root / "formats"
for k in ("cat", "dog"):
    put(d, k, 6)
    [put(d, k, 1, e, 10 + j) for j, e in enumerate((".webp", ".bmp", ".gif", ".jfif", ".tif", ".JPG"))]
    (d / k / "phone.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200))
label(d)
# only: a whole class in webp
d = root / "only"
put(d, "cat", 8)
put(d, "dog", 8, ".webp")
label(d)
# link: dog is a link to a folder elsewhere
d = root / "link"
put(d, "cat", 8)
e = new(f"{WORK}/05/elsewhere")
put(e, "dog", 8)
(d / "dog").symlink_to(e / "dog")
label(d)
# link1: photos are links to files
d = root / "link1"
d.mkdir()
[(d / k).mkdir() for k in ("cat", "dog")]
for i in range(8):
    put(e, "cat", 8)
    (d / "cat" / f"c{i}.jpg").symlink_to(e / f"cat/cat{i}.jpg")
    (d / "dog" / f"d{i}.jpg").symlink_to(e / f"dog/dog{i}.jpg")
label(d)
# junk
d = root / "junk"
put(d, "cat", 8)
put(d, "dog", 8)
label(d)
for k in ("cat", "dog"):
    (d / k / "Thumbs.db").write_bytes(b"x")
    (d / k / ".DS_Store").write_bytes(b"x")
    (d / k / f"._{k}0.jpg").write_bytes(b"\0\5\x16\7" + bytes(50))
    (d / k / "desktop.ini").write_text("x")
    (d / k / ".ipynb_checkpoints").mkdir()
    picture(2).save(d / k / ".ipynb_checkpoints" / f"{k}0-checkpoint.jpg")
    (d / k / f"@eaDir/{k}0.jpg").mkdir(parents=True)
    picture(2).save(d / k / f"@eaDir/{k}0.jpg/SYNOPHOTO_THUMB_M.jpg")
(d / "__MACOSX/cat").mkdir(parents=True)
picture(2).save(d / "__MACOSX/cat/._cat0.jpg", "JPEG")
# bare: nobody wrote a labels.json
d = root / "bare"
put(d, "cat", 8)
put(d, "dog", 8)
# split: train/ val/ test/
d = root / "bare_split"
[put(d / s, k, 4) for s in ("train", "val", "test") for k in ("cat", "dog")]
