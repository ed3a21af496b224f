"""A display that answers late is waited for, one that never does is told of in time."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.cli import main
from kiosk.machine.display import LIMIT, LOOK_EVERY, display_answers, wait_for_display

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")


def test_a_display_that_is_there_is_not_waited_for() -> None:
    paused: list[float] = []
    assert wait_for_display(answers=lambda: True, pause=paused.append, waits=lambda: paused.append(-1))
    assert paused == []


def test_one_that_comes_is_waited_for_and_that_is_said_once() -> None:
    said: list[str] = []
    answers = iter([False] * 10 + [True])
    assert wait_for_display(
        answers=lambda: next(answers), pause=lambda _: None, waits=lambda: said.append("waits")
    )
    assert said == ["waits"]


def test_one_that_never_comes_is_waited_for_a_minute() -> None:
    paused: list[float] = []
    assert not wait_for_display(answers=lambda: False, pause=paused.append)
    assert sum(paused) == pytest.approx(LIMIT, abs=LOOK_EVERY)


@on_linux
@pytest.mark.parametrize(
    ("environment", "answers"),
    [
        ({"DISPLAY": ":98765"}, False),
        ({"DISPLAY": ":98765", "QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "eglfs"}, True),
        ({"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nowhere"}, False),
        ({"WAYLAND_DISPLAY": "wayland-9"}, False),
    ],
)
def test_who_answers(environment: dict[str, str], answers: bool) -> None:
    assert display_answers(environment) is answers


@on_linux
def test_a_compositor_answers_and_is_not_asked_where_x_is_wanted(tmp_path: Path) -> None:
    environment = {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": str(tmp_path)}
    with socket.socket(socket.AF_UNIX) as there:
        there.bind(str(tmp_path / "wayland-9"))
        there.listen()
        assert display_answers(environment)
        assert not display_answers({**environment, "QT_QPA_PLATFORM": "xcb"})


@on_linux
@pytest.mark.parametrize(("language", "words"), [("nl", "Zet het scherm aan"), ("fr", "Allumez l’écran")])
def test_without_a_display_the_show_ends_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    monkeypatch.setattr("kiosk.machine.display.wait_for_display", lambda **_: False)
    monkeypatch.setenv("DISPLAY", ":98765")
    monkeypatch.setenv("LC_ALL", f"{language}_BE.UTF-8")
    done = CliRunner().invoke(main, ["run"])
    assert done.exit_code == 1
    assert words in done.output
    assert ":98765" in done.output


@pytest.mark.parametrize("size", ["99999x99999", "8193x100", "100x8193"])
def test_a_window_that_no_memory_holds_is_refused(size: str) -> None:
    done = CliRunner().invoke(main, ["run", "--windowed", size], env={"LC_ALL": "fr_BE.UTF-8"})
    assert done.exit_code == 2
    assert "est trop grande : au plus 8192×8192" in " ".join(done.output.split())
