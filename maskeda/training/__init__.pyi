from .callbacks import (
    AveragingCallback as AveragingCallback,
    BestEpochTracker as BestEpochTracker,
    HistoryLogger as HistoryLogger,
    ResumeCheckpoint as ResumeCheckpoint,
    TrainingInterrupted as TrainingInterrupted,
)
from .diagnostics import (
    LearningRateSweep as LearningRateSweep,
    compute_photo_losses as compute_photo_losses,
    find_learning_rate as find_learning_rate,
    plot_top_losses as plot_top_losses,
)
from .inference import (
    predict_probabilities as predict_probabilities,
    predict_test_set as predict_test_set,
    predict_validation_set as predict_validation_set,
)
from .lightning_module import Learner as Learner, NonFiniteLossError as NonFiniteLossError
from .many_runs import fit_many as fit_many
from .optim import average_weights as average_weights, update_batch_norm as update_batch_norm
from .pretrained import MAX_PIXELS as MAX_PIXELS
from .probe import fit_probe as fit_probe, make_probe_recipe as make_probe_recipe
from .runs import (
    Run as Run,
    list_runs as list_runs,
    open_run as open_run,
    prune_weights as prune_weights,
    read_oof_predictions as read_oof_predictions,
)
from .setup import make_loaders as make_loaders, split_train_valid as split_train_valid
from .task_pools import Placement as Placement
from .trainer import fit as fit, fit_folds as fit_folds, make_soup as make_soup
from .transfer import (
    compare_sources as compare_sources,
    describe_transfer as describe_transfer,
    read_sources as read_sources,
    write_source_folds as write_source_folds,
)
