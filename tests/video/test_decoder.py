"""The decoder may die at any moment: films go on, nothing stays behind."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.video.choose import FallbackEngine, make_engine
from kiosk.video.decoder.libvlc import version_numbers
from kiosk.video.decoder_process import PING_EVERY, SILENCE, DecoderProcess
from kiosk.video.segment import Segment
from kiosk.video.vlc_engine import VlcEngine
from kiosk.video.wire import pack, unpack
from tests.shared_memory import shared_memory
from tests.video.support import BOX, MP4, PICTURES, SOON, WEBM, needs_vlc, open_files, opened

pytestmark = [
    pytest.mark.serial,
    pytest.mark.may_log("the decoder died", "the decoder does not answer"),
    pytest.mark.vlc,
    needs_vlc,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]


@pytest.fixture
def engine(qtbot: QtBot) -> VlcEngine:
    return VlcEngine(pixels="rgb32")


@pytest.fixture(autouse=True)
def _closed(engine: VlcEngine) -> object:
    yield
    engine.close()
    assert engine.decoder_pid is None


def kill(engine: VlcEngine) -> int:
    pid = engine.decoder_pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    return pid


def is_alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def mapped_segments() -> int:
    """How many of our segments this process has mapped."""
    return Path("/proc/self/maps").read_text().count("fos-kiosk-frames")


def test_a_held_film_is_ready_again_in_a_new_decoder(engine: VlcEngine, qtbot: QtBot) -> None:
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    with qtbot.waitSignal(engine.replaced, timeout=1_000):
        first = kill(engine)
    assert engine.decoder_pid != first
    qtbot.waitUntil(lambda: not is_alive(first))
    with qtbot.waitSignal(film.film.pictureArrived, timeout=2_000):
        pass
    film.film.play(sound=False)
    film.wait_for(qtbot, "ended")
    assert film.said == ["ready", "started", "ended"]


def test_a_held_film_that_loses_two_decoders_is_given_up(engine: VlcEngine, qtbot: QtBot) -> None:
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    with qtbot.waitSignal(film.film.pictureArrived, timeout=3_000):
        kill(engine)
    with qtbot.waitSignal(film.film.failed, timeout=3_000):
        kill(engine)
    assert film.reason == "decoder-died"


def test_a_film_that_opens_while_the_decoder_dies_becomes_ready(engine: VlcEngine, qtbot: QtBot) -> None:
    engine.warm_up()
    kill(engine)
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")


def test_a_film_that_plays_while_the_decoder_dies_fails_and_the_next_one_plays(
    engine: VlcEngine, qtbot: QtBot
) -> None:
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    film.film.play(sound=False)
    film.wait_for(qtbot, "started")
    with qtbot.waitSignal(film.film.failed, timeout=1_000):
        kill(engine)
    assert film.reason == "decoder-died"
    assert film.film.image is not None, "its last picture stays"
    film.film.close()
    next_one = opened(engine, MP4)
    next_one.wait_for(qtbot, "ready")
    next_one.film.play(sound=False)
    next_one.wait_for(qtbot, "started")


@pytest.mark.thorough
def test_nothing_grows_over_ten_engines(qtbot: QtBot) -> None:
    def once() -> int:
        engine = VlcEngine(pixels="rgb32")
        film = opened(engine, WEBM)
        film.wait_for(qtbot, "ready")
        pid = engine.decoder_pid
        assert pid is not None
        engine.close()
        assert not is_alive(pid)
        return pid

    once()
    gc.collect()
    files, maps, shared = open_files(), mapped_segments(), shared_memory(os.getpid())
    for _ in range(10):
        once()
    gc.collect()
    assert open_files() <= files
    assert mapped_segments() <= maps
    assert shared_memory(os.getpid()) <= shared


@pytest.mark.thorough
def test_nothing_grows_over_twenty_films(engine: VlcEngine, qtbot: QtBot) -> None:
    def once() -> None:
        film = opened(engine, WEBM)
        film.wait_for(qtbot, "ready")
        film.film.close()

    once()
    pid = engine.decoder_pid
    assert pid is not None
    qtbot.waitUntil(lambda: engine.spare_pid is not None, timeout=SOON)
    tasks, files = Path(f"/proc/{pid}/task"), open_files()
    once()
    before = len(list(tasks.iterdir()))
    for _ in range(20):
        once()
    assert engine.decoder_pid == pid
    assert open_files() <= files
    assert len(list(tasks.iterdir())) <= before + 4


def test_nothing_is_left_behind_when_the_decoder_is_killed_and_the_engine_closed(
    engine: VlcEngine, qtbot: QtBot
) -> None:
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    assert engine.decoder_pid
    shared = shared_memory(os.getpid(), engine.decoder_pid)
    with qtbot.waitSignal(engine.replaced):
        kill(engine)
    engine.close()
    assert not any(file.exists() for file in shared)


def test_the_decoder_ends_with_its_input(qtbot: QtBot) -> None:
    segment = Segment(BOX.width * BOX.height * 4)
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk.video.decoder", segment.handle, str(segment.slot_bytes)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pass_fds=(segment.fd,),
    )
    assert process.stdin is not None
    assert process.stdout is not None
    with process:
        assert unpack(process.stdout.readline())["say"] == "hello"
        process.stdin.write(b"no words\n{cut\n[]\n" + pack({"do": "unheard of"}) + pack({"do": "ping"}))
        process.stdin.flush()
        assert unpack(process.stdout.readline()) == {"say": "pong"}
        process.stdin.close()
        assert process.wait(5) == 0
    segment.close()


@pytest.mark.logs("no libVLC here")
def test_a_decoder_that_never_comes_up_is_not_started_for_ever(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    starts = tmp_path / "starts"
    liar = tmp_path / "python"
    liar.write_text(f"#!/bin/sh\necho start >> {starts}\nexit 1\n")
    liar.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(liar))
    engine = VlcEngine(pixels="rgb32")
    with qtbot.waitSignal(engine.unavailable, timeout=5_000):
        engine.warm_up()
    assert len(starts.read_text().split()) == 3
    engine.close()


@pytest.mark.qt_log_ignore("No RHI backend|pa_context_connect|No audio device", extend=True)
@pytest.mark.logs("no libVLC here")
def test_without_libvlc_qt_takes_over(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    liar = tmp_path / "python"
    liar.write_text('#!/bin/sh\necho \'{"say":"unavailable","reason":"no libVLC"}\'\nread line\n')
    liar.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(liar))
    engine = make_engine("auto", software=True)
    assert isinstance(engine, FallbackEngine)
    film = opened(engine, MP4)
    qtbot.waitUntil(lambda: film.said != [], timeout=2_000)
    assert (film.said, film.reason) == (["failed"], "engine-changed")
    assert engine.name == "qt"
    second = opened(engine, MP4)
    second.wait_for(qtbot, "ready")
    engine.close()


def with_spare(engine: VlcEngine, qtbot: QtBot) -> int:
    """The number of the spare decoder, once it answers."""
    engine.warm_up()
    qtbot.waitUntil(lambda: engine.spare_pid is not None and engine.spare_is_ready, timeout=SOON)
    assert engine.spare_pid is not None
    return engine.spare_pid


def test_the_spare_decoder_takes_over_and_another_one_gets_ready(engine: VlcEngine, qtbot: QtBot) -> None:
    spare = with_spare(engine, qtbot)
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    with qtbot.waitSignal(engine.replaced, timeout=500):
        kill(engine)
    assert engine.decoder_pid == spare
    assert with_spare(engine, qtbot) != spare


def test_a_spare_decoder_that_dies_is_replaced_and_nobody_notices(engine: VlcEngine, qtbot: QtBot) -> None:
    spare = with_spare(engine, qtbot)
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    film.film.play(sound=False)
    os.kill(spare, signal.SIGKILL)
    film.wait_for(qtbot, "ended")
    assert film.said == ["ready", "started", "ended"]
    assert with_spare(engine, qtbot) != spare


def test_a_decoder_that_hangs_while_a_film_plays_is_replaced_within_a_second(
    engine: VlcEngine, qtbot: QtBot
) -> None:
    with_spare(engine, qtbot)
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    film.film.play(sound=False)
    film.wait_for(qtbot, "started")
    pid = engine.decoder_pid
    assert pid is not None
    with qtbot.waitSignal(engine.replaced, timeout=2_000) as waiting:
        os.kill(pid, signal.SIGSTOP)
    assert waiting.signal_triggered
    assert (film.said[-1], film.reason) == ("failed", "decoder-died")
    qtbot.waitUntil(lambda: not is_alive(pid))


def test_a_decoder_that_starts_slowly_is_waited_for(
    engine: VlcEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    slow = tmp_path / "python"
    slow.write_text(f'#!/bin/sh\nsleep {SILENCE + 2 * PING_EVERY}\nexec "{sys.executable}" "$@"\n')
    slow.chmod(0o755)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "executable", str(slow))
        film = opened(engine, MP4)
    pid = engine.decoder_pid
    film.wait_for(qtbot, "ready")
    assert engine.decoder_pid == pid


def test_nothing_told_to_a_decoder_that_hangs_is_waited_for(engine: VlcEngine, qtbot: QtBot) -> None:
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    pid = engine.decoder_pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    with qtbot.waitSignal(engine.replaced, timeout=SOON):
        # A pipe holds 64 KiB.
        for _ in range(3_000):
            engine.choose_sound_device("the loudspeaker on the left")
    film.wait_for(qtbot, "ready", times=1)


def test_a_decoder_that_is_let_go_is_not_waited_for(qtbot: QtBot) -> None:
    decoder = DecoderProcess(1 << 20, lambda decoder, message: None)
    decoder.listen()
    os.kill(decoder.pid, signal.SIGSTOP)
    decoder.close()
    assert is_alive(decoder.pid)
    with qtbot.waitSignal(decoder.left):
        pass
    assert not is_alive(decoder.pid)


def test_a_decoder_that_holds_a_film_may_sleep(engine: VlcEngine, qtbot: QtBot) -> None:
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    pid = engine.decoder_pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    with qtbot.assertNotEmitted(engine.replaced, wait=1_000):
        pass
    os.kill(pid, signal.SIGCONT)
    film.film.play(sound=False)
    film.wait_for(qtbot, "ended")


def test_a_film_that_hangs_before_its_first_moving_picture_plays_in_the_next_decoder(
    engine: VlcEngine, qtbot: QtBot
) -> None:
    with_spare(engine, qtbot)
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    pid = engine.decoder_pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    film.film.play(sound=False)
    film.wait_for(qtbot, "ended")
    assert film.said == ["ready", "started", "ended"]
    assert engine.decoder_pid != pid


def test_a_film_that_a_visitor_watches_goes_on_where_it_was(engine: VlcEngine, qtbot: QtBot) -> None:
    with_spare(engine, qtbot)
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    film.film.is_watched = True
    film.film.play(sound=True, volume=30)
    qtbot.waitUntil(lambda: film.film.time() > 1)
    before = film.film.pictures
    with qtbot.waitSignal(engine.replaced, timeout=1_000):
        kill(engine)
    with qtbot.waitSignal(film.film.pictureArrived, timeout=1_500):
        pass
    assert film.film.time() >= 0.9
    film.wait_for(qtbot, "ended")
    assert film.said == ["ready", "started", "ended"]
    assert film.film.pictures - before < PICTURES * 2 // 3


def test_a_fresh_decoder_takes_over_after_many_films(
    engine: VlcEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.video.vlc_engine.FILMS_A_DECODER", 2)
    spare = with_spare(engine, qtbot)
    old = engine.decoder_pid
    assert old is not None
    playing = opened(engine, MP4)
    playing.wait_for(qtbot, "ready")
    playing.film.play(sound=False)
    held = opened(engine, WEBM)
    held.wait_for(qtbot, "ready")
    third = opened(engine, WEBM)
    third.wait_for(qtbot, "ready")
    assert engine.decoder_pid == spare
    held.film.close()
    playing.wait_for(qtbot, "ended")
    assert is_alive(old)
    playing.film.close()
    qtbot.waitUntil(lambda: not is_alive(old))
    third.film.play(sound=False)
    third.wait_for(qtbot, "ended")


@pytest.mark.parametrize(
    ("version", "numbers"),
    [
        ("3.0.24 Vetinari", (3, 0, 24)),
        ("3.0.9.2 Vetinari", (3, 0, 9)),
        ("4.0.0-dev Otto", (4, 0, 0)),
        ("?", ()),
    ],
)
def test_the_version_of_libvlc_is_read(version: str, numbers: tuple[int, ...]) -> None:
    assert version_numbers(version) == numbers


def test_a_libvlc_with_known_holes_is_not_used(qtbot: QtBot, tmp_path: Path) -> None:
    segment = Segment(BOX.width * BOX.height * 4)
    code = (
        "import sys, vlc; vlc.libvlc_get_version = lambda: b'3.0.20 Vetinari';"
        "from kiosk.video.decoder.__main__ import main; sys.exit(main())"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", code, segment.handle, str(segment.slot_bytes)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        pass_fds=(segment.fd,),
        timeout=20,
        check=False,
    )
    segment.close()
    assert outcome.returncode == 3
    said = unpack(outcome.stdout)
    assert said == {
        "say": "unavailable",
        "reason": "libVLC 3.0.20 is older than 3.0.22",
        "code": "vlc-old",
        "version": "3.0.20",
    }


@pytest.mark.logs("a decoder cannot be started")
def test_where_there_is_no_room_for_a_decoder_the_film_is_left_out_and_tried_again(
    engine: VlcEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:

        def refuse(*_: object, **__: object) -> None:
            raise OSError(12, "Cannot allocate memory")

        full.setattr("kiosk.video.decoder_process.subprocess.Popen", refuse)
        film = opened(engine, MP4)
        film.wait_for(qtbot, "failed")
        assert film.reason == "decoder-died"
        full.setattr("kiosk.video.segment.mmap.mmap", refuse)
        film.film.close()
        engine._start_spare()
        assert engine.spare_pid is None
    gc.collect()
    files = [str(each.readlink()) for each in Path("/proc/self/fd").iterdir() if each.is_symlink()]
    assert not [name for name in files if "fos-kiosk-frames" in name]
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
