"Right: what can be read is read as Pillow reads it; what cannot is refused by `check`, by name and with a reason and remedy that fit; nothing half broken is trained on unsaid."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
from maskeda.datasets import check_photos, read_photo
from maskeda.errors import PhotoError

d, v = Path(f"{WORK}/06/data"), Verdict()
good = np.asarray(Image.open(d / "good_png/img/good.png")).astype(int)
for f in sorted(d.iterdir()):
    n = next(
        p.name
        for p in (f / "img").iterdir()
        if not p.name.startswith("p0") and not (p.stem[0] == "p" and p.stem[1:].isdigit())
    )
    found = check_photos(f, [f"img/{n}"])
    try:
        have = read_photo(f / "img" / n).astype(int)
    except Exception as e:
        have = f"{type(e).__name__}: {e}"[:120]
    off = None if isinstance(have, str) or have.shape != good.shape else float((abs(have - good).mean(-1) > 40).mean())
    said = "; ".join(f"{p.level}: {p.what}. {p.remedy}" for p in found)
    broken = n.startswith(("cut", "half", "hole", "bad", "zero", "html", "lfs", "heic"))
    refused = any(p.level == "error" for p in found)
    print(f"      {n}: said [{said}]; pixels wrong: {off if not isinstance(have, str) else have}")
    if n in ("half_ended.jpg", "hole.jpg", "hole_prog.jpg"):
        print(f"note  {n}: passed; Pillow reads it without a word too, only libjpeg warns")
    elif broken:
        v(refused, f"{n}: refused")
    elif not n.startswith(("jp2", "avif", "ico")):
        v(not refused and off is not None and off < 0.02, f"{n}: read as it is")
    elif n.startswith("ico"):
        pass
    else:
        v((not refused and off is not None) or "cut off" not in said, f"{n}: read, or not called cut off")
    if n.startswith("heic"):
        v(
            "HEIC" in said or "heic" in said.split("img")[-1] or "onvert" in said,
            f"{n}: told that it is HEIC and to convert it",
        )
    if n.startswith("lfs"):
        v("LFS" in said or "is no image" in said, f"{n}: told that it is no image")
v.end()
