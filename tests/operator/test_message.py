"""The page on which something is said over the show, and the pad for one's own words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from kiosk.operator.message.letters import ACCENTS, DIGITS, LAYERS, LETTERS, rows
from kiosk.operator.message.message_view_model import MINUTES, PREPARED, MessageViewModel
from kiosk.show import events as on
from kiosk.show.operating import MOST_SIGNS
from kiosk.show.rules import begin
from kiosk.show.state import Notice, State
from kiosk.words.catalogue import languages
from tests.show.fakes import FakeClock, playlist, slide

AT = datetime(2026, 12, 5, 14, 12, 33)  # noqa: DTZ001


@pytest.fixture
def wanted() -> list[on.Event]:
    return []


@pytest.fixture
def model(qtbot: QtBot, wanted: list[on.Event]) -> Iterator[MessageViewModel]:
    made = MessageViewModel(FakeClock(), wall=lambda: AT)
    made.set_language("nl")
    made.asked.connect(wanted.append)
    yield made
    Shiboken.delete(made)


def saying(words: dict[str, str], until: float) -> State:
    state = begin(playlist(slide("a")))
    state.notice = Notice(words, until)
    return state


def test_a_prepared_message_is_said_in_every_language_with_the_next_half_hour(
    model: MessageViewModel, wanted: list[on.Event]
) -> None:
    assert [each["name"] for each in model.property("messages")] == list(PREPARED)
    model.say("speech")
    model.say("no such message")
    assert wanted == [
        on.Say(
            {"nl": "Toespraak om 14:30", "fr": "Discours à 14:30", "en": "Speech at 14:30"}, 17 * 60.0 + 27
        )
    ]


@pytest.mark.parametrize(
    ("now", "offered"),
    [((14, 20), "14:30"), ((14, 21), "15:00"), ((23, 55), "00:30"), ((14, 50), "15:00"), ((14, 51), "15:30")],
)
def test_the_time_that_is_offered_is_the_next_half_hour_but_not_at_once(
    qtbot: QtBot, now: tuple[int, int], offered: str
) -> None:
    made = MessageViewModel(FakeClock(), wall=lambda: AT.replace(hour=now[0], minute=now[1], second=0))
    made.set_language("nl")
    assert made.property("time") == offered
    Shiboken.delete(made)


def test_time_and_duration_are_chosen_by_touch(model: MessageViewModel, wanted: list[on.Event]) -> None:
    model.move(1)
    model.move(1)
    model.move(-1)
    model.stand(MINUTES[-1])
    model.stand(7)
    model.say("back-at")
    model.say("back-soon")
    until, soon = wanted
    assert isinstance(until, on.Say)
    assert isinstance(soon, on.Say)
    # One that names a time stands until then.
    assert (until.words["nl"], until.seconds) == ("We zijn terug om 14:45", 32 * 60.0 + 27)
    assert (soon.words["nl"], soon.seconds) == ("We zijn zo terug", 3600.0)
    model.begin()
    assert (model.property("time"), model.property("minutes")) == ("14:45", 60)


def test_no_message_names_a_time_that_is_over(model: MessageViewModel) -> None:
    for _ in range(5):
        model.move(-1)
    assert model.property("time") == "14:15"


def test_the_page_tells_what_is_said_and_until_when(model: MessageViewModel, wanted: list[on.Event]) -> None:
    assert (model.property("said"), model.property("until")) == ("", "")
    model.set_state(saying({"nl": "Zo terug", "fr": "À bientôt"}, 1000.0 + 15 * 60.0))
    assert (model.property("said"), model.property("until")) == ("Zo terug", "14:27")
    model.set_language("fr")
    assert model.property("said") == "À bientôt"
    model.unsay()
    assert wanted == [on.Unsay()]


def test_own_words_are_typed_erased_and_said(model: MessageViewModel, wanted: list[on.Event]) -> None:
    model.write()
    assert (model.property("isTyping"), model.property("isCapital")) == (True, True)
    for sign in "Om x":
        model.type(sign)
    assert not model.property("isCapital")
    model.erase()
    model.type("3")
    model.leave()
    assert not model.property("isTyping")
    model.write()
    assert model.property("typed") == "Om 3", "it is still there"
    model.sayTyped()
    assert wanted == [on.Say({"": "Om 3"}, 900.0)]
    assert (model.property("isTyping"), model.property("typed")) == (False, "")


def test_nothing_is_said_where_nothing_was_typed_and_no_more_than_fits(
    model: MessageViewModel, wanted: list[on.Event]
) -> None:
    model.write()
    model.erase()
    model.sayTyped()
    model.type("\n")
    model.type(" ")
    model.sayTyped()
    assert wanted == []
    for _ in range(MOST_SIGNS + 10):
        model.type("a")
    assert len(model.property("typed")) == MOST_SIGNS


def test_another_layer_of_keys_and_back(model: MessageViewModel) -> None:
    model.turnTo(DIGITS)
    assert model.property("layer") == DIGITS
    model.turnTo(ACCENTS)
    model.turnTo(ACCENTS)
    model.turnTo("nothing")
    assert model.property("layer") == LETTERS


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("columns", [5, 7, 9, 10, 14])
def test_every_sign_is_on_a_key_once_whatever_the_width(language: str, columns: int) -> None:
    for layer in LAYERS:
        found = rows(layer, language, columns)
        assert all(0 < len(row) <= columns for row in found)
        signs = [sign for row in found for sign in row]
        assert len(signs) == len(set(signs))
        assert set(signs) == {sign for row in rows(layer, "nl", 10) for sign in row}


def test_a_narrow_pad_goes_by_the_alphabet_and_a_wide_one_like_the_keyboard_at_home() -> None:
    assert "".join(rows(LETTERS, "nl", 10)[0]) == "azertyuiop"
    assert "".join(rows(LETTERS, "fr", 10)[0]) == "azertyuiop"
    assert "".join(rows(LETTERS, "en", 10)[0]) == "qwertyuiop"
    assert "".join(rows(LETTERS, "en", 9)[0]) == "abcdefghi"
    assert "".join(rows(LETTERS, "nl", 10, capital=True)[0]) == "AZERTYUIOP"
