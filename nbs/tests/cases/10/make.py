"Missing and loose values: some rows without one of the labels (blank, NaN, NA, unknown), ages as floats, ranges, half years, with decimal comma, zero-padded; numbers as classes saved by pandas as 1.0; classes with another case or blanks around."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import json

root = new(f"{WORK}/10/data")


def plain(name, cells, attributes, more={}, n=12):
    d = root / name
    (d / "img").mkdir(parents=True)
    names = [a["name"] for a in attributes]
    rows = ["path,person," + ",".join(names)]
    for i in range(n):
        picture(i % 2, seed=i).save(d / f"img/{i}.jpg")
        rows.append(f"img/{i}.jpg,p{i // 2}," + ",".join(cells(i)))
    (d / "photos.csv").write_text("\n".join(rows) + "\n")
    (d / "labels.json").write_text(json.dumps({"attributes": attributes} | more))


sex, age = {"name": "sex", "classes": ["male", "female"]}, {"name": "age", "classes": ["young", "old"], "edges": [50]}
s = lambda i: ["male", "female"][i // 2 % 2]
plain("blank", lambda i: [s(i) if i not in (3, 7) else "", "30"], [sex, age])
plain("nan_age", lambda i: [s(i), "30" if i not in (4, 5) else ["NaN", "unknown"][i % 2]], [sex, age])
plain("float_age", lambda i: [s(i), f"{20 + 6 * (i // 2)}.0"], [sex, age])
plain("half_age", lambda i: [s(i), f"{20 + 6 * (i // 2)}.5"], [sex, age])
plain("range_age", lambda i: [s(i), ["25-32", "60-100"][i // 2 % 2]], [sex, age])
plain(
    "adience",
    lambda i: [s(i), ['"(25, 32)"', '"(60, 100)"'][i // 2 % 2]],
    [sex, {"name": "age", "classes": ["(25, 32)", "(60, 100)"]}],
)
plain("pandas_int", lambda i: [s(i), f"{i // 2 % 2}.0"], [sex, {"name": "flag", "classes": ["0", "1"]}])
plain("case", lambda i: [[" Male", "FEMALE "][i // 2 % 2], "30"], [sex, age])
plain(
    "no_yes",
    lambda i: [s(i), ["no", "yes"][i // 2 % 2]],
    [sex, {"name": "mask", "classes": [False, True]}],
    {"values": {"mask": {"no": False, "yes": True}}},
)
plain("negative", lambda i: [s(i), "-1" if i in (2, 3) else "30"], [sex, age])


def people(name, ages):
    d = root / name
    rows = ["id,gender,race,age,path"]
    for p, (cell, told) in enumerate(ages):
        n = f"{p:06d}_{'male' if p % 2 else 'female'}_Asian_{told}"
        (d / "train/images" / n).mkdir(parents=True)
        for st in ("mask1", "mask2", "mask3", "mask4", "mask5", "incorrect_mask", "normal"):
            picture(p, seed=p).save(d / "train/images" / n / f"{st}.jpg")
        rows.append(f"{p:06d},{'male' if p % 2 else 'female'},Asian,{cell},{n}")
    (d / "train/train.csv").write_text("\n".join(rows) + "\n")


people("people_float", [(f"{20 + 9 * p}.0", 20 + 9 * p) for p in range(6)])
people("people_onehalf", [(20 + 9 * p, 20 + 9 * p) for p in range(5)] + [("64.5", "64.5")])  # one age has a half
people("people_padded", [(f"{a}", f"{a:02d}") for a in (5, 7, 31, 44, 62, 9)])
people("people_blank", [(20 + 9 * p if p != 2 else "", 20 + 9 * p) for p in range(6)])
