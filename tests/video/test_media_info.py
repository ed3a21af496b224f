"""What the head of a film file says, read by many threads as by one."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk.video.colors import Colors
from kiosk.video.decoder import media_info as told
from kiosk.video.decoder.media_info import Told, colors_of, told_by
from tests.video.support import MP4, WEBM, cut_in_half

READERS = 4
TIMES = 30


def test_a_film_tells_of_its_pictures() -> None:
    found = told_by(MP4)
    assert (found.width, found.height, found.aspect, found.codec) == (320, 180, 1.0, "AVC")
    assert (found.rate, found.slowest, found.count, found.pictures_ms) == (30.0, 30.0, 60, 2000)
    assert (found.container, found.is_whole) == ("MPEG-4", True)


def test_half_a_film_is_not_whole(tmp_path: Path) -> None:
    assert not told_by(cut_in_half(WEBM, tmp_path)).is_whole


def test_films_that_are_opened_together_tell_the_same_as_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told, "MOST_WAIT", 60.0)
    expected = {path: told_by(path) for path in (MP4, WEBM)}
    start = threading.Barrier(READERS)

    def read(path: Path) -> set[Told]:
        start.wait()
        return {told_by(path) for _ in range(TIMES)}

    with ThreadPoolExecutor(READERS) as readers:
        paths = [MP4, WEBM] * (READERS // 2)
        for path, found in zip(paths, readers.map(read, paths), strict=True):
            assert found == {expected[path]}


def test_a_film_does_not_wait_for_ever_for_the_head_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told, "MOST_WAIT", 0.01)
    with told._reading:
        assert told_by(MP4) == Told()
    assert told_by(MP4) != Told()


def test_what_it_cannot_understand_tells_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = tmp_path / "film.mp4"
    text.write_text("not a film")
    assert told_by(text) == Told()
    assert told_by(tmp_path / "missing.mp4") == Told()

    def breaks(path: Path) -> Told:
        raise ValueError(path)

    monkeypatch.setattr(told, "_read", breaks)
    assert told_by(MP4) == Told()


@pytest.mark.parametrize("chroma", ["GBR8", "RV24", "RGBA"])
def test_a_recording_of_a_screen_is_not_taken_for_full_range_when_libvlc_makes_planes_of_it(
    chroma: str,
) -> None:
    told = Told(matrix="Identity", range="Full", width=1920, height=1080)
    assert colors_of(told, lines=1080, chroma=chroma) == Colors("bt601", is_full_range=False)
