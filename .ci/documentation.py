"Process notebooks as nbdev_docs does before it calls Quarto: all of nbs/, or those that are named. Print what fails, one line per notebook."
import ast
import os
import re
import sys
from pathlib import Path

from execnb.nbio import read_nb
from nbdev.processors import FilterDefaults

root = Path(__file__).resolve().parent.parent


def find_mixed_cells(notebook):
    "Cells in which imports stand beside other code. nbdev runs them for the documentation, without the cells before them that define their variables."
    mixed = []
    for cell in read_nb(notebook).cells:
        if cell.cell_type != "code" or re.match(r"#\|\s*(export|slow)|\s*%", cell.source): continue
        statements = ast.parse(cell.source).body
        imports = [s for s in statements if isinstance(s, (ast.Import, ast.ImportFrom)) or isinstance(s, ast.Try) and isinstance(s.body[0], ast.Import)]
        others = [s for s in statements if s not in imports]
        nested = [n for s in others if not isinstance(s, (ast.FunctionDef, ast.ClassDef)) for n in ast.walk(s) if isinstance(n, (ast.Import, ast.ImportFrom))]
        if imports and others or nested: mixed.append(f"imports and other code share the cell that begins with {cell.source[:60]!r}")
    return mixed


def process(notebook):
    "What is wrong with a notebook, as a list of sentences."
    cells = read_nb(notebook)
    os.chdir(notebook.parent)
    try: FilterDefaults()(cells)
    except Exception as error: return [f"{str(error).splitlines()[0]} {error.__cause__ or ''}"]
    outputs = [o for cell in cells.cells for o in cell.get("outputs", []) if "show_doc" in cell.source]
    return [f"show_doc fails: {o.evalue}" for o in outputs if o.output_type == "error"]


if __name__ == "__main__":
    notebooks = [Path(name).resolve() for name in sys.argv[1:]] or sorted((root / "nbs").rglob("*.ipynb"))
    notebooks = [n for n in notebooks if not n.name.startswith((".", "_")) and ".ipynb_checkpoints" not in n.parts]
    failures = 0
    for notebook in notebooks:
        problems = process(notebook)
        if re.match(r"\d\d_", notebook.parent.name): problems += find_mixed_cells(notebook)
        failures += bool(problems)
        for problem in problems: print(f"{os.path.relpath(notebook, root)}: {problem}")
    print(f"{len(notebooks) - failures} of {len(notebooks)} notebooks processed")
    sys.exit(failures > 0)
