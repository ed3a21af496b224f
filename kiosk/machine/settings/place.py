"""Where the settings of this computer are."""

from __future__ import annotations

from pathlib import Path

from kiosk.machine.folders import config_folder

NAME = "settings.yaml"


def settings_path() -> Path | None:
    """The file; it need not exist. ``None`` for a user without a home."""
    folder = config_folder()
    return folder / NAME if folder else None
