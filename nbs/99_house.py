# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: python3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # house
# > What must hold of the repository itself: imports go one way, README follows the index, no photo of anybody is committed.

# %% [markdown]
# These tests are about the files of the repository, not about a module. They run with the others in `make test`.

# %%
import ast, base64, io, json, re, runpy
from pathlib import Path
import numpy as np
from PIL import Image
from fastcore.test import test_eq, test_fail
root = Path("..").resolve()
notebooks = sorted(p for p in (root / "nbs").rglob("*.ipynb") if ".ipynb_checkpoints" not in p.parts)

# %% [markdown]
# ## Imports go one way
# The numbers of the notebooks are the order of the rooms. A module may import those before it. nbdev and its family are needed
# to develop and never to run, so nothing exported may import them.

# %%
def exported(notebook):
    "Name of the module a notebook exports, None if it exports none."
    sources = ["".join(c["source"]) for c in json.loads(notebook.read_text(encoding="utf-8"))["cells"] if c["cell_type"] == "code"]
    return next((m[1] for s in sources for m in [re.match(r"#\| default_exp (\S+)", s)] if m), None)

def imports(module):
    "Modules of ours, and top names of others, that a module imports."
    ours, others = set(), set()
    for node in ast.walk(ast.parse((root / "maskeda" / f"{module}.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level: ours.add(node.module)
        elif isinstance(node, ast.ImportFrom): others.add(node.module.split(".")[0])
        elif isinstance(node, ast.Import): others |= {a.name.split(".")[0] for a in node.names}
    return ours, others

rooms = {exported(n): n.stem for n in notebooks if n.parent.name == "nbs" and exported(n)}
order = list(rooms)
test_eq({p.stem for p in (root / "maskeda").glob("*.py")} - {"__init__", "_modidx"}, set(rooms))     # none left over, none missing
for name in rooms:
    ours, others = imports(name)
    upward = {o for o in ours if rooms[o] >= rooms[name]}
    assert not upward, f"{rooms[name]} imports from rooms below it: {upward}"
    assert not others & {"nbdev", "fastcore", "execnb", "fastai"}, f"{rooms[name]} imports a development tool"
light = [n for n in rooms if "torch" not in imports(n)[1]]
for name in ("labels", "predictions", "scoring", "ensembling", "submission", "recipes", "datasets", "cli"): assert name in light, f"{name} must not need torch"
{rooms[name]: " ".join(sorted(imports(name)[0], key=order.index)) for name in rooms}

# %% [markdown]
# ## README follows the index

# %%
readme = runpy.run_path(root / ".ci" / "readme.py")["readme"]
assert readme(root / "nbs/index.ipynb") == (root / "README.md").read_text(encoding="utf-8"), "README.md is not what index.ipynb gives: run python .ci/readme.py"
