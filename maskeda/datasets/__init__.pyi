from .checks import check_photos as check_photos, read_photo as read_photo
from .dataset import Dataset as Dataset, load_dataset as load_dataset
from .fingerprint import (
    Fingerprint as Fingerprint,
    compute_fingerprint as compute_fingerprint,
    fingerprint_dataset as fingerprint_dataset,
)
from .label_fixes import (
    FIX_COLUMNS as FIX_COLUMNS,
    apply_label_fixes as apply_label_fixes,
    load_dataset_with_fixes as load_dataset_with_fixes,
)
from .layouts import MASK_LAYOUT as MASK_LAYOUT
from .loader import PhotoDataset as PhotoDataset, PhotoLoader as PhotoLoader, slice_batches as slice_batches
from .prediction_files import import_predictions as import_predictions
from .proposals import Proposal as Proposal, propose_description as propose_description, save_proposal as save_proposal
from .sampling import EpochSampler as EpochSampler
from .shards import index_shards as index_shards
from .splits import (
    SplitReport as SplitReport,
    assign_folds as assign_folds,
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
)
