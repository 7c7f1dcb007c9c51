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
# # maskeda
# > Several labels in one picture, classes few and unequal, people kept apart, and scores that can be trusted.

# %% [markdown]
# A picture of a face, and three questions: is the mask worn, worn incorrectly or not worn; man or woman; under 30, 30 to 59,
# 60 and over? Together 18 classes, the largest 49 times the smallest, seven photos a person. maskeda trains and scores this
# task and any like it. It began with one participant's notes on that competition and with what six years of teams ran into:
# the same person in training and validation, macro F1 averaged over batches, test pictures prepared differently, submissions
# that could not be right, and gains a fifth the size of chance.
#
# It is a research repository first: the notebooks in `nbs/` explore, explain and test, and they *are* the library, exported by
# [nbdev](https://nbdev.fast.ai). Every step runs from a notebook and from the terminal. It needs nobody's private data: it
# draws its own faces, of which the best score possible is known.

# %% [markdown]
# ## Two commands
#
#     make demo    # draw faces, look, train, vote, submit, score: a few minutes on two cores
#     make test    # run every notebook as a test
#
# Each makes its own virtual environment under `.venv` if it is missing; Python 3.11 and make are all it needs. Without make:
#
#     python3 -m venv .venv && source .venv/bin/activate
#     pip install -c constraints.txt -e '.[dev]'
#     maskeda demo
#     nbdev_test
#
# The demo ends by saying where things are; open `out/demo/report.html`.

# %% [markdown]
# ## Your own photos
# In the layout of the task (`train/train.csv`, `train/images/{id}_{gender}_{race}_{age}/`, `eval/info.csv`, `eval/images/`):
#
#     maskeda check DIR             # everything wrong with it, all at once
#     maskeda eda DIR               # what is to be found in it, in sentences and figures
#     maskeda run DIR --out OUT     # train, vote, OUT/submission.csv, OUT/report.html
#     maskeda score OUT/submission.csv ANSWERS.csv
#
# Any other pictures with several labels come in by two files, and nothing else changes: `photos.csv` with the columns
# `path`, `person` and one per attribute, and `labels.json` with the attributes:
#
#     {"attributes": [{"name": "sleeve", "classes": ["none", "short", "long", "cape"]},
#                     {"name": "price",  "classes": ["low", "fair", "high"], "edges": [20, 80]}]}

# %% [markdown]
# ## From Python
# One experiment is one named recipe, a few words changed from another.

# %%
from dataclasses import replace
from maskeda.labels import MASK_TASK
from maskeda.recipes import named

slower = replace(named("age"), name="age-slower", lr=5e-4)
MASK_TASK.shape, MASK_TASK.n, MASK_TASK.classes[17], slower.subclasses

# %% [markdown]
# Training it is one line more. Interrupted, the same line goes on where it was, with the same result bit for bit.
#
#     from maskeda.datasets import index
#     from maskeda.training import fit
#     run = fit(slower, index("DIR"))     # runs/age-slower/fold0
#     run.history, run.oof                # what it learnt, and its predictions for people it never saw

# %% [markdown]
# ## Rooms
# One numbered notebook is one module. Data flows one way, and a module imports only from those above it (`99_house` checks
# that). Files are the interface between stages: a photos table, prediction tables, run folders that can be read without this
# code.
#
#     folder of photos --index--> photos table --folds--> train / validation --fit--> runs/<recipe>/fold<k>/
#                                                                                       |
#     submission.csv <--decide-- joint probabilities <--vote, compose-- prediction tables
#     report.html
