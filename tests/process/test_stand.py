"""The stand as a visitor and a volunteer meet it: a real window, a real film, real accidents."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.process.stand import (
    ROOT,
    Stand,
    is_running,
    short_mission,
    virtual_screen,
    wait_until,
)
from tests.shared_memory import shared_memory

pytestmark = [
    pytest.mark.serial,
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb: apt-get install xvfb"),
    pytest.mark.timeout(500),
]
SMALL = (640, 360)
"""Drawing takes a processor a quarter of what it does on a screen, and nothing here depends on the size; the hand-overs around
films and the curtain are watched at 1280x720."""
WINDOW = "{}x{}".format(*SMALL)
CLIP = ROOT / "tests" / "data" / "clip.webm"
ORDER = [
    "slide:tegenmacht",
    "slide:waarom",
    "slide:waardig-werk",
    "slide:samen-sterk",
    "video:film/buren-zonder-brood.webm",
    "slide:duurzaam",
    "slide:gelijkwaardig",
    "slide:doe-mee",
]
FILM = ORDER[4]
LIKE_OTHERS = ("slide:waardig-werk", "slide:duurzaam", "slide:gelijkwaardig")
"""Not needed to see a round with every move and a film."""


@pytest.fixture
def display() -> Iterator[str]:
    with virtual_screen() as name:
        yield name


@pytest.mark.parametrize(("render", "rounds"), [("software", 2), ("gpu", 1)])
def test_rounds_are_never_black_and_in_order(tmp_path: Path, render: str, rounds: int) -> None:
    with virtual_screen(*SMALL) as display:
        rounds_in_order(display, tmp_path, render, rounds)


def rounds_in_order(display: str, tmp_path: Path, render: str, rounds: int) -> None:
    content = short_mission(tmp_path / "content", film=CLIP, seconds=1)
    playlist = content / "slides" / "playlist.yaml"
    text = playlist.read_text("utf-8")
    for key in LIKE_OTHERS:
        text = text.replace(f"  - {key.replace(':', ': ')}\n", "")
    playlist.write_text(text, "utf-8")
    order = [key for key in ORDER if key not in LIKE_OTHERS]
    recording = tmp_path / "recording.jsonl"
    stand = Stand(display, tmp_path, content, "--rounds", str(rounds), "--render", render, windowed=WINDOW)
    try:
        stand.wait_for("first-picture")
        environment = {**os.environ, "DISPLAY": display}
        recorder = subprocess.Popen(
            [sys.executable, str(ROOT / "tests/process/recorder.py"), str(recording), "25"],
            env=environment,
            cwd=ROOT,
        )
        try:
            stand.wait_for("cue-started", rounds, limit=80, key=order[-1])
        finally:
            recorder.terminate()
            recorder.wait(10)
        assert stand.process.wait(20) == 0
    finally:
        stand.stop()

    started = [event["key"] for event in stand.events("cue-started")]
    assert started == order * rounds
    assert len(stand.events("film-first-frame")) == len(stand.events("film-ended")) == rounds
    assert not stand.events("problem")
    samples = [json.loads(line) for line in recording.read_text().splitlines()]
    assert [s for s in samples if s["black"] >= 0.9] == []
    for film, ended in zip(stand.events("film-first-frame"), stand.events("film-ended"), strict=True):
        seen = {s["hash"] for s in samples if film["t"] < s["t"] < ended["t"]}
        # OpenGL on a processor takes more than all of it: it shows what it can.
        assert len(seen) > (10 if render == "software" else 3), "the film does not move"


def test_killing_the_decoder_mid_film_costs_one_film_and_leaves_nothing(display: str, tmp_path: Path) -> None:
    content = short_mission(
        tmp_path / "content", film=ROOT / "assets/film/buren-zonder-brood.webm", seconds=1
    )
    (content / "slides/playlist.yaml").write_text(
        "items:\n  - slide: waarom\n    duration: 1s\n  - video: film/buren-zonder-brood.webm\n", "utf-8"
    )
    stand = Stand(display, tmp_path, content, "--engine", "vlc", windowed=WINDOW)
    try:
        stand.wait_for("film-first-frame")
        decoder = stand.decoder()
        assert decoder
        shared = shared_memory(stand.process.pid, decoder)
        os.kill(decoder, signal.SIGKILL)
        problem = stand.wait_for("problem", limit=5)
        assert (problem["key"], problem["reason"]) == (FILM, "decoder-died")
        stand.wait_for("cue-started", 2, limit=5, key="slide:waarom")
        assert stand.process.poll() is None
        stand.wait_for("film-first-frame", 2, limit=20)
        assert stand.decoder() not in (None, decoder)
    finally:
        code = stand.stop()
    assert code == 0
    assert not any(file.exists() for file in shared)


def test_killing_the_player_takes_the_decoder_along(display: str, tmp_path: Path) -> None:
    content = short_mission(tmp_path / "content", film=CLIP, seconds=1)
    stand = Stand(display, tmp_path, content, "--engine", "vlc", windowed=WINDOW)
    try:
        stand.wait_for("first-picture")
        decoder = wait_until(stand.decoder, 10, "a decoder")
        shared = shared_memory(stand.process.pid, decoder)
        stand.process.kill()
        stand.process.wait(5)
        wait_until(lambda: not is_running(decoder), 5, "the decoder's end")
    finally:
        stand.stop()
    assert not any(file.exists() for file in shared)


def test_films_with_difficult_names_play(display: str, tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    for name in ("Rede: Teil 1 #50% ?.webm", "-film 🎬 e\u0301.webm"):
        shutil.copy(CLIP, folder / name)
    stand = Stand(display, tmp_path, folder, "--rounds", "1", windowed=WINDOW)
    try:
        stand.wait_for("film-ended", 2)
        assert [ended["pictures"] >= 55 for ended in stand.events("film-ended")] == [True, True]
        assert stand.process.wait(20) == 0
    finally:
        stand.stop()


def test_a_file_pulled_away_while_it_runs_is_skipped_and_tried_again(display: str, tmp_path: Path) -> None:
    content = tmp_path / "content"
    assets = content / "assets"
    assets.mkdir(parents=True)
    for name in ("a", "b", "c"):
        shutil.copy(ROOT / "assets/film/buren-zonder-brood-poster.png", assets / f"{name}.png")
    images = "".join(f"  - image: {name}.png\n" for name in "abc")
    (content / "playlist.yaml").write_text(f"defaults: {{duration: 1s}}\nitems:\n{images}", "utf-8")
    stand = Stand(display, tmp_path, content / "playlist.yaml")
    try:
        stand.wait_for("first-picture")
        (assets / "c.png").rename(assets / "away")
        stand.wait_for("problem", key="image:c.png", limit=10)
        stand.wait_for("cue-started", 2, key="image:a.png", limit=10)
        (assets / "away").rename(assets / "c.png")
        stand.wait_for("cue-started", key="image:c.png", limit=15)
    finally:
        assert stand.stop() == 0


def test_nothing_to_show_leaves_the_fallback_standing(display: str, tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").write_bytes(b"")
    stand = Stand(display, tmp_path, tmp_path / "empty.yaml")
    try:
        stand.wait_for("window-shown")
        stand.wait_for("fallback")
    finally:
        assert stand.stop() == 0
    assert "Traceback" not in stand.log.read_text()
