"""The promise of ``kiosk.video.film``, kept by every engine."""

from __future__ import annotations

import contextlib
import gc
import http.server
import os
import sys
import threading
import unicodedata
import weakref
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalEmittedError

from kiosk.video import film as film_module
from kiosk.video.film import VideoEngine
from kiosk.video.film_picture import FilmPicture
from kiosk.video.picture import Size
from tests.video.support import (
    DATA,
    ENGINES,
    MP4,
    PICTURES,
    WEBM,
    EngineMaker,
    Watched,
    copy_of,
    cut_in_half,
    opened,
    pixel,
)

pytestmark = [
    pytest.mark.serial,
    # Qt tells it by the sound that stands still, which it does on a busy machine too.
    pytest.mark.may_log("goes on without sound"),
    pytest.mark.parametrize("name", ENGINES),
    # Qt Multimedia says so once on a machine without a graphics card or a loudspeaker.
    pytest.mark.qt_log_ignore(
        "No RHI backend|No audio device detected|pa_context_connect|Failed to initialize", extend=True
    ),
]


@pytest.fixture
def engine(kept_engine: VideoEngine) -> VideoEngine:
    return kept_engine


def test_it_says_who_it_is(engine: VideoEngine, name: str) -> None:
    assert engine.name == name


def test_a_film_is_held_on_its_first_picture_and_then_played_whole(engine: VideoEngine, qtbot: QtBot) -> None:
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    assert film.film.pictures == 1
    first = film.film.image
    assert first is not None
    assert (first.width(), first.height()) == (320, 180)
    held = first.copy()
    # Six more pictures would have come by now.
    with qtbot.assertNotEmitted(film.film.pictureArrived, wait=200):
        pass
    assert film.film.image == held
    assert film.film.time() == 0

    times: list[float] = []
    film.film.pictureArrived.connect(lambda: times.append(film.film.time()))
    film.film.play(sound=False)
    film.wait_for(qtbot, "ended")
    assert film.said == ["ready", "started", "ended"]
    assert film.film.is_over
    assert film.film.pictures in film.all_pictures()
    assert all(later > earlier - 0.1 for earlier, later in pairwise(times))
    assert times[-1] == pytest.approx(2.0, abs=0.3)
    assert film.film.image != held, "the last picture stays"


def test_a_film_that_is_over_plays_again_from_the_start(engine: VideoEngine, qtbot: QtBot) -> None:
    film = opened(engine, WEBM)
    film.wait_for(qtbot, "ready")
    film.film.play(sound=False)
    film.wait_for(qtbot, "ended")
    first_time = film.film.pictures
    assert first_time in film.all_pictures()
    film.film.play(sound=True, volume=0, again=True)
    film.wait_for(qtbot, "ended", times=2)
    assert film.said == ["ready", "started", "ended", "started", "ended"]
    assert film.film.pictures - first_time in film.all_pictures(halts=1)


def test_a_film_that_plays_can_begin_anew(engine: VideoEngine, qtbot: QtBot) -> None:
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    film.film.play(sound=False)
    qtbot.waitUntil(lambda: film.film.pictures > PICTURES // 3)
    shown = film.film.pictures
    film.film.play(sound=True, volume=0, again=True)
    film.wait_for(qtbot, "ended")
    # Of the first time one or two may still have been under way.
    assert film.film.pictures - shown in film.all_pictures(halts=1)
    assert film.said.count("ended") == 1


@pytest.mark.parametrize(
    "file_name",
    [
        "Rede: Teil 1 #50% ?.webm",
        "🎬 affiche.webm",
        "-vout=dummy.webm",
        unicodedata.normalize("NFD", "Één café à Liège.webm"),
        "film.webm :sout=#file{dst=x}.webm",
        "twee\nregels\t.webm",
        pytest.param(
            os.fsdecode(b"caf\xe9\xff.webm"),
            id="no text",
            marks=pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="names are text here"),
        ),
    ],
)
def test_any_name_plays(engine: VideoEngine, qtbot: QtBot, tmp_path: Path, file_name: str) -> None:
    film = opened(engine, copy_of(WEBM, tmp_path, file_name))
    film.wait_for(qtbot, "ready")
    film.film.play(sound=False)
    film.wait_for(qtbot, "started")
    assert sorted(path.name for path in tmp_path.iterdir()) == [file_name]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "missing"), (b"", "no-film"), (b"Notities van de vergadering.\n", "no-film")],
    ids=["missing", "empty", "text"],
)
def test_what_is_no_film_fails_with_a_code(
    engine: VideoEngine, qtbot: QtBot, tmp_path: Path, content: bytes | None, reason: str
) -> None:
    path = tmp_path / "film.mp4"
    if content is not None:
        path.write_bytes(content)
    film = opened(engine, path)
    qtbot.waitUntil(lambda: "failed" in film.said)
    assert (film.said, film.reason) == (["failed"], reason)


def test_a_folder_is_no_film(engine: VideoEngine, qtbot: QtBot, tmp_path: Path) -> None:
    film = opened(engine, tmp_path)
    qtbot.waitUntil(lambda: "failed" in film.said)
    assert film.reason == "no-film"


def test_a_pipe_is_no_film_and_is_not_waited_for(engine: VideoEngine, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    os.mkfifo(path)
    film = opened(engine, path)
    qtbot.waitUntil(lambda: "failed" in film.said)
    assert film.reason == "no-film"


def test_the_head_of_a_film_and_nothing_more_fails_with_a_code(
    engine: VideoEngine, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(film_module, "START_LIMIT", 1.0)
    path = tmp_path / "film.mp4"
    path.write_bytes(MP4.read_bytes()[:200])
    film = opened(engine, path)
    qtbot.waitUntil(lambda: "failed" in film.said, timeout=2_000)
    assert film.reason in ("no-picture", "too-slow", "unreadable", "cut-short")


@pytest.mark.parametrize("path", [MP4, WEBM], ids=["h264", "vp9"])
def test_a_film_cut_in_half_fails_and_does_not_end(
    engine: VideoEngine, qtbot: QtBot, tmp_path: Path, path: Path
) -> None:
    film = opened(engine, cut_in_half(path, tmp_path))
    qtbot.waitUntil(lambda: bool(film.said))
    if film.said == ["ready"]:
        film.film.play(sound=False)
        qtbot.waitUntil(lambda: film.said[-1] in ("failed", "ended"), timeout=9_000)
    assert film.said[-1] == "failed"
    assert film.reason in ("cut-short", "unreadable", "stuck", "no-picture")


@pytest.fixture
def canary() -> Iterator[tuple[str, list[str]]]:
    """A web server nobody should ask for anything: its address, and who did."""
    asked: list[str] = []

    class Canary(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Canary)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


LISTS = {
    "hls": "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{}/1.ts\n",
    "m3u": "#EXTM3U\n{}/film.mp4\n",
    "address": "{}/film.mp4\n",
    "dash": '<?xml version="1.0"?>\n<MPD><Period><BaseURL>{}/</BaseURL></Period></MPD>\n',
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_that_is_called_a_film_asks_nobody_for_anything(
    engine: VideoEngine, qtbot: QtBot, tmp_path: Path, canary: tuple[str, list[str]], kind: str
) -> None:
    address, asked = canary
    path = tmp_path / "film.mp4"
    path.write_text(LISTS[kind].format(address))
    film = opened(engine, path)
    qtbot.waitUntil(lambda: "failed" in film.said)
    assert film.reason == "no-film"
    other = opened(engine, WEBM)
    other.wait_for(qtbot, "ready")
    assert asked == []


def test_two_films_are_open_at_once_and_each_shows_its_own_picture(engine: VideoEngine, qtbot: QtBot) -> None:
    playing = opened(engine, MP4)
    playing.wait_for(qtbot, "ready")
    playing.film.play(sound=False)
    qtbot.waitUntil(lambda: playing.film.pictures > 20)
    held = opened(engine, WEBM)
    held.wait_for(qtbot, "ready")
    still = pixel(held.film, 160, 90)
    playing.wait_for(qtbot, "ended")
    assert playing.film.pictures in playing.all_pictures()
    assert (held.film.pictures, pixel(held.film, 160, 90)) == (1, still)
    playing.film.close()
    held.film.play(sound=False)
    held.wait_for(qtbot, "started")
    qtbot.waitUntil(lambda: held.film.pictures > 10)


def test_a_closed_film_is_silent(engine: VideoEngine, qtbot: QtBot) -> None:
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    film.film.play(sound=False)
    film.wait_for(qtbot, "started")
    said = list(film.said)
    film.film.close()
    next_one = opened(engine, MP4)
    next_one.wait_for(qtbot, "ready")
    next_one.film.play(sound=False)
    qtbot.waitUntil(lambda: next_one.film.pictures > 10)
    assert film.said == said


def test_an_engine_may_be_closed_while_films_play(make_engine: EngineMaker, name: str, qtbot: QtBot) -> None:
    engine = make_engine(name)
    playing, opening = opened(engine, MP4), opened(engine, WEBM)
    playing.wait_for(qtbot, "ready")
    playing.film.play(sound=False)
    playing.wait_for(qtbot, "started")
    engine.close()
    engine.close()
    assert "failed" not in playing.said + opening.said


def test_the_picture_of_any_moment_is_held_when_it_is_asked_for(engine: VideoEngine, qtbot: QtBot) -> None:
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    seen = []
    for part in (0.0, 0.3, 0.6):
        if part:
            with qtbot.waitSignal(film.film.looked, timeout=5000):
                film.film.look_at(part)
        image = film.film.image
        assert image is not None
        seen.append(image.copy())
        assert not film.film.is_playing
    assert seen[0] != seen[1] != seen[2] != seen[0]
    assert film.film.time() > 0.2
    with qtbot.assertNotEmitted(film.film.pictureArrived, wait=200):
        pass


def test_a_film_stands_still_while_paused_and_goes_on_where_it_was(engine: VideoEngine, qtbot: QtBot) -> None:
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    film.film.play(sound=False)
    qtbot.waitUntil(lambda: film.film.pictures > 10)
    film.film.pause()
    # Pictures that were under way may still come; then none.
    qtbot.waitUntil(lambda: film.film.is_paused)
    with contextlib.suppress(SignalEmittedError), qtbot.assertNotEmitted(film.film.pictureArrived, wait=300):
        pass
    shown, stood = film.film.pictures, film.film.time()
    with qtbot.assertNotEmitted(film.film.pictureArrived, wait=300):
        pass
    assert film.film.time() == stood
    film.film.resume()
    film.wait_for(qtbot, "ended")
    assert film.film.pictures > shown
    assert film.film.pictures in film.all_pictures(halts=1)
    assert film.said == ["ready", "started", "ended"]


def test_a_film_may_be_paused_for_longer_than_silence_is_allowed(
    engine: VideoEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(film_module, "SILENCE_LIMIT", 1.5)
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    film.film.play(sound=False)
    qtbot.waitUntil(lambda: film.film.pictures > 5)
    film.film.pause()
    with qtbot.assertNotEmitted(film.film.failed, wait=1_800):
        pass
    film.film.resume()
    film.wait_for(qtbot, "ended")


def test_sound_may_go_on_after_the_last_picture(engine: VideoEngine, qtbot: QtBot) -> None:
    film = opened(engine, DATA / "tail.webm")
    film.wait_for(qtbot, "ready")
    film.film.play(sound=True)
    film.wait_for(qtbot, "ended", timeout=9_000)
    assert film.said == ["ready", "started", "ended"]
    film.film.play(sound=True, again=True)
    film.wait_for(qtbot, "ended", times=2, timeout=9_000)


def test_a_film_that_is_paused_and_goes_on_at_once_plays_to_its_end(
    engine: VideoEngine, qtbot: QtBot
) -> None:
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    film.film.play(sound=False)
    for _ in range(4):
        next_halt = film.film.pictures + 5
        qtbot.waitUntil(lambda: film.film.pictures > next_halt)  # noqa: B023  (called within this turn)
        film.film.pause()
        film.film.resume()
    film.wait_for(qtbot, "ended")
    assert film.film.pictures in film.all_pictures(halts=4)


def test_a_film_that_is_paused_goes_on_and_is_paused_at_once_stands_still(
    engine: VideoEngine, qtbot: QtBot
) -> None:
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    film.film.play(sound=False)
    qtbot.waitUntil(lambda: film.film.pictures > 5)
    film.film.pause()
    with qtbot.assertNotEmitted(film.film.failed, wait=300):
        pass
    for _ in range(3):
        film.film.resume()
        film.film.pause()
    with qtbot.assertNotEmitted(film.film.failed, wait=300):
        pass
    shown = film.film.pictures
    with qtbot.assertNotEmitted(film.film.ended, wait=500):
        pass
    assert film.film.pictures == shown
    film.film.resume()
    film.wait_for(qtbot, "ended")


def test_a_film_that_is_halted_and_begins_anew_at_once_is_shown_whole(
    engine: VideoEngine, qtbot: QtBot
) -> None:
    """As when a visitor leaves it, and the loop takes it up."""
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    film.film.play(sound=True)
    qtbot.waitUntil(lambda: film.film.pictures > 10)
    film.film.pause()
    shown = film.film.pictures
    film.film.play(sound=False, again=True)
    film.wait_for(qtbot, "ended")
    # Of the first time one or two may still have been under way.
    assert film.film.pictures - shown in film.all_pictures(halts=1)


def test_a_film_goes_to_the_moment_that_is_asked_for(engine: VideoEngine, qtbot: QtBot) -> None:
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    film.film.play(sound=False)
    qtbot.waitUntil(lambda: film.film.pictures > 3)
    film.film.seek(1.5)
    assert film.film.time() >= 1.5
    film.wait_for(qtbot, "ended")
    assert film.film.pictures < PICTURES


def test_pause_resume_and_seek_do_nothing_to_a_film_that_does_not_play(
    engine: VideoEngine, qtbot: QtBot
) -> None:
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    film.film.resume()
    film.film.pause()
    film.film.seek(1)
    assert not film.film.is_paused
    film.film.play(sound=False)
    film.wait_for(qtbot, "ended")
    assert film.film.pictures in film.all_pictures()


COLORS = {
    "red": (255, 0, 0),
    "green": (0, 255, 0),
    "blue": (0, 0, 255),
    "white": (255, 255, 255),
    "black": (0, 0, 0),
}


@pytest.mark.parametrize("size", [(320, 180), (160, 90), (640, 360), (1000, 562)], ids=str)
@pytest.mark.parametrize("clip", ["bt709.webm", "bt601.webm"])
def test_colours_are_those_the_film_means(
    engine: VideoEngine, qtbot: QtBot, clip: str, size: tuple[int, int]
) -> None:
    """Five stripes; the clip in BT.709 is small and says so in its header, the other one says nothing."""
    width, height = size
    film = Watched(engine.open(DATA / clip, box=Size(width, height + 2), fit="contain"))
    film.wait_for(qtbot, "ready")
    assert film.film.frame is not None
    assert film.film.frame.size == Size(width, height)
    for place, (name, wanted) in enumerate(COLORS.items()):
        shown = pixel(film.film, width * (2 * place + 1) // 10, height // 2)
        parts = (shown >> 16 & 255, shown >> 8 & 255, shown & 255)
        assert all(abs(a - b) <= 8 for a, b in zip(parts, wanted, strict=True)), (name, parts)


def test_a_film_that_was_closed_is_forgotten_and_freed(
    make_engine: EngineMaker, name: str, qtbot: QtBot
) -> None:
    """The stage deletes its films; an engine that still asked them would stumble over the next one."""
    engine = make_engine(name)
    picture = FilmPicture()
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    picture.setProperty("film", film.film)
    seen = weakref.ref(film.film)
    film.film.close()
    with qtbot.waitSignal(film.film.destroyed):
        film.film.deleteLater()
    del film
    gc.collect()
    assert seen() is None
    assert picture.property("film") is None
    again = opened(engine, MP4)
    again.wait_for(qtbot, "ready")
