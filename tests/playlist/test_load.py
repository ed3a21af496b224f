"""What comes of a load: the show, with everything filled in, and what is kept when something is wrong."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.content.mission import mission_root
from kiosk.playlist.kinds.image_item import ImageItem
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.playlist.loaded import Loaded
from kiosk.playlist.loader import load
from kiosk.playlist.model import Point, Visitor
from kiosk.problems.report import as_json, as_text
from kiosk.words.catalogue import languages
from tests.media import samples
from tests.media.samples import png
from tests.playlist.samples import lay_out

Show = Callable[..., Loaded]


@pytest.fixture
def show(tmp_path: Path) -> Show:
    """Loads a content folder made of a good beginning and the playlist and files given."""

    def make(playlist: str, **slides: str) -> Loaded:
        root = lay_out("file-missing", tmp_path / "show")
        (root / "slides/playlist.yaml").write_text(playlist, encoding="utf-8")
        if "goed" not in playlist:
            (root / "slides/goed.yaml").unlink()
        for name, text in slides.items():
            (root / f"slides/{name}.yaml").write_text(text, encoding="utf-8")
        return load(root)

    return make


def found(loaded: Loaded) -> list[str]:
    return [problem.code for problem in loaded.problems]


def test_the_shipped_mission_loads_without_an_error() -> None:
    loaded = load(mission_root())
    assert [problem for problem in loaded.problems if problem.severity == "error"] == []
    assert loaded.playlist is not None
    assert len(loaded.playlist.items) == 8
    assert loaded.playlist.languages == ("nl", "fr", "en")


def test_defaults_are_filled_in_and_what_an_item_says_goes_first(show: Show) -> None:
    playlist = show(
        "title: {fr: Stand, nl: Stand}\ndefaults: {duration: 1m30s, transition: push, fit: fill}\n"
        "items:\n  - slide: goed\n  - image: fotos/markt.jpg\n    duration: auto\n    fit: cover\n"
        "  - video: film/buren.webm\n    transition: cut\n    title: Buren\n"
        "    captions: {nl: film/buren.nl.vtt}\n"
    ).playlist
    assert playlist is not None
    slide, image, video = playlist.items
    assert isinstance(slide, SlideItem)
    assert (slide.duration, slide.transition, slide.key) == (90.0, "push", "slide:goed")
    assert isinstance(image, ImageItem)
    assert (image.duration, image.fit, image.color) == (None, "cover", "ink")
    assert isinstance(video, VideoItem)
    assert (video.duration, video.transition, video.fit, video.attract) == (None, "cut", "fill", "muted")
    assert video.title == {"nl": "Buren", "fr": "Buren", "en": "Buren"}
    assert list(video.captions) == ["nl"]
    assert list(playlist.title) == ["nl", "fr"], "the stand's own language comes first"
    assert playlist.visitor == Visitor(45.0, 20.0)
    assert pickle.loads(pickle.dumps(playlist)) == playlist


@pytest.mark.parametrize(
    ("lines", "seconds"),
    [
        ("attract: poster", 90.0),
        ("attract: poster\n    duration: 15s", 15.0),
        ("attract: poster\n    duration: auto", None),
        ("attract: muted", None),
        ("attract: sound", None),
        ("attract: muted\n    duration: 15s", 15.0),
    ],
)
def test_only_a_film_that_shows_its_poster_lasts_as_long_as_a_still(
    show: Show, lines: str, seconds: float | None
) -> None:
    loaded = show(f"defaults: {{duration: 1m30s}}\nitems:\n  - video: film/buren.webm\n    {lines}\n")
    assert loaded.playlist is not None
    assert loaded.playlist.items[0].duration == seconds


@pytest.mark.parametrize(
    ("count", "words", "is_warned"), [(3, 12, False), (3, 13, True), (4, 9, False), (4, 10, True)]
)
def test_points_with_more_words_than_fit_are_warned_of_and_four_have_room_for_fewer(
    show: Show, count: int, words: int, is_warned: bool
) -> None:
    points = "".join(f"    - {{title: Punt, text: {' '.join(['woord'] * words)}}}\n" for _ in range(count))
    languages = "".join(f"{lang}:\n  title: Samen\n  points:\n{points}" for lang in ("nl", "fr", "en"))
    loaded = show("items: [{slide: test}]\n", test=f"layout: points\n{languages}")
    assert found(loaded) == (["text-long"] * 3 * count if is_warned else [])


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("12", 12.0),
        ("15s", 15.0),
        ("1m30s", 90.0),
        ("2m", 120.0),
        ("1.5s", 1.5),
        ("auto", None),
        ("1m 30s", 90.0),
        ("1m30", 90.0),
    ],
)
def test_durations_are_read_as_people_write_them(show: Show, typed: str, seconds: float | None) -> None:
    loaded = show(f"items:\n  - slide: goed\n    duration: {typed}\n")
    assert loaded.playlist is not None
    assert found(loaded) == []
    assert loaded.playlist.items[0].duration == seconds


@pytest.mark.parametrize("typed", ["0", "2h", "-5", "61m", "auto auto", "''", "[12]", "9:30", "1e3"])
def test_other_durations_are_reported_and_the_item_still_shows(show: Show, typed: str) -> None:
    loaded = show(f"items:\n  - slide: goed\n    duration: {typed}\n")
    assert len(loaded.problems) == 1
    assert loaded.playlist is not None
    assert loaded.playlist.items[0].duration is None


def test_a_screen_without_touch_has_no_visitor(show: Show) -> None:
    loaded = show("visitor: off\nitems: [{slide: goed}]\n")
    assert loaded.playlist is not None
    assert loaded.playlist.visitor is None
    assert loaded.problems == ()


def test_an_item_shown_again_has_its_own_identity(show: Show) -> None:
    loaded = show("items: [{slide: goed}, {image: fotos/markt.jpg}, {slide: goed}, {slide: goed}]\n")
    assert loaded.playlist is not None
    keys = [item.key for item in loaded.playlist.items]
    assert keys == ["slide:goed", "image:fotos/markt.jpg", "slide:goed#2", "slide:goed#3"]


def test_words_stay_what_was_typed(show: Show) -> None:
    slide = (
        "layout: points\nnl:\n  title: no\n  label: 010\n  more: 2026-12-01\n  alt: 9:30\n"
        "  points: [1e3, {title: yes, text: 0x1F}]\nimage: fotos/markt.jpg\nfr: {title: 'true', points: [~x]}\n"
        "en: {title: 12_000, points: [a]}\n"
    )
    loaded = show("items: [{slide: test}]\n", test=slide)
    assert found(loaded) == []
    assert loaded.playlist is not None
    item = loaded.playlist.items[0]
    assert isinstance(item, SlideItem)
    text = item.slide.texts["nl"]
    assert (text.title, text.label, text.more, text.alt) == ("no", "010", "2026-12-01", "9:30")
    assert text.points == (Point("1e3"), Point("yes", "0x1F"))
    assert item.slide.texts["en"].title == "12_000"


def test_a_slide_with_mistakes_is_read_and_judged_once_however_often_it_is_shown(show: Show) -> None:
    loaded = show("items: [{slide: test}, {slide: test}]\n", test="layout: statment\nnl: {title: A}\n")
    assert found(loaded) == ["language-missing", "unknown-value"]
    assert loaded.playlist is not None
    assert len(loaded.playlist.items) == 2


def test_one_bad_item_does_not_stop_the_show(show: Show) -> None:
    loaded = show("items: [{slide: weg}, {slide: goed}, {image: weg.png}]\n")
    assert found(loaded) == ["slide-missing", "asset-missing"]
    assert loaded.playlist is not None
    assert [item.key for item in loaded.playlist.items] == ["slide:goed"]


def test_only_a_playlist_with_nothing_left_is_refused(show: Show) -> None:
    loaded = show("items: [{slide: weg}]\n")
    assert loaded.playlist is None
    assert found(loaded) == ["slide-missing"]


def test_fifteen_mistakes_give_fifteen_problems(tmp_path: Path) -> None:
    root = lay_out("file-missing", tmp_path / "show")
    shutil.copytree(Path(__file__).parent / "fifteen", root, dirs_exist_ok=True)
    loaded = load(root)
    assert len(loaded.problems) == 15, as_text(loaded, "en")
    assert loaded.playlist is not None
    reports = {lang: as_text(loaded, lang) for lang in languages()}
    assert len(set(reports.values())) == 3
    for lang in languages():
        for problem in loaded.problems:
            assert problem.message(lang)
            assert problem.hint(lang)
        assert '"playable": true' in as_json(loaded, lang)


def test_a_folder_of_pictures_plays_in_natural_order(tmp_path: Path) -> None:
    for name in ("foto 10.png", "foto 2.png", "Foto 1.png"):
        (tmp_path / name).write_bytes(samples.png())
    (tmp_path / "film.webm").write_bytes(samples.webm())
    (tmp_path / "jaarverslag.pdf").write_bytes(samples.PDF)
    (tmp_path / "notities.txt").write_text("niet tonen", encoding="utf-8")
    (tmp_path / "foto.jxl").write_bytes(samples.JXL)
    loaded = load(tmp_path)
    assert loaded.playlist is not None
    keys = [item.key for item in loaded.playlist.items]
    assert keys == ["video:film.webm", "image:Foto 1.png", "image:foto 2.png", "image:foto 10.png"]
    assert sorted(found(loaded)) == ["pdf-broken", "picture-format"]


def test_a_folder_item_becomes_its_pictures_and_films(show: Show, tmp_path: Path) -> None:
    loaded = show("items:\n  - folder: fotos/\n    duration: 5\n    fit: contain\n")
    assert loaded.playlist is not None
    item = loaded.playlist.items[0]
    assert isinstance(item, ImageItem)
    assert (item.key, item.duration, item.fit) == ("image:fotos/markt.jpg", 5.0, "contain")


def test_the_content_folder_follows_from_where_the_playlist_lies(tmp_path: Path) -> None:
    root = lay_out("file-missing", tmp_path / "show")
    (root / "feest.yaml").write_text("items: [{slide: goed}]\n", encoding="utf-8")
    (root / "slides/avond.yaml").write_text("items: [{slide: goed}]\n", encoding="utf-8")
    (root / "slides/playlist.yaml").write_text("items: [{slide: goed}]\n", encoding="utf-8")
    for name in ("feest.yaml", "slides/avond.yaml", "slides"):
        loaded = load(root / name)
        assert loaded.root == root
        assert loaded.playlist is not None


def test_every_file_that_matters_is_named_for_watching(show: Show) -> None:
    loaded = show(
        "items:\n  - slide: goed\n  - slide: later\n  - image: fotos/nog-niet.jpg\n  - folder: fotos\n"
        "  - video: film/buren.webm\n    captions: {nl: film/buren.nl.vtt}\n"
    )
    house = mission_root() / "assets"
    assert house / "theme.yaml" in loaded.files, "without a theme of its own the show looks as the house does"
    names = {
        path.relative_to(loaded.root).as_posix() for path in loaded.files if not path.is_relative_to(house)
    }
    assert names == {
        "assets/theme.yaml",
        "slides/playlist.yaml",
        "slides/goed.yaml",
        "slides/later.yaml",
        "assets/fotos/nog-niet.jpg",
        "assets/fotos",
        "assets/fotos/markt.jpg",
        "assets/film/buren.webm",
        "assets/film/buren.nl.vtt",
    }


def test_a_photo_may_go_without_words(show: Show) -> None:
    loaded = show("items: [{slide: test}]\n", test="layout: photo\nimage: fotos/markt.jpg\n")
    assert loaded.problems == ()
    assert loaded.playlist is not None


def test_an_empty_key_that_is_needed_costs_its_block_only(show: Show) -> None:
    loaded = show("items:\n  - slide:\n  - slide: goed\n    transition:\n")
    assert sorted(found(loaded)) == ["empty-value", "missing-value"]
    assert loaded.playlist is not None
    assert [item.key for item in loaded.playlist.items] == ["slide:goed"]


def test_a_misspelt_key_is_one_problem_and_not_two(show: Show, tmp_path: Path) -> None:
    slide = "layuot: statement\nnl: {titel: A}\nfr: {title: B}\nen: {title: C, text: [d]}\n"
    assert found(show("items: [{slide: test}]\n", test=slide)) == ["unknown-key", "unknown-key", "wrong-type"]
    (tmp_path / "show/slides/playlist.yaml").write_text("itmes: [{slide: goed}]\n", encoding="utf-8")
    assert found(load(tmp_path / "show")) == ["unknown-key"]


def test_two_equal_keys_report_both_lines(show: Show) -> None:
    loaded = show("title: Een\nitems: [{slide: goed}]\ntitle: Twee\n")
    problem = loaded.problems[0]
    assert (problem.code, problem.line, problem.params["first"]) == ("duplicate-key", 3, 1)
    assert loaded.playlist is not None
    assert loaded.playlist.title["nl"] == "Een"


def test_a_film_with_signs_in_its_name_is_found(tmp_path: Path) -> None:
    root = lay_out("file-missing", tmp_path / "show")
    name = "Rede: Teil 1 #50% ?.webm"
    (root / "assets/film" / name).write_bytes(samples.webm())
    playlist = f'items:\n  - slide: goed\n  - video: "film/{name}"\n'
    (root / "slides/playlist.yaml").write_text(playlist, encoding="utf-8")
    loaded = load(root)
    assert loaded.problems == ()
    assert loaded.playlist is not None


def test_a_text_that_no_list_of_points_shows_is_named(show: Show) -> None:
    points = "layout: points\nnl: {title: Eisen, text: Hier staat iets., points: [Werk, Zorg]}\n"
    loaded = show("languages: [nl]\nitems: [{slide: test}]\n", test=points)
    (problem,) = loaded.problems
    assert (problem.code, problem.severity) == ("not-in-layout", "warning")
    assert (
        problem.message("nl")
        == "'text' in het blok 'nl' van slide 'test' verschijnt niet in de layout 'points'"
    )


def test_the_place_of_a_point_is_one_phrase_in_every_language(show: Show) -> None:
    long = "woord " * 20
    slide = f"layout: points\nfr: {{title: Trois exigences, points: [{{title: Un, text: {long}}}]}}\n"
    (problem,) = show("languages: [fr]\nitems: [{slide: test}]\n", test=slide).problems
    assert problem.code == "text-long"
    place = {
        "nl": "punt 1 in het blok 'fr' van slide 'test'",
        "fr": "le point 1 du bloc 'fr' de la diapositive 'test'",
        "en": "point 1 in the block 'fr' of slide 'test'",
    }
    for lang, words in place.items():
        assert words in problem.message(lang)


def test_a_language_without_a_catalogue_of_ours_is_called_by_its_name(show: Show) -> None:
    (problem,) = show(
        "languages: [nl, de]\nitems: [{slide: test}]\n", test="layout: statement\nnl: {title: Ja}\n"
    ).problems
    assert problem.code == "language-missing"
    assert problem.message("fr") == "la diapositive 'test' n’a pas de texte en allemand (de)"


@pytest.mark.parametrize("has_folders", [False, True])
def test_a_playlist_beside_its_pictures_and_slides_is_shown(tmp_path: Path, has_folders: bool) -> None:
    assets, slides = (tmp_path / name if has_folders else tmp_path for name in ("assets", "slides"))
    for folder in (assets, slides):
        folder.mkdir(exist_ok=True)
    (assets / "a.png").write_bytes(png())
    (slides / "een.yaml").write_text("layout: statement\nnl: {title: Een}\n")
    (tmp_path / "playlist.yaml").write_text("languages: [nl]\nitems:\n  - image: a.png\n  - slide: een\n")
    for path in (tmp_path, tmp_path / "playlist.yaml"):
        loaded = load(path)
        assert loaded.playlist
        assert [item.key for item in loaded.playlist.items] == ["image:a.png", "slide:een"]
        assert not loaded.errors
