"""From how far the words of each slide can be read, and whether that is as far as the playlist's ``distance:`` says.

A capital must have 16 minutes of arc (see :mod:`kiosk.poster.legible`). The screen of the stand is not known where a show is
checked: all is told of one of :data:`INCHES` unless another is named.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.playlist.model import Item
from kiosk.poster.legible import LEAST_ANGLE, readable_from
from kiosk.problems.findings import Findings
from kiosk.proof.fields import Field
from kiosk.proof.judge import field_of
from kiosk.proof.places import Places
from kiosk.proof.rules import Shot
from kiosk.proof.words import MOST_NAMED, Size, quoted, spoken_in
from kiosk.words.sentence import Term

INCHES = 24.0
"""The diagonal of the screen of which all is told."""
ONE_SIZE = ("label", "source", "link")
"""Words whose letters are as large as they are, however few there are."""
FEW_WORDS_U = 4.2
"""The size that every layout gives running text of few words, in u."""


@dataclass(frozen=True, slots=True)
class Readable:
    """Words of one slide in one language, and from how many metres they are read."""

    item: Item
    language: str
    field: Field
    words: str
    metres: float
    at_most: float
    """The metres with fewer words on the slide; as now where that changes nothing."""

    @property
    def told(self) -> float:
        """The metres in tenths, never more than they are."""
        return math.floor(self.metres * 10 + 1e-6) / 10


class DistanceProof:
    """Takes each slide as it was measured; of the screens that were drawn the least favourable one counts."""

    def __init__(self, places: Places, wanted: float | None = None, inches: float = INCHES) -> None:
        self._places, self._wanted, self._inches = places, wanted, inches
        self._found: dict[tuple[str, str, Field], Readable] = {}

    def take(self, item: Item, language: str, size: Size, shot: Shot) -> None:
        """One slide as it was measured in one language on a screen of this ``size`` in pixels."""
        spoken, text = spoken_in(item, language), item.text_in(language)
        dots = math.hypot(*size) / self._inches
        for words in shot["texts"]:
            field = field_of(words, text, item.link)
            if field is None or words["pixels"] <= 0:
                continue
            metres = readable_from(words["pixels"], LEAST_ANGLE, dots)
            grown = 1.0 if field[0] in ONE_SIZE else max(1.0, FEW_WORDS_U * shot["u"] / words["pixels"])
            found = Readable(item, spoken, field, " ".join(words["text"].split()), metres, metres * grown)
            known = self._found.setdefault((item.key, spoken, field), found)
            if metres < known.metres:
                self._found[item.key, spoken, field] = found

    @property
    def found(self) -> tuple[Readable, ...]:
        """All words that were drawn."""
        return tuple(self._found.values())

    def tell(self, findings: Findings) -> None:
        """Report what cannot be read from the distance that the playlist names, if it names one: slides on which fewer words
        would be larger, each in each language; and once for the whole show what takes a larger screen."""
        if self._wanted is None:
            return
        small = [each for each in self._found.values() if each.metres < self._wanted]
        for each in smallest([each for each in small if each.at_most >= self._wanted]):
            findings.add(
                "words-far",
                self._places.words(each.item, each.language, each.field),
                **self._common(each, self._wanted),
            )
        if others := [each for each in small if each.at_most < self._wanted]:
            self._tell_screen(others, self._wanted, findings)

    def _tell_screen(self, others: list[Readable], wanted: float, findings: Findings) -> None:
        worst = min(others, key=lambda each: each.metres)
        names = tuple(dict.fromkeys(f"'{each.item.name}'" for each in others))
        findings.add(
            "screen-far",
            self._places.of_show("distance"),
            count=len(names),
            items=names[:MOST_NAMED] + (("…",) if len(names) > MOST_NAMED else ()),
            **self._common(worst, wanted),
        )

    def _common(self, each: Readable, wanted: float) -> dict[str, object]:
        return {
            "words": quoted(each.words),
            "wanted": metres_term(wanted),
            "metres": metres_term(each.told),
            "nearer": f"distance: {each.told:g}m",
            "inches": math.ceil(self._inches * wanted / each.metres),
            "screen": round(self._inches),
        }


def smallest(found: Iterable[Readable]) -> list[Readable]:
    """The smallest words of each slide in each language."""
    least: dict[tuple[str, str], Readable] = {}
    for each in found:
        known = least.setdefault((each.item.key, each.language), each)
        if each.metres < known.metres:
            least[each.item.key, each.language] = each
    return list(least.values())


def metres_term(metres: float) -> Term:
    """A distance in words: 1.5 m, or 75 cm where tenths of a metre do not tell it."""
    if not math.isclose(metres * 10, round(metres * 10)):
        return Term("centimetres", {"number": round(metres * 100)})
    return Term("metres", {"number": int(metres) if metres == int(metres) else round(metres, 1)})
