"Write README.md from nbs/index.ipynb, and the lists of modules and experiments in docs/ from the notebooks themselves."
import json
import sys
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


def render_commands():
    "The page about the command line; the list of commands is the one that `maskeda --help` prints."
    sys.path.insert(0, str(root))
    from maskeda.cli import _COMMAND_GROUPS
    lines = ["# The command line", "",
             "`maskeda` alone says how to start, and `maskeda COMMAND --help` lists the options of a command. `python -m maskeda` does the same.", "",
             "`--plugin FILE.py` or `--plugin MODULE`, at any place and with every command, loads losses, backbones and other parts of your own, and commands "
             "([how to write them](../nbs/tutorials/4_extend.ipynb)).", ""]
    for group, commands in _COMMAND_GROUPS.items():
        lines += [f"## {group[0].upper()}{group[1:]}", "", "| command | what it does |", "| --- | --- |"]
        lines += [f"| `maskeda {name}` | {command.__doc__.splitlines()[0]} |" for name, command in commands.items()]
        lines.append("")
    return "\n".join(lines) + COMMAND_LINE


COMMAND_LINE = """\
## Options

- The fields of a recipe are options of `run`, `demo` and `train`: `maskeda run DIR --epochs 5 --lr 1e-3 --size 224 168 --split 5`.
- `--help` shows the options that are changed most often, and `--help-all` shows all of them.
- A misspelt command, option, recipe, system or path is an error that suggests the closest name. Wrong arguments are reported before torch is loaded.

## Answers for scripts

With `--json`, the commands `check`, `run`, `recipes`, `runs`, `compare`, `check-submission`, `score` and `label-shift` print one JSON object on standard
output, and everything else on the error stream. The exit status is 0 for success, 1 for an error in the input, 2 for a wrong option and 130 for a command
that was stopped.

    maskeda score OUT/submission.csv answers.csv --json
    maskeda compare runs/A runs/B --json

## Completion in the shell

    source <(maskeda --print-completion bash)

completes commands, options and their values in bash. For zsh, write the script to a folder of `fpath`, under the name `_maskeda`:

    maskeda --print-completion zsh > ~/.zfunc/_maskeda

`tcsh` is the third shell that is known.
"""


def render_all():
    "Every generated page: path -> text."
    return {root / "README.md": render_readme(root / "nbs/index.ipynb"), root / "docs/modules.md": render_modules(),
            root / "docs/experiments.md": render_experiments(), root / "docs/commands.md": render_commands()}


if __name__ == "__main__":
    (root / "docs").mkdir(exist_ok=True)
    for path, text in render_all().items(): path.write_text(text, encoding="utf-8")
