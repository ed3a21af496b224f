"""The shows of this computer for the panel's page: found, looked at before one is shown, and handed to whoever shows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.app.record import Record
from kiosk.machine.background import ask
from kiosk.operator.show.show_view_model import ShowViewModel


class PanelShows(QObject):
    """The disk is read on the panel's thread; a show is loaded by a child before it takes the place of one that runs.

    Signals:
        wanted(path): this show can be shown, and is wanted.
    """

    wanted = Signal(object)
    _found = Signal(object, object)
    _looked_at = Signal(object, object)

    def __init__(
        self,
        page: ShowViewModel,
        later: Callable[[Callable[[], None]], None],
        record: Record,
        shown: Path | None,
        language: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        """``later`` does something on the panel's thread; ``shown`` is what runs; ``language`` is the operator's."""
        super().__init__(parent)
        self._page, self._later, self._record, self._language = page, later, record, language
        self._shown = shown
        queued = Qt.ConnectionType.QueuedConnection
        self._found.connect(page.set_shows, queued)
        self._looked_at.connect(self._answer, queued)
        page.looked.connect(self._look)
        page.chosen.connect(self._try)

    @Slot()
    def _look(self) -> None:
        shown = self._shown
        if shown is None:
            return

        def find() -> None:
            from kiosk.content.mission import mission_root
            from kiosk.playlist.shows_near import main_file, shows_near

            self._found.emit(shows_near(shown, mission_root(), Path.home()), main_file(shown))

        self._later(find)

    @Slot(object)
    def _try(self, path: Path) -> None:
        language = self._language()

        def look() -> tuple[Path, str | None]:
            from kiosk.playlist.background_loader import Loading

            loading = Loading(path, polite=True)
            try:
                loaded = loading.answer()
            finally:
                loading.close()
            if loaded and loaded.playlist and loaded.playlist.items:
                return path, None
            errors = [each for each in loaded.problems if each.severity == "error"] if loaded else []
            return path, errors[0].message(language) if errors else ""

        # A stick that sleeps, or a folder of a network, takes its time: the panel's other questions are not kept waiting.
        ask(look, self._tell)

    def _tell(self, answer: tuple[Path, str | None]) -> None:
        self._looked_at.emit(*answer)

    @Slot(object, object)
    def _answer(self, path: Path, why_not: str | None) -> None:
        self._record.events.append("show-chosen", path=str(path), works=why_not is None)
        if why_not is None:
            self.wanted.emit(path)
        else:
            self._page.refuse(why_not)
