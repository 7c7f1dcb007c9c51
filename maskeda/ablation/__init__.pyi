from .designs import (
    AblationPlan as AblationPlan,
    Design as Design,
    PlanError as PlanError,
    check_plan as check_plan,
    make_design as make_design,
    read_plan as read_plan,
)
from .effects import (
    Effects as Effects,
    describe_effects as describe_effects,
    estimate_effects as estimate_effects,
    plot_effects as plot_effects,
    plot_main_effects as plot_main_effects,
    suggest_experiments as suggest_experiments,
)
from .runner import (
    describe_leaky_runs as describe_leaky_runs,
    read_test_labels as read_test_labels,
    run_ablation as run_ablation,
)
