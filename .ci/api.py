"Write the `__init__.py` and `__init__.pyi` of every package: the public names are those of its modules that have no underscore."
import ast
from pathlib import Path

root = Path(__file__).resolve().parent.parent
package = root / "maskeda"
INIT = '''"""{doc}"""
import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
'''
DOCS = {
    "evaluation": "Scores with intervals, comparisons of models, calibration and decision rules.",
    "datasets": "Folders of photos: checks, label fixes, group-wise splits, transforms and loaders.",
    "synthetic": "Drawn faces with known labels and a known best possible score.",
    "eda": "Exploration: statistics, duplicates, label errors, label shift and one page that shows them.",
    "losses": "Loss functions and the criteria that recipes name.",
    "models": "Heads, classifiers, architectures and weight files.",
    "recipes": "Everything that decides a training run, as one object; checks and named presets.",
    "training": "Training with exact resume, run folders, inference and time budgets.",
    "ensembling": "Voting, searches over combinations, selection and stacking of models.",
    "deployment": "Predictions of new photos, and export of trained models.",
    "ablation": "Designed experiments over recipes: which techniques help, and which hurt each other.",
    "pipeline": "From a data folder to a submission and a report.",
}
TOP = {
    "labels": "MASK_TASK Attribute LabelSpace", "datasets": "Dataset apply_label_fixes import_predictions load_dataset make_folds",
    "recipes": "Recipe get_recipe list_recipes", "training": "Run find_learning_rate fit fit_folds plot_top_losses", "models": "load_model",
    "registry": "load_plugin register_architecture register_augmentation register_backbone register_command register_decision_rule "
                "register_finding register_head register_loss register_sampler register_split_rule",
    "predictions": "Predictions read_predictions", "ensembling": "ensemble", "evaluation": "compare score tune_decision",
    "deployment": "export_onnx predict",
    "pipeline": "check_submission plot_confusion_matrix plot_learning_curves run_pipeline write_submission", "synthetic": "make_faces", "eda": "eda_report", "errors": "MaskedaError",
}


def list_public_names(path):
    "The names that a module defines at its top level without an underscore."
    names = []
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)): names.append(node.name)
        elif isinstance(node, ast.Assign): names += [n.id for t in node.targets for n in ast.walk(t) if isinstance(n, ast.Name)]
        elif isinstance(node, ast.AnnAssign): names.append(node.target.id)
    return sorted({n for n in names if not n.startswith("_")} - {"__all__"})


def render_import(module, names):
    "One import statement of a stub, no wider than 120 columns."
    text = f"from .{module} import " + ", ".join(f"{n} as {n}" for n in names)
    if len(text) <= 120: return text
    return f"from .{module} import (\n" + "".join(f"    {n} as {n},\n" for n in names) + ")"


def render_all():
    "Every generated file: path -> text."
    pages, home = {}, {}
    for name, doc in DOCS.items():
        lines = []
        for path in sorted((package / name).glob("[a-z]*.py")):
            names = list_public_names(path)
            home.update({(name, n): f"{name}.{path.stem}" for n in names})
            if names: lines.append(render_import(path.stem, names))
        pages[package / name / "__init__.py"] = INIT.format(doc=doc)
        pages[package / name / "__init__.pyi"] = "\n".join(lines) + "\n"
    stubs = {}
    for name, names in TOP.items():
        for n in names.split(): stubs.setdefault(home.get((name, n), name), []).append(n)
    pages[package / "__init__.pyi"] = "\n".join(render_import(m, names) for m, names in sorted(stubs.items())) + "\n"
    version = (package / "__init__.py").read_text(encoding="utf-8").split("\n")[0]
    doc = "Image classification with several labels per picture: honest scores, group-wise folds, exact resume."
    pages[package / "__init__.py"] = f'{version}\n' + INIT.format(doc=doc).replace('"""' + doc + '"""\n', "")
    return pages


if __name__ == "__main__":
    for path, text in render_all().items(): path.write_text(text, encoding="utf-8")
    (package / "py.typed").touch()
