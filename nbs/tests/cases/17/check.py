"Right: scored as scikit-learn scores, matched by id whatever the order; or refused in words. `doctor` refuses another order."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import re, pandas as pd
from sklearn.metrics import f1_score, accuracy_score

d, v = Path(f"{WORK}/17/data"), Verdict()
a, b = (pd.read_csv(d / f, dtype={"ImageID": str}).set_index("ImageID").ans for f in ("answers.csv", "good.csv"))
want = [f1_score(a, b[a.index], labels=range(18), average="macro", zero_division=0), accuracy_score(a, b[a.index])]


def scored(got):
    m = re.search(r"(?is)macro F1 ([\d.]+).*?accuracy ([\d.]+)", got[1])
    return m and np.allclose([float(x) for x in m.groups()], want, atol=6e-4)


for n in ("good", "shuffled", "bom", "crlf_blank", "decimals"):
    got = show(n, go("score", d / f"{n}.csv", d / "answers.csv"), 2)
    v(scored(got), f"{n}: scored as scikit-learn does")
for n in ("blanks", "index"):
    got = show(n, go("score", d / f"{n}.csv", d / "answers.csv"), 2)
    v(scored(got) or got[0] == 1 and not trace(got[1]), f"{n}: scored or refused")
for n in ("utf16", "semicolon", "trailing", "lost_zeros", "halves", "names", "no_header", "short"):
    got = show(n, go("score", d / f"{n}.csv", d / "answers.csv"), 3)
    v(got[0] == 1 and not trace(got[1]), f"{n}: refused in words")
got = show("doctor, shuffled", go("check-submission", d / "shuffled.csv", d / "info.csv"), 2)
v(got[0] == 1 and "order" in got[1], "doctor refuses another order")
got = show("gaps", go("score", d / "good.csv", d / "answers_person_gaps.csv"), 3)
v(not trace(got[1]), "answers with some persons missing: no traceback")
v(got[0] == 1 or "9 people" not in got[1], "answers with some persons missing: refused, or said")
got = show("NA", go("score", d / "na/submission.csv", d / "na/answers.csv"), 3)
v(got[0] == 0 and "accuracy 1.000" in got[1], "an id NA or null is an id")
got = show("twice", go("submit", d / "twice.parquet", d / "twice_info.csv", "--out", f"{WORK}/17/sub.csv"), 3)
v(
    got[0] == 1 or "two" in got[1] or "several" in got[1],
    f"one name in two folders: not answered unsaid ({(WORK / '17/sub.csv').read_text().split() if got[0] == 0 else ''})",
)
v.end()
