"""The content of a running show: loaded, watched and loaded again, and left at once."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from queue import Queue

import pytest

from kiosk.app import live_content
from kiosk.app.live_content import LiveContent
from kiosk.machine import child
from kiosk.playlist.another_load import AnotherLoad
from kiosk.playlist.background_loader import Loading
from kiosk.playlist.loaded import Loaded

PATIENCE = 30
SLIDE = "layout: statement\nnl: {{title: {}}}\n"


class Content:
    def __init__(self, root: Path) -> None:
        (root / "slides").mkdir(parents=True)
        self.slide, self.playlist = root / "slides" / "een.yaml", root / "slides" / "playlist.yaml"
        self.slide.write_text(SLIDE.format("Een"))
        self.playlist.write_text("languages: [nl]\nitems:\n  - slide: een\n")
        # Older than the start, so that they are not loaded once more when they are watched.
        for path in (self.slide, self.playlist, root / "slides", root):
            os.utime(path, (1_000_000_000, 1_000_000_000))
        self.firsts: Queue[Loaded] = Queue()
        self.agains: Queue[AnotherLoad] = Queue()
        self.content = LiveContent(Loading(root), root)

    def follow(self) -> None:
        self.content.follow(self.firsts.put, self.agains.put, lambda done, known: None)

    def title(self) -> str:
        """Of the next load that is taken."""
        found = self.agains.get(timeout=PATIENCE)
        assert found.playlist
        return found.playlist.items[0].title_in("nl")

    def spare(self) -> Loading:
        """The load that waits."""
        end = time.monotonic() + PATIENCE
        while not (spare := self.content._spare):
            assert not self.content._closed.wait(0.02)
            assert time.monotonic() < end
        return spare

    def watched(self) -> None:
        end = time.monotonic() + PATIENCE
        while not (self.content._watching and self.content._watching.is_watching.wait(0.02)):
            assert time.monotonic() < end


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Content]:
    for name in ("WATCHES_AFTER", "READY_AFTER"):
        monkeypatch.setattr(live_content, name, 0.01)
    content = Content(tmp_path / "inhoud")
    yield content
    content.content.close()


def test_each_save_is_another_load_and_a_broken_one_says_why(content: Content) -> None:
    content.follow()
    assert content.firsts.get(timeout=PATIENCE).is_playable
    content.watched()
    content.slide.write_text(SLIDE.format("Twee"))
    assert content.title() == "Twee"
    content.slide.write_text("layout: statement\nnl: {title: [\n")
    broken = content.agains.get(timeout=PATIENCE)
    assert broken.playlist is None
    assert broken.broken
    content.slide.write_text(SLIDE.format("Drie"))
    assert content.title() == "Drie"


def test_a_save_in_an_old_encoding_is_told_each_time_and_once(content: Content) -> None:
    content.follow()
    content.firsts.get(timeout=PATIENCE)
    content.watched()
    for word in ("Één", "Café"):
        content.slide.write_bytes(SLIDE.format(word).encode("cp1252"))
        refused = content.agains.get(timeout=PATIENCE)
        assert refused.playlist is None
        assert refused.is_news
        assert refused.broken[0].code == "file-encoding"
    # Something else of the folder is looked at; the slide was not saved again.
    content.content._judge(refused.loaded)
    assert not content.agains.get(timeout=PATIENCE).is_news
    content.slide.write_text(SLIDE.format("Weer goed"))
    assert content.title() == "Weer goed"
    content.slide.write_bytes(SLIDE.format("Één").encode("cp1252"))
    assert content.agains.get(timeout=PATIENCE).is_news


def test_what_was_saved_before_it_was_watched_is_seen(content: Content) -> None:
    content.slide.write_text(SLIDE.format("Vroeg"))
    os.utime(content.slide)
    content.follow()
    first = content.firsts.get(timeout=PATIENCE).playlist
    assert first
    assert content.title() == "Vroeg"


@pytest.mark.logs("could not be loaded")
def test_a_load_that_dies_costs_nothing(
    content: Content, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    content.follow()
    content.firsts.get(timeout=PATIENCE)
    content.watched()
    with monkeypatch.context() as patched:
        content.spare()._child.kill()
        patched.setattr(child, "command", lambda *typed: [sys.executable, "-c", "raise SystemExit(1)"])
        content.slide.write_text(SLIDE.format("Twee"))
        end = time.monotonic() + PATIENCE
        while "could not be loaded" not in caplog.text:
            assert not content.content._closed.wait(0.02)
            assert time.monotonic() < end
    content.slide.write_text(SLIDE.format("Drie"))
    assert content.title() == "Drie"


def test_a_load_that_took_files_on_trust_takes_nothing_away(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.follow()
    content.firsts.get(timeout=PATIENCE)
    content.watched()
    real = Loading.answer

    def half(loading: Loading) -> Loaded | None:
        """The first answer, as if more were to come, and its items were not seen."""
        loaded = real(loading)
        assert loaded
        assert loaded.playlist
        monkeypatch.setattr(loading, "last", lambda told: loaded)
        loading._is_over = False
        return replace(loaded, playlist=replace(loaded.playlist, items=()))

    monkeypatch.setattr(Loading, "answer", half)
    content.slide.write_text(SLIDE.format("Twee"))
    assert content.title() == "Twee"
    assert content.agains.empty()


def test_what_was_deleted_leaves_before_all_files_are_looked_at(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = content.slide.with_name("twee.yaml")
    other.write_text(SLIDE.format("Twee"))
    content.playlist.write_text("languages: [nl]\nitems:\n  - slide: een\n  - slide: twee\n")
    content.follow()
    content.firsts.get(timeout=PATIENCE)
    content.watched()
    looks = threading.Event()
    real = Loading.answer

    def half(loading: Loading) -> Loaded | None:
        loaded = real(loading)
        monkeypatch.setattr(loading, "last", lambda told: looks.wait(PATIENCE) and None)
        loading._is_over = False
        return loaded

    monkeypatch.setattr(Loading, "answer", half)
    other.unlink()
    found = content.agains.get(timeout=PATIENCE)
    while not found.deleted:
        found = content.agains.get(timeout=PATIENCE)
    assert not looks.is_set()
    assert found.deleted == {"slide:twee"}
    looks.set()


def test_a_waiting_load_that_dies_costs_nothing(content: Content) -> None:
    content.follow()
    content.firsts.get(timeout=PATIENCE)
    content.watched()
    content.spare()._child.kill()
    content.slide.write_text(SLIDE.format("Twee"))
    assert content.title() == "Twee"


@pytest.mark.parametrize("is_first", [True, False])
def test_who_leaves_does_not_wait_for_a_load_that_hangs(
    content: Content, is_first: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_first:
        os.kill(content.content._loading._child.pid, signal.SIGSTOP)
        content.follow()
    else:
        content.follow()
        content.firsts.get(timeout=PATIENCE)
        content.content._loading = Loading(content.slide.parent.parent)
        os.kill(content.content._loading._child.pid, signal.SIGSTOP)
    begun = time.monotonic()
    content.content.close()
    assert time.monotonic() - begun < 10
    assert not content.content._worker.is_alive()
