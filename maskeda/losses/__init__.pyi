from .criteria import LOSSES as LOSSES, list_loss_options as list_loss_options, make_loss as make_loss
from .functional import (
    BatchLoss as BatchLoss,
    ClassWeightedLoss as ClassWeightedLoss,
    SoftF1Loss as SoftF1Loss,
    cross_entropy as cross_entropy,
    focal_loss as focal_loss,
    label_distribution_loss as label_distribution_loss,
    ldam_loss as ldam_loss,
    logit_adjusted_loss as logit_adjusted_loss,
    make_class_weights as make_class_weights,
    make_label_distributions as make_label_distributions,
    make_margins as make_margins,
    make_targets as make_targets,
    marginalise_logp as marginalise_logp,
    mean_variance_loss as mean_variance_loss,
    ordinal_loss as ordinal_loss,
)
