"""The computer is switched off by its own command, and a refusal is known."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kiosk.machine.switching_off import Way, command, switch

posix = pytest.mark.skipif(sys.platform == "win32", reason="a program made of a script")


def program(folder: Path, name: str, code: int) -> None:
    file = folder / name
    file.write_text(f'#!/bin/sh\necho "$@" > "{folder}/asked"\nexit {code}\n')
    file.chmod(0o755)


@posix
@pytest.mark.parametrize(("way", "asked"), [("off", "poweroff"), ("restart", "reboot")])
def test_systemd_is_asked_where_it_is(
    way: Way, asked: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "systemctl", 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert switch(way)
    assert (tmp_path / "asked").read_text() == f"{asked}\n"


@posix
def test_a_refusal_and_a_system_without_such_a_command_are_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert command("off", "linux") == []
    assert not switch("off")
    program(tmp_path, "shutdown", 1)
    assert not switch("restart")
    assert (tmp_path / "asked").read_text() == "-r now\n"


@pytest.mark.parametrize(("way", "letter"), [("off", "/s"), ("restart", "/r")])
def test_windows_is_asked_without_delay(way: Way, letter: str) -> None:
    assert command(way, "win32") == ["shutdown", letter, "/t", "0"]
