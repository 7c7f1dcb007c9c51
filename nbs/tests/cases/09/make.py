"Very many classes: answers of UTKFace-like labels (117 ages x 2 x 5 = 1,170 combinations), and 300, 600, 3,000 single classes; 2,000 photos each."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import json

root = new(f"{WORK}/09/data")
rng = np.random.default_rng(0)
for name, attributes in dict(c300=[300], c600=[600], utk=[117, 2, 5], c3000=[3000]).items():
    d = root / name
    d.mkdir()
    n = int(np.prod(attributes))
    y = rng.integers(0, n, 2000)
    z = np.where(rng.random(2000) < 0.6, y, rng.integers(0, n, 2000))
    (d / "labels.json").write_text(
        json.dumps(
            {
                "attributes": [
                    {"name": f"a{j}", "classes": [f"k{i}" for i in range(k)]} for j, k in enumerate(attributes)
                ]
            }
        )
    )
    for f, v in (("answers", y), ("submission", z)):
        (d / f"{f}.csv").write_text(
            "ImageID,ans"
            + ",person" * (f == "answers")
            + "\n"
            + "".join(f"{i}.jpg,{c}" + f",p{i // 4}" * (f == "answers") + "\n" for i, c in enumerate(v))
        )
