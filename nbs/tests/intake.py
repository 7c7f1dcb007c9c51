"Draw small data folders as people have them, together with what is true about each, and judge what the library does."

import csv
import io
import json
import os
import re
import signal
import traceback
import unicodedata
from collections import Counter
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from random import Random
import numpy as np
import pandas as pd
from hypothesis import strategies as st
from PIL import Image
from maskeda import MaskedaError, load_dataset, make_folds

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
ODD_TEXTS = ["a/b", "a|b", "k=v", "{part}", 'say "so"', "größe", "모양", "it's"]     # that names and classes may be
NAMES = dict(
    plain=["sleeve", "colour", "collar", "pattern"],
    reserved=["label", "Fold", "path", "person", "Group", "use", "INDEX", "ImageID", "ans", "label_", "Path"],
    odd=[
        "two words",
        *ODD_TEXTS,
        "x" * 300,
        "é",
        "e\u0301t",
        "1",
        "column 1",
        "class",
        "a,b",
        "a;b",
        "#",
        "nan",
        "true",
    ],
)
CLASSES = dict(
    plain=["red", "green", "blue", "grey", "white", "black"],
    odd=[
        *ODD_TEXTS,
        "y" * 150,
        "cafe\u0301",
        "a, b",
        "a;b",
        "NA",
        "nan",
        "None",
        "True",
        "-",
        "0",
        "1",
        "1.5",
        "x y",
        "a | b",
        "<30",
        ">=60",
        "*",
        "é|è",
        "?",
        "null",
        "%s",
        "#1",
    ],
    cp949=["빨강", "초록", "파랑", "회색", "하양", "검정"],
    cp1252=["grün", "weiß", "café", "señor", "rötlich", "hellblau"],
)
COLOURS = [(220, 60, 60), (60, 200, 60), (60, 60, 220), (200, 200, 60), (60, 200, 200), (200, 60, 200), (90, 90, 90)]


@dataclass(frozen=True)
class Spec:
    "Say what is unusual about an input; the first value of every choice is the plain one."

    layout: str = "table"
    seed: int = 0
    photos: int = 12
    attributes: str = "plain"
    classes: str = "plain"
    encoding: str = "utf-8"
    json_encoding: str = "utf-8"
    separator: str = "comma"
    clutter: str = "none"
    groups: str = "plain"
    names: str = "exact"
    places: str = "flat"
    formats: str = "jpg"
    broken: str = "none"
    labels: str = "known"
    test: str = "none"
    extra: str = "none"
    columns: str = "same"
    twist: str = "none"


def _often(plain, *others, weight=3):
    "Draw the plain value in about half of the inputs."
    return st.sampled_from([plain] * max(weight, len(others)) + list(others))


SPECS = st.builds(
    Spec,
    layout=st.sampled_from(["table", "table", "table", "pattern", "folders", "folders", "csv", "csv", "mask"]),
    seed=st.integers(0, 10**6),
    photos=st.integers(6, 40),
    attributes=st.sampled_from(["plain", "reserved", "odd", "one", "number", "binary", "many classes", "many binary"]),
    classes=_often("plain", "odd"),
    encoding=_often("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp949", "cp1252"),
    json_encoding=_often("utf-8", "utf-8-sig", "utf-16"),
    separator=_often("comma", "semicolon", "tab", "bar"),
    clutter=_often(
        "none", "blank rows", "title", "total", "trailing", "trailing rows", "quoted", "crlf", "blank column"
    ),
    groups=_often(
        "plain",
        "none",
        "padded",
        "no-break",
        "zero-width",
        "forms",
        "decimal",
        "blank",
        "few",
        "person",
        "header",
        "mapped",
        "one",
    ),
    names=_often(
        "exact",
        "backslash",
        "case",
        "dot",
        "extension",
        "bare",
        "nfd",
        "twice",
        "contradiction",
        "missing",
        "hangul",
        "folder",
        "outside",
        "blank",
    ),
    places=_often("flat", "nested"),
    formats=_often("jpg", "png", "webp", "bmp", "gif", "tiff", "mixed", "upper"),
    broken=_often("none", "cut", "empty", "html", "lfs", "heic", "zeros", "unused", weight=14),
    labels=_often("known", "blank", "several blank", "nan", "unknown", "case", "padded", "blank column", "all blank"),
    test=_often("none", "table", "paths", "mapped", "pattern", "ids", "folder", "eval", "missing", "twice", "nested"),
    extra=_often("none", "photo", "hidden", "text", "heic", "deeper", "link", "bytes", "used bytes", "doubled"),
    columns=_often("same", "mapped", "values", "one-hot"),
    twist=_often(
        "none",
        "twin names",
        "padded names",
        "twin classes",
        "more columns",
        "column twice",
        "quote",
        "long row",
        "workbook",
        "comma",
        "unknown key",
        "one class",
        "units",
        "range",
        "tsv",
        "subfolder",
        "shared photo",
        "boolean",
        "no labels.json key",
    ),
)


@dataclass
class Attribute:
    "What is true about an attribute."

    name: str
    classes: list[str]
    edges: list[float] = field(default_factory=list)
    column: str = ""  # the column of the user's table


@dataclass
class Photo:
    "What is true about a training photo."

    path: str
    colour: tuple
    labels: dict  # attribute -> class, number, or None
    group: str | None = None  # None: the photo is a group of its own


@dataclass
class Truth:
    "What is true about an input."

    folder: Path
    source: Path
    attributes: list[Attribute]
    photos: list[Photo]
    test: list[tuple[str, str]] | None = None  # path and id
    tables: list[str] = field(default_factory=list)  # files that are used besides the photos
    culprits: list[tuple[str, ...]] = field(default_factory=list)  # words of which an error names one
    must_fail: bool = False
    notes: list[str] = field(default_factory=list)

    def plant(self, *words: str, must_fail: bool = True):
        "Note something for which the input may, or has to, be refused."
        self.culprits.append(words)
        self.must_fail |= must_fail


def _draw_classes(spec: Spec, rng: Random, n: int) -> list[str]:
    "Draw names of classes that the encoding of the table can hold."
    pool = CLASSES[spec.encoding if spec.encoding in CLASSES else spec.classes]
    if n <= len(pool):
        return rng.sample(pool, n)
    return [f"{rng.choice(pool)[:20]} {i}" for i in range(n)]


def draw_attributes(spec: Spec, rng: Random) -> list[Attribute]:
    "Draw attributes."
    if spec.attributes == "many classes":
        return [Attribute("kind", _draw_classes(spec, rng, rng.choice([50, 150, 400])))]
    if spec.attributes == "one":
        return [Attribute("colour", _draw_classes(spec, rng, rng.randint(2, 5)))]
    if spec.attributes in ("binary", "many binary"):
        n = rng.choice([13, 20, 40]) if spec.attributes == "many binary" else rng.randint(2, 6)
        return [Attribute(f"has_{i}", ["no", "yes"]) for i in range(n)]
    if spec.attributes == "number":
        edges = rng.choice([[30, 60], [30.5], [0], [1.5, 2.5, 7], [-2, 18]])
        number = Attribute("age", [f"part {i}" for i in range(len(edges) + 1)], edges)
        return [number, Attribute("colour", _draw_classes(spec, rng, 2))][: rng.randint(1, 2)]
    names = rng.sample(NAMES[spec.attributes], rng.randint(1, 3))
    if spec.twist == "twin names":
        names = [names[0], names[0].swapcase() if names[0].swapcase() != names[0] else f"{names[0]}x"]
    if spec.twist == "padded names":
        names = [f"{names[0]} ", *names[1:]]
    if spec.twist == "twin classes":
        return [Attribute(names[0], rng.choice([["a", "A"], ["1", "1.0", "01"], ["x y", "x  y", "X Y"]]))]
    return [Attribute(name, _draw_classes(spec, rng, rng.randint(2, 4))) for name in names]


def draw_value(attribute: Attribute, rng: Random):
    "Draw a class, or a number near the edges."
    if not attribute.edges:
        return rng.choice(attribute.classes)
    edge = rng.choice(attribute.edges)
    return rng.choice([edge, edge - 0.5, edge + 0.5, edge - 1, edge + 7, edge + 0.25])


def find_class(attribute: Attribute, value) -> int:
    "Find the class index of a true value, -1 if it is unknown."
    if value is None:
        return -1
    if not attribute.edges:
        return attribute.classes.index(value)
    return sum(value >= edge for edge in attribute.edges)


def draw_extension(spec: Spec, rng: Random) -> str:
    "Draw the extension of a photo."
    if spec.formats == "mixed":
        return rng.choice([".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".jfif"])
    if spec.formats == "upper":
        return rng.choice([".JPG", ".jpg", ".PNG", ".JPEG"])
    return f".{spec.formats}"


def save_picture(file: Path, colour: tuple):
    "Write a picture of one colour in the format of its extension."
    file.parent.mkdir(parents=True, exist_ok=True)
    kinds = {".jpg": "JPEG", ".jpeg": "JPEG", ".jfif": "JPEG", ".tif": "TIFF"}
    extension = file.suffix.lower()
    Image.new("RGB", (20, 24), colour).save(file, kinds.get(extension, extension[1:].upper()))


def damage_picture(file: Path, how: str, truth: Truth, is_used: bool = True):
    "Replace a picture by what one finds in its place."
    content = file.read_bytes()
    broken = dict(
        cut=content[: len(content) // 2],
        empty=b"",
        zeros=bytes(len(content)),
        html=b"<!DOCTYPE html><html><body>404 not found</body></html>",
        lfs=b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
        heic=b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200),
    )
    file.write_bytes(broken[how])
    if is_used:
        truth.plant(file.name)


def write_table(file: Path, header: list[str], rows: list[list[str]], spec: Spec, truth: Truth):
    "Write a table as a spreadsheet would."
    rng = Random(spec.seed + 1)
    rows = [list(map(str, row)) for row in rows]
    separator = SEPARATORS[spec.separator]
    if spec.clutter == "trailing":
        header, rows = [*header, ""], [[*row, ""] for row in rows]
    if spec.clutter == "trailing rows":
        rows = [[*row, ""] for row in rows]
    if spec.clutter == "blank column":
        header, rows = ["", *header], [[str(i), *row] for i, row in enumerate(rows)]
    stream = io.StringIO()
    quoting = csv.QUOTE_ALL if spec.clutter == "quoted" else csv.QUOTE_MINIMAL
    writer = csv.writer(
        stream, delimiter=separator, quoting=quoting, lineterminator="\r\n" if spec.clutter == "crlf" else "\n"
    )
    if spec.clutter == "title":
        writer.writerows([["List of photos", *[""] * (len(header) - 1)], [""] * len(header)])
    writer.writerow(header)
    for row in rows:
        writer.writerow(row)
        if spec.clutter == "blank rows" and rng.random() < 0.2:
            stream.write(rng.choice(["\n", separator * (len(header) - 1) + "\n"]))
    if spec.clutter == "total":
        writer.writerow(["Total", *[str(len(rows))] * (len(header) - 1)])
    text = stream.getvalue()
    try:
        content = text.encode(spec.encoding)
    except UnicodeEncodeError:
        content = text.encode("utf-8")
    if content != text.encode("utf-8") and spec.encoding.startswith("cp"):
        truth.plant("encoding", must_fail=False)
    file.write_bytes(content)
    truth.tables.append(file.relative_to(truth.folder).as_posix())


def draw_groups(spec: Spec, rng: Random, n: int) -> tuple[list[str | None], list[str]]:
    "Draw the true group of each photo, and the text that stands in the table."
    n_groups = dict(few=2, one=1).get(spec.groups, max(2, n // 2))
    numbers = [rng.randrange(n_groups) for _ in range(n)]
    true = [f"g{k}" for k in numbers]
    forms = dict(
        padded=lambda t: rng.choice([t, f" {t}", f"{t} ", f"\t{t}"]),
        zero_width=lambda t: rng.choice([t, f"{t}\u200b", f"\ufeff{t}"]),
        no_break=lambda t: rng.choice([t, f"\xa0{t}", f"{t}\xa0"]),
        forms=lambda t: rng.choice([f"é{t}", f"e\u0301{t}"]),
        decimal=lambda t: rng.choice([f"10{t[1:]}", f"10{t[1:]}.0"]),
    )
    written = [forms.get(spec.groups.replace("-", "_"), str)(t) for t in true]
    if spec.groups == "none":
        true = [None] * n
    if spec.groups == "blank":
        for i in rng.sample(range(n), max(1, n // 4)):
            true[i], written[i] = None, rng.choice(["", " ", "\xa0"])
    return true, written


def draw_paths(spec: Spec, rng: Random, n: int) -> list[str]:
    "Draw the paths of photos, different even without their extensions."
    stems = [f"p{i:02d}" for i in range(n)]
    if spec.names == "hangul":
        stems = [
            rng.choice(["사진 {}", "얼굴_{}", "Foto für {}", "a b  {}", "x😀{}", "100%{}"]).format(i) for i in range(n)
        ]
    if spec.names == "nfd":
        stems = [f"caf{rng.choice(['é', 'e' + chr(0x301)])}{i}" for i in range(n)]
    if spec.places == "nested":
        stems = [f"{'ab'[i % 2]}/c/{stems[i // 2]}" for i in range(n)]
    return [stem + draw_extension(spec, rng) for stem in stems]


def spell_name(path: str, spec: Spec, rng: Random) -> str:
    "Write the name of a photo as some program does."
    stem, extension = os.path.splitext(path)
    if spec.names == "backslash":
        return rng.choice(["", ".\\"]) + path.replace("/", "\\")
    if spec.names == "case":
        return rng.choice([path, path.upper(), stem + extension.upper()])
    if spec.names == "dot":
        return rng.choice([path, f"./{path}", f"./{path.replace('/', '//')}"])
    if spec.names == "extension":
        return stem + rng.choice([".jpeg", ".png", ".JPG", extension])
    if spec.names == "bare":
        return stem
    if spec.names == "nfd":
        return unicodedata.normalize(rng.choice(["NFC", "NFD"]), path)
    return path


def write_value(attribute: Attribute, value, rng: Random) -> str:
    "Write a true value as a table has it."
    if value is None:
        return ""
    if not attribute.edges:
        return value
    forms = [f"{value:g}", f"{value:.2f}", f"{value:g}".replace(".", ",")]
    if value == int(value):
        forms += [f"{int(value)}.0"]
    return rng.choice(forms)


def spoil_labels(spec: Spec, rng: Random, truth: Truth, cells: list[dict]):
    "Change cells of labels: `cells` holds the text of each attribute of each photo."
    a = rng.choice(truth.attributes)
    rows = rng.sample(range(len(cells)), max(1, len(cells) // 5))
    if spec.labels in ("blank", "several blank", "blank column"):
        rows = dict(blank=rows[:1]).get(spec.labels, rows)
        if spec.labels == "blank column":
            rows = range(len(cells))
        for i in rows:
            cells[i][a.name] = rng.choice(["", "", " "])
            truth.photos[i].labels[a.name] = None
        if spec.labels == "blank column":
            truth.plant(a.name[:60])
    if spec.labels == "all blank":
        for b in truth.attributes:
            cells[rows[0]][b.name] = ""
            truth.photos[rows[0]].labels[b.name] = None
    if spec.labels in ("nan", "unknown"):
        word = dict(nan=rng.choice(["NaN", "nan", "N/A", "NULL"]), unknown="zzz")[spec.labels]
        if word in a.classes:
            return
        if spec.labels == "nan" or spec.columns == "one-hot":
            truth.photos[rows[0]].labels[a.name] = None
        cells[rows[0]][a.name] = word
        truth.plant(word, must_fail=spec.labels == "unknown" and spec.columns != "one-hot")
    if a.edges:
        return
    if spec.labels == "case":
        for i in rows:
            cells[i][a.name] = cells[i][a.name].swapcase()
        folded = Counter(c.casefold() for c in a.classes)
        if max(folded.values()) > 1:
            truth.plant(a.name, must_fail=False)
    if spec.labels == "padded":
        for i in rows:
            cells[i][a.name] = f" {cells[i][a.name]}\xa0"


def _is_ours(name: str) -> bool:
    return name.casefold() in ("path", "group", "person", "imageid")


def name_columns(spec: Spec, truth: Truth) -> tuple[dict, str, str]:
    "Choose the columns of the user's table: the key `columns` of labels.json, the columns of names and of groups."
    mapped = spec.columns == "mapped"
    columns, taken = {}, {a.name.casefold() for a in truth.attributes}
    path = "file" if mapped or "path" in taken else "path"
    group = dict(person="person", header=" GROUP ", mapped="who").get(spec.groups, "group")
    if taken & {"group", "person"}:
        group = "who"
    if path != "path":
        columns["path"] = path
    if group == "who" and spec.groups != "none":
        columns["group"] = group
    for i, a in enumerate(truth.attributes):
        a.column = f"answer {i}" if mapped else a.name
        if mapped:
            columns[f"{a.name}_" if _is_ours(a.name) else a.name] = a.column
    return columns, path, group


def twist_table(spec: Spec, rng: Random, truth: Truth, header: list[str], rows: list[list[str]]):
    "Add columns and cells as tables of real life have them."
    row = rng.choice(rows)
    number = next((a for a in truth.attributes if a.edges), None)
    if spec.twist == "more columns":
        header += ["Unnamed: 0", "notes", "notes"]
        for i, other in enumerate(rows):
            other += [str(i), rng.choice(["", "blurred, dark", 'a "quoted" word', "zwei\nZeilen"]), ""]
    if spec.twist == "column twice":
        header.append(truth.attributes[0].column)
        for other in rows:
            other.append("")
        truth.plant(truth.attributes[0].column[:60], must_fail=spec.columns != "one-hot")
    if spec.twist in ("units", "range") and number and number.column in header:
        word = dict(units="30 years", range="30-39")[spec.twist]
        row[header.index(number.column)] = word
        truth.plant(word)


def spoil_file(spec: Spec, truth: Truth):
    "Damage photos.csv or labels.json as a whole."
    table, description = truth.folder / "photos.csv", truth.folder / "labels.json"
    if spec.twist == "workbook" and table.exists():
        table.write_bytes(b"PK\x03\x04" + bytes(range(200)))
        truth.plant("Excel")
    if spec.twist in ("quote", "long row") and spec.encoding == "utf-8" and table.exists():
        text = table.read_text(encoding="utf-8")
        if spec.twist == "quote":
            table.write_text(text.rstrip("\n") + f'\n"p00.jpg{SEPARATORS[spec.separator]}x\n', encoding="utf-8")
            truth.plant("quote", "photos.csv")
        if spec.twist == "long row":
            table.write_text(
                text.rstrip("\n") + "\n" + SEPARATORS[spec.separator].join("abcdefghijklmnopqrstuvwxyz" * 20) + "\n",
                encoding="utf-8",
            )
            truth.plant("photos.csv")
    if truth.must_fail and not description.exists():
        truth.plant("has neither a table of photos")  # said in the end, after what is wrong with each table
    content = json.loads(description.read_text(spec.json_encoding)) if description.exists() else None
    if content is None:
        return
    if spec.twist == "unknown key":
        content["phots"] = "photos.csv"
    if spec.twist == "one class":
        content["attributes"][0]["classes"] = content["attributes"][0]["classes"][:1]
    if spec.twist == "no labels.json key":
        del content["attributes"]
    text = json.dumps(content, indent=1)
    if spec.twist == "comma":
        text = text.rstrip("}").rstrip() + ",\n}"
    if spec.twist in ("unknown key", "one class", "no labels.json key", "comma"):
        description.write_bytes(text.encode(spec.json_encoding))
        truth.plant(
            {"unknown key": "phots", "one class": "two or more", "no labels.json key": "attributes", "comma": "comma"}[
                spec.twist
            ],
            "labels.json",
        )


def write_photo_table(spec: Spec, rng: Random, truth: Truth, place: str) -> dict:
    "Write photos.csv, and return what labels.json says about it."
    columns, path_column, group_column = name_columns(spec, truth)
    true, written = draw_groups(spec, rng, len(truth.photos))
    cells = [{a.name: write_value(a, p.labels[a.name], rng) for a in truth.attributes} for p in truth.photos]
    for photo, group in zip(truth.photos, true):
        photo.group = group
    spoil_labels(spec, rng, truth, cells)
    values = {}
    if spec.columns == "values":
        for a in truth.attributes:
            if a.edges:
                continue
            values[f"{a.name}_" if _is_ours(a.name) else a.name] = {f"v{i}": c for i, c in enumerate(a.classes)}
            for row in cells:
                row[a.name] = f"v{a.classes.index(row[a.name])}" if row[a.name] in a.classes else row[a.name]
    header = [path_column, *([] if spec.groups == "none" else [group_column])]
    rows = [
        [spell_name(p.path[len(place) :], spec, rng), *([] if spec.groups == "none" else [w])]
        for p, w in zip(truth.photos, written)
    ]
    for a in truth.attributes:
        if spec.columns == "one-hot" and not a.edges and len(a.classes) < 50:
            names = [f"{a.name[:20]}: {c[:20]}" for c in a.classes]
            columns[f"{a.name}_" if _is_ours(a.name) else a.name] = names
            header += names
            for row, cell in zip(rows, cells):
                is_it = [cell[a.name].strip(" \xa0").casefold() == c.casefold() for c in a.classes]
                row += [str(v) if spec.twist == "boolean" else str(int(v)) for v in is_it]
        else:
            header.append(a.column)
            for row, cell in zip(rows, cells):
                row.append(cell[a.name])
    twist_table(spec, rng, truth, header, rows)
    spoil_rows(spec, rng, truth, header, rows)
    order = list(range(len(header)))
    rng.shuffle(order)
    rng.shuffle(rows)
    file = dict(tsv="list.tsv", subfolder="tables/photos.csv").get(spec.twist, "photos.csv")
    (truth.folder / file).parent.mkdir(exist_ok=True)
    if spec.twist == "tsv":
        spec = replace(spec, separator="tab")
    write_table(truth.folder / file, [header[i] for i in order], [[row[i] for i in order] for row in rows], spec, truth)
    return dict(columns=columns, values=values, photos=file)


def spoil_rows(spec: Spec, rng: Random, truth: Truth, header: list[str], rows: list[list[str]]):
    "Add rows that repeat or contradict others, or name no photo."
    row = list(rng.choice(rows))
    if spec.names == "twice":
        rows.append([f"./{row[0]}", *row[1:]])
    if spec.names == "contradiction":
        other = next((r for r in rows if r[1:] != row[1:]), None)
        if other is None:
            return
        rows.append([row[0], *other[1:]])
        truth.plant(row[0])
    if spec.names == "missing":
        rows.append(["nowhere/at all.jpg", *row[1:]])
        truth.plant("nowhere/at all.jpg")
    if spec.names == "outside":
        rows.append(["../../etc/p01.jpg", *row[1:]])
        truth.plant("../../etc/p01.jpg")
    if spec.names == "blank":
        rows.append(["", *row[1:]])
        truth.plant("without the name of a photo")


def build_table(spec: Spec, rng: Random, truth: Truth):
    "Build a table of photos with a labels.json."
    place = "images/" if spec.names == "folder" else ""
    for path in draw_paths(spec, rng, spec.photos):
        labels = {a.name: draw_value(a, rng) for a in truth.attributes}
        truth.photos.append(Photo(place + path, rng.choice(COLOURS), labels))
    for photo in truth.photos:
        save_picture(truth.folder / photo.path, photo.colour)
    content = write_photo_table(spec, rng, truth, place)
    if place:
        content["folder"] = "images"
    write_description(spec, truth, content | add_test_photos(spec, rng, truth, place, content["columns"]))


def build_pattern(spec: Spec, rng: Random, truth: Truth):
    "Build folders that a pattern describes."
    truth.attributes = [a for a in truth.attributes if re.fullmatch(r"\w+", a.name) and not a.edges][:3] or [
        Attribute("colour", ["red", "blue"])
    ]
    for a in truth.attributes:
        a.classes = [c.replace("/", "-") for c in a.classes]
        if a.name.casefold() in ("path", "1"):
            truth.plant(a.name, must_fail=False)
    with_group = spec.groups != "none" and not {a.name.casefold() for a in truth.attributes} & {"group", "person"}
    pattern = "/".join(f"{{{a.name}}}" for a in truth.attributes) + ("/{group}_*" if with_group else "/*")
    for i in range(spec.photos):
        labels = {a.name: rng.choice(a.classes) for a in truth.attributes}
        group = f"g{rng.randrange(2 if spec.groups == 'few' else 6)}" if with_group else None
        place = "/".join(labels.values())
        if spec.names == "nfd":
            place = unicodedata.normalize("NFD", place)
        name = f"{group}_{i}" if with_group else f"p{i}"
        truth.photos.append(Photo(f"{place}/{name}{draw_extension(spec, rng)}", rng.choice(COLOURS), labels, group))
    for photo in truth.photos:
        save_picture(truth.folder / photo.path, photo.colour)
    if spec.names == "backslash":
        pattern = pattern.replace("/", "\\")
    columns = {}
    write_description(
        spec, truth, add_test_photos(spec, rng, truth, "", columns) | dict(photos=pattern, columns=columns)
    )


def write_description(spec: Spec, truth: Truth, content: dict):
    "Write labels.json."
    attributes = [
        dict(name=a.name, classes=a.classes) | (dict(edges=a.edges) if a.edges else {}) for a in truth.attributes
    ]
    content = dict(attributes=attributes) | {key: value for key, value in content.items() if value}
    text = json.dumps(content, ensure_ascii=spec.seed % 2 == 0, indent=1)
    (truth.folder / "labels.json").write_bytes(text.encode(spec.json_encoding))
    truth.tables.append("labels.json")


def add_test_photos(spec: Spec, rng: Random, truth: Truth, place: str, columns: dict) -> dict:
    "Add test photos, and return what labels.json says about them."
    if spec.test == "none":
        return {}
    inner = "test/a/" if spec.test == "nested" else "test/"
    in_table = spec.test in ("table", "paths", "mapped", "eval", "missing", "twice")
    paths = [f"{place if in_table else ''}{inner}t{i}{draw_extension(spec, rng)}" for i in range(rng.randint(1, 5))]
    rng.shuffle(paths)
    for path in paths:
        save_picture(truth.folder / path, (10, 20, 30))
    if in_table and spec.twist == "shared photo":
        paths.append(truth.photos[0].path)
    if not in_table:
        truth.test = [(path, path) for path in sorted(paths)]
        if spec.test == "ids":
            truth.test = [(path, os.path.splitext(path)[0][5:]) for path, _ in truth.test]
        return dict(
            test={"pattern": "test/*", "ids": "test/{ImageID}", "folder": "test", "nested": "test/*/*"}[spec.test]
        )
    names = [path[len(place) :] for path in paths]
    ids = rng.sample(["NA", "001", "1", "1.0", "nan", "x y", "é"], len(paths)) if spec.test == "paths" else names
    truth.test = list(zip(paths, ids))
    id_column = "key" if spec.test == "mapped" else "ImageID"
    rows = [list(pair) for pair in zip(ids, names)]
    if spec.test == "missing":
        rows.append(["lost.jpg", "lost.jpg"])
        truth.plant("lost.jpg")
    if spec.test == "twice":
        rows.append(rows[0])
        truth.plant(rows[0][0])
    header = [id_column, columns.get("path", "path")]
    if spec.test != "paths":
        header, rows = header[:1], [row[:1] for row in rows]
    if spec.test == "mapped":
        columns["ImageID"] = "key"
    header, rows = [*header, "ans"], [[*row, "0"] for row in rows]
    write_table(truth.folder / ("eval.csv" if spec.test == "eval" else "test.csv"), header, rows, spec, truth)
    return {}


def build_folders(spec: Spec, rng: Random, truth: Truth):
    "Build a folder per class, without a labels.json."
    pool = [c for c in dict.fromkeys(_draw_classes(spec, rng, rng.choice([2, 3, 5]))) if "/" not in c]
    classes = pool if len(pool) > 1 else [*pool, "cat", "dog"]
    base = rng.choice(["", "", "train/", "images/", "my {photos}/"])
    n, by_group = max(spec.photos, 2 * len(classes)), spec.places == "nested"
    for i in range(n):
        kind = classes[i % len(classes)]
        group = f"g{rng.randrange(4)}" if by_group else None
        name = rng.choice(["사진", "photo", "a b"]) if spec.names == "hangul" else "p"
        path = f"{base}{kind}/{f'{group}/' if by_group else ''}{name}{i}{draw_extension(spec, rng)}"
        truth.photos.append(Photo(path, rng.choice(COLOURS), {"class": kind}, group))
    for photo in truth.photos:
        save_picture(truth.folder / photo.path, photo.colour)
    truth.attributes = [Attribute("class", sorted(classes))]
    if spec.test == "none":
        return
    place = rng.choice(["test", "Test", "eval", "test_images", "unlabeled"]) + ("/a" if spec.test == "nested" else "")
    paths = sorted(f"{place}/t{i}{draw_extension(spec, rng)}" for i in range(rng.randint(1, 5)))
    for path in paths:
        save_picture(truth.folder / path, (10, 20, 30))
    truth.test = [(path, path) for path in paths]


def build_csv(spec: Spec, rng: Random, truth: Truth):
    "Build a table of photos without a labels.json."
    kind = rng.choice(["one", "several", "one-hot", "binary", "plus-minus"])
    n = max(spec.photos, 16)
    place = "images/" if spec.names == "folder" else ""
    wanted = dict(one=1, several=rng.randint(2, 3)).get(kind, 1 if kind == "one-hot" else rng.choice([2, 5, 13, 40]))
    pool = [
        name
        for name in NAMES[spec.attributes if spec.attributes in NAMES else "plain"]
        if not _is_ours(name) and name not in ("ans", "class", "column 1")
    ]
    if kind in ("one", "several"):
        names = rng.sample(pool, wanted)
        classes = [c for c in _draw_classes(spec, rng, 3) if not re.fullmatch(r"[-\d.]+|nan|None|NA|null|True|\?", c)]
        truth.attributes = [
            Attribute(unicodedata.normalize("NFC", name), sorted([*classes, "zebra", "yak"][: rng.randint(2, 3)]))
            for name in names
        ]
    elif kind == "one-hot":
        truth.attributes = [Attribute("class", rng.sample(["cat", "dog", "a b", "größe", "x=y"], 3))]
    else:
        truth.attributes = [Attribute(f"has {i}", ["no", "yes"]) for i in range(wanted)]
    for i, path in enumerate(draw_paths(spec, rng, n)):
        labels = {
            a.name: a.classes[(i + i // len(a.classes) * k) % len(a.classes)] for k, a in enumerate(truth.attributes)
        }
        truth.photos.append(Photo(place + path, rng.choice(COLOURS), labels))
    if kind in ("binary", "plus-minus"):
        for a in truth.attributes:
            for photo in truth.photos:
                photo.labels[a.name] = rng.choice(["no", "yes"])
            for photo, value in zip(truth.photos, ["no", "yes"]):
                photo.labels[a.name] = value
    for photo in truth.photos:
        save_picture(truth.folder / photo.path, photo.colour)
    write_csv_without_description(spec, rng, truth, kind, place)


def write_csv_without_description(spec: Spec, rng: Random, truth: Truth, kind: str, place: str):
    "Write the table of a data set without labels.json."
    spec = replace(
        spec, groups=spec.groups if spec.groups in ("none", "plain", "padded", "no-break", "zero-width") else "plain"
    )
    true, written = draw_groups(spec, rng, len(truth.photos))
    usable = spec.groups != "none" and 1 < len(set(true)) < len(true)
    for photo, group in zip(truth.photos, true):
        photo.group = group if usable else None
    header = [rng.choice(["path", "filename", "image", "img", "File Name"])]
    rows = [[spell_name(p.path[len(place) :], spec, rng)] for p in truth.photos]
    if usable:
        header.append(rng.choice(["patient", "subject_id", "group", "person"]))
        rows = [[*row, w] for row, w in zip(rows, written)]
    cells = [dict(p.labels) for p in truth.photos]
    if spec.labels in ("blank", "several blank", "all blank", "padded") and kind in ("one", "several"):
        spoil_labels(spec, rng, truth, cells)
    codes = dict(binary=dict(no="0", yes="1"))
    codes["plus-minus"] = dict(no="-1", yes="1")
    for a in truth.attributes:
        if kind == "one-hot":
            header += a.classes
            for row, cell in zip(rows, cells):
                row += [str(int(cell[a.name] == c)) for c in a.classes]
        else:
            header.append(a.name)
            for row, cell in zip(rows, cells):
                row.append(codes.get(kind, {}).get(cell[a.name], cell[a.name]))
    if spec.names in ("twice", "contradiction", "missing", "outside", "blank"):
        spoil_rows(spec, rng, truth, header, rows)
    write_table(truth.folder / rng.choice(["photos.csv", "labels.csv", "anything.csv"]), header, rows, spec, truth)
    if spec.seed % 3 == 0:
        truth.source = truth.folder / truth.tables[0]
    if spec.test not in ("table", "missing", "twice", "eval"):
        return
    inner = replace(spec, test="table")
    add_test_photos(inner, rng, truth, place, {})


def build_mask(spec: Spec, rng: Random, truth: Truth):
    "Build a folder in the layout of the mask task."
    from maskeda import MASK_TASK

    truth.attributes = [Attribute(a.name, list(a.classes), list(a.edges)) for a in MASK_TASK.attributes]
    masks = dict(
        [*((f"mask{i}", "worn") for i in range(1, 6)), ("incorrect_mask", "incorrect"), ("normal", "not worn")]
    )
    header, rows = ["id", "gender", "race", "age", "path"], []
    for i in range(max(2, spec.photos // 8)):
        gender, age = rng.choice(["male", "female"]), rng.choice([18, 29, 30, 59, 60, 45])
        folder = f"{i:06d}_{gender}_Asian_{age}"
        shown = list(masks) if rng.random() < 0.7 else rng.sample(list(masks), 4)
        for name in shown:
            labels = dict(mask=masks[name], gender=gender, age=age)
            path = f"train/images/{folder}/{name}{draw_extension(spec, rng)}"
            truth.photos.append(Photo(path, rng.choice(COLOURS), labels, folder))
        written = rng.choice([str(age), f"{age}.0"]) if spec.labels == "case" else str(age)
        rows.append([f"{i:06d}", gender, "Asian", written, folder])
    if spec.names == "case":
        rows[0][4] = rows[0][4].upper()
    if spec.names == "backslash":
        rows[0][4] = ".\\" + rows[0][4]
    if spec.labels in ("unknown", "nan"):
        rows[-1][3] = dict(unknown="old", nan="NaN")[spec.labels]
        truth.plant(rows[-1][3], must_fail=spec.labels == "unknown")
        if spec.labels == "nan":
            for photo in truth.photos:
                photo.labels |= dict(age=None) if photo.group == rows[-1][4] else {}
    if spec.labels in ("blank", "several blank"):
        name, k = rng.choice([("gender", 1), ("age", 3)])
        rows[-1][k] = ""
        for photo in truth.photos:
            photo.labels |= {name: None} if photo.group == rows[-1][4] else {}
    if spec.names == "contradiction":
        rows[0][3] = "77"
        truth.plant("77")
    if spec.names == "missing":
        rows.append(["9", "male", "Asian", "30", "000009_male_Asian_30"])
        truth.plant("000009_male_Asian_30")
    for photo in truth.photos:
        save_picture(truth.folder / photo.path, photo.colour)
    write_table(truth.folder / "train/train.csv", header, rows, spec, truth)
    if spec.test == "none":
        return
    ids = [f"{rng.getrandbits(60):x}{draw_extension(spec, rng)}" for _ in range(3)]
    for name in ids:
        save_picture(truth.folder / "eval/images" / name, (10, 20, 30))
    truth.test = [(f"eval/images/{name}", name) for name in ids]
    if spec.test == "missing":
        truth.plant("lost.jpg")
    listed = [*ids, "lost.jpg"] if spec.test == "missing" else ids
    write_table(truth.folder / "eval/info.csv", ["ImageID", "ans"], [[name, "0"] for name in listed], spec, truth)


def add_extras(spec: Spec, rng: Random, truth: Truth):
    "Add files that are not used, or spoil photos."
    folder, colour = truth.folder, (1, 2, 3)
    if spec.extra == "photo":
        save_picture(folder / "unlisted.jpg", colour)
    if spec.extra == "hidden":
        (folder / ".DS_Store").write_bytes(b"x")
    if spec.extra == "text":
        for name in ("readme.md", "notes.pdf"):
            (folder / name).write_text("some words about it\n")
    if spec.extra == "heic":
        (folder / "phone.heic").write_bytes(b"\0\0\0\x18ftypheic" + bytes(99))
    if spec.extra == "deeper":
        save_picture(folder / os.path.dirname(truth.photos[0].path) / "very/deep/x.jpg", colour)
    if spec.extra == "link":
        os.symlink("nothing", folder / "lost link.jpg")
    if spec.extra == "bytes":
        (Path(os.fsencode(folder).decode()) / os.fsdecode(b"\xb0\xa1.jpg")).write_bytes(b"x")
    if spec.extra == "used bytes" and spec.layout in ("pattern", "folders"):
        photo = truth.photos[0]
        stem, extension = os.path.splitext(photo.path)
        other = stem + os.fsdecode(b"\xb0\xa1") + extension
        os.rename(folder / photo.path, folder / other)
        photo.path = other
        truth.plant("not valid UTF-8")
    if spec.broken == "unused":
        (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff")
    elif spec.broken != "none":
        damage_picture(folder / rng.choice(truth.photos).path, spec.broken, truth)


def build_input(spec: Spec, folder: Path) -> Truth:
    "Write an input to an empty folder."
    rng = Random(spec.seed)
    truth = Truth(folder, folder, draw_attributes(spec, rng), [])
    build = dict(table=build_table, pattern=build_pattern, folders=build_folders, csv=build_csv, mask=build_mask)
    build[spec.layout](spec, rng, truth)
    add_extras(spec, rng, truth)
    spoil_file(spec, truth)
    return truth


@contextmanager
def time_limit(seconds: int):
    "Raise `TimeoutError` in what runs longer."

    def stop(*_):
        raise TimeoutError(f"took more than {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def describe_crash(error: BaseException) -> str:
    "Name the kind of an error and the function of ours that it comes from."
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "maskeda/" in f.filename]
    where = f"{Path(frames[-1].filename).stem}.{frames[-1].name}:{frames[-1].lineno}" if frames else "?"
    return f"CRASH {type(error).__name__} in {where}: {str(error)[:150]}"


def names_culprit(message: str, truth: Truth) -> bool:
    "Tell whether a message names anything that was planted."
    message = unicodedata.normalize("NFC", message)
    return any(unicodedata.normalize("NFC", word) in message for words in truth.culprits for word in words)


def judge_refusal(error: MaskedaError, truth: Truth) -> list[str]:
    "List what is wrong with a refusal."
    lines = [f"{p.file}: {p.what}. {p.remedy}." for p in getattr(error, "problems", [])] or [str(error)]
    if not truth.culprits:
        return [f"REFUSED without reason: {lines[0][:300]}"]
    wrong = [f"NAMES NO CULPRIT: {line[:300]}" for line in lines if not names_culprit(line, truth)]
    wrong += [f"NO REMEDY: {line[:200]}" for line in lines if not re.search(r"[.;] *[A-Z`][^.]*.*\.$", line, re.S)]
    return wrong[:3]


def count_unused(warnings) -> int:
    "Count the files that warnings report as not used."
    n = 0
    for w in warnings:
        if not re.search("not used|does not list|is skipped|link to|cannot be opened", w.what):
            continue
        if w.what.startswith("was proposed"):
            continue
        more = re.search(r"like (\d+) others?", w.what)
        n += 1 + int(more[1] if more else 0)
    return n


def list_files(folder: Path) -> list[str]:
    "List all files below a folder."
    paths = []
    for place, _, names in os.walk(folder):
        paths += [os.path.relpath(os.path.join(place, n), folder) for n in names]
    return paths


def judge_dataset(data, truth: Truth) -> list[str]:
    "Compare a data set with the truth."
    wrong = []
    expected = [(a.name, tuple(a.classes), tuple(a.edges)) for a in truth.attributes]
    got = [(a.name, a.classes, a.edges) for a in data.space.attributes]
    if sorted(expected) != sorted(got):
        return [f"ATTRIBUTES {got}, but true are {expected}"[:600]]
    photos = {p.path: p for p in truth.photos}
    known = {path: p for path, p in photos.items() if any(v is not None for v in p.labels.values())}
    paths = data.train["path"].tolist()
    if sorted(paths) != sorted(known):
        return [f"PHOTOS differ: {sorted(set(paths) ^ set(known))[:3]}, {len(paths)} of {len(known)}"]
    if paths != sorted(paths):
        wrong.append("ORDER of photos is not that of the paths")
    left = sum(int(m[1]) for w in data.warnings if (m := re.search(r"(\d+) photos? lacks?", w.what)))
    if left != len(photos) - len(known):
        wrong.append(f"UNLABELLED: {left} reported, {len(photos) - len(known)} true")
    true = np.array([[find_class(a, known[p].labels[a.name]) for a in truth.attributes] for p in paths])
    order = [[a.name for a in truth.attributes].index(name) for name in data.space.names]
    if not (data.attribute_indices == true[:, order]).all():
        i, k = np.argwhere(data.attribute_indices != true[:, order])[0]
        wrong.append(
            f"LABEL of {paths[i]}: {data.space.names[k]} is {data.attribute_indices[i, k]}, true {true[i, order[k]]}"
        )
    for a in data.space.attributes:
        if not a.edges:
            continue
        numbers = [np.nan if known[p].labels[a.name] is None else known[p].labels[a.name] for p in paths]
        if not np.allclose(data.train[a.column].astype(float), numbers, equal_nan=True):
            wrong.append(f"NUMBERS of {a.name}")
    shape = [len(a.classes) for a in data.space.attributes]
    if "label" in data.train:
        number = np.ravel_multi_index(tuple(true[:, order].T), shape)
        if not (data.train["label"] == number).all():
            wrong.append("CLASS NUMBERS differ")
    keys = [known[p].group if known[p].group is not None else f"photo {p}" for p in paths]
    pairs = set(zip(keys, data.train["group"]))
    if not len(pairs) == len(set(keys)) == data.train["group"].nunique():
        wrong.append(f"GROUPS: {data.train['group'].nunique()} for {len(set(keys))}: {sorted(pairs)[:4]}")
    wrong += judge_test_photos(data, truth)
    used = {*photos, *(path for path, _ in truth.test or []), *truth.tables, "labels.json"}
    unused = sorted(set(list_files(truth.folder)) - used)
    if count_unused(data.warnings) != len(unused):
        wrong.append(
            f"UNUSED: {count_unused(data.warnings)} reported, true are {len(unused)}: {unused[:4]}; "
            f"{[str(w)[:150] for w in data.warnings]}"
        )
    return wrong


def judge_test_photos(data, truth: Truth) -> list[str]:
    "Compare test photos with the truth."
    if truth.test is None:
        return [] if data.test is None else [f"TEST PHOTOS from nowhere: {data.test['path'].tolist()[:3]}"]
    if data.test is None:
        return ["TEST PHOTOS are not found"]
    got = list(zip(data.test["path"], data.test["ImageID"]))
    return [] if got == truth.test else [f"TEST PHOTOS {got[:3]}, true {truth.test[:3]}"]


def judge_pixels(data, truth: Truth) -> list[str]:
    "Compare the pixels of two photos with the colours they were painted in."
    from maskeda.datasets.checks import read_photo

    wrong = []
    for photo in [p for p in truth.photos if p.path in set(data.train["path"])][:2]:
        with Image.open(truth.folder / photo.path) as image:
            by_pillow = np.asarray(image.convert("RGB")).mean((0, 1))
        mean = read_photo(truth.folder / photo.path).mean((0, 1))
        if np.abs(mean - by_pillow).max() > 3 or np.abs(mean - photo.colour).max() > 12:
            wrong.append(f"PIXELS of {photo.path}: {mean.round()}, painted {photo.colour}")
    return wrong


def judge_folds(data, spec: Spec) -> list[str]:
    "Check a split against the groups."
    groups = data.train["group"]
    k = Random(spec.seed).choice([2, 3, 5])
    try:
        folds = make_folds(data, k)
    except MaskedaError as e:
        if k <= groups.nunique():
            return [f"SPLIT refused: {e}"]
        return [] if str(groups.nunique()) in str(e) and str(k) in str(e) else [f"SPLIT: {e} does not name the numbers"]
    if k > groups.nunique():
        return [f"SPLIT of {groups.nunique()} groups into {k}"]
    table = pd.DataFrame(dict(group=groups, fold=folds))
    sizes = table.drop_duplicates().groupby("fold").size()
    if (table.groupby("group").fold.nunique() > 1).any() or len(sizes) != k or np.ptp(sizes) > 1:
        return [f"SPLIT is wrong: {sizes.tolist()}"]
    return []


def call_command(*words: str) -> tuple[int, str, str]:
    "Call the command line in this process: exit status, what it printed, and what it complained of."
    from maskeda.cli import main

    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        try:
            status = main(list(words))
        except SystemExit as e:
            status = e.code
    return status, out.getvalue(), err.getvalue()


def judge_commands(spec: Spec, truth: Truth, is_fine: bool) -> list[str]:
    "Check that `maskeda check` and `maskeda split` tell the same as the library."
    status, out, err = call_command("check", str(truth.source))
    if "Traceback" in out + err:
        return [f"TRACEBACK of check: {err[-300:]}"]
    if (status == 0) != is_fine:
        return [f"CHECK exits with {status}: {(out + err)[-300:]}"]
    if not is_fine:
        return [] if names_culprit(err, truth) else [f"CHECK: {err[:300]}"]
    n = sum(any(v is not None for v in p.labels.values()) for p in truth.photos)
    if f"{n:,} training photos" not in out:
        return [f"CHECK does not count {n}: {out[:200]}"]
    file = truth.folder.parent / "folds.csv"
    status, out, err = call_command("split", str(truth.source), "--split", "2", "--out", str(file))
    n_groups = load_dataset(truth.source, check=False).train["group"].nunique()
    if (status == 0) != (n_groups > 1):
        return [f"SPLIT exits with {status}: {err[:300]}"]
    if status:
        return []
    table = pd.read_csv(file, dtype=str, keep_default_na=False)
    return (
        []
        if len(table) == n and not (table.groupby("group").fold.nunique() > 1).any()
        else ["SPLIT writes another table"]
    )


def judge_input(spec: Spec, folder: Path) -> tuple[str, list[str]]:
    "Write an input and give it to the library: what came of it, and everything that is wrong with that."
    truth = build_input(spec, folder)
    must_decode = spec.broken not in ("none", "unused")
    try:
        with time_limit(60):
            try:
                data = load_dataset(truth.source, check="pixels" if must_decode else True)
            except MaskedaError as e:
                wrong = judge_refusal(e, truth)
                return "refused", wrong + (judge_commands(spec, truth, False) if spec.seed % 4 == 0 else [])
            if truth.must_fail:
                return "loaded", [f"ACCEPTED in spite of {truth.culprits}"]
            wrong = judge_dataset(data, truth) + judge_pixels(data, truth) + judge_folds(data, spec)
            return "loaded", wrong + (judge_commands(spec, truth, True) if spec.seed % 4 == 0 else [])
    except (Exception, TimeoutError) as e:
        return "crashed", [describe_crash(e)]


def score_with_sklearn(true: np.ndarray, pred: np.ndarray, shape: list[int]) -> tuple[float, float]:
    "Score class indices of attributes with scikit-learn: accuracy (or exact match) and macro F1, as documented."
    from sklearn.metrics import accuracy_score, f1_score

    complete = (true >= 0).all(1)
    is_joint = len(shape) == 1 or np.prod(shape, dtype=float) <= 4096
    if is_joint and complete.any():
        y_true, y_pred = (np.ravel_multi_index(tuple(y[complete].T), shape) for y in (true, pred))
        f1 = f1_score(y_true, y_pred, labels=range(np.prod(shape)), average="macro", zero_division=0)
        return accuracy_score(y_true, y_pred), f1
    exact = accuracy_score(*([str(row) for row in y[complete]] for y in (true, pred))) if complete.any() else np.nan
    parts = []
    for k, n in enumerate(shape):
        known = true[:, k] >= 0
        parts.append(f1_score(true[known, k], pred[known, k], labels=range(n), average="macro", zero_division=0))
    return exact, np.mean(parts)


def find_answers(p: np.ndarray, shape: list[int]) -> np.ndarray:
    "Find the most probable class index of every attribute, or of the joint class."
    if len(shape) == 1 or np.prod(shape, dtype=float) <= 4096:
        return np.stack(np.unravel_index(p.argmax(1), shape), 1)
    ends = np.cumsum(shape)
    return np.stack([p[:, end - n : end].argmax(1) for n, end in zip(shape, ends)], 1)


def judge_training(spec: Spec, folder: Path) -> list[str] | None:
    "Train on an input from end to end, and compare what comes out with the truth; None: it may be refused, and is."
    from maskeda import run_pipeline
    from maskeda.recipes.recipe import PIPELINE_RECIPE

    truth = build_input(spec, folder)
    if truth.must_fail or truth.culprits:
        return None
    tiny = replace(PIPELINE_RECIPE, epochs=1, size=(16, 16), split="2", batch_size=16, norm="group")
    try:
        with time_limit(120):
            result = run_pipeline(truth.source, folder.parent / "out", tiny, show=None)
    except MaskedaError as e:
        groups = {p.group or p.path for p in truth.photos}
        return None if len(groups) < 2 and "cannot split" in str(e) else [f"TRAINING refused: {str(e)[:300]}"]
    except (Exception, TimeoutError) as e:
        return [describe_crash(e)]
    return judge_result(result, truth)


def judge_result(result, truth: Truth) -> list[str]:
    "Compare predictions, scores and submission of a job with the truth."
    oof, space = result.oof, result.data.space
    photos = {p.path: p for p in truth.photos}
    attributes = {a.name: a for a in truth.attributes}
    shape = [len(attributes[name].classes) for name in space.names]
    known = {path for path, p in photos.items() if any(v is not None for v in p.labels.values())}
    if set(oof.path) != known:
        return [f"PREDICTED PHOTOS: {sorted(set(oof.path) ^ known)[:3]}"]
    true = np.array(
        [[find_class(attributes[name], photos[path].labels[name]) for name in space.names] for path in oof.path]
    )
    wrong = []
    if not (oof.get_attribute_indices() == true).all():
        wrong.append("LABELS of predictions differ")
    expected = score_with_sklearn(true, find_answers(oof.p, shape), shape)
    got = result.score.accuracy, result.score.macro_f1
    if not np.allclose(got, expected, equal_nan=True):
        wrong.append(f"SCORES {got}, scikit-learn {expected}")
    file = result.folder / "submission.csv"
    if truth.test is None:
        return wrong + (["SUBMISSION from nowhere"] if file.exists() else [])
    if not file.exists():
        return [*wrong, "SUBMISSION is not written"]
    rows = {path: i for i, path in enumerate(result.test.path)}
    answers = find_answers(result.test.p, shape)[[rows[path] for path, _ in truth.test]]
    is_joint = len(shape) == 1 or np.prod(shape, dtype=float) <= 4096
    for name in ("submission.csv", "submission_argmax.csv"):
        table = pd.read_csv(result.folder / name, dtype=str, keep_default_na=False)
        if table.iloc[:, 0].tolist() != [i for _, i in truth.test]:
            wrong.append(f"IDS of {name}: {table.iloc[:3, 0].tolist()}")
        if is_joint:
            expected = np.ravel_multi_index(tuple(answers.T), shape).astype(str)[:, None]
        else:
            expected = np.array([[a.classes[i] for a, i in zip(space.attributes, row)] for row in answers])
        if name == "submission_argmax.csv" and not (table.iloc[:, 1:].to_numpy() == expected).all():
            wrong.append(f"ANSWERS of {name}")
        if is_joint and not table["ans"].astype(int).between(0, np.prod(shape) - 1).all():
            wrong.append("CLASS NUMBERS")
    return wrong


def simplify_spec(spec: Spec, is_wrong) -> Spec:
    "Make a spec plain, field by field, as long as it stays wrong."
    for f in fields(Spec):
        if f.name in ("layout", "seed"):
            continue
        simpler = replace(spec, **{f.name: f.default})
        if simpler != spec and is_wrong(simpler):
            spec = simpler
    return spec
