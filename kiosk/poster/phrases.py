"""The texts of the user interface, in the language of one engine."""

from __future__ import annotations

import logging

from PySide6.QtCore import Property, QLocale, QObject, Signal

from kiosk.words.catalogue import language_for, section

log = logging.getLogger("kiosk.poster")


class Phrases(QObject):
    """``words`` maps each phrase's English source to its translation: ``Phrases.words["Next"]``."""

    languageChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = ""
        self._words = dict(section("screen", ""))

    def set_language(self, language: str) -> None:
        """Change to ``language``; English where there is no catalogue."""
        if language == self._language:
            return
        self._language = language
        if language_for(language) != language:
            log.warning("no words of ours in %s", language)
        self._words = dict(section("screen", language))
        # A screen reader asks the program for its language, and chooses its voice by it.
        QLocale.setDefault(QLocale(language))
        self.languageChanged.emit()

    words = Property("QVariantMap", lambda s: s._words, notify=languageChanged)  # type: ignore[arg-type]


def invitation_in(language: str) -> str:
    """The invitation to passers-by in ``language``, whatever the screen's is; English where there is no catalogue."""
    word: str = section("screen", language)["Touch"]
    return word
