"""A question: each answer is found by who listens, and in larger letters they stay on one page where that has the room."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.sheet.photographer import SLIDE_MOMENTS
from kiosk.show.state import Phase
from kiosk.visitor.reading.told import reading_of
from tests.kept_pictures import kept_pictures
from tests.stage.visited import View, Visited
from tests.stage.visitor_audit import ROOT, with_more


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visited]:
    """The mission with a poll at its end."""
    folder = with_more(ROOT, tmp_path_factory.mktemp("poll") / "content", "normal")
    with Visited.of(folder, kept_pictures(), "1280x720", 100.0, "nl") as made:
        yield made


@pytest.fixture
def visited(content: Visited) -> Visited:
    """A visit to the poll, from its beginning."""
    asks = View("poll", len(content.playlist.items) - 1, Phase.EXPLORE)
    content.stand(asks)
    content.begin(asks)
    content.settle()
    return content


def test_four_answers_stand_together_though_the_letters_are_larger(visited: Visited) -> None:
    visited.become(replace(visited.state, accessibility=replace(visited.state.accessibility, text_size=1)))
    visited.settle()
    front = visited.scene.stage.front
    assert front is not None
    assert front.part_count == 1


@pytest.mark.parametrize("text_size", [0, 1])
def test_each_answer_is_told_to_who_listens_and_can_be_chosen(visited: Visited, text_size: int) -> None:
    """On the slide itself, and on the page that larger letters make of it."""
    visited.scene.stage.canvas.hold(*SLIDE_MOMENTS["end"])
    accessibility = replace(visited.state.accessibility, text_size=text_size)
    visited.become(replace(visited.state, accessibility=accessibility))
    visited.settle()
    told = [each.name for each in reading_of(visited.scene.window) if each.is_control and each.is_able]
    answers = ["Waardig werk", "Gezondheidszorg", "Rechten van vrouwen", "Een eerlijk klimaat"]
    assert [name for name in told if name in answers] == answers
