from .datasets.dataset import Dataset as Dataset, load_dataset as load_dataset
from .datasets.label_fixes import apply_label_fixes as apply_label_fixes
from .datasets.prediction_files import import_predictions as import_predictions
from .datasets.splits import make_folds as make_folds
from .deployment.onnx_file import export_onnx as export_onnx
from .deployment.photo_predictions import predict as predict
from .eda.overview import eda_report as eda_report
from .ensembling.voting import ensemble as ensemble
from .errors import MaskedaError as MaskedaError
from .evaluation.comparison import compare as compare
from .evaluation.decisions import tune_decision as tune_decision
from .evaluation.metrics import score as score
from .labels import MASK_TASK as MASK_TASK, Attribute as Attribute, LabelSpace as LabelSpace
from .models.weight_files import load_model as load_model
from .pipeline.job import run_pipeline as run_pipeline
from .pipeline.job_report import (
    plot_confusion_matrix as plot_confusion_matrix,
    plot_learning_curves as plot_learning_curves,
)
from .pipeline.submission import check_submission as check_submission, write_submission as write_submission
from .predictions import Predictions as Predictions, read_predictions as read_predictions
from .recipes.presets import get_recipe as get_recipe, list_recipes as list_recipes
from .recipes.recipe import Recipe as Recipe
from .registry import (
    load_plugin as load_plugin,
    register_architecture as register_architecture,
    register_augmentation as register_augmentation,
    register_backbone as register_backbone,
    register_command as register_command,
    register_decision_rule as register_decision_rule,
    register_finding as register_finding,
    register_head as register_head,
    register_loss as register_loss,
    register_sampler as register_sampler,
    register_split_rule as register_split_rule,
)
from .synthetic.generate import make_faces as make_faces
from .training.diagnostics import find_learning_rate as find_learning_rate, plot_top_losses as plot_top_losses
from .training.runs import Run as Run
from .training.trainer import fit as fit, fit_folds as fit_folds
