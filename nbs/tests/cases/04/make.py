"Tables as made on Windows (backslashes), with another case of letters, and with one file under two spellings (./a.jpg and a.jpg)."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import json

root = new(f"{WORK}/04/data")


def folder(name, spell, more=lambda rows: rows, evals="", labels={}):
    d = root / name
    (d / "train/img").mkdir(parents=True)
    rows = ["path,person,kind"]
    for p in range(6):
        for i in range(2):
            f = f"train/img/IMG_{p}{i}.jpg"
            picture(p % 2, seed=9 * p + i).save(d / f)
            rows.append(f"{spell(f)},p{p},{'ab'[p % 2]}")
    (d / "photos.csv").write_text("\n".join(more(rows)) + "\n")
    (d / "labels.json").write_text(json.dumps({"attributes": [{"name": "kind", "classes": ["a", "b"]}]} | labels))
    if evals:
        (d / "test").mkdir()
        picture(3).save(d / "test/x.jpg")
        (d / "eval.csv").write_text(f"ImageID\n{evals}\n")


folder("backslash", lambda f: f.replace("/", "\\"), evals="test\\x.jpg")
folder("folder_backslash", lambda f: f.split("/")[-1], labels={"folder": "train\\img"})
folder("case", lambda f: f.replace("IMG", "img"))
folder("ending", lambda f: f.replace(".jpg", ".JPG"))
folder("stem", lambda f: f.replace(".jpg", ""))
folder("absolute", lambda f: f"C:\\Users\\me\\data\\{f}".replace("/", "\\"))
folder(
    "twice", lambda f: f, lambda rows: rows + ["./" + rows[1].replace("p0", "p5")]
)  # one file, two spellings, two people
