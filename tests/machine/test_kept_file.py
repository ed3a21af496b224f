"""A small file of which there is always one whole version."""

from __future__ import annotations

import os
import queue
from pathlib import Path

import pytest

from kiosk.machine.kept_file import KeptFile, write_whole


def test_it_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "stand.json"
    for text in (b"one", b"two"):
        write_whole(path, text)
        assert path.read_bytes() == text
    assert [file.name for file in tmp_path.iterdir()] == ["stand.json"]


def test_where_it_cannot_be_written_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "stand.json"
    write_whole(path, b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["stand.json"]


def test_the_last_one_wanted_is_written_by_the_end(tmp_path: Path) -> None:
    kept = KeptFile(tmp_path / "stand.json")
    for number in range(200):
        kept.write(b"%d" % number)
    kept.close()
    assert (tmp_path / "stand.json").read_bytes() == b"199"


def test_a_folder_that_is_gone_is_made_again(tmp_path: Path) -> None:
    kept = KeptFile(tmp_path / "weg" / "stand.json")
    kept.write(b"kept")
    kept.close()
    assert (tmp_path / "weg" / "stand.json").read_bytes() == b"kept"


@pytest.mark.logs(r"stand\.json cannot be written")
def test_what_cannot_be_kept_is_told_once_and_so_is_that_it_can_be_again(tmp_path: Path) -> None:
    in_the_way = tmp_path / "weg"
    in_the_way.touch()
    judged = queue.Queue[OSError | None]()
    kept = KeptFile(in_the_way / "stand.json", judged.put)
    kept.write(b"1")
    assert isinstance(judged.get(timeout=10), OSError)
    kept.write(b"2")
    in_the_way.unlink()
    kept.write(b"3")
    assert judged.get(timeout=10) is None
    kept.close()
    assert (in_the_way / "stand.json").read_bytes() == b"3"
    assert judged.empty()
