import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
from PIL import ImageOps
from maskeda.datasets import check_photos, read_photo

d, v = Path(f"{WORK}/01/data"), Verdict()
base = np.asarray(Image.open(d / "img/png3.png").convert("RGB"))
got = show("check", go("check", d), 30)
v(got[0] == 0 and not trace(got[1]), "the folder is accepted")
for f in sorted((d / "img").iterdir()):
    want = np.asarray(ImageOps.exif_transpose(Image.open(f)).convert("RGB"))
    have = read_photo(f)
    notes = [p.what for p in check_photos(d, [f"img/{f.name}"])]
    same = have.shape == want.shape and abs(have.astype(int) - want).mean() < 3
    if f.name != "xmp6.jpg":
        v(same, f"{f.name}: upright as Pillow's exif_transpose ({have.shape} for {want.shape}); said: {notes}")
    says = "has a rotation in its EXIF data" in notes
    stored = base if f.suffix == ".tif" else np.asarray(Image.open(f).convert("RGB"))  # Pillow turns TIFF itself
    turned = stored.shape != have.shape or abs(have.astype(int) - stored).mean() > 3
    v(says == turned, f"{f.name}: what is said of turning is true (said {says}, done {turned})")
older = (
    WORK / "cv4.12.0.88"
)  # an unpacked wheel of opencv-python-headless 4.12 (pip download, unzip), if it is there; settings.ini allows >=4.10
if older.exists():
    code = f"from maskeda.datasets import check_photos, read_photo; from pathlib import Path; d = Path('{WORK}/01/data'); print({{f: (read_photo(d / 'img' / f).shape[:2], [p.what for p in check_photos(d, ['img/' + f]) if 'rotation' in p.what]) for f in ('webp6.webp', 'named6.jpg', 'png6.png', 'jpeg6.jpg')}})"
    r = subprocess.run([PY, "-c", code], capture_output=True, text=True, env=ENV | dict(PYTHONPATH=str(older)))
    print("OpenCV 4.12:", r.stdout.strip(), r.stderr.strip()[-200:])
    found = eval(r.stdout) if r.returncode == 0 else {}
    for f, (shape, says) in found.items():
        v(
            (shape == (24, 40)) == bool(says),
            f"OpenCV 4.12, {f}: what is said of turning is true (said {says}, shape {shape})",
        )
v.end()
