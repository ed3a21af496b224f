"""Changes the language of a slide, or to its easy words: with a fade if somebody is reading it, otherwise at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.poster.motion import HUSH_MS
from kiosk.poster.slide_view_model import SlideViewModel


class WordChange(QObject):
    """One change at a time, on the slide in front.

    Signals:
        leave: the present words start to fade out.
        gone: they have faded out; the new ones may appear.
    """

    leave = Signal()
    gone = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fading = QTimer(self)
        self._fading.setSingleShot(True)
        self._fading.setInterval(HUSH_MS)
        self._fading.timeout.connect(self.gone)

    def change(self, slide: SlideViewModel, language: str, *, easy: bool, is_read: bool) -> None:
        """Show ``slide`` in ``language``; ``is_read`` says whether its words are on screen now."""
        is_other = (slide.language, slide.is_easy) != (language, easy)
        if is_read and slide.language and is_other:
            if not self._fading.isActive():
                self._fading.start()
                self.leave.emit()
        elif not (is_read and self._fading.isActive()):
            slide.set_language(language, easy=easy)
