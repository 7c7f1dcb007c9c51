from .faces import (
    add_synthetic_strip as add_synthetic_strip,
    encode_photo as encode_photo,
    is_synthetic_photo as is_synthetic_photo,
    render_faces as render_faces,
    show_faces as show_faces,
)
from .generate import (
    OptimalScores as OptimalScores,
    PHOTO_NAMES as PHOTO_NAMES,
    compute_optimal_scores as compute_optimal_scores,
    make_faces as make_faces,
)
from .population import (
    AGE_CUES as AGE_CUES,
    AGE_SD_WITHIN_PEOPLE as AGE_SD_WITHIN_PEOPLE,
    GENDER_CUES as GENDER_CUES,
    LIPS_GENDER_CUE as LIPS_GENDER_CUE,
    MIN_COVERING_HEIGHT as MIN_COVERING_HEIGHT,
    MOUTH_AGE_CUE as MOUTH_AGE_CUE,
    PHOTO_MASK_STATES as PHOTO_MASK_STATES,
    POPULATION_PRESETS as POPULATION_PRESETS,
    People as People,
    Population as Population,
    REAL_SHARES as REAL_SHARES,
    compute_posterior as compute_posterior,
    make_population as make_population,
    sample_people as sample_people,
    score_posterior as score_posterior,
    temper_shares as temper_shares,
)
