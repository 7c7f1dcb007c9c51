"Right: done with warnings that name who is missing where, or refused in words before training; no traceback; out-of-fold scores are scikit-learn's over all classes."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import re
from sklearn.metrics import f1_score
from maskeda.predictions import read_predictions

d, v = Path(f"{WORK}/14/data"), Verdict()
for n in ("one", "two", "three", "lonely", "nobody", "single", "four"):
    a = show(f"{n}: check", go("check", d / n), 3)
    f = show(f"{n}: folds 5", go("split", d / n, "--split", "5"), 7)
    v(not trace(a[1] + f[1]), f"{n}: no traceback of check and folds")
    e = show(f"{n}: eda", go("eda", d / n, "--out", f"{WORK}/14/eda.html"), 4)
    v(not trace(e[1]), f"{n}: no traceback of eda")
    out = new(f"{WORK}/14/out/{n}")
    r = show(f"{n}: run", go("run", d / n, "--out", out, "--epochs", "1", "--split", "2"), 12)
    v(not trace(r[1]), f"{n}: no traceback of run")
    v(r[0] == 0 or "epoch 1" not in r[1], f"{n}: run ends, or refuses before it trains")
    if r[0] == 0:
        t = read_predictions(out / "oof.parquet")
        want = f1_score(t.label, t.p.argmax(1), labels=range(t.space.n_classes), average="macro", zero_division=0)
        found = float(re.search(r"On held-out \w+: macro F1 ([\d.]+)", r[1]).group(1))
        v(abs(found - want) < 6e-4, f"{n}: macro F1 {found} is scikit-learn's {want:.4f}")
        v("nan" not in r[1].lower().replace("finance", ""), f"{n}: no NaN is said")
    if n == "lonely":
        v(
            "c" in f[1] and ("absent" in r[1] or "fewer" in r[1] or "only" in e[1] or "rarest" in e[1].lower()),
            "lonely: told that a class has one person",
        )
    if n in ("nobody", "single"):
        v(
            any(w in a[1] + e[1] + r[1] for w in ("absent", "no photo", "nobody", "never", "without")),
            f"{n}: told that a class has no photo",
        )
v.end()
