"A table whose column is called label, as most Kaggle image tables have it: words; 0/1; 1/0 (positive class named first); a number cut by edges."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import json

root = new(f"{WORK}/20/data")


def plain(name, cell, attribute):
    d = root / name
    (d / "img").mkdir(parents=True)
    rows = ["path,person,label"]
    for p in range(10):
        for i in range(4):
            f = f"img/p{p}_{i}.jpg"
            picture(p % 2, seed=9 * p + i).save(d / f)
            rows.append(f"{f},p{p},{cell(p)}")
    for p in range(4):
        picture(p % 2, seed=500 + p).save(d / f"img/e{p}.jpg")
    (d / "photos.csv").write_text("\n".join(rows) + "\n")
    (d / "labels.json").write_text(json.dumps({"attributes": [{"name": "label"} | attribute]}))
    (d / "eval.csv").write_text("ImageID\n" + "".join(f"img/e{p}.jpg\n" for p in range(4)))


plain("words", lambda p: ["cat", "dog"][p % 2], {"classes": ["cat", "dog"]})
plain("zero_one", lambda p: p % 2, {"classes": ["0", "1"]})
plain("one_zero", lambda p: p % 2, {"classes": ["1", "0"]})
plain("edges", lambda p: [10, 90][p % 2] + p, {"classes": ["low", "high"], "edges": [50]})
