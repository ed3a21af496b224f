"""Every state of the panel, one after the other, over a show that nobody can touch: for its pictures and its audit."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtQuick import QQuickItem

from kiosk.app.operating import Operating
from kiosk.app.process import make_application
from kiosk.app.record import Record
from kiosk.content.mission import mission_root
from kiosk.journal.conditions import Condition
from kiosk.journal.health import Health
from kiosk.journal.report import Asked, figures_of
from kiosk.journal.rows import Named, Row
from kiosk.machine.screens import ScreenName
from kiosk.machine.setting_clock import ClockSetting
from kiosk.operator.operator_view_model import PAGES
from kiosk.playlist import load
from kiosk.playlist.shows_near import NearShow
from kiosk.proof.measures import descendants
from kiosk.show import events as on
from kiosk.show.state import Cue, Notice
from kiosk.stage.qt_clock import QtClock
from kiosk.video.choose import make_engine
from kiosk.visitor.scene import draw_in_software
from tests.journal import sample
from tests.journal.test_health import EVENTS
from tests.kept_pictures import kept_pictures
from tests.stage.fingers import let_pass
from tests.stage.stage_photographer import StagePhotographer

PIN = "271828"
AILS = (1, 6, 20)
"""So many things are wrong at once."""
UNLIKELY = frozenset({"fallback", "no-screen", "pin-missing"})
"""Nobody reads these on the panel beside others."""
CLOCKS = {
    "network": ClockSetting("network", "Europe/Brussels"),
    "refused": ClockSetting("refused", "Europe/Brussels"),
    "silent": ClockSetting("silent", "Europe/Brussels"),
    "elsewhere": ClockSetting("elsewhere", "Europe/Brussels"),
    "utc": ClockSetting(zone="Etc/UTC", may_set_zone=True),
}
"""What may stand in the way of setting the clock."""
SHOWS = (
    NearShow(Path("mission"), "mission", {"nl": "Solidariteitsstand", "fr": "Stand de solidarité"}),
    NearShow(Path("1-mei"), "1-mei", {"": "1 mei in Gent"}),
    NearShow(Path("fotos"), "fotos"),
)
SCREENS = (ScreenName("HDMI-A-1", "Dell", "Dell U2415"), ScreenName("HDMI-A-2", "Iiyama", "ProLite T3234MSC"))
REFUSAL = "1-mei/slides/playlist.yaml:14"
OWN_WORDS = "Toespraak om 15 uur, grote tent"


class PanelPhotographer(StagePhotographer):
    """The mission with the panel over it."""

    def __init__(self, size: str, dots: float, language: str) -> None:
        make_application()
        draw_in_software()
        playlist = load(mission_root()).playlist
        assert playlist is not None
        super().__init__(playlist, make_engine("auto", software=True), kept_pictures())
        self.record = Record(None, language)
        self.operating = Operating(self.scene, self.record, QtClock(self.scene), language, None)
        width, height = map(int, size.split("x"))
        self.shoot(0, language, (width, height))
        self.scene.measure(dots)
        self.operating.attach()
        self._state = replace(self._state, upcoming=Cue(self._serial + 1, playlist.items[1], 1, 1))
        self.operating.follow(self._state)
        self.panel = self.operating.panel
        self.operating.asked.connect(self._change)
        # What the panel asks of this computer is answered by the states.
        clock, show = self.panel.clock_panel, self.panel.show_panel
        for request in (
            self.panel.pinTyped,
            self.panel.pinChosen,
            clock.looked,
            clock.wanted,
            clock.zoneWanted,
            show.looked,
            show.chosen,
        ):
            request.disconnect()

    def _change(self, event: object) -> None:
        if isinstance(event, on.ChangeSettings):
            self._state = replace(self._state, settings=event.settings)
            self.operating.follow(self._state)

    def close(self) -> None:
        self.operating.close()
        super().close()
        self.record.close()

    def settle(self) -> None:
        """What a page made is laid out, and what it left is gone."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.scene.window.grabWindow()
        let_pass(0)

    def say(self) -> None:
        """Something is said over the show."""
        words = {"nl": "Toespraak om 15:00", "fr": "Discours à 15:00", "en": "Speech at 15:00"}
        self._state = replace(self._state, notice=Notice(words, 900.0))
        self.operating.follow(self._state)

    def unsay(self) -> None:
        self._state = replace(self._state, notice=None)
        self.operating.follow(self._state)

    def hold(self, *, is_held: bool) -> None:
        """The slide that stands stays."""
        self._state = replace(self._state, hold_due=600.0 if is_held else None)
        self.operating.follow(self._state)

    def ail(self, count: int = 0) -> None:
        """So many things are wrong, some of them with slides of this show."""
        keys = {
            "item-left-out": "video:film/buren-zonder-brood.webm",
            "problem": "video:film/buren-zonder-brood.webm",
            "sign-left-out": "slide:waarom",
            "late": "slide:waarom",
        }
        wrong = [
            Condition(name, keys.get(name, ""), fields, 0.0, 0.0)
            for name, fields in EVENTS.items()
            if name not in UNLIKELY
        ]
        step = max(1, len(wrong) // max(1, count))
        self.panel.set_health(Health.of(wrong[::step][:count]))

    def count(self) -> None:
        """The stand counted this today."""
        names = sample.names()
        rows = [
            Row(sample.PLACE, entry, each, names.get((entry.show, entry.key), Named.of(entry.key)))
            for entry, each in sample.batch().sums.items()
        ]
        figures = figures_of(rows, Asked(last=date(2026, 5, 1)))
        self.panel.today_panel.set_today(figures, figures.polls, has_day=True)

    def item(self, name: str) -> QQuickItem:
        """What is visible and has this name; what a list made is nobody's child."""
        return next(item for item in descendants(self.scene.window.rootObject()) if item.objectName() == name)

    def page(self) -> QQuickItem | None:
        """The page that is open, where it can be longer than the screen."""
        loader = self.scene.window.rootObject().findChild(QQuickItem, "panelPage")
        found = loader.property("item") if loader else None
        return found if isinstance(found, QQuickItem) else None

    def move(self, key: str) -> None:
        """A key of the page is touched."""
        found = self.item(key)
        found.metaObject().invokeMethod(found, "act")

    def type(self, pin: str) -> None:
        for digit in pin:
            self.panel.pad_panel.digit(digit)
        self.panel.pad_panel.enter()


def states(made: PanelPhotographer) -> Iterator[str]:
    """The name of each state, while the panel is in it."""
    yield from _pads(made)
    made.panel.open(is_set=True, wait=0)
    made.type(PIN)
    made.panel.answer(is_right=True)
    made.panel.clock_panel.set_setting(ClockSetting(zone="Europe/Brussels"))
    made.panel.show_panel.set_shows(SHOWS, SHOWS[0].path)
    made.count()
    made.ail()
    for page in PAGES:
        made.panel.openPage(page)
        yield page
    made.panel.openPage("today")
    made.panel.today_panel.want("slide:wat-telt")
    yield "today-asks"
    yield from _held(made)
    yield from _messages(made)
    yield from _shows(made)
    yield from _screens(made)
    yield from _clocks(made)
    made.panel.openPage("ending")
    made.panel.ending_panel.want("off")
    yield "ending-asks"
    made.panel.openPage("health")
    for count in AILS:
        made.ail(count)
        yield f"health-{count}"
    made.ail()
    made.panel.close()


def _pads(made: PanelPhotographer) -> Iterator[str]:
    panel = made.panel
    panel.open(is_set=False, wait=0)
    for digit in PIN[:3]:
        panel.pad_panel.digit(digit)
    yield "pad-new"
    panel.pad_panel.enter()
    yield "pad-short"
    made.type(PIN)
    yield "pad-again"
    made.type(PIN[::-1])
    yield "pad-different"
    panel.close()
    panel.open(is_set=True, wait=0)
    made.type(PIN)
    panel.answer(is_right=False)
    yield "pad-wrong"
    panel.close()
    panel.open(is_set=True, wait=45)
    yield "pad-wait"
    panel.close()


def _held(made: PanelPhotographer) -> Iterator[str]:
    made.panel.openPage("now")
    made.hold(is_held=True)
    yield "now-held"
    made.hold(is_held=False)


def _messages(made: PanelPhotographer) -> Iterator[str]:
    message = made.panel.message_panel
    made.panel.openPage("message")
    made.say()
    yield "message-said"
    message.write()
    yield "letters"
    for sign in OWN_WORDS:
        message.type(sign)
    yield "letters-typed"
    for layer in ("digits", "accents"):
        message.turnTo(layer)
        yield f"letters-{layer}"
    message.leave()
    made.unsay()


def _shows(made: PanelPhotographer) -> Iterator[str]:
    show = made.panel.show_panel
    made.panel.openPage("show")
    show.choose(1)
    yield "show-waits"
    show.refuse(REFUSAL)
    yield "show-refused"
    show.choose(1)
    show.postpone()
    yield "show-later"


def _screens(made: PanelPhotographer) -> Iterator[str]:
    looks = made.panel.looks_panel
    made.panel.openPage("looks")
    looks.set_screens(SCREENS)
    yield "looks-screens"
    looks.moveTo(SCREENS[1].socket)
    yield "looks-trial"
    looks.stay()
    looks.set_screens(SCREENS[:1])


def _clocks(made: PanelPhotographer) -> Iterator[str]:
    clock = made.panel.clock_panel
    made.panel.openPage("clock")
    clock.set()
    yield "clock-waits"
    clock.answer("")
    yield "clock-set"
    for name, setting in CLOCKS.items():
        clock.begin()
        clock.set_setting(setting)
        yield f"clock-{name}"
