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
    base: Recipe = QUICK,               # what the recipe of every attribute starts from
):
    "Draw faces, train on them, score against the truth and the best score possible, write a report."
    from maskeda.flow import demo as go
    print(go(out, people, eval_people, seed, base).closing)

def run(
    folder: Positional[Path],           # a folder in the users' layout, or with photos.csv and labels.json
    out: Path = Path("out"),            # folder for runs, submission.csv and report.html
    base: Recipe = QUICK,               # what the recipe of every attribute starts from
    fixes: str | None = None,           # a csv of label fixes, or 'known' (the competition's); applied in memory
):
    "From a folder of photos to a checked submission and a report."
    from maskeda.flow import run as go
    print(go(folder, out, base, fixes=fixes).closing)


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
    workers: int = 0,                   # processes; 0: one a core
    quirks: bool = False,               # with the oddities of real folders
):
    "Draw a data set whose best possible score is known; stopped, the same command goes on."
    from maskeda.drawn import draw as go, limit
    go(folder, people, eval_people, tuple(size), preset, seed, workers, print, quirks)
    print(limit(folder))

def check(
    folder: Positional[Path],           # a data folder
    fixes: str | None = None,           # a csv of label fixes, or 'known' (the competition's); applied in memory
):
    "Index a folder and name everything wrong with it, all at once."
    from maskeda.fixes import open_data
    print(open_data(folder, fixes))

def eda(
    folder: Positional[Path],           # a data folder
    out: Path = Path("out/eda.html"),   # the page to write
    fixes: str | None = None,           # a csv of label fixes, or 'known' (the competition's); applied in memory
):
    "Say what is to be found in a data set, and write a page of figures."
    from maskeda.eda import eda_report
    from maskeda.fixes import open_data
    for sentence in eda_report(open_data(folder, fixes), out).finding: print("-", sentence)
    print(f"figures: {out}")

def folds(
    folder: Positional[Path],           # a data folder
    split: str = "5",                   # 7:3, 8:2, or the number of folds; '5 by photo' lets people be on both sides; or a folds.csv to prove
    seed: int = 0,                      # decides who goes where
    out: Path | None = None,            # a folds.csv to write; train takes it as --split
    fixes: str | None = None,           # a csv of label fixes, or 'known' (the competition's); applied in memory
):
    "Show how people are split, and prove that nobody is on both sides."
    from maskeda.fixes import open_data
    from maskeda.splits import proof, split_of, write_folds
    data = open_data(folder, fixes, check=False)
    of = split_of(data, split, seed)
    print(proof(data.train.assign(fold=of), data.space))
    if out: print(f"folds: {write_folds(of, data, out)}")


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
    fixes: str | None = None,           # a csv of label fixes, or 'known' (the competition's); applied in memory
):
    "Train one fold of a recipe; the same command again continues an interrupted run."
    from maskeda.fixes import open_data
    from maskeda.training import fit
    print(fit(recipe, open_data(folder, fixes), fold, out).folder)

def predict(
    weights: Positional[Path],          # weights.safetensors of a run folder
    folder: Positional[Path],           # a data folder; its eval photos are predicted
    out: Path = Path("out/predictions.parquet"),    # the prediction table to write
):
    "Predict the eval photos of a folder with trained weights."
    from maskeda.datasets import index
    from maskeda.predictions import write_predictions
    from maskeda.training import predict_eval
    print(write_predictions(predict_eval(weights, index(folder)), out))


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
    print(write_predictions(pool([read_predictions(t) for t in tables], how), out))

def submit(
    table: Positional[Path],            # a prediction table of the photos to be judged
    info: Positional[Path],             # the info.csv that gives rows and order
    out: Path = Path("out/submission.csv"),     # the submission to write
    decision: Path | None = None,       # a decision.json of `decide`; without it the most probable class
):
    "Write a submission in the order of info.csv, and check it."
    from maskeda.predictions import read_predictions
    from maskeda.submission import checked, write_submission
    from maskeda.tuning import read_decision
    found = read_predictions(table)
    made = read_decision(decision) if decision else None
    write_submission(found, info, out, made(found) if made else None)
    print(checked(out, info, made.into if made else found.space))

def doctor(
    submission: Positional[Path],       # the file to check
    info: Positional[Path],             # the info.csv it must answer
    previous: Path | None = None,       # an earlier submission to compare with
    labels: Path | None = None,         # labels.json of the data; without it the 18 classes of the mask task
):
    "Refuse a submission that cannot be right; say what looks odd."
    from maskeda.labels import MASK_TASK, from_json
    from maskeda.submission import checked
    print(checked(submission, info, from_json(labels) if labels else MASK_TASK, previous))

def score(
    submission: Positional[Path],       # a csv with ImageID and ans
    answers: Positional[Path],          # the same with the true answers; a column person makes the interval one over people
    labels: Path | None = None,         # labels.json of the data; without it the 18 classes of the mask task
):
    "Accuracy and macro F1 of any two such files, with intervals."
    from maskeda.labels import MASK_TASK, from_json
    from maskeda.submission import score_files
    print(score_files(submission, answers, from_json(labels) if labels else MASK_TASK))


# %% [markdown]
# ## Trying many things

# %%
#| export
def ablate(
    plan: Positional[Path],             # a .toml or .json file: [factors], and base, change, seeds, folds, runs, response
    folder: Positional[Path],           # a data folder
    out: Path = Path("out/ablation"),   # folder of the runs, the tables and report.html
    minutes: float = 0.,                # stop when so many minutes are over (the same command goes on); without runs in the plan they also choose the design
    fixes: str | None = None,           # a csv of label fixes, or 'known' (the competition's); applied in memory
):
    "Which techniques help or poison each other: runs of a planned design, effects with intervals, and what to try next."
    from maskeda.ablation import ablate as go
    from maskeda.designs import read_plan
    from maskeda.fixes import open_data
    print(go(read_plan(plan), open_data(folder, fixes), out, minutes))
    print(f"report: {out / 'report.html'}")


# %% [markdown]
# Which run is better, and what to answer with:

# %%
#| export
def compare(
    a: Positional[Path],                # a prediction table with labels, or a run folder
    b: Positional[Path],                # another one of the same photos
):
    "Is B better than A? The paired difference, its interval, and which difference would have been seen."
    from maskeda.comparison import compare_tables, table_of
    print(compare_tables(table_of(a), table_of(b)))

def decide(
    oof: Positional[Path],              # an out-of-fold prediction table, or a run folder
    how: Literal["argmax", "tau", "f1", "cut"] = "f1",  # most probable, shares taken out, for macro F1, or an age cut for sub-classes
    out: Path = Path("out/decision.json"),  # the decision to write, for `submit --decision`
    calibrate: bool = True,             # fit temperatures and biases first
    labels: Path | None = None,         # labels.json of the classes to answer with, where the table has sub-classes; without it the mask task's
):
    "Tune a decision on out-of-fold predictions, and say what it is worth on people it was not tuned on."
    from maskeda.comparison import table_of
    from maskeda.labels import MASK_TASK, from_json
    from maskeda.tuning import decide as go, write_decision
    t = table_of(oof)
    into = from_json(labels) if labels else MASK_TASK if t.space.names == MASK_TASK.names else None
    made, found = go(t, how, calibrate, into)
    print(f"{found}\nwritten: {write_decision(made, out)}")


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
COMMANDS = (demo, run, draw, check, eda, folds, train, predict, vote, submit, doctor, score, ablate, compare, decide)

def main(
    args: list[str] | None = None,      # the words after `maskeda`; None: the command line
) -> int:                               # exit status: 0 well, 1 an error of the input, 130 stopped by the user
    "Run a command; errors of ours are one message, not a traceback."
    commands = {c.__name__: documented(c) for c in COMMANDS}
    about = "Several labels in one picture: train, score and submit with people kept apart."
    try: tyro.extras.subcommand_cli_from_dict(commands, prog="maskeda", args=args, description=about, config=(tyro.conf.FlagConversionOff, tyro.conf.CascadeSubcommandArgs))
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
for words in (["check", nowhere], ["run", nowhere], ["score", nowhere, nowhere], ["predict", nowhere, nowhere], ["vote", nowhere], ["compare", nowhere, nowhere], ["decide", nowhere], ["doctor", nowhere, nowhere]):
    done = terminal(*map(str, words))
    test_eq((done.returncode, "Traceback" in done.stderr, str(nowhere) in done.stderr), (1, False, True))
print(terminal("check", "photos").stderr)


# %% [markdown]
# And one that goes well: draw, look, train, vote, submit, score, each by its command.

# %%
def well(*words):
    "What a command that ends well prints."
    done = terminal(*map(str, words))
    test_eq((done.returncode, done.stderr), (0, ""))
    return done.stdout

home = Path(tempfile.mkdtemp())
faces, info, answers = home / "faces", home / "faces/eval/info.csv", home / "faces/truth/answers.csv"
assert "best possible" in well("draw", faces, "--people", 12, "--eval-people", 4)
assert "84 photos of 12 people" in well("check", faces)
assert "0 people in two folds" in well("folds", faces, "--split", "2")
made = well("train", faces, "joint", "--epochs", 1, "--split", 2, "--out", home / "runs").splitlines()[-1]
well("predict", f"{made}/weights.safetensors", faces, "--out", home / "p.parquet")
well("vote", home / "p.parquet", f"{made}/test.parquet", "--out", home / "v.parquet")
assert "nothing wrong" in well("submit", home / "v.parquet", info, "--out", home / "s.csv")
assert "are the same" in well("compare", Path(made), Path(made) / "oof.parquet")
assert "written" in well("decide", Path(made), "--how", "tau", "--out", home / "decision.json")
assert "nothing wrong" in well("submit", home / "v.parquet", info, "--out", home / "decided.csv", "--decision", home / "decision.json")
assert "accuracy 1.000" in well("score", answers, answers)
print(well("score", home / "s.csv", answers))

# %%
from maskeda.predictions import read_predictions
import numpy as np
a, b = read_predictions(home / "p.parquet"), read_predictions(Path(made) / "test.parquet")
test_eq((list(a.path), a.about), (list(b.path), b.about))
assert abs(a.p - b.p).max() < 1e-6                          # the weights file says all that is needed
