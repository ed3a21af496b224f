"""The organiser's guide, in three languages: its examples can be copied, it names every key there is, and what it quotes of the
checker is what the checker says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from pydantic import BaseModel

from kiosk.playlist.document import PlaylistDocument, VisitorBlock
from kiosk.playlist.entry import Defaults, Entry
from kiosk.playlist.kinds import kinds
from kiosk.playlist.loader import load
from kiosk.playlist.model import COLORS, LAYOUTS
from kiosk.playlist.slide_document import PointBlock, SlideDocument, TextBlock
from kiosk.playlist.when_document import WhenBlock
from kiosk.problems.report import problems_text
from kiosk.starter.example import slides
from kiosk.starter.make import make
from kiosk.theme.document import ColorsBlock, FontsBlock, LogoBlock, ThemeDocument
from kiosk.words.catalogue import section
from kiosk.words.sentence import fill
from tests.media import samples
from tests.playlist.guide import (
    GUIDES,
    ROOT,
    Example,
    broken_save,
    captions,
    examples,
    keys_told,
    merge,
    places_told,
    said_of,
)
from tests.starter.shows import order

GOOD = {
    f"{each.lang} {number} {each.name}": each
    for lang in GUIDES
    for number, each in enumerate(examples(lang))
    if each.said is None
}
SPOILT = {
    f"{each.lang} {number} {each.name}": each
    for lang in GUIDES
    for number, each in enumerate(examples(lang))
    if each.said is not None
}
MODELS: Mapping[str, type[BaseModel]] = {
    "playlist": PlaylistDocument,
    "defaults": Defaults,
    "visitor": VisitorBlock,
    "when": WhenBlock,
    "slide": SlideDocument,
    "text": TextBlock,
    "point": PointBlock,
    "theme": ThemeDocument,
    "colors": ColorsBlock,
    "fonts": FontsBlock,
    "logo": LogoBlock,
}
"""The models of which the guide has a table of their own."""


def keys_of(model: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


@pytest.mark.parametrize("example", GOOD.values(), ids=GOOD)
def test_an_example_passes_the_check(example: Example, tmp_path: Path) -> None:
    assert said_of(example, tmp_path / "show") == ""


@pytest.mark.parametrize("lang", GUIDES)
def test_a_recipe_taken_over_into_a_new_show_as_the_guide_tells_it_passes(lang: str, tmp_path: Path) -> None:
    recipes = [each for each in GOOD.values() if each.lang == lang and each.file == "slides/playlist.yaml"]
    assert len(recipes) > 15
    make(tmp_path / "show", order(languages=tuple(GUIDES), told_in=lang))
    playlist = tmp_path / "show" / "slides" / "playlist.yaml"
    new = playlist.read_text("utf-8")
    for recipe in recipes:
        playlist.write_text(new, "utf-8")
        merge(recipe, tmp_path / "show")
        errors = [each for each in load(tmp_path / "show").problems if each.severity == "error"]
        assert not errors, (recipe.text, [each.message(lang) for each in errors])


@pytest.mark.parametrize("example", SPOILT.values(), ids=SPOILT)
def test_what_is_quoted_of_the_checker_is_what_it_says(example: Example, tmp_path: Path) -> None:
    """``python -m tests.playlist.guide`` writes it anew."""
    assert said_of(example, tmp_path / "show").rstrip() == (example.said or "").rstrip()
    assert example.said


@pytest.mark.parametrize("lang", GUIDES)
def test_what_a_stand_says_of_a_broken_save_is_quoted_as_it_says_it(lang: str) -> None:
    guide = GUIDES[lang].read_text("utf-8")
    assert broken_save(lang) in guide
    mended = section("machine", lang)["save-good"]
    assert re.split(r"\s?[:,]", mended)[0] in guide


@pytest.mark.parametrize("lang", GUIDES)
def test_what_the_checker_says_when_all_is_well_is_quoted_as_it_says_it(lang: str) -> None:
    words = section("report", lang)
    none = {what: fill(words[what], {"count": 0}, lang) for what in ("errors", "warnings")}
    said = fill(words["together"], none, lang).partition(",")[0]
    assert f"`{said}`" in GUIDES[lang].read_text("utf-8")


@pytest.mark.parametrize("lang", GUIDES)
def test_the_line_and_character_that_the_words_name_are_those_of_the_quoted_report(lang: str) -> None:
    told = list(places_told(lang))
    assert told
    assert all(place in places for place, places in told)


@pytest.mark.parametrize("lang", GUIDES)
def test_no_command_of_the_guide_writes_into_the_kiosks_own_folder(lang: str) -> None:
    text = GUIDES[lang].read_text("utf-8")
    written = re.findall(r"kiosk (?:sheet|check|schema) [^`\n]*?(?:-o|--report) (\S+?)[`\s]", text)
    written += re.findall(r"kiosk new (?:--lang \w+ )?([^-\s`]+)", text)
    assert len(written) > 10
    assert [name for name in written if not name.startswith("../")] == []


@pytest.mark.parametrize("lang", GUIDES)
def test_the_files_to_change_first_are_those_that_a_new_show_has(lang: str) -> None:
    first = GUIDES[lang].read_text("utf-8").split("\n## ")[1]
    made = dict(slides(order(languages=(lang,), told_in=lang)))
    opened = re.findall(rf"([\w-]+)\.yaml`[^`]*`{lang}:`", first)[0]
    addressed = re.findall(r"`([\w-]+)\.yaml`", next(line for line in first.splitlines() if "QR" in line))
    assert "  title: " in made[opened]
    assert addressed
    assert all("\n# link: https://" in made[name] for name in addressed)


@pytest.mark.parametrize("lang", GUIDES)
def test_captions_of_the_guide_pass_the_check(lang: str, tmp_path: Path) -> None:
    written = captions(lang)
    assert written
    for name in ("slides", "assets"):
        (tmp_path / name).mkdir()
    (tmp_path / "assets" / "film.webm").write_bytes(samples.webm())
    for text in written:
        (tmp_path / "assets" / "film.vtt").write_text(text, "utf-8")
        playlist = f"languages: [{lang}]\nitems:\n  - video: film.webm\n    captions: {{{lang}: film.vtt}}\n"
        (tmp_path / "slides" / "playlist.yaml").write_text(playlist, "utf-8")
        assert problems_text(load(tmp_path), lang) == ""


@pytest.mark.parametrize("lang", GUIDES)
def test_every_key_there_is_has_its_row_and_no_other(lang: str) -> None:
    told = keys_told(lang)
    kinds_keys = {key for kind in kinds().values() for key in keys_of(kind.entry)} | keys_of(Entry)
    expected = {name: keys_of(model) for name, model in MODELS.items()}
    expected["items"] = kinds_keys - set(kinds())
    assert {name: set(keys) for name, keys in told.items()} == expected
    assert all(len(keys) == len(set(keys)) for keys in told.values())


@pytest.mark.parametrize("lang", GUIDES)
def test_every_layout_has_an_example_and_every_color_is_named(lang: str) -> None:
    layouts = {name for each in GOOD.values() for name in re.findall(r"^layout: (\w+)", each.text, re.M)}
    assert layouts == set(LAYOUTS)
    row = next(
        line for line in GUIDES[lang].read_text("utf-8").splitlines() if line.startswith("| `color` | `red`")
    )
    assert set(re.findall(r"`([\w-]+)`", row)) == {"color", *COLORS}


def test_the_three_guides_have_the_same_chapters_and_examples() -> None:
    shapes = {
        lang: [
            (hit[1], "```" if hit[0].startswith("```") else "")
            for hit in re.finditer(r"^(?:(##+) |```(?:yaml|vtt|text|)$)", path.read_text("utf-8"), re.M)
        ]
        for lang, path in GUIDES.items()
    }
    assert shapes["fr"] == shapes["nl"]
    assert shapes["en"] == shapes["nl"]
    files = {lang: [Path(each.file).parent for each in examples(lang)] for lang in GUIDES}
    assert files["fr"] == files["nl"] == files["en"]


def _anchor(heading: str) -> str:
    """As GitHub and Forgejo make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("lang", GUIDES)
def test_every_link_of_the_guide_leads_somewhere(lang: str) -> None:
    text = GUIDES[lang].read_text("utf-8")
    anchors = {_anchor(heading) for heading in re.findall(r"^#+ (.*)$", text, re.M)}
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if target.startswith("#"):
            assert target[1:] in anchors
        else:
            assert (ROOT / "slides" / target).exists(), target


@pytest.mark.parametrize("lang", GUIDES)
def test_the_guide_names_every_command_and_every_way_to_check(lang: str) -> None:
    text = GUIDES[lang].read_text("utf-8")
    for typed in ("new", "run", "check", "sheet"):
        assert f"`.venv/bin/kiosk {typed} " in text
    for option in ("--at", "--week", "--render", "--report", "--fix", "--format", "--lang", "--from"):
        assert option in text
