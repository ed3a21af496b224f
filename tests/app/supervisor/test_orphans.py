"""Which processes a supervisor that takes over has to end."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app.supervisor import orphans
from kiosk.app.supervisor.orphans import orphans_here

HERE = {"DISPLAY": ":7", "XDG_RUNTIME_DIR": "/run/user/1000"}
PLAYER = ("python", "-m", "kiosk", "run", "--supervised", "{}")
CURTAIN = ("python", "-m", "kiosk.app.curtain", "--")


def process(
    proc: Path, number: int, words: tuple[str, ...], parent: int, environment: dict[str, str] | None = None
) -> None:
    folder = proc / str(number)
    folder.mkdir()
    (folder / "cmdline").write_bytes("\0".join(words).encode())
    given = HERE if environment is None else environment
    (folder / "environ").write_bytes("\0".join(f"{name}={value}" for name, value in given.items()).encode())
    (folder / "stat").write_text(f"{number} (a ) b) S {parent} {number} 0")


def test_players_and_curtains_of_this_screen_whose_supervisor_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(orphans, "is_kiosk", lambda number: number == 50)
    process(tmp_path, 100, PLAYER, 1)
    process(tmp_path, 101, CURTAIN, 1)
    process(tmp_path, 102, PLAYER, 50)
    process(tmp_path, 103, CURTAIN, 1, {"DISPLAY": ":8", "XDG_RUNTIME_DIR": "/run/user/1000"})
    process(tmp_path, 104, ("python", "-m", "kiosk", "run", "--no-supervisor"), 1)
    process(tmp_path, 105, ("vim", "kiosk.py"), 1)
    (tmp_path / "106").mkdir()
    (tmp_path / "self").mkdir()
    assert orphans_here(HERE, tmp_path) == (100, 101)


def test_where_the_system_does_not_tell_there_are_none(tmp_path: Path) -> None:
    assert orphans_here(HERE, tmp_path / "proc") == ()
