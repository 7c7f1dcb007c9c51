"The same small table as Korean and German Excel, Numbers and Notepad write it: one folder per way."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import json

root = new(f"{WORK}/02/data")


def folder(name, write, labels=lambda t: t.encode("utf-8"), evals=lambda t: t.encode("utf-8"), kinds=("긴팔", "반팔")):
    d = root / name
    (d / "img").mkdir(parents=True)
    rows = ["path,person,소매,크기"]
    for p in range(6):
        for i in range(2):
            f = f"img/p{p}_{i}.jpg"
            picture(p % 2, seed=9 * p + i).save(d / f)
            rows.append(f"{f},사람{p},{kinds[p % 2]},{10 + 5 * p}")
    (d / "photos.csv").write_bytes(write("\r\n".join(rows) + "\r\n"))
    (d / "labels.json").write_bytes(
        labels(
            json.dumps(
                {
                    "attributes": [
                        {"name": "소매", "classes": list(kinds)},
                        {"name": "크기", "classes": ["작음", "큼"], "edges": [22]},
                    ]
                },
                ensure_ascii=False,
            )
        )
    )
    picture(3).save(d / "img/unknown.jpg")
    (d / "eval.csv").write_bytes(evals("ImageID\r\nimg/unknown.jpg\r\n"))


enc = lambda e: lambda t: t.encode(e)
folder("utf8", enc("utf-8"))
folder("bom", enc("utf-8-sig"), evals=enc("utf-8-sig"))
folder("cp949", enc("cp949"))  # Korean Excel, «CSV (comma separated)»
folder("utf16", lambda t: t.replace(",", "\t").encode("utf-16"), evals=enc("utf-16"))  # Excel, «Unicode text»
folder("semicolon", lambda t: t.replace(",", ";").encode("utf-8-sig"))  # German Excel
folder(
    "semicolon_comma",
    lambda t: "".join(
        l.replace(",", ";").rsplit(";", 1)[0] + ";" + l.rsplit(",", 1)[1] + (",5" if l[:3] == "img" else "") + "\r\n"
        for l in t.split("\r\n")
        if l
    ).encode("cp949"),
)  # with decimal commas
folder("tab", lambda t: t.replace(",", "\t").encode("utf-8"))
folder("json_bom", enc("utf-8"), labels=enc("utf-8-sig"))  # Notepad, PowerShell
folder("json_cp949", enc("utf-8"), labels=enc("cp949"))
folder("eval_bom", enc("utf-8"), evals=enc("utf-8-sig"))
