"""Whether the show lives, as it is asked once a second."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app.signs_of_life import MOVES_S, OVERDUE_S, SignsOfLife
from kiosk.show.rules import begin
from kiosk.show.state import Phase, State
from tests.show.fakes import playlist, slide


@dataclass
class Fake:
    """A show and the two clocks, moved by hand."""

    state: State
    now: float = 100.0
    counted: float = 5000.0

    def passes(self, seconds: float) -> None:
        self.now += seconds
        self.counted += seconds


@pytest.fixture
def fake(qtbot: QtBot) -> Fake:
    made = begin(playlist(slide("a")))
    made.phase = Phase.ATTRACT
    return Fake(made)


@pytest.fixture
def signs(fake: Fake) -> SignsOfLife:
    return SignsOfLife(fake, lambda: fake.now, lambda: fake.counted)  # type: ignore[arg-type]


def looks(signs: SignsOfLife, fake: Fake, seconds: float) -> str:
    """What is missing after so many seconds, with a look at each."""
    missing = ""
    for _ in range(int(seconds)):
        fake.passes(1.0)
        missing = signs.missing()
    return missing


def test_a_show_that_waits_for_something_due_later_lives(signs: SignsOfLife, fake: Fake) -> None:
    fake.state.due = fake.now + 1000
    assert looks(signs, fake, 900) == ""


def test_what_was_due_and_has_not_happened_is_missing(signs: SignsOfLife, fake: Fake) -> None:
    fake.state.due = fake.now
    assert looks(signs, fake, OVERDUE_S) == ""
    assert "has not happened" in looks(signs, fake, 1)


def test_slides_that_never_stop_moving_are_missing(signs: SignsOfLife, fake: Fake) -> None:
    fake.state.moving = True
    assert looks(signs, fake, MOVES_S + 1) == ""
    assert "have moved" in looks(signs, fake, 1)


def test_a_clock_of_the_show_that_stands_still_is_missing(signs: SignsOfLife, fake: Fake) -> None:
    for _ in range(int(OVERDUE_S)):
        fake.counted += 1
        assert signs.missing() == ""
    fake.counted += 1
    assert "stood still" in signs.missing()


def test_after_a_sleep_nothing_is_judged_until_what_was_due_could_happen(
    signs: SignsOfLife, fake: Fake
) -> None:
    fake.state.due = fake.now + 5
    fake.state.moving = True
    fake.passes(600)
    assert signs.missing() == ""
    fake.state.due, fake.state.moving = fake.now + 5, False
    assert looks(signs, fake, 4) == ""


@pytest.mark.parametrize("is_seen", [True, False])
def test_slides_are_judged_where_there_is_a_screen_and_what_is_due_everywhere(
    fake: Fake, *, is_seen: bool
) -> None:
    signs = SignsOfLife(fake, lambda: fake.now, lambda: fake.counted, lambda: is_seen)  # type: ignore[arg-type]
    fake.state.moving = True
    assert ("have moved" in looks(signs, fake, MOVES_S + 2)) is is_seen
    fake.state.moving, fake.state.due = False, fake.now
    assert "has not happened" in looks(signs, fake, OVERDUE_S + 1)
    fake.state.phase = Phase.STOPPED
    assert signs.missing() == ""
