"Right: the labels learnt and scored are those of the table; or the name is refused by `check` with the remedy to call it otherwise. Even photos are red, odd ones green: easily told."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import json, pandas as pd, re
from maskeda.predictions import read_predictions

d, v = Path(f"{WORK}/20/data"), Verdict()
for f in sorted(d.iterdir()):
    c = show(f"{f.name}: check", go("check", f), 2)
    out = new(f"{WORK}/20/out/{f.name}")
    r = show(
        f"{f.name}: run",
        go("run", f, "--out", out, "--epochs", "12", "--split", "2", "--batch-size", "8"),
        14,
    )
    v(c[0] == 1 or r[0] == 0, f"{f.name}: what check passes, run can train (or check refuses the name)")
    if r[0] == 0:
        a = json.loads((f / "labels.json").read_text())["attributes"][0]
        t = pd.read_csv(f / "photos.csv", dtype={"label": str}).set_index("path")
        true = [a["classes"].index(x) if not a.get("edges") else int(float(x) >= a["edges"][0]) for x in t.label]
        o = read_predictions(out / "oof.parquet")
        true = pd.Series(true, t.index)[o.path].to_numpy()
        v(
            (o.label == true).all(),
            f"{f.name}: the truth that is scored against is the table's ({(o.label != true).sum()} of {len(true)} differ)",
        )
        s = pd.read_csv(out / "submission_argmax.csv")
        cells = ["cat", "dog"] if f.name == "words" else ["0", "1"]
        want = [a["classes"].index(cells[p % 2]) if not a.get("edges") else p % 2 for p in range(4)]
        print(
            "      answers",
            s.ans.tolist(),
            "the pictures show",
            want,
            "| said:",
            re.search(r"On held-out \w+: [^;]*", r[1]).group(0)[:140],
        )
        v(
            s.ans.tolist() == want,
            f"{f.name}: the photos to judge, red and green as those learnt from, are answered right",
        )
v.end()
