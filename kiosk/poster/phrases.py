"""Our own words on the screen, in the language of one engine."""

from __future__ import annotations

import logging

from PySide6.QtCore import Property, QObject, Signal

from kiosk.words.catalogue import language_for, section

log = logging.getLogger("kiosk.poster")


class Phrases(QObject):
    """``words`` gives each phrase by its English source, in the language that is spoken: ``Phrases.words["Next"]``."""

    languageChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = ""
        self._words = dict(section("screen", ""))

    def set_language(self, language: str) -> None:
        """Speak ``language``; one without a catalogue speaks English."""
        if language == self._language:
            return
        self._language = language
        if language_for(language) != language:
            log.warning("no words of ours in %s", language)
        self._words = dict(section("screen", language))
        self.languageChanged.emit()

    words = Property("QVariantMap", lambda s: s._words, notify=languageChanged)  # type: ignore[arg-type]


def invitation_in(language: str) -> str:
    """What the foot asks of passers-by, in ``language`` whatever the screen speaks; English where we have no words."""
    word: str = section("screen", language)["Touch"]
    return word
