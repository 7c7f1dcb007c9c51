"A small set for everything else: is a data folder left as it was (read-only shares); ONNX with any batch; a spawned script without a guard; prediction tables in another order; a label fix in cp949."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import json

d = new(f"{WORK}/22/data")
(d / "img").mkdir()
rows = ["path,person,kind,tone"]
for p in range(12):
    for i in range(3):
        k = (p + i) % 3
        f = f"img/p{p}_{i}.jpg"
        picture(k, seed=10 * p + i).save(d / f)
        rows.append(f"{f},p{p},{'abc'[k]},{'lo' if p % 2 else 'hi'}")
for i in range(5):
    picture(i % 3, seed=900 + i).save(d / f"img/e{i}.jpg")
(d / "photos.csv").write_text("\n".join(rows) + "\n")
(d / "eval.csv").write_text("ImageID\n" + "".join(f"img/e{i}.jpg\n" for i in range(5)))
(d / "labels.json").write_text(
    json.dumps(
        {"attributes": [{"name": "kind", "classes": ["a", "b", "c"]}, {"name": "tone", "classes": ["hi", "lo"]}]}
    )
)
Path(f"{WORK}/22/script.py").write_text("""import sys
from maskeda import load_dataset
from maskeda import fit_folds
from maskeda import get_recipe
from dataclasses import replace
runs = fit_folds(replace(get_recipe("joint"), epochs=1, split="2"), load_dataset(sys.argv[1]), runs_folder=sys.argv[2], parallel=2)
print("done", len(runs))
""")
