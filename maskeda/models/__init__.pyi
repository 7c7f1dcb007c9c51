from .architectures import RECOMMENDED_BACKBONES as RECOMMENDED_BACKBONES, create_model as create_model
from .classifier import (
    Classifier as Classifier,
    DROP_OPTIONS as DROP_OPTIONS,
    PhotoNormalisation as PhotoNormalisation,
    check_batch_norm as check_batch_norm,
    create_backbone as create_backbone,
    create_head as create_head,
    find_cached_weights as find_cached_weights,
    find_unknown_backbone_options as find_unknown_backbone_options,
    predict_mc_dropout as predict_mc_dropout,
)
from .convlstm import ConvLSTM as ConvLSTM
from .factorization import (
    Factor as Factor,
    build_head_factors as build_head_factors,
    list_head_options as list_head_options,
)
from .heads import Head as Head
from .multiview import FUSIONS as FUSIONS, GranularityNet as GranularityNet, SequenceNet as SequenceNet
from .start_weights import (
    StartWeights as StartWeights,
    choose_input_size as choose_input_size,
    find_start_weights as find_start_weights,
    join_start_weights as join_start_weights,
    list_local_weights as list_local_weights,
    recognise_backbone as recognise_backbone,
)
from .weight_files import (
    digest_weights as digest_weights,
    fill_backbone as fill_backbone,
    load_backbone_weights as load_backbone_weights,
    load_model as load_model,
    read_model_header as read_model_header,
    save_model as save_model,
)
