"""How many threads decode a film, by what its file says and by the machine's cores."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.video.decoder.media_info import Told, told_by
from kiosk.video.decoder.threads import threads_for
from tests.video.support import MP4

FILM = Told(width=1920, height=1080, codec="AVC", rate=30)


def test_a_light_film_leaves_one_of_two_cores_alone() -> None:
    assert threads_for(FILM, cores=2) == 1
    assert threads_for(replace(FILM, width=1080, height=1920, rate=25), cores=2) == 1
    assert threads_for(told_by(MP4), cores=2) == 1


def test_where_there_are_more_cores_it_may_have_two() -> None:
    assert threads_for(FILM, cores=4) == 2


@pytest.mark.parametrize(
    "heavy",
    [
        replace(FILM, rate=60),
        replace(FILM, width=3840, height=2160),
        replace(FILM, codec="HEVC"),
        replace(FILM, rate=0),
        Told(),
    ],
)
def test_a_heavy_film_or_one_that_tells_nothing_has_two(heavy: Told) -> None:
    assert threads_for(heavy, cores=2) == 2
