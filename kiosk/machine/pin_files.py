"""Where the PIN of this computer's stand is, and the count of wrong ones."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from kiosk.machine.folders import config_folder, state_folder


def pin_path() -> Path | None:
    """The file; it need not exist. ``None`` for a user without a home, who cannot keep one."""
    folder = config_folder()
    return folder / "pin" if folder else None


def tries_path() -> Path | None:
    """The same of the count."""
    with suppress(OSError):
        return state_folder() / "pin-tries"
    return None
