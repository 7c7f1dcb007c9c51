"Right: odd sizes are read; a phone's 108 and 200 megapixels are photos; a bomb is refused by name without eating memory; no traceback."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *

d, v = Path(f"{WORK}/21/data"), Verdict()
got = show("small: check", go("check", d / "small"), 3)
v(got[0] == 0, "small: accepted")
got = show(
    "small: run", go("run", d / "small", "--out", new(f"{WORK}/21/out"), "--epochs", "1", "--split", "2"), 3
)
v(got[0] == 0, "small: trained")
got = show("mp108: check", go("check", d / "mp108"), 4)
v(got[0] == 0, "mp108: accepted")
v("DecompressionBomb" not in got[1], "mp108: no warning of Pillow's own")
got = show("mp200: check", go("check", d / "mp200"), 4)
v(
    got[0] == 0 or ("large" in got[1] and any(w in got[1] for w in ("maller", "esize", "hrink"))),
    "mp200: accepted, or told to make it smaller",
)
got = show("bomb: check", go("check", d / "bomb", vmem_gb=12), 4)
v(got[0] == 1 and "bomb.png" in got[1] and not trace(got[1]) and got[2] < 20, "bomb: refused by name, soon")
got = show(
    "bomb: folds, then train (no photo is opened before)", go("split", d / "bomb", "--split", "2", vmem_gb=12), 3
)
v(not trace(got[1]), "bomb: folds: no traceback")
v.end()
