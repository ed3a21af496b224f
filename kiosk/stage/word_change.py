"""Words that change their language while somebody reads them fade first; all others change at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.poster.motion import HUSH_MS
from kiosk.poster.slide_view_model import SlideViewModel


class WordChange(QObject):
    """One change at a time, on the slide in front.

    Signals:
        leave: the words that are read begin to fade.
        gone: they have faded; the new ones may come.
    """

    leave = Signal()
    gone = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fading = QTimer(self)
        self._fading.setSingleShot(True)
        self._fading.setInterval(HUSH_MS)
        self._fading.timeout.connect(self.gone)

    def change(self, slide: SlideViewModel, language: str, *, is_read: bool) -> None:
        """Have ``slide`` speak ``language``; ``is_read`` says that its words stand before people now."""
        if is_read and slide.language not in ("", language):
            if not self._fading.isActive():
                self._fading.start()
                self.leave.emit()
        elif not (is_read and self._fading.isActive()):
            slide.set_language(language)
