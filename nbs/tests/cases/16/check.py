"Right: trained on as they are, or refused in words that name the file and say what to do; never a traceback."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *

d, v = Path(f"{WORK}/16/data"), Verdict()
for n in ("photos", "classes", "unused", "people"):
    for c in (["check"], ["split", "--split", "2"], ["eda", "--out", f"{WORK}/16/eda.html"]):
        got = show(f"{n}: {c[0]}", go(c[0], d / n, *c[1:]), 3)
        v(not trace(got[1]), f"{n}: {c[0]}: no traceback")
        if got[0]:
            v(
                any(w in got[1] for w in ("UTF-8", "cp949", "encod", "letters", "rename", "Rename", "unzip")),
                f"{n}: {c[0]}: told that names are not in UTF-8",
            )
for n in ("photos", "unused"):
    got = show(
        f"{n}: run", go("run", d / n, "--out", new(f"{WORK}/16/out"), "--epochs", "1", "--split", "2"), 3
    )
    v(not trace(got[1]), f"{n}: run: no traceback")
e = d / "내 사진 😀 (1)/데이터 set"
o = new(f"{WORK}/16/내 결과 😀 out")
got = show("emoji: run", go("run", e, "--out", o, "--epochs", "1", "--split", "2"), 3)
v(got[0] == 0 and (o / "report.html").exists(), "emoji: run ends with a report")
got = show(
    "emoji, Latin-1 terminal",
    go("check", e, env=dict(PYTHONIOENCODING="", LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")),
    4,
)
v(not trace(got[1]), "emoji: a terminal that is not in UTF-8 gets no traceback")
v.end()
