"Right: the time grows with the number of photos, not with its square; 100,000 photos are checked within a few minutes on two shared cores."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *

d, v = Path(f"{WORK}/15/data"), Verdict()
t = {}
for n in (1500, 3000, 6000):
    got = show(f"pattern{n}: folds (no photo is opened)", go("split", d / f"pattern{n}", "--split", "5", limit=150), 2)
    t[n] = got[2]
    print(n, round(got[2], 1), "s", got[0])
v(
    t[6000] < 20,
    f"6,000 + 6,000 photos are listed in seconds, and twice the photos take about twice as long ({ {k: round(x, 1) for k, x in t.items()} })",
)
got = show("table100k: check", go("check", d / "table100k", limit=500), 3)
v(got[0] == 0 and got[2] < 240, f"100,000 photos checked in {got[2]:.0f} s")
v.end()
