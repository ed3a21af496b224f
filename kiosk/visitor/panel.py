"""What every panel of the visitor's has: one way up."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Panel(QObject):
    """The view model of one panel.

    Signals:
        asked(event): a visitor wants something; an event of the show.
    """

    asked = Signal(object)
