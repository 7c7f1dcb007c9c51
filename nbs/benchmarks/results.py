"""Keep what benchmarks measured, with a digest of the code that they timed, and read it back.

A benchmark calls `keep("loader", rows, code)`; the rows go to results/loader.json, or to the folder that MASKEDA_RESULTS names. `.ci/speed.py`
makes docs/speed.md of all files, and tells which rows are older than the code that they timed."""
import ast
import datetime
import hashlib
import json
import os
import platform
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
COLUMNS = ("work", "peer", "peer_value", "our_value", "unit", "ratio", "limit")


def digest_code(name):
    "Digest a definition, such as `datasets.loader.PhotoLoader`; comments, docstrings and layout do not count."
    module, _, definition = name.rpartition(".")
    tree = ast.parse((ROOT / "maskeda" / (module.replace(".", "/") + ".py")).read_text(encoding="utf-8"))
    node = next((n for n in tree.body if getattr(n, "name", "") == definition), None)
    if node is None: return "missing"
    for inner in ast.walk(node):
        body = getattr(inner, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant): inner.body = body[1:]
    return hashlib.sha256(ast.unparse(node).encode()).hexdigest()[:12]


def describe_machine():
    "Describe the processor, its instructions for matrices, and how busy the machine is."
    try: text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError: text = ""
    flags = re.search(r"^(?:flags|Features)\s*:(.*)$", text, re.M)
    model = re.search(r"^model name\s*:(.*)$", text, re.M)
    names = ("avx2", "avx512f", "avx512_vnni", "avx512_bf16", "amx_bf16")
    has = [n for n in names if flags and n in flags[1].split()]
    return dict(processor=model[1].strip() if model else platform.machine(), instructions=has, cores=os.cpu_count(), load=round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None)


def keep(name, rows, code, load_before=None):
    "Keep the rows of a benchmark; each has the keys of `COLUMNS`, ratio and limit may be None. Return the file."
    folder = Path(os.environ.get("MASKEDA_RESULTS") or HERE / "results")
    folder.mkdir(parents=True, exist_ok=True)
    rows = [{key: round(row[key], 3) if isinstance(row.get(key), float) else row.get(key) for key in COLUMNS} for row in rows]
    content = dict(benchmark=name, date=str(datetime.date.today()), small=bool(os.environ.get("MASKEDA_SMALL")), machine=describe_machine() | dict(load_before=load_before),
                   code={c: digest_code(c) for c in code}, rows=rows)
    (folder / f"{name}.json").write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return folder / f"{name}.json"


def read_all(folder=HERE / "results"):
    "Read all results, in order of their names."
    return [json.loads(p.read_text(encoding="utf-8")) for p in sorted(Path(folder).glob("*.json"))]


def list_outdated(results):
    "List the code that changed since it was timed: benchmark, definition."
    return [(r["benchmark"], name) for r in results for name, digest in r["code"].items() if digest_code(name) != digest]
