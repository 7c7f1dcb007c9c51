"Run the walkthroughs of nbs/tutorials/4_extend.ipynb as a plain program: only what is imported must be installed. Usage: walkthroughs.py [NOTEBOOK]"
import ast
import json
import linecache
import sys
import types
from pathlib import Path

MOST_LINES = 15
EXPECTED = {"loss", "head", "architecture", "backbone", "augmentation", "split rule", "finding", "command"}


def read_cells(notebook):
    "The sources of the code cells of a notebook."
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def run_cell(source, name, namespace):
    "Execute a cell and print the value of its last line, as a notebook does."
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)     # so that functions have a source
    exec(compile(tree, name, "exec"), namespace)
    if last is None: return
    value = eval(compile(ast.Expression(last.value), name, "eval"), namespace)
    if value is not None: print(value)


def main(notebook):
    "Run every code cell in order, and check that each walkthrough is there and short."
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    found = set()
    for i, source in enumerate(read_cells(notebook)):
        first, *lines = source.split("\n")
        if first.startswith("# walkthrough: "):
            found.add(first.removeprefix("# walkthrough: "))
            print(f"== {first.removeprefix('# ')}, {len(lines)} lines", flush=True)
            assert len(lines) <= MOST_LINES, f"{first}: {len(lines)} lines are more than {MOST_LINES}"
        run_cell(source, f"<cell {i}>", module.__dict__)
    assert found == EXPECTED, f"missing or unknown walkthroughs: {found ^ EXPECTED}"
    print(f"{len(found)} walkthroughs passed")


if __name__ == "__main__":
    default = Path(__file__).resolve().parent.parent / "nbs/tutorials/4_extend.ipynb"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else default)
