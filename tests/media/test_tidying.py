"""The folder of what was made here has a limit: what was not used for longest goes, and nothing that somebody looks at."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from kiosk.media.raster.store import Store
from tests.media.test_store import PNG

FEW = 10 * len(PNG)
OLD = 100_000.0


def aged(path: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def filled(folder: Path, count: int) -> list[str]:
    """So many pictures, the first one not used for longest."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        path = folder / f"{number:02}.png"
        path.write_bytes(PNG)
        aged(path, OLD - number)
    return [f"{number:02}.png" for number in range(count)]


def test_a_folder_over_its_limit_loses_what_was_not_used_for_longest(tmp_path: Path) -> None:
    made = filled(tmp_path, 12)
    Store(tmp_path, FEW).tidy()
    assert names(tmp_path) == set(made[3:])


def test_a_folder_within_its_limit_is_left_as_it_is(tmp_path: Path) -> None:
    made = filled(tmp_path, 10)
    Store(tmp_path, FEW).tidy()
    assert names(tmp_path) == set(made)


def test_what_was_used_is_not_the_oldest_any_more(tmp_path: Path) -> None:
    made = filled(tmp_path, 12)
    other = Store(tmp_path, FEW)
    assert other.find(made[0])
    assert other.read(made[1]) == PNG
    Store(tmp_path, FEW).tidy()
    assert names(tmp_path) == {*made[:2], *made[5:]}


def test_writing_tidies_and_keeps_what_was_written(tmp_path: Path) -> None:
    made = filled(tmp_path, 10)
    store = Store(tmp_path, FEW)
    store.tidy()
    store.keep("new.png", PNG)
    assert names(tmp_path) == {*made[2:], "new.png"}


def test_what_this_process_shows_stays_however_long_ago_it_was_found(tmp_path: Path) -> None:
    made = filled(tmp_path, 12)
    store = Store(tmp_path, FEW)
    shown = store.find(made[5])
    assert shown
    aged(shown, 2 * OLD)
    store.tidy()
    assert names(tmp_path) == {*made[3:]}
    assert store.find(made[5]) == shown


def test_a_use_is_written_down_without_the_file_being_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (name,) = filled(tmp_path, 1)
    store = Store(tmp_path, FEW)
    assert store.find(name)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("read again"))
    assert store.find(name)
    assert time.time() - (tmp_path / name).stat().st_mtime < 60


def test_folders_and_strangers_links_are_not_touched(tmp_path: Path) -> None:
    filled(tmp_path, 12)
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(PNG * 20)
    (tmp_path / "link").symlink_to(tmp_path / "photos" / "a.jpg")
    Store(tmp_path, FEW).tidy()
    assert {"photos", "link"} <= names(tmp_path)
    assert (tmp_path / "photos" / "a.jpg").exists()


def test_a_file_half_written_long_ago_goes_and_one_being_written_stays(tmp_path: Path) -> None:
    for name, age in (("old.png.1.2.part", OLD), ("new.png.1.2.part", 5.0)):
        (tmp_path / name).write_bytes(PNG)
        aged(tmp_path / name, age)
    Store(tmp_path, FEW).tidy()
    assert names(tmp_path) == {"new.png.1.2.part"}


def test_two_that_tidy_one_folder_at_once_harm_neither(tmp_path: Path) -> None:
    filled(tmp_path, 40)
    stores = [Store(tmp_path, FEW) for _ in range(4)]
    threads = [threading.Thread(target=store.tidy) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 1 <= len(names(tmp_path)) <= 10
    assert all(store.find("39.png") for store in stores)


def test_a_folder_that_is_not_there_is_nothing_to_tidy(tmp_path: Path) -> None:
    Store(tmp_path / "none", FEW).tidy()
    assert names(tmp_path) == set()
