from .backbones import (
    BackbonePreset as BackbonePreset,
    get_backbone_preset as get_backbone_preset,
    list_backbone_presets as list_backbone_presets,
    use_backbone_preset as use_backbone_preset,
)
from .presets import (
    SYSTEMS as SYSTEMS,
    System as System,
    compare_recipes as compare_recipes,
    get_recipe as get_recipe,
    get_system as get_system,
    list_recipes as list_recipes,
    make_mask_task_recipes as make_mask_task_recipes,
    shrink_system as shrink_system,
)
from .recipe import (
    BASE_RECIPE as BASE_RECIPE,
    PIPELINE_RECIPE as PIPELINE_RECIPE,
    RECIPES as RECIPES,
    Recipe as Recipe,
    make_attribute_recipes as make_attribute_recipes,
    recipe_from_json as recipe_from_json,
    recipe_to_json as recipe_to_json,
)
from .recipe_checks import check_recipe as check_recipe
