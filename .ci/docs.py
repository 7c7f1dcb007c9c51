"Write README.md from nbs/index.ipynb, and the lists of modules and experiments in docs/ from the notebooks themselves."
import json
from pathlib import Path

root = Path(__file__).resolve().parent.parent
SECTIONS = {"tutorials": "Tutorials", "experiments": "Experiments", "benchmarks": "Benchmarks", "tests": "Tests of the repository"}


def read_cells(notebook):
    "The cells of a notebook."
    return json.loads(notebook.read_text(encoding="utf-8"))["cells"]


def read_opening(notebook):
    "The title of a notebook and the sentence below it ('' if there is none)."
    first = next("".join(c["source"]) for c in read_cells(notebook) if c["cell_type"] == "markdown")
    title, *rest = first.split("\n")
    return title.removeprefix("# "), rest[0].removeprefix("> ") if rest else ""


def list_notebooks(folder):
    "The notebooks of a folder, in order of their names."
    return sorted(p for p in folder.glob("*.ipynb") if not p.name.startswith((".", "_")))


def render_readme(notebook):
    "The markdown of a notebook, its code and what the code gave; cells that begin with #| hide are left out."
    parts = []
    for cell in read_cells(notebook):
        text = "".join(cell["source"])
        if text.startswith("#| hide") or not text: continue
        parts.append(text if cell["cell_type"] == "markdown" else f"```python\n{text}\n```")
        for output in cell.get("outputs", []):
            shown = "".join(output.get("data", {}).get("text/plain", output.get("text", "")))
            if shown: parts.append("\n".join("    " + line for line in shown.rstrip().split("\n")))
    return "\n\n".join(parts) + "\n"


def render_modules():
    "The page that lists every module with its notebook, package by package."
    lines = ["# Modules", "", "Each notebook exports one module. A module imports only from modules above it in this list.", ""]
    for folder in sorted((root / "nbs").glob("[0-9]*")):
        package = folder.name[3:]
        lines += [f"## {package if package in ('core', 'cli') else 'maskeda.' + package}", "", "| notebook | what it is for |", "| --- | --- |"]
        for notebook in list_notebooks(folder):
            lines.append(f"| [`{notebook.stem[3:]}`](../nbs/{folder.name}/{notebook.name}) | {read_opening(notebook)[1]} |")
        lines.append("")
    return "\n".join(lines)


def render_experiments():
    "The page that lists tutorials, experiments, benchmarks and tests by their titles."
    lines = ["# Tutorials, experiments and benchmarks", "",
             "The title of an experiment is its question and the answer that was measured. Details are in [`EXPERIMENTS.md`](../EXPERIMENTS.md).", ""]
    for name, title in SECTIONS.items():
        lines += [f"## {title}", ""]
        for notebook in list_notebooks(root / "nbs" / name):
            heading, sentence = read_opening(notebook)
            lines.append(f"- [{heading}](../nbs/{name}/{notebook.name})" + (f": {sentence}" if name == "tests" else ""))
        lines.append("")
    return "\n".join(lines)


def render_all():
    "Every generated page: path -> text."
    return {root / "README.md": render_readme(root / "nbs/index.ipynb"), root / "docs/modules.md": render_modules(),
            root / "docs/experiments.md": render_experiments()}


if __name__ == "__main__":
    (root / "docs").mkdir(exist_ok=True)
    for path, text in render_all().items(): path.write_text(text, encoding="utf-8")
