import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
from maskeda import load_dataset

d, v = Path(f"{WORK}/05/data"), Verdict()
got = show("formats", go("check", d / "formats", limit=60), 8)
n = len(load_dataset(d / "formats").train)
v(
    n == 24 or any(w in got[1] for w in (".webp", "webp", "ending")),
    f"formats: all 24 readable photos are used, or it is said which are not ({n} used)",
)
v("heic" in got[1].lower(), "formats: it is said that the HEIC files are not used")
got = show("only", go("check", d / "only", limit=60), 6)
v(
    any(w in got[1] for w in ("webp", "no photo of dog", "dog: ", "without", "absent"))
    or got[0] == 0
    and (load_dataset(d / "only").train.kind == "dog").sum() == 8,
    "only: the class in webp is used, or it is said that it is not",
)
got = show("link", go("check", d / "link", limit=60), 6)
v(
    (got[0] == 0 and (load_dataset(d / "link").train.kind == "dog").sum() == 8)
    or any(w in got[1] for w in ("link", "no photo of dog", "absent")),
    "link: the linked class is used, or it is said that it is not",
)
got = show("link1", go("check", d / "link1", limit=60), 6)
v(got[0] == 0 and len(load_dataset(d / "link1").train) == 16, "link1: photos that are links are used")
got = show("junk", go("check", d / "junk", limit=60), 6)
v(got[0] == 0 and len(load_dataset(d / "junk").train) == 16, "junk: what systems leave behind is no photo")
for n in ("bare", "bare_split"):
    got = show(n, go("check", d / n, limit=60), 6)
    v(
        "labels.json" in got[1] and '"photos"' in got[1] and "cat" in got[1] and not trace(got[1]),
        f"{n}: a description of a folder per class is proposed",
    )
v.end()
