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
import pandas as pd
from maskeda.datasets import Data, folds, index, proof
from maskeda.drawn import draw, limit
from maskeda.eda import eda_parts, figure_part, findings, page, table_part, text_part
from maskeda.ensembling import compose_predictions, hard_vote, soft_vote
from maskeda.predictions import Predictions, join_folds, write_predictions
from maskeda.recipes import QUICK, Recipe, one_each
from maskeda.scoring import Score, confusion_figure, score
from maskeda.submission import checked, score_files, write_submission
from maskeda.training import Run, fit, parts

# %%
#| hide
import tempfile
from dataclasses import replace
from fastcore.test import test_eq, test_close, test_fail

# %% [markdown]
# ## Train everything
# One recipe per attribute, each on every fold of its split. All recipes share the folds, so that their out-of-fold
# predictions belong together.

# %%
#| export
def train_all(
    recipes: list[Recipe],      # what to train
    data: Data,                 # on which data
    out: Path | str = "runs",   # folder of the run folders
    show=print,                 # called with each line of progress
) -> dict[str, list[Run]]:      # recipe name -> one finished run per fold
    "Train every fold of every recipe; finished runs are taken as they are."
    runs = {}
    for recipe in recipes:
        split = int(recipe.split) if recipe.split.isdigit() else recipe.split
        last = folds(data.train, data.space, split, recipe.split_seed).max()
        runs[recipe.name] = [fit(replace(recipe), data, fold, out, show=show) for fold in range(last + 1)]
    return runs

# %% [markdown]
# ## Pool
# Prediction tables of the same attributes are voted on, tables of different attributes are composed. A submission of three
# attribute models on three folds is nine tables: three votes, then one composition.

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
