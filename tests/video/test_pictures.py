"""What becomes of the pictures that libVLC gives: shown, kept for later, or passed over. Needs no libVLC."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pytest

from kiosk.video.decoder import libvlc
from kiosk.video.decoder.pictures import FrameAction, Pictures
from kiosk.video.picture import Size
from kiosk.video.segment import FREE, MOST_WAITING, READY, SLOTS, WRITING, Segment

SIDE = 16


class Film:
    """Pictures with somebody who decides about them, and what was said of them."""

    def __init__(self, segment: Segment) -> None:
        self.wish, self.said, self.before = FrameAction.GIVE, list[int](), 0
        self.aspects: list[float] = []
        self.segment = segment
        self.pictures = Pictures(
            library=None,
            media=None,
            scaler=None,
            segment=segment,
            region=0,
            box=Size(SIDE, SIDE),
            fit="contain",
            pixels="rgb32",
            say=self._say,
            action=lambda waited: self.wish,
            giving=self._giving,
            taken=lambda: None,
        )
        self.is_formed()

    def is_formed(self, width: int = SIDE, height: int = SIDE) -> None:
        """libVLC tells what its pictures are, as it may do again."""
        numbers = [(ctypes.c_uint * 3)() for _ in range(2)]
        sides = ctypes.c_uint(width), ctypes.c_uint(height)
        chroma = ctypes.create_string_buffer(b"RV32")
        assert self.pictures._format(None, chroma, *map(ctypes.pointer, sides), *numbers)

    def _say(self, **message: Any) -> None:
        if message["say"] == "format":
            self.aspects.append(message["aspect"])
        if message["say"] == "frame":
            self.said.append(ctypes.string_at(self.segment.address(0, message["slot"]), 1)[0])

    def _giving(self) -> None:
        self.before += 1

    def comes(self, value: int, wish: FrameAction) -> None:
        """libVLC draws a picture all of this value and has it shown."""
        self.wish = wish
        planes = (ctypes.c_void_p * 3)()
        self.pictures._lock(None, planes)
        assert planes[0]
        ctypes.memset(planes[0], value, SIDE * SIDE * 4)
        self.pictures._display(None, None)

    def states(self) -> list[int]:
        return [self.segment.state(0, slot) for slot in range(SLOTS)]


@pytest.fixture
def film(monkeypatch: pytest.MonkeyPatch) -> Iterator[Film]:
    monkeypatch.setattr(
        libvlc, "visible_picture", lambda library, media: libvlc.Picture(SIDE, SIDE, 1.0, SIDE)
    )
    segment = Segment(SIDE * SIDE * 4 + 128, regions=1)
    yield Film(segment)
    segment.close()


def test_a_picture_that_came_before_the_pause_is_not_lost(film: Film) -> None:
    film.comes(10, FrameAction.GIVE)
    film.comes(20, FrameAction.KEEP)
    film.comes(20, FrameAction.KEEP)
    assert (film.said, film.pictures.kept) == ([10], 1)
    assert film.pictures.give_kept()
    assert not film.pictures.give_kept()
    # libVLC shows what it paused on once more; then the film goes on.
    film.comes(20, FrameAction.GIVE)
    film.comes(30, FrameAction.GIVE)
    assert film.said == [10, 20, 30]


def test_what_was_kept_comes_before_what_comes_next(film: Film) -> None:
    film.comes(10, FrameAction.GIVE)
    film.comes(20, FrameAction.KEEP)
    film.comes(30, FrameAction.GIVE)
    assert (film.said, film.pictures.kept) == ([10, 20, 30], 0)


def test_there_is_always_a_slot_left_to_draw_into(film: Film) -> None:
    film.comes(10, FrameAction.GIVE)
    for value in range(20, 20 + 2 * MOST_WAITING):
        film.comes(value, FrameAction.KEEP)
    assert film.pictures.kept == MOST_WAITING
    assert film.states().count(READY) == 1 + MOST_WAITING
    assert film.states().count(FREE) + film.states().count(WRITING) == SLOTS - 1 - MOST_WAITING > 0


def test_after_a_seek_nothing_of_before_is_shown(film: Film) -> None:
    film.comes(10, FrameAction.GIVE)
    film.comes(20, FrameAction.KEEP)
    film.pictures.begin_anew()
    film.comes(10, FrameAction.GIVE)
    assert (film.said, film.states().count(READY)) == ([10, 10], 2)


def test_what_is_passed_over_is_neither_shown_nor_kept(film: Film) -> None:
    film.comes(10, FrameAction.PASS)
    film.comes(20, FrameAction.GIVE)
    assert (film.said, film.before, film.pictures.kept) == ([20], 1, 0)


def test_a_reader_that_is_behind_loses_pictures_but_never_the_newest_one_it_has(film: Film) -> None:
    for value in range(10, 10 * (SLOTS + 3), 10):
        film.comes(value, FrameAction.GIVE)
    assert film.said == [10 * number for number in range(1, SLOTS + 1)]
    film.segment.set_state(0, 0, FREE)
    film.comes(200, FrameAction.GIVE)
    film.comes(200, FrameAction.GIVE)
    assert film.said[SLOTS:] == [200]


def test_a_picture_is_written_where_it_is_to_lie(film: Film, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[int] = []
    monkeypatch.setattr(ctypes, "memmove", lambda *parts: copied.append(parts[2]))
    for value in (10, 20, 30):
        film.comes(value, FrameAction.GIVE)
        film.segment.set_state(0, film.states().index(READY), FREE)
    assert (film.said, copied) == ([10, 20, 30], [])


def test_when_pictures_get_another_shape_none_is_left_half_drawn(film: Film) -> None:
    film.comes(10, FrameAction.GIVE)
    film.comes(20, FrameAction.PASS)
    assert film.states().count(WRITING) == 1
    film.is_formed()
    assert film.states().count(WRITING) == 0
    film.comes(30, FrameAction.GIVE)
    assert film.said == [10, 30]


def test_a_film_that_begins_anew_has_the_shape_that_its_file_tells(film: Film) -> None:
    film.is_formed(SIDE, 18)
    film.comes(10, FrameAction.GIVE)
    film.is_formed(SIDE, 16)
    film.is_formed(SIDE, 18)
    assert film.aspects[-1] == 1.0


def test_a_film_whose_shape_changes_midway_is_not_stretched(film: Film) -> None:
    film.comes(10, FrameAction.GIVE)
    # As libVLC tells it: for two kinds of hardware, then for itself with room beside the picture.
    for height in (8, 8, 14):
        film.is_formed(SIDE, height)
    assert film.aspects[-1] == 2.0
    film.is_formed()
    assert film.aspects[-1] == 1.0
