"Use an installed maskeda on any system: import every name, draw faces, train two folds in processes of their own, resume, predict, report."
import importlib
import sys
import tempfile
from pathlib import Path

import maskeda


def main():
    sys.stdout.reconfigure(errors="backslashreplace")        # of a console that cannot show every letter
    packages = ("ablation", "datasets", "deployment", "eda", "ensembling", "evaluation", "losses", "models", "pipeline", "recipes", "synthetic", "training")
    names = [(maskeda, name) for name in maskeda.__all__]
    for package in packages:
        module = importlib.import_module(f"maskeda.{package}")
        names += [(module, name) for name in module.__all__]
    missing = []
    for module, name in names:
        try: getattr(module, name)
        except ModuleNotFoundError as e: missing.append(f"{module.__name__}.{name} (needs {e.name})")       # an extra
    print(f"maskeda {maskeda.__version__}, {len(names)} names; left to extras: {', '.join(missing) or 'none'}")

    folder = Path(tempfile.mkdtemp()) / "größe 크기"         # with a blank and letters outside of ASCII
    folder.mkdir()
    faces = maskeda.make_faces(folder / "faces", 24, 6, size=(64, 48), seed=1)
    data = maskeda.load_dataset(faces)
    recipe = maskeda.Recipe(name="smoke", epochs=1, split="2")
    runs = maskeda.fit_folds(recipe, data, None, folder / "runs", parallel=2)
    again = maskeda.fit(recipe, data, 0, folder / "runs", show=None)
    assert again.folder == runs[0].folder, "the finished run was not found again"
    predictions = maskeda.predict(runs[0].weights_file, data)
    print(maskeda.ensemble([run.oof for run in runs[:1]]).p.shape, predictions.p.shape)
    maskeda.eda_report(data, folder / "eda.html")
    result = maskeda.run_pipeline(faces, folder / "out", recipe)
    assert (folder / "out/report.html").exists() and (folder / "out/submission.csv").exists()
    print(result.closing_message)


if __name__ == "__main__": main()
