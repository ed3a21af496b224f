"""The clock of this computer: what it says, and what it is to be set to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.machine.setting_clock import BELGIUM, ClockSetting, WhyNot
from kiosk.machine.wall_clock import BUILT, local, seconds
from kiosk.operator.clock.choosing import FIELDS, Chosen

QML_IMPORT_NAME = "kiosk.operator"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the application")
class ClockViewModel(QObject):  # type: ignore[operator]
    """What stands on the steppers is the present time until one of them is touched, and then stands still.

    Signals:
        looked: somebody opened the page; ``set_setting`` tells what can be done here.
        wanted(moment): the clock is to be set to that (s since 1970); ``answer`` answers.
        zoneWanted(zone): so is the time zone.
    """

    looked = Signal()
    wanted = Signal(float)
    zoneWanted = Signal(str)
    changed = Signal()

    def __init__(self, parent: QObject | None = None, wall: Callable[[], float] = seconds) -> None:
        super().__init__(parent)
        self._wall = wall
        self._language = ""
        self._setting: ClockSetting | None = None
        self._chosen: Chosen | None = None
        self._minute = 0
        self._is_waiting = self._is_set = False
        self._failed: WhyNot = ""

    # -- set by the application ---------------------------------------------------------------------------------------

    def set_language(self, language: str) -> None:
        self._language = language
        self.changed.emit()

    def set_setting(self, setting: ClockSetting) -> None:
        """This is what can be done about the clock here."""
        self._setting = setting
        self.changed.emit()

    def answer(self, why_not: WhyNot) -> None:
        """The clock or its zone was set; or it was not, and why."""
        self._is_waiting = False
        self._is_set, self._failed = not why_not, why_not
        if self._is_set:
            self._chosen = None
        elif why_not == "refused" and self._setting:
            # It was only learned by trying: no key stays that does nothing.
            self._setting = replace(self._setting, why_not=why_not, may_set_zone=False)
        self.changed.emit()

    # -- what QML reads and asks --------------------------------------------------------------------------------------

    def _shown(self) -> Chosen:
        # From a clock that was never set it would take 56 touches to the year in which this program was made.
        return self._chosen or Chosen.of(local(max(self._wall(), BUILT)))

    def _date(self) -> str:
        from kiosk.words.moments import whole_date

        return whole_date(local(self._wall()), self._language)

    def _time(self) -> str:
        from kiosk.words.moments import clock

        return clock(local(self._wall()).time(), self._language)

    def _zone(self) -> str:
        from kiosk.words.moments import zone

        return zone(self._setting.zone if self._setting else "", local(self._wall()), self._language)

    def _values(self) -> dict[str, str]:
        from kiosk.words.moments import short_month, short_weekday

        shown = self._shown()
        day = shown.moment
        return {
            "day": short_weekday(day, self._language),
            "month": short_month(day, self._language),
            "year": str(shown.year),
            "hour": f"{shown.hour:02}",
            "minute": f"{shown.minute:02}",
        }

    date = Property(str, _date, notify=changed)
    time = Property(str, _time, notify=changed)
    zone = Property(str, _zone, notify=changed)
    values = Property("QVariantMap", _values, notify=changed)  # type: ignore[arg-type]
    isKnown = Property(bool, lambda s: s._setting is not None, notify=changed)
    whyNot = Property(str, lambda s: s._setting.why_not if s._setting else "", notify=changed)
    mayBeBelgian = Property(
        bool,
        lambda s: s._setting is not None and s._setting.is_world_time and s._setting.may_set_zone,
        notify=changed,
    )
    isWorldTime = Property(
        bool, lambda s: s._setting is not None and s._setting.is_world_time, notify=changed
    )
    isWaiting = Property(bool, lambda s: s._is_waiting, notify=changed)
    isSet = Property(bool, lambda s: s._is_set, notify=changed)
    failed = Property(str, lambda s: s._failed, notify=changed)

    @Slot()
    def begin(self) -> None:
        """The page was opened: the steppers begin at the present time."""
        self._chosen, self._is_set, self._failed = None, False, ""
        self.changed.emit()
        self.looked.emit()

    @Slot()
    def tick(self) -> None:
        """Time goes on."""
        minute = int(self._wall() // 60)
        if minute != self._minute:
            self._minute = minute
            self.changed.emit()

    @Slot(str, int)
    def step(self, field: str, direction: int) -> None:
        """One more (+1) or less (-1)."""
        if field in FIELDS and not self._is_waiting:
            self._chosen = self._shown().stepped(field, direction)
            self._is_set, self._failed = False, ""
            self.changed.emit()

    @Slot()
    def set(self) -> None:
        """Set the clock to what stands on the steppers."""
        if not self._is_waiting:
            self._chosen = self._shown()
            self._wait()
            self.wanted.emit(self._chosen.moment.timestamp())

    @Slot()
    def setBelgian(self) -> None:
        """The stand is in Belgium."""
        if not self._is_waiting:
            self._wait()
            self.zoneWanted.emit(BELGIUM)

    def _wait(self) -> None:
        self._is_waiting, self._is_set, self._failed = True, False, ""
        self.changed.emit()
