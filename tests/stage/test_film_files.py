"""A film that failed is looked at again when its file is another one."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.state import Cue
from kiosk.stage.film_files import FilmFiles


class Asked:
    """A film whose file lies in the test's folder, and what the show was told."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.item = VideoItem(key="f", path=folder / "film.mp4")
        self.item.path.write_bytes(b"half of it")
        self.told: list[on.Event] = []
        self.files = FilmFiles(self.told.append)
        self._qtbot = qtbot
        self._answered = 0
        self.files._found.connect(self._answer)

    def _answer(self) -> None:
        self._answered += 1

    def mind(self, effect: do.Effect) -> None:
        """Until the disk has answered."""
        before = self._answered
        self.files.mind(effect)
        self._qtbot.waitUntil(lambda: self._answered > before)


@pytest.fixture
def film(tmp_path: Path, qtbot: QtBot) -> Asked:
    film = Asked(tmp_path, qtbot)
    film.mind(do.Prepare(Cue(1, film.item, 0, 1)))
    return film


def test_a_file_that_is_the_same_changes_nothing(film: Asked) -> None:
    film.mind(do.LookAgain(film.item))
    assert film.told == []


def test_a_file_that_was_written_anew_is_told_once(film: Asked) -> None:
    film.item.path.write_bytes(b"all of it, at last")
    film.mind(do.LookAgain(film.item))
    film.mind(do.LookAgain(film.item))
    assert film.told == [on.FileChanged("f")]


def test_another_file_of_the_same_length_in_its_place_is_told(film: Asked, tmp_path: Path) -> None:
    other = tmp_path / "other.mp4"
    other.write_bytes(b"half of it")
    other.replace(film.item.path)
    film.mind(do.LookAgain(film.item))
    assert film.told == [on.FileChanged("f")]


def test_a_file_that_is_gone_and_comes_back_is_told(film: Asked) -> None:
    film.item.path.unlink()
    film.mind(do.LookAgain(film.item))
    film.item.path.write_bytes(b"half of it")
    film.mind(do.LookAgain(film.item))
    assert film.told == [on.FileChanged("f")] * 2
