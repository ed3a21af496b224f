"""``kiosk pin reset``, for whoever has forgotten the PIN."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.cli import main
from kiosk.machine.pin import FREE_TRIES, Pin, Tries
from kiosk.machine.pin_files import pin_path, tries_path


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def typed(*words: str) -> tuple[int, str]:
    done = CliRunner(env={"LC_ALL": "C.UTF-8"}).invoke(main, words, prog_name="kiosk")
    return done.exit_code, done.output


def test_the_pin_and_the_wrong_ones_are_forgotten() -> None:
    pin, tries = pin_path(), tries_path()
    assert pin
    assert tries
    Pin(pin).set("271828")
    counted = Tries(tries, lambda: 0.0)
    for _ in range(FREE_TRIES):
        counted.begin()
    assert typed("pin", "reset") == (0, "The PIN is forgotten. Open the panel and choose a new one.\n")
    assert not Pin(pin).is_set
    assert Tries(tries, lambda: 0.0).wait == 0
    assert typed("pin", "reset")[0] == 0, "where there is none, too"


def test_a_file_that_cannot_be_deleted_is_named() -> None:
    pin = pin_path()
    assert pin
    pin.mkdir(parents=True)
    code, said = typed("pin", "reset")
    assert code == 1
    assert str(pin) in said
    assert "Traceback" not in said


def test_anything_else_is_a_wrong_use() -> None:
    assert typed("pin", "rest")[0] == 2
    assert typed("pin")[0] == 2
