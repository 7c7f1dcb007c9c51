"Right: `run` ends with a submission that answers every photo to judge, each with its own answer; or refuses before it trains."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import pandas as pd
from maskeda.predictions import read_predictions

d, v = Path(f"{WORK}/13/data"), Verdict()
for f in sorted(d.iterdir()):
    a = show(f"{f.name}: check", go("check", f), 3)
    out = new(f"{WORK}/13/out/{f.name}")
    b = show(f"{f.name}: run", go("run", f, "--out", out, "--epochs", "1", "--split", "2"), 4)
    trained = "fold 1: epoch 1 of 1" in b[1]
    v(b[0] == 0 or not trained, f"{f.name}: ends well, or refuses before training (rc {b[0]}, trained {trained})")
    if b[0] == 0:
        s, t = (
            pd.read_csv(out / "submission_argmax.csv", dtype={"ImageID": str}),
            read_predictions(out / "test.parquet"),
        )
        own = dict(zip(t.path, t.p.argmax(1)))
        ids = [next(p for p in own if p == i or p.endswith("/" + i)) for i in s.ImageID]
        v(len(s) == 6 and [own[i] for i in ids] == s.ans.tolist(), f"{f.name}: six answers, each its photo's own")
v.end()
