"Labels as CelebA and Kaggle multi-label sets have them: 40, 20, 10 yes/no columns of -1/1; the blank-separated text file of CelebA; one column per class (one-hot); two classes true in a row; tags in one cell."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import json

root = new(f"{WORK}/08/data")
rng = np.random.default_rng(0)


def images(d, n=24):
    (d / "img").mkdir(parents=True)
    for i in range(n):
        picture(i % 3, seed=i).save(d / f"img/{i:06d}.jpg")


for k in (5, 10, 20, 40, 64):
    d = root / f"yesno{k}"
    images(d)
    names = [f"Attr_{j}" for j in range(k)]
    y = rng.choice([-1, 1], (24, k))
    (d / "photos.csv").write_text(
        "image_id,person,"
        + ",".join(names)
        + "\n"
        + "".join(f"{i:06d}.jpg,p{i % 8}," + ",".join(map(str, y[i])) + "\n" for i in range(24))
    )
    (d / "labels.json").write_text(
        json.dumps(
            {
                "attributes": [{"name": n, "classes": ["no", "yes"]} for n in names],
                "folder": "img",
                "columns": {"path": "image_id"},
                "values": {n: {"-1": "no", "1": "yes"} for n in names},
            }
        )
    )
d = root / "text"
images(d)
names = ["Male", "Smiling", "Young"]
(d / "list_attr_celeba.txt").write_text(
    "24\n"
    + " ".join(names)
    + "\n"
    + "".join(f"{i:06d}.jpg  " + " ".join(f"{v:2d}" for v in rng.choice([-1, 1], 3)) + "\n" for i in range(24))
)
(d / "labels.json").write_text(
    json.dumps(
        {
            "attributes": [{"name": n, "classes": ["-1", "1"]} for n in names],
            "folder": "img",
            "photos": "list_attr_celeba.txt",
        }
    )
)
d = root / "onehot"
images(d)
(d / "photos.csv").write_text(
    "path,person,worn,incorrect,not_worn\n"
    + "".join(
        f"img/{i:06d}.jpg,p{i % 8}," + ",".join("1" if j == i % 3 else "0" for j in range(3)) + "\n" for i in range(24)
    )
)
(d / "labels.json").write_text(
    json.dumps({"attributes": [{"name": "mask", "classes": ["worn", "incorrect", "not_worn"]}]})
)
d = root / "tags"
images(d)
(d / "photos.csv").write_text(
    "path,person,tags\n" + "".join(f"img/{i:06d}.jpg,p{i % 8},{['cat', 'dog', 'cat dog'][i % 3]}\n" for i in range(24))
)
(d / "labels.json").write_text(json.dumps({"attributes": [{"name": "tags", "classes": ["cat", "dog"]}]}))
