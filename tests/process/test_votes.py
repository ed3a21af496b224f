"""A vote on the real screen is kept, whatever happens right after it, and is seen again after the next start."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kiosk.journal.store import read_rows
from tests.bench.screen import Screen
from tests.process.keyboard import MISSING, hands
from tests.process.stand import virtual_screen, wait_until
from tests.process.watched import WatchedStand

pytestmark = [
    pytest.mark.serial,
    pytest.mark.skipif(
        bool(MISSING), reason=f"needs {' '.join(MISSING)}: apt-get install {' '.join(MISSING)}"
    ),
    pytest.mark.timeout(300),
]
ANSWERS = (900, 140), (900, 250)
"""On a screen of 1280 x 720."""
SOON_S = 1.0
"""Within which a vote has to be on the disk."""


def stand(display: str, folder: Path, content: Path, state: Path) -> WatchedStand:
    folder.mkdir()
    made = WatchedStand(display, folder, content, environment={"XDG_STATE_HOME": str(state)})
    made.wait_for("first-picture")
    return made


def end(made: WatchedStand) -> None:
    """Pull the plug."""
    wait_until(lambda: made.kill_all() == 0, 20, "everything is dead")
    made.stop()


def test_a_vote_is_there_after_everything_was_killed_and_is_seen_at_the_next_start(tmp_path: Path) -> None:
    slides, state = tmp_path / "content" / "slides", tmp_path / "state"
    slides.mkdir(parents=True)
    (tmp_path / "content" / "assets").mkdir()
    (slides / "playlist.yaml").write_text("languages: [nl]\nitems:\n- slide: vraag\n")
    (slides / "vraag.yaml").write_text(
        "layout: poll\ncolor: sun\nnl:\n  title: Wat telt?\n  answers: [Loon, Rust]\n"
    )
    with virtual_screen() as display, Screen(display) as screen:
        first = stand(display, tmp_path / "first", tmp_path / "content", state)

        def vote() -> bool:
            # A slide that is only coming in hears nobody yet.
            hands(display, "mousemove", *ANSWERS[1], "click", 1)
            return bool([event for event in first.events("counted") if event["what"] == "vote"])

        wait_until(vote, 20, "a vote")
        time.sleep(SOON_S)
        end(first)
        rows = read_rows(state / "fos-kiosk" / "counts.db")
        assert [(row.entry.value, row.sum.count) for row in rows if row.entry.what == "vote"] == [("1", 1)]

        def look() -> tuple[bytes, ...]:
            return tuple(screen.row(x, y, 4).read() for x, y in ANSWERS)

        second = stand(display, tmp_path / "second", tmp_path / "content", state)
        # Its answer is filled, and the other one is not.
        wait_until(lambda: len(set(look())) == 2, 20, "the vote is seen")
        end(second)
