"What every case uses: small pictures, tables, and the command line of the product. Run from the root of the repository; needs its .venv."

import os, shutil, subprocess, sys, tempfile, time
from pathlib import Path
import numpy as np
from PIL import Image

BIN = Path(os.environ.get("MASKEDA_BIN", ".venv/bin")).absolute()
PY, CLI = str(BIN / "python"), str(BIN / "maskeda")
WORK = Path(os.environ.get("CASES_WORK", Path(tempfile.gettempdir()) / "maskeda-cases"))
ENV = os.environ | dict(OMP_NUM_THREADS="1", PYTHONDONTWRITEBYTECODE="1", COLUMNS="80")


def go(*words, limit=300, cwd=None, vmem_gb=None, env=None):
    "Run maskeda; returns (exit status, all it said, seconds). Status 124: it hung, -9 or 137: killed."
    pre = ["nice", "-n", "10"]
    if vmem_gb:
        pre = ["bash", "-c", f'ulimit -v {int(vmem_gb * 1e6)}; exec nice -n 10 "$@"', "x"]
    since = time.time()
    try:
        r = subprocess.run(
            [*pre, CLI, *map(str, words)], capture_output=True, timeout=limit, cwd=cwd, env=ENV | (env or {})
        )
    except subprocess.TimeoutExpired as e:
        return 124, ((e.stdout or b"") + (e.stderr or b"")).decode("utf-8", "replace"), time.time() - since
    said = (r.stdout + r.stderr).decode("utf-8", "replace")
    for w in words:  # names of our own folders are no answer
        if str(WORK) in str(w):
            said = said.replace(str(w), "DIR")
    return r.returncode, said, time.time() - since


def tail(said, n=6):
    return "\n".join("   | " + l[:300] for l in said.strip().splitlines()[-n:])


def show(name, got, n=8):
    print(f"## {name}: rc {got[0]}, {got[2]:.1f} s\n{tail(got[1], n)}", flush=True)
    return got


def new(folder):
    folder = Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def picture(k, size=(32, 24), seed=0):
    "A picture whose colour tells k."
    rng = np.random.default_rng(seed)
    hue = [(220, 60, 60), (60, 200, 60), (60, 60, 220), (200, 200, 60), (60, 200, 200), (200, 60, 200)][k % 6]
    return Image.fromarray(np.clip(np.array(hue) + rng.normal(0, 25, (*size, 3)), 0, 255).astype(np.uint8))


def trace(said):
    return "Traceback (most recent call last)" in said


class Verdict:
    "Collects whether the product did right."

    def __init__(self):
        self.bad = []

    def __call__(self, ok, what):
        print(("ok    " if ok else "WRONG ") + what, flush=True)
        if not ok:
            self.bad.append(what)

    def end(self):
        print("RIGHT" if not self.bad else f"{len(self.bad)} WRONG")
        sys.exit(bool(self.bad))
