"""The panel's other end: the PIN on the disk, the settings' file, the computer; and the panel itself over the show."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from queue import SimpleQueue
from typing import Literal

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem

from kiosk.app.panel_clock import PanelClock
from kiosk.app.panel_shows import PanelShows
from kiosk.app.record import Record
from kiosk.journal.event_log import ROUTINE, Event
from kiosk.journal.health import health_sentence
from kiosk.machine.pin import Pin, Tries
from kiosk.machine.pin_files import pin_path, tries_path
from kiosk.machine.screens import ScreenName
from kiosk.machine.switching_off import switch
from kiosk.operator.operator_view_model import OperatorViewModel
from kiosk.show import events as on
from kiosk.show.clock import Clock
from kiosk.show.settings import Settings
from kiosk.show.state import State
from kiosk.visitor.scene import Scene

log = logging.getLogger("kiosk.app")

OVER_THE_SHOW = Path(__file__).parents[1] / "operator" / "Operator.qml"
NOWHERE = Path(os.devnull) / "pin"
"""A place where nothing can be kept: a user without a home has none for a PIN."""
KEYS = {
    "volume": "volume",
    "volume_cap": "volume_cap",
    "muted": "muted",
    "language": "language",
    "screen": "screen",
    "rotation": "rotation",
    "motion": "motion",
    "reach": "reach",
    "keys": "keys",
    "captions": "captions",
    "brightness": "brightness",
    "scan": "scan",
    "shortcuts": "shortcuts",
    "again": "again",
}
"""What the panel changes -> its key in ``settings.yaml``."""


class Operating(QObject):
    """Asks the disk and the computer on a thread of its own, one thing after the other: neither keeps the show waiting.

    Signals:
        asked(event): a request to the show.
        again(path): the show is to begin anew, with what is at ``path`` instead of the present one if that is not ``None``.
        leave: it is to end.
        told(code, fields): for the operator, see ``Record.say``.
    """

    asked = Signal(object)
    again = Signal(object)
    leave = Signal()
    told = Signal(str, object)
    _opens = Signal(bool, float)
    _stays = Signal()
    _is_new = Signal()
    _answered = Signal(bool, float)

    def __init__(
        self,
        scene: Scene,
        record: Record,
        clock: Clock,
        language: str,
        settings_file: Path | None,
        shown: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        """``language`` is that of the operator; ``settings_file`` where changes are kept, ``None`` where nothing can be;
        ``shown`` the playlist or folder that is shown."""
        super().__init__(parent)
        self._scene, self._record, self._clock = scene, record, clock
        self._settings_file = settings_file
        self.panel = OperatorViewModel(clock, scene.stage.canvas, language, self)
        self._item: QQuickItem | None = None
        self._settings: Settings | None = None
        self._pin: Pin | None = None
        self._tries: Tries | None = None
        self._todo: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="operator", daemon=True)
        self.clock = PanelClock(self.panel.clock_panel, self._todo.put, record, self)
        self._shows = PanelShows(
            self.panel.show_panel, self._todo.put, record, shown, lambda: self.panel.speaks, self
        )
        self._shows.wanted.connect(self._show)
        self._is_open = self._was_early = False
        self._closed: datetime | None = None
        self._wrong = 0
        queued = Qt.ConnectionType.QueuedConnection
        self._opens.connect(self._open, queued)
        self._stays.connect(self.panel.ending_panel.give_up, queued)
        self._is_new.connect(self._tell_no_pin, queued)
        self._answered.connect(self._answer, queued)
        self.panel.asked.connect(self._take)
        self.panel.knocked.connect(self._knock)
        self.panel.pinTyped.connect(self._try_pin)
        self.panel.pinChosen.connect(self._keep_pin)
        self.panel.opened.connect(self._opened)
        self.panel.ended.connect(self._end)
        record.events.listen(self._heard)

    def begin(self) -> None:
        """Be ready for whoever knocks, and look whether there is a PIN."""
        self._thread.start()
        self._todo.put(lambda: None if self._kept_pin().is_set else self._is_new.emit())

    @Slot()
    def attach(self) -> None:
        """Lay the corner over the show; the pad and the panel come when somebody knocks. After the first picture: nobody waits
        for it."""
        main = self._scene.window.rootObject().findChild(QQuickItem, "main")
        if self._item or not isinstance(main, QQuickItem):
            return
        component = QQmlComponent(
            self._scene.window.engine(), QUrl.fromLocalFile(str(OVER_THE_SHOW)), parent=self
        )
        item = component.createWithInitialProperties({"operator": self.panel, "parent": main})
        if not isinstance(item, QQuickItem):
            raise RuntimeError("the panel does not load: " + component.errorString())
        item.setParent(main)
        self._item = item
        self.begin()
        self.panel.cornerChanged.connect(self._tell_corner)
        self._tell_corner()
        if self._was_early:
            self.panel.knock()

    @Slot()
    def _tell_corner(self) -> None:
        self._scene.visitor.set_corner(self.panel.property("corner"))

    @Slot()
    def knock(self) -> None:
        """The keys for it were pressed; before there is a corner it is done when there is one."""
        if self._item:
            self.panel.knock()
        else:
            self._was_early = True

    def follow(self, state: State) -> None:
        """The show is like this now."""
        self._settings = state.settings
        self.panel.set_state(state)

    def close(self) -> None:
        """What is being written is written; whatever hangs is left behind."""
        self._todo.put(None)
        if self._thread.ident:
            self._thread.join(2.0)

    # -- the GUI thread -----------------------------------------------------------------------------------------------

    @Slot(object)
    def _take(self, event: object) -> None:
        before = self._settings
        self.asked.emit(event)
        if isinstance(event, on.ChangeSettings) and before:
            wanted = event.settings.within_limits()
            changed = set(before.differences(wanted))
            if "volume" in changed:
                # A file without a cap has the volume for one.
                changed.add("volume_cap")
            self._keep({key: _typed(getattr(wanted, name)) for name, key in KEYS.items() if name in changed})

    def _keep(self, settings: Mapping[str, str]) -> None:
        """Write these into the file of settings; of the first that cannot be written it is told."""
        path = self._settings_file
        if path is None or not settings:
            return

        def keep() -> None:
            from kiosk.machine.settings.writing import NotWrittenError, write_setting

            try:
                for key, value in settings.items():
                    write_setting(path, key, value)
            except (OSError, NotWrittenError) as error:
                log.warning("%s: %s is not kept: %s", path, ", ".join(settings), error)
                self.told.emit("setting-not-kept", {"file": path.name})

        self._todo.put(keep)

    @Slot()
    def _knock(self) -> None:
        self._record.events.append("panel-wanted")
        self._todo.put(lambda: self._opens.emit(self._kept_pin().is_set, self._kept_tries().wait))

    @Slot()
    def _tell_no_pin(self) -> None:
        self._record.events.append("pin-missing")
        # Nothing is wrong with that: no warning.
        log.info("%s", health_sentence("pin-missing", self.panel.property("language"), {}))

    @Slot(bool, float)
    def _open(self, is_set: bool, wait: float) -> None:
        if is_set:
            self._record.events.append("pin-there")
        self.panel.open(is_set=is_set, wait=wait)

    @Slot(str)
    def _try_pin(self, pin: str) -> None:
        def look() -> None:
            tries = self._kept_tries()
            is_right = tries.begin() and self._kept_pin().is_right(pin)
            if is_right:
                tries.right()
            self._answered.emit(is_right, tries.wait)

        self._todo.put(look)

    @Slot(str)
    def _keep_pin(self, pin: str) -> None:
        def keep() -> None:
            try:
                self._kept_pin().set(pin)
            except (OSError, ValueError):
                log.exception("the PIN is not kept")
                self._answered.emit(False, 0.0)
            else:
                self._answered.emit(True, 0.0)

        self._todo.put(keep)

    @Slot(bool, float)
    def _answer(self, is_right: bool, wait: float) -> None:
        self._record.events.append("pin-right" if is_right else "pin-wrong")
        self._wrong += not is_right
        self.panel.answer(is_right=is_right, wait=wait)

    @Slot(bool)
    def _opened(self, is_open: bool) -> None:
        self._is_open = is_open
        self._record.events.append("panel-opened" if is_open else "panel-closed")
        if is_open:
            # It brings the whole reader of settings along, a fifth of a second: not at the start, and not on our thread, where
            # Python would tidy away what Qt made on this one.
            import kiosk.machine.settings.writing  # noqa: F401
        self._scene.visitor.set_operator_here(is_open)
        self._scene.window.set_operator_here(is_open)
        if not is_open:
            self._closed = datetime.now().astimezone()
        if is_open:
            self.asked.emit(on.Wake())
            self.panel.health_panel.set_before(self._closed, self._wrong)
            self._wrong = 0
            self.panel.set_health(self._record.health)
            self.panel.looks_panel.set_screens([ScreenName.of(each) for each in QGuiApplication.screens()])
            if self._item:
                self._item.forceActiveFocus()

    def _heard(self, event: Event) -> None:
        if self._is_open and event.name not in ROUTINE:
            self.panel.set_health(self._record.health)

    @Slot(object)
    def _show(self, path: Path) -> None:
        self._keep({"playlist": str(path)})
        self.again.emit(path)

    def not_before_next_start(self) -> None:
        """What was chosen comes when the kiosk is started again."""
        self.panel.show_panel.postpone()

    @Slot(str)
    def _end(self, how: str) -> None:
        self._record.events.append("panel-ends", how=how)
        if how == "again":
            self.panel.close()
            self.again.emit(None)
        elif how == "leave":
            self.leave.emit()
        elif how in ("off", "restart"):
            way: Literal["off", "restart"] = "off" if how == "off" else "restart"

            def end() -> None:
                if not switch(way):
                    self.told.emit("switches-not", {})
                    self._stays.emit()

            self._todo.put(end)

    # -- the thread ---------------------------------------------------------------------------------------------------

    def _work(self) -> None:
        while (task := self._todo.get()) is not None:
            try:
                task()
            except RuntimeError:
                # Qt has already deleted the object that was to be told.
                log.debug("an answer came too late", exc_info=True)
            except Exception:
                log.exception("the panel")

    def _kept_pin(self) -> Pin:
        if self._pin is None:
            self._pin = Pin(pin_path() or NOWHERE)
        return self._pin

    def _kept_tries(self) -> Tries:
        if self._tries is None:
            self._tries = Tries(tries_path(), self._clock.now)
        return self._tries


def _typed(value: object) -> str:
    """``value`` as it stands in settings.yaml."""
    return str(value).lower() if isinstance(value, bool) else str(value)
