"""The base of all panels: one signal for every request."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Panel(QObject):
    """The view model of one panel.

    Signals:
        asked(event): a visitor's request, as an event of the show.
    """

    asked = Signal(object)
