"""Who is asked to keep the screen awake; that nobody is waited for, and that nothing is left behind."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.machine import keep_awake
from kiosk.machine.keep_awake import END_LIMIT, KeepAwake


class Way:
    """A way to ask that notes when it is held and let go."""

    def __init__(self, *, works: bool) -> None:
        self.works, self.log = works, [""]
        self.__name__ = "way"

    @contextmanager
    def _held(self) -> Iterator[None]:
        self.log.append("held")
        yield
        self.log.append("let go")

    def __call__(self) -> object:
        if not self.works:
            raise OSError("nobody there")
        return self._held()


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> dict[str, Way]:
    made = {"x_server": Way(works=True), "desktop": Way(works=True)}
    for name, way in made.items():
        monkeypatch.setattr(keep_awake, name, way)
    return made


def run(platform: str) -> list[str]:
    """What was said by one who keeps awake and ends."""
    said: list[str] = []
    awake = KeepAwake(platform, said.append)
    awake.start()
    awake.close()
    return said


def test_server_and_desktop_are_both_asked_and_let_go(ways: dict[str, Way]) -> None:
    assert run("xcb") == []
    assert [way.log for way in ways.values()] == [["", "held", "let go"]] * 2


def test_it_may_be_released_and_held_again_as_often_as_one_likes(ways: dict[str, Way]) -> None:
    awake = KeepAwake("xcb", lambda code: None)
    for _ in range(2):
        awake.start()
        awake.start()
        awake.release()
        awake.close()
    assert ways["desktop"].log == ["", "held", "let go", "held", "let go"]


def test_on_wayland_the_x_server_is_not_asked(ways: dict[str, Way]) -> None:
    run("wayland")
    assert ways["x_server"].log == [""]


def test_where_nobody_answers_it_is_said(ways: dict[str, Way]) -> None:
    ways["x_server"].works = ways["desktop"].works = False
    assert run("xcb") == ["stays-awake-not"]


def test_a_desktop_that_fails_leaves_the_server_held(ways: dict[str, Way]) -> None:
    ways["desktop"].works = False
    assert run("xcb") == []
    assert ways["x_server"].log == ["", "held", "let go"]


def test_without_a_screen_nobody_is_asked(ways: dict[str, Way]) -> None:
    assert run("offscreen") == []
    assert ways["desktop"].log == [""]


def test_a_bus_that_never_answers_costs_a_second_at_the_end_and_nothing_before(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(str(tmp_path / "bus"))
        bus.listen()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/bus")
        awake = KeepAwake("xcb", lambda code: None)
        begun = time.monotonic()
        awake.start()
        assert time.monotonic() - begun < 0.2
        caller, _ = bus.accept()
        ending = time.monotonic()
        awake.close()
        assert time.monotonic() - ending < END_LIMIT + 0.5
        caller.close()
