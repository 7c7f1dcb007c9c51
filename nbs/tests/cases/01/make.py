"Photos that are stored lying and carry a note which way is up: JPEG 1..8, PNG (eXIf), WebP, MPO, JPEG with the note in XMP only; named in photos.csv."

import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import json, io
from PIL import ImageOps

d = new(f"{WORK}/01/data")
(d / "img").mkdir()
base = np.zeros((40, 24, 3), np.uint8)
base[:20, :12] = (230, 30, 30)
base[:20, 12:] = (30, 230, 30)
base[20:, :12] = (30, 30, 230)
base[20:, 12:] = (230, 230, 230)
im = Image.fromarray(base)


def exif(n):
    e = Image.Exif()
    e[0x0112] = n
    return e


rows = []
for n in range(1, 9):
    im.save(d / f"img/jpeg{n}.jpg", quality=98, subsampling=0, exif=exif(n))
    rows.append(f"jpeg{n}.jpg")
for n in (3, 6, 8):
    im.save(d / f"img/png{n}.png", exif=exif(n))
    rows.append(f"png{n}.png")
    im.save(d / f"img/webp{n}.webp", lossless=True, exif=exif(n))
    rows.append(f"webp{n}.webp")
    im.save(d / f"img/named{n}.jpg", "WEBP", lossless=True, exif=exif(n))
    rows.append(f"named{n}.jpg")
    im.save(d / f"img/tiff{n}.tif", exif=exif(n))
    rows.append(f"tiff{n}.tif")
im.save(d / "img/mpo6.jpg", "MPO", save_all=True, append_images=[im], quality=98, subsampling=0, exif=exif(6))
rows.append("mpo6.jpg")
b = io.BytesIO()
im.save(b, "JPEG", quality=98, subsampling=0)
b = b.getvalue()
x = b'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"/></rdf:RDF></x:xmpmeta>'
(d / "img/xmp6.jpg").write_bytes(b[:2] + b"\xff\xe1" + (len(x) + 2).to_bytes(2, "big") + x + b[2:])
rows.append("xmp6.jpg")
(d / "photos.csv").write_text(
    "path,person,kind\n" + "".join(f"img/{r},p{i},{'ab'[i % 2]}\n" for i, r in enumerate(rows))
)
(d / "labels.json").write_text(json.dumps({"attributes": [{"name": "kind", "classes": ["a", "b"]}]}))
