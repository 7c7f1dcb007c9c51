from .architectures import RECOMMENDED_BACKBONES as RECOMMENDED_BACKBONES, create_model as create_model
from .classifier import (
    Classifier as Classifier,
    DROP_OPTIONS as DROP_OPTIONS,
    PhotoNormalisation as PhotoNormalisation,
    predict_mc_dropout as predict_mc_dropout,
)
from .convlstm import ConvLSTM as ConvLSTM
from .factorization import build_head_factors as build_head_factors
from .heads import Head as Head
from .multiview import FUSIONS as FUSIONS, GranularityNet as GranularityNet, SequenceNet as SequenceNet
from .start_weights import choose_input_size as choose_input_size, list_local_weights as list_local_weights
from .weight_files import (
    digest_weights as digest_weights,
    load_backbone_weights as load_backbone_weights,
    load_model as load_model,
    save_model as save_model,
)
