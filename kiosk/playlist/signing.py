"""Films in sign language (``sign:``): one per language of the show, of a slide or of another film."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk.media.files import Media
from kiosk.problems.findings import Findings
from kiosk.words.sentence import LanguageName, Term
from kiosk.yaml.nodes import MapNode, Node

DESCRIPTION = "A film in sign language, in assets/, one per language of the show."


def sign_films(
    named: Mapping[str, str],
    typed: Node | None,
    media: Media,
    languages: Sequence[str],
    findings: Findings,
    where: Term,
) -> dict[str, Path]:
    """The films ``named`` by language that can be played, in the order of the show's ``languages``; the rest is reported."""
    films: dict[str, Path] = {}
    if not isinstance(typed, MapNode):
        return films
    for lang, name in named.items():
        if lang not in languages:
            known = tuple(LanguageName(code) for code in languages)
            findings.add("sign-language", typed.key(lang).place, lang=lang, languages=known, where=where)
        if path := media.film(name, typed.spot(lang), where):
            films[lang] = path
    order = [lang for lang in languages if lang in films]
    return {lang: films[lang] for lang in dict.fromkeys([*order, *films])}
