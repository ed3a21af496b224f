"""The real program with its supervisor: whatever is killed or stopped, something of ours is seen, and the show goes on."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from tests.process.stand import ROOT, Event, virtual_screen, wait_until
from tests.process.watched import CURTAIN, DECODER, PLAYER, SUPERVISOR, WatchedStand, watched

pytestmark = [
    pytest.mark.serial,
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb: apt-get install xvfb"),
    pytest.mark.timeout(300),
]
KEYS = [f"slide:s{number}" for number in range(6)]


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with virtual_screen() as name:
        yield name


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Six slides of three seconds in the house's colours."""
    slides = tmp_path / "content" / "slides"
    slides.mkdir(parents=True)
    (tmp_path / "content" / "assets").mkdir()
    items = "".join(f"  - slide: {key[6:]}\n" for key in KEYS)
    (slides / "playlist.yaml").write_text(
        f"languages: [nl]\ndefaults: {{duration: 3s, transition: cut}}\nitems:\n{items}"
    )
    for key in KEYS:
        (slides / f"{key[6:]}.yaml").write_text(f"layout: statement\ncolor: red\nnl: {{title: {key[6:]}}}\n")
    return tmp_path / "content"


def starts(stand: WatchedStand, after: float = 0.0) -> list[Event]:
    return [event for event in stand.events("cue-started") if event["t"] > after]


def next_of(key: str) -> str:
    return KEYS[(KEYS.index(key) + 1) % len(KEYS)]


def show_goes_on(stand: WatchedStand, since: float) -> Event:
    """The first cue of another player after ``since``."""

    def first() -> Event | None:
        pictures = [event for event in stand.events("first-picture") if event["t"] > since]
        return starts(stand, since)[0] if pictures and starts(stand, since) else None

    event: Event = wait_until(first, 60, f"another player shows something\n{stand.log.read_text()[-3000:]}")
    return event


def test_after_a_death_the_poster_is_seen_at_once_and_the_next_slide_follows(
    display: str, tmp_path: Path, content: Path
) -> None:
    with watched(display, tmp_path, content) as (stand, looks):
        # The second slide stands, and the curtain has a poster.
        stand.wait_for("cue-started", 2)
        wait_until(lambda: list(tmp_path.glob("cache/fos-kiosk/posters/*.jpg")), 20, "a poster is kept")
        killed, last = time.monotonic(), starts(stand)[-1]["key"]
        os.kill(stand.one(PLAYER), signal.SIGKILL)
        assert show_goes_on(stand, killed)["key"] == next_of(last)
        assert looks.bare_s(killed) <= 0.2
        assert looks.black_s(killed) == 0
        assert stand.wait_for("player-died")["exit_code"] == -9


def test_a_player_that_hangs_keeps_its_picture_until_another_one_has_one(
    display: str, tmp_path: Path, content: Path
) -> None:
    with watched(display, tmp_path, content) as (stand, looks):
        stopped, hung = time.monotonic(), stand.one(PLAYER)
        os.kill(hung, signal.SIGSTOP)
        show_goes_on(stand, stopped)
        wait_until(lambda: hung not in stand.processes().get(PLAYER, []), 10, "the hung player is gone")
        assert looks.bare_s(stopped) == looks.black_s(stopped) == 0


def test_a_supervisor_that_dies_is_replaced_and_nobody_sees_it(
    display: str, tmp_path: Path, content: Path
) -> None:
    with watched(display, tmp_path, content) as (stand, looks):
        before = stand.processes()
        killed = time.monotonic()
        stand.process.kill()
        show_goes_on(stand, killed)
        old = {number for numbers in before.values() for number in numbers}
        wait_until(
            lambda: old.isdisjoint(chain.from_iterable(stand.processes().values())),
            40,
            f"nothing old is left: {before} {stand.processes()}",
        )
        for role in (SUPERVISOR, PLAYER, CURTAIN):
            stand.one(role)
        assert looks.bare_s(killed) == looks.black_s(killed) == 0


def test_whoever_ends_it_while_another_supervisor_takes_over_ends_all_of_it(
    display: str, tmp_path: Path, content: Path
) -> None:
    with watched(display, tmp_path, content) as (stand, _):
        stand.process.kill()
        wait_until(lambda: len(stand.processes().get(PLAYER, [])) == 2, 40, "the other supervisor's player")
        os.kill(stand.one(SUPERVISOR), signal.SIGTERM)
        wait_until(lambda: not stand.processes(), 15, "all are gone")


def test_a_curtain_that_dies_is_back_below_the_show(display: str, tmp_path: Path, content: Path) -> None:
    with watched(display, tmp_path, content) as (stand, looks):
        killed, old = time.monotonic(), stand.one(CURTAIN)
        os.kill(old, signal.SIGKILL)
        wait_until(lambda: stand.processes().get(CURTAIN, [old]) != [old], 30, "another curtain")
        stand.wait_for("cue-started", len(starts(stand)) + 2)
        assert looks.bare_s(killed) == looks.black_s(killed) == 0
        assert len(stand.events("first-picture")) == 1


def test_all_killed_at_once_it_goes_on_where_it_was(display: str, tmp_path: Path, content: Path) -> None:
    with watched(display, tmp_path, content) as (stand, _):
        stand.wait_for("cue-started", 3)
        kept = tmp_path / "state" / "fos-kiosk"
        wait_until(lambda: any(KEYS[2] in file.read_text() for file in kept.glob("*.json")), 10, "kept")
        stand.process.kill()
        wait_until(lambda: not stand.kill_all(), 10, "all are gone")
    stand.trace.unlink()
    with watched(display, tmp_path, content) as (stand, _):
        assert starts(stand)[0]["key"] == KEYS[3]


def test_the_second_start_goes_with_a_sentence_and_an_end_leaves_nothing(
    display: str, tmp_path: Path, content: Path
) -> None:
    with watched(display, tmp_path, content) as (stand, _):
        second = subprocess.run(
            [sys.executable, "-P", "-m", "kiosk", "run", str(content)],
            cwd=ROOT,
            env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert (second.returncode, second.stdout) == (0, "")
        assert second.stderr == "The kiosk is already running on this screen, and has come to the front.\n"
        assert len(stand.processes()[PLAYER]) == 1
        stand.process.terminate()
        assert stand.process.wait(20) == 0
        wait_until(lambda: not stand.processes(), 5, f"nothing is left: {stand.processes()}")


def test_a_show_of_one_round_ends_everything(display: str, tmp_path: Path, content: Path) -> None:
    stand = WatchedStand(display, tmp_path, content, "--rounds", "1")
    try:
        assert stand.process.wait(90) == 0
        assert [event["key"] for event in starts(stand)] == KEYS
        wait_until(lambda: not stand.processes(), 5, "nothing is left")
        assert DECODER not in stand.processes()
    finally:
        stand.end()
