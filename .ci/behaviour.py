"""Hash what small trainings and the demo produce, to show that a change of structure changes no result.

Usage: python .ci/behaviour.py before.json; (change the code); python .ci/behaviour.py after.json; diff before.json after.json
Hashed are weight tensors, class probabilities and submission rows, not names, metadata or times.
"""
import hashlib
import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from safetensors.numpy import load_file

from maskeda import fit, load_dataset, make_faces, run_pipeline
from maskeda.pipeline import run_demo
from maskeda.recipes import BASE_RECIPE, PIPELINE_RECIPE

TRAININGS = {
    "joint": {}, "attributes": dict(head="attributes"), "grouped": dict(head="grouped", subclasses=10),
    "conditional": dict(head="conditional"), "multilabel": dict(head="multilabel", loss="multilabel_soft_margin"),
    "corn": dict(head="corn"), "coral": dict(head="coral"), "factors": dict(head="factors", head_options=dict(factors="mask, gender+age")),
    "hard": dict(head="conditional", head_options=dict(routing="hard"), sampling="balanced", sampling_unit="group"),
    "focal-mixup": dict(loss="focal", mix="mixup", averaging="ema", ema_decay=.9),
    "ldam-cutmix": dict(head="joint", head_options=dict(kind="cosine"), loss="ldam", mix="cutmix"),
    "soft-f1": dict(loss="soft_f1", augment="strong", sampling="sqrt", allow_double_balancing=True, averaging="swa"),
    "ordinal": dict(attributes=("age",), loss="ordinal", subclasses=10, optimizer="sgd", lr=.01, schedule="restarts", cycle_epochs=1),
    "label-distribution": dict(attributes=("age",), loss="label_distribution", subclasses=10, augment="posed"),
    "mean-variance": dict(attributes=("age",), loss="mean_variance", subclasses=10),
    "logit-adjusted": dict(loss="logit_adjusted", norm="group", batch_size=8, micro_batches=2, clip_norm=1.),
    "granularity": dict(architecture="granularity", architecture_options=dict(grids="8,4,2"), augment="shuffled"),
    "sequence": dict(architecture="sequence", architecture_options=dict(views="full,upper")),
    "convlstm": dict(architecture="granularity", architecture_options=dict(fusion="convlstm"), mix="regions"),
    "where": dict(attributes=("age",), where="gender=male", subclasses=10, frozen_epochs=1, gradual_unfreezing=True, layer_decay=.8,
                  schedule="onecycle", keep_weights="best"),
    "resnet": dict(backbone="test_resnet", drop_rate=.5, label_smoothing=.1, averaging="last", mix="both", workers=1),
}


def hash_arrays(arrays):
    "A hash of the contents of arrays, whatever their order."
    parts = sorted(hashlib.sha256(np.ascontiguousarray(a).tobytes()).digest() for a in arrays)
    return hashlib.sha256(b"".join(parts)).hexdigest()[:16]


def hash_table(file):
    "A hash of the probabilities in a prediction table."
    table = pd.read_parquet(file)
    return hash_arrays([table[c].to_numpy() for c in table if table[c].dtype.kind == "f"])


def hash_job(job):
    "Hashes of the tables and of the submission of a pipeline run."
    submission = hashlib.sha256((job.folder / "submission.csv").read_bytes()).hexdigest()[:16]
    return [hash_table(job.folder / "oof.parquet"), hash_table(job.folder / "test.parquet"), submission]


def main(file):
    "Train, run the pipeline and the demo, and write the hashes as JSON."
    torch.set_num_threads(1)
    result = {}
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        faces = make_faces(folder / "faces", 40, 16, seed=3, size=(64, 48))
        result["photos"] = hash_arrays([np.frombuffer(p.read_bytes(), np.uint8) for p in sorted(faces.rglob("*.jpg"))])
        data = load_dataset(faces)
        for name, change in TRAININGS.items():
            run = fit(replace(BASE_RECIPE, name=name, epochs=2, **change), data, 0, folder / "runs", show=None)
            tensors = load_file(run.folder / "weights.safetensors")
            result[name] = [hash_arrays(tensors.values()), hash_table(run.folder / "oof.parquet"), hash_table(run.folder / "test.parquet")]
            print(name, *result[name], flush=True)
        result["job"] = hash_job(run_pipeline(faces, folder / "job", replace(PIPELINE_RECIPE, epochs=3), None))
        demo = run_demo(folder / "demo", show=None)
        result["demo"] = [*hash_job(demo), str(demo.score.macro_f1)]
        print("demo", *result["demo"], flush=True)
    Path(file).write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
