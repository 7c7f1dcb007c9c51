from .findings import (
    Finding as Finding,
    collect_findings as collect_findings,
    find_outlier_photos as find_outlier_photos,
    propose_group_merges as propose_group_merges,
)
from .label_errors import (
    collect_label_evidence as collect_label_evidence,
    find_swapped_files as find_swapped_files,
    pool_label_evidence as pool_label_evidence,
    propose_label_fixes as propose_label_fixes,
    rank_label_errors as rank_label_errors,
    review_label_errors as review_label_errors,
)
from .label_shift import plot_label_shift as plot_label_shift
from .overview import (
    analyse_photos as analyse_photos,
    build_map_section as build_map_section,
    collect_all_findings as collect_all_findings,
    eda_report as eda_report,
    find_duplicate_groups as find_duplicate_groups,
)
from .photo_statistics import (
    HASH_COLUMNS as HASH_COLUMNS,
    compute_photo_statistics as compute_photo_statistics,
    find_duplicate_photos as find_duplicate_photos,
    fingerprint_files as fingerprint_files,
    hash_photo as hash_photo,
    measure_photo as measure_photo,
    normalise_hashes as normalise_hashes,
)
from .plots import (
    ACCENT_COLOUR as ACCENT_COLOUR,
    MAIN_COLOUR as MAIN_COLOUR,
    MAX_SHOWN as MAX_SHOWN,
    PALE_COLOUR as PALE_COLOUR,
    average_photos as average_photos,
    make_axes as make_axes,
    plot_attribute_counts as plot_attribute_counts,
    plot_class_counts as plot_class_counts,
    plot_joint_counts as plot_joint_counts,
    plot_light_statistic as plot_light_statistic,
    plot_numeric_attribute as plot_numeric_attribute,
    plot_photo_sizes as plot_photo_sizes,
    sample_example_photos as sample_example_photos,
)
from .similarity import (
    compute_crude_features as compute_crude_features,
    make_baseline_predictions as make_baseline_predictions,
)
