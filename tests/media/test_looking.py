"""Pictures and films are looked at for a moment before the show begins, and all of them beside it."""

from __future__ import annotations

import os
import pickle
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk.machine import child
from kiosk.media.looking import Looking
from kiosk.playlist import background_loader as elsewhere
from kiosk.playlist import load_child
from kiosk.playlist.loaded import Loaded
from kiosk.playlist.loader import load
from tests.media import samples
from tests.media.test_jpeg import BEGINNING, END, scan


class Hands:
    """A clock that is turned by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two good photos, one cut, a film, a list that is called a film, a JPEG XL that is called a JPEG, and words."""
    files = {
        "1.jpg": samples.jpeg(),
        "2 half.jpg": samples.jpeg()[:-4],
        "3.JPG": samples.jpeg(),
        "4.mp4": samples.mp4(),
        "5 live.mp4": samples.HLS,
        "6 iphone.jpg": samples.JXL,
        "7 zonder naam": samples.png(),
        "8 lees mij.txt": b"hallo",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def names(loaded: Loaded) -> list[str]:
    assert loaded.playlist
    return [item.key.partition(":")[2] for item in loaded.playlist.items]


def test_the_first_file_is_looked_at_and_the_rest_when_time_is_up_is_not() -> None:
    clock = Hands()
    looking = Looking(0.3, clock=clock)
    clock.now = 100.0
    assert looking.may_look()
    clock.now = 100.29
    assert looking.may_look()
    clock.now = 100.3
    assert not looking.may_look()
    clock.now = 0.0
    assert not looking.may_look(), "once in a hurry, always in a hurry"
    assert looking.took_on_trust


def test_without_a_limit_everything_is_looked_at_and_told_four_times_a_second() -> None:
    clock, told = Hands(), []
    looking = Looking(told=lambda done, known: told.append((done, known)), clock=clock)
    looking.expect(100)
    for number in range(101):
        clock.now = number / 100
        assert looking.may_look()
        looking.looked()
    assert told == [(1, 100), (26, 100), (51, 100), (76, 100), (101, 101)]


def test_who_has_no_time_takes_names_at_their_word(folder: Path) -> None:
    hurried = load(folder, looking=Looking(-1.0))
    assert names(hurried) == [
        "1.jpg",
        "2 half.jpg",
        "3.JPG",
        "4.mp4",
        "5 live.mp4",
        "6 iphone.jpg",
        "7 zonder naam",
    ]
    assert hurried.problems == ()
    calm = load(folder)
    assert names(calm) == ["1.jpg", "3.JPG", "4.mp4", "7 zonder naam"]
    assert sorted(problem.code for problem in calm.problems) == ["film-list", "picture-cut", "picture-format"]


def test_what_was_taken_on_trust_is_looked_at_afterwards(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[Any] = []
    monkeypatch.setattr(load_child, "say", said.append)
    monkeypatch.setattr(load_child, "say_load", lambda loaded, *, is_last: said.append((loaded, is_last)))
    monkeypatch.setattr(load_child, "PATIENCE", -1.0)
    monkeypatch.setattr(os, "nice", lambda more: None)
    load_child.main(folder)
    (first, first_is_last), *steps, (second, second_is_last) = said
    assert (first_is_last, second_is_last) == (False, True)
    assert (len(names(first)), len(names(second))) == (7, 4)
    assert steps[0] == (1, 8)


def test_what_can_be_looked_at_at_once_is_answered_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[Any] = []
    monkeypatch.setattr(load_child, "say", said.append)
    monkeypatch.setattr(load_child, "say_load", lambda loaded, *, is_last: said.append((loaded, is_last)))
    monkeypatch.setattr(load_child, "PATIENCE", 60.0)
    load_child.main(folder)
    assert said == [(load(folder), True)]


@pytest.fixture
def hurried_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """The loader's child without any patience."""
    code = "import sys; from pathlib import Path; from kiosk.playlist import load_child as c; c.PATIENCE = -1.0; "
    code += "c.main(*map(Path, sys.argv[1:]))"
    monkeypatch.setattr(child, "command", lambda module, *paths: [sys.executable, "-c", code, *paths])


def test_the_closer_look_comes_after_the_first_answer(folder: Path, hurried_child: None) -> None:
    loading = elsewhere.Loading(folder)
    told: list[tuple[int, int]] = []
    assert len(names(loading.result())) == 7
    assert loading.last(lambda done, known: told.append((done, known))) == load(folder)
    assert told[0] == (1, 8)


def test_who_leaves_does_not_wait_for_the_closer_look(folder: Path, hurried_child: None) -> None:
    loading = elsewhere.Loading(folder)
    assert loading.result()
    assert loading.last(lambda done, known: loading.close()) is None
    assert loading._child.poll() is not None


@pytest.mark.logs("the playlist is read once more")
def test_a_child_that_dies_over_the_closer_look_costs_nothing(folder: Path, hurried_child: None) -> None:
    loading = elsewhere.Loading(folder)
    loading._child.kill()
    assert len(names(loading.result())) in (4, 7)
    loading.close()


def test_what_the_child_says_is_framed_and_whole(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    load_child.say((3, 500))
    said = capfdbinary.readouterr().out
    assert (int.from_bytes(said[:8], "big"), pickle.loads(said[8:])) == (len(said) - 8, (3, 500))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the kernel's count of bytes read")
def test_looking_at_a_folder_of_photos_reads_a_few_kilobytes_of_each(tmp_path: Path) -> None:
    photo = BEGINNING + scan(1_500_000) + END
    for number in range(20):
        (tmp_path / f"{number}.jpg").write_bytes(photo)
    load(tmp_path)  # imports and the theme

    def read() -> int:
        count = next(
            line for line in Path("/proc/self/io").read_text().splitlines() if line.startswith("rchar")
        )
        return int(count.split()[1])

    before = read()
    loaded = load(tmp_path)
    spent = read() - before
    assert len(names(loaded)) == 20
    assert spent < 20 * 40_000 + 600_000, "the theme's fonts are in it"
