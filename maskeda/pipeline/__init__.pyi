from .job import (
    ensemble_system as ensemble_system,
    run_demo as run_demo,
    run_pipeline as run_pipeline,
    run_probe as run_probe,
    train_recipes as train_recipes,
)
from .job_report import (
    PipelineResult as PipelineResult,
    build_report as build_report,
    is_about_people as is_about_people,
    plot_confusion_matrix as plot_confusion_matrix,
    plot_learning_curves as plot_learning_curves,
)
from .submission import (
    check_submission as check_submission,
    read_submission as read_submission,
    score_submission as score_submission,
    write_submission as write_submission,
)
