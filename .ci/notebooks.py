"Run every notebook, or those that are named, with nbdev_test, two at a time, and count; --keep also stores the outputs."
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

root = Path(__file__).resolve().parent.parent
bin = Path(sys.executable).parent
env = dict(os.environ, OMP_NUM_THREADS="1", NO_ALBUMENTATIONS_UPDATE="1", MASKEDA_PROGRESS="off", PATH=f"{bin}{os.pathsep}{os.environ['PATH']}")


def call(args, **more):
    return subprocess.run([bin / args[0], *args[1:]], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more)


def run(notebook):
    "One notebook: its name, whether it passed, seconds, what it printed."
    begun = time.time()
    if "--keep" in sys.argv:
        call(["exec_nb", notebook.name, "--dest", notebook.name], cwd=notebook.parent)
        call(["python", root / ".ci/pictures.py", notebook])
        call(["python", root / ".ci/folders.py", notebook])
    done = call(["nbdev_test", "--path", str(notebook), "--n_workers", "0"], cwd=root)
    return notebook.relative_to(root), done.returncode == 0, time.time() - begun, done.stdout


named = [Path(name).resolve() for name in sys.argv[1:] if name != "--keep"]
notebooks = sorted(p for p in named or (root / "nbs").rglob("*.ipynb")
                   if not p.name.startswith((".", "_")) and ".ipynb_checkpoints" not in p.parts)
notebooks.sort(key=lambda p: p.stat().st_size, reverse=True)
failed = 0
with ThreadPoolExecutor(max(1, min(4, os.cpu_count() or 1))) as pool:
    for name, passed, seconds, said in pool.map(run, notebooks):
        print(f"{'passed' if passed else 'FAILED'}  {seconds:5.0f} s  {name}", flush=True)
        if not passed:
            failed += 1
            print(said[-6000:])
if "--keep" in sys.argv: call(["nbdev_clean"], cwd=root)
print(f"{len(notebooks) - failed} passed, {failed} failed")
sys.exit(1 if failed or not notebooks else 0)
