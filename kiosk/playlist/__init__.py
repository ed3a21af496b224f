"""What should be shown? Reads playlists and slides, and reports mistakes in plain language. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.playlist.loaded import Loaded


def load(path: Path, theme: Path | None = None) -> Loaded:
    """Read a playlist file, a content folder or a plain folder; see :func:`kiosk.playlist.loader.load`."""
    from kiosk.playlist.loader import load as load_

    return load_(path, theme)
