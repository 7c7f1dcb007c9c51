"Submissions and answers as people hand them in: other order, BOM, UTF-16, semicolons, a trailing comma in every row, ids that lost their zeros, class names, decimals, 'NA' as an id, no person for some rows; and a table of predictions whose photos have one name in two folders."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import json
from maskeda.labels import LabelSpace, Attribute
from maskeda.predictions import Predictions, write_predictions

root = new(f"{WORK}/17/data")
rng = np.random.default_rng(0)
n = 60
ids = [f"{i:05d}" for i in range(n)]
y = rng.integers(0, 18, n)
z = np.where(rng.random(n) < 0.5, y, rng.integers(0, 18, n))
rows = [f"{i},{a}" for i, a in zip(ids, z)]
head = "ImageID,ans"
(root / "answers.csv").write_text(
    "ImageID,ans,person\n" + "".join(f"{i},{a},p{k // 7}\n" for k, (i, a) in enumerate(zip(ids, y)))
)
(root / "answers_person_gaps.csv").write_text(
    "ImageID,ans,person\n"
    + "".join(f"{i},{a},{'' if k % 5 == 0 else f'p{k // 7}'}\n" for k, (i, a) in enumerate(zip(ids, y)))
)
(root / "info.csv").write_text("ImageID,ans\n" + "".join(f"{i},0\n" for i in ids))
w = lambda name, text, enc="utf-8": (root / f"{name}.csv").write_bytes(text.encode(enc))
w("good", "\n".join([head, *rows]) + "\n")
w("shuffled", "\n".join([head, *rng.permutation(rows)]) + "\n")
w("bom", "\n".join([head, *rows]) + "\n", "utf-8-sig")
w("utf16", "\n".join([head, *rows]) + "\n", "utf-16")
w("semicolon", "\n".join([head, *rows]).replace(",", ";") + "\n")
w("trailing", "\n".join([head, *(r + "," for r in rows)]) + "\n")
w("crlf_blank", "\r\n".join([head, *rows, "", ""]) + "\r\n")
w("blanks", "\n".join(["ImageID, ans", *(r.replace(",", " , ") for r in rows)]) + "\n")
w(
    "lost_zeros",
    "\n".join([head, *(r.lstrip("0") if r[0] == "0" and r.lstrip("0")[0] != "," else r for r in rows)]) + "\n",
)
w("decimals", "\n".join([head, *(r + ".0" for r in rows)]) + "\n")
w("halves", "\n".join([head, *(r + ".4" for r in rows)]) + "\n")
w("names", "\n".join([head, *(r.split(",")[0] + ",worn | male | <30" for r in rows)]) + "\n")
w("no_header", "\n".join(rows) + "\n")
w("index", "\n".join(["," + head, *(f"{k},{r}" for k, r in enumerate(rows))]) + "\n")
w("short", "\n".join([head, *rows[:-3]]) + "\n")
d = root / "na"
d.mkdir()
w("na/answers", "ImageID,ans\nNA,1\nnull,2\n0003,3\n")
w("na/submission", "ImageID,ans\nNA,1\nnull,2\n0003,3\n")
# one name in two folders, ids without folder
space = LabelSpace((Attribute("kind", ("a", "b")),))
p = np.array([[0.9, 0.1], [0.1, 0.9], [0.8, 0.2]])
write_predictions(
    Predictions(p, np.array(["s0/1.jpg", "s1/1.jpg", "s1/2.jpg"]), space, metadata=dict(kind="test")),
    root / "twice.parquet",
)
w("twice_info", "ImageID\n1.jpg\n2.jpg\n")
