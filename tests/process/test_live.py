"""An organiser saves while the real program runs: it is on the screen, or it is said why not, and nothing goes black."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.media.samples import png
from tests.process.live import Content, Recording, live_stand, saved
from tests.process.stand import Stand

pytestmark = [
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb: apt-get install xvfb"),
    pytest.mark.serial,
]
BLACK_PART = 0.9
A_FEW = 5
"""Reloads of one burst of copies on a machine that is held up in between."""


class Live:
    def __init__(self, content: Content, stand: Stand, recording: Recording) -> None:
        self.content, self.stand, self.recording = content, stand, recording

    def next(self, name: str, change: Callable[[], object]) -> dict[str, Any]:
        """Make this change, and wait for the event that it brings about."""
        count = len(self.stand.events(name))
        change()
        return self.stand.wait_for(name, count + 1, limit=60)

    @property
    def started(self) -> list[str]:
        return [event["key"] for event in self.stand.events("cue-started")]


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    content = Content(tmp_path / "inhoud")
    with live_stand(tmp_path, content, "--render", "software") as (stand, recording):
        yield Live(content, stand, recording)
        assert all(sample["black"] < BLACK_PART for sample in recording.samples)
        assert stand.stop() == 0


def test_words_a_theme_and_a_deleted_slide_are_seen_at_once_and_a_broken_save_is_not(live: Live) -> None:
    stand, content = live.stand, live.content
    # The words of the slide that stands.
    at = saved(lambda: content.slide("een", "Heel andere woorden"))
    stand.wait_for("cue-started", 2, key="slide:een")
    live.recording.changed_after(at)
    # A broken save: the screen stays, and it is said where.
    broken = live.next("save-broken", lambda: content.playlist.write_text("items:\n  - slide een\n", "utf-8"))
    assert (broken["file"], broken["line"]) == ("slides/playlist.yaml", 2)
    assert len(live.started) == 2
    # Corrected, with another order.
    live.next("playlist-replaced", lambda: content.order("slide: een", "folder: fotos", "slide: twee"))
    assert stand.events("save-good")
    # A theme.
    at = saved(lambda: content.theme.write_text("colors: {red: '#0B6E4F'}\n", "utf-8"))
    live.recording.changed_after(at)
    # Deleted: it leaves at once, and what follows comes.
    (content.playlist.parent / "een.yaml").unlink()
    stand.wait_for("cue-started", 1, key="image:fotos/1.png")
    # The photo that stands is saved again under its name.
    at = saved(lambda: (content.photos / "1.png").write_bytes(png(64, 48)))
    stand.wait_for("cue-started", 2, key="image:fotos/1.png")
    live.recording.changed_after(at)
    # Nothing was restarted and nothing was cut.
    assert [key.partition("#")[0] for key in live.started] == ["slide:een"] * 2 + ["image:fotos/1.png"] * 2


def test_a_folder_that_is_pulled_away_and_comes_back_leaves_the_show_as_it_was(live: Live) -> None:
    away = live.content.root.parent / "weg"
    live.next("content-gone", lambda: live.content.root.rename(away))
    assert live.started == ["slide:een"]
    live.next("save-good", lambda: away.rename(live.content.root))
    live.content.slide("een", "Weer terug")
    live.stand.wait_for("cue-started", 2, key="slide:een")


@pytest.mark.thorough
def test_a_renamed_assets_folder_and_an_old_encoding_leave_the_show_and_are_told_each_time(
    live: Live,
) -> None:
    slide, assets = live.content.playlist.parent / "twee.yaml", live.content.root / "assets"
    for words in ("Één", "Café"):
        data = f"layout: statement\nnl: {{title: {words}}}\n".encode("cp1252")
        broken = live.next("save-broken", lambda data=data: slide.write_bytes(data))  # type: ignore[misc]
        assert (broken["file"], broken["mend"]) == ("slides/twee.yaml", "file")
    live.next("save-good", lambda: live.content.slide("twee", "Goed"))
    gone = live.next("content-gone", lambda: assets.rename(assets.with_name("weg")))
    assert gone["folder"] == "assets"
    live.next("save-good", lambda: assets.with_name("weg").rename(assets))
    assert live.started == ["slide:een"]
    assert all(each["items"] == 3 for each in live.stand.events("playlist-replaced"))


def test_300_photos_dropped_at_once_are_a_few_reloads_and_not_300(live: Live) -> None:
    source = live.content.photos / "1.png"
    for number in range(2, 302):
        shutil.copyfile(source, live.content.photos / f"{number}.png")
    live.stand.wait_for("playlist-replaced", limit=60, items=303)
    # One where nothing holds up the copying; that a burst is one is a rule with a clock of its own, in tests/content.
    assert len(live.stand.events("playlist-replaced")) <= A_FEW
