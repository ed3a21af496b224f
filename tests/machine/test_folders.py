"""A folder to keep things in, for users with a home, without one, and on full or closed disks; nothing is left behind."""

from __future__ import annotations

import atexit
import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.machine.folders import (
    GIVEN,
    NO_HOME,
    cache_folder,
    log_path,
    reason_of,
    share_cache,
    state_folder,
    temporary_folder,
)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="homes are those of POSIX")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    # Set first: what is not there is not put back.
    monkeypatch.setenv(GIVEN, "")
    monkeypatch.delenv(GIVEN)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
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
    here = place / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    folder = cache_folder()
    assert folder.parent == place
    assert list(here.iterdir()) == []


def test_a_cache_that_may_only_be_read_is_not_used(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(place / "caches"))

    def full(path: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    # A full disk: folders can be made there, and empty files.
    monkeypatch.setattr(Path, "write_bytes", full)
    folder = cache_folder()
    assert folder.parent == place
    assert folder.is_dir()
    environment: dict[str, str] = {}
    share_cache(environment)
    monkeypatch.setenv(GIVEN, environment[GIVEN])
    cache_folder.cache_clear()
    assert cache_folder() == Path(environment[GIVEN]) != folder


def test_a_cache_that_lasts_need_not_be_shared(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(place / "caches"))
    environment = {GIVEN: "/left/by/another/one"}
    share_cache(environment)
    assert environment == {}
    assert list((place / "caches" / "fos-kiosk").iterdir()) == []


@pytest.mark.parametrize("find", [log_path, state_folder])
def test_without_a_home_it_is_said_why_nothing_is_kept(
    monkeypatch: pytest.MonkeyPatch, find: Callable[[], Path]
) -> None:
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    with pytest.raises(OSError, match="no home") as caught:
        find()
    assert reason_of(caught.value) == NO_HOME


def test_without_any_place_there_is_a_folder_that_cannot_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(**_: object) -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", nowhere)
    monkeypatch.setattr(tempfile, "mkdtemp", nowhere)
    folder = temporary_folder()
    with pytest.raises(OSError, match="/dev/null"):
        folder.mkdir(parents=True)


def test_the_folder_in_which_it_was_started_is_the_last_for_temporary_files(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place)
    (place / "runtime").mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(place / "runtime"))
    assert temporary_folder().parent == place / "runtime"


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
