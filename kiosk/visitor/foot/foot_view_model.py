"""The foot of the screen in the loop: the languages, an invitation, and how far the round is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.poster.phrases import invitation_in
from kiosk.show import events as on
from kiosk.visitor.panel import Panel

QML_IMPORT_NAME = "kiosk.visitor"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the application")
class FootViewModel(Panel):  # type: ignore[operator]
    """Plain values: the contact sheet has a foot too, and no show.

    Signals:
        stopWanted: a visitor wants everything to stand still.
    """

    languagesChanged = Signal()
    languageChanged = Signal()
    roundChanged = Signal()
    stopWanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._languages: list[str] = []
        self._language = ""
        self._progress, self._film_plays = 0.0, False

    def set_languages(self, languages: Sequence[str], language: str) -> None:
        """Those of the stand, and the one that is spoken."""
        if list(languages) != self._languages:
            # Not with every state: QML would make its keys anew.
            self._languages = list(languages)
            self.languagesChanged.emit()
        if language != self._language:
            self._language = language
            self.languageChanged.emit()

    def set_round(self, progress: float, *, film_plays: bool) -> None:
        """How far the round is (0 to 1), and whether the slide on stage is a film that plays."""
        if (progress, film_plays) != (self._progress, self._film_plays):
            self._progress, self._film_plays = progress, film_plays
            self.roundChanged.emit()

    def _get_invitation(self) -> str:
        """A word to passers-by in each of the stand's languages."""
        return " · ".join(invitation_in(code) for code in self._languages)

    languages = Property("QStringList", lambda s: s._languages, notify=languagesChanged)  # type: ignore[arg-type]
    invitation = Property(str, _get_invitation, notify=languagesChanged)
    language = Property(str, lambda s: s._language, notify=languageChanged)
    progress = Property(float, lambda s: s._progress, notify=roundChanged)
    filmPlays = Property(bool, lambda s: s._film_plays, notify=roundChanged)

    @Slot(str)
    def speak(self, language: str) -> None:
        self.asked.emit(on.SetLanguage(language))

    @Slot()
    def stop(self) -> None:
        """Everything stands, until the loop goes on."""
        self.asked.emit(on.PauseFilm())
        self.stopWanted.emit()
