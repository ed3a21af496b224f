"""What is said of a screen: all of a new place, what is new in it, one thing by itself; and the way through it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible

from kiosk.visitor.guide.cursor import Cursor
from kiosk.visitor.reading.news import arrival, focus_change, in_front, news
from kiosk.visitor.reading.sentences import Utterance, said
from kiosk.visitor.reading.told import Told

Role = QAccessible.Role
PLACE = Told(Role.Grouping, "Slide 1 van 8.", number=1)
PICTURE = Told(Role.Graphic, "Een kring", number=2, within=(1,))
MARK = Told(Role.StaticText, "FOS", number=3, within=(1,))
TITLE = Told(Role.Heading, "Samen\nsterk", "nl", number=4, within=(1,))
TEXT = Told(Role.StaticText, "Overal ter wereld.", "nl", number=5, within=(1,))
NEXT = Told(Role.Button, "Volgende", is_control=True, number=6)
SOUND = Told(Role.Button, "Geluid", is_control=True, is_checkable=True, number=7)
SLIDE = (PLACE, PICTURE, MARK, TITLE, TEXT, NEXT, SOUND)


def names(told: list[Told]) -> list[str]:
    return [each.name for each in told]


def test_of_a_slide_the_words_are_said_then_its_picture_but_no_key() -> None:
    assert arrival(SLIDE) == [PLACE, MARK, TITLE, TEXT, PICTURE]


def test_a_mark_that_stands_on_every_slide_is_said_once() -> None:
    assert MARK not in arrival(SLIDE, before=SLIDE)
    assert TITLE in arrival(SLIDE, before=SLIDE)


def test_of_a_page_only_its_own_words_are_said_and_its_name_once() -> None:
    page = Told(Role.Dialog, "Overzicht", number=20)
    heading = Told(Role.Heading, "Overzicht", number=21, within=(20,))
    words = Told(Role.StaticText, "We bewaren geen persoonsgegevens.", number=22, within=(20,))
    assert arrival((*SLIDE, page, heading, words)) == [page, words]


def test_a_question_stands_alone_and_a_notice_does_not() -> None:
    question = Told(Role.AlertMessage, "Ben je er nog? 20", number=30)
    stay = Told(Role.Button, "Ja", is_control=True, number=31, within=(30,))
    assert in_front((*SLIDE, question, stay), asks=True) == [question, stay]
    assert in_front((*SLIDE, question), asks=False) == [*SLIDE, question]


def test_what_is_new_in_the_same_place_is_said_and_nothing_twice() -> None:
    caption = Told(Role.StaticText, "Wat heb je nodig?", number=40)
    assert news(SLIDE, (*SLIDE, caption)) == [caption]
    assert news((*SLIDE, caption), (*SLIDE, replace(caption, number=41))) == []
    assert news(SLIDE, (*SLIDE, replace(NEXT, name="Verder", number=42))) == []


def test_the_focus_is_told_when_it_comes_and_when_what_has_it_changes() -> None:
    focused = tuple(replace(told, is_focused=told is SOUND) for told in SLIDE)
    on = tuple(replace(told, is_checked=told.is_focused) for told in focused)
    found = focus_change(SLIDE, focused)
    assert found
    assert found.name == "Geluid"
    assert focus_change(focused, focused) is None
    changed = focus_change(focused, on)
    assert changed
    assert changed.is_checked
    assert focus_change(focused, SLIDE) is None


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (NEXT, [("Volgende, knop.", "nl")]),
        (SOUND, [("Geluid, keuze, uit.", "nl")]),
        (replace(SOUND, is_checked=True), [("Geluid, keuze, aan.", "nl")]),
        (replace(NEXT, is_selected=True), [("Volgende, knop, je bent hier.", "nl")]),
        (replace(NEXT, is_able=False), [("Volgende, knop, kan nu niet.", "nl")]),
        (replace(NEXT, name="français (FR)", language="fr"), [("français (FR).", "fr"), ("knop.", "nl")]),
        (TITLE, [("Samen sterk.", "nl")]),
        (replace(TITLE, name="Waarom?"), [("Waarom?", "nl")]),
        (PICTURE, [("Afbeelding: Een kring.", "nl")]),
        (replace(PICTURE, language="fr", name="Un cercle"), [("Afbeelding:", "nl"), ("Un cercle.", "fr")]),
        (replace(PICTURE, role=Role.Animation), [("Film: Een kring.", "nl")]),
    ],
)
def test_a_thing_is_said_with_what_it_is_and_how_it_stands(told: Told, words: list[tuple[str, str]]) -> None:
    assert said(told, "nl") == [Utterance(*each) for each in words]


def test_the_cursor_goes_through_everything_and_stays_at_the_ends() -> None:
    cursor = Cursor()
    cursor.follow(SLIDE)
    assert cursor.at is None
    seen: list[Told | None] = []
    while cursor.move(1):
        seen.append(cursor.at)
    assert seen == list(SLIDE)
    assert cursor.at == SLIDE[-1]
    cursor.to_first()
    assert not cursor.move(-1)
    assert cursor.at == SLIDE[0]
    cursor.to_last()
    assert cursor.at == SLIDE[-1]
    assert cursor.move(1, goes_round=True)
    assert cursor.at == SLIDE[0]


def test_the_cursor_finds_its_thing_again_by_number_by_name_or_by_place() -> None:
    cursor = Cursor()
    cursor.follow(SLIDE)
    for _ in range(6):
        cursor.move(1)
    assert cursor.at == NEXT
    cursor.follow((PLACE, replace(NEXT, name="Suivant"), SOUND))
    assert cursor.at
    assert cursor.at.name == "Suivant"
    cursor.follow((SOUND, replace(NEXT, name="Suivant", number=99)))
    assert cursor.at
    assert cursor.at.number == 99
    cursor.follow((PLACE,))
    assert cursor.at == PLACE
    cursor.follow(())
    assert cursor.at is None
    assert not cursor.move(1)
    cursor.to_last()
    assert cursor.at is None
