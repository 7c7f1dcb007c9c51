"A zip made on Korean Windows and unpacked on Linux: names of files and folders are cp949 bytes, no UTF-8. In a folder per class, in the users' layout, as an unused file; and a data folder with blanks, Hangul and an emoji in its name."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import json, io

root = new(f"{WORK}/16/data")
raw = lambda t: t.encode("cp949")


def put(folder, name, k, seed):
    os.makedirs(folder, exist_ok=True)
    f = io.BytesIO()
    picture(k, seed=seed).save(f, "JPEG")
    open(os.path.join(folder, name), "wb").write(f.getvalue())


d = root / "photos"
for k, c in enumerate(("cat", "dog")):
    for i in range(4):
        put(os.fsencode(d / c), raw(f"사진{i}") + f"_{k}.jpg".encode(), k, i)
(d / "labels.json").write_text(
    json.dumps({"attributes": [{"name": "kind", "classes": ["cat", "dog"]}], "photos": "{kind}/{person}_*"})
)
d = root / "classes"
for k, c in enumerate(("긴팔", "반팔")):
    for i in range(4):
        put(os.fsencode(d) + b"/" + raw(c), f"p{i}_{k}.jpg".encode(), k, i)
(d / "labels.json").write_text(
    json.dumps(
        {"attributes": [{"name": "kind", "classes": ["긴팔", "반팔"]}], "photos": "{kind}/{person}_*"},
        ensure_ascii=False,
    )
)
d = root / "unused"
for k, c in enumerate(("cat", "dog")):
    for i in range(4):
        put(os.fsencode(d / c), f"p{i}_{k}.jpg".encode(), k, i)
put(os.fsencode(d), raw("설명") + b".jpg", 0, 1)
(d / "labels.json").write_text(
    json.dumps({"attributes": [{"name": "kind", "classes": ["cat", "dog"]}], "photos": "{kind}/{person}_*"})
)
d = root / "people"
rows = ["id,gender,race,age,path"]
for p in range(4):
    n = f"{p:06d}_{'male' if p % 2 else 'female'}_Asian_{20 + 15 * p}"
    for s in ("mask1", "mask2", "mask3", "mask4", "mask5", "incorrect_mask", "normal"):
        put(os.fsencode(d / "train/images" / n), f"{s}.jpg".encode(), p, p)
    rows.append(f"{p:06d},{'male' if p % 2 else 'female'},Asian,{20 + 15 * p},{n}")
put(os.fsencode(d / "train/images" / n), raw("복사본") + b" mask1.jpg", 0, 1)  # «copy of mask1»
(d / "train/train.csv").write_text("\n".join(rows) + "\n")
d = root / "내 사진 😀 (1)/데이터 set"
rows = ["path,person,kind"]
for i in range(8):
    put(os.fsencode(d / "사진 폴더"), f"IMG 😀 {i}, copy.jpg".encode(), i % 2, i)
    rows.append(f'"사진 폴더/IMG 😀 {i}, copy.jpg",사람 {i // 2},{"ab"[i // 2 % 2]}')
(d / "photos.csv").write_text("\n".join(rows) + "\n")
(d / "labels.json").write_text(json.dumps({"attributes": [{"name": "kind", "classes": ["a", "b"]}]}))
