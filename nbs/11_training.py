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
# # training
# > A recipe and a data set in, a run folder out; killed and started again, it ends with the same weights, bit for bit.

# %% [markdown]
# The loop is [Lightning's](https://lightning.ai/docs/pytorch/stable/) Trainer. What it does not promise is exact resumption:
# it saves weights and optimizer, but neither the order of the pictures nor the state of the random generators. Four small
# pieces repair that, and they shape this room: an order that depends on the epoch alone, a loader that knows how far it got, a
# seed for every step, and a checkpoint that appears in one piece. Together with `Augment` they leave nothing to
# chance that a checkpoint would have to remember.

# %%
#| default_exp training

# %%
#| export
import json
import logging
import os
import platform
import sys
import time
import warnings
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
import lightning.pytorch as L
import numpy as np
import pandas as pd
import timm.optim
import torch
from torch.utils.data import DataLoader, Sampler
from maskeda.augment import AUGMENTATIONS, Augment, Preprocess
from maskeda.datasets import Data, fingerprint, folds
from maskeda.labels import labels_of, merge_matrix
from maskeda.losses import LOSSES, targets
from maskeda.models import Classifier, load, load_backbone, save
from maskeda.photos import PhotoDataset
from maskeda.predictions import Predictions, read_predictions, write_predictions
from maskeda.recipes import Recipe, answers, check, recipe_json, taught
from maskeda.scoring import accuracy, macro_f1

# %%
#| hide
import math, signal, subprocess, tempfile
from dataclasses import replace
import matplotlib.pyplot as plt
from fastcore.test import test_eq, test_close, test_fail
from maskeda.datasets import index
from maskeda.drawn import draw
from maskeda.recipes import named

# %% [markdown]
# ## An order that depends on the epoch alone
# `Order` shuffles with a generator made from (seed, epoch) and yields `(epoch, index)` pairs, so that a worker process knows
# the epoch it augments for. `start` skips what was already seen.

# %%
#| export
class Order(Sampler):
    "A fresh order every epoch, decided by seed and epoch; resumable in the middle."
    def __init__(
        self,
        n: int,         # number of training pictures
        seed: int = 0,  # with the epoch, decides the order
    ):
        self.n, self.seed, self.epoch, self.start = n, seed, 0, 0

    def set_epoch(self, epoch: int) -> None:
        "Called by the Trainer at the start of each epoch."
        self.epoch = epoch

    def __len__(self): return self.n

    def __iter__(self):     # of (epoch, index)
        start, self.start = self.start, 0
        order = np.random.default_rng([self.seed, self.epoch]).permutation(self.n)
        return iter([(self.epoch, int(i)) for i in order[start:]])

# %%
order = Order(10, seed=3)
first = list(order); order.set_epoch(1); second = list(order)
test_eq(sorted(i for _, i in first), list(range(10)))           # everybody once
test_eq([i for _, i in first] == [i for _, i in second], False) # another order each epoch
order.start = 6; test_eq(list(order), second[6:])               # the rest of an interrupted epoch
test_eq(list(order), second)                                    # and the whole again afterwards
second[:3]

# %% [markdown]
# ## A loader that knows how far it got
# The Trainer saves the state of any loader that has `state_dict`. Batches handed out in this epoch is all there is to know.

# %%
#| export
class Loader(DataLoader):
    "A DataLoader over an `Order` that resumes in the middle of an epoch."
    done = 0    # batches handed out in this epoch

    def __iter__(self):
        self.done = self.sampler.start // self.batch_size
        for batch in super().__iter__():
            self.done += 1
            yield batch

    def state_dict(self) -> dict:
        "Batches already handed out; 0 at the end of an epoch."
        return {"done": self.done % len(self)}

    def load_state_dict(self, state: dict) -> None:
        "Start the next epoch after so many batches."
        self.sampler.start = state["done"] * self.batch_size

# %%
class Squares:
    def __len__(self): return 10
    def __getitem__(self, key): return key[1] ** 2

def make(): return Loader(Squares(), sampler=Order(10, seed=3), batch_size=4)
whole = [b.tolist() for b in make()]
loader = make(); steps = iter(loader); next(steps); state = loader.state_dict()
again = make(); again.load_state_dict(state)
test_eq(state, {"done": 1})
test_eq([b.tolist() for b in again], whole[1:])
test_eq([b.tolist() for b in again], whole)         # the next epoch is complete
test_eq((again.state_dict(), len(again)), ({"done": 0}, 3))

# %% [markdown]
# ## A seed for every step
# Dropout draws from the global generator. Seeding it from (seed, step) before each step makes the draw independent of
# everything that happened before, the interruption included.

# %%
#| export
class Seed(L.Callback):
    "Seed Python, numpy and torch before each step from seed, step and process."
    def __init__(self, seed: int): self.seed = seed

    def on_train_batch_start(self, trainer, module, batch, batch_idx):
        key = [self.seed, trainer.global_step, trainer.global_rank]
        L.seed_everything(int(np.random.SeedSequence(key).generate_state(1)[0]), verbose=False)

# %%
class At: global_step, global_rank = 7, 0
draws = []
for _ in range(2): Seed(1).on_train_batch_start(At, None, None, 0); draws.append((torch.rand(3).tolist(), np.random.rand()))
Seed(2).on_train_batch_start(At, None, None, 0)
test_eq(draws[0], draws[1]); test_eq(torch.rand(3).tolist() == draws[0][0], False)

# %% [markdown]
# ## Learning rate
# The rate rises over the first steps, then falls along half a cosine to nothing. As a pure function of the step it needs no
# memory either.

# %%
#| export
def lr_factor(
    step: int,              # steps done so far
    total: int,             # steps in the whole run
    warmup: float = .1,     # share of the steps in which the rate rises, 0 to 1
    schedule: str = "cosine",   # or "constant"
) -> float:                 # factor on the highest learning rate, 0 to 1
    "Linear warm-up, then cosine decay (Loshchilov & Hutter 2017) or a constant rate."
    rising = max(1, round(warmup * total)) if warmup else 0
    if step < rising: return (step + 1) / rising
    if schedule == "constant": return 1.
    return .5 * (1 + np.cos(np.pi * min(1., (step - rising) / max(1, total - rising))))

# %%
curve = [lr_factor(s, 200) for s in range(201)]
test_close([curve[0], max(curve), curve[20], curve[110], curve[200]], [1 / 20, 1, 1, .5, 0])
test_eq({lr_factor(s, 200, 0, "constant") for s in range(200)}, {1.})
ax = plt.subplots(figsize=(4, 1.8))[1]; ax.plot(curve); ax.set(xlabel="step", ylabel="factor", title="The rate rises for a tenth of the run, then falls");

# %% [markdown]
# ## What a step does
# The Lightning module holds the model, the loss and the optimizer. Validation keeps every row until the epoch is over:
# macro F1 averaged over batches is another, lower number.

# %%
#| export
class Learner(L.LightningModule):
    "Model, loss and optimizer of a recipe."
    def __init__(
        self,
        model: Classifier,      # what is trained
        recipe: Recipe,         # how
        merge: np.ndarray,      # (taught classes, answered classes), from `labels.merge_matrix`
        steps: int,             # steps in the whole run
    ):
        super().__init__()
        self.model, self.recipe, self.steps = model, recipe, steps
        self.loss, self.rows = LOSSES[recipe.loss], []
        self.register_buffer("merge", torch.tensor(merge, dtype=torch.float32), persistent=False)

    def training_step(self, batch, batch_idx):
        target = targets(batch["label"], self.model.space.n, self.recipe.smoothing)
        return self.loss(self.model(batch["image"]), target).mean()

    def validation_step(self, batch, batch_idx):
        logp = self.model(batch["image"])
        loss = self.loss(logp, targets(batch["label"], self.model.space.n))
        self.rows.append(torch.cat([loss[:, None], logp.exp() @ self.merge, (self.merge[batch["label"]])], 1).cpu())

    def configure_optimizers(self):
        r = self.recipe
        optimizer = timm.optim.create_optimizer_v2(self.model, opt=r.optimizer, lr=r.lr, weight_decay=r.weight_decay)
        rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: lr_factor(s, self.steps, r.warmup, r.schedule))
        return {"optimizer": optimizer, "lr_scheduler": {"scheduler": rate, "interval": "step"}}

# %% [markdown]
# One step of plain gradient descent must do what the textbook says: `w - lr * gradient`.

# %%
from maskeda.labels import MASK_TASK, only
masks = only(MASK_TASK, "mask")
L.seed_everything(0, verbose=False)
learner = Learner(Classifier(masks), replace(named("mask"), optimizer="sgd", lr=.1, weight_decay=0., warmup=0., schedule="constant"), np.eye(3), 10)
batch = dict(image=torch.randint(0, 256, (4, 3, 64, 48), dtype=torch.uint8), label=torch.tensor([0, 1, 2, 0]))
optimizer = learner.configure_optimizers()["optimizer"]; optimizer.param_groups[0]["momentum"] = 0.
w = learner.model.head.linear.weight; before = w.detach().clone()
learner.training_step(batch, 0).backward(); gradient = w.grad.clone(); optimizer.step()
test_close((w - (before - .1 * gradient)).abs().max().item(), 0, eps=1e-6)
test_eq(gradient.abs().max().item() > 0, True)

# %% [markdown]
# ## What a run writes while it runs
# `History` notes a row an epoch, in `history.csv` and on the screen. Its sums are part of the checkpoint, so an interrupted
# epoch is averaged whole.

# %%
#| export
class History(L.Callback):
    "A row per epoch: to history.csv, and as a line on the screen."
    def __init__(
        self,
        file: Path,             # the history.csv to write
        name: str = "",         # begins each printed line
        show=print,             # called with each line; None: silent
    ):
        self.file, self.name, self.show = file, name, show
        self.rows, self.sum, self.seen, self.since = [], 0., 0, time.time()

    def state_dict(self): return dict(rows=self.rows, sum=self.sum, seen=self.seen)
    def load_state_dict(self, state): self.rows, self.sum, self.seen = state["rows"], state["sum"], state["seen"]

    def on_train_batch_end(self, trainer, module, outputs, batch, batch_idx):
        self.sum, self.seen = self.sum + outputs["loss"].item() * len(batch["label"]), self.seen + len(batch["label"])
        if self.show and sys.stdout.isatty():
            print(f"\r{self.name}: epoch {trainer.current_epoch + 1}, step {batch_idx + 1} of {trainer.num_training_batches} ", end="", flush=True)

    def on_train_epoch_end(self, trainer, module):
        row = dict(epoch=trainer.current_epoch + 1, train_loss=self.sum / max(1, self.seen), **valid_scores(module.rows),
                   lr=trainer.optimizers[0].param_groups[0]["lr"], seconds=time.time() - self.since)
        self.rows, self.sum, self.seen, self.since = self.rows + [row], 0., 0, time.time()
        write(self.file, pd.DataFrame(self.rows).to_csv(index=False))
        if self.show: self.show(self.line(row, trainer.max_epochs))

    def line(self, row: dict, epochs: int) -> str:
        "One epoch in words."
        return (("\r" if sys.stdout.isatty() else "") + f"{self.name}: epoch {row['epoch']} of {epochs}, loss {row['train_loss']:.3f}, validation loss "
                f"{row['valid_loss']:.3f}, accuracy {row['accuracy']:.3f}, macro F1 {row['macro_f1']:.3f} ({row['seconds']:.0f} s)")

# %% [markdown]
# It uses two small functions: `valid_scores` reads the rows that `Learner` kept in this epoch, `write` puts a file in place
# in one step.

# %%
#| export
def valid_scores(
    rows: list[torch.Tensor],   # one (B, 1 + n + n) tensor a batch: loss, probabilities, one-hot truth; emptied here
) -> dict:                      # valid_loss, accuracy, macro_f1
    "Scores over a whole validation epoch."
    table = torch.cat(rows).double().numpy()
    rows.clear()
    n = (table.shape[1] - 1) // 2
    found, truth = table[:, 1:1 + n].argmax(1), table[:, 1 + n:].argmax(1)
    return dict(valid_loss=table[:, 0].mean(), accuracy=accuracy(truth, found), macro_f1=macro_f1(truth, found, n))

def write(
    file: Path,     # where to
    text: str,      # what
) -> None:
    "Write a text file beside its place, then move it there."
    beside = file.with_name(file.name + ".part")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, file)

# %%
from sklearn.metrics import f1_score
rng = np.random.default_rng(0)
p, y = rng.dirichlet(np.ones(3), 50), rng.integers(0, 3, 50)
table = torch.tensor(np.concatenate([np.ones((50, 1)), p, np.eye(3)[y]], 1))
scores = valid_scores([table[:30], table[30:]])
test_close(scores["macro_f1"], f1_score(y, p.argmax(1), average="macro"))
test_close((scores["accuracy"], scores["valid_loss"]), ((y == p.argmax(1)).mean(), 1))

# %% [markdown]
# `Checkpoint` saves at least every so many minutes and at the end of every epoch. A kill while it writes leaves the previous
# one untouched.

# %%
#| export
class Checkpoint(L.Callback):
    "Keep one file to resume from, replaced in one step."
    def __init__(
        self,
        file: Path,             # the checkpoint
        minutes: float = 5.,    # save in the middle of an epoch when the last one is older; 0: after every step
    ):
        self.file, self.minutes, self.last = file, minutes, time.time()

    def save(self, trainer):
        beside = self.file.with_name(self.file.name + ".part")
        trainer.save_checkpoint(beside)
        os.replace(beside, self.file)
        self.last = time.time()

    def on_train_batch_end(self, trainer, module, outputs, batch, batch_idx):
        last = batch_idx + 1 == trainer.num_training_batches       # validation comes next, then the end of the epoch
        if not last and time.time() - self.last >= 60 * self.minutes: self.save(trainer)

    def on_train_epoch_end(self, trainer, module): self.save(trainer)

# %%
folder = Path(tempfile.mkdtemp())
class Broken:
    def save_checkpoint(self, file): Path(file).write_bytes(b"half"); raise KeyboardInterrupt
(folder / "resume.ckpt").write_bytes(b"whole")
try: Checkpoint(folder / "resume.ckpt").save(Broken())
except KeyboardInterrupt: pass
test_eq((folder / "resume.ckpt").read_bytes(), b"whole")

# %% [markdown]
# ## The run folder
# `runs/<recipe>/fold<k>/` holds everything about a run, readable without this code. A name is never overwritten: the same
# recipe on the same data continues or is found finished, anything else of that name gets the next folder, `<recipe>-2`.

# %%
#| export
@dataclass(frozen=True)
class Run:
    "A run folder."
    folder: Path    # runs/<recipe>/fold<k>

    def read(self, name: str) -> dict:
        "A JSON file of the folder, {} if it is not there."
        file = self.folder / name
        return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}

    @property
    def finished(self) -> bool: return (self.folder / "result.json").exists()
    @property
    def history(self) -> pd.DataFrame: return pd.read_csv(self.folder / "history.csv")
    @property
    def oof(self) -> Predictions: return read_predictions(self.folder / "oof.parquet")
    @property
    def test(self) -> Predictions: return read_predictions(self.folder / "test.parquet")
    def model(self) -> Classifier: return load(self.folder / "weights.safetensors")

def run_of(
    recipe: Recipe,         # the recipe
    fold: int,              # the validation fold
    data: str,              # fingerprint of the data
    out: Path | str = "runs",   # where run folders are
) -> Run:                   # its folder exists and holds recipe.json
    "The folder of this run: the one it was begun in, or a new one."
    about = dict(recipe=json.loads(recipe_json(recipe)), fold=fold, data=data)
    for k in range(1, 1000):
        run = Run(Path(out) / (recipe.name if k == 1 else f"{recipe.name}-{k}") / f"fold{fold}")
        if run.read("recipe.json") in ({}, about): break
    run.folder.mkdir(parents=True, exist_ok=True)
    write(run.folder / "recipe.json", json.dumps(about, indent=1))
    return run

# %%
runs = folder / "runs"
r = named("mask")
first = run_of(r, 0, "data-a", runs)
test_eq(run_of(r, 0, "data-a", runs), first)                                        # continued
test_eq(run_of(replace(r, lr=1e-4), 0, "data-a", runs).folder.parent.name, "mask-2")    # another recipe of that name
test_eq(run_of(r, 0, "data-b", runs).folder.parent.name, "mask-3")                      # other data
test_eq(run_of(r, 1, "data-a", runs).folder, runs / "mask" / "fold1")
test_eq((first.finished, first.read("recipe.json")["recipe"]["name"]), (False, "mask"))

# %% [markdown]
# ## Parts of a run
# Which pictures train and which validate, and the label space that is taught (sub-classes come from the training people).

# %%
#| export
def parts(
    recipe: Recipe,     # the recipe
    data: Data,         # an indexed data set
    fold: int = 0,      # the fold to validate on
) -> tuple[pd.DataFrame, pd.DataFrame]:     # rows of data.train to train on, rows to validate on
    "Split the photos of a data set by person; `ValueError` if there is no such fold."
    split = int(recipe.split) if str(recipe.split).isdigit() else recipe.split
    of = folds(data.train, data.space, split, recipe.seed)
    if fold not in set(of) - {-1}: raise ValueError(f"no fold {fold}: split {recipe.split} has folds 0 to {of.max()}")
    return data.train[of != fold].reset_index(drop=True), data.train[of == fold].reset_index(drop=True)

def preprocess_of(
    recipe: Recipe,     # the recipe
) -> Preprocess:
    "How a recipe prepares pictures."
    return Preprocess(recipe.size, recipe.crop, recipe.mean, recipe.std)

def loaders(
    recipe: Recipe,     # the recipe
    data: Data,         # an indexed data set
    train: pd.DataFrame,    # rows to train on
    valid: pd.DataFrame,    # rows to validate on
    space,              # the label space that is taught
) -> tuple[DataLoader, DataLoader]:     # for training and for validation
    "Loaders of uint8 batches with class numbers of the taught space."
    prepare, augment = preprocess_of(recipe), Augment(AUGMENTATIONS[recipe.augment](), recipe.seed)
    sets = [PhotoDataset(data.root, list(rows.path), labels_of(space, rows), prepare, change, recipe.cache)
            for rows, change in ((train, augment), (valid, None))]
    more = dict(batch_size=recipe.batch_size, num_workers=recipe.workers, persistent_workers=recipe.workers > 0)
    return Loader(sets[0], sampler=Order(len(train), recipe.seed), **more), DataLoader(sets[1], **more)

# %% [markdown]
# A small set of drawn faces to try things on, twelve people to train on and six to be scored on:

# %%
draw(folder / "faces", people=24, eval_people=6, size=(64, 48), seed=1)
data = index(folder / "faces")
train, valid = parts(Recipe(), data)
test_eq(set(train.person) & set(valid.person), set())
test_eq(len(train) + len(valid), len(data.train))
test_fail(lambda: parts(Recipe(), data, 3), contains="no fold 3")
batch = next(iter(loaders(named("age"), data, train, valid, taught(named("age"), data.space, train))[0]))
{k: (tuple(v.shape), v.dtype) for k, v in batch.items()}

# %% [markdown]
# ## fit
# `fit` is the whole: it resumes if the run was interrupted, returns at once if it is finished, and otherwise trains, keeps
# the weights of the last epoch (choosing the best one by validation would spoil the validation score), and predicts the
# validation photos and the eval photos.

# %%
#| export
def fit(
    recipe: Recipe,             # what to train
    data: Data,                 # on which data, from `index`
    fold: int = 0,              # the fold to validate on
    out: Path | str = "runs",   # where run folders are
    minutes: float = 5.,        # longest time between checkpoints; 0: after every step
    callbacks: tuple = (),      # further Lightning callbacks
    show=print,                 # called with each line of progress; None: silent
) -> Run:                       # the finished run
    "Train one fold of a recipe, resuming where it was stopped."
    check(recipe, data.space)
    run = run_of(recipe, fold, fingerprint(data), out)
    if run.finished:
        if show: show(f"{recipe.name}: fold {fold} is finished, {run.folder}")
        return run
    train, valid = parts(recipe, data, fold)
    learner, loader, validation = prepare(recipe, data, train, valid)
    history = History(run.folder / "history.csv", recipe.name, show)
    own = [Seed(recipe.seed), history, Checkpoint(run.folder / "resume.ckpt", minutes), *callbacks]
    resume = run.folder / "resume.ckpt"
    if resume.exists() and show: show(f"{recipe.name}: resumes where it was stopped")
    with quiet():
        trainer = trainer_of(recipe, run, own)
        trainer.fit(learner, loader, validation, ckpt_path=resume if resume.exists() else None)
    finish(run, learner.model.eval(), recipe, data, valid, fold, history.rows)
    return run

# %% [markdown]
# Its pieces: `prepare` makes model and loaders, `trainer_of` the Trainer with everything off that would print or write by
# itself, `quiet` silences advice meant for other programs, `predict` is used for validation and eval alike.

# %%
#| export
def prepare(
    recipe: Recipe,         # the recipe
    data: Data,             # an indexed data set
    train: pd.DataFrame,    # rows to train on
    valid: pd.DataFrame,    # rows to validate on
) -> tuple[Learner, DataLoader, DataLoader]:    # the learner, training and validation loaders
    "Model, loss and loaders of a run, seeded."
    L.seed_everything(recipe.seed, verbose=False)
    space = taught(recipe, data.space, train.drop_duplicates("person"))
    model = Classifier(space, recipe.backbone, recipe.head, preprocess_of(recipe), recipe.drop_rate, recipe.pretrained)
    if recipe.weights: load_backbone(model, recipe.weights)
    loader, validation = loaders(recipe, data, train, valid, space)
    merge = merge_matrix(space, answers(recipe, data.space))
    return Learner(model, recipe, merge, recipe.epochs * len(loader)), loader, validation

def trainer_of(
    recipe: Recipe,     # the recipe
    run: Run,           # where it writes
    callbacks: list,    # Lightning callbacks
) -> L.Trainer:
    "A Trainer that prints and writes nothing by itself."
    return L.Trainer(max_epochs=recipe.epochs, devices=1, logger=False, enable_checkpointing=False, enable_progress_bar=False,
                     enable_model_summary=False, num_sanity_val_steps=0, callbacks=callbacks, use_distributed_sampler=False,
                     default_root_dir=run.folder)

class quiet(warnings.catch_warnings):
    "Without Lightning's advice and the warnings that concern its own code."
    def __enter__(self):
        super().__enter__()
        logging.getLogger("lightning.pytorch").setLevel(logging.ERROR)
        for text in (".*does not have many workers.*", ".*LeafSpec.*", ".*checkpoint directory.*", ".*mid-epoch.*"):
            warnings.filterwarnings("ignore", message=text)

# %%
learner, loader, validation = prepare(replace(named("age"), batch_size=16), data, train, valid)
test_eq((len(loader), len(validation.dataset)), (math.ceil(len(train) / 16), len(valid)))
test_eq(learner.merge.shape, (learner.model.space.n, 3))
twin = prepare(replace(named("age"), batch_size=16), data, train, valid)[0]
test_eq(all(torch.equal(a, b) for a, b in zip(learner.model.parameters(), twin.model.parameters())), True)     # same seed, same start

# %%
#| export
@torch.inference_mode()
def predict(
    model: Classifier,          # in evaluation mode
    root: Path | str,           # folder the paths are relative to
    paths: list[str],           # the photos
    batch_size: int = 64,       # photos a step
    workers: int = 0,           # processes that read photos
) -> np.ndarray:                # (n, classes of the model's space) probabilities, float64
    "Probabilities for photos, prepared as the model's own preprocessing says."
    device = next(model.parameters()).device
    photos = DataLoader(PhotoDataset(root, list(paths), prepare=model.preprocess), batch_size=batch_size, num_workers=workers)
    rows = [model(b["image"].to(device)).double().exp().cpu().numpy() for b in photos]
    return np.concatenate(rows) if rows else np.zeros((0, model.space.n))

def finish(
    run: Run,                   # the run folder
    model: Classifier,          # the trained model, in evaluation mode
    recipe: Recipe,             # its recipe
    data: Data,                 # the data set
    valid: pd.DataFrame,        # validation rows
    fold: int,                  # their fold
    history: list[dict],        # rows of the history
) -> None:
    "Write weights, predictions, environment and result; the checkpoint goes."
    space = answers(recipe, data.space)
    merge, about = merge_matrix(model.space, space), dict(recipe=recipe.name, fold=fold, seed=recipe.seed, data=fingerprint(data))
    save(model, run.folder / "weights.safetensors", recipe=recipe_json(recipe), fold=str(fold))
    def table(rows, **more): return predict(model, data.root, rows.path, 64, recipe.workers) @ merge, rows.path.to_numpy(), space, *more.values()
    write_predictions(Predictions(*table(valid, label=labels_of(space, valid), person=valid.person.to_numpy(),
                                         about=dict(about, kind="oof"))), run.folder / "oof.parquet")
    if data.eval is not None and len(data.eval):
        write_predictions(Predictions(*table(data.eval, label=None, person=None, about=dict(about, kind="test"))), run.folder / "test.parquet")
    write(run.folder / "environment.json", json.dumps(environment(), indent=1))
    write(run.folder / "result.json", json.dumps(history[-1], indent=1))
    (run.folder / "resume.ckpt").unlink(missing_ok=True)

# %%
p = predict(learner.model.eval(), data.root, list(valid.path[:5]))
test_eq(p.shape, (5, learner.model.space.n)); test_close(p.sum(1), np.ones(5), eps=1e-6)
one = validation.dataset[2]["image"][None]
test_close(p[2], learner.model(one).exp().detach().numpy()[0], eps=1e-5)       # as the validation loader prepares it
test_eq(predict(learner.model, data.root, []).shape, (0, learner.model.space.n))

# %%
#| export
def environment() -> dict:
    "Versions, machine and number of threads."
    packages = "maskeda torch torchvision timm lightning albumentations numpy pandas opencv-python-headless".split()
    found = {}
    for name in packages:
        try: found[name] = version(name)
        except Exception: found[name] = "unknown"
    return dict(python=platform.python_version(), system=platform.platform(), processor=platform.machine(), cores=os.cpu_count(),
                threads=torch.get_num_threads(), device="cuda" if torch.cuda.is_available() else "cpu", packages=found)

# %%
test_eq({"torch", "numpy"} <= set(environment()["packages"]), True)
test_eq(environment()["threads"], torch.get_num_threads())

# %% [markdown]
# And now all of it: three epochs of the mask model.

# %%
quick = replace(named("mask"), epochs=3, batch_size=16)
run = fit(quick, data, out=runs)
test_eq(run.finished, True)
test_eq(sorted(f.name for f in run.folder.iterdir()), ["environment.json", "history.csv", "oof.parquet", "recipe.json", "result.json", "test.parquet", "weights.safetensors"])
run.history.round(3)

# %% [markdown]
# The stored predictions are the model's, the stored scores are those predictions', and fitting again does nothing.

# %%
test_close(run.history.macro_f1.iloc[-1], f1_score(run.oof.label, run.oof.p.argmax(1), average="macro"))
test_close(predict(run.model(), data.root, run.oof.path), run.oof.p, eps=1e-6)
test_eq(list(run.test.path), list(data.eval.path))
lines = []
test_eq(fit(quick, data, out=runs, show=lines.append), run)
test_eq("is finished" in lines[0], True)

# %% [markdown]
# ## Killed and started again
# The promise, tried in earnest: a process that trains is killed with SIGKILL, which it cannot notice, in the middle of the
# second epoch; a new process starts the same run. Its weights must equal, byte for byte, those of a run that was never
# killed; its history too, except for the seconds. With two worker processes the same.

# %%
code = """
import os, signal, sys
from dataclasses import replace
import lightning.pytorch as L
import torch
from maskeda.datasets import index
from maskeda.recipes import named
from maskeda.training import fit
class Kill(L.Callback):
    def on_train_batch_start(self, trainer, module, batch, batch_idx):
        if trainer.global_step == int(sys.argv[4]): os.kill(os.getpid(), signal.SIGKILL)
torch.set_num_threads(1)
recipe = replace(named("age"), epochs=3, batch_size=16, drop_rate=.3, workers=int(sys.argv[3]))
fit(recipe, index(sys.argv[1]), out=sys.argv[2], minutes=0, callbacks=[Kill()], show=None)
"""
def trained(out, workers, kill=-1):
    args = [sys.executable, "-c", code, folder / "faces", folder / out, str(workers), str(kill)]
    return subprocess.run(args, capture_output=True, text=True)

steps = math.ceil(len(train) / 16)
whole = trained("whole", 0); test_eq((whole.returncode, whole.stderr), (0, ""))
for workers in (0, 2):
    out = f"killed{workers}"
    test_eq(trained(out, workers, kill=steps + 3).returncode, -signal.SIGKILL)
    test_eq(Run(folder / out / "age" / "fold0").finished, False)
    test_eq(trained(out, workers).returncode, 0)
    a, b = (Run(folder / o / "age" / "fold0") for o in ("whole", out))
    test_eq(torch.equal(torch.cat([p.flatten() for p in a.model().parameters()]), torch.cat([p.flatten() for p in b.model().parameters()])), True)
    test_eq(a.history.drop(columns="seconds"), b.history.drop(columns="seconds"))
    print(f"{workers} workers: killed at step {steps + 3} of {3 * steps}, resumed, the same weights bit for bit")
