"""A theme's font files: read on any thread, registered with Qt on the GUI thread.

Qt registers fonts per process, not per window. A file saved again under the same name replaces the earlier font.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontDatabase, QRawFont

from kiosk.theme.theme import Theme

log = logging.getLogger("kiosk.poster")


@dataclass(frozen=True, slots=True)
class _Loaded:
    number: int
    name: str
    """Family and style."""
    family: str
    weight: int


_loaded: dict[bytes, _Loaded] = {}
"""By the hash of the file."""


def read_fonts(theme: Theme) -> Mapping[str, bytes]:
    """The font files of ``theme`` by role, without those that cannot be read. Reads the disk."""
    files: dict[str, bytes] = {}
    for role, path in theme.fonts.items():
        try:
            if path and path.is_file():
                files[role] = path.read_bytes()
        except OSError as error:
            log.warning("the font %s cannot be read: %s", path and path.name, error.strerror or error)
    return files


def family_and_weight(file: bytes) -> tuple[str, int] | None:
    """Qt's name and weight of this font; ``None`` if it is not a font. Does not read the disk."""
    digest = sha256(file).digest()
    if digest not in _loaded:
        loaded = _load(file)
        if loaded is None:
            return None
        _loaded[digest] = loaded
    return _loaded[digest].family, _loaded[digest].weight


def _load(file: bytes) -> _Loaded | None:
    data = QByteArray(file)
    raw = QRawFont(data, 16)
    name = f"{raw.familyName()} {raw.styleName()}".strip()
    for digest, other in list(_loaded.items()):
        if other.name == name:
            QFontDatabase.removeApplicationFont(other.number)
            del _loaded[digest]
    number = QFontDatabase.addApplicationFontFromData(data)
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return _Loaded(number, name, families[0], _weight(raw, name, families[0])) if families else None


def _weight(raw: QRawFont, name: str, family: str) -> int:
    """The weight of a font; ``QRawFont`` knows only its style name and whether it is bold."""
    fitting = [style for style in QFontDatabase.styles(family) if name.endswith(style)]
    weight = QFontDatabase.weight(family, max(fitting, key=len)) if fitting else -1
    return weight if weight > 0 else raw.weight()
