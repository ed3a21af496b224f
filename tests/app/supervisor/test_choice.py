"""What the operator chose to show, among the arguments of ``kiosk run``."""

from __future__ import annotations

from kiosk.app.supervisor.choice import with_choice
from kiosk.app.supervisor.mandate import without_mandate


def test_the_last_choice_is_the_one_that_counts_and_nothing_typed_is_lost() -> None:
    typed = ["shows/a", "--volume", "40"]
    once = with_choice(typed, "/shows/b")
    assert once == ["shows/a", "--volume", "40", "--instead", "/shows/b"]
    assert with_choice(once, "/shows/c") == ["shows/a", "--volume", "40", "--instead", "/shows/c"]
    assert typed == ["shows/a", "--volume", "40"]
    assert without_mandate(["--supervised", "{}", *once]) == once
