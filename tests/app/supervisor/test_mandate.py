"""What a player is told when it starts."""

from __future__ import annotations

import pytest

from kiosk.app.supervisor.mandate import OPTION, Mandate, without_mandate


def test_it_arrives_as_it_was_sent() -> None:
    sent = Mandate(
        words=7,
        is_safe=True,
        left_out={'slide:"é\n': 1_796_000_000.5},
        waits=True,
        after="slide:a",
        is_first=False,
    )
    assert Mandate.from_json(sent.as_json()) == sent


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"words": "x"}', '{"words":1,"is_safe":0,"left_out":[]}', "1" * 10]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (what json says of it)
        Mandate.from_json(text)


def test_who_takes_over_is_started_with_the_words_that_were_typed() -> None:
    typed = ["show", "--lang", "fr"]
    assert without_mandate([*typed, OPTION, Mandate().as_json()]) == without_mandate(typed) == typed
