"""A question in larger letters: its answers stay on one page where that has the room."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from dataclasses import replace
from pathlib import Path

from kiosk.show.state import Phase
from tests.kept_pictures import kept_pictures
from tests.stage.visited import View, Visited
from tests.stage.visitor_audit import ROOT, with_more


def test_four_answers_stand_together_though_the_letters_are_larger(qapp: object, tmp_path: Path) -> None:
    content = with_more(ROOT, tmp_path / "content", "normal")
    with Visited.of(content, kept_pictures(), "1280x720", 100.0, "nl") as visited:
        asks = View("poll", len(visited.playlist.items) - 1, Phase.EXPLORE)
        visited.stand(asks)
        visited.begin(asks)
        visited.become(
            replace(visited.state, accessibility=replace(visited.state.accessibility, text_size=1))
        )
        visited.settle()
        front = visited.scene.stage.front
        assert front is not None
        assert front.part_count == 1
