"""The look of one QML engine: its theme, how words are measured in it, and the language of our own words.

QML finds them as the singletons ``Theme``, ``Type`` and ``Phrases`` of ``kiosk.poster``; each engine has its own, so that two
canvases in one process may look and speak differently.
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
    """Theme, type and phrases of one engine, which is made after the first of these; ``close`` it after its engine."""

    def __init__(self, theme: Theme) -> None:
        _register()
        self.theme = ThemeViewModel(theme)
        self.type = Typography(self.theme)
        self.phrases = Phrases()
        for each in (self.theme, self.type, self.phrases):
            QQmlEngine.setObjectOwnership(each, QQmlEngine.ObjectOwnership.CppOwnership)
        self._engine = 0

    def give_to(self, engine: QQmlEngine) -> None:
        """Let everything that ``engine`` loads from here on look like this."""
        engine.addImportPath(str(MODULES))
        self._engine = _number(engine)
        _looks[self._engine] = self

    def set_theme(self, theme: Theme, fonts: Mapping[str, bytes] | None) -> None:
        """Another theme from here on, see ``ThemeViewModel.set_theme``."""
        before = self.theme.fonts
        self.theme.set_theme(theme, fonts)
        if self.theme.fonts != before or fonts is not None:
            self.type.take_fonts(self.theme)

    def close(self) -> None:
        _looks.pop(self._engine, None)
        for each in (self.phrases, self.type, self.theme):
            Shiboken.delete(each)


def _number(engine: QObject) -> int:
    """What the engine is known by: its wrapper in Python does not last."""
    number: int = Shiboken.getCppPointer(engine)[0]
    return number


@cache
def _register() -> None:
    # Before there is any engine, and once: else Qt is confused about its own types, and no window of the process would load.
    register = qmlRegisterSingletonType
    register(ThemeViewModel, "kiosk.poster", 1, 0, "Theme", lambda engine: _looks[_number(engine)].theme)  # type: ignore[call-overload]
    register(Typography, "kiosk.poster", 1, 0, "Type", lambda engine: _looks[_number(engine)].type)  # type: ignore[call-overload]
    register(Phrases, "kiosk.poster", 1, 0, "Phrases", lambda engine: _looks[_number(engine)].phrases)  # type: ignore[call-overload]
