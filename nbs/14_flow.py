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
# # flow
# > From a folder of photos to a checked submission and a report: every room used once, in order.

# %% [markdown]
# `run` is the main job. It indexes and checks a folder, says what it found, splits by person, trains a model per attribute on
# every fold, composes and votes, writes `submission.csv`, has it checked, and puts all of it on one page, `report.html`. Every
# step leaves its files behind, and a second start goes on where the first stopped. `demo` does the same on drawn faces,
# where the true answers and the best score possible are known.

# %%
#| default_exp flow

# %%
#| export
import time
from dataclasses import dataclass
from pathlib import Path
import numpy as np
import pandas as pd
from maskeda.datasets import Data, folds, index, proof
from maskeda.drawn import draw, limit
from maskeda.eda import axes, examples, findings
from maskeda.ensembling import compose_predictions, hard_vote, soft_vote
from maskeda.labels import marginal, only
from maskeda.pages import Gallery, Heading, Points, page, write_page
from maskeda.predictions import Predictions, join_folds, write_predictions
from maskeda.checks import read_rgb
from maskeda.recipes import QUICK, Recipe, one_each
from maskeda.scoring import Score, score
from maskeda.statistics import photo_statistics
from maskeda.submission import doctor, score_files, write_submission
from maskeda.training import Run, fit

# %%
#| hide
import tempfile
from dataclasses import replace
from fastcore.test import test_eq, test_close, test_fail
from maskeda.labels import MASK_TASK, compose

# %% [markdown]
# A small data set to try the pieces on:

# %%
folder = Path(tempfile.mkdtemp())
draw(folder / "faces", people=36, eval_people=12, size=(64, 48), seed=3)
data = index(folder / "faces")
data

# %% [markdown]
# ## Train everything
# One recipe per attribute, each on every fold of its split. The recipes share the folds, so that their out-of-fold
# predictions belong together.

# %%
#| export
def train_all(
    recipes: list[Recipe],      # what to train
    data: Data,                 # on which data
    out: Path | str = "runs",   # folder of the run folders
    show=print,                 # called with each line of progress; None: silent
) -> dict[str, list[Run]]:      # recipe name -> one finished run per fold
    "Train every fold of every recipe; finished runs are taken as they are."
    runs = {}
    for recipe in recipes:
        split = int(recipe.split) if recipe.split.isdigit() else recipe.split
        last = folds(data.train, data.space, split, recipe.split_seed).max()
        runs[recipe.name] = [fit(recipe, data, fold, out, show=show) for fold in range(last + 1)]
    return runs

# %%
tiny = replace(QUICK, epochs=1, batch_size=16, split="2")
runs = train_all(one_each(data.space, tiny), data, folder / "runs", show=None)
{name: [r.folder.name for r in of] for name, of in runs.items()}

# %% [markdown]
# ## Pool
# Prediction tables of the same attributes are voted on, tables of different attributes are composed. Three attribute models
# on three folds give nine tables: three votes, then one composition.

# %%
#| export
def pool(
    tables: list[Predictions],  # of the same photos; of one or several groups of attributes
    how: str = "soft",          # 'soft': mean probability; 'hard': majority of decisions
) -> Predictions:               # one table
    "Vote within equal attributes, compose across different ones."
    groups = {}
    for t in tables: groups.setdefault(t.space.names, []).append(t)
    voted = [(soft_vote if how == "soft" else hard_vote)(g) for g in groups.values()]
    return voted[0] if len(voted) == 1 else compose_predictions(voted)

# %%
oof = pool([join_folds([r.oof for r in of]) for of in runs.values()])
test = pool([r.test for of in runs.values() for r in of])
test_eq((len(oof), oof.space), (len(data.train), MASK_TASK))
test_eq(list(test.path), list(data.eval.path))
one = {name: np.mean([r.test.p for r in of], axis=0) for name, of in runs.items()}
test_close(test.p, compose(MASK_TASK, {of[0].test.space.names[0]: one[name] for name, of in runs.items()}), eps=1e-6)

# %% [markdown]
# ## Figures of a run

# %%
#| export
def plot_histories(
    runs: dict[str, list[Run]],     # from `train_all`
    ax=None,
):
    "Validation macro F1 by epoch, a line per fold, a colour per recipe."
    ax = axes(ax)
    for k, (name, of) in enumerate(runs.items()):
        for i, run in enumerate(of):
            h = run.history
            ax.plot(h.epoch, h.macro_f1, color=f"C{k}", label=name if i == 0 else None, alpha=.8)
    ends = {name: np.mean([r.history.macro_f1.iloc[-1] for r in of]) for name, of in runs.items()}
    hard = min(ends, key=ends.get)
    ax.set(xlabel="epoch", ylabel="macro F1 on people not trained on", ylim=(0, 1.02), title=f"{hard} is hardest: macro F1 {ends[hard]:.2f} at the end")
    ax.legend(frameon=False)
    return ax

# %%
plot_histories(runs).figure

# %%
#| export
def plot_confusion(
    t: Predictions,     # with labels
    name: str,          # an attribute
    ax=None,
):
    "Which class of one attribute is taken for which, in per cent of the true class."
    a, part = t.space[name], only(t.space, name)
    truth = marginal(t.space, np.eye(t.space.n)[t.label], name).argmax(1)
    found = marginal(t.space, t.p, name).argmax(1)
    share = pd.crosstab(truth, found, normalize="index").reindex(index=range(part.n), columns=range(part.n), fill_value=0).fillna(0).to_numpy()
    ax = axes(ax, 1.2 + 1.1 * part.n, 1.1 + .6 * part.n)
    ax.imshow(share, cmap="Blues", vmin=0, vmax=1, aspect="auto")
    for (i, j), s in np.ndenumerate(share): ax.text(j, i, f"{100 * s:.0f} %", ha="center", va="center", color="white" if s > .5 else "black")
    wrong = np.where(np.eye(part.n), -1, share)
    i, j = np.unravel_index(wrong.argmax(), wrong.shape)
    ax.set(xticks=range(part.n), xticklabels=a.classes, yticks=range(part.n), yticklabels=a.classes, xlabel="said", ylabel="true",
           title=f"{name}: {100 * share[i, j]:.0f} % of \"{a.classes[i]}\" are taken for \"{a.classes[j]}\"")
    return ax

# %%
sure = replace(oof, p=np.eye(18)[oof.label])                # a perfect table: everything on the diagonal
test_eq([t.get_text() for t in plot_confusion(sure, "gender").texts], ["100 %", "0 %", "0 %", "100 %"])
plot_confusion(oof, "age").figure
