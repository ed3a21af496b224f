"""The other end of the panel's page of today: asks the journal, and has a poll begin again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.app.counting import Counting
from kiosk.app.record import Record
from kiosk.journal.report import figures_of
from kiosk.journal.rows import Row
from kiosk.operator.operator_view_model import OperatorViewModel

AGAIN_MS = 10_000
"""How often the figures of an open page are asked for."""


class PanelToday(QObject):
    """Asks when the page is opened, and again as long as it is."""

    def __init__(
        self,
        panel: OperatorViewModel,
        counting: Counting,
        record: Record,
        show_votes: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        """``show_votes`` has a poll on stage shown with its present votes."""
        super().__init__(parent)
        self._panel, self._page = panel, panel.today_panel
        self._counting, self._record, self._show_votes = counting, record, show_votes
        self._timer = QTimer(self)
        self._timer.setInterval(AGAIN_MS)
        self._timer.timeout.connect(self._look)
        self._page.looked.connect(self._look)
        self._page.forgotten.connect(self._forget)
        panel.pageChanged.connect(self._mind_page)
        counting.today_read.connect(self._show)

    @Slot()
    def _look(self) -> None:
        self._timer.start()
        self._counting.ask_today()

    @Slot()
    def _mind_page(self) -> None:
        if self._panel.property("page") != "today":
            self._timer.stop()
            self._page.leave()

    @Slot(object)
    def _show(self, rows: list[Row]) -> None:
        has_day = any(row.entry.hour for row in rows) or self._counting.has_hour
        self._page.set_today(figures_of(rows), self._counting.polls(), has_day=has_day)

    @Slot(str)
    def _forget(self, key: str) -> None:
        self._counting.journal.forget_votes(key)
        self._record.events.append("votes-forgotten", key=key)
        self._show_votes(key)
        self._counting.ask_today()
