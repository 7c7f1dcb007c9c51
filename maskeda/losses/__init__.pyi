from .criteria import make_loss as make_loss
from .functional import (
    BatchLoss as BatchLoss,
    ClassWeightedLoss as ClassWeightedLoss,
    SoftF1Loss as SoftF1Loss,
    cross_entropy as cross_entropy,
    focal_loss as focal_loss,
    label_distribution_loss as label_distribution_loss,
    ldam_loss as ldam_loss,
    logit_adjusted_loss as logit_adjusted_loss,
    mean_variance_loss as mean_variance_loss,
    ordinal_loss as ordinal_loss,
)
