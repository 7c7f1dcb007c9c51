"Right: scored as scikit-learn scores, in bounded memory and time; or refused in words."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import re, pandas as pd
from sklearn.metrics import f1_score, accuracy_score

d, v = Path(f"{WORK}/09/data"), Verdict()
for name, n in dict(c300=300, c600=600, utk=1170, c3000=3000).items():
    a, b = (pd.read_csv(d / name / f"{f}.csv").ans for f in ("answers", "submission"))
    got = show(name, go("score", d / name / "submission.csv", d / name / "answers.csv", limit=240, vmem_gb=16), 3)
    v(not trace(got[1]) and got[0] in (0, 1), f"{name}: scored or refused in words, within 16 GB and 4 minutes")
    if got[0] == 0:
        found = [float(x) for x in re.search(r"(?is)macro F1 ([\d.]+).*?accuracy ([\d.]+)", got[1]).groups()]
        want = f1_score(a, b, labels=range(n), average="macro", zero_division=0), accuracy_score(a, b)
        v(
            np.allclose(found, want, atol=6e-4),
            f"{name}: macro F1 and accuracy {found} are scikit-learn's {np.round(want, 4)}",
        )
        v(len(got[1]) < 4000, f"{name}: said in a few lines ({len(got[1]):,} characters)")
v.end()
