"""What is wrong with the words of one drawn slide, told by what the organiser typed. Arithmetic over measured values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from kiosk.playlist.model import SlideText
from kiosk.proof.fields import Field, drawn_fields, field_shown
from kiosk.proof.rules import RULES, Shot, Words, on_a_picture

FITTING = (
    "clipped",
    "off screen",
    "outgrown",
    "colliding",
    "out of its box",
    "on the picture",
    "on the controls",
    "small",
)
"""The rules that words break for being too many."""

OF_THE_NAME = ("clipped", "off screen", "colliding")
"""The rules that the organisation's name on the slide breaks for being too long."""

Cause = Literal["long", "faint"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the words of one field; ``contrast`` is what they have where they are ``faint``."""

    field: Field
    cause: Cause
    contrast: float = 0.0


def faults(shot: Shot, text: SlideText, link: str = "") -> Iterator[Fault]:
    """What is wrong with ``text`` as it was measured, each field and cause once. What the organisation's name runs into is not
    too long for that."""
    found: dict[tuple[Field, Cause], Fault] = {}
    names = tuple(f"{words['text']} (" for words in shot["texts"] if words["isName"])
    for words in shot["texts"]:
        field = field_of(words, text, link)
        if names:
            words = {**words, "hits": [each for each in words["hits"] if not each.startswith(names)]}
        if field is None:
            continue
        if any(RULES[rule](shot, words) for rule in FITTING):
            found.setdefault((field, "long"), Fault(field, "long"))
        elif words["ink"] and RULES["faint"](shot, words) and on_a_picture(shot, words):
            known = found.get((field, "faint"))
            if known is None or words["contrast"] < known.contrast:
                found[field, "faint"] = Fault(field, "faint", words["contrast"])
    yield from found.values()


def name_does_not_fit(shot: Shot) -> bool:
    """Whether the organisation's name is cut on this slide, or lies on its words."""
    names = [words for words in shot["texts"] if words["isName"]]
    return any(RULES[rule](shot, words) for words in names for rule in OF_THE_NAME)


def undrawn(shot: Shot, text: SlideText) -> set[Field]:
    """The fields of which nothing is on the screen."""
    shown = {field_of(words, text) for words in shot["texts"]}
    typed = dict(drawn_fields(text))
    # Of two points with the same words only one is recognised.
    twice = {(*_kind(field), typed[field]) for field in shown if field in typed}
    return {
        field for field, words in typed.items() if field not in shown and (*_kind(field), words) not in twice
    }


def _kind(field: Field) -> tuple[str | int, str | int]:
    """The same for each point's title, for each point's text, for each answer."""
    return field[0], field[-1] if isinstance(field[-1], str) else ""


def fits(shot: Shot, text: SlideText, wanted: set[Field]) -> bool:
    """Whether the words of these fields fit, as far as a layout without a look at the picture tells."""
    return not any(fault.cause == "long" and fault.field in wanted for fault in faults(shot, text))


def letters_that_fit(words: str, fits_with: Callable[[str], bool]) -> str | None:
    """The longest beginning of ``words`` that fits; ``None`` if not even one letter does."""
    least, most = 0, len(words)
    while most - least > 1:
        middle = (least + most) // 2
        if fits_with(words[:middle].rstrip()):
            least = middle
        else:
            most = middle
    return words[:least].rstrip() or None


def field_of(words: Words, text: SlideText, link: str = "") -> Field | None:
    """The field of ``text`` that is shown by these words of the screen; ``None`` for words of ours."""
    if not words["inLayout"] or words["isName"]:
        return None
    return field_shown(words["text"], text, is_headline=words["isHeadline"], link=link)
