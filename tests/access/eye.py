"""The real kiosk with an eye in it: ``python -m tests.access.eye run …`` is ``kiosk run …``.

Where the variable ``KIOSK_EYE`` names a socket, it answers there what is on the screen, without asking the accessible tree,
and does what a hand or the time would do. One JSON object a line: ``{"do": "look"}``, ``{"do": "send", "event": NAME, …}``,
``{"do": "skip", "seconds": S}``, ``{"do": "knock"}``, ``{"do": "turn", "page": NAME}``, ``{"do": "leave"}``,
``{"do": "key", "name": "Key_Tab"}``, ``{"do": "activate"}``.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
from dataclasses import replace
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.app import startup
from kiosk.app.player import Application
from kiosk.cli import main as kiosk
from kiosk.show import events as on
from kiosk.show.page import Page
from tests.access.sight import seen_now
from tests.process.skipping_clock import SkippingClock

SOCKET = "KIOSK_EYE"


class Eye(QObject):
    """Answers on the GUI thread what is asked on a socket.

    Signals:
        asked(question): from the thread that reads.
    """

    asked = Signal(str)

    def __init__(self, application: Application, clock: SkippingClock) -> None:
        super().__init__()
        self._application, self._clock = application, clock
        self._answers: SimpleQueue[str] = SimpleQueue()
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with socket.socket(socket.AF_UNIX) as door:
            door.bind(os.environ[SOCKET])
            door.listen(1)
            line, _ = door.accept()
            with line, line.makefile("rw", encoding="utf-8") as asked:
                for question in asked:
                    self.asked.emit(question)
                    asked.write(self._answers.get() + "\n")
                    asked.flush()

    @Slot(str)
    def _answer(self, question: str) -> None:
        wanted = json.loads(question)
        try:
            answer = getattr(self, "_" + wanted.pop("do"))(**wanted)
        except Exception as error:  # noqa: BLE001  (whoever asked is told)
            answer = {"error": f"{type(error).__name__}: {error}"}
        self._answers.put(json.dumps(answer))

    def _look(self) -> dict[str, Any]:
        """What is on the screen now, and what the show is doing."""
        scene, state = self._application.scene, self._application.show.state
        window = scene.window
        focus = window.activeFocusItem()
        panel = self._application.operating.panel
        front = scene.stage.front
        return {
            **seen_now(window.contentItem()),
            "size": [window.width(), window.height()],
            "phase": state.phase.value,
            "page": state.page.value,
            "language": state.language,
            "key": state.current.key if state.current else "",
            "film": state.film.value,
            "part": state.part,
            "parts": state.parts,
            "moves": state.moving or self._moves(),
            "focus": focus.objectName() if focus else "",
            "hasArt": bool(front and front.property("hasArt")),
            "caption": front.property("captionText") if front else "",
            "hasVoice": bool(scene.visitor.accessibility_panel.property("hasVoice")),
            "pad": bool(panel.property("asksPin")),
            "panel": str(panel.property("page")) if panel.property("isInside") else "",
            "typing": bool(panel.message_panel.property("isTyping")),
        }

    def _moves(self) -> bool:
        root = self._application.scene.window.rootObject()
        movers = [each for each in root.findChildren(QQuickItem) if each.property("isMoving") is True]
        return bool(movers)

    def _send(self, event: str, **fields: Any) -> bool:
        show = self._application.show
        if event == "SetAccessibility":
            made: Any = on.SetAccessibility(replace(show.state.accessibility, **fields))
        elif event == "OpenPage":
            made = on.OpenPage(Page(fields["page"]))
        else:
            made = getattr(on, event)(**fields)
        show.send(made)
        return True

    def _skip(self, seconds: float) -> bool:
        self._clock.skip(seconds)
        return True

    def _knock(self) -> bool:
        self._application.operating.knock()
        return True

    def _turn(self, page: str) -> bool:
        self._application.operating.panel.openPage(page)
        return True

    def _key(self, name: str) -> bool:
        QTest.keyClick(self._application.scene.window, getattr(Qt.Key, name))
        return True

    def _activate(self) -> bool:
        """Whether the window takes keys: on a bare X server it must ask for them."""
        window = self._application.scene.window
        if not window.isActive():
            window.requestActivate()
        return bool(window.isActive())

    def _leave(self) -> bool:
        self._application.operating.panel.close()
        return True


class Opened(Application):
    """The show with a clock that can be moved on, and an eye."""

    def __init__(self, *given: Any, **named: Any) -> None:
        clock = SkippingClock(given[2])
        super().__init__(*given, **named, clock=clock)
        self._eye = Eye(self, clock)


def main() -> None:
    """The kiosk's own command."""
    if SOCKET in os.environ:
        startup.Application = Opened  # type: ignore[attr-defined]
    sys.argv[0] = "kiosk"
    kiosk()


if __name__ == "__main__":
    main()
