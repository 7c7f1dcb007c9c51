"hole.png among the photos to be judged: `check` passes it, when is it refused?"

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *

d, v = Path(f"{WORK}/06/data/hole_png"), Verdict()
e = new(f"{WORK}/06/eval")
shutil.copytree(d, e / "d")
e = e / "d"
t = (e / "photos.csv").read_text().splitlines()
(e / "photos.csv").write_text("\n".join(l for l in t if "hole" not in l) + "\n")
(e / "eval.csv").write_text("ImageID\nimg/hole.png\nimg/p0.jpg\n")
got = show("check", go("check", e))
v(got[0] == 1, "check refuses it")
got = show("eda", go("eda", e, "--out", f"{WORK}/06/eda.html"), 12)
v(got[0] == 1 or "hole.png" in got[1], "eda names it")
got = show("run", go("run", e, "--out", new(f"{WORK}/06/out"), "--epochs", "2"), 12)
v("epoch 2 of 2" not in got[1], "run refuses it before it trains")
v.end()
