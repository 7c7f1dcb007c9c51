"Sizes in the wild: 1x1, 1x400, a panorama, a phone's 108 and 200 megapixels, a bomb of 2.5 gigapixels in 300 kB."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import json

root = new(f"{WORK}/21/data")


def folder(name, odd):
    d = root / name
    (d / "img").mkdir(parents=True)
    rows = ["path,person,kind"]
    for p in range(8):
        picture(p % 2, seed=p).save(d / f"img/{p}.jpg")
        rows.append(f"img/{p}.jpg,p{p},{'ab'[p % 2]}")
    for i, (n, im) in enumerate(odd):
        im.save(d / f"img/{n}")
        rows.append(f"img/{n},q{i},{'ab'[i % 2]}")
    (d / "photos.csv").write_text("\n".join(rows) + "\n")
    (d / "labels.json").write_text(json.dumps({"attributes": [{"name": "kind", "classes": ["a", "b"]}]}))


folder(
    "small",
    [
        ("one.png", Image.new("RGB", (1, 1), (9, 200, 9))),
        ("wide.jpg", Image.new("RGB", (400, 1), (200, 9, 9))),
        ("high.jpg", Image.new("RGB", (1, 400), (200, 9, 9))),
        ("pano.jpg", Image.new("RGB", (12000, 300), (9, 9, 200))),
    ],
)
folder("mp108", [("phone.jpg", Image.new("RGB", (12000, 9000), (90, 120, 60)))])
folder("mp200", [("phone.jpg", Image.new("RGB", (16320, 12240), (90, 120, 60)))])
Image.MAX_IMAGE_PIXELS = None
folder("bomb", [("bomb.png", Image.new("1", (50000, 50000)))])
