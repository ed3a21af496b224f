"""Which of the organiser's words a text on the screen is, however its lines were broken."""

from __future__ import annotations

import pytest

from kiosk.playlist.model import Point, SlideText
from kiosk.proof.fields import Field, drawn_fields, field_shown, fields_of, with_field

TEXT = SlideText(
    title="Ontwikkelingssamenwerking begint hier",
    label="Wie we zijn",
    text="Samen sterk. Begint hier iets?",
    points=(Point("Werk", "Voor iedereen."), Point("Zorg")),
    answers=("Ja", "Ja, zeker"),
    more="Lees verder.",
)


@pytest.mark.parametrize(
    ("shown", "is_headline", "field"),
    [
        ("Ontwikkelings-", True, ("title",)),
        ("begint hier", True, ("title",)),
        ("Begint hier", False, ("text",)),
        ("Samen sterk.\nBegint hier iets?", False, ("text",)),
        ("Wie we zijn · Nederlands", False, ("label",)),
        ("Ja", False, ("answers", 0)),
        ("Ja, zeker", False, ("answers", 1)),
        ("Voor iedereen.", False, ("points", 0, "text")),
        ("Zorg", False, ("points", 1, "title")),
        ("fos.ngo", False, ("link",)),
        ("1", False, None),
        ("“", False, None),
        ("Lees verder.", False, None),
    ],
)
def test_a_text_on_the_screen_leads_to_what_was_typed(
    shown: str, is_headline: bool, field: Field | None
) -> None:
    assert field_shown(shown, TEXT, is_headline=is_headline, link="https://fos.ngo/nl") == field


def test_every_field_can_be_replaced_alone() -> None:
    before = dict(fields_of(TEXT))
    for field in before:
        after = dict(fields_of(with_field(TEXT, field, "Anders")))
        assert after == {**before, field: "Anders"}


def test_what_is_opened_or_read_aloud_is_not_drawn() -> None:
    assert ("more",) in dict(fields_of(TEXT))
    assert ("more",) not in dict(drawn_fields(TEXT))
