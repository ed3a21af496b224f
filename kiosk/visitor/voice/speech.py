"""The speech process: reads text aloud with a speech engine installed on this machine. Nothing leaves the machine.

Started by :mod:`kiosk.visitor.voice.voice`. Speech engines are reached over a socket and may stall, which must only block
this process, never the window. The protocol is one JSON object per line.

In (``do``): ``say`` {words, language}, ``stop`` {}, ``ping`` {}.
Out (``say``): ``voices`` {languages} once, as soon as they are known (none: there is no voice here), and ``pong`` {} for
each line that came in, once it has been carried out. The end of the input ends the process.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from ctypes.util import find_library
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

WORDS_OUT = 1
NO_VOICES = frozenset({"mock", "none"})
"""Qt's engines that make no sound."""
LIBRARIES = {"speechd": "speechd", "flite": "flite"}
"""Libraries that engines need: without them Qt still lists the engine, and complains when it is loaded."""


class Speaker(QObject):
    """Speaks one text at a time.

    Signals:
        heard(line): a line came in; emitted by the reading thread, received here.
    """

    heard = Signal(bytes)

    def __init__(self) -> None:
        super().__init__()
        self._speech: QTextToSpeech | None = None
        self._locales: dict[str, QLocale] = {}
        self.heard.connect(self._carry_out, Qt.ConnectionType.QueuedConnection)

    def look(self) -> None:
        """Find out which languages can be spoken, and report them."""
        try:
            from PySide6.QtTextToSpeech import QTextToSpeech
        except ImportError:
            self._tell_voices()
            return
        engines = [name for name in QTextToSpeech.availableEngines() if is_here(name)]
        if not engines:
            self._tell_voices()
            return
        self._speech = QTextToSpeech(engines[0], self)
        self._speech.stateChanged.connect(self._state_changed)
        self._state_changed()

    @Slot()
    def _state_changed(self) -> None:
        from PySide6.QtTextToSpeech import QTextToSpeech

        if self._locales or self._speech is None:
            return
        if self._speech.state() == QTextToSpeech.State.Error:
            self._speech = None
            self._tell_voices()
        elif self._speech.state() == QTextToSpeech.State.Ready:
            for locale in self._speech.availableLocales():
                self._locales.setdefault(locale.name()[:2], locale)
            self._tell_voices()

    def _tell_voices(self) -> None:
        tell(say="voices", languages=sorted(self._locales))

    @Slot(bytes)
    def _carry_out(self, line: bytes) -> None:
        order = json.loads(line)
        if self._speech and order["do"] in ("say", "stop"):
            self._speech.stop()
        if self._speech and order["do"] == "say" and order["language"] in self._locales:
            self._speech.setLocale(self._locales[order["language"]])
            self._speech.say(order["words"])
        tell(say="pong")

    def listen(self) -> None:
        """Emit each input line until the input ends. Runs on its own thread."""
        for line in sys.stdin.buffer:
            self.heard.emit(line)
        # A stalled engine must not keep this process alive.
        os._exit(0)


def tell(**message: Any) -> None:
    """Write one line, unbuffered."""
    os.write(WORDS_OUT, json.dumps(message).encode() + b"\n")


def is_here(engine: str) -> bool:
    """Whether an engine that Qt lists can speak on this machine."""
    library = LIBRARIES.get(engine)
    return engine not in NO_VOICES and (library is None or find_library(library) is not None)


def main() -> int:
    """Entry of the process."""
    application = QCoreApplication(sys.argv)
    speaker = Speaker()
    threading.Thread(target=speaker.listen, daemon=True).start()
    speaker.look()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
