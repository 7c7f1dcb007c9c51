"""Damage inputs of every kind, give them to the library in this process, and judge what comes of each.

An input may be accepted, or refused by `MaskedaError` (or by the parser of the command line) with a message that names
the culprit. Anything else is a fault: another exception, no end within `LIMIT` seconds, a connection, a file written
outside the folder, or a file in it that was there before and has changed.
"""

import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tarfile
import traceback
import warnings
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from inspect import Parameter
from pathlib import Path
from typing import Literal, get_args, get_origin
from unittest.mock import patch
import numpy as np
import pandas as pd
from hypothesis import strategies as st
from PIL import Image
from maskeda import Recipe, fit_folds, load_dataset, make_faces
from maskeda.errors import MaskedaError

LIMIT = 30  # seconds that an input may take


# What an input does besides its answer: files, connections, time.


class Guard:
    "Note writes outside a folder, connections and processes. An audit hook cannot be removed, so there is one."

    def __init__(self):
        self.folder = ""  # empty: off
        self.violations = []
        sys.addaudithook(self)

    def __call__(self, event, arguments):
        if not self.folder:
            return
        if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
            self.violations.append(f"CONNECTS: {event} {arguments[-1 if event == 'socket.connect' else 0]}")
        elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork"):
            self.violations.append(f"STARTS A PROCESS: {str(arguments)[:100]}")
        elif event == "open" and arguments[2] and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC):
            self.check(arguments[0])
        elif event in ("os.rename", "os.link", "os.symlink"):
            self.check(arguments[1])
        elif event in ("os.remove", "os.mkdir", "os.rmdir", "os.truncate", "shutil.rmtree", "os.chmod"):
            self.check(arguments[0])

    def check(self, path):
        "Note a path outside the folder."
        if isinstance(path, int):
            return
        full = os.path.abspath(os.fsdecode(path))
        if not full.startswith((self.folder + os.sep, "/dev/", "/proc/")) and full != self.folder:
            self.violations.append(f"WRITES OUTSIDE: {full}")

    @contextmanager
    def watch(self, folder):
        "Collect what happens within this block."
        self.folder, self.violations = str(folder), []
        try:
            yield self.violations
        finally:
            self.folder = ""


GUARD = Guard()


def list_states(folder: Path) -> dict[str, tuple]:
    "Map each file and folder below a folder to what changes when it is written to."
    states = {}
    for place, folders, files in os.walk(folder):
        for name in files:
            state = os.lstat(os.path.join(place, name))
            states[os.path.join(place, name)] = (state.st_size, state.st_mtime_ns, state.st_ino)
        for name in folders:
            states[os.path.join(place, name)] = ()
    return states


def remove_new(before: dict, after: dict) -> None:
    "Remove what an input has written."
    for path in sorted(set(after) - set(before), reverse=True):
        if os.path.isdir(path) and not os.path.islink(path):
            os.rmdir(path)
        else:
            os.unlink(path)


WATCHER = """
import os, select, signal, sys
parent, limit, line = int(sys.argv[1]), None, ""
while True:
    ready = select.select([sys.stdin], [], [], limit)[0]
    if not ready:
        sys.stderr.write(f"HANGS: {line}")
        sys.stderr.flush()
        os.kill(parent, signal.SIGKILL)
        break
    line = sys.stdin.readline()
    if not line: break
    seconds, _, line = line.partition(" ")
    limit = float(seconds) or None
"""


class Watchdog:
    "A process that prints an example and kills this process if C code does not return."

    process = None

    def tell(self, seconds: float, example="") -> None:
        "Start counting seconds; 0: stop."
        if self.process is None or self.process.poll() is not None:
            command = [sys.executable, "-u", "-c", WATCHER, str(os.getpid())]
            self.process = subprocess.Popen(command, stdin=subprocess.PIPE, text=True, encoding="utf-8")
        self.process.stdin.write(f"{seconds} {ascii(example)[:2000]}\n")
        self.process.stdin.flush()


WATCHDOG = Watchdog()


@contextmanager
def time_limit(example, seconds: float):
    "Raise `TimeoutError` that names the example after so many seconds; ten seconds later the watchdog ends the process."

    def stop(*_):
        raise TimeoutError(f"took more than {seconds} s: {str(example)[:2000]}")

    WATCHDOG.tell(seconds + 10, example)
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        WATCHDOG.tell(0)


def describe_crash(error: BaseException) -> str:
    "Name the kind of an error and the functions of the library that it comes from."
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "maskeda/" in f.filename and "tests" not in f.filename]
    names = [f"{Path(f.filename).stem}.{f.name}:{f.lineno}" for f in frames[-2:]]
    return f"CRASH {type(error).__name__} in {' < '.join(reversed(names)) or '?'}: {str(error)[:200]}"


@dataclass
class Answer:
    "What came of an input."

    outcome: str  # accepted, refused or crashed
    message: str = ""
    wrong: list[str] = field(default_factory=list)


def judge(place: "Place", example, call, culprits, seconds: float = LIMIT, outputs=()) -> Answer:
    """Give an input to the library; `culprits` are the words of which a refusal must contain one.

    Files among the `outputs` that a command has written before may be written again.
    """
    before = list_states(place.home)
    wrong = []
    try:
        with time_limit(example, seconds), GUARD.watch(place.home) as violations, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                message = call()
                outcome = "refused" if message else "accepted"
            except MaskedaError as error:
                outcome, message = "refused", str(error)
    except Exception as error:
        outcome, message = "crashed", ""
        wrong.append(describe_crash(error))
    after = list_states(place.home)
    wrong += violations
    changed = [path for path in before if path not in after or after[path] != before[path]]
    for path in changed:
        name = os.path.relpath(path, place.home)
        if path not in outputs or Path(path).name not in OUTPUTS:
            wrong.append(f"OVERWRITES {name}")
        Path(path).write_bytes(place.contents[path])
        os.utime(path, ns=(before[path][1], before[path][1]))
    remove_new(before, after)
    if outcome == "refused" and not any(word and word in message for word in culprits):
        wrong.append(f"NAMES NO CULPRIT: {message[:300]}")
    return Answer(outcome, message or "", wrong)


OUTPUTS = (  # files of the small world that commands have written
    "folds.csv", "fixes.csv", "submission.csv", "decision.json", "other.parquet", "test.parquet", "oof.parquet",
)  # fmt: skip


# A small world: data, runs, predictions, tables. Everything in it must survive every input.


@dataclass
class Place:
    "Folders and files that inputs are made from."

    home: Path
    texts: dict[str, bytes]  # name -> content of files that are damaged
    data: object
    space: object
    contents: dict[str, bytes] = field(default_factory=dict)  # path -> content, to undo what an input overwrites


def build_place(home: Path) -> Place:
    "Draw photos, train two folds for a moment, and write one file of every kind."
    from maskeda.datasets.splits import make_folds, write_folds
    from maskeda.evaluation.decisions import tune_decision, write_decision
    from maskeda.pipeline.submission import write_submission
    from maskeda.predictions import read_predictions

    work = home / "work"
    work.mkdir()
    (home / "outside").mkdir()
    (home / "outside/photos.csv").write_text("path,group\n", encoding="utf-8")
    make_faces(work / "faces", 8, 3, size=(32, 24), workers=1, show=None)
    data = load_dataset(work / "faces")
    recipe = Recipe(name="tiny", epochs=1, size=(16, 12), batch_size=28, split="2", norm="group", augment="none")
    fit_folds(recipe, data, runs_folder=work / "runs", show=False)
    oof = read_predictions(work / "runs/tiny/oof.parquet")
    test = read_predictions(work / "runs/tiny/fold0/test.parquet")
    shutil.copy(work / "runs/tiny/oof.parquet", work / "other.parquet")
    shutil.copy(work / "runs/tiny/fold0/test.parquet", work / "test.parquet")
    shutil.copy(work / "runs/tiny/fold0/weights.safetensors", work / "weights.safetensors")
    write_submission(test, work / "faces", work / "submission.csv")
    write_folds(make_folds(data, "2"), data, work / "folds.csv")
    decision, _ = tune_decision(oof, "argmax", allow_guessing=True)
    write_decision(decision, work / "decision.json")
    group = data.train["group"].iloc[0]
    fixes = f"group,field,old,new\n{group},gender,{data.train['gender'].iloc[0]},{data.train['gender'].iloc[0]}\n"
    (work / "fixes.csv").write_text(fixes, encoding="utf-8")
    pd.DataFrame({"path": oof.path, "gender": data.train.set_index("path").loc[oof.path, "gender"].to_numpy()}).to_csv(
        work / "classes.csv", index=False, lineterminator="\n"
    )
    plan = 'max_runs = 4\nbase = "joint"\nseeds = [0, 1]\n[overrides]\nepochs = 1\n[factors]\nlr = [0.001, 0.01]\nmix = ["none", "mixup"]\n'
    (work / "plan.toml").write_text(plan, encoding="utf-8")
    (work / "notes.txt").write_text("A text that belongs to somebody.\n", encoding="utf-8")
    photo = next((work / "faces").rglob("*.jpg"))
    with tarfile.open(work / "photos.tar", "w") as archive:
        archive.add(photo, "a.jpg")
    for name in ("small.png", "small.gif", "small.bmp", "small.tiff", "small.webp"):
        Image.open(photo).save(work / name)
    shutil.copy(photo, work / "small.jpg")
    build_described_folder(work / "shop", photo)
    texts = {p.name: p.read_bytes() for p in [*work.iterdir(), *(work / "shop").iterdir()] if p.is_file()}
    texts["recipe.json"] = (work / "runs/tiny/fold0/recipe.json").read_bytes()
    texts["train.csv"] = (work / "faces/train/train.csv").read_bytes()
    contents = {str(path): path.read_bytes() for path in home.rglob("*") if path.is_file()}
    return Place(home, texts, data, data.space, contents)


def build_described_folder(folder: Path, photo: Path) -> None:
    "Write a small data folder with tables and a labels.json."
    (folder / "img").mkdir(parents=True)
    rows = ["path,group,sleeve,price"]
    for i in range(12):
        shutil.copy(photo, folder / f"img/{i}.jpg")
        rows.append(f"{i}.jpg,g{i // 2},{('short', 'long')[i % 2]},{10 + i}")
    for i in range(2):
        shutil.copy(photo, folder / f"img/t{i}.jpg")
    (folder / "photos.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (folder / "test.csv").write_text("path\nt0.jpg\nt1.jpg\n", encoding="utf-8")
    attributes = [
        dict(name="sleeve", classes=["short", "long"]),
        dict(name="price", classes=["cheap", "dear"], edges=[15]),
    ]
    description = dict(photos="photos.csv", test="test.csv", folder="img", columns={"path": "path"}, attributes=attributes)
    (folder / "labels.json").write_text(json.dumps(description, indent=1), encoding="utf-8")


# Damage: of bytes, of tables and of JSON.

NASTY = (
    "", " ", "0", "-1", "1e999", "nan", "inf", "-inf", "9" * 40, "1.5", "0x10", "1,2", "None", "null", "True", "[]", "{}", "{",
    '"', "'", "--", "-", "=", "a=b", "%s", "{0}", "../outside/photos.csv", "..", ".", "/", "/proc/nope/x", "C:\\x", "con",
    "한글", "é", "e\u0301", "\u202e", "\u200b", "😀", "\ud800", "a\nb", "<script>alert(1)</script>", "=1+1", "x" * 3000, "~",
    "*", "?", "$HOME", "`id`", "path", "group", "label", "fold", "male", "short", "all", "5 by photo", "7:3", "0:1", "1", "2",
)  # fmt: skip
WORDS = st.one_of(st.sampled_from(NASTY), st.integers(-3, 70).map(str), st.text(max_size=12))
SPLICES = (b"", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\n", b"\r", b'"', b",", b";", b"\t", b"\x80", b"{", b"]", b"\xff" * 9, b"9" * 30)


class Blob(bytes):
    "Bytes that show how they were made."

    edits = ()

    def __repr__(self):
        return f"{len(self):,} bytes after {list(self.edits)}" if len(self) > 3000 else repr(bytes(self))


@st.composite
def damage_bytes(draw, content: bytes) -> bytes:
    "Change, cut, repeat or insert bytes."
    content = bytearray(content)
    edits = []
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(("flip", "cut", "repeat", "insert", "remove", "swap", "header")))
        end = max(len(content), 1)
        i = draw(st.integers(0, min(end, 400) if kind == "header" else end))
        n = draw(st.sampled_from((1, 2, 4, 16, 300)))
        edits.append((kind, i, n))
        if kind in ("flip", "header") and i < len(content):
            content[i] = draw(st.integers(0, 255))
        elif kind == "cut":
            del content[i:]
        elif kind == "repeat":
            content[i:i] = content[i : i + n]
        elif kind == "insert":
            content[i:i] = draw(st.sampled_from(SPLICES))
        elif kind == "remove":
            del content[i : i + n]
        elif kind == "swap":
            content[i : i + 2 * n] = content[i + n : i + 2 * n] + content[i : i + n]
    content = Blob(content)
    content.edits = edits
    return content


@st.composite
def damage_table(draw, content: bytes) -> bytes:
    "Change the cells, rows, separators or encoding of a CSV file, or its bytes."
    if draw(st.integers(0, 4)) == 0:
        return draw(damage_bytes(content))
    rows = [line.split(",") for line in content.decode().splitlines()]
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(("cell", "header", "copy", "drop", "column", "longer", "shorter", "title", "move")))
        if not rows:
            break
        i = draw(st.integers(0, len(rows) - 1))
        j = draw(st.integers(0, max(0, len(rows[i]) - 1)))
        word = draw(WORDS)
        if kind == "cell" and rows[i]:
            rows[i][j] = word
        elif kind == "header" and rows[0]:
            rows[0][min(j, len(rows[0]) - 1)] = word
        elif kind == "copy":
            rows.insert(i, list(rows[i]))
        elif kind == "drop":
            del rows[i]
        elif kind == "column":
            for row in rows:
                del row[j : j + 1]
        elif kind == "longer":
            rows[i].append(word)
        elif kind == "shorter":
            del rows[i][j:]
        elif kind == "title":
            rows.insert(0, [word])
        elif kind == "move":
            for row in rows:
                row.reverse()
    separator = draw(st.sampled_from((",", ",", ",", ";", "\t", "|", " ", ", ")))
    end = draw(st.sampled_from(("\n", "\r\n", "\r")))
    text = end.join(separator.join(row) for row in rows)
    encoding = draw(st.sampled_from(("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp949", "latin-1", "utf-32")))
    return text.encode(encoding, "replace")


VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-3, 70), st.sampled_from((10**30, 1e308, -0.0, 1.5, float("nan"), float("inf"))), WORDS
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=5,
)  # fmt: skip


def list_places(value, place=()):
    "List the places in a JSON value: keys and numbers on the way to each part."
    places = [place]
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in items:
        places += list_places(part, (*place, key))
    return places


def change_value(value, place, change):
    "Return a copy of a JSON value with one part changed; None of `change` removes the part."
    if not place:
        return change(value)
    value = dict(value) if isinstance(value, dict) else list(value)
    value[place[0]] = change_value(value[place[0]], place[1:], change)
    return value


@st.composite
def damage_value(draw, value):
    "Replace, remove, rename, repeat or wrap parts of a JSON value."
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.sampled_from(list_places(value)))
        kind = draw(st.sampled_from(("replace", "replace", "remove", "add", "wrap", "text")))
        other, word = draw(VALUES), draw(WORDS)

        def change(part, kind=kind, other=other, word=word):
            if kind == "remove" and isinstance(part, (dict, list)) and part:
                return type(part)(list(part.items() if isinstance(part, dict) else part)[1:])
            if kind == "add" and isinstance(part, dict):
                return part | {word: other}
            if kind == "add" and isinstance(part, list):
                return [*part, other]
            if kind == "wrap":
                return [part]
            return str(part) if kind == "text" else other

        value = change_value(value, place, change)
    return value


@st.composite
def damage_json(draw, content: bytes) -> bytes:
    "Damage the parts of a JSON file, or its bytes."
    if draw(st.integers(0, 3)) == 0:
        return draw(damage_bytes(content))
    text = json.dumps(draw(damage_value(json.loads(content))), ensure_ascii=draw(st.booleans()), indent=1)
    return text.encode("utf-8", "surrogatepass")


@st.composite
def damage_weights(draw, content: bytes) -> bytes:
    "Damage the header of a safetensors file, which is JSON with more JSON in it, or its bytes."
    if draw(st.booleans()):
        return draw(damage_bytes(content))
    size = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + size])
    inner = json.loads(header["__metadata__"]["maskeda"])
    where = draw(st.sampled_from(("tensors", "facts", "space", "preprocess", "model", "recipe")))
    if where == "tensors":
        header = draw(damage_value(header))
    elif where == "facts":
        inner = draw(damage_value(inner))
    else:
        inner[where] = json.dumps(draw(damage_value(json.loads(inner[where]))))
    if where != "tensors":
        header["__metadata__"]["maskeda"] = json.dumps(inner)
        if isinstance(inner, dict) and draw(st.booleans()):
            header["__metadata__"]["maskeda"] = json.dumps(seal_again(inner, content, size))
    text = json.dumps(header).encode("utf-8", "surrogatepass")
    blob = Blob(len(text).to_bytes(8, "little") + text + content[8 + size :])
    blob.edits = (where, header["__metadata__"] if isinstance(header, dict) and "__metadata__" in header else header)
    return blob


def seal_again(inner: dict, content: bytes, size: int) -> dict:
    "Give a changed header a correct seal, so that what is read after it is reached too."
    from safetensors.torch import load
    from maskeda.models.weight_files import digest_weights

    inner = {key: value for key, value in inner.items() if key != "seal"}
    return inner | {"seal": digest_weights(load(content), json.dumps(inner))}


# Inputs of every kind. An example is a tuple: kind, name of the file, content or words.


def write_example(place: Place, name: str, content: bytes, folder: str = "new") -> Path:
    "Write a damaged file into a new folder."
    file = place.home / "work" / folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


@contextmanager
def swap_file(file: Path, content: bytes):
    "Exchange the content of a file of the small world for a while; the library must not change either."
    before, state = file.read_bytes(), file.stat()
    file.write_bytes(content)
    try:
        yield
    finally:
        assert file.read_bytes() == content, f"OVERWRITES {file.name}"
        file.write_bytes(before)
        os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))


def split_words(content: bytes) -> list[str]:
    "List the cells of a damaged table that a message may name."
    words = []
    for encoding in ("utf-8", "utf-16", "cp949"):
        words += re.split(r"[,;|\t\r\n\"]+", content.decode(encoding, "ignore"))
    return [word.strip() for word in words if len(word.strip()) > 1]


def read_damaged_table(place: Place, name: str, content: bytes):
    "Read a damaged CSV file as the library does; return the call and what a message may name."
    from maskeda.datasets.label_fixes import load_dataset_with_fixes
    from maskeda.datasets.prediction_files import import_predictions
    from maskeda.datasets.splits import make_folds
    from maskeda.deployment.photo_sources import open_photos
    from maskeda.evaluation.subgroups import read_subgroup_columns
    from maskeda.pipeline.submission import check_submission, score_submission
    from maskeda.predictions import read_predictions

    work = place.home / "work"
    if name in ("photos.csv", "test.csv", "train.csv"):
        folder = work / ("faces" if name == "train.csv" else "shop")
        file = folder / ("train/train.csv" if name == "train.csv" else name)

        def call():
            with swap_file(file, content):
                load_dataset(folder, check=False)

        return call, [name, "labels.json", *split_words(content)]
    file = work / "new" / name
    calls = {
        "fixes.csv": lambda: load_dataset_with_fixes(work / "faces", file, check=False),
        "folds.csv": lambda: make_folds(place.data, str(file)),
        "submission.csv": lambda: (check_submission(file, work / "faces", place.space), score_submission(file, work / "submission.csv", place.space)),
        "classes.csv": lambda: (open_photos(file), import_predictions(file, place.data, show=None)),
        "table.csv": lambda: read_subgroup_columns(file, read_predictions(work / "other.parquet")),
    }

    def call():
        write_example(place, name, content)
        calls[name]()

    return call, [name]


def read_damaged_recipe(place: Place, name: str, content):
    "Read a damaged recipe, run description or plan."
    from maskeda.ablation.designs import check_plan, read_plan
    from maskeda.recipes.recipe import recipe_from_json
    from maskeda.recipes.recipe_checks import check_recipe
    from maskeda.training import list_runs

    if name == "text":
        return lambda: check_recipe(recipe_from_json(content), place.space), ["recipe", "label space"]
    if name == "recipe.json":
        file = place.home / "work/runs/tiny/fold0/recipe.json"

        def call():
            with swap_file(file, content):
                list_runs(place.home / "work/runs")

        return call, ["recipe.json", "tiny"]

    def call():
        check_plan(read_plan(write_example(place, name, content)), place.space)

    return call, [name, "plan", "recipe"]


def read_damaged_description(place: Place, name: str, content: bytes):
    "Load a data folder with a damaged labels.json."
    file = place.home / "work/shop/labels.json"

    def call():
        with swap_file(file, content):
            load_dataset(file.parent, check=False)

    return call, ["labels.json", "photos.csv", "test.csv", *split_words(content)]


def read_damaged_weights(place: Place, name: str, content: bytes):
    "Read damaged weights, predictions or decisions."
    from maskeda.evaluation.decisions import read_decision
    from maskeda.models.weight_files import load_backbone_weights, load_model
    from maskeda.predictions import read_predictions

    file = place.home / "work/new" / name

    def read_weights():
        model = load_model(place.home / "work/weights.safetensors")
        first = second = None
        try:
            load_model(file)
        except MaskedaError as error:
            first = error
        try:
            load_backbone_weights(model, file)
        except MaskedaError as error:
            second = error
        if first or second:
            raise first or second

    calls = {"weights.safetensors": read_weights, "test.parquet": lambda: read_predictions(file), "decision.json": lambda: read_decision(file)}

    def call():
        write_example(place, name, content)
        calls[name]()

    return call, [name]


def read_damaged_image(place: Place, name: str, content: bytes):
    "Decode a damaged photo as a data folder, a prediction and a service do; or open a damaged archive."
    from maskeda.datasets.checks import check_photos, read_photo
    from maskeda.deployment.photo_sources import decode_photo, open_photos
    from maskeda.deployment.upload_checks import RequestError, UploadLimits, _decode_upload

    def call():
        file = write_example(place, name, content)
        if name.endswith((".tar", ".parquet")):
            source = open_photos(file)
            return [decode_photo(photo) for photo in source.read(0, len(source))] and None
        try:
            _decode_upload(content, UploadLimits())
        except RequestError as error:
            assert 400 <= error.status < 500, error.status
        problems = check_photos(file.parent, [name], decode=True, threads=1)
        try:
            decode_photo(content)
        except MaskedaError as error:
            assert str(error)
        image = read_photo(file)
        assert image.ndim == 3 and image.shape[2] == 3 and image.dtype == np.uint8, image.shape
        assert not any(p.level == "error" for p in problems), problems

    return call, [name, "megapixels", "cut off", "is "]


# Command lines.

SKIPPED = {"prune": "yes", "label_errors": "serve"}  # removes weights as it should; does not end
HEAVY = (  # what is not computed for each command line: these functions are replaced by one that raises `Stopped`
    "maskeda.training.trainer._fit_or_resume", "maskeda.pipeline.job.run_probe", "maskeda.pipeline.job.run_demo",
    "maskeda.pipeline.job.run_pipeline", "maskeda.synthetic.generate.make_faces", "maskeda.ablation.runner.run_ablation",
    "maskeda.eda.overview.eda_report", "maskeda.deployment.server.serve", "maskeda.deployment.onnx_file.export_onnx",
    "maskeda.eda.label_errors.review_label_errors", "maskeda.cli._run_benchmarks",
)  # fmt: skip
FILES = (
    "faces", "shop", "runs", "runs/tiny", "runs/tiny/fold0", "other.parquet", "test.parquet", "runs/tiny/oof.parquet", "submission.csv",
    "folds.csv", "fixes.csv", "classes.csv", "decision.json", "plan.toml", "notes.txt", "weights.safetensors", "photos.tar",
    "small.png", "small.jpg", "shop/photos.csv", "shop/labels.json", "faces/truth", "empty", "new/out.csv", "new", "../outside/photos.csv",
)  # fmt: skip


LINES = """
check faces|check shop --json|eda faces --out new/eda.html|split faces --split 2 --out new/folds.csv|duplicates shop --out new/pairs.csv
run faces --out new/out --epochs 1|run shop --split 2 --offline|probe faces --out new/out|demo --out new/demo --people 4
train faces joint --epochs 1 --size 16 12 --split 2|train shop heads --folds all --loss focal --mix mixup|recipes joint heads|runs runs --json
compare other.parquet runs/tiny --json|ablate plan.toml faces --out new/ablation|average-weights soup faces runs/tiny/fold0 runs/tiny/fold1
prune runs --keep-best 1|predict runs/tiny photos.tar small.png --out new/p.csv --page new/p.html|predict runs/tiny/fold0 faces --out new/q.parquet
predict weights.safetensors small.jpg --out new/r.csv --min-confidence 0.5|export runs/tiny new/m.onnx|serve runs/tiny --port 0
import classes.csv faces --out new/i.parquet|ensemble other.parquet runs/tiny --out new/e.parquet --method geometric|score other.parquet --json
search other.parquet runs/tiny --out new/search|select other.parquet runs/tiny --out new/select|tune-decision other.parquet --allow-guessing --out new/d.json
submit test.parquet faces --out new/s.csv --decision decision.json|submit test.parquet faces --out new/s.csv --transductive
check-submission submission.csv faces --previous submission.csv --json|score submission.csv submission.csv|label-shift test.parquet other.parquet
subgroups other.parquet --by gender age --out new/g.csv|label-errors other.parquet faces --out new/l.html --allow-guessing|make-faces new/faces
"""
LINES = [line.split() for line in LINES.replace("\n", "|").split("|") if line]


class Stopped(MaskedaError):
    "Raised instead of a long computation."


def stop(*_, **__):
    raise Stopped("stopped before a long computation")


@contextmanager
def stop_heavy():
    "Replace long computations."
    import importlib

    with ExitStack() as stack:
        for name in HEAVY:
            importlib.import_module(name.rpartition(".")[0])
            stack.enter_context(patch(name, stop))
        yield


def list_options(name: str) -> list[Parameter]:
    "List the parameters of a command in the terminal."
    from maskeda.cli import _find_command, _list_parameters
    from maskeda.recipes.recipe import BASE_RECIPE

    return [p for p in _list_parameters(_find_command(name), BASE_RECIPE) if p.name != SKIPPED.get(name.replace("-", "_"))]


def find_choices(annotation) -> list[str]:
    "List the values that a type allows, if it lists them."
    if get_origin(annotation) is Literal:
        return list(map(str, get_args(annotation)))
    choices = []
    for part in get_args(annotation):
        choices += find_choices(part)
    return choices


@st.composite
def change_words(draw, words: list[str]) -> tuple[str, ...]:
    "Change a valid command line: nothing, one word, its order, or an option more."
    words = list(words)
    options = list_options(words[0])
    for _ in range(draw(st.sampled_from((0, 1, 1, 1, 2)))):
        kind = draw(st.sampled_from(("replace", "replace", "option", "option", "drop", "repeat", "swap")))
        i = draw(st.integers(1, max(1, len(words) - 1)))
        if kind == "option":
            parameter = draw(st.sampled_from(options))
            choices = find_choices(parameter.annotation)
            value = st.one_of(st.sampled_from(choices) if choices else st.sampled_from(("0", "1", "2", "0.5")), st.sampled_from(FILES), WORDS)
            words.append("--" + parameter.name.replace("_", "-"))
            words += [] if parameter.annotation is bool else [draw(value)]
        elif kind == "replace":
            words[i : i + 1] = [draw(st.one_of(st.sampled_from(FILES), WORDS))]
        elif kind == "drop":
            del words[i : i + 1]
        elif kind == "repeat":
            words[i:i] = words[i : i + 1]
        else:
            words[i : i + 2] = words[i : i + 2][::-1]
    return tuple(words)


@st.composite
def draw_words(draw) -> tuple[str, ...]:
    "Draw a command line: mostly a command with options that it has and values of all kinds."
    from maskeda.cli import _COMMANDS

    if draw(st.integers(0, 19)) == 0:
        return tuple(draw(st.lists(st.one_of(WORDS, st.sampled_from(sorted(_COMMANDS)), st.sampled_from(("--json", "--help"))), max_size=4)))
    if draw(st.booleans()):
        return draw(change_words(draw(st.sampled_from(LINES))))
    name = draw(st.sampled_from(sorted(_COMMANDS)))
    parameters = list_options(name)
    positional = [p for p in parameters if "Positional" in str(p.annotation) or "_PositionalCall" in str(p.annotation)]
    options = [p for p in parameters if p not in positional]
    words = [name]
    good = st.sampled_from(FILES)
    for parameter in positional:
        if parameter.default is not Parameter.empty and draw(st.booleans()):
            continue
        is_recipe = parameter.name == "recipe"
        value = st.sampled_from(("joint", "heads", "tiny", "quick")) if is_recipe else good
        for _ in range(draw(st.sampled_from((1, 1, 1, 2))) if "..." in str(parameter.annotation) else 1):
            words.append(draw(st.one_of(value, value, value, value, WORDS)))
    for parameter in draw(st.lists(st.sampled_from(options), max_size=3)) if options else ():
        option = "--" + parameter.name.replace("_", "-")
        if draw(st.integers(0, 19)) == 0:
            option = option[: draw(st.integers(2, len(option)))]
        words.append(option)
        choices = find_choices(parameter.annotation)
        value = st.one_of(good, st.sampled_from(choices) if choices else st.integers(0, 5).map(str), WORDS)
        words += draw(st.lists(value, min_size=0 if parameter.annotation is bool else 1, max_size=2))
    return tuple(words)


def call_words(words: tuple[str, ...]):
    "Call the command line in this process; return what it complained of, '' if it did not."
    from maskeda.cli import main

    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()) as err, stop_heavy():
        try:
            status = main(list(words))
        except SystemExit as error:
            status = error.code
    text = err.getvalue()
    if status and not text.strip():
        raise AssertionError(f"exit status {status} without a message")
    if "Traceback (most recent call last)" in text:
        raise AssertionError(f"prints a traceback: {text[-300:]}")
    return text if status and "stopped before a long" not in text else ""


def run_words(place: Place, name: str, words: tuple[str, ...]):
    "Run a command line; a message must name a word of it, or a part of one."
    culprits = [words[0] if words else "command"]
    for word in words:
        culprits += [word, word.lstrip("-"), word.replace("-", "_").lstrip("_"), word.replace("_", "-")]
        culprits += [repr(word)[1:-1], Path(word).name if len(word) < 200 else word[:60]]
    from maskeda.cli import _COMMANDS

    if words and words[0] in _COMMANDS:
        culprits += [parameter.name + ": " for parameter in list_options(words[0])]
    if "" in words:
        culprits.append(".: ")  # an empty path is the current folder
    return lambda: call_words(words), [c for c in culprits if len(c) > 1 or c in words]


# All kinds together.

KINDS = {  # kind -> names of files, how they are damaged, what reads them
    "command lines": (("words",), None, run_words),
    "tables": (("photos.csv", "test.csv", "train.csv", "fixes.csv", "folds.csv", "submission.csv", "classes.csv", "table.csv"), damage_table, read_damaged_table),
    "recipes": (("text", "recipe.json", "plan.json", "plan.toml"), damage_json, read_damaged_recipe),
    "label descriptions": (("labels.json",), damage_json, read_damaged_description),
    "weights": (("weights.safetensors", "test.parquet", "decision.json"), None, read_damaged_weights),
    "images": (("small.jpg", "small.png", "small.gif", "small.bmp", "small.tiff", "small.webp", "photos.tar"), damage_bytes, read_damaged_image),
}
SHARES = {"command lines": 0.3, "tables": 0.25, "recipes": 0.12, "label descriptions": 0.13, "weights": 0.08, "images": 0.12}


def draw_examples(place: Place, kind: str):
    "Make the strategy of a kind: pairs of a file name and its content."
    names, damage, _ = KINDS[kind]
    if kind == "command lines":
        return st.tuples(st.just("words"), draw_words())
    parts = []
    for name in names:
        content = find_content(place, name)
        how = damage or (damage_json if name.endswith(".json") else damage_bytes)
        if name == "weights.safetensors":
            how = damage_weights
        if name == "plan.toml":
            how = damage_bytes
        strategy = how(content)
        if name == "text":
            strategy = strategy.map(lambda b: b.decode("utf-8", "replace"))
        parts.append(st.tuples(st.just(name), strategy))
    return st.one_of(*parts)


def find_content(place: Place, name: str) -> bytes:
    "Return the undamaged content of a file."
    if name == "text":
        return json.dumps(json.loads(place.texts["recipe.json"])["recipe"]).encode()
    if name == "plan.json":
        return b'{"factors": {"lr": [0.001, 0.01], "loss": {"a": {"loss": "focal"}, "b": {"mix": "mixup"}}}, "seeds": [0, 1], "max_runs": 4, "overrides": {"size": [16, 12]}}'
    if name == "table.csv":
        return "\n".join(["path,light", *[f"{p},{'ab'[i % 2]}" for i, p in enumerate(place.data.train["path"])]]).encode()
    return place.texts[name]


def try_example(place: Place, kind: str, example: tuple) -> Answer:
    "Give one example to the library and judge it."
    call, culprits = KINDS[kind][2](place, *example)
    work = Path.cwd()
    os.chdir(place.home / "work")
    try:
        outputs = [os.path.abspath(word) for word in example[1]] if kind == "command lines" else ()
        return judge(place, example, call, culprits, outputs=outputs)
    finally:
        os.chdir(work)
