"""The kiosk's own words on the visitor's screen, by Qt Linguist: sources in English, translations in ``i18n/``."""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtQuick import QQuickView

from kiosk.words.catalogue import SOURCE_LANGUAGE

log = logging.getLogger("kiosk.stage")

I18N = Path(__file__).parent / "i18n"
INVITATION = ("Foot", "Touch")
"""Where the word stands that asks passers-by in, and the word: it is said in several languages at once."""


@cache
def invitation_in(language: str) -> str:
    """What the foot asks of passers-by, in ``language`` whatever the screen speaks; English where we have no words."""
    translator = QTranslator()
    translator.load(str(I18N / f"kiosk_{language}.qm"))
    return translator.translate(*INVITATION) or INVITATION[1]


class Translations:
    """Switches the language of every word on screen while the show runs."""

    def __init__(self, window: QQuickView) -> None:
        self._window = window
        self._translator: QTranslator | None = None
        self._language = ""

    def use(self, language: str) -> None:
        """Speak ``language``; one without a file speaks English."""
        if language == self._language:
            return
        self._language = language
        if self._translator:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        # English has a catalogue too: some of its words are others on screen than in the source.
        translator = QTranslator()
        if translator.load(str(I18N / f"kiosk_{language}.qm")):
            QCoreApplication.installTranslator(translator)
            self._translator = translator
        elif language != SOURCE_LANGUAGE:
            log.warning("no words of ours in %s", language)
        # Asked for anew each time: the Python side of a view's engine does not last.
        self._window.engine().retranslate()

    def close(self) -> None:
        """Take the translation away again."""
        if self._translator:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
