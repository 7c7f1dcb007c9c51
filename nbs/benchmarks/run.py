"""Run benchmarks in one process: `python run.py NAME ...` (default: those of `BENCHMARKS`). MASKEDA_SMALL=1 makes them tiny, MASKEDA_RESULTS names
the folder of the results. `maskeda bench` calls this file."""
import json
import os
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
BENCHMARKS = ("loader", "statistics", "search", "training_step", "growth")


def read_code(name):
    "Read the code cells of a notebook."
    cells = json.loads((HERE / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    return [(cell["id"], "".join(cell["source"])) for cell in cells if cell["cell_type"] == "code"]


def run(name):
    "Run a notebook; return its processor seconds."
    names = dict(__name__="__main__", display=print)
    before, environment = time.process_time(), dict(os.environ)
    for number, source in read_code(name): exec(compile(source, f"{name}.ipynb, cell {number}", "exec"), names)
    os.environ.clear()
    os.environ.update(environment)
    return time.process_time() - before


def main():
    os.environ.setdefault("MPLBACKEND", "Agg")
    os.chdir(HERE)
    sys.path.insert(0, str(HERE))
    for name in sys.argv[1:] or BENCHMARKS:
        print(f"--- {name}", flush=True)
        print(f"{name}: {run(name):.1f} s of processor time", flush=True)


if __name__ == "__main__": main()
