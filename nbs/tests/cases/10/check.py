"Right: values that mean a class are read as it; a missing label is used without, or refused with a remedy that fits a missing label; nothing is guessed unsaid."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
from maskeda import load_dataset

d, v = Path(f"{WORK}/10/data"), Verdict()


def said(n, k=4):
    got = show(n, go("check", d / n, limit=60), k)
    v(not trace(got[1]), f"{n}: no traceback")
    return got


got = said("blank")
v("line 5" in got[1] and "sex" in got[1], "blank: told which rows lack which label")
v(
    got[0] == 0 or any(w in got[1] for w in ("unknown", "missing", "take the row out", "leave", "remove the row")),
    "blank: told what to do with rows that have no such label",
)
got = said("nan_age")
v(got[0] == 1 and "unknown" in got[1] and "line 6" in got[1], "nan_age: told which rows have no number")
for n, want in dict(
    float_age=[0] * 10 + [1] * 2, half_age=[0] * 10 + [1] * 2, adience=[0, 0, 1, 1] * 3, no_yes=[0, 0, 1, 1] * 3
).items():
    got = said(n)
    v(got[0] == 0, f"{n}: read")
    if got[0] == 0:
        data = load_dataset(d / n)
        t = data.train.assign(i=data.train.path.str.extract(r"(\d+)\.")[0].astype(int)).sort_values("i")
        v((t.label % 2).tolist() == want, f"{n}: the classes are right ({(t.label % 2).tolist()})")
got = said("range_age")
v(got[0] == 1 and "25-32" in got[1], "range_age: told which value is no number")
got = said("pandas_int")
v(got[0] == 0 or "1.0" in got[1], "pandas_int: read, or told")
got = said("case")
v(got[0] == 0 or "Male" in got[1], "case: read, or told")
said("negative")  # any number may be below 0: only looked at
for n in ("people_float", "people_onehalf", "people_padded"):
    got = said(n)
    v(got[0] == 0, f"{n}: accepted: folder and table say the same age")
got = said("people_blank")
v(got[0] in (0, 1) and "line 4" in got[1], "people_blank: told which row")    # the row is used without its age
v.end()
