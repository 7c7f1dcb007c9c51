from .calibration import (
    Calibration as Calibration,
    adjust_to_priors as adjust_to_priors,
    estimate_class_priors as estimate_class_priors,
    estimate_class_priors_em as estimate_class_priors_em,
    expected_calibration_error as expected_calibration_error,
    fit_calibration as fit_calibration,
    plot_reliability as plot_reliability,
)
from .comparison import (
    Comparison as Comparison,
    compare as compare,
    compare_predicted_labels as compare_predicted_labels,
    find_oof_predictions as find_oof_predictions,
)
from .decisions import (
    Decision as Decision,
    DecisionError as DecisionError,
    DecisionRule as DecisionRule,
    ThresholdRule as ThresholdRule,
    cross_fit_predictions as cross_fit_predictions,
    fit_decision as fit_decision,
    make_f1_rule as make_f1_rule,
    make_tau_rule as make_tau_rule,
    maximise_expected_f1 as maximise_expected_f1,
    read_decision as read_decision,
    select_decision as select_decision,
    tune_decision as tune_decision,
    tune_tau as tune_tau,
    write_decision as write_decision,
)
from .metrics import (
    AttributeScores as AttributeScores,
    Guessing as Guessing,
    MIN_GROUPS_PER_CLASS as MIN_GROUPS_PER_CLASS,
    Score as Score,
    accuracy as accuracy,
    compare_with_guessing as compare_with_guessing,
    compute_bootstrap_interval as compute_bootstrap_interval,
    compute_confusion_matrix as compute_confusion_matrix,
    compute_f1_interval as compute_f1_interval,
    count_groups_per_class as count_groups_per_class,
    f1_per_class as f1_per_class,
    macro_f1 as macro_f1,
    resample_groups as resample_groups,
    reweight_confusion as reweight_confusion,
    score as score,
    score_by_attribute as score_by_attribute,
    score_by_class as score_by_class,
    score_predictions as score_predictions,
)
from .out_of_distribution import (
    OODDetector as OODDetector,
    fit_ood_detector as fit_ood_detector,
    read_ood_detector as read_ood_detector,
    write_ood_detector as write_ood_detector,
)
from .prediction_sets import (
    PredictionSets as PredictionSets,
    find_abstentions as find_abstentions,
    fit_prediction_sets as fit_prediction_sets,
    format_prediction_sets as format_prediction_sets,
    read_prediction_sets as read_prediction_sets,
    score_prediction_sets as score_prediction_sets,
    serialise_prediction_sets as serialise_prediction_sets,
    write_prediction_sets as write_prediction_sets,
)
from .subgroups import (
    SubgroupReport as SubgroupReport,
    compare_subgroups as compare_subgroups,
    read_subgroup_columns as read_subgroup_columns,
)
from .submission_score import SubmissionScore as SubmissionScore, estimate_submission_score as estimate_submission_score
