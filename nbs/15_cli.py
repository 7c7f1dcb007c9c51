# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#       jupytext_version: 1.19.6
#   kernelspec:
#     display_name: python3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # cli
# > Every step from the terminal: one function a command, its parameters and comments are the help.

# %% [markdown]
# Whatever a notebook does, `maskeda <command>` does too, with the same functions. A command here is a thin function: the
# comment beside a parameter is its help text, read by [tyro](https://brentyi.github.io/tyro/). Heavy libraries are imported
# inside the commands, so that help answers at once. An error of ours is a message and a non-zero exit; a traceback is a bug.

# %%
#| default_exp cli

# %%
#| export
import re
import sys
from functools import wraps
from inspect import getsource, signature
from pathlib import Path
from typing import Literal
import tyro
from tyro.conf import OmitArgPrefixes, OmitSubcommandPrefixes, Positional
from maskeda.recipes import QUICK, RECIPES, Recipe

# %%
#| hide
import subprocess, tempfile
from fastcore.test import test_eq, test_fail

# %% [markdown]
# ## The main job

# %%
#| export
def demo(
    out: Path = Path("out/demo"),       # folder for the drawn faces, the runs, the submission and the report
    people: int = 300,                  # people to train on
    eval_people: int = 150,             # people to be scored on
    seed: int = 0,                      # decides the faces
):
    "Draw faces, train on them, score against the truth and the best score possible, write a report."
    from maskeda.flow import demo as go
    print(go(out, people, eval_people, seed).closing)

def run(
    folder: Positional[Path],           # a folder in the users' layout, or with photos.csv and labels.json
    out: Path = Path("out"),            # folder for runs, submission.csv and report.html
    base: Recipe = QUICK,               # what the recipe of every attribute starts from
):
    "From a folder of photos to a checked submission and a report."
    from maskeda.flow import run as go
    print(go(folder, out, base).closing)

# %% [markdown]
# ## Data

# %%
#| export
def draw(
    folder: Positional[Path],           # where to write; a new or a half-drawn folder
    people: int = 300,                  # people to train on
    eval_people: int = 150,             # people to be scored on
    size: tuple[int, int] = (64, 48),   # height and width in pixels
    preset: str = "real",               # how unequal the classes are
    seed: int = 0,                      # decides the faces
):
    "Draw a data set whose best possible score is known."
    from maskeda.drawn import draw as go, limit
    go(folder, people, eval_people, tuple(size), preset, seed, progress=print)
    print(limit(folder))

def check(
    folder: Positional[Path],           # a data folder
):
    "Index a folder and name everything wrong with it, all at once."
    from maskeda.datasets import index
    print(index(folder))

def eda(
    folder: Positional[Path],           # a data folder
    out: Path = Path("out/eda.html"),   # the page to write
):
    "Say what is to be found in a data set, and write a page of figures."
    from maskeda.datasets import index
    from maskeda.eda import eda_report, findings
    data = index(folder)
    for sentence in findings(data).finding: print("-", sentence)
    eda_report(data, out)
    print(f"figures: {out}")

def folds(
    folder: Positional[Path],           # a data folder
    split: str = "5",                   # 7:3, 8:2, or the number of folds
    seed: int = 0,                      # decides who goes where
):
    "Show how people are split, and prove that nobody is on both sides."
    from maskeda.datasets import folds as split_of, index, proof
    data = index(folder)
    of = split_of(data.train, data.space, int(split) if split.isdigit() else split, seed)
    print(proof(data.train.assign(fold=of), data.space))

# %% [markdown]
# ## Training
# `maskeda train FOLDER age --lr 1e-3`: the recipe is a name, and each of its fields an option.

# %%
#| export
Named = OmitSubcommandPrefixes[OmitArgPrefixes[tyro.extras.subcommand_type_from_defaults(RECIPES, prefix_names=False)]]

def train(
    folder: Positional[Path],           # a data folder
    recipe: Named,                      # a named recipe; its fields are options
    fold: int = 0,                      # the fold to validate on
    out: Path = Path("runs"),           # folder of the run folders
):
    "Train one fold of a recipe; the same command again continues an interrupted run."
    from maskeda.datasets import index
    from maskeda.training import fit
    print(fit(recipe, index(folder), fold, out).folder)

def predict(
    weights: Positional[Path],          # weights.safetensors of a run folder
    folder: Positional[Path],           # a data folder; its eval photos are predicted
    out: Path = Path("out/predictions.parquet"),    # the prediction table to write
):
    "Predict the eval photos of a folder with trained weights."
    from maskeda.datasets import index
    from maskeda.training import predict_eval
    predict_eval(weights, index(folder), out)
    print(out)

# %% [markdown]
# ## Deciding and scoring

# %%
#| export
def vote(
    tables: Positional[tuple[Path, ...]],   # prediction tables of the same photos
    out: Path = Path("out/vote.parquet"),   # the prediction table to write
    how: Literal["soft", "hard"] = "soft",  # mean probability, or majority of decisions
):
    "Put prediction tables together: tables of different attributes are composed, of the same ones voted."
    from maskeda.flow import pool
    from maskeda.predictions import read_predictions, write_predictions
    write_predictions(pool([read_predictions(t) for t in tables], how), out)
    print(out)

def submit(
    table: Positional[Path],            # a prediction table of the eval photos
    info: Positional[Path],             # the info.csv that gives rows and order
    out: Path = Path("out/submission.csv"),     # the submission to write
):
    "Write a submission in the order of info.csv, and check it."
    from maskeda.predictions import read_predictions
    from maskeda.submission import write_submission
    write_submission(read_predictions(table), info, out)
    doctor(out, info)

def doctor(
    submission: Positional[Path],       # the file to check
    info: Positional[Path],             # the info.csv it must answer
    previous: Path | None = None,       # an earlier submission to compare with
):
    "Refuse a submission that cannot be right; say what looks odd."
    from maskeda.submission import checked
    print(checked(submission, info, previous=previous))

def score(
    submission: Positional[Path],       # a csv with ImageID and ans
    answers: Positional[Path],          # the same with the true answers
):
    "Accuracy and macro F1 of any two such files, with intervals."
    from maskeda.submission import score_files
    print(score_files(submission, answers))

# %% [markdown]
# ## From functions to a terminal
# tyro reads comments beside the fields of a dataclass (that is how a recipe gets its help), but of a function it reads the
# docstring only. `documented` puts the comments there.

# %%
#| export
def documented(
    command,    # a function with a comment beside each parameter, one parameter a line
):              # the same, with the comments in its docstring
    "A command whose docstring lists the comments beside its parameters; `TypeError` if one has none."
    comments = dict(re.findall(r"^    (\w+):.*?# *(.+)$", getsource(command), re.M))
    bare = [p for p in signature(command).parameters if p not in comments]
    if bare: raise TypeError(f"{command.__name__}: no comment beside {', '.join(bare)}")
    @wraps(command)
    def again(*args, **options): return command(*args, **options)
    again.__doc__ = command.__doc__ + "\n\nArgs:\n" + "\n".join(f"    {p}: {comments[p]}" for p in signature(command).parameters)
    return again

# %%
print(documented(score).__doc__)

# %% [markdown]
# `main` is what the terminal calls.

# %%
#| export
COMMANDS = (demo, run, draw, check, eda, folds, train, predict, vote, submit, doctor, score)

def main(
    args: list[str] | None = None,      # the words after `maskeda`; None: the command line
) -> int:                               # exit status: 0 well, 1 an error of the input, 130 stopped by the user
    "Run a command; errors of ours are one message, not a traceback."
    commands = {c.__name__: documented(c) for c in COMMANDS}
    about = "Several labels in one picture: train, score and submit with people kept apart."
    try: tyro.extras.subcommand_cli_from_dict(commands, prog="maskeda", args=args, description=about, config=(tyro.conf.FlagConversionOff,))
    except KeyboardInterrupt:
        print("\nstopped; the same command continues where it was", file=sys.stderr)
        return 130
    except Exception as e:
        if not type(e).__module__.startswith("maskeda."): raise
        print(e, file=sys.stderr)
        return 1
    return 0

# %% [markdown]
# Help of every command answers without torch, pandas or any other heavy library; tried in a process of its own.

# %%
code = """
import sys
from maskeda.cli import COMMANDS, main
for words in [[]] + [[c.__name__] for c in COMMANDS] + [["train", "faces", "age"]]:
    try: main(words + ["--help"])
    except SystemExit as e: assert e.code == 0, words
heavy = {"torch", "timm", "lightning", "pandas", "sklearn", "matplotlib", "cv2", "albumentations"} & set(sys.modules)
assert not heavy, heavy
"""
done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
test_eq((done.returncode, done.stderr), (0, ""))
print(done.stdout[:2200])

# %% [markdown]
# What goes wrong is said in a sentence, with a non-zero exit.

# %%
def terminal(*words): return subprocess.run([sys.executable, "-c", "import sys; from maskeda.cli import main; sys.exit(main())", *words], capture_output=True, text=True)
nowhere = Path(tempfile.mkdtemp()) / "photos"
for words in (["check", nowhere], ["run", nowhere], ["score", nowhere, nowhere], ["predict", nowhere, nowhere], ["vote", nowhere], ["doctor", nowhere, nowhere]):
    done = terminal(*map(str, words))
    test_eq((done.returncode, "Traceback" in done.stderr, str(nowhere) in done.stderr), (1, False, True))
print(terminal("check", "photos").stderr)

# %% [markdown]
# And one that goes well: draw, look, train, vote, submit, score, each by its command.

# %%
#| slow
