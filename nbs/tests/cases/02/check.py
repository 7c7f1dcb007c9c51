"Right: it is read with the right words, or the message says which encoding or separator it met and what to do, in words that fit."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
from maskeda import load_dataset
from maskeda.errors import DataError

d, v = Path(f"{WORK}/02/data"), Verdict()
want = load_dataset(d / "utf8").train
for f in sorted(d.iterdir()):
    got = show(f.name, go("check", f, limit=60), 4)
    v(not trace(got[1]), f"{f.name}: no traceback")
    if got[0] == 0:
        t = load_dataset(f).train
        v(
            (
                t[["path", "group", "소매", "label"]].to_numpy()
                == want[["path", "group", "소매", "label"]].to_numpy()
            ).all(),
            f"{f.name}: the labels read are right",
        )
    elif f.name in ("semicolon", "tab"):
        v(
            "semicolon" in got[1].lower()
            or "';'" in got[1]
            or "separat" in got[1].lower()
            or "comma" in got[1].lower(),
            f"{f.name}: the message says that the separator is the matter",
        )
    else:
        v(
            "UTF-8" in got[1] or "encoding" in got[1].lower(),
            f"{f.name}: the message says that the encoding is the matter",
        )
    if f.name.startswith("json"):
        v("Describe every attribute" not in got[1], f"{f.name}: the remedy given would mend it")
    if f.name in ("json_bom", "eval_bom", "bom"):
        v(got[0] == 0, f"{f.name}: what Excel or Notepad writes by default is read")
v.end()
