"""Where the mission that travels with the program lies."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def mission_root() -> Path:
    """The shipped content folder: inside an installed package ``kiosk/mission``, in a checkout the
    repository itself."""
    packed = _PACKAGE / "mission"
    return packed if packed.is_dir() else _PACKAGE.parent
