"Right: read with the right labels; or a message that says what is not supported and what to do instead. Never a traceback, a flood of memory or a hang."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *

d, v = Path(f"{WORK}/08/data"), Verdict()
for k in (5, 10, 20, 40, 64):
    for c in (["check"], ["split"], ["eda", "--out", f"{WORK}/08/eda.html"]):
        got = show(f"yesno{k}: {c[0]}", go(c[0], d / f"yesno{k}", *c[1:], limit=120, vmem_gb=16), 4)
        v(not trace(got[1]) and got[0] in (0, 1), f"yesno{k}: {c[0]} works or refuses in words")
    if k == 5:
        v(" 32 classes" in go("check", d / "yesno5")[1], "yesno5: 2^5 classes")
got = show("text", go("check", d / "text"), 5)
v(
    got[0] == 0 or got[0] == 1 and not trace(got[1]) and ".csv" in got[1].lower(),
    "text: read, or told that a CSV is needed",
)
if got[0] == 0:
    from maskeda import load_dataset

    cells = [l.split() for l in (d / "text/list_attr_celeba.txt").read_text().splitlines()[2:]]
    t = load_dataset(d / "text").train
    v(
        [[p.split("/")[-1], *r] for p, *r in t[["path", "Male", "Smiling", "Young"]].to_numpy().tolist()] == cells,
        "text: the labels read are right",
    )
got = show("onehot", go("check", d / "onehot"), 5)
v(got[0] == 1 and "column mask" in got[1] or got[0] == 0, "onehot: read, or told which column is needed")
got = show("tags", go("check", d / "tags"), 5)
v(got[0] == 1 and "cat dog" in got[1] and not trace(got[1]), "tags: told which cell is no class")
v.end()
