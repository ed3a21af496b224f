"""The words of a show as they come out on its screens: too many, hard to read, or not there at all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kiosk.playlist.model import Item, SlideText
from kiosk.problems.findings import Findings
from kiosk.problems.problem import Place
from kiosk.proof.fields import Field, drawn_fields, with_field
from kiosk.proof.judge import Fault, faults, fits, letters_that_fit, name_does_not_fit, undrawn
from kiosk.proof.places import Places
from kiosk.proof.rules import LARGE_CONTRAST, Shot
from kiosk.words.sentence import Term

Size = tuple[int, int]
Draw = Callable[[Item], Shot | None]
"""Draws another item in the place of the one that stands, and measures it roughly; ``None`` if it cannot be drawn."""

SEARCH_LIMIT_S = 60.0
"""Seconds to spend on finding out how many letters are too many, in all; after that it is only said that they are."""
MOST_NAMED = 5
"""Slides that are named in a message."""
MOST_FIELDS = 4
"""Fields of one slide for which that is tried."""
UNSEARCHED = "\0"
"""It is not known how much fits."""
LONGEST_QUOTE = 60
"""Characters of the organiser's words in a message."""


@dataclass(slots=True)
class _Long:
    """Words that are too many on some screens: how much of them fits on each, as far as is known."""

    item: Item
    words: str
    kept: dict[Size, str | None] = field(default_factory=dict)


@dataclass(slots=True)
class _Faint:
    item: Item
    words: str
    contrast: dict[Size, float] = field(default_factory=dict)


_Key = tuple[str, str, Field]
"""Key of an item, language of the words, field."""


class WordsProof:
    """Takes each slide as it was measured, and tells at the end what is wrong with its words."""

    def __init__(
        self, places: Places, wordmark: str = "", clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._places, self._wordmark, self._clock = places, wordmark, clock
        self._name_on: dict[str, None] = {}
        self._name_sizes: dict[Size, None] = {}
        self._long: dict[_Key, _Long] = {}
        self._faint: dict[_Key, _Faint] = {}
        self._unseen: dict[tuple[str, str], tuple[Item, SlideText, set[Field]]] = {}
        self._searched = 0.0

    def take(self, item: Item, language: str, size: Size, shot: Shot, draw: Draw) -> None:
        """One slide as it was measured in one language on one screen; ``draw`` is there to try shorter words."""
        spoken = spoken_in(item, language)
        text = item.text_in(language)
        if name_does_not_fit(shot):
            self._name_on[item.name] = self._name_sizes[size] = None
        found = list(faults(shot, text, item.link))
        typed = dict(drawn_fields(text))
        long = [fault.field for fault in found if fault.cause == "long"]
        kept = self._search(item, spoken, text, long, draw)
        for each, fitting in kept.items():
            known = self._long.setdefault((item.key, spoken, each), _Long(item, typed.get(each, item.link)))
            known.kept[size] = fitting
        for fault in found:
            if fault.cause == "faint":
                self._take_faint(item, spoken, size, fault, typed)
        if not item.is_film:
            # A film has its title on upright screens only.
            unseen = undrawn(shot, text) - {fault.field for fault in found}
            known_text = self._unseen.setdefault((item.key, spoken), (item, text, unseen))
            known_text[2].intersection_update(unseen)

    def unseen(self, item: Item) -> set[Field]:
        """The fields of an item that are on no screen in any of its languages."""
        known = [fields for (key, _), (_, _, fields) in self._unseen.items() if key == item.key]
        return set().union(*known)

    def tell(self, findings: Findings) -> None:
        """Report everything that was found, worst screen first."""
        if self._name_on and (place := self._places.wordmark()):
            self._tell_name(place, findings)
        for (_, language, each), long in self._long.items():
            self._tell_long(language, each, long, findings)
        for (_, language, each), faint in self._faint.items():
            place = self._places.words(faint.item, language, each)
            worst = min(faint.contrast.values())
            findings.add(
                "words-faint",
                place,
                words=quoted(faint.words),
                contrast=round(worst, 1),
                least=LARGE_CONTRAST,
                screens=screens(faint.contrast),
            )
        for (_, language), (item, text, unseen) in self._unseen.items():
            for each, words in drawn_fields(text):
                if each in unseen:
                    place = self._places.words(item, language, each)
                    key = each[-1] if isinstance(each[-1], str) else each[0]
                    findings.add("words-missing", place, words=quoted(words), key=key, layout=item.layout)

    def _tell_name(self, place: Place, findings: Findings) -> None:
        """Once, however many slides it does not fit on."""
        names = tuple(f"'{name}'" for name in self._name_on)
        findings.add(
            "wordmark-crowded",
            place,
            name=self._wordmark,
            count=len(names),
            letters=len(self._wordmark),
            slides=names[:MOST_NAMED] + (("…",) if len(names) > MOST_NAMED else ()),
            screens=screens(self._name_sizes),
        )

    def _tell_long(self, language: str, each: Field, long: _Long, findings: Findings) -> None:
        place = self._places.words(long.item, language, each)
        if each[0] == "link":
            place = self._places.setting(long.item, "link")
        common = {"field": field_term(each), "words": quoted(long.words), "screens": screens(long.kept)}
        known = [kept for kept in long.kept.values() if kept and kept != UNSEARCHED]
        if known and len(known) == len(long.kept):
            kept = min(known, key=len)
            whole = kept.rpartition(" ")[0] or kept
            findings.add("words-long", place, count=len(long.words) - len(kept), kept=whole, **common)
        else:
            findings.add("words-crowded", place, **common)

    def _take_faint(self, item: Item, spoken: str, size: Size, fault: Fault, typed: dict[Field, str]) -> None:
        known = self._faint.setdefault(
            (item.key, spoken, fault.field), _Faint(item, typed.get(fault.field, item.link))
        )
        known.contrast[size] = fault.contrast

    def _search(
        self, item: Item, spoken: str, text: SlideText, long: list[Field], draw: Draw
    ) -> dict[Field, str | None]:
        """Which of these fields to shorten, and what fits of them: one alone if that cures all of them."""
        typed = dict(drawn_fields(text))
        tried = [each for each in long if each in typed][:MOST_FIELDS]
        begun = self._clock()
        if not tried or self._searched > SEARCH_LIMIT_S:
            return dict.fromkeys(long, UNSEARCHED)

        def holds(each: Field, words: str, wanted: set[Field]) -> bool:
            shorter = with_field(text, each, words)
            shot = draw(item.reworded(spoken, shorter))
            return shot is not None and fits(shot, shorter, wanted)

        def search(each: Field, wanted: set[Field]) -> str | None:
            if holds(each, typed[each], wanted):
                # Seen in the picture alone.
                return UNSEARCHED
            return letters_that_fit(typed[each], lambda words: holds(each, words, wanted))

        alone = {each: search(each, set(long)) for each in tried}
        cures = {each: kept for each, kept in alone.items() if kept}
        if cures:
            best = min(cures, key=lambda each: len(typed[each]) - len(cures[each] or ""))
            found: dict[Field, str | None] = {best: cures[best]}
        elif len(long) == 1:
            found = {long[0]: None}
        else:
            found = {each: search(each, {each}) for each in tried}
        self._searched += self._clock() - begun
        return found


def quoted(words: str) -> str:
    """Words as they are named in a message: on one line, the beginning of many."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_QUOTE else f"{line[:LONGEST_QUOTE].rstrip()}…"


def screens(sizes: Iterable[Size]) -> tuple[Term, ...]:
    """The screens in words: an upright one (1080 × 1920)."""
    return tuple(screen_term(size) for size in sizes)


def screen_term(size: Size) -> Term:
    """One screen in words."""
    width, height = size
    shape = "upright" if height > width * 1.05 else "wide" if width > height * 1.05 else "square"
    return Term(f"screen-{shape}", {"width": str(width), "height": str(height)})


def field_term(each: Field) -> Term:
    """What an organiser calls the words of a field: this title, this answer."""
    name = str(each[0])
    return Term(f"this-{name}")


def spoken_in(item: Item, language: str) -> str:
    """The language of the words that are shown where ``language`` is asked for."""
    return language if language in item.languages else next(iter(item.languages), language)
