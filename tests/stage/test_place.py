"""On which screen the window belongs, and what is said of it, while screens come and go."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QWindow

from kiosk.app.process import make_application
from kiosk.stage.place import WindowPlace


class FakeScreen:
    """A screen as far as the place looks at it."""

    def __init__(self, name: str, model: str = "", size: tuple[int, int] = (1920, 1080)) -> None:
        self._name, self._model, self._size = name, model, QSize(*size)

    def name(self) -> str:
        return self._name

    def manufacturer(self) -> str:
        return ""

    def model(self) -> str:
        return self._model

    def size(self) -> QSize:
        return self._size


PANEL, BEAMER, DESK = FakeScreen("eDP-1"), FakeScreen("HDMI-A-1", "PX-1"), FakeScreen("DP-2", "U2415")
NOTHING = FakeScreen("", size=(0, 0))
"""What Wayland has without an output."""


class Desk:
    """A window's place on a computer whose cables somebody pulls."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, wanted: int | str) -> None:
        self.said: list[tuple[str, dict[str, object]]] = []
        self.came: list[bool] = []
        self._screens: list[FakeScreen] = []
        make_application()
        self.window = QWindow()
        self.place = WindowPlace(
            self.window, wanted, is_windowed=True, say=lambda code, fields: self.said.append((code, fields))
        )
        self.place.came.connect(lambda: self.came.append(True))
        monkeypatch.setattr(
            self.place, "_screens", lambda: [each for each in self._screens if not each.size().isEmpty()]
        )

    def on(self, *screens: FakeScreen) -> str:
        """Where the window belongs now that these are there."""
        self._screens = list(screens)
        found = cast(FakeScreen | None, self.place.screen())
        return found.name() if found else "nowhere"

    def codes(self) -> list[str]:
        codes = [code for code, _ in self.said]
        self.said.clear()
        return codes


def test_the_number_counts_until_the_screen_was_seen_and_then_its_socket_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = Desk(monkeypatch, 1)
    assert desk.on(PANEL, BEAMER) == "HDMI-A-1"
    assert desk.on(BEAMER, PANEL) == "HDMI-A-1"
    assert desk.on(PANEL) == "eDP-1"
    assert desk.said == [("screen-missing", {"screen": 1, "there": ("eDP-1",)})]
    assert desk.on(BEAMER, PANEL) == "HDMI-A-1"
    assert desk.codes() == ["screen-missing", "screen-back"]


def test_a_screen_that_is_named_and_absent_is_told_once_and_taken_when_it_comes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = Desk(monkeypatch, "u2415")
    assert desk.on(PANEL, BEAMER) == "eDP-1"
    assert desk.on(BEAMER, PANEL) == "HDMI-A-1"
    assert desk.said == [("screen-missing", {"screen": "u2415", "there": ("eDP-1", "HDMI-A-1 (PX-1)")})]
    assert desk.on(PANEL, BEAMER, DESK) == "DP-2"
    assert desk.codes() == ["screen-missing", "screen-back"]


def test_no_screen_at_all_is_told_once_and_so_is_the_first_that_comes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = Desk(monkeypatch, 0)
    assert [desk.on(NOTHING), desk.on(), desk.on(NOTHING)] == ["nowhere"] * 3
    assert not desk.place.has_screen
    assert (desk.codes(), desk.came) == (["no-screen"], [])
    assert desk.on(PANEL) == "eDP-1"
    assert (desk.codes(), desk.came) == (["screen-came"], [True])


def test_a_screen_that_is_missed_stays_missed_while_there_is_none_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = Desk(monkeypatch, "DP-2")
    for there in ((PANEL,), (), (PANEL,)):
        desk.on(*there)
    assert desk.codes() == ["screen-missing", "no-screen", "screen-came"]
    assert desk.on(DESK) == "DP-2"
    assert desk.codes() == ["screen-back"]


def test_another_screen_may_be_chosen_while_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(monkeypatch, "DP-9")
    assert desk.on(PANEL, BEAMER) == "eDP-1"
    desk.place.choose("DP-8")
    desk.on(PANEL, BEAMER)
    assert [fields["screen"] for _, fields in desk.said] == ["DP-9", "DP-8"]
    desk.place.choose(1)
    assert desk.on(PANEL, BEAMER) == "HDMI-A-1"
    assert desk.codes()[-1] == "screen-back"
