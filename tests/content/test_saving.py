"""A file is written anew whole, with a copy of what was in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.content.saving import ChangedMeanwhileError, save


def test_what_was_in_a_file_is_kept_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "playlist.yaml"
    path.write_bytes(b"old")
    assert save(path, b"new", b"old") == tmp_path / "playlist.yaml.bak"
    assert path.read_bytes() == b"new"
    assert (tmp_path / "playlist.yaml.bak").read_bytes() == b"old"
    assert {each.name for each in tmp_path.iterdir()} == {"playlist.yaml", "playlist.yaml.bak"}


def test_no_copy_is_ever_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "playlist.yaml"
    path.write_bytes(b"1")
    names = [save(path, f"{number}".encode(), f"{number - 1}".encode()).name for number in (2, 3, 4)]
    assert names == ["playlist.yaml.bak", "playlist.yaml.bak2", "playlist.yaml.bak3"]
    assert (tmp_path / "playlist.yaml.bak").read_bytes() == b"1"


def test_a_file_that_somebody_changed_meanwhile_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "playlist.yaml"
    path.write_bytes(b"newer")
    with pytest.raises(ChangedMeanwhileError):
        save(path, b"new", b"old")
    assert path.read_bytes() == b"newer"
    assert list(tmp_path.iterdir()) == [path]


def test_rights_stay_and_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "playlist.yaml", tmp_path / "link.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    save(link, b"new", b"old")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_disk_that_is_full_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "playlist.yaml"
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "no space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        save(path, b"new", b"old")
    assert path.read_bytes() == b"old"
    assert {each.name for each in tmp_path.iterdir()} == {"playlist.yaml", "playlist.yaml.bak"}
