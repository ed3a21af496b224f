"""An operator at the panel, driven by QTest touch events on the real window of the real application.

Run as ``python -m tests.process.panel_visit CONTENT FOLDER [WIDTHxHEIGHT [LANGUAGE [90|180|270]]]`` with DISPLAY set and the
folders for settings and state in the environment; writes a picture of every step, and settings.yaml, into FOLDER.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from kiosk.machine.pin import FIRST_WAIT, FREE_TRIES
from kiosk.operator.access import PAD_SILENCE, PANEL_SILENCE
from kiosk.operator.message.message_view_model import USUAL
from kiosk.show.state import Phase
from tests.process.visit import Condition, Visit, main, visual_child

PIN, WRONG = "271828", "314159"
SAID = "Om 3"
LOWEST = 0.93
"""What is further down, as a part of the height, is not to be touched."""
CHORD = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
)
SHOWN = "Timezone=Europe/Brussels\\nCanNTP=yes\\nNTP=no\\nNTPSynchronized=no\\n"
"""What the fake timedatectl says of the clock."""
SHORT = 0.7
"""Seconds: longer than a touch, much shorter than what opens the pad."""


class PanelVisit(Visit):
    """Somebody who runs the stand."""

    def kept(self) -> str:
        """What stands in settings.yaml."""
        file = self.pictures / "settings.yaml"
        return file.read_text("utf-8") if file.exists() else ""

    def is_there(self, name: str) -> bool:
        return visual_child(self.window.contentItem(), name) is not None

    def strike(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window, key, modifiers)

    def hint(self) -> str:
        return str(self.find("padHint").property("text"))

    def type(self, pin: str) -> None:
        for digit in pin:
            self.touch(f"padKey-{digit}")
        self.touch("padKey-done")

    def knock(self) -> Generator[tuple[str, Condition]]:
        """Hold the corner."""
        corner = self.at(0.02, 0.03)
        self.press(corner)
        yield "the pad", lambda: self.is_there("padHint")
        self.release(corner)

    def set_clock(self) -> Generator[tuple[str, Condition]]:
        """An hour later, and some minutes by a key that is held."""
        self.touch("panelTab-clock")
        yield "the clock", lambda: self.is_there("clockSet") and self.find("clockSet").isVisible()
        assert self.minute() == time.localtime().tm_min or time.localtime().tm_sec < 10
        # What has just come has its place once it was drawn.
        self.picture("clock-opens")
        before = self.minute()
        self.press(self.centre("clock-minuteMore"))
        yield "a key that is held goes on", lambda: (self.minute() - before) % 60 >= 3
        held = self.minute()
        self.release(self.centre("clock-minuteMore"))
        assert self.minute() == held, "what lets go of it is no touch"
        self.touch("clock-minuteLess")
        assert self.minute() == (held - 1) % 60
        self.touch("clock-hourMore")
        wanted = self.application.operating.panel.clock_panel.property("values")
        self.picture("clock")
        reads: list[object] = []
        self.application._time.read.connect(reads.append)
        self.touch("clockSet")
        says = self.find("clockSays")
        yield "it is set", lambda: says.property("text") == "The clock is set"
        assert reads, "what has a day or an hour follows at once"
        (asked,) = [line for line in (self.pictures / "asked").read_text().splitlines() if "set-" in line]
        told = datetime.strptime(asked.partition("set-time ")[2], "%Y-%m-%d %H:%M:%S %Z").replace(tzinfo=UTC)
        assert told.astimezone().strftime("%Y %H %M") == " ".join(
            wanted[part] for part in ("year", "hour", "minute")
        )
        (event,) = [each for each in self.application.record.events.last if each.name == "clock-set"]
        assert event.fields.keys() == {"before", "now"}
        self.picture("clock-set")

    def minute(self) -> int:
        return int(self.application.operating.panel.clock_panel.property("values")["minute"])

    def reach(self, name: str) -> Generator[tuple[str, Condition]]:
        """Move the page until this can be touched: by its key once, then pulled with a finger."""
        if self.place_of(name) > LOWEST:
            before = self.place_of(name)
            self.touch("scrollDown")
            yield "the page is moved", lambda: self.place_of(name) < before
        while self.place_of(name) > LOWEST:
            QTest.touchEvent(self.window, self.device).press(0, self.at(0.5, 0.8), self.window).commit()
            for part in range(1, 11):
                yield "", lambda: True
                point = self.at(0.5, 0.8 - 0.04 * part)
                QTest.touchEvent(self.window, self.device).move(0, point, self.window).commit()
            QTest.touchEvent(self.window, self.device).release(0, self.at(0.5, 0.4), self.window).commit()
            view = self.find("scrolledView")
            yield "", lambda view=view: not view.property("moving")  # type: ignore[misc]

    def place_of(self, name: str) -> float:
        """How far down the middle of this is, as a part of the height."""
        item, main = self.find(name), self.find("main")
        return item.mapToItem(main, QPointF(0, item.height() / 2)).y() / main.height()

    def say_something(self) -> Generator[tuple[str, Condition]]:
        """A prepared message, taken back, and one in one's own words."""
        self.touch("panelTab-message")
        yield "messages", lambda: self.is_there("message-speech")
        self.touch("message-back-soon")
        yield "it is said", lambda: self.state.notice is not None
        assert set(self.state.notice.words) == {"nl", "fr", "en"}
        self.picture("message")
        self.touch("messageAway")
        yield "it is taken back", lambda: self.state.notice is None
        yield from self.reach("messageOwn")
        self.touch("messageOwn")
        yield "letters", lambda: self.is_there("lettersTyped")
        for key in ("letter-O", "letter-m", "letterSpace", "lettersDigits", "letter-3", "letter-4"):
            self.touch(key)
            yield "", lambda: True
        self.picture("letters")
        self.touch("lettersErase")
        self.touch("lettersSay")
        yield "it is said too", lambda: self.state.notice is not None
        assert self.state.notice.words == {"": SAID}
        assert not self.is_there("lettersTyped")

    def choose_show(self) -> Generator[tuple[str, Condition]]:
        """Another language, a kind of place, and another show."""
        self.touch("panelTab-show")
        yield "shows", lambda: self.is_there("show-1")
        self.touch("showLanguage-fr")
        yield "in French", lambda: self.state.language == "fr" and "language: fr" in self.kept()
        self.picture("show")
        yield from self.reach("preset-0")
        self.touch("preset-0")
        yield "at a stand", lambda: self.state.settings.volume == 60 and "volume: 60" in self.kept()
        yield "all of it", lambda: "volume_cap: 80" in self.kept()
        self.touch("panelTab-now")
        self.touch("panelTab-show")
        yield "shows again", lambda: self.is_there("show-1")
        self.touch("show-1")
        yield "it comes later", lambda: self.find("showAnswer").isVisible() and "playlist: " in self.kept()

    def sleep(self) -> Generator[tuple[str, Condition]]:
        """The screen is dark until a finger comes."""
        self.touch("panelTab-looks")
        yield "looks again", lambda: self.is_there("looksSleep")
        yield from self.reach("looksSleep")
        self.touch("looksSleep")
        yield "it sleeps", lambda: self.state.phase is Phase.DARK and not self.is_there("panelClose")
        self.picture("dark")
        self.touch(self.at(0.5, 0.5))
        yield "it wakes", lambda: self.state.phase is Phase.EXPLORE
        self.touch("goOnKey")
        yield "and goes on", lambda: self.state.phase is Phase.ATTRACT
        yield from self.knock()
        self.type(PIN)
        yield "back inside", lambda: self.is_there("panelClose")

    def steps(self) -> Generator[tuple[str, Condition]]:
        """Each step names what it waits for."""
        yield "the loop runs", lambda: self.state.phase is Phase.ATTRACT and not self.state.moving
        yield "the corner", lambda: self.is_there("operatorCorner")
        assert not self.is_there("padHint")
        assert not self.is_there("panelClose")

        began = time.monotonic()
        self.press(self.at(0.02, 0.03))
        yield "a ring", lambda: time.monotonic() - began > SHORT
        self.picture("ring")
        assert self.state.phase is Phase.ATTRACT, "nothing else reacts"
        self.release(self.at(0.02, 0.03))
        yield "let go too early", lambda: self.state.phase is Phase.EXPLORE
        assert not self.is_there("padHint")
        self.touch("goOnKey")
        yield "the loop again", lambda: self.state.phase is Phase.ATTRACT

        yield from self.knock()
        assert self.state.phase is Phase.ATTRACT
        self.picture("choose-pin")
        self.type(PIN)
        self.type(PIN)
        yield "inside", lambda: self.is_there("panelClose")
        assert not self.is_there("padHint")
        self.picture("now")
        assert self.state.phase is Phase.ATTRACT

        self.touch("nowItem-slide:waarom")
        yield "shown now", lambda: self.key == "slide:waarom" and not self.state.moving and self.state.is_held
        self.touch("nowHold")
        yield "released", lambda: not self.state.is_held
        self.touch("nowNext")
        yield "the next one", lambda: self.key == "slide:waardig-werk" and not self.state.moving
        self.touch("nowPrevious")
        yield "and back", lambda: self.key == "slide:waarom" and not self.state.moving
        assert self.state.phase is Phase.ATTRACT, "no visit began"

        yield from self.say_something()
        yield from self.choose_show()

        self.touch("panelTab-sound")
        yield "sound", lambda: self.is_there("volumeLess")
        volume, cap = self.state.settings.volume, self.state.settings.volume_cap
        self.touch("volumeLess")
        yield "softer", lambda: self.state.settings.volume == volume - 10
        yield "which is kept", lambda: f"volume: {volume - 10}" in self.kept()
        self.touch("capMore")
        yield "the cap", lambda: f"volume_cap: {cap + 10}" in self.kept()
        self.touch("mute")
        yield "silent", lambda: self.state.settings.muted and "muted: true" in self.kept()
        self.picture("sound")

        self.touch("panelTab-looks")
        yield "looks", lambda: self.is_there("brightnessLess")
        self.touch("brightnessLess")
        yield "darker", lambda: self.state.settings.brightness == 90 and "brightness: 90" in self.kept()
        self.touch("looksMotion")
        yield "calm", lambda: self.state.is_reduced and "motion: reduced" in self.kept()
        self.touch("looksReach")
        yield "low keys", lambda: self.state.reach == "low" and "reach: low" in self.kept()
        self.touch("looksKeys")
        yield "large keys", lambda: self.state.settings.keys == "large" and "keys: large" in self.kept()
        self.picture("looks")

        self.touch("panelLanguage-en")
        self.touch("panelTab-health")
        yield "health", lambda: self.is_there("healthSentence")
        assert self.find("healthSentence").property("text") == "All is well: the show is running."
        self.picture("health")

        yield from self.set_clock()

        self.clock.skip(PANEL_SILENCE - 20)
        yield "still there", self.clock.has_caught_up
        self.touch("panelTab-now")
        self.clock.skip(PANEL_SILENCE - 20)
        waited = time.monotonic()
        yield "a touch stays", lambda: time.monotonic() - waited > SHORT
        assert self.is_there("panelClose")
        self.clock.skip(21)
        yield "it closes by itself", lambda: not self.is_there("panelClose")
        assert not self.is_there("nowTitle")
        assert self.find("noticeWords").property("text") == SAID
        self.picture("notice")
        self.clock.skip(USUAL * 60 - 2 * PANEL_SILENCE)
        yield "the message ends", lambda: self.state.notice is None and not self.is_there("noticeWords")

        yield from self.knock()
        for number in range(FREE_TRIES):
            self.type(WRONG)
            yield f"wrong {number + 1}", lambda: self.hint() not in ("Type the PIN", "One moment")
            self.touch("padKey-1")
            if number + 1 < FREE_TRIES:
                yield "it is forgotten", lambda: self.hint() == "Type the PIN"
                self.touch("padKey-erase")
        assert self.hint().startswith("Too many wrong PINs. Wait (")
        self.picture("wait")
        self.type(PIN)
        assert self.hint().startswith("Too many wrong PINs. Wait ("), "not even the right one"
        self.clock.skip(FIRST_WAIT - PAD_SILENCE + 4)
        yield "somebody waits", self.clock.has_caught_up
        self.touch("padKey-1")
        self.clock.skip(PAD_SILENCE - 3)
        yield "it may be tried again", lambda: self.hint() == "Type the PIN"
        self.type(PIN)
        yield "inside again", lambda: self.is_there("panelClose")

        self.strike(Qt.Key.Key_Escape)
        yield "a key closes it", lambda: not self.is_there("panelClose")
        self.strike(Qt.Key.Key_K, CHORD)
        yield "the keys for the pad", lambda: self.is_there("padHint")
        for digit in f"{PIN}9":
            self.strike(Qt.Key(Qt.Key.Key_0.value + int(digit)))
        self.strike(Qt.Key.Key_Backspace)
        self.strike(Qt.Key.Key_Return)
        yield "inside by keys alone", lambda: self.is_there("panelClose")
        self.strike(Qt.Key.Key_Tab)
        self.strike(Qt.Key.Key_Space)
        yield "the key with the focus", lambda: self.application.operating.panel.property("page") != "now"
        assert self.state.phase is Phase.ATTRACT

        yield from self.sleep()
        self.touch("panelTab-ending")
        yield "the end", lambda: self.is_there("end-leave")
        self.touch("end-leave")
        yield "it asks", lambda: self.is_there("endNo") and self.find("endNo").isVisible()
        self.picture("asks")
        self.touch("endNo")
        yield "no", lambda: self.is_there("end-leave")
        self.touch("end-leave")
        yield "it asks again", lambda: self.find("endYes").isVisible()
        self.may_end = True
        self.touch("endYes")
        print("the operator has left")
        yield "it is over", lambda: self.state.phase is Phase.STOPPED


def fake_clock(folder: Path) -> None:
    """A computer that lets its clock be set, and only writes down what it was asked."""
    programs = folder / "bin"
    programs.mkdir()
    for name, script in (
        ("timedatectl", f'echo "$*" >> "{folder}/asked"; [ "$3" != show ] || printf "{SHOWN}"'),
        ("pkcheck", "exit 0"),
    ):
        (programs / name).write_text(f"#!/bin/sh\n{script}\n")
        (programs / name).chmod(0o755)
    os.environ["PATH"] = f"{programs}{os.pathsep}{os.environ['PATH']}"


if __name__ == "__main__":
    fake_clock(Path(sys.argv[2]))
    sys.exit(main(PanelVisit))
