"""The kinds of items are found by their modules, and every item answers the house's questions."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest

import kiosk
import kiosk.playlist.kinds
from kiosk.playlist.entry import Entry
from kiosk.playlist.kinds import kinds
from kiosk.playlist.kinds.image_item import ImageItem
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.playlist.model import COLORS, FITS, Item, Picture, Playlist, Point, Slide, SlideText
from kiosk.playlist.schema import playlist_schema
from tests.playlist.guide import GUIDES

HOUSE = Path(kiosk.__path__[0])
FOLDER = Path(kiosk.playlist.kinds.__path__[0])

SLIDE = Slide(
    "eisen",
    "points",
    {
        "nl": SlideText(
            title="Drie\neisen", label="Nu", points=(Point("Werk", "Voor iedereen."), Point("Zorg?"))
        ),
        "fr": SlideText(title="Trois exigences"),
    },
    color="leaf",
    image=Path("/a/art.svg"),
    link="https://fos.ngo",
)
POLL = Slide(
    "wat", "poll", {"nl": SlideText(title="Wat?", answers=("a", "b")), "fr": SlideText(title="Quoi ?")}
)
ITEMS: list[Item] = [
    SlideItem(key="slide:eisen", slide=SLIDE),
    SlideItem(key="slide:wat", slide=POLL),
    ImageItem(key="image:a/markt.jpg", path=Path("/a/markt.jpg")),
    VideoItem(key="video:a/straat.webm", path=Path("/a/straat.webm"), title={"nl": "Onze straat"}),
]


def test_each_module_is_one_kind_named_after_its_key() -> None:
    modules = {path.stem for path in FOLDER.glob("[a-z]*.py") if not path.stem.endswith("_item")}
    assert set(kinds()) == modules
    assert {kind.name for kind in kinds().values()} == modules
    for name, kind in kinds().items():
        assert kind.entry.model_fields[name].is_required()


def test_nobody_else_asks_of_which_kind_an_item_is() -> None:
    """Imports are held by import-linter; this finds kinds told by how a key begins, and lists of kinds."""
    names = [name for name in kinds() if name != "playlist"]  # what a file may be is listed, too
    told = re.compile(rf"""["'](?:{"|".join(kinds())}):["']""")
    listed = re.compile(rf"""(?:["'](?:{"|".join(names)})["'],\s*){{2}}""")
    for path in HOUSE.rglob("*.py"):
        if FOLDER not in path.parents:
            text = path.read_text("utf-8")
            assert not told.search(text), path
            assert not listed.search(text), path


@pytest.mark.parametrize(
    ("lang", "heading"),
    [("nl", "## De soorten onderdelen"), ("fr", "## Les sortes d’éléments"), ("en", "## The kinds of items")],
)
def test_the_guide_has_a_row_for_each_kind_with_its_own_keys(lang: str, heading: str) -> None:
    chapter = GUIDES[lang].read_text("utf-8").partition(heading)[2].partition("\n## ")[0]
    table = chapter.partition("|---|---|---|\n")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    told = {row[0].strip("`"): set(re.findall(r"`([^`]+)`", row[2])) for row in rows}
    shared = set(Entry.model_fields)
    assert list(told) == list(kinds())
    assert told == {name: set(kind.entry.model_fields) - shared - {name} for name, kind in kinds().items()}


def test_the_schema_lists_the_kinds_in_their_order() -> None:
    schema = playlist_schema()
    names = [each["$ref"].rpartition("/")[2] for each in schema["properties"]["items"]["items"]["oneOf"]]
    keys = [next(key for key in schema["$defs"][name]["required"] if key in kinds()) for name in names]
    assert keys == list(kinds())


def test_the_files_that_a_new_kind_touches_are_the_ones_that_are_told() -> None:
    page = (HOUSE / "README.md").read_text("utf-8")
    table = page.partition("## A new kind of item: these files")[2].partition("\n\n`")[0]
    files = re.findall(r"^\| `([^`]+)` \|", table, re.M)
    assert len(files) > 5
    for name in files:
        pattern = re.sub(r"<\w+>", "*", f"kiosk/{name}").replace("kiosk/../", "").rstrip("/")
        assert any(HOUSE.parent.glob(pattern)), name


def test_the_kinds_have_a_stated_order() -> None:
    orders = [kind.order for kind in kinds().values()]
    assert orders == sorted(set(orders))
    assert next(iter(kinds())) == "slide"


def test_a_file_of_a_folder_is_of_one_kind_at_most() -> None:
    families = [family for kind in kinds().values() for family in kind.families]
    assert len(families) == len(set(families))
    assert all(kind.of_file for kind in kinds().values() if kind.families)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.key)
def test_an_item_travels_to_another_process_and_answers_every_question(item: Item) -> None:
    again = pickle.loads(pickle.dumps(item))
    assert again == item
    for language in ("nl", "fr", "xx"):
        assert again.title_in(language)
        assert again.reading_time(language) >= 8.0
    assert again.color in COLORS
    assert again.fit in FITS
    assert again.layout
    assert again.is_film == (again.film is not None)


@pytest.mark.parametrize(
    ("item", "title", "languages", "picture", "art", "film"),
    [
        (
            ITEMS[0],
            "Drie eisen",
            ["nl", "fr"],
            "/a/art.svg",
            True,
            None,
        ),
        (ITEMS[1], "Wat?", ["nl", "fr"], None, False, None),
        (ITEMS[2], "markt", [], "/a/markt.jpg", False, None),
        (ITEMS[3], "Onze straat", ["nl"], None, False, "/a/straat.webm"),
    ],
    ids=lambda value: getattr(value, "key", None),
)
def test_what_an_item_says_of_itself(
    item: Item,
    title: str,
    languages: list[str],
    picture: str | None,
    art: bool,
    film: str | None,
) -> None:
    assert (item.title_in("nl"), list(item.languages)) == (title, languages)
    ground = item.color if isinstance(item, SlideItem) else ""
    assert item.picture == (Picture(Path(picture), ground=ground) if picture else None)
    assert (item.has_art, item.film) == (art, Path(film) if film else None)


def test_an_item_without_words_of_its_own_has_none_to_read() -> None:
    assert ITEMS[2].text_in("nl") == SlideText(title="")
    assert ITEMS[2].needs_picture
    assert not ITEMS[0].needs_picture


def test_only_a_poll_has_answers() -> None:
    assert [item.answers for item in ITEMS] == [0, 2, 0, 0]


def test_a_film_that_only_shows_its_poster_does_not_play_by_itself() -> None:
    film = Path("/a/f.webm")
    plays = {
        attract: VideoItem(key="video:f", path=film, attract=attract)
        for attract in ("muted", "poster", "sound")
    }
    assert [plays[each].plays_by_itself for each in plays] == [True, False, True]
    assert [plays[each].sounds_by_itself for each in plays] == [False, False, True]
    assert not any(item.plays_by_itself for item in ITEMS[:3])


def test_the_address_of_the_stand_is_that_of_the_first_call_to_act() -> None:
    action = Slide("mee", "action", {"nl": SlideText(title="Kom")}, link="https://fos.ngo/mee")
    items = (*ITEMS, SlideItem(key="slide:mee", slide=action))
    assert Playlist({}, ("nl",), items, Path("/a")).link == "https://fos.ngo/mee"
    assert Playlist({}, ("nl",), tuple(ITEMS), Path("/a")).link == ""
