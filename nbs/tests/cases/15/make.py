"Large folders: N photos to learn from in folders per class and N to judge, both told by patterns; one small file linked N times. And 100,000 photos told by a table."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import json

root = new(f"{WORK}/15/data")
one = root / "one.jpg"
picture(1).save(one)
links = [0]


def link(to):
    links[0] += 1
    if links[0] % 20_000 == 0:
        one.unlink()
        picture(1).save(one)  # a file has so many names and no more
    os.link(one, to)


for n in (1500, 3000, 6000):
    d = root / f"pattern{n}"
    for k in ("cat", "dog"):
        (d / "train" / k).mkdir(parents=True)
    (d / "test").mkdir()
    for i in range(n):
        link(d / "train" / ("cat", "dog")[i % 2] / f"p{i // 4}_{i}.jpg")
        link(d / f"test/{i}.jpg")
    (d / "labels.json").write_text(
        json.dumps(
            {
                "attributes": [{"name": "kind", "classes": ["cat", "dog"]}],
                "photos": "train/{kind}/{person}_*",
                "eval": "test/*",
            }
        )
    )
d = root / "table100k"
(d / "img").mkdir(parents=True)
rows = ["path,person,kind"]
for i in range(100_000):
    if i % 1000 == 0:
        (d / f"img/{i // 1000}").mkdir()
    f = f"img/{i // 1000}/{i}.jpg"
    link(d / f)
    rows.append(f"{f},p{i // 5},{'ab'[i % 2]}")
(d / "photos.csv").write_text("\n".join(rows) + "\n")
(d / "labels.json").write_text(json.dumps({"attributes": [{"name": "kind", "classes": ["a", "b"]}]}))
