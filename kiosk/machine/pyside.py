"""What PySide does of its own accord, and the kiosk can do without."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def read_no_sources() -> None:
    """Have PySide leave the source of each module alone that is imported from now on.

    It looks for its own name there, for the other spellings of Qt's names that it offers (``snake_case``) and nobody here uses.
    For that, a start reads 500 files: a fourteenth of its work, and 6 MB, as Python keeps their lines.
    """
    import_module("PySide6")
    try:
        feature: Any = import_module("shibokensupport.feature")
    except ImportError:
        return
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda module: False
