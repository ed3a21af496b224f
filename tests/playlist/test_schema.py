"""The schema editors use accepts what the loader accepts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from kiosk.content.mission import mission_root
from kiosk.playlist.schema import FOLDER, headed, playlist_schema, schema_texts, slide_schema, theme_schema

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")

SLIDES = sorted(path for path in (mission_root() / "slides").glob("*.yaml") if path.name != "playlist.yaml")


def complaints(schema: dict[str, Any], document: object) -> list[str]:
    jsonschema.Draft202012Validator.check_schema(schema)
    return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(document)]


@pytest.mark.parametrize("path", SLIDES, ids=lambda path: path.stem)
def test_the_mission_slides_fit(path: Path) -> None:
    assert complaints(slide_schema(), yaml.safe_load(path.read_text(encoding="utf-8"))) == []


def test_the_mission_playlist_fits() -> None:
    path = mission_root() / "slides/playlist.yaml"
    assert complaints(playlist_schema(), yaml.safe_load(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "{items: [{slide: a, duration: 12}, {folder: b, duration: 1m30s}], visitor: off}",
        "{items: [{video: a, captions: {nl: b}}], title: 2026, visitor: {idle: 60, warn: 20s}}",
        "{items: [{image: a, title: {nl: x}, duration: auto}], defaults: {fit: cover}}",
        "{items: [{slide: a, when: {days: 'Za, zo', between: '22:00 - 2:00', from: '2026-12-01'}, every: 2}]}",
        "{items: [{folder: a, when: {days: [SAT, dimanche], except: ['2026-12-25'], until: '2026-12-31'}}]}",
        "{items: [{slide: a, when: {days: sam, except: '2026-12-25, 2027-01-01'}, every: '3'}]}",
    ],
)
def test_good_playlists_fit(text: str) -> None:
    assert complaints(playlist_schema(), yaml.safe_load(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "{items: [{slid: a}]}",
        "{items: [{slide: a, video: b}]}",
        "{items: [{slide: a, duration: soon}]}",
        "{items: [{image: a, captions: {nl: b}}]}",
        "{items: [{slide: a}], defaults: {transition: dissolve}}",
        "{items: [{slide: a, when: zaterdag}]}",
        "{items: [{slide: a, when: {days: [foo]}}]}",
        "{items: [{slide: a, when: {from: '5/12/2026'}}]}",
        "{items: [{slide: a, when: {between: 10u-18u}}]}",
        "{items: [{slide: a, when: {form: '2026-12-05'}}]}",
        "{items: [{slide: a, every: 0}]}",
    ],
)
def test_mistakes_are_underlined(text: str) -> None:
    assert complaints(playlist_schema(), yaml.safe_load(text)) != []


@pytest.mark.parametrize(
    "text",
    [
        "{nl: {title: a}}",
        "{layout: collage}",
        "{layout: photo, dutch: {title: a}}",
        "{layout: photo, nl: {x: a}}",
    ],
)
def test_mistakes_in_slides_are_underlined(text: str) -> None:
    assert complaints(slide_schema(), yaml.safe_load(text)) != []


@pytest.mark.parametrize("name", ["theme.yaml", "theme-example.yaml"])
def test_the_themes_we_ship_fit(name: str) -> None:
    path = mission_root() / "assets" / name
    assert complaints(theme_schema(), yaml.safe_load(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "text",
    ["{}", "{wordmark: 2026, logo: a.svg}", "{logo: {ink: a.svg}, colors: {deep-red: '#0a0B0c'}}"],
)
def test_good_themes_fit(text: str) -> None:
    assert complaints(theme_schema(), yaml.safe_load(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "{colours: {}}",
        "{colors: {red: red}}",
        "{colors: {deep_red: '#000000'}}",
        "{colors: {red: }}",
        "{logo: [a]}",
        "{fonts: {head: a}}",
        "{wordmark: a name that is far too long}",
    ],
)
def test_mistakes_in_themes_are_underlined(text: str) -> None:
    assert complaints(theme_schema(), yaml.safe_load(text)) != []


def test_the_mission_carries_its_schemas_and_its_files_say_where() -> None:
    root = mission_root()
    for name, text in schema_texts().items():
        assert (root / FOLDER / f"{name}.json").read_text("utf-8") == text, (
            "kiosk schema all -o slides/.schema"
        )
    files = [*(root / "slides").glob("*.yaml"), root / "assets/theme.yaml"]
    assert len(files) == 9
    for file in files:
        (line,) = re.findall(r"^# yaml-language-server: \$schema=(\S+)$", file.read_text("utf-8"), re.M)
        kind = file.stem if file.stem in ("playlist", "theme") else "slide"
        assert (file.parent / line).resolve() == (root / FOLDER / f"{kind}.json").resolve()


def test_the_comment_for_editors_stands_below_others_and_above_the_first_key() -> None:
    text = "# Een\n# Twee\n\nlayout: story\n"
    assert (
        headed(text, "a.json") == "# Een\n# Twee\n# yaml-language-server: $schema=a.json\n\nlayout: story\n"
    )
    assert headed("layout: story\n", "a.json").splitlines()[1] == "layout: story"


def test_editors_are_told_kinds_of_items_and_not_our_classes() -> None:
    titles = [part["title"] for part in playlist_schema()["$defs"].values()]
    assert {"slide", "video", "folder"} <= set(titles)
    assert not [title for title in titles if title != title.lower()]
