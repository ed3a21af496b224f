"""What this computer cannot keep, told to the operator in one sentence."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.machine.background import ask
from kiosk.machine.folders import lasting_cache, reason_of
from kiosk.words.sentence import SystemReason, Term

PICTURES, PLACE, COUNTS, LOG = "kept-pictures", "kept-place", "kept-counts", "kept-log"
"""What is kept: prepared pictures, the place in the show, the counts with the votes, and the log. Terms of the catalogues."""
_ORDER = (PLACE, COUNTS, PICTURES, LOG)
TOGETHER_MS = 2_000
"""What is lost within so many milliseconds is told at once: mostly it has one cause."""


class Keeping(QObject):
    """Hears, from any thread, what can be kept and what cannot.

    Signals:
        told(code, fields): what is lost has changed; a code of the catalogues' ``machine``.
    """

    told = Signal(str, object)
    _judged = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lost: dict[str, str] = {}
        self._told: tuple[tuple[str, ...], str] = (), ""
        self._has_begun = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOGETHER_MS)
        self._timer.timeout.connect(self._tell)
        self._judged.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Tell from now on, also what was lost before, and look after the cache."""
        self._has_begun = True
        ask(self.look_at_cache, lambda done: None)
        self._timer.start()

    def look_at_cache(self) -> None:
        """Look whether prepared pictures outlive this run. Waits for the disk: not for the window's thread."""
        try:
            lasting_cache()
        except OSError as error:
            self.judge(PICTURES, reason_of(error))

    def judge(self, what: str, why: str) -> None:
        """``what`` cannot be kept because of ``why`` (the name of an error of the system's), or it can, where that is empty."""
        self._judged.emit(what, why)

    @Slot(str, str)
    def _take(self, what: str, why: str) -> None:
        self._lost.pop(what, None)
        if why:
            self._lost[what] = why
        if self._has_begun and not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _tell(self) -> None:
        lost = tuple(each for each in _ORDER if each in self._lost)
        # The cause that was found last; mostly it is one for all.
        now = lost, [*self._lost.values()][-1] if lost else ""
        if now == self._told:
            return
        self._told = now
        if lost:
            fields = {"lost": tuple(map(Term, lost)), "why": SystemReason(now[1])}
            self.told.emit("keeps-not", fields)
        else:
            self.told.emit("keeps-again", {})
