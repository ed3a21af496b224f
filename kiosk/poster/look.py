"""The look of one QML engine: its theme, text measurement, and the language of the user interface.

QML finds them as the singletons ``Theme``, ``Type`` and ``Phrases`` of ``kiosk.poster``. Each engine has its own, so that two
canvases in one process may have different themes and languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtQml import QQmlEngine, qmlRegisterSingletonType
from shiboken6 import Shiboken

from kiosk.poster.phrases import Phrases
from kiosk.poster.theme_view_model import ThemeViewModel
from kiosk.poster.type_view_model import Typography
from kiosk.theme.theme import Theme

MODULES = Path(__file__).parents[2]
"""Where QML finds our modules: ``kiosk.poster`` lies in ``kiosk/poster``."""

_looks: dict[int, Look] = {}


class Look:
    """Theme, type and phrases of one engine. Create it before the engine, and ``close`` it after the engine.

    ``fonts`` are the files of the theme's fonts; they are read here if not given.
    """

    def __init__(self, theme: Theme, fonts: Mapping[str, bytes] | None = None) -> None:
        register_types()
        self.theme = ThemeViewModel(theme, fonts)
        self.type = Typography(self.theme)
        self.phrases = Phrases()
        for each in (self.theme, self.type, self.phrases):
            QQmlEngine.setObjectOwnership(each, QQmlEngine.ObjectOwnership.CppOwnership)
        self._engine = 0

    def give_to(self, engine: QQmlEngine) -> None:
        """Give this look to everything that ``engine`` loads from now on."""
        engine.addImportPath(str(MODULES))
        self._engine = _number(engine)
        _looks[self._engine] = self

    def set_theme(self, theme: Theme, fonts: Mapping[str, bytes] | None) -> None:
        """Change the theme, see ``ThemeViewModel.set_theme``."""
        before = self.theme.fonts
        self.theme.set_theme(theme, fonts)
        if self.theme.fonts != before or fonts is not None:
            self.type.take_fonts(self.theme)

    def close(self) -> None:
        _looks.pop(self._engine, None)
        for each in (self.phrases, self.type, self.theme):
            Shiboken.delete(each)


def _number(engine: QObject) -> int:
    """A key for the engine, as its Python wrapper may be replaced."""
    number: int = Shiboken.getCppPointer(engine)[0]
    return number


@cache
def register_types() -> None:
    """Make the three singletons known to QML.

    Once, and before there is any engine: otherwise Qt mixes up its types, and no window of the process would load.
    """
    register = qmlRegisterSingletonType
    register(ThemeViewModel, "kiosk.poster", 1, 0, "Theme", lambda engine: _looks[_number(engine)].theme)  # type: ignore[call-overload]
    register(Typography, "kiosk.poster", 1, 0, "Type", lambda engine: _looks[_number(engine)].type)  # type: ignore[call-overload]
    register(Phrases, "kiosk.poster", 1, 0, "Phrases", lambda engine: _looks[_number(engine)].phrases)  # type: ignore[call-overload]
