"Too few: one person, two people, three people in five folds, a class that only one person has, a class that nobody has, an attribute whose only class is one, one photo a person and 4 photos in all."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import json

root = new(f"{WORK}/14/data")


def plain(name, people, kind, each=4, classes=("a", "b"), evals=False):
    d = root / name
    (d / "img").mkdir(parents=True)
    rows = ["path,person,kind"]
    for p in range(people):
        for i in range(each):
            k = kind(p, i)
            f = f"img/{p}_{i}.jpg"
            picture("abc".index(k), seed=9 * p + i).save(d / f)
            rows.append(f"{f},p{p},{k}")
    (d / "photos.csv").write_text("\n".join(rows) + "\n")
    (d / "labels.json").write_text(json.dumps({"attributes": [{"name": "kind", "classes": list(classes)}]}))
    if evals:
        picture(2).save(d / "img/x.jpg")
        (d / "eval.csv").write_text("ImageID\nimg/x.jpg\n")


plain("one", 1, lambda p, i: "ab"[i % 2])
plain("two", 2, lambda p, i: "ab"[i % 2], evals=True)
plain("three", 3, lambda p, i: "ab"[p % 2])
plain("lonely", 8, lambda p, i: "c" if p == 7 else "ab"[p % 2], classes="abc", evals=True)
plain("nobody", 8, lambda p, i: "ab"[p % 2], classes="abc", evals=True)
plain("single", 8, lambda p, i: "a", evals=True)
plain("four", 4, lambda p, i: "ab"[p % 2], each=1, evals=True)
