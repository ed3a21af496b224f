"""A new folder is whole or not there, and nothing is overwritten."""

from __future__ import annotations

import errno
import os
import unicodedata
from pathlib import Path, PurePosixPath

import pytest

from kiosk.starter.left import StarterError
from kiosk.starter.make import make
from kiosk.starter.target import Target, safe_name
from tests.media import samples
from tests.starter.shows import order


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "bron"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.png").write_bytes(samples.png())
    return folder


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("failing", [OSError(errno.ENOSPC, "vol"), KeyboardInterrupt()])
@pytest.mark.parametrize("is_there", [False, True])
def test_what_fails_half_way_leaves_nothing(
    tmp_path: Path, photos: Path, monkeypatch: pytest.MonkeyPatch, failing: BaseException, is_there: bool
) -> None:
    copied: list[PurePosixPath] = []

    def fail(target: Target, source: Path, name: PurePosixPath) -> None:
        copied.append(name)
        if len(copied) == 2:
            raise failing

    if is_there:
        (tmp_path / "nieuw").mkdir()
    monkeypatch.setattr(Target, "copy", fail)
    with pytest.raises(type(failing)):
        make(tmp_path / "nieuw" / "stand", order(), photos)
    assert left_in(tmp_path) == (["bron", "nieuw"] if is_there else ["bron"])
    assert not is_there or left_in(tmp_path / "nieuw") == []


def test_what_fails_at_the_very_end_leaves_nothing(
    tmp_path: Path, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.rename

    def fail(path: Path, target: Path) -> Path:
        if path.name == "slides":
            raise OSError(errno.EIO, "stuk")
        return real(path, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OSError, match="stuk"):
        make(tmp_path / "stand", order(), photos)
    assert left_in(tmp_path) == ["bron"]


def test_a_disk_without_room_is_told_before_anything_is_copied(
    tmp_path: Path, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.starter.target.SPARE_BYTES", 10**18)
    with pytest.raises(StarterError) as refused:
        make(tmp_path / "stand", order(), photos)
    assert refused.value.said("nl").startswith("Er is te weinig plaats op de schijf: ")
    assert left_in(tmp_path) == ["bron"]


def test_a_folder_with_anything_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "stand").mkdir()
    (tmp_path / "stand" / "brief.txt").write_text("van ons")
    with pytest.raises(StarterError) as refused:
        make(tmp_path / "stand", order())
    assert refused.value.said("nl") == (
        f"{tmp_path / 'stand'} bestaat al en is niet leeg. Er is niets overschreven: kies een nieuwe map."
    )
    assert left_in(tmp_path / "stand") == ["brief.txt"]


def test_an_empty_stick_is_no_folder_with_something_in_it(tmp_path: Path) -> None:
    (tmp_path / "System Volume Information").mkdir()
    (tmp_path / ".Trashes").mkdir()
    make(tmp_path, order())
    assert {"assets", "slides"} < set(left_in(tmp_path))


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "stand").write_text("")
    with pytest.raises(StarterError, match="new-is-file"):
        make(tmp_path / "stand", order())


def test_a_link_to_nowhere_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "stand").symlink_to(tmp_path / "weg")
    with pytest.raises(StarterError, match="new-used"):
        make(tmp_path / "stand", order())


@pytest.mark.parametrize("inside", ["", "stand", "a/b", "../bron/stand"])
def test_a_show_inside_its_own_source_is_refused(photos: Path, inside: str) -> None:
    with pytest.raises(StarterError, match="new-inside"):
        make(photos / inside, order(), photos)
    assert left_in(photos) == ["0.png", "1.png", "2.png"]


def test_a_copy_keeps_its_name_and_its_date(tmp_path: Path, photos: Path) -> None:
    os.utime(photos / "1.png", (1_000_000_000, 1_000_000_000))
    make(tmp_path / "stand", order(), photos)
    copy = tmp_path / "stand" / "assets" / "fotos" / "1.png"
    assert copy.read_bytes() == (photos / "1.png").read_bytes()
    assert copy.stat().st_mtime == 1_000_000_000


def test_two_names_that_are_one_on_other_computers_become_two() -> None:
    target = Target(Path("stand"))
    names = ["é.jpg", unicodedata.normalize("NFD", "é.jpg"), "É.JPG", "e.jpg"]
    assert [str(target.free_name(PurePosixPath(name))) for name in names] == [
        "é.jpg",
        unicodedata.normalize("NFD", "é") + "-2.jpg",
        "É-3.JPG",
        "e.jpg",
    ]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Café & 't Hof (1).jpg", "Café & 't Hof (1).jpg"),
        (os.fsdecode(b"caf\xe9.jpg"), "caf-.jpg"),
        ("a\nb\\c.png", "a-b-c.png"),
        (" randen ", "randen"),
        ("om\u202egekeerd  twee.png", "om-gekeerd  twee.png"),
        ("..", "-"),
        ("x" * 300 + ".jpg", "x" * 196 + ".jpg"),
    ],
)
def test_a_name_is_changed_only_where_it_must_be(name: str, safe: str) -> None:
    assert safe_name(name) == safe
