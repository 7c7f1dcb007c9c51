# %% [markdown]
# # statistics
# > A few numbers of every photo (size, brightness, contrast, sharpness, colours, a hash), on all cores, and kept.

# %% [markdown]
# Many faults of a data set show in the crudest numbers: photos to be judged that are darker than those to learn from, one
# photo under two names, sizes that differ. They are computed once, by threads (decoding lets other threads run), kept in
# a file by name, size and time of change, and computed anew only for photos that are new. A run that is stopped, or killed,
# goes on from what was kept last.

# %%
#| default_exp statistics

# %%
#| export
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import cv2
import numpy as np
import pandas as pd
from maskeda.checks import PhotoError, read_rgb

# %%
#| hide
import shutil, subprocess, sys, tempfile
from PIL import Image
from fastcore.test import test_eq, test_close, test_fail


# %% [markdown]
# ## A hash that forgives
# Two files of one picture rarely have the same bytes: it was saved again, or made smaller. The difference hash (Krawetz,
# 2013) shrinks a picture to 17 x 16 and notes for neighbours which one is brighter. Saved again, hardly a bit changes; another
# picture changes about half of them. 256 bits rather than the usual 64, because portraits are alike.

# %%
#| export
def photo_hash(
    grey: np.ndarray,       # (H, W) uint8
) -> np.ndarray:            # (4,) uint64: 256 bits
    "Difference hash: bit by bit, whether a point of the shrunk picture is brighter than its left neighbour."
    while min(grey.shape) >= 64: grey = cv2.resize(grey, None, fx=.5, fy=.5, interpolation=cv2.INTER_AREA)   # halving is cheap
    small = cv2.resize(grey, (17, 16), interpolation=cv2.INTER_AREA).astype(np.int16)
    return np.packbits(np.diff(small, axis=1) > 0).view(np.uint64)

def differing(
    a: np.ndarray,          # (..., 4) hashes
    b: np.ndarray,          # (..., 4) hashes
) -> np.ndarray:            # (...) how many of the 256 bits differ
    "Distance of two hashes."
    return np.bitwise_count(a ^ b).sum(-1, dtype=np.int64)


# %%
rng = np.random.default_rng(0)
def cloud(size=(128, 96)): return cv2.resize(rng.integers(0, 255, (12, 9), np.uint8), size[::-1], interpolation=cv2.INTER_CUBIC)
a, b = cloud(), cloud()
again = cv2.imdecode(cv2.imencode(".jpg", a, [cv2.IMWRITE_JPEG_QUALITY, 60])[1], cv2.IMREAD_GRAYSCALE)
smaller = cv2.resize(a, (48, 64), interpolation=cv2.INTER_AREA)
paler = (a * .8 + 30).astype(np.uint8)
same = [int(differing(photo_hash(a), photo_hash(x))) for x in (a, again, smaller, paler)]
other = [int(differing(photo_hash(a), photo_hash(cloud()))) for _ in range(50)]
test_eq(same[0], 0); test_eq(max(same) < 16, True); test_eq(min(other) > 64, True)
bits = lambda h: np.unpackbits(h.view(np.uint8))
test_eq(int(differing(photo_hash(a), photo_hash(b))), int((bits(photo_hash(a)) != bits(photo_hash(b))).sum()))
dict(saved_again=same[1], smaller=same[2], paler=same[3], others=(min(other), max(other)))

# %% [markdown]
# ## One photo
# `sharpness` is the root mean square of the differences between neighbouring points (the energy of the gradient, a focus
# measure since Subbarao and others, 1993): low where nothing has an edge. All are exact, over all pixels. The fourth plane
# is there for speed only: for four planes OpenCV uses the processor's wide registers, for three it does not.

# %%
#| export
NUMBERS = ("height", "width", "brightness", "contrast", "sharpness", "red", "green", "blue", "red_sd", "green_sd", "blue_sd")
HASH = ("hash0", "hash1", "hash2", "hash3")

def photo_numbers(
    path: str | Path,   # the photo
) -> tuple:             # `NUMBERS` (sizes in pixels, the rest on the scale 0 to 255), then the four words of the hash
    "What can be said of a photo without knowing what it shows."
    rgb = read_rgb(path)
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    mean, sd = (x[:3, 0] for x in cv2.meanStdDev(cv2.cvtColor(rgb, cv2.COLOR_RGB2RGBA)))
    brightness, contrast = (x[0, 0] for x in cv2.meanStdDev(grey))
    across, down = (grey[:, 1:], grey[:, :-1]), (grey[1:], grey[:-1])
    sharpness = np.hypot(*(cv2.norm(*pair) / max(1, pair[0].size) ** .5 for pair in (across, down)))
    return (*rgb.shape[:2], brightness, contrast, sharpness, *mean, *sd, *photo_hash(grey))


# %%
room = Path(tempfile.mkdtemp())
photos = {f"{i}.png": np.dstack([cloud((40, 30)) for _ in range(3)]) for i in range(12)}
for n, p in photos.items(): Image.fromarray(p).save(room / n)
got = dict(zip((*NUMBERS, *HASH), photo_numbers(room / "0.png")))
p = photos["0.png"].astype(float)
grey = np.asarray(Image.open(room / "0.png").convert("L"), float)
test_eq((got["height"], got["width"]), (40, 30))
test_close([got["red"], got["green"], got["blue"]], p.mean((0, 1))); test_close([got["red_sd"], got["green_sd"], got["blue_sd"]], p.std((0, 1)))
test_close([got["brightness"], got["contrast"]], [grey.mean(), grey.std()], eps=.05)       # PIL and cv2 round grey differently
grey = cv2.cvtColor(photos["0.png"], cv2.COLOR_RGB2GRAY).astype(float)
test_close(got["sharpness"], np.sqrt((np.diff(grey, axis=0) ** 2).mean() + (np.diff(grey, axis=1) ** 2).mean()))
blurred = cv2.GaussianBlur(photos["0.png"], (0, 0), 3); Image.fromarray(blurred).save(room / "blurred.png")
test_eq(photo_numbers(room / "blurred.png")[4] < got["sharpness"] / 2, True)


# %% [markdown]
# ## All of them
# A photo that cannot be read gets no numbers (NaN) and stops nothing: the index has already named it.

# %%
#| export
def numbers_or_nan(path):
    "`photo_numbers`, or NaN and zeros for a photo that cannot be read."
    try: return photo_numbers(path)
    except PhotoError: return (np.nan,) * len(NUMBERS) + (0,) * len(HASH)

def as_table(rows, index):
    "Rows of numbers with their types: the hashes must not become floats."
    numbers = pd.DataFrame([r[:len(NUMBERS)] for r in rows], columns=NUMBERS, index=index, dtype=np.float64)
    return numbers.assign(**{h: np.array([r[len(NUMBERS) + i] for r in rows], np.uint64) for i, h in enumerate(HASH)})

def save_beside(table, file):
    "Write a parquet file under another name first, so that a stopped run leaves the old one whole."
    table.to_parquet(f"{file}.part")
    os.replace(f"{file}.part", file)


# %%
(room / "broken.png").write_bytes(b"broken")
two = as_table([numbers_or_nan(room / n) for n in ("0.png", "broken.png")], ["0.png", "broken.png"])
test_eq((two["hash0"].dtype, two["red"].isna().tolist()), (np.uint64, [False, True]))
save_beside(two, room / "two.parquet"); test_eq(pd.read_parquet(room / "two.parquet").equals(two), True)


# %%
#| export
class Keeper:
    "Numbers that arrive in portions, saved so often that saving takes a twentieth of the time at most."
    def __init__(
        self,
        file: str | Path | None,    # parquet file; None: only in memory
    ):
        self.file = None if file is None else Path(file)
        there = self.file is not None and self.file.exists()
        self.parts = [pd.read_parquet(self.file) if there else as_table([], pd.Index([], dtype=str))]
        self.last, self.cost, self.unsaved = time.monotonic(), 0., 0

    @property
    def table(self) -> pd.DataFrame:
        if len(self.parts) > 1: self.parts = [pd.concat([p for p in self.parts if len(p)])]
        return self.parts[0]

    def add(self, part: pd.DataFrame):
        self.parts.append(part)
        self.unsaved += len(part)
        if time.monotonic() - self.last >= 20 * self.cost: self.save()

    def save(self):
        begun = time.monotonic()
        if self.file and self.unsaved: save_beside(self.table, self.file)
        self.last = time.monotonic()
        self.cost, self.unsaved = self.last - begun, 0


# %%
keeper = Keeper(room / "few.parquet")
keeper.add(two.iloc[:1]); test_eq(len(pd.read_parquet(room / "few.parquet")), 1)
keeper.cost = 1e9; keeper.add(two.iloc[1:]); test_eq(len(pd.read_parquet(room / "few.parquet")), 1)     # too dear to save now
keeper.save(); test_eq(Keeper(room / "few.parquet").table.equals(two), True)

# %% [markdown]
# Threads get photos in portions, results are kept as they come, and whatever ends the run, an error or the user, what was
# computed is saved on the way out.

# %%
#| export
def photo_marks(
    root: Path,         # the data folder
    paths: list[str],   # photos, relative to it
) -> list[str]:         # changes when the file changes
    "Name, size and time of change of each photo."
    return [f"{p}|{s.st_size}|{s.st_mtime_ns}" for p in paths for s in [os.stat(root / p)]]

def photo_statistics(
    root: str | Path,               # the data folder
    paths,                          # photos, relative to it
    keep: str | Path | None = None, # parquet file to keep the numbers in; None: compute anew
    threads: int = 0,               # 0: as many as there are cores
    portion: int = 1024,            # photos between two reports of progress
    progress=None,                  # called with (done, all) after each portion
) -> pd.DataFrame:                  # index: path, in the order given; columns `NUMBERS` and `HASH`
    "Numbers of every photo, taken from `keep` where a file has not changed."
    root, paths = Path(root), [str(p) for p in paths]
    marks, keeper = photo_marks(root, paths), Keeper(keep)
    old = set(keeper.table.index)
    todo = [(p, m) for p, m in dict(zip(paths, marks)).items() if m not in old]
    done = len(paths) - len(todo)
    with ThreadPoolExecutor(threads or os.cpu_count()) as pool:
        try:
            for start in range(0, len(todo), portion):
                part = todo[start:start + portion]
                keeper.add(as_table(list(pool.map(lambda pm: numbers_or_nan(root / pm[0]), part)), [m for _, m in part]))
                if progress: progress(done + start + len(part), len(paths))
        finally: keeper.save()
    return keeper.table.reindex(marks).set_axis(pd.Index(paths, name="path"))


# %%
names = [f"{i}.png" for i in range(12)]
stats = photo_statistics(room, names)
test_close(stats.loc["3.png", "red"], photos["3.png"][..., 0].mean())
test_eq([tuple(r) for r in stats[list(HASH)].to_numpy()], [photo_numbers(room / n)[-4:] for n in names])
test_eq(photo_statistics(room, names, threads=5, portion=3).equals(stats), True)
test_eq(len(photo_statistics(room, [])), 0); test_eq(photo_statistics(room, [])["hash0"].dtype, np.uint64)
stats.round(1).head(3)

# %% [markdown]
# A run that is stopped goes on where it was, and only changed files are looked at again: the readings are counted. First stopped
# by an error, then killed without a word (a process of its own, by SIGKILL).

# %%
kept, done = room / "kept.parquet", []
class Stop(Exception): pass
def stop(n, all):
    done.append(n)
    if n == 8: raise Stop
try: photo_statistics(room, names, kept, portion=4, progress=stop)
except Stop: pass
test_eq((done, len(pd.read_parquet(kept))), ([4, 8], 8))
done = []
test_eq(photo_statistics(room, names, kept, portion=2, progress=lambda n, all: done.append(n)).equals(stats), True)
test_eq(done, [10, 12])                                                 # only the last four
Image.fromarray(255 - photos["5.png"]).save(room / "5.png"); (room / "7.png").write_bytes(b"broken")
again = photo_statistics(room, names, kept, portion=1, progress=lambda n, all: done.append(n))
test_eq(len(done), 4)                                                   # two more
test_close(again.loc["5.png", "red"], 255 - stats.loc["5.png", "red"]); test_eq(again.loc["7.png", list(NUMBERS)].isna().all(), True)
test_eq(again.drop(["5.png", "7.png"]).equals(stats.drop(["5.png", "7.png"])), True)

killed = f"""
import os, signal
from maskeda.statistics import photo_statistics
def after(n, all):
    if n >= 6: os.kill(os.getpid(), signal.SIGKILL)
photo_statistics({str(room)!r}, {names!r}, {str(room / "killed.parquet")!r}, portion=2, progress=after)
"""
test_eq(subprocess.run([sys.executable, "-c", killed]).returncode, -9)
done, saved = [], len(pd.read_parquet(room / "killed.parquet"))
test_eq(photo_statistics(room, names, room / "killed.parquet", portion=1, progress=lambda n, all: done.append(n)).equals(again), True)
test_eq((2 <= saved <= 6, len(done)), (True, 12 - saved))
print(f"killed after 6 of 12 photos: {saved} were kept, {len(done)} read again")
shutil.rmtree(room)


# %% [markdown]
# ## The same picture twice
# Comparing every photo with every other is hopeless for a million. But if two hashes differ in at most 15 of 256 bits, then of
# 16 groups of 16 bits at least one must be equal in both. So only photos that share a group are compared, and none is missed.
# The bits are put into groups at random (always the same way): neighbours on a plain background would be equal in everybody.

# %%
#| export
def near_pairs(
    stats: pd.DataFrame,    # what `photo_statistics` gave
    most: int = 10,         # how many of the 256 bits may differ, at most 15
) -> pd.DataFrame:          # columns a, b (paths, a before b) and bits, the most alike first
    "Pairs of photos whose hashes are (almost) the same."
    if not 0 <= most <= 15: raise ValueError(f"most lies between 0 and 15 (more would miss pairs), not {most}")
    stats = stats[stats["height"].notna()].sort_index()
    words = np.ascontiguousarray(stats[list(HASH)].to_numpy(np.uint64))
    bits = np.unpackbits(words.view(np.uint8), axis=1)[:, np.random.default_rng(0).permutation(256)]
    groups, pairs = np.packbits(np.ascontiguousarray(bits), axis=1).view(np.uint16), [np.zeros((0, 2), np.int64)]
    for column in groups.T:
        order = np.argsort(column, kind="stable")
        at, step = np.arange(len(order)), 0
        while len(at):                                      # each with the next of its group, the one after that, ...
            step += 1
            at = at[at + step < len(order)]
            at = at[column[order[at]] == column[order[at + step]]]
            close = differing(words[order[at]], words[order[at + step]]) <= most
            if close.any(): pairs.append(np.sort(np.stack([order[at[close]], order[at[close] + step]], 1), axis=1))
    pairs = np.unique(np.concatenate(pairs), axis=0)
    names = stats.index.to_numpy()[pairs]
    found = pd.DataFrame(dict(a=names[:, 0], b=names[:, 1], bits=differing(words[pairs[:, 0]], words[pairs[:, 1]])))
    return found.sort_values(["bits", "a", "b"], ignore_index=True)


# %%
base = rng.integers(0, 2, (300, 256), dtype=np.uint8)
base[:40, :200] = base[0, :200]                                     # forty that share most of their bits, as portraits do
for i in range(100, 160):                                           # sixty copies with 0 to 19 bits turned
    base[i] = base[i - 60]; base[i, rng.choice(256, i % 20, replace=False)] ^= 1
words = np.packbits(base, axis=1).view(np.uint64)
made = pd.DataFrame(words, columns=HASH, index=[f"{i:03d}" for i in range(300)]).assign(height=1.)
for most in (0, 10, 15):
    by_force = {(f"{i:03d}", f"{j:03d}") for i in range(300) for j in range(i + 1, 300) if (base[i] != base[j]).sum() <= most}
    got = near_pairs(made.sample(frac=1, random_state=1), most)
    test_eq(set(zip(got["a"], got["b"])), by_force); test_eq(len(got), len(by_force))
test_eq(list(near_pairs(made.iloc[:0])), ["a", "b", "bits"]); test_fail(lambda: near_pairs(made, 16), contains="would miss pairs")
near_pairs(made, 2).head(3)
