from .drift import DriftMonitor as DriftMonitor
from .explanations import explain as explain
from .onnx_file import (
    ExportedFile as ExportedFile,
    PrecisionLoss as PrecisionLoss,
    export_onnx as export_onnx,
    run_onnx_file as run_onnx_file,
    self_test as self_test,
)
from .onnx_predictions import ExportedModel as ExportedModel
from .other_formats import (
    export_openvino as export_openvino,
    export_torch_program as export_torch_program,
    run_openvino_file as run_openvino_file,
)
from .photo_predictions import (
    PhotoPredictions as PhotoPredictions,
    find_prediction_sets as find_prediction_sets,
    predict as predict,
    write_photo_page as write_photo_page,
)
from .photo_sources import PhotoSource as PhotoSource, decode_photo as decode_photo, open_photos as open_photos
from .placed_predictions import predict_many as predict_many
from .served_models import (
    ServedModel as ServedModel,
    open_served_model as open_served_model,
    open_served_models as open_served_models,
)
from .server import PhotoService as PhotoService, create_app as create_app, serve as serve
from .upload_checks import RequestError as RequestError, UploadLimits as UploadLimits
