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
import json
import time
from dataclasses import dataclass, field
from pathlib import Path
import numpy as np
import pandas as pd
from maskeda.datasets import Data, index
from maskeda.drawn import draw, limit
from maskeda.ensembling import compose_predictions, soft_vote
from maskeda.labels import LabelSpace
from maskeda.predictions import Predictions
from maskeda.recipes import QUICK, Recipe, one_each
