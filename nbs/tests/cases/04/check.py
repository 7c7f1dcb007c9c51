import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
from maskeda import load_dataset

d, v = Path(f"{WORK}/04/data"), Verdict()
for n, words in dict(
    backslash=("\\ ", "backslash", "with /", "slash"),
    folder_backslash=("backslash", "slash"),
    case=("case", "IMG_", "did you mean", "called"),
    ending=("did you mean", ".jpg is there", "case"),
    stem=("ending", "extension", "did you mean"),
    absolute=("relative",),
).items():
    got = show(n, go("check", d / n, limit=60), 3)
    v(not trace(got[1]), f"{n}: no traceback")
    v(got[0] == 0 or any(w in got[1] for w in words), f"{n}: read, or told what is the matter with the names")
got = show("twice", go("check", d / "twice", limit=60), 3)
v(
    got[0] == 1 or "twice" in got[1] or "same file" in got[1],
    "twice: one file in two rows (./a.jpg and a.jpg) is noticed",
)
v.end()
