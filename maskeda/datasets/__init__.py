"""Folders of photos: checks, label fixes, group-wise splits, transforms and loaders."""
import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
