# %% [markdown]
# # checks
# > What can be wrong with photos and tables, named with file and remedy; and the one way pixels are read.

# %% [markdown]
# Data comes from cameras, archives and spreadsheets, and each has its ways of going wrong. The checks here look at one thing
# at a time, a photo, a table, a folder, and return `Problem`s instead of stopping at the first; the room below puts them
# together for a whole data set.

# %%
#| default_exp checks

# %%
#| export
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
import cv2
import numpy as np
import pandas as pd
from PIL import Image
from maskeda.labels import LabelSpace

# %%
#| hide
import shutil, tempfile
from fastcore.test import test_eq, test_fail
from maskeda.labels import MASK_TASK, only


# %% [markdown]
# ## What can be wrong
# A `Problem` names the file, says what is the matter and what to do. An *error* is something that would make labels or
# answers wrong; a *warning* is something that works, and should be known. `DataError` carries all of them, so that a
# person mends a folder in one go and not one fault a run.

# %%
#| export
@dataclass(frozen=True)
class Problem:
    "One thing that is wrong with a folder of data."
    level: str      # 'error': the data cannot be used as it is; 'warning': it can
    file: str       # the file or folder, relative to the data folder
    what: str       # what is the matter
    remedy: str     # what to do about it

    def __str__(self): return f"{self.file}: {self.what}. {self.remedy}."


# %%
print(Problem("error", "train/images/7/mask1.jpg", "is cut off", "Fetch it again"))


# %% [markdown]
# Five hundred photos with an alpha channel are one thing to know, not five hundred lines.

# %%
#| export
def summary(
    problems,       # `Problem`s
) -> list[str]:
    "One line per kind of problem: the first file, and how many more."
    kinds = {}
    for p in problems: kinds.setdefault((p.level, p.what, p.remedy), []).append(p.file)
    return [f"{level}: {files[0]}{f' and {len(files) - 1} more' if len(files) > 1 else ''}: {what}. {remedy}."
            for (level, what, remedy), files in kinds.items()]


# %%
test_eq(summary([Problem("warning", f, "is grey", "Fine") for f in "abc"] + [Problem("warning", "d", "is odd", "Fine")]),
        ["warning: a and 2 more: is grey. Fine.", "warning: d: is odd. Fine."])



# %% [markdown]
# `DataError` lists every error, and after them the warnings in short: whoever mends the folder sees all at once.

# %%
#| export
class DataError(ValueError):
    "What is wrong with a folder, all of it: `.problems` are the errors, `.warnings` the rest; the message lists both."
    def __init__(self, problems):
        super().__init__(problems)
        self.problems = [p for p in problems if p.level == "error"]
        self.warnings = [p for p in problems if p.level != "error"]

    def __str__(self, limit=100):
        n, lines = len(self.problems), [f"  {p}" for p in self.problems[:limit]]
        more = [f"  ... and {n - limit} more"] if n > limit else []
        return "\n".join([f"{n} error{'s' * (n != 1)} in the data:", *lines, *more, *(f"  {line}" for line in summary(self.warnings))])


# %%
faults = [Problem("error", f"train/images/{i}", "is empty", "Remove it") for i in range(120)]
test_eq(str(DataError(faults[:1])), "1 error in the data:\n  train/images/0: is empty. Remove it.")
test_eq("and 20 more" in str(DataError(faults)), True)
print(DataError([*faults[:2], Problem("warning", "train/images/7", "is grey", "It is used"), Problem("warning", "train/images/9", "is grey", "It is used")]))


# %% [markdown]
# ## One photo
# `read_rgb` is the only way pixels come in, so that statistics, training and prediction see the same numbers. Grey photos
# become three equal planes, alpha is dropped, 16 bits are reduced to 8, and a turn that the camera noted is carried out.

# %%
#| export
class PhotoError(ValueError):
    "A photo that cannot be read; the message names it."

def read_rgb(
    path: str | Path,   # the photo
) -> np.ndarray:        # (H, W, 3) uint8, red first
    "Pixels of a photo; `PhotoError` names a file that is none."
    try: coded = np.fromfile(path, np.uint8)
    except OSError as e: raise PhotoError(f"{path}: cannot be opened ({e.strerror}). Index the folder again") from None
    image = cv2.imdecode(coded, cv2.IMREAD_COLOR_RGB) if coded.size else None
    if image is None: raise PhotoError(f"{path}: is no photo, or is cut off. Fetch it again, or remove it")
    return image


# %%
room = Path(tempfile.mkdtemp())                     # everything below is written here
rng = np.random.default_rng(0)
smooth = cv2.resize(rng.integers(0, 255, (6, 4, 3), np.uint8), (48, 64), interpolation=cv2.INTER_CUBIC)
Image.fromarray(smooth).save(room / "rgb.png")
Image.fromarray(smooth).convert("L").save(room / "grey.png")
Image.fromarray(np.dstack([smooth, smooth[..., 0]])).save(room / "alpha.png")
cv2.imwrite(str(room / "deep.png"), smooth[..., ::-1].astype(np.uint16) * 257)
Image.fromarray(smooth).save(room / "good.jpg", quality=95)
whole = (room / "good.jpg").read_bytes()
(room / "half.jpg").write_bytes(whole[:len(whole) // 2])
(room / "text.jpg").write_text("this is no photo")
(room / "empty.jpg").write_bytes(b"")

test_eq(read_rgb(room / "rgb.png"), smooth)                                 # against what PIL wrote
test_eq(read_rgb(room / "alpha.png"), smooth)
test_eq(read_rgb(room / "deep.png"), smooth)                                # 257 = 65535 / 255
test_eq(read_rgb(room / "grey.png"), np.dstack([np.array(Image.open(room / "grey.png"))] * 3))
for name in ("half.jpg", "text.jpg", "empty.jpg"): test_fail(lambda: read_rgb(room / name), contains=name)
test_fail(lambda: read_rgb(room / "gone.jpg"), contains="No such file")


# %% [markdown]
# When reading fails, people want to know whether to fetch the file again or to look where it came from.

# %%
#| export
def refusal(
    path: Path,         # the photo
    error: Exception,   # what reading it raised
) -> str:
    "Why a photo cannot be read, in words."
    if isinstance(error, OSError) and error.strerror: return f"cannot be opened ({error.strerror})"
    if path.stat().st_size == 0: return "is empty (0 bytes)"
    if isinstance(error, Image.DecompressionBombError): return "is too large to be a photo"
    if isinstance(error, (Image.UnidentifiedImageError, PhotoError)) and "cut off" not in str(error): return "is no image"
    return "is cut off"


# %%
test_eq(refusal(room / "empty.jpg", OSError("x")), "is empty (0 bytes)")
test_eq(refusal(room / "text.jpg", Image.UnidentifiedImageError("x")), "is no image")
test_eq(refusal(room / "half.jpg", OSError("image file is truncated")), "is cut off")
test_eq(refusal(room, PermissionError(13, "Permission denied")), "cannot be opened (Permission denied)")
test_eq(refusal(room / "good.jpg", Image.DecompressionBombError("x")), "is too large to be a photo")

# %% [markdown]
# Checking all photos must not cost as much as training on them. `check_photo` reads the header and looks for the end mark
# (`FFD9` of a JPEG, `IEND` of a PNG); only where one of them is odd is the whole photo decoded.

# %%
#| export
ENDS = {b"\xff\xd8\xff": b"\xff\xd9", b"\x89PNG": b"IEND\xaeB`\x82"}    # first bytes of a kind of file -> its last bytes

def check_photo(
    root: Path,             # the data folder
    name: str,              # the photo, relative to it
) -> list[Problem]:         # empty if all is well
    "What is wrong with a photo, found without decoding it where that is possible."
    try:
        with open(root / name, "rb") as file:
            head = file.read(32)
            file.seek(max(0, os.fstat(file.fileno()).st_size - 8))
            ended = any(head.startswith(first) and file.read().endswith(last) for first, last in ENDS.items() if head.startswith(first))
            file.seek(0)
            with Image.open(file) as image:
                kind, mode, turned = image.format, image.mode, image.getexif().get(0x0112, 1)
                alpha = "A" in mode or "transparency" in image.info
                if not ended: image.load()
        if not ended: read_rgb(root / name)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as e:
        return [Problem("error", name, refusal(root / name, e), "Fetch it again, or remove it")]
    notes = [("has an alpha channel", "It is dropped when the photo is read", alpha),
             ("is grey", "It is read as three equal planes", mode.startswith(("1", "L", "I"))),
             ("is 16-bit", "It is read as 8-bit", kind == "PNG" and head[24] == 16),
             ("is CMYK", "It is read as RGB; compare its colours with the others", mode == "CMYK"),
             (f"is really a {kind} file", "It is read all the same", kind not in ("JPEG", "MPO", "PNG")),
             ("is turned by a note of its camera", "It is turned upright when read", turned not in (0, 1))]
    return [Problem("warning", name, what, remedy) for what, remedy, so in notes if so]


# %%
verdict = {n: [(p.level, p.what) for p in check_photo(room, n)] for n in sorted(os.listdir(room))}
verdict

# %%
test_eq(verdict["good.jpg"] + verdict["rgb.png"], [])
test_eq(verdict["half.jpg"], [("error", "is cut off")]); test_eq(verdict["text.jpg"], [("error", "is no image")])
test_eq(verdict["empty.jpg"], [("error", "is empty (0 bytes)")])
test_eq(verdict["grey.png"], [("warning", "is grey")]); test_eq(verdict["alpha.png"], [("warning", "has an alpha channel")])
test_eq(verdict["deep.png"], [("warning", "is 16-bit")])
test_eq(check_photo(room, "gone.jpg")[0].what, "cannot be opened (No such file or directory)")
for n in range(200, len(whole), 97):                            # wherever it is cut, it is found
    (room / "cut.jpg").write_bytes(whole[:n]); test_eq(check_photo(room, "cut.jpg")[0].what, "is cut off")
(room / "cut.jpg").write_bytes(whole[:400] + bytes(len(whole) - 400))         # right length, zeros from the middle on
test_eq(check_photo(room, "cut.jpg")[0].what, "is cut off")
(room / "cut.jpg").write_bytes(whole + b"a note behind the end"); test_eq(check_photo(room, "cut.jpg"), [])


# %% [markdown]
# Many photos: threads, because the work is waiting for the disk and C code that lets other threads run. Names are handed
# out in portions, so that a million photos do not become a million waiting tasks.

# %%
#| export
def check_photos(
    root: Path,             # the data folder
    names,                  # photos, relative to it
    threads: int = 0,       # 0: as many as there are cores
    portion: int = 4096,    # photos handed to the threads at a time
) -> list[Problem]:         # in the order of the names
    "`check_photo` for many photos, on all cores."
    names, problems = list(names), []
    with ThreadPoolExecutor(threads or os.cpu_count()) as pool:
        for start in range(0, len(names), portion):
            part = names[start:start + portion]
            few = [part[i:i + 64] for i in range(0, len(part), 64)]        # a thread takes so many: handing over costs too
            for found in pool.map(lambda few: [p for n in few for p in check_photo(root, n)], few): problems += found
    return problems


# %%
test_eq(check_photos(room, sorted(verdict), portion=3), [p for n in sorted(verdict) for p in check_photo(room, n)])
test_eq(check_photos(room, []), [])


# %% [markdown]
# ## Tables of text
# Every CSV is read as text first. That keeps an id of `000001` what it is, and lets a bad value be named with its line
# before anything is converted. Names of files that lead out of the data folder are refused: a table is data, and data
# should not choose what is read from the rest of the disk.

# %%
#| export
def read_rows(
    root: Path,                     # the data folder
    name: str,                      # a CSV file, relative to it
    columns: tuple[str, ...],       # columns it must have
) -> tuple[pd.DataFrame, list[Problem]]:    # all its columns as text (no rows if it cannot be read), and what is wrong
    "Rows of a CSV file as text, its needed columns stripped of blanks."
    nothing = pd.DataFrame(columns=list(columns), dtype=str)
    try: table = pd.read_csv(root / name, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except FileNotFoundError: return nothing, [Problem("error", name, "is missing", "Put it there")]
    except (OSError, ValueError) as e:              # pandas' parser errors and wrong encodings are ValueErrors
        return nothing, [Problem("error", name, f"cannot be read as a table ({e})", "Save it as CSV in UTF-8")]
    lacking = [c for c in columns if c not in table]
    if lacking: return nothing, [Problem("error", name, f"has no column {', '.join(lacking)}",
                                         f"It needs {', '.join(columns)}; found {', '.join(map(str, table.columns))}")]
    if table.empty: return table, [Problem("error", name, "has no rows", "Fill it")]
    return table.assign(**{c: table[c].fillna("").str.strip() for c in columns}), []

def stays_inside(
    name: str,      # a file or folder name as a table gives it
) -> bool:          # False if it is empty, absolute, or climbs out with '..'
    "Whether a name stays inside the folder it is relative to."
    path = PurePosixPath(name.replace("\\", "/"))
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and ":" not in path.parts[0]


# %%
(room / "table.csv").write_text("\ufeffid,age\n000001, 45\n", encoding="utf-8"); (room / "latin.csv").write_bytes("id\nJos\u00e9".encode("latin-1"))
test_eq(read_rows(room, "table.csv", ("id", "age"))[0].to_dict("list"), dict(id=["000001"], age=["45"]))
for name, columns, says in [("table.csv", ("id", "path"), "has no column path"), ("gone.csv", ("id",), "is missing"),
                            ("latin.csv", ("id",), "cannot be read"), ("empty.jpg", ("id",), "cannot be read")]:
    table, (problem,) = read_rows(room, name, columns)
    test_eq((says in problem.what, len(table), problem.file), (True, 0, name))
test_eq([stays_inside(n) for n in ("a.jpg", "b/a.jpg", "", "/etc/passwd", "../a.jpg", "b/../../a.jpg", "C:\\a.jpg")],
        [True, True] + [False] * 5)


# %% [markdown]
# Values are checked against the label space: numbers must be numbers, names must be classes.

# %%
#| export
def check_values(
    table: pd.DataFrame,    # text columns, one per attribute
    space: LabelSpace,      # whose attributes these are
    file: str,              # where the table came from, to name it
) -> tuple[pd.DataFrame, list[Problem]]:    # the table with numbers as numbers, and what is wrong
    "Attribute values as they should be, and a problem for each that is none."
    table, problems = table.copy(), []
    for a in space.attributes:
        numbers = pd.to_numeric(table[a.name], errors="coerce") if a.edges else None
        wrong = ~np.isfinite(numbers) if a.edges else ~table[a.name].isin(a.classes)
        remedy = "Write a number" if a.edges else f"Write one of: {', '.join(a.classes)}"
        problems += [Problem("error", f"{file} line {i + 2}", f"{a.name} is {table[a.name].iloc[i]!r}", remedy)
                     for i in np.flatnonzero(wrong)]
        if a.edges: table[a.name] = numbers.fillna(-1).astype(int) if (numbers.fillna(-1) % 1 == 0).all() else numbers
    return table, problems


# %%
rows = pd.DataFrame(dict(gender=["male", "Female", "female"], age=["45", "18.5", "old"]))
pair = only(MASK_TASK, "gender", "age")
table, problems = check_values(rows, pair, "train.csv")
test_eq([str(p) for p in problems], ["train.csv line 3: gender is 'Female'. Write one of: male, female.",
                                     "train.csv line 4: age is 'old'. Write a number."])
table, problems = check_values(rows.iloc[[0, 0]], pair, "train.csv")
test_eq((problems, table["age"].tolist(), table["age"].dtype), ([], [45, 45], np.dtype("int64")))


# %% [markdown]
# ## A folder
# Files that systems leave behind (`._mask1.jpg`, `.DS_Store`, `Thumbs.db`) are skipped, and counted.

# %%
#| export
def listing(
    folder: Path,   # a folder
) -> tuple[list[str], list[str]]:   # names of its files and folders; names of the junk among them
    "Sorted names in a folder, what systems leave behind kept apart; both empty if there is no such folder."
    names = sorted(os.listdir(folder)) if folder.is_dir() else []
    junk = [n for n in names if n.startswith(".") or n in ("Thumbs.db", "desktop.ini", "__MACOSX")]
    return [n for n in names if n not in set(junk)], junk


# %%
(room / "person").mkdir()
for n in ("mask2.jpg", "._mask1.jpg", ".DS_Store", "mask1.jpg", "Thumbs.db"): (room / "person" / n).touch()
test_eq(listing(room / "person"), (["mask1.jpg", "mask2.jpg"], [".DS_Store", "._mask1.jpg", "Thumbs.db"]))
test_eq(listing(room / "nowhere"), ([], []))

# %%
#| hide
shutil.rmtree(room)
