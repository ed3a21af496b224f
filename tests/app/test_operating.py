"""The panel's other end: PIN, settings and computer, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from kiosk.app import operating
from kiosk.app.operating import KEYS, Operating
from kiosk.app.record import Record
from kiosk.machine.pin import Pin
from kiosk.machine.settings.document import SettingsDocument
from kiosk.machine.settings.reading import read_settings
from kiosk.machine.settings.writing import HEAD
from kiosk.poster.canvas import Canvas
from kiosk.problems.findings import Findings
from kiosk.show import events as on
from kiosk.show.rules import begin
from kiosk.show.settings import Settings
from kiosk.yaml.shape import keys_of
from tests.show.fakes import FakeClock, playlist, slide

PIN = "271828"


def content(folder: Path, title: str) -> Path:
    (folder / "slides").mkdir(parents=True, exist_ok=True)
    (folder / "slides" / "playlist.yaml").write_text(f"title: {title}\nitems:\n  - slide: a\n", "utf-8")
    (folder / "slides" / "a.yaml").write_text("layout: statement\nnl: {title: A}\n", "utf-8")
    return folder


class Stand:
    """What the panel is connected to, and what it was told."""

    def __init__(self, folder: Path) -> None:
        self.settings_file = folder / "settings.yaml"
        self.here: list[bool] = []
        self.clock = FakeClock()
        self.record = Record(None, "en", self.clock.now)
        scene: Any = SimpleNamespace(
            stage=SimpleNamespace(canvas=Canvas()),
            visitor=SimpleNamespace(set_operator_here=self.here.append),
            window=SimpleNamespace(set_operator_here=lambda is_here: None),
        )
        self.shown = content(folder / "shows" / "one", "One") / "slides" / "playlist.yaml"
        content(folder / "shows" / "two", "Two")
        self.operating = Operating(scene, self.record, self.clock, "en", self.settings_file, self.shown)
        self.operating.begin()
        self.panel = self.operating.panel
        self.asked: list[object] = []
        self.operating.asked.connect(self.asked.append)
        self.operating.follow(begin(playlist(slide("a")), Settings()))

    def close(self) -> None:
        """All of it goes here: left to itself it would go on whichever thread tidies up."""
        self.operating.close()
        self.record.close()
        Shiboken.delete(self.operating)

    def type(self, pin: str) -> None:
        for digit in pin:
            self.panel.pad_panel.digit(digit)
        self.panel.pad_panel.enter()

    def knock(self, qtbot: QtBot) -> None:
        self.panel.knock()
        qtbot.waitUntil(lambda: bool(self.panel.property("asksPin")))

    def events(self, name: str) -> int:
        return sum(event.name == name for event in self.record.events.last)


@pytest.fixture
def stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Stand]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = Stand(tmp_path)
    yield made
    made.close()


def kept(stand: Stand) -> Any:
    return read_settings(stand.settings_file, Findings())


def test_the_first_pin_is_kept_and_lets_in_again(stand: Stand, tmp_path: Path, qtbot: QtBot) -> None:
    stand.knock(qtbot)
    stand.type(PIN)
    stand.type(PIN)
    qtbot.waitUntil(lambda: bool(stand.panel.property("isInside")))
    assert Pin(tmp_path / "config" / "fos-kiosk" / "pin").is_right(PIN)
    assert stand.here == [True]
    stand.panel.close()
    assert stand.here == [True, False]
    stand.knock(qtbot)
    stand.type("314159")
    qtbot.waitUntil(lambda: stand.panel.pad_panel.property("hint") == "That is not the PIN")
    stand.type(PIN)
    qtbot.waitUntil(lambda: bool(stand.panel.property("isInside")))
    assert [stand.events(name) for name in ("panel-wanted", "pin-wrong", "pin-right")] == [2, 1, 2]


def test_wrong_ones_slow_down_and_a_fresh_start_does_not_help(
    stand: Stand, tmp_path: Path, qtbot: QtBot
) -> None:
    Pin(tmp_path / "config" / "fos-kiosk" / "pin").set(PIN)
    stand.knock(qtbot)
    for number in range(5):
        stand.type("314159")
        qtbot.waitUntil(lambda number=number: stand.events("pin-wrong") == number + 1)  # type: ignore[misc]
    assert stand.panel.pad_panel.property("secondsLeft") == 30
    stand.panel.close()
    again = Stand(tmp_path)
    again.knock(qtbot)
    assert again.panel.pad_panel.property("secondsLeft") == 30
    again.type(PIN)
    assert not again.panel.property("isInside")
    again.close()


def test_what_the_panel_changes_holds_at_once_and_is_kept(stand: Stand, qtbot: QtBot) -> None:
    stand.settings_file.write_text("# van ons\nvolume: 80   # luid\n", "utf-8")
    wanted = Settings(volume=70, volume_cap=90, muted=True, language="fr", motion="reduced", brightness=60)
    stand.panel.asked.emit(on.ChangeSettings(wanted))
    assert stand.asked == [on.ChangeSettings(wanted)]
    qtbot.waitUntil(lambda: kept(stand).brightness == 60)
    found = kept(stand)
    assert (found.volume, found.volume_cap, found.muted, found.language, found.motion) == (
        70,
        90,
        True,
        "fr",
        "reduced",
    )
    assert stand.settings_file.read_text("utf-8").startswith("# van ons\nvolume: 70   # luid\n")


@pytest.mark.logs("is not kept")
def test_what_cannot_be_kept_is_said(stand: Stand, qtbot: QtBot) -> None:
    stand.settings_file.mkdir()
    with qtbot.waitSignal(stand.operating.told) as blocker:
        stand.panel.asked.emit(on.ChangeSettings(Settings(volume=10)))
    assert blocker.args == ["setting-not-kept", {"file": "settings.yaml"}]


def test_every_setting_that_the_panel_changes_is_one_of_the_file() -> None:
    assert HEAD.startswith("#")
    assert set(KEYS.values()) <= set(keys_of(SettingsDocument))
    assert set(KEYS) <= set(Settings.__dataclass_fields__)


@pytest.mark.parametrize("how", ["off", "restart"])
def test_the_computer_is_asked_to_end_and_a_refusal_is_said(
    stand: Stand, how: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    ways: list[str] = []

    def refuse(way: str) -> bool:
        ways.append(way)
        return False

    monkeypatch.setattr(operating, "switch", refuse)
    with qtbot.waitSignal(stand.operating.told) as blocker:
        stand.panel.ended.emit(how)
    assert (ways, blocker.args) == ([how], ["switches-not", {}])


def test_begin_anew_and_leave_are_the_applications(stand: Stand, qtbot: QtBot) -> None:
    with qtbot.waitSignal(stand.operating.again):
        stand.panel.ended.emit("again")
    with qtbot.waitSignal(stand.operating.leave):
        stand.panel.ended.emit("leave")


def test_health_is_fresh_while_somebody_looks(stand: Stand, tmp_path: Path, qtbot: QtBot) -> None:
    Pin(tmp_path / "config" / "fos-kiosk" / "pin").set(PIN)
    stand.record.events.append("battery-low", percent=9)
    stand.knock(qtbot)
    assert stand.operating.panel.health_panel.property("lines") == [
        {
            "says": "This computer runs on its battery, at only 9 %.",
            "cure": "Plug in the charger.",
            "isSeen": True,
        }
    ]
    stand.record.events.append("battery-read")
    assert stand.operating.panel.health_panel.property("lines") == []
    assert stand.operating.panel.health_panel.property("isWell")


def test_another_show_is_looked_at_then_kept_and_shown(stand: Stand, tmp_path: Path, qtbot: QtBot) -> None:
    page, wanted = stand.panel.show_panel, list[object]()
    stand.operating.again.connect(wanted.append)
    page.begin()
    qtbot.waitUntil(lambda: len(page.property("shows")) > 1)
    titles = [each["title"] for each in page.property("shows")]
    assert titles[:2] == ["One", "Two"]
    assert [each["isPresent"] for each in page.property("shows")].index(True) == 0
    page.choose(1)
    other = tmp_path / "shows" / "two" / "slides" / "playlist.yaml"
    qtbot.waitUntil(lambda: wanted == [other], timeout=20_000)
    qtbot.waitUntil(lambda: stand.settings_file.exists() and kept(stand).playlist == other)


def test_a_show_that_cannot_be_shown_is_refused_and_the_present_one_stays(
    stand: Stand, tmp_path: Path, qtbot: QtBot
) -> None:
    page, wanted = stand.panel.show_panel, list[object]()
    stand.operating.again.connect(wanted.append)
    page.begin()
    qtbot.waitUntil(lambda: len(page.property("shows")) > 1)
    broken = tmp_path / "shows" / "two" / "slides" / "playlist.yaml"
    broken.write_text("title: Two\nitems:\n  - slide: gone\n", "utf-8")
    page.choose(1)
    qtbot.waitUntil(lambda: bool(page.property("isRefused")), timeout=20_000)
    assert "gone" in page.property("why")
    assert (wanted, stand.settings_file.exists()) == ([], False)
    stand.operating.not_before_next_start()
    assert page.property("isLater")


def test_a_kiosk_without_a_pin_says_so_calmly_until_somebody_chooses_one(stand: Stand, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not stand.record.health.is_well)
    (said,) = stand.record.health.said("en")
    assert said.says.startswith("There is no PIN yet")
    assert not said.is_seen
    stand.panel.pinChosen.emit(PIN)
    qtbot.waitUntil(lambda: stand.record.health.is_well)
