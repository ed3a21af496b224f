"""Room on the disks: which disk is meant, and what of it is news."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.machine.disk_room import Disk, DiskRules, Room, content_room, least_room, own_folders


def news(*free: int | None) -> list[str | None]:
    rules = DiskRules()
    return [rules.news(None if each is None else Room(each, "/")) for each in free]


def test_a_disk_with_room_and_one_that_cannot_be_asked_are_no_news() -> None:
    assert news(50_000, 1_000, None, 1_000) == [None] * 4


def test_a_disk_that_fills_is_told_of_at_each_limit_and_when_there_is_room_again() -> None:
    assert news(999, 500, 100, 99, 0) == ["disk-low", None, None, "disk-full", None]
    assert news(50, 124, 125, 1_249, 1_250) == ["disk-full", None, "disk-low", None, "disk-room"]
    assert news(50, None) == ["disk-full", "disk-room"]


def test_a_disk_at_its_limit_does_not_flicker() -> None:
    assert news(*[999, 1_001] * 50) == ["disk-low", *[None] * 99]
    assert news(*[99, 101] * 50) == ["disk-full", *[None] * 99]


def test_a_disk_is_that_of_the_folder_in_which_one_would_be_made(tmp_path: Path) -> None:
    found = least_room([tmp_path / "not" / "yet"])
    assert found is not None
    assert found.folder == str(tmp_path / "not" / "yet")
    assert found.free > 0
    assert least_room([]) is None


DISKS = {"a": Disk(1, 3_000), "b": Disk(2, 2_000), "c": None, "d": Disk(1, 3_000)}
"""What is measured of each folder; c cannot be written."""


def measured(folder: str) -> Disk | None:
    return DISKS[Path(folder).name]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in DISKS:
        (tmp_path / name).mkdir()
    return tmp_path


def test_the_fullest_disk_that_can_be_written_counts(root: Path) -> None:
    assert least_room([root / name for name in "abcd"], measured) == Room(2_000, str(root / "b"))
    assert least_room([root / "c"], measured) is None


def test_the_disk_of_the_content_counts_where_it_is_not_one_of_the_kiosks_own(root: Path) -> None:
    assert content_room(root / "a", [root / "b", root / "c"], measured) == Room(3_000, str(root / "a"))
    assert content_room(root / "a", [root / "b", root / "d"], measured) is None
    assert content_room(root / "c", [root / "b"], measured) is None
    assert content_room(root / "pulled out", []) is None


def test_where_the_kiosk_writes_is_known_without_asking_a_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/never/there")
    assert Path("/never/there/fos-kiosk") in own_folders()
