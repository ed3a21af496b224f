"""The foot of the screen in the loop: languages, an invitation, and the progress of the round."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.poster.phrases import invitation_in
from kiosk.show import events as on
from kiosk.show.page import Page
from kiosk.visitor.panel import Panel

STEPS = ((0, 0), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1))
"""Where the foot is in one round after the other, right and down: what stands in one place all day stays to be seen on some
screens."""

QML_IMPORT_NAME = "kiosk.visitor"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the application")
class FootViewModel(Panel):  # type: ignore[operator]
    """Takes plain values, as the contact sheet has a foot but no show.

    Signals:
        stopWanted: a visitor wants to pause the show.
    """

    languagesChanged = Signal()
    languageChanged = Signal()
    roundChanged = Signal()
    stepChanged = Signal()
    stopWanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._languages: list[str] = []
        self._language = ""
        self._progress, self._film_plays, self._is_stopped = 0.0, False, False
        self._step = STEPS[0]

    def set_languages(self, languages: Sequence[str], language: str) -> None:
        """Set the stand's languages and the present one."""
        if list(languages) != self._languages:
            # Only on a change, as QML would recreate its keys.
            self._languages = list(languages)
            self.languagesChanged.emit()
        if language != self._language:
            self._language = language
            self.languageChanged.emit()

    def set_round(self, progress: float, *, film_plays: bool, is_stopped: bool = False) -> None:
        """Set the progress of the round (0 to 1), whether a film is playing, and whether a presenter holds the loop."""
        if (progress, film_plays, is_stopped) != (self._progress, self._film_plays, self._is_stopped):
            self._progress, self._film_plays, self._is_stopped = progress, film_plays, is_stopped
            self.roundChanged.emit()

    def set_number(self, number: int) -> None:
        """Set the number of the round, from 1."""
        step = STEPS[(number - 1) % len(STEPS)]
        if step != self._step:
            self._step = step
            self.stepChanged.emit()

    def _get_invitation(self) -> str:
        """The invitation in each of the stand's languages."""
        return " · ".join(invitation_in(code) for code in self._languages)

    languages = Property("QStringList", lambda s: s._languages, notify=languagesChanged)  # type: ignore[arg-type]
    invitation = Property(str, _get_invitation, notify=languagesChanged)
    language = Property(str, lambda s: s._language, notify=languageChanged)
    progress = Property(float, lambda s: s._progress, notify=roundChanged)
    stepRight = Property(int, lambda s: s._step[0], notify=stepChanged)
    stepDown = Property(int, lambda s: s._step[1], notify=stepChanged)
    filmPlays = Property(bool, lambda s: s._film_plays, notify=roundChanged)
    isStopped = Property(bool, lambda s: s._is_stopped, notify=roundChanged)

    @Slot(str)
    def speak(self, language: str) -> None:
        self.asked.emit(on.SetLanguage(language))

    @Slot()
    def openMyWay(self) -> None:
        """Begin a visit with the ways to see, hear and read it."""
        self.asked.emit(on.OpenPage(Page.DISPLAY))

    @Slot()
    def stop(self) -> None:
        """Pause the show."""
        self.asked.emit(on.PauseFilm())
        self.stopWanted.emit()
