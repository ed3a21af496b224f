"""Every way a film, a picture or a slide can fail has its sentence, in three languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.video.film import DECODER_DIED
from kiosk.words.catalogue import languages, section
from kiosk.words.reasons import DEFECT
from kiosk.words.sentence import failure_sentence

ROOM = Path(__file__).parents[2] / "kiosk" / "video"
DRAWING = [ROOM.parent / room for room in ("poster", "stage")]
ALL = sorted(section("reasons", "en"))


def codes_in_the_room() -> set[str]:
    """The codes that films fail with, as the sources write them."""
    text = "\n".join(path.read_text("utf-8") for path in ROOM.rglob("*.py"))
    given = re.findall(r'_fail\((?:reason or )?"([a-z-]+)"|reason="([a-z-]+)"', text)
    returned = re.findall(r'(?:return|else) "([a-z]+-[a-z]+|missing|unreadable)"', text)
    return {a or b for a, b in given} | set(returned) | {DECODER_DIED}


def test_every_code_has_a_sentence() -> None:
    codes = codes_in_the_room()
    assert {"missing", "no-film", "cut-short", "decoder-died", "unreadable"} <= codes
    assert codes - set(ALL) == set()


def test_every_code_of_a_picture_has_a_sentence_that_names_no_film() -> None:
    text = "\n".join(path.read_text("utf-8") for room in DRAWING for path in room.glob("*.py"))
    codes = {*re.findall(r'"(picture-[a-z]+)"', text), DEFECT}
    assert {"picture-missing", "picture-unreadable", DEFECT} <= codes <= set(ALL)
    for code in codes:
        for language in languages():
            said = failure_sentence(code, language, "x").lower()
            assert not re.search(r"\bfilm|mp4|h\.264", said)


@pytest.mark.parametrize("language", languages())
def test_every_language_says_the_same_things(language: str) -> None:
    assert sorted(section("reasons", language)) == ALL
    for code in ALL:
        said = failure_sentence(code, language, "Buren: 50 % {x}.webm")
        assert ("Buren: 50 % {x}.webm" in said) == (code != "no-engine")
        assert said.endswith(".")


def test_no_two_languages_say_it_alike() -> None:
    for code in ALL:
        assert len({failure_sentence(code, language, "a") for language in languages()}) == 3


def test_an_unknown_code_is_named_and_an_unknown_language_is_english() -> None:
    assert "never-heard" in failure_sentence("never-heard", "nl", "film.mp4")
    assert failure_sentence("missing", "de", "a") == failure_sentence("missing", "en", "a")
