"Build the wheel into a folder, and check that every module, stub and py.typed is in it. Usage: python .ci/wheel_content.py FOLDER"
import shutil
import subprocess
import sys
import tempfile
from configparser import ConfigParser
from pathlib import Path
from zipfile import ZipFile

root = Path(__file__).resolve().parent.parent

def build_wheel(folder):
    "Build the wheel from a copy of what it needs, so that no old build folder and no other file gets into it."
    with tempfile.TemporaryDirectory() as copy:
        for name in ("setup.py", "settings.ini", "README.md", "LICENSE"): shutil.copy(root / name, copy)
        shutil.copytree(root / "maskeda", Path(copy) / "maskeda", ignore=shutil.ignore_patterns("__pycache__"))
        subprocess.run([sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "--wheel-dir", folder, copy],
                       check=True)
    return next(Path(folder).glob("maskeda-*.whl"))


def check_wheel(wheel):
    "Compare the files and the version of a wheel with the repository; returns what differs."
    with ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if name.startswith("maskeda/")}
        metadata = archive.read(next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))).decode()
    expected = {p.relative_to(root).as_posix() for p in (root / "maskeda").rglob("*") if p.suffix in (".py", ".pyi", ".html") or p.name == "py.typed"}
    ini = ConfigParser(delimiters=["="])
    ini.read(root / "settings.ini", encoding="utf-8")
    settings = ini["DEFAULT"]
    problems = [f"lacks {name}" for name in sorted(expected - inside)] + [f"has {name}, which is not in the repository" for name in sorted(inside - expected)]
    if f"\nVersion: {settings['version']}\n" not in metadata: problems.append(f"has another version than {settings['version']}")
    extras = {key.removesuffix("_requirements") for key in settings if key.endswith("_requirements")}
    problems += [f"lacks the extra {extra}" for extra in sorted(extras) if f"\nProvides-Extra: {extra}\n" not in metadata]
    return problems


if __name__ == "__main__":
    wheel = build_wheel(sys.argv[1])
    problems = check_wheel(wheel)
    for problem in problems: print(f"{wheel.name} {problem}")
    if not problems: print(f"{wheel.name}: complete, {wheel.stat().st_size / 1e3:.0f} kB")
    sys.exit(bool(problems))
