"A run killed in the middle and given again: with the same words, with other epochs, with another rate; a rate that ends in NaN; a run in bf16; a cached run after photos were replaced by others of the same size in bytes."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import json

d = new(f"{WORK}/18/data")
(d / "img").mkdir()
rows = ["path,person,kind"]
for p in range(16):
    for i in range(6):
        f = f"img/{p:02d}_{i}.bmp"
        picture(p % 2, seed=9 * p + i).save(d / f)
        rows.append(f"{f},p{p},{'ab'[p % 2]}")
(d / "photos.csv").write_text("\n".join(rows) + "\n")
(d / "labels.json").write_text(json.dumps({"attributes": [{"name": "kind", "classes": ["a", "b"]}]}))
