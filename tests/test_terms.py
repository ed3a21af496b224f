"""One word for one thing, in three languages, wherever people read it; French set as French is."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from kiosk.words.catalogue import section
from kiosk.words.sentence import fill
from tests.read_words import LANGUAGES, Text, bare, faces, texts

VISITOR = ("slides", "captions", "window", "notices")
MACHINE = ("checker", "films", "machine", "set-up", "command")
MANUAL = (*MACHINE, "guide", "operator")
EVERYWHERE = (*VISITOR, *MANUAL)

NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Term:
    """A word not to use: in which language and places, what to write instead, and where it is right after all."""

    lang: str
    places: tuple[str, ...]
    wrong: str
    right: str
    unless: str = ""


TERMS = (
    # Dutch: visitors are "je", manuals say "u".
    Term("nl", VISITOR, r"\b(u|uw|uzelf)\b", "je"),
    Term("nl", MANUAL, r"\b(je|jij|jouw|jullie)\b", "u"),
    Term("nl", EVERYWHERE, r"\b(affiche|dia|dia[’']s)\b", "slide"),
    Term("nl", EVERYWHERE, r"\bplaylist\b", "speellijst"),
    Term("nl", EVERYWHERE, r"\bitems?\b", "onderdeel"),
    Term("nl", EVERYWHERE, r"\bshow\b", "voorstelling"),
    Term("nl", MACHINE, r"\b(de|een) stand\b", "de kiosk"),
    Term("nl", EVERYWHERE, r"\bop de stand\b", "aan de stand"),
    Term("nl", EVERYWHERE, r"\bmap van de (show|voorstelling)\b", "inhoudsmap"),
    Term("nl", EVERYWHERE, r"\btoets(en)?\b", "knop"),
    Term("nl", EVERYWHERE, r"vervloei", "overvloeien", unless="overvloei"),
    Term("nl", EVERYWHERE, r"dichtste woord", "meest gelijkende woord"),
    Term("nl", EVERYWHERE, r"(?<!USB-)\bstick\b", "USB-stick"),
    Term("nl", EVERYWHERE, r"[Bb]ewaar (hem|de film|het|ze) opnieuw als MP4", "zet om naar MP4"),
    Term("nl", EVERYWHERE, r"VLC ontbreekt", "VLC is niet geïnstalleerd"),
    Term("nl", EVERYWHERE, r"[Ss]peel af\b", "Afspelen"),
    Term("nl", EVERYWHERE, r"medelijden,?\s+maar\s+medewerking", "Geen medelijden. Medewerking."),
    # French: "vous" to everybody.
    Term("fr", EVERYWHERE, r"\b(tu|te|toi|ton|ta|tes)\b|\b[tT][’']|-tu\b", "vous"),
    Term(
        "fr",
        MANUAL,
        r"\bpages?\b",
        "diapositive",
        unless="mises? en page|pages? PDF|cette page|ses pages|une page par|page web|site une page|si la page s",
    ),
    Term(
        "fr",
        (*VISITOR, "films", "set-up", "guide"),
        r"\bliste\b",
        "playlist",
        unless="la liste est dans",
    ),
    Term("fr", EVERYWHERE, r"\b(programme|défilement)\b", "présentation"),
    Term("fr", MACHINE, r"\bstand\b", "borne"),
    Term("fr", EVERYWHERE, r"\bkiosque\b", "borne"),
    Term("fr", EVERYWHERE, r"\bremarques?\b", "commentaire"),
    Term("fr", EVERYWHERE, r"\btouches?\b", "bouton", unless="on touche|qui touche|ne touche|touche Tab"),
    Term("fr", EVERYWHERE, r"\babîm", "endommagé"),
    Term("fr", MANUAL, r"\bmontr(e|é|er|ez|ent|ée|és|ées)\b", "afficher"),
    Term("fr", EVERYWHERE, r"travail digne", "travail décent"),
    Term("fr", EVERYWHERE, r"VLC manque", "VLC n’est pas installé"),
    Term("fr", EVERYWHERE, r"de la clé\b", "de la clé USB", unless="de la clé USB"),
    Term("fr", EVERYWHERE, r"en ordre\b", "terminée"),
    Term("fr", ("window",), r"\bThèmes?\b|\bEmporter\b", "Sommaire, Garder le lien"),
    Term("fr", EVERYWHERE, r"\bentre guillemets(?! droits)", "entre guillemets droits"),
    Term("fr", EVERYWHERE, r"pas de (la )?pitié,?\s+mais", "La solidarité, pas la pitié."),
    # English.
    Term("en", EVERYWHERE, r"\b[Rr]emarks?\b", "comment"),
    Term("en", ("window",), r"\b[Kk]eys?\b", "button"),
    Term("en", EVERYWHERE, r"\b[Tt]opics?\b", "overview"),
    Term("en", MACHINE, r"\bthe stand\b", "the kiosk"),
    Term("en", EVERYWHERE, r"in the workplace", "at work"),
    Term("en", EVERYWHERE, r"\btelephone", "phone"),
    Term(
        "en",
        EVERYWHERE,
        r"[Tt]ake along|To phone|[Rr]ead on\b|Stop the pictures",
        "Get the link, Read more, Less motion",
    ),
    Term("en", EVERYWHERE, r"(?<!USB )\bstick\b", "USB stick"),
    Term("en", EVERYWHERE, r"[Ss]ave (it|the film) again as MP4", "convert it to MP4"),
    Term("en", EVERYWHERE, r"network[’']s keeper", "network administrator"),
    Term("en", EVERYWHERE, r"who sits or is small", "people who sit or are short"),
    Term("en", EVERYWHERE, r"lies about its size", "reports the wrong size"),
    Term("en", EVERYWHERE, r"VLC is missing", "VLC is not installed"),
    Term("en", EVERYWHERE, r"Not pity\b|pity,?\s+but", "Solidarity, not pity."),
)

POINT = {
    "nl": "Geen medelijden. Medewerking.",
    "fr": "La solidarité, pas la pitié.",
    "en": "Solidarity, not pity.",
}
"""The film's point."""

FACE = {
    "internationale solidariteit": (
        "internationale solidariteit",
        "solidarité internationale",
        "international solidarity",
    ),
    "herverdeling": (
        "Eerlijk delen stopt niet",
        "Le juste partage ne s’arrête pas",
        "Fair shares don’t stop",
    ),
    "universele mensenrechten": ("Mensenrechten", "droits humains", "Human rights"),
    "de economie": ("niet voor een kleine groep", "pas une poignée", "not just the few"),
    "waardig werk": ("waardig werk", "travail décent", "decent work"),
    "sociale bescherming": ("sociale bescherming", "protection sociale", "social protection"),
    "universele gezondheidszorg": ("Zorg voor iedereen", "soins pour toutes et tous", "Care for everyone"),
    "onzeker werk": ("onzekere jobs", "précarité", "insecure jobs"),
    "gendergelijkheid": ("Gelijk op de werkvloer", "L’égalité au travail", "Equality at work"),
    "seksuele en reproductieve rechten": (
        "Seksuele en reproductieve rechten",
        "droits sexuels et reproductifs",
        "Sexual and reproductive rights",
    ),
    "onderhandelen": ("onderhandel je", "on négocie", "you bargain"),
    "organisaties versterken": (
        "versterken we organisaties",
        "renforçons donc les organisations",
        "strengthen organisations",
    ),
    "partners in Vlaanderen": ("partners in Vlaanderen", "partenaires en Flandre", "partners in Flanders"),
    "structurele samenwerking": (
        "werken structureel samen",
        "coopération est structurelle",
        "structural cooperation",
    ),
    "lange adem": ("lange adem", "longue haleine", "long haul"),
    "het clichébeeld": (
        "cliché van arme, weerloze mensen",
        "cliché des gens pauvres",
        "cliché of poor, helpless people",
    ),
    "hoe het niet werkt": (
        "Ontwikkelingssamenwerking werkt zo niet",
        "la coopération au développement, ce n’est pas cela",
        "not how development cooperation works",
    ),
    "even weerbaar en dynamisch": (
        "even weerbaar en dynamisch",
        "savent se défendre et aller",
        "as strong and as dynamic",
    ),
}
"""What FOS says of itself, and the words that say it on a slide's face in Dutch, French and English."""

TEXTS = texts()


def found(term: Term) -> list[str]:
    wrong = []
    for text in TEXTS:
        if text.lang != term.lang or text.place not in term.places:
            continue
        words = re.sub(term.unless, "…", bare(text)) if term.unless else bare(text)
        if hit := re.search(term.wrong, words):
            wrong.append(f"{text.where}: “{hit[0]}”, write “{term.right}”")
    return wrong


@pytest.mark.parametrize("term", TERMS, ids=[f"{term.lang} {term.right}" for term in TERMS])
def test_a_thing_has_one_word(term: Term) -> None:
    assert found(term) == []


def test_every_place_is_read_in_every_language() -> None:
    read = {(text.place, text.lang) for text in TEXTS if text.words.strip()}
    assert read == {(place, lang) for place in EVERYWHERE for lang in LANGUAGES}


@pytest.mark.parametrize("idea", FACE)
def test_what_the_organisation_says_stands_on_a_slides_face(idea: str) -> None:
    said = faces()
    for lang, words in zip(LANGUAGES, FACE[idea], strict=True):
        assert words in said[lang]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_films_point_is_said_in_the_same_words(lang: str) -> None:
    assert POINT[lang] in faces()[lang]
    captions = [text.words for text in TEXTS if text.place == "captions" and text.lang == lang]
    assert captions[-1].replace("\n", " ").strip() == POINT[lang]


FRENCH = [text for text in TEXTS if text.lang == "fr"]


def french(pattern: str) -> list[str]:
    """Where ``pattern`` is found, with the letters around it."""
    return [
        f"{text.where}: …{text.words[max(0, hit.start() - 20) : hit.end() + 5]!r}"
        for text in FRENCH
        for hit in re.finditer(pattern, text.words)
    ]


def test_french_has_a_no_break_space_before_its_high_signs() -> None:
    """Not an ordinary one, at which a line may end."""
    assert french(r" [:;?!»]") == []
    assert french(r"« ") == []


def test_french_leaves_no_high_sign_without_its_space() -> None:
    assert french(r"[\w)’…][;?!»]|«[\w’]") == []


def test_french_apostrophes_are_curly() -> None:
    assert french(r"\w'(?=[^\W\d_])") == []


def test_french_has_no_plural_of_none() -> None:
    said = [fill(section("report", "fr")[what], {"count": 0}, "fr") for what in ("errors", "warnings")]
    assert said == ["0 erreur", "0 avertissement"]


def test_a_text_is_never_two_texts_glued_together() -> None:
    """A phrase put in after "de" or "du" would need its article melted into it: such places are whole phrases."""
    glued = [
        text
        for text in FRENCH
        if text.place == "checker" and re.search(r"\b(de|du|à|au) \{where\}", text.words)
    ]
    assert [text.where for text in glued] == [
        "fr.toml terms.point-of",
        "fr.toml terms.block-of",
        "fr.toml terms.blocks-of",
        "fr.toml terms.easy-of",
    ]  # of a slide: "de la"


def test_the_reader_of_words_finds_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = Text("fr", "checker", "fr.toml x", "la page est abîmée, tu vois ?")
    monkeypatch.setattr("tests.test_terms.TEXTS", [wrong])
    rights = {term.right for term in TERMS if term.lang == "fr" and found(term)}
    assert rights == {"vous", "diapositive", "endommagé"}
