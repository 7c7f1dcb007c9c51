"Make the plots in notebooks small: 96 colours are plenty for bars and lines, and a third of the bytes. Pictures that would change visibly stay. Usage: pictures.py NOTEBOOK ..."
import base64
import io
import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image


def smaller(coded, most=1.0):
    "A PNG (base64) with fewer colours, or as it was where the mean difference of its values would exceed `most` of 255."
    picture, out = Image.open(io.BytesIO(base64.b64decode(coded))), io.BytesIO()
    if picture.mode == "P": return coded
    picture = picture.convert("RGB")
    few = picture.quantize(96, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    apart = np.abs(np.asarray(few.convert("RGB"), float) - np.asarray(picture, float)).mean()
    new = base64.b64encode(out.getvalue()).decode()
    return new if apart <= most and len(new) < len(coded) else coded


def shrink(file):
    "Shrink the plots of a notebook in place."
    notebook, changed = json.loads(file.read_text(encoding="utf-8")), False
    for output in (o for cell in notebook["cells"] for o in cell.get("outputs", []) if "image/png" in o.get("data", {})):
        old = "".join(output["data"]["image/png"])
        output["data"]["image/png"] = smaller(old)
        changed |= output["data"]["image/png"] != old
    if changed: file.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]: shrink(Path(name))
