"First tried without saying who is who (photos.csv without person); `check` advises to add the column; it is added, and the same command is given again. Pictures: a person has a colour of their own, labels are random per person."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import json

d = new(f"{WORK}/12/data")
(d / "img").mkdir()
rng = np.random.default_rng(1)
y = rng.permutation([0, 1] * 10)
rows = []
for p in range(20):
    hue = rng.integers(20, 235, 3)
    for i in range(6):
        f = f"img/{p:02d}_{i}.png"
        Image.fromarray(np.clip(hue + rng.normal(0, 6, (32, 24, 3)), 0, 255).astype(np.uint8)).save(d / f)
        rows.append((f, f"p{p}", "ab"[y[p]]))
(d / "photos_without.csv").write_text("path,kind\n" + "".join(f"{f},{k}\n" for f, p, k in rows))
(d / "photos_with.csv").write_text("path,person,kind\n" + "".join(f"{f},{p},{k}\n" for f, p, k in rows))
(d / "labels.json").write_text(json.dumps({"attributes": [{"name": "kind", "classes": ["a", "b"]}]}))
