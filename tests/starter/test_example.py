"""The show that somebody begins with: every file of it passes the check, whatever was asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.playlist import load
from kiosk.starter.colors import USUAL, UnknownColorError, house_colors, read_colors
from kiosk.starter.make import make
from kiosk.theme.theme import FIELD_CONTRAST, contrast
from kiosk.words.catalogue import languages
from tests.starter.shows import order


@pytest.mark.parametrize("told_in", languages())
@pytest.mark.parametrize(
    ("name", "spoken", "colors"),
    [
        ("Solidariteitsstand Gent", languages(), ", ".join(USUAL)),
        ('\'t Is genoeg: #samen [1] & "co" @home', ("fr",), "#0E6F78 #F7B7A3"),
        ("no", ("en", "nl"), "rood, geel"),
        ("Een heel lange naam van een voorstelling die nergens als titel past", ("nl", "es"), "#777777"),
    ],
)
def test_every_file_of_an_example_passes_the_check(
    tmp_path: Path, told_in: str, name: str, spoken: tuple[str, ...], colors: str
) -> None:
    told = make(tmp_path / "stand", order(name, spoken, colors, told_in))
    loaded = load(tmp_path / "stand")
    assert [each.message("nl") for each in loaded.problems] == []
    assert loaded.playlist is not None
    assert (loaded.playlist.title[spoken[0]], loaded.playlist.languages) == (name, spoken)
    assert [item.layout for item in loaded.playlist.items] == ["statement", "points", "story", "statement"]
    assert told.items == len(list((tmp_path / "stand" / "slides").glob("*.yaml"))) - 1 == 4


def test_the_other_items_that_a_playlist_shows_how_to_write_can_be_used(tmp_path: Path) -> None:
    make(tmp_path / "stand", order())
    playlist = tmp_path / "stand" / "slides" / "playlist.yaml"
    text = playlist.read_text("utf-8")
    playlist.write_text(text.replace("  # - ", "  - "), "utf-8")
    codes = {problem.code for problem in load(tmp_path / "stand").problems}
    # They are read; that the files are not there is all that is said.
    assert codes == {"asset-missing", "folder-to-come"}


def test_the_drawings_come_with_their_licence(tmp_path: Path) -> None:
    make(tmp_path / "stand", order())
    assert len(list((tmp_path / "stand" / "assets" / "art").glob("*.svg"))) == 4
    assert "CC BY-SA 4.0" in (tmp_path / "stand" / "assets" / "README.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("red,sun,leaf,sky", ("red", "sun", "leaf", "sky")),
        ("rood; groen", ("red", "leaf", "paper", "ink")),
        ("bleu jaune", ("sky", "sun", "paper", "ink")),
        ("", USUAL),
        ("groen en oranje", ("leaf", "sun", "paper", "ink")),
        ("rouge et jaune", ("red", "sun", "paper", "ink")),
        ("red/sun + leaf", ("red", "sun", "leaf", "paper")),
    ],
)
def test_a_color_is_named_as_people_name_it(typed: str, fields: tuple[str, ...]) -> None:
    assert read_colors(typed, house_colors()).fields == fields


def test_an_own_color_becomes_the_main_one_and_words_stay_readable_on_it() -> None:
    house = house_colors()
    colors = read_colors("#00A3E0, #0a0", house)
    assert colors.fields[:2] == ("red", "sun")
    assert [typed for typed, _ in colors.moved] == []
    near = read_colors("#7A7A7A", house)
    ((_, taken),) = near.moved
    assert max(contrast(taken, house[each]) for each in ("ink", "paper")) >= FIELD_CONTRAST


def test_and_between_two_own_colors_is_no_color() -> None:
    colors = read_colors("#0E6F78 en #F2B705", house_colors())
    assert colors.own == {"deep-red": "#0A535A", "red": "#0E6F78", "sun": "#F2B705"}
    assert colors.named == (("#0E6F78", "red", "#0E6F78"), ("#F2B705", "sun", "#F2B705"))


@pytest.mark.parametrize("colors", ["", "#0E6F78"])
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Buurthuis De Brug", "Buurthuis De Brug"),
        ("Wereldsolidariteit", "Wereldsolidariteit"),
        ("Buurthuis De Brug & Co", "Buurthuis De Brug & Co"),
        ("x" * 24, "x" * 24),
        ("2026", "2026"),
        ("no: #1", "no: #1"),
        ("Buurthuis De Brug & Co vzw", "Buurthuis De Brug & Co"),
        ("Solidariteitsbeweging van Gent en omgeving", "Solidariteitsbeweging"),
        ("Een heel lange naam van een stand", "Een heel lange naam"),
        ("Maison de la solidarité - Gand", "Maison de la solidarité"),
        ("x" * 30, "x" * 24),
    ],
)
def test_the_name_that_was_typed_stands_on_the_screen(
    tmp_path: Path, name: str, shown: str, colors: str
) -> None:
    make(tmp_path / "stand", order(name, ("nl",), colors))
    loaded = load(tmp_path / "stand")
    assert (loaded.theme.wordmark, loaded.problems) == (shown, ())


def test_what_is_no_color_is_named() -> None:
    with pytest.raises(UnknownColorError, match="zeegras"):
        read_colors("red zeegras", house_colors())
