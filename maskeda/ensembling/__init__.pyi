from .combination_search import (
    SearchResult as SearchResult,
    score_combinations as score_combinations,
    search_combinations as search_combinations,
)
from .photo_features import (
    OOD_FILE as OOD_FILE,
    SETS_FILE as SETS_FILE,
    fit_run_ood_detector as fit_run_ood_detector,
    record_features as record_features,
)
from .selection import (
    MemberSelection as MemberSelection,
    StackedEnsemble as StackedEnsemble,
    run_greedy_selection as run_greedy_selection,
    select_members as select_members,
    stack_members as stack_members,
)
from .trained_models import (
    TrainedEnsemble as TrainedEnsemble,
    TrainedModel as TrainedModel,
    load_ensemble as load_ensemble,
)
from .voting import (
    compose_conditional_predictions as compose_conditional_predictions,
    compose_predictions as compose_predictions,
    ensemble as ensemble,
    equalise_priors as equalise_priors,
    hard_vote as hard_vote,
    soft_vote as soft_vote,
)
