from .checks import check_photos as check_photos, read_photo as read_photo
from .content_hashes import find_cache_folder as find_cache_folder, hash_file as hash_file, hash_photos as hash_photos
from .dataset import Dataset as Dataset, load_dataset as load_dataset
from .fingerprint import (
    Fingerprint as Fingerprint,
    compute_fingerprint as compute_fingerprint,
    describe_changed_parts as describe_changed_parts,
    describe_changes as describe_changes,
    fingerprint_dataset as fingerprint_dataset,
    fingerprint_test_set as fingerprint_test_set,
    read_fingerprint as read_fingerprint,
    write_fingerprint as write_fingerprint,
)
from .label_fixes import (
    FIX_COLUMNS as FIX_COLUMNS,
    apply_label_fixes as apply_label_fixes,
    check_label_fixes as check_label_fixes,
    load_dataset_with_fixes as load_dataset_with_fixes,
)
from .layouts import FolderLayout as FolderLayout, MASK_LAYOUT as MASK_LAYOUT
from .loader import PhotoDataset as PhotoDataset, PhotoLoader as PhotoLoader, slice_batches as slice_batches
from .prediction_files import import_predictions as import_predictions, is_prediction_table as is_prediction_table
from .proposals import (
    DataSource as DataSource,
    Proposal as Proposal,
    describe_source as describe_source,
    open_description as open_description,
    open_source as open_source,
    propose_description as propose_description,
    save_proposal as save_proposal,
)
from .sampling import (
    BalanceLedger as BalanceLedger,
    EpochSampler as EpochSampler,
    check_balance_ledger as check_balance_ledger,
    compute_photo_weights as compute_photo_weights,
)
from .splits import (
    SplitReport as SplitReport,
    assign_folds as assign_folds,
    compute_group_strata as compute_group_strata,
    format_split_name as format_split_name,
    is_leaky_split as is_leaky_split,
    make_folds as make_folds,
    read_folds as read_folds,
    summarise_split as summarise_split,
    write_folds as write_folds,
)
from .transforms import (
    BatchMixer as BatchMixer,
    Preprocessing as Preprocessing,
    SeededAugmentation as SeededAugmentation,
    build_augmentation as build_augmentation,
    build_light_augmentation as build_light_augmentation,
    build_transform as build_transform,
    check_same_preprocessing as check_same_preprocessing,
    parse_preprocessing as parse_preprocessing,
)
