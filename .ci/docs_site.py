"Build the documentation site into _site, offline: gather pages, notebooks (as they are, without running them) and the API reference, run Sphinx, and check every link."
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

root = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(root / ".ci"))
import docs  # noqa: E402
import docs_api  # noqa: E402
import docs_links  # noqa: E402

PROJECT = ["CHANGELOG.md", "CONTRIBUTING.md", "EXPERIMENTS.md", "README.ko.md", "LICENSE"]
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s]+)\)")


def convert_notebook(notebook):
    "A notebook for readers: without hidden cells and without the directives of nbdev."
    content = json.loads(notebook.read_text(encoding="utf-8"))
    cells = []
    for cell in content["cells"]:
        source = "".join(cell["source"])
        if re.match(r"#\|\s*(hide|default_exp)\b", source) or not source.strip(): continue
        if cell["cell_type"] == "code": source = re.sub(r"^#\|.*\n?", "", source, flags=re.M)
        cell["source"] = source
        cells.append(cell)
    content["cells"] = cells
    content["metadata"]["kernelspec"] = dict(name="python3", display_name="Python 3", language="python")
    content["metadata"]["language_info"] = dict(name="python", pygments_lexer="ipython3")
    return json.dumps(content)


def list_toctree(entries, caption="", depth=1, hidden=True):
    "A list of pages for the navigation."
    return "\n".join(["```{toctree}", f":maxdepth: {depth}", *([f":caption: {caption}"] if caption else []), *([":hidden:"] if hidden else []), "", *entries, "```", ""])


def gather_notebooks(stage, folders):
    "Copy the notebooks of folders and write a page that lists those of each folder."
    for folder in folders:
        target = stage / "nbs" / folder.name
        target.mkdir(parents=True)
        names = []
        for notebook in docs.list_notebooks(folder):
            (target / notebook.name).write_text(convert_notebook(notebook), encoding="utf-8")
            names.append(notebook)
        title = docs.SECTIONS.get(folder.name) or f"maskeda.{folder.name[3:]}".replace("maskeda.core", "maskeda: root modules").replace("maskeda.cli", "Command line")
        lines = [f"# {title}", ""]
        for notebook in names:
            heading, sentence = docs.read_opening(notebook)
            lines.append(f"- [{heading}]({notebook.name})" + (f": {sentence}" if sentence else ""))
        (target / "index.md").write_text("\n".join([*lines, "", list_toctree([n.stem for n in names])]), encoding="utf-8")


def gather_api(stage):
    "Write the pages of the API reference. Raises `SystemExit` if a public name has no example."
    pages, missing = docs_api.render_all()
    if missing: sys.exit(f"API reference: no notebook uses {', '.join(missing)}. Use each in a cell, or begin its name with an underscore.")
    (stage / "api").mkdir()
    modules = [name.removesuffix(".md") for name in pages if name != "index.md"]
    pages["index.md"] += "\n" + list_toctree([f"{m} <{m}>" for m in modules])
    for name, text in pages.items(): (stage / "api" / name).write_text(text, encoding="utf-8")


def gather_pages(stage, folders):
    "Copy the pages, and write the first page with the navigation."
    (stage / "docs").mkdir()
    pages = sorted((root / "docs").glob("*.md"))
    for path in pages: shutil.copy(path, stage / "docs")
    for name in PROJECT: shutil.copy(root / name, stage)
    (stage / "nbs").mkdir(exist_ok=True)
    for picture in (root / "nbs").glob("*.png"): shutil.copy(picture, stage / "nbs")
    readme = (root / "README.md").read_text(encoding="utf-8")
    guides = [f"docs/{p.stem}" for p in pages if p.stem in ("getting_started", "commands", "deployment", "many_runs", "several_processes", "glossary")]
    first = [g for g in guides if g.endswith("getting_started")]
    modules = [f"nbs/{f.name}/index" for f in folders if f.name[0].isdigit()]
    others = [f"nbs/{f.name}/index" for f in folders if f.name in ("experiments", "benchmarks", "tests")]
    tutorials = [f"nbs/{f.name}/index" for f in folders if f.name == "tutorials"]
    rest = [f"docs/{p.stem}" for p in pages if f"docs/{p.stem}" not in guides]
    navigation = [list_toctree([*first, *tutorials, *(g for g in guides if g not in first)], "Guide"),
                  list_toctree(["api/index"], "Reference"), list_toctree([*rest, *modules, *others], "Notebooks"),
                  list_toctree([n.removesuffix(".md") for n in PROJECT if n.endswith(".md")], "Project")]
    (stage / "index.md").write_text(readme + "\n" + "\n".join(navigation), encoding="utf-8")


def make_slug(anchor):
    "The place of a heading as Sphinx names it, from the one that Jupyter gives it."
    return "#" + re.sub(r"[^\w-]", "", anchor.lower())


def repair_links(stage):
    "Point links to folders at the pages that list them; what is not part of the site becomes plain text."
    for path in stage.rglob("*"):
        if path.suffix not in (".md", ".ipynb"): continue
        def repair(match):
            text, address = match.groups()
            if address.startswith("#"): return f"[{text}]({make_slug(address)})"
            target = address.split("#")[0]
            if "://" in address or not target or (path.parent / target).is_file(): return match[0]
            if (path.parent / target / "index.md").exists(): return f"[{text}]({target.rstrip('/')}/index.md)"
            return text
        old = path.read_text(encoding="utf-8")
        if path.suffix == ".md": new = LINK.sub(repair, old)
        else:
            content = json.loads(old)
            for cell in content["cells"]:
                if cell["cell_type"] == "markdown": cell["source"] = LINK.sub(repair, cell["source"])
            new = json.dumps(content)
        if new != old: path.write_text(new, encoding="utf-8")


def build(out, names=()):
    "Build the site, or a part of it: the folders of notebooks that are named. Returns the lines that Sphinx complained with."
    folders = [f for f in sorted((root / "nbs").iterdir()) if f.is_dir() and docs.list_notebooks(f) and (not names or f.name in names)]
    with tempfile.TemporaryDirectory() as work:
        stage = Path(work) / "source"
        stage.mkdir()
        for name in ("conf.py", "site.css"): shutil.copy(root / "docs" / name, stage)
        gather_notebooks(stage, folders)
        gather_api(stage)
        gather_pages(stage, folders)
        repair_links(stage)
        shutil.rmtree(out, ignore_errors=True)
        env = dict(os.environ, PYTHONWARNINGS="ignore")
        command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-d", f"{work}/doctrees", str(stage), str(out)]
        done = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        shutil.rmtree(Path(out) / ".doctrees", ignore_errors=True)
        lines = [line.replace(f"{stage}/", "") for line in done.stdout.splitlines() if line.strip()]
    return lines if done.returncode == 0 else [*lines, "sphinx failed"]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", default=str(root / "_site"), help="folder of the site (default: _site)")
    parser.add_argument("folders", nargs="*", help="folders of notebooks, such as tutorials (default: all)")
    options = parser.parse_args()
    begun = time.time()
    warnings = build(options.out, options.folders)
    n_pages, n_links, problems = docs_links.check_site(options.out)
    print(*warnings, *problems, sep="\n", end="\n" if warnings or problems else "")
    print(f"{n_pages} pages, {len(warnings)} warnings, {n_links} links, {len(problems)} broken, {time.time() - begun:.0f} s: {options.out}/index.html")
    sys.exit(bool(warnings or problems))
