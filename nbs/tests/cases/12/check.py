"Right: the second job trains anew with people kept apart (or says that the runs there are of another split); its score is not the first one's."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import pandas as pd, re
from maskeda.predictions import read_predictions

d, v, out = Path(f"{WORK}/12/data"), Verdict(), new(f"{WORK}/12/out")
score = lambda t: re.search(r"On held-out \w+: (macro F1 [\d.]+).*?photos of ([\d,]+) ", t, re.S)
shutil.copy(d / "photos_without.csv", d / "photos.csv")
a = show("first, no person told", go("run", d, "--out", out, "--epochs", "6"), 14)
shutil.copy(d / "photos_with.csv", d / "photos.csv")
b = show("then, with person", go("run", d, "--out", out, "--epochs", "6"), 14)
c = show("with person, in a new folder", go("run", d, "--out", new(f"{WORK}/12/out2"), "--epochs", "6"), 10)
print([x and x.groups() for x in map(score, (a[1], b[1], c[1]))])
v(all(x[0] == 0 for x in (a, b, c)), "all three jobs end")
v(
    not re.search(r"fold 0 is finished", b[1]) or "another split" in b[1],
    "the second job does not take the first one's models",
)
t = read_predictions(out / "oof.parquet")
v(len(set(t.group)) == 20, f"its out-of-fold table knows the 20 people ({len(set(t.group))} are in it)")
# independent: which photos was the model of fold 0 validated on, and are their people among those it learnt from?
oof = [read_predictions(f) for f in sorted((out / "runs").glob("ours/fold*/oof.parquet"))]
who = pd.read_csv(d / "photos_with.csv").set_index("path").person
shared = [len(set(who[o.path]) & set(who.drop(o.path))) for o in oof]
v(not any(shared), f"no person is on both sides of a fold that the answer comes from (shared: {shared} of 20)")
print("LEAKY said:", "LEAKY" in b[1])
v.end()
