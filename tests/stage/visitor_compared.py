"""What must hold of a view at one size of letters compared with another, and of all its pages together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kiosk.proof.rules import Shot
from tests.stage.told import letters
from tests.stage.visitor_rules import height

Looks = dict[tuple[str, bool], dict[int, list[Shot]]]
"""What a visitor meets, by view and contrast, and by text size: one shot for each page of words."""


def by_size(shots: Sequence[Shot]) -> Looks:
    found: Looks = {}
    for shot in shots:
        found.setdefault((shot["view"], shot["highContrast"]), {}).setdefault(shot["textSize"], []).append(
            shot
        )
    return found


def sizes(shots: Sequence[Shot]) -> dict[str, int]:
    """The smallest letters of each kind of text."""
    found: dict[str, int] = {}
    for text in (text for shot in shots for text in shot["texts"]):
        kind = "title" if text["isHeadline"] and text["inLayout"] else text["place"]
        found[kind] = min(found.get(kind, text["pixels"]), text["pixels"])
    return found


def each_look(looks: Looks) -> Iterator[tuple[str, list[Shot], list[Shot]]]:
    """Every look's name, its shots, and those of the smallest text size."""
    for (view, is_high), each in looks.items():
        for size, shots in each.items():
            where = f"{view}, text size {size}, {'high contrast' if is_high else 'colours'}"
            yield where, shots, each[min(each)]


def shrunk(looks: Looks) -> Iterator[str]:
    """Smaller for who asked for larger letters."""
    for where, shots, usual in each_look(looks):
        before, now = sizes(usual), sizes(shots)
        for kind, pixels in now.items():
            if pixels < before.get(kind, 0):
                yield f"{where}: {kind} {pixels} px, was {before[kind]} px"


def lost(looks: Looks) -> Iterator[str]:
    """Words of a slide that are on none of its pages."""
    for where, shots, _ in each_look(looks):
        if where.startswith(("attract", "explore")):
            seen = "".join(letters(text["text"]) for shot in shots for text in shot["texts"])
            for word in " ".join(shots[0]["words"]).split():
                if letters(word) not in seen:
                    yield f"{where}: {word!r} is on no page"


def torn(looks: Looks) -> Iterator[str]:
    """Titles that go on on the next page."""
    for where, shots, _ in each_look(looks):
        titles: dict[str, list[str]] = {}
        for shot in shots:
            here = {t["place"]: t["text"] for t in shot["texts"] if t["isHeadline"] and t["inLayout"]}
            for place, text in here.items():
                titles.setdefault(place, []).append(text)
        for place, parts in titles.items():
            if len(parts) > 1:
                yield f"{where}: {place} {' | '.join(parts)!r}"


def shrunk_keys(looks: Looks) -> Iterator[str]:
    """The key that plays a film, smaller for who asked for larger letters; not where it must be low, below the film's title, or
    has but the room above "my way"."""
    for where, shots, usual in each_look(looks):
        before, now = (
            [
                height(key["box"])
                for shot in each
                for key in shot["controls"]
                if key["object"] == "playKey" and not (shot["reachTop"] or shot["panel"])
            ]
            for each in (usual, shots)
        )
        if before and now and min(now) < min(before) - 1:
            yield f"{where}: {min(now):.0f} px high, was {min(before):.0f} px"


COMPARED: dict[str, Callable[[Looks], Iterator[str]]] = {
    "smaller for who wants it larger": shrunk,
    "play key smaller for who wants it larger": shrunk_keys,
    "words on no page": lost,
    "title on two pages": torn,
}
