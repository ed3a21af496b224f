"""Today on the panel: figures in the operator's language, and polls that begin again when that was confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from kiosk.app.counting import Counting
from kiosk.app.keeping import Keeping
from kiosk.app.panel_today import PanelToday
from kiosk.app.record import Record
from kiosk.journal.report import Asked, Figures, figures_of
from kiosk.journal.rows import Named, Place, Row
from kiosk.operator.operator_view_model import OperatorViewModel
from kiosk.operator.today.today_view_model import TodayViewModel
from kiosk.poster.canvas import Canvas
from kiosk.show.rules import begin
from tests.app.test_counting import POLL
from tests.journal import sample
from tests.show.fakes import FakeClock, playlist


def figures() -> Figures:
    names = sample.names()
    rows = [
        Row(sample.PLACE, entry, each, names.get((entry.show, entry.key), Named.of(entry.key)))
        for entry, each in sample.batch().sums.items()
    ]
    return figures_of(rows, Asked(last=date(2026, 5, 1)))


def model(language: str = "nl") -> TodayViewModel:
    made = TodayViewModel()
    made.set_language(language)
    made.set_today(figures(), figures().polls, has_day=True)
    return made


@pytest.mark.parametrize(
    ("language", "first", "opened", "spoken", "answer", "votes"),
    [
        ("nl", "Bezoeken", "Een mondiale tegenmacht", "Frans", "Waardig werk", "63 stemmen"),
        ("fr", "Visites", "Un contre-pouvoir mondial", "Français", "Un travail décent", "63 votes"),
        ("en", "Visits", "A global counterforce", "French", "Decent work", "63 votes"),
    ],
)
def test_today_is_told_in_the_operators_language(
    language: str, first: str, opened: str, spoken: str, answer: str, votes: str
) -> None:
    made = model(language)
    assert made.property("tiles")[0] == {"name": first, "value": "104"}
    assert [each["rows"][0]["name"] for each in made.property("lists")] == [opened, spoken]
    (poll,) = made.property("polls")
    assert (poll["rows"][0], poll["said"]) == ({"name": answer, "count": 23, "share": 1.0}, votes)


def test_a_day_on_which_nothing_happened_is_a_nought() -> None:
    made = TodayViewModel()
    made.set_language("en")
    assert made.property("hasDay"), "nothing is said of the clock before anything is known"
    made.set_today(Figures(), (), has_day=False)
    assert (made.property("tiles"), made.property("lists"), made.property("polls")) == (
        [{"name": "Visits", "value": "0"}],
        [],
        [],
    )
    assert not made.property("hasDay")


def test_a_poll_begins_again_only_when_that_was_confirmed() -> None:
    made = model()
    forgotten: list[str] = []
    made.forgotten.connect(forgotten.append)
    made.confirm()
    made.want("slide:nothing-like-it")
    made.confirm()
    made.want("slide:wat-telt")
    assert made.property("asks") == "slide:wat-telt"
    made.leave()
    made.confirm()
    assert forgotten == []
    made.want("slide:wat-telt")
    made.confirm()
    made.confirm()
    assert (forgotten, made.property("asks")) == (["slide:wat-telt"], "")


class Panel:
    """The page, its other end, and the journal behind both."""

    def __init__(self) -> None:
        self.keeping, self.record, self.canvas = Keeping(), Record(None, "nl"), Canvas()
        self.counting = Counting(Place(), self.keeping, is_kept=False)
        self.counting.follow(replace(begin(playlist(POLL))))
        self.counting.begin()
        self.operator = OperatorViewModel(FakeClock(), self.canvas, "nl")
        self.page = self.operator.today_panel
        self.shown: list[str] = []
        self.end = PanelToday(self.operator, self.counting, self.record, self.shown.append)

    def polls(self) -> list[dict[str, Any]]:
        return list(self.page.property("polls"))

    def close(self) -> None:
        self.counting.close()
        self.record.close()
        for each in (self.end, self.operator, self.counting, self.keeping, self.canvas):
            Shiboken.delete(each)


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[Panel]:
    made = Panel()
    yield made
    made.close()


def test_the_page_asks_when_it_is_opened_and_stops_when_it_is_left(qtbot: QtBot, panel: Panel) -> None:
    panel.counting.journal.count("visit", "", 12.0)
    panel.operator.openPage("today")
    with qtbot.waitSignal(panel.counting.today_read):
        panel.page.look()
    qtbot.waitUntil(lambda: panel.page.property("tiles")[0]["value"] == "1")
    assert not panel.page.property("hasDay"), "no clock was read"
    assert panel.end._timer.isActive()
    panel.operator.openPage("now")
    assert not panel.end._timer.isActive()


def test_a_poll_that_begins_again_does_so_on_stage_and_on_the_page(qtbot: QtBot, panel: Panel) -> None:
    panel.counting.journal.count("vote", "slide:p", 1)
    panel.page.look()
    qtbot.waitUntil(lambda: bool(panel.polls()) and panel.polls()[0]["hasVotes"])
    panel.page.want("slide:p")
    panel.page.confirm()
    qtbot.waitUntil(lambda: not panel.polls()[0]["hasVotes"])
    assert panel.shown == ["slide:p"]
    assert panel.counting.journal.votes("slide:p") == {}
    assert [event.name for event in panel.record.events.last] == ["votes-forgotten"]
    assert [row["name"] for row in panel.polls()[0]["rows"]] == ["Loon", "Rust"]
