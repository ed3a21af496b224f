"""The rules of a measured slide, held against the shots of an audit; what breaks one, in words for people."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.proof.rules import RULES, Shot, Words


def broken(shot: Shot, rule: str) -> Iterator[str]:
    """Each text that breaks the rule, with all that helps to find out why."""
    for text in shot.get("texts", ()):
        if RULES[rule](shot, text):
            yield f"{where(shot)}: {described(text, shot['u'])}"


def under_the_bar(shots: list[Shot]) -> list[str]:
    """The words of slides that the bar would cover, where it comes up for a visitor."""
    bars = {
        (shot["language"], *shot["size"]): shot["bar"][1]
        for shot in shots
        if shot["phase"] == "explore" and shot["layout"] != "film"
    }
    return [
        f"{where(shot)}: {described(text, shot['u'])}"
        for shot in slides(shots)
        for text in shot["texts"]
        if text["inLayout"] and (text["ink"] or text["box"])[3] > bars[(shot["language"], *shot["size"])] + 2
    ]


def slides(shots: list[Shot]) -> list[Shot]:
    """The shots of slides as a passer-by sees them, without the film."""
    return [shot for shot in shots if shot["phase"] == "attract" and shot["layout"] != "film"]


def where(shot: Shot) -> str:
    """Which shot, for people."""
    width, height = shot["size"]
    return f"{shot['key']} {shot['language']} {width}x{height} {shot['phase']}"


def described(text: Words, u: float) -> str:
    """One text and its measures."""
    measures = f"{text['pixels'] / u:.1f} u, contrast {text['contrast']}, evenness {text['evenness']}"
    hits = f", hits {text['hits']}" if text["hits"] else ""
    return f"{text['place']} {text['text'][:40]!r}: {measures}, ink {text['ink']} in {text['box']}{hits}"
