"Write README.md from nbs/index.ipynb, and the lists of modules, experiments and commands in docs/ from the notebooks and the command table."
import json
import sys
from inspect import signature
from pathlib import Path
from typing import get_args

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
    lines = ["# Modules", "", WHERE, "## All modules", "", "Each notebook exports one module. A module imports only from modules above it in this list.", ""]
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

`tcsh` is supported as well.
"""

WHERE = """\
| looking for | open |
| --- | --- |
| how folds are made | [splits](../nbs/02_datasets/08_splits.ipynb) |
| reading a CSV file of photos and labels | [dataset](../nbs/02_datasets/05_dataset.ipynb) |
| adding a loss | [4_extend](../nbs/tutorials/4_extend.ipynb) |
| losses and class weights | [functional](../nbs/05_losses/00_functional.ipynb) |
| learning rate schedules | [optim](../nbs/08_training/00_optim.ipynb) |
| resuming a training | [trainer](../nbs/08_training/08_trainer.ipynb) |
| predicting new photos | [photo_predictions](../nbs/10_deployment/02_photo_predictions.ipynb) |
| scores, intervals, the confusion matrix | [metrics](../nbs/01_evaluation/00_metrics.ipynb) |
| changing the report | [job_report](../nbs/11_pipeline/01_job_report.ipynb) |
| export to ONNX | [onnx_export](../nbs/10_deployment/00_onnx_export.ipynb) |
"""


def describe_parameter(parameter):
    "A row of a table: how a parameter is written in the terminal, and its help."
    facts = next(a for a in get_args(parameter.annotation) if hasattr(a, "help"))
    positional = any("Positional" in str(a) for a in get_args(parameter.annotation))
    text = str(facts.help).replace("|", "\\|")
    default = parameter.default
    if default is not parameter.empty and default not in (None, "", ()) and not isinstance(default, bool): text += f" (default: {default})"
    return f"| `{facts.metavar or parameter.name.upper() if positional else '--' + parameter.name.replace('_', '-')}` | {text} |"


def render_commands():
    "The page that lists every command with its parameters, group by group, and the fields of a recipe once."
    sys.path.insert(0, str(root))
    from maskeda import cli
    from maskeda.recipes.recipe import BASE_RECIPE

    lines = ["# Commands", "", "`maskeda` alone prints how to start, and `maskeda COMMAND --help` the options of a command, which are also listed here. `python -m maskeda` does",
             "the same. Commands that train take the options of a recipe as well, which are listed [at the end](#options-of-a-recipe).",
             "`--plugin MODULE_OR_FILE.py` loads losses and other parts of your own in every command.", "", COMMAND_LINE]
    trains = []
    for group, commands in cli._COMMAND_GROUPS.items():
        lines += [f"## {group[0].upper()}{group[1:]}", ""]
        for name, command in commands.items():
            own = [p for p in cli._list_parameters(command, BASE_RECIPE, False) if p.name in signature(command).parameters]
            if any(p.annotation is type(BASE_RECIPE) for p in signature(command).parameters.values()): trains.append((name, command))
            more = " It takes the options of a recipe, too." if trains and trains[-1][0] == name else ""
            lines += [f"### maskeda {name}", "", f"{' '.join((command.__doc__ or '').split())}{more}", "", "| argument | meaning |", "| --- | --- |"]
            lines += [describe_parameter(p) for p in own] + [""]
    fields = [p for p in cli._list_parameters(trains[-1][1], BASE_RECIPE, False) if p.name not in signature(trains[-1][1]).parameters]
    lines += ["## Options of a recipe", "", f"The defaults are those of the recipe that a command starts from; here they are those of `{BASE_RECIPE.name}`.", "",
              "| option | meaning |", "| --- | --- |", *(describe_parameter(p) for p in fields), ""]
    return "\n".join(lines)


def render_all():
    "Every generated page: path -> text."
    return {root / "README.md": render_readme(root / "nbs/index.ipynb"), root / "docs/modules.md": render_modules(),
            root / "docs/experiments.md": render_experiments(), root / "docs/commands.md": render_commands()}


if __name__ == "__main__":
    (root / "docs").mkdir(exist_ok=True)
    for path, text in render_all().items(): path.write_text(text, encoding="utf-8")
