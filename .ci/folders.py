"Let outputs name temporary folders by one word, so that another run changes nothing. Usage: folders.py NOTEBOOK ..."
import json
import re
import sys
import tempfile
from pathlib import Path

RANDOM = re.compile(re.escape(tempfile.gettempdir()) + r"/tmp[a-z0-9_]{8}\b")


def plain(value):
    "Texts, lists and dictionaries of an output without random names."
    if isinstance(value, str): return RANDOM.sub("folder", value)
    if isinstance(value, list): return [plain(v) for v in value]
    return {k: plain(v) for k, v in value.items()} if isinstance(value, dict) else value


if __name__ == "__main__":
    for file in map(Path, sys.argv[1:]):
        notebook = json.loads(file.read_text(encoding="utf-8"))
        old = json.dumps(notebook)
        for cell in notebook["cells"]:
            if "outputs" in cell: cell["outputs"] = plain(cell["outputs"])
        if json.dumps(notebook) != old: file.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
