"""From how far words are read, and what is told where that is nearer than the playlist says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.playlist.loader import load
from kiosk.playlist.model import Item
from kiosk.problems.findings import Findings
from kiosk.problems.problem import Problem
from kiosk.proof.distances import DistanceProof, metres_term, smallest
from kiosk.proof.places import Places
from kiosk.words.sentence import fill

SIZE, U = (1920, 1080), 10.8
WORDS = {"title": "Samen sterk", "label": "Wie we zijn", "text": "Niemand redt het alleen."}


@pytest.fixture
def show(tmp_path: Path) -> tuple[Item, Places]:
    (tmp_path / "slides").mkdir()
    (tmp_path / "slides/playlist.yaml").write_text("languages: [nl, fr]\nitems:\n  - slide: een\n", "utf-8")
    typed = "".join(f"  {key}: {words}\n" for key, words in WORDS.items())
    text = f"layout: statement\nnl:\n{typed}fr:\n{typed}"
    (tmp_path / "slides/een.yaml").write_text(text, "utf-8")
    loaded = load(tmp_path)
    assert loaded.playlist
    return loaded.playlist.items[0], Places(loaded)


def shot(**sizes: float) -> dict[str, Any]:
    """A slide whose words are so large, in u."""
    texts = [
        {
            "text": WORDS[key],
            "pixels": int(size * U),
            "inLayout": True,
            "isName": False,
            "isHeadline": key == "title",
        }
        for key, size in sizes.items()
    ]
    return {"u": U, "texts": texts}


def told(
    show: tuple[Item, Places], drawn: dict[str, dict[str, Any]], wanted: float | None, inches: float = 24
) -> tuple[Problem, ...]:
    item, places = show
    proof = DistanceProof(places, wanted, inches)
    for language, values in drawn.items():
        proof.take(item, language, SIZE, values)
    findings = Findings()
    proof.tell(findings)
    return findings.problems


def test_running_text_of_a_poster_is_read_from_one_and_a_half_metres_of_24_inches(
    show: tuple[Item, Places],
) -> None:
    # By hand: 38 pixels of 0.277 mm are 10.5 mm; a capital of 7.0 mm has 16 minutes of arc at 1.51 m.
    item, places = show
    proof = DistanceProof(places)
    proof.take(item, "nl", SIZE, shot(title=8, text=3.6))
    (found,) = smallest(proof.found)
    assert (found.field, found.words, found.told) == (("text",), WORDS["text"], 1.5)
    assert found.metres == pytest.approx(1.509, abs=0.002)


def test_the_least_favourable_of_several_screens_counts(show: tuple[Item, Places]) -> None:
    item, places = show
    proof = DistanceProof(places)
    for size in (4.6, 3.6, 4.2):
        proof.take(item, "nl", SIZE, shot(text=size))
    assert [each.told for each in smallest(proof.found)] == [1.5]


def test_many_words_are_told_of_once_in_each_language_and_few_are_not(show: tuple[Item, Places]) -> None:
    long, short = shot(title=8, text=3.6), shot(title=8, text=4.6)
    assert [(each.code, each.line) for each in told(show, {"nl": long, "fr": long}, 1.7)] == [
        ("words-far", 5),
        ("words-far", 9),
    ]
    assert [each.line for each in told(show, {"nl": short, "fr": long}, 1.7)] == [9]
    assert told(show, {"nl": short, "fr": short}, 1.7) == ()


def test_what_only_a_larger_screen_mends_is_told_once_for_the_whole_show(show: tuple[Item, Places]) -> None:
    drawn = {language: shot(label=2.6, title=8, text=4.6) for language in ("nl", "fr")}
    (problem,) = told(show, drawn, 1.7)
    assert (problem.code, problem.file.name) == ("screen-far", "playlist.yaml")
    assert problem.params["inches"] == 37
    assert told(show, drawn, 1.7, inches=37) == ()


def test_from_so_far_that_no_poster_has_such_letters_fewer_words_are_not_the_cure(
    show: tuple[Item, Places],
) -> None:
    assert [each.code for each in told(show, {"nl": shot(text=3.6)}, 3.0)] == ["screen-far"]


def test_without_a_distance_nothing_is_told(show: tuple[Item, Places]) -> None:
    assert told(show, {"nl": shot(label=1, text=1)}, None) == ()


@pytest.mark.parametrize(
    ("metres", "said"), [(2.0, "2 m"), (1.5, "1,5 m"), (0.75, "75 cm"), (1.25, "125 cm")]
)
def test_a_distance_is_said_as_people_say_it(metres: float, said: str) -> None:
    assert fill("{found}", {"found": metres_term(metres)}, "nl") == said
