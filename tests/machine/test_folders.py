"""A folder to keep things in, for users with a home, without one, and on full or closed disks; nothing is left behind."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.machine.folders import cache_folder, temporary_folder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="homes are those of POSIX")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    cache_folder.cache_clear()
    monkeypatch.setattr(atexit, "register", lambda *_, **__: None)
    yield tmp_path
    cache_folder.cache_clear()


def test_the_cache_lies_where_the_system_keeps_caches(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(place / "caches"))
    assert cache_folder() == place / "caches" / "fos-kiosk"


@pytest.mark.parametrize("home", ["", "/proc/nobody"])
def test_where_nothing_can_be_kept_there_is_a_folder_for_this_run(
    place: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path.replace("~", home) if home else path)
    monkeypatch.chdir(place)
    folder = cache_folder()
    assert folder.parent == place
    assert not (place / "~").exists()


def test_a_cache_that_may_only_be_read_is_not_used(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(place / "caches"))
    real = os.access
    # Whoever runs the tests as root may write everywhere.
    monkeypatch.setattr(os, "access", lambda path, mode: "caches" not in str(path) and real(path, mode))
    folder = cache_folder()
    assert folder.parent == place
    assert folder.is_dir()


def test_it_goes_with_the_process(place: Path) -> None:
    code = (
        f"import tempfile; tempfile.tempdir = {str(place)!r}\n"
        "from kiosk.machine.folders import temporary_folder; print(temporary_folder())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(str(place))
    assert list(place.iterdir()) == []


def test_what_a_killed_process_left_goes_with_the_next_one(place: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left, own, foreign = (
        place / name for name in (f"fos-kiosk-{ended.pid}-a", f"fos-kiosk-{os.getpid()}-b", "fos-kiosk-x-c")
    )
    for folder in (left, own, foreign):
        folder.mkdir()
        (folder / "file").touch()
    temporary_folder()
    assert not left.exists()
    assert own.exists()
    assert foreign.exists()
