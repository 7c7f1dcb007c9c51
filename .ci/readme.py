"README.md from nbs/index.ipynb: its prose, its code, and what the code gave."
import json
from pathlib import Path

root = Path(__file__).resolve().parent.parent


def readme(notebook):
    "The markdown of a notebook; cells that begin with #| hide are left out."
    parts = []
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        text = "".join(cell["source"])
        if text.startswith("#| hide") or not text: continue
        parts.append(text if cell["cell_type"] == "markdown" else f"```python\n{text}\n```")
        for out in cell.get("outputs", []):
            said = "".join(out.get("data", {}).get("text/plain", out.get("text", "")))
            if said: parts.append("\n".join("    " + line for line in said.rstrip().split("\n")))
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    (root / "README.md").write_text(readme(root / "nbs" / "index.ipynb"), encoding="utf-8")
