"Photos to judge, told in each of the ways that labels.json offers: eval.csv; another file name; a folder pattern; a folder prefix; another column name; ids with sub-folders under a folder prefix; same names in two folders."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import json

root = new(f"{WORK}/13/data")


def folder(name, about, evals=None, table="eval.csv", pattern=False):
    d = root / name
    rows = ["path,person,kind"]
    for p in range(6):
        for i in range(2):
            f = f"train/{'ab'[p % 2]}/p{p}_{i}.jpg"
            (d / f).parent.mkdir(parents=True, exist_ok=True)
            picture(p % 2, seed=9 * p + i).save(d / f)
            rows.append(f"{f},p{p},{'ab'[p % 2]}")
    for k in range(2):
        for i in range(3):
            (d / f"test/s{k}").mkdir(parents=True, exist_ok=True)
            picture(k, seed=100 + 9 * k + i).save(d / f"test/s{k}/{i}.jpg")
            picture(k, seed=100 + 9 * k + i).save(d / f"test/{k}{i}.jpg")
    if not pattern:
        (d / "photos.csv").write_text("\n".join(rows) + "\n")
    if evals:
        (d / table).write_text("\n".join(evals) + "\n")
    (d / "labels.json").write_text(json.dumps({"attributes": [{"name": "kind", "classes": ["a", "b"]}]} | about))


flat = [f"{k}{i}.jpg" for k in range(2) for i in range(3)]
deep = [f"s{k}/{i}.jpg" for k in range(2) for i in range(3)]
folder("plain", {}, ["ImageID", *(f"test/{f}" for f in flat)])
folder("plain_deep", {}, ["ImageID", *(f"test/{f}" for f in deep)])
folder("other_file", {"eval": "test.csv"}, ["ImageID", *(f"test/{f}" for f in flat)], "test.csv")
folder("other_column", {"columns": {"ImageID": "file"}}, ["file", *(f"test/{f}" for f in flat)])
folder("pattern", {"photos": "train/{kind}/{person}_*", "eval": "test/*"}, pattern=True)
folder("pattern_deep", {"photos": "train/{kind}/{person}_*", "eval": "test/{x}/*"}, pattern=True)
d = root / "prefix"
folder("prefix", {"folder": "all"}, ["ImageID", *flat])
for n, ids in (("prefix", flat), ("prefix_deep", deep)):
    folder(n, {"folder": "test"}, ["ImageID", *ids])
    d = root / n
    shutil.move(d / "train", d / "test/train")
folder("sub_csv", {"eval": "lists/eval.csv"}, None)
(root / "sub_csv/lists").mkdir()
(root / "sub_csv/lists/eval.csv").write_text("ImageID\n" + "".join(f"test/{f}\n" for f in flat))
