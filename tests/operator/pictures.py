"""Pictures of the pad and of every page of the panel, to look at.

``python -m tests.operator.pictures FOLDER [--size 1280x720 ...] [--language nl ...]`` draws the mission with the panel over it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
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
from kiosk.machine.setting_clock import ClockSetting
from kiosk.operator.operator_view_model import PAGES
from kiosk.playlist import load
from kiosk.playlist.shows_near import NearShow
from kiosk.show.state import Notice
from kiosk.stage.qt_clock import QtClock
from kiosk.video.choose import make_engine
from kiosk.visitor.scene import draw_in_software
from kiosk.words.catalogue import languages
from tests.journal import sample
from tests.journal.test_health import EVENTS
from tests.kept_pictures import kept_pictures
from tests.stage.stage_photographer import StagePhotographer

SIZES = {"1280x720": 55.0, "720x1280": 55.0, "1024x600": 170.0}
"""Pixels by pixels -> pixels per inch."""
PIN = "271828"
AILS = (1, 6, 20)
"""So many things are wrong at once on the pictures of health."""
UNLIKELY = frozenset({"fallback", "no-screen", "pin-missing"})
"""Nobody reads these on the panel beside others."""
CLOCKS = {
    "network": ClockSetting("network", "Europe/Brussels"),
    "refused": ClockSetting("refused", "Europe/Brussels"),
    "utc": ClockSetting(zone="Etc/UTC", may_set_zone=True),
}
"""What may stand in the way of setting the clock."""


class PanelPhotographer(StagePhotographer):
    """The mission with the panel over it; nobody can touch it."""

    def __init__(self, size: str, language: str) -> None:
        make_application()
        draw_in_software()
        playlist = load(mission_root()).playlist
        assert playlist is not None
        super().__init__(playlist, make_engine("auto", software=True), kept_pictures())
        clock = QtClock(self.scene)
        self.record = Record(None, language)
        self.operating = Operating(self.scene, self.record, clock, language, None)
        width, height = map(int, size.split("x"))
        self.shoot(0, language, (width, height))
        self.scene.measure(SIZES.get(size, 96.0))
        self.operating.attach()
        self.operating.follow(self._state)
        self.panel = self.operating.panel

    def take(self, file: Path) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.scene.window.grabWindow()
        self.scene.window.grabWindow().save(str(file))

    def say(self) -> None:
        """Something is said over the show."""
        words = {"nl": "Toespraak om 15:00", "fr": "Discours à 15:00", "en": "Speech at 15:00"}
        self._state = replace(self._state, notice=Notice(words, 900.0))
        self.operating.follow(self._state)

    def ail(self, count: int = 0) -> None:
        """So many things are wrong, some of them with slides of this show."""
        keys = {
            "item-left-out": "video:film/buren-zonder-brood.webm",
            "problem": "video:film/buren-zonder-brood.webm",
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

    def move(self, key: str) -> None:
        """A key of the page is touched."""
        found = self.scene.window.rootObject().findChild(QQuickItem, key)
        assert found is not None
        found.metaObject().invokeMethod(found, "act")

    def type(self, pin: str) -> None:
        for digit in pin:
            self.panel.pad_panel.digit(digit)


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw everything."""
    parser = argparse.ArgumentParser(prog="python -m tests.operator.pictures")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", action="append")
    parser.add_argument("--language", action="append")
    given = parser.parse_args(arguments)
    given.folder.mkdir(parents=True, exist_ok=True)
    for size in given.size or SIZES:
        for language in given.language or languages():
            made = PanelPhotographer(size, language)

            def file(name: str, size: str = size, language: str = language) -> Path:
                return Path(given.folder / f"{name}-{language}-{size}.png")

            made.panel.open(is_set=False, wait=0)
            made.type("271")
            made.take(file("pad-new"))
            made.panel.close()
            made.panel.open(is_set=True, wait=45)
            made.take(file("pad-wait"))
            made.panel.close()
            made.panel.open(is_set=True, wait=0)
            made.type(PIN)
            made.panel.pad_panel.enter()
            made.panel.answer(is_right=True)
            made.panel.clock_panel.set_setting(ClockSetting(zone="Europe/Brussels"))
            shows = (
                NearShow(
                    Path("mission"), "mission", {"nl": "Solidariteitsstand", "fr": "Stand de solidarité"}
                ),
                NearShow(Path("1-mei"), "1-mei", {"": "1 mei in Gent"}),
                NearShow(Path("fotos"), "fotos"),
            )
            made.panel.show_panel.set_shows(shows, shows[0].path)
            made.count()
            for page in PAGES:
                made.panel.openPage(page)
                made.take(file(page))
            made.panel.openPage("today")
            made.panel.today_panel.want("slide:wat-telt")
            made.move("todayDown")
            made.take(file("today-asks"))
            message = made.panel.message_panel
            made.panel.openPage("message")
            message.say("speech")
            made.say()
            made.take(file("message-said"))
            message.write()
            made.take(file("letters"))
            for sign in "Toespraak om 15 uur, grote tent":
                message.type(sign)
            for layer in ("digits", "accents"):
                message.turnTo(layer)
                made.take(file(layer))
            message.leave()
            made.panel.openPage("ending")
            made.panel.ending_panel.want("off")
            made.take(file("ending-asks"))
            made.panel.openPage("clock")
            for name, setting in CLOCKS.items():
                made.panel.clock_panel.set_setting(setting)
                made.take(file(f"clock-{name}"))
            made.panel.openPage("health")
            made.ail()
            for count in AILS:
                made.ail(count)
                made.take(file(f"health-{count}"))
            made.move("healthDown")
            made.take(file(f"health-{count}-down"))
            made.operating.close()
            made.close()
            made.record.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
