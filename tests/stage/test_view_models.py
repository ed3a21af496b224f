"""What QML reads changes when the show changes, and only then; what QML asks becomes an event.

View models are ``Any`` here: to a type checker a property of PySide is not what reading it gives.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kiosk.content.folder import ContentFolder
from kiosk.content.mission import mission_root
from kiosk.media.raster.layers import Drift, Layer, Layers
from kiosk.playlist.kinds.image_item import ImageItem
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.playlist.model import Playlist, Point, Slide, SlideText
from kiosk.playlist.schedule import When
from kiosk.poster.composition import Composition
from kiosk.poster.slide_view_model import SlideViewModel, readable_address
from kiosk.poster.theme_view_model import ThemeViewModel
from kiosk.poster.type_view_model import TypeViewModel
from kiosk.problems.findings import Findings
from kiosk.show import events as on
from kiosk.show.accessibility import Accessibility
from kiosk.show.page import Page
from kiosk.show.rules import begin
from kiosk.show.settings import Settings
from kiosk.show.state import Cue, FilmPhase, Phase, State
from kiosk.stage.stage_view_model import StageViewModel
from kiosk.stage.surroundings import opening_in
from kiosk.theme.loader import read_theme
from kiosk.visitor.topics.topics_model import TopicsModel, topics
from kiosk.visitor.visitor_view_model import VisitorViewModel
from tests.media import samples

ROOT = Path(__file__).resolve().parents[2]
HOUSE = read_theme(ContentFolder(mission_root()), Findings())


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://www.fos.ngo/", "fos.ngo"),
        ("https://fos.ngo", "fos.ngo"),
        ("http://fos.ngo/doe-mee/", "fos.ngo/doe-mee"),
        ("https://www.fos.ngo/?taal=nl", "fos.ngo/?taal=nl"),
        ("fos.ngo", "fos.ngo"),
        ("", ""),
    ],
)
def test_an_address_is_shown_as_people_say_it(link: str, shown: str) -> None:
    assert readable_address(link) == shown


# -- one cue ----------------------------------------------------------------------------------------------------------


def test_words_change_with_the_language_and_are_signalled_once(qtbot: QtBot, cue: Cue) -> None:
    slide: Any = SlideViewModel(cue.serial, cue.item, "nl", HOUSE)
    assert (slide.title, slide.key, slide.serial) == ("Samen\nsterk", "slide:een", 7)
    with qtbot.waitSignal(slide.wordsChanged):
        slide.set_language("fr")
    assert slide.title == "Ensemble"
    with qtbot.assertNotEmitted(slide.wordsChanged):
        slide.set_language("fr")


def test_a_language_the_slide_lacks_shows_the_stands_own(qtbot: QtBot, cue: Cue) -> None:
    slide: Any = SlideViewModel(cue.serial, cue.item, "en", HOUSE)
    assert slide.title == "Samen\nsterk"


EASY = SlideText(
    title="Een mondiale tegenmacht",
    text="Wij onderhandelen.",
    easy=SlideText(title="Samen sterk", text="Wij praten."),
)


def test_easy_words_come_and_go(qtbot: QtBot) -> None:
    slide = Slide("samen", "statement", {"nl": EASY, "fr": SlideText(title="Ensemble")})
    model: Any = SlideViewModel(1, SlideItem(key="slide:samen", slide=slide), "nl", HOUSE)
    with qtbot.waitSignal(model.wordsChanged):
        model.set_language("nl", easy=True)
    assert (model.title, model.text) == ("Samen sterk", "Wij praten.")
    model.set_language("fr", easy=True)
    assert model.title == "Ensemble"
    model.set_language("nl")
    assert model.title == "Een mondiale tegenmacht"


def test_easy_words_are_offered_in_the_languages_that_have_them(visitor: Any, state: State) -> None:
    slide = Slide("samen", "statement", {"nl": EASY, "fr": SlideText(title="Ensemble")})
    playlist = replace(state.playlist, items=(SlideItem(key="slide:samen", slide=slide),))
    offered = []
    for each in (state, replace(state, playlist=playlist), replace(state, playlist=playlist, language="fr")):
        visitor.set_state(each)
        offered.append(visitor.accessibility.hasEasy)
    assert offered == [False, True, False]


def test_the_overview_calls_slides_by_their_easy_titles(playlist: Playlist) -> None:
    slide = Slide("samen", "statement", {"nl": EASY})
    shown = replace(playlist, items=(SlideItem(key="slide:samen", slide=slide),))
    titles = [topics(shown, "nl", "", HOUSE, easy=easy)[0].title for easy in (False, True)]
    assert titles == ["Een mondiale tegenmacht", "Samen sterk"]


def test_everything_a_slide_file_says_reaches_qml(qtbot: QtBot, tmp_path: Path) -> None:
    words = SlideText(
        title="Doe mee",
        label="En nu?",
        text="Surf naar fos.ngo.",
        points=(Point("Een", "Dat is er een."), Point("Twee")),
        caption="Foto",
        more="Lees **dit**.\n\n- of dat",
        alt="Een hand",
    )
    slide = Slide(
        "doe-mee", "action", {"nl": words}, "clay", tmp_path / "a.svg", None, "https://www.fos.ngo/"
    )
    model: Any = SlideViewModel(1, SlideItem(key="slide:doe-mee", slide=slide), "nl", HOUSE)
    assert (model.layout, model.colorToken, model.address, model.fit) == (
        "action",
        "clay",
        "fos.ngo",
        "cover",
    )
    assert (model.color, model.ink) == (HOUSE.colors["clay"], HOUSE.colors["ink"])
    assert (model.hasArt, model.bodyNeedsPanel, model.hasMore, model.isFilm) == (True, True, True, False)
    assert (model.label, model.caption, model.alt) == ("En nu?", "Foto", "Een hand")
    assert model.text == "Surf naar fos.ngo."
    assert model.points == [
        {"title": "Een", "text": "Dat is er een."},
        {"title": "Twee", "text": ""},
    ]
    assert model.more == [
        {"isItem": False, "words": [{"text": "Lees", "bold": False}, {"text": "dit.", "bold": True}]},
        {"isItem": True, "words": [{"text": "of", "bold": False}, {"text": "dat", "bold": False}]},
    ]


def test_a_picture_without_a_title_has_no_words_on_screen_but_a_name_in_the_topics(
    qtbot: QtBot, tmp_path: Path
) -> None:
    item = ImageItem(key="image:markt.jpg", path=tmp_path / "markt.jpg")
    model: Any = SlideViewModel(1, item, "nl", HOUSE)
    assert (model.layout, model.title, model.color) == ("photo", "", HOUSE.colors["ink"])
    assert item.title_in("nl") == "markt"


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="names are text on this system")
def test_a_picture_whose_name_is_no_text_can_be_read_and_has_a_title(
    qtbot: QtBot, cue: Cue, tmp_path: Path
) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.png")
    path.write_bytes(samples.png(3, 2))
    model: Any = SlideViewModel(cue.serial, cue.item, "nl", HOUSE)
    model.set_artwork(path)
    assert QImage(model.artwork.toLocalFile()).width() == 3
    assert ImageItem(key="image:a", path=path).title_in("nl") == "caf\\xe9"


def test_the_picture_arrives_as_a_local_file_and_can_be_missing(qtbot: QtBot, cue: Cue) -> None:
    model: Any = SlideViewModel(cue.serial, cue.item, "nl", HOUSE)
    with qtbot.waitSignal(model.artworkChanged):
        model.set_artwork(Path("/map/Rede: Teil 1 #50% ?.png"))
    assert model.artwork.isLocalFile()
    assert model.artwork.toLocalFile() == "/map/Rede: Teil 1 #50% ?.png"
    assert [layer["source"] for layer in model.layers] == [model.artwork]
    assert (model.isDrawing, model.artMargin) == (False, 0)


def test_a_drawing_arrives_in_layers_with_the_way_they_move(qtbot: QtBot, cue: Cue) -> None:
    model: Any = SlideViewModel(cue.serial, cue.item, "nl", HOUSE)
    turning = Layer(Path("/a.png"), (3.0, 8.0), Drift("turn", -4.0, 0.5, 0.25))
    model.set_drawing(Layers((Layer(Path("/b.png")), turning), 70))
    assert (model.isDrawing, model.artMargin) == (True, 70)
    first, second = model.layers
    assert (first["enterX"], first["enterY"], first["drift"]) == (6.0, 0.0, "none")
    assert (second["enterY"], second["drift"], second["angle"], second["driftY"]) == (8.0, "turn", -4.0, 0.25)


def test_without_its_picture_the_words_take_the_room(qtbot: QtBot, tmp_path: Path) -> None:
    slide = Slide(
        name="een", layout="story", texts={"nl": SlideText(title="Een")}, image=tmp_path / "weg.svg"
    )
    model: Any = SlideViewModel(1, SlideItem(key="slide:een", slide=slide), "nl", HOUSE)
    assert model.hasArt
    with qtbot.waitSignal(model.artworkChanged):
        model.markArtMissing()
    assert not model.hasArt
    with qtbot.assertNotEmitted(model.artworkChanged):
        model.markArtMissing()


@pytest.mark.parametrize(
    ("layout", "motion", "drifts"), [("story", "drift", True), ("photo", "still", False)]
)
def test_a_slide_drifts_only_when_it_says_so(qtbot: QtBot, layout: Any, motion: Any, drifts: bool) -> None:
    slide = Slide(name="een", layout=layout, texts={"nl": SlideText(title="Een")}, motion=motion)
    model: Any = SlideViewModel(1, SlideItem(key="slide:een", slide=slide), "nl", HOUSE)
    assert model.drifts is drifts


# -- the topics -------------------------------------------------------------------------------------------------------


def values(model: TopicsModel, name: bytes) -> list[object]:
    role = next(number for number, role_name in model.roleNames().items() if role_name == QByteArray(name))
    return [model.data(model.index(row), role) for row in range(model.rowCount())]


def test_topics_follow_language_place_and_length(
    qtbot: QtBot, qtmodeltester: Any, playlist: Playlist
) -> None:
    model = TopicsModel()
    qtmodeltester.check(model)
    model.set_rows(topics(playlist, "nl", "slide:twee", HOUSE))
    qtmodeltester.check(model)
    assert values(model, b"title") == ["Samen sterk", "Waarom?", "Doe mee"]
    assert values(model, b"isCurrent") == [False, True, False]
    assert values(model, b"tileInk") == [HOUSE.colors["paper"], HOUSE.colors["ink"], HOUSE.colors["paper"]]
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_rows(topics(playlist, "fr", "slide:twee", HOUSE))
    assert values(model, b"title") == ["Ensemble", "Pourquoi ?", "Rejoignez-nous"]
    with qtbot.assertNotEmitted(model.dataChanged):
        model.set_rows(topics(playlist, "fr", "slide:twee", HOUSE))
    with qtbot.waitSignal(model.modelReset):
        model.set_rows(topics(replace(playlist, items=playlist.items[:2]), "fr", "", HOUSE))
    assert values(model, b"key") == ["slide:een", "slide:twee"]
    qtmodeltester.check(model)


def test_a_film_is_marked_in_the_topics(qtbot: QtBot, playlist: Playlist, tmp_path: Path) -> None:
    film = VideoItem(key="video:film/b.webm", path=tmp_path / "b.webm", title={"nl": "Buren"})
    rows = topics(replace(playlist, items=(*playlist.items, film)), "nl", film.key, HOUSE)
    assert [row.is_film for row in rows] == [False, False, False, True]
    assert (rows[-1].title, rows[-1].is_current) == ("Buren", True)


# -- the stage --------------------------------------------------------------------------------------------------------


@pytest.fixture
def sent() -> list[on.Event]:
    return []


@pytest.fixture
def stage(qtbot: QtBot, sent: list[on.Event]) -> Any:
    made = StageViewModel()
    made.asked.connect(sent.append)
    return made


@pytest.fixture
def visitor(qtbot: QtBot, stage: Any, sent: list[on.Event]) -> Any:
    made = VisitorViewModel(HOUSE, stage)
    made.asked.connect(sent.append)
    return made


@pytest.fixture
def state(playlist: Playlist, cue: Cue) -> State:
    return replace(begin(playlist), current=cue, phase=Phase.ATTRACT)


def test_before_the_first_cue_nothing_is_claimed(stage: Any, visitor: Any) -> None:
    assert (stage.frontSlide, stage.hasFallback) == (None, False)
    assert (visitor.hasVisitor, visitor.isHere, visitor.asks) == (False, False, False)
    assert (visitor.foot.progress, visitor.foot.languages) == (0.0, [])


@pytest.mark.parametrize(
    ("phase", "is_here", "asks"),
    [
        (Phase.LOADING, False, False),
        (Phase.ATTRACT, False, False),
        (Phase.EXPLORE, True, False),
        (Phase.STILL_THERE, True, True),
        (Phase.STOPPED, False, False),
    ],
)
def test_who_is_here_follows_the_phase(
    visitor: Any, state: State, phase: Phase, is_here: bool, asks: bool
) -> None:
    visitor.set_state(replace(state, phase=phase))
    assert (visitor.isHere, visitor.asks) == (is_here, asks)


@pytest.mark.parametrize("panel", ["foot", "bar"])
def test_a_language_is_signalled_only_when_it_changes(
    qtbot: QtBot, visitor: Any, state: State, panel: str
) -> None:
    keys = getattr(visitor, panel)
    with qtbot.waitSignals([keys.languagesChanged, keys.languageChanged]):
        visitor.set_state(state)
    assert (keys.language, keys.languages, visitor.hasVisitor) == ("nl", ["nl", "fr"], True)
    with qtbot.assertNotEmitted(keys.languageChanged), qtbot.assertNotEmitted(keys.languagesChanged):
        visitor.set_state(replace(state, phase=Phase.EXPLORE))
    with qtbot.waitSignal(keys.languageChanged):
        visitor.set_state(replace(state, language="fr"))


def test_the_round_and_the_question_follow_the_state(visitor: Any, state: State) -> None:
    visitor.set_state(state)
    assert visitor.foot.progress == pytest.approx(1 / 3)
    assert visitor.question.seconds == 20.0


def test_the_tiles_are_made_when_their_page_opens_and_follow_while_it_is_open(
    visitor: Any, state: State
) -> None:
    tiles = visitor.topics.model
    visitor.set_state(state)
    assert tiles.rowCount() == 0
    counts: list[int] = []
    visitor.pageChanged.connect(lambda: counts.append(tiles.rowCount()))
    looks = replace(state, phase=Phase.EXPLORE, page=Page.OVERVIEW)
    visitor.set_state(looks)
    assert counts == [3]
    visitor.set_state(replace(looks, playlist=replace(state.playlist, items=state.playlist.items[:2])))
    assert tiles.rowCount() == 2


def test_the_open_page_follows_the_state_and_qml_hears_before_it_leaves(visitor: Any, state: State) -> None:
    heard: list[tuple[str, str]] = []
    visitor.pageLeaves.connect(lambda: heard.append(("leaves", visitor.page)))
    visitor.pageChanged.connect(lambda: heard.append(("is", visitor.page)))
    for page in (Page.NONE, Page.READ_MORE, Page.READ_MORE, Page.NONE):
        visitor.set_state(replace(state, phase=Phase.EXPLORE, page=page))
    assert heard == [("leaves", ""), ("is", "more"), ("leaves", "more"), ("is", "")]


def test_a_page_is_gone_before_the_visitor_is(visitor: Any, state: State) -> None:
    """The focus goes to nobody last."""
    visitor.set_state(replace(state, phase=Phase.EXPLORE, page=Page.OVERVIEW))
    pages: list[str] = []
    visitor.phaseChanged.connect(lambda: pages.append(visitor.page))
    visitor.set_state(state)
    assert pages == [""]


def test_a_page_is_opened_and_closed_by_asking(visitor: Any, sent: list[on.Event]) -> None:
    for page in ("topics", "more", "take", "accessibility"):
        visitor.openPage(page)
    visitor.closePage()
    pages = (Page.OVERVIEW, Page.READ_MORE, Page.LINK, Page.DISPLAY)
    assert sent == [*map(on.OpenPage, pages), on.ClosePage()]


def test_a_screen_without_touch_has_no_visitor(visitor: Any, state: State) -> None:
    visitor.set_state(replace(state, playlist=replace(state.playlist, visitor=None)))
    assert visitor.hasVisitor is False
    assert visitor.question.seconds == 0.0


def test_every_wish_of_a_visitor_becomes_one_event(stage: Any, visitor: Any, sent: list[on.Event]) -> None:
    visitor.touch()
    stage.advance()
    stage.goBack()
    stage.peek(-1)
    visitor.bar.advance()
    visitor.bar.goBack()
    visitor.topics.choose("slide:twee")
    visitor.foot.speak("fr")
    visitor.bar.speak("nl")
    visitor.bar.goOn()
    visitor.bar.playFilm()
    visitor.bar.pauseFilm()
    visitor.bar.sound(True)
    visitor.bar.changeLoudness(-1)
    visitor.question.stay()
    assert sent == [
        on.Touch(),
        on.Advance(),
        on.GoBack(),
        on.Peek(-1),
        on.Advance(),
        on.GoBack(),
        on.Jump("slide:twee"),
        on.SetLanguage("fr"),
        on.SetLanguage("nl"),
        on.GoOn(),
        on.PlayFilm(),
        on.PauseFilm(),
        on.SetSound(True),
        on.ChangeLoudness(-1),
        on.Touch(),
    ]


def test_who_stops_the_pictures_stops_all_of_them_until_the_loop_goes_on(
    qtbot: QtBot, visitor: Any, state: State, sent: list[on.Event]
) -> None:
    with qtbot.waitSignal(visitor.canvas.stopped):
        visitor.foot.stop()
    assert sent == [on.PauseFilm()]
    visitor.set_state(replace(state, phase=Phase.EXPLORE))
    assert visitor.bar.isStopped
    visitor.set_state(state)
    assert not visitor.bar.isStopped


@pytest.mark.parametrize(
    ("slot", "value", "field"),
    [
        ("wantTextSize", 2, "text_size"),
        ("wantCaptions", False, "captions"),
        ("wantHighContrast", True, "high_contrast"),
        ("wantCalm", True, "calm"),
        ("wantEasy", True, "easy"),
        ("wantAloud", True, "aloud"),
    ],
)
def test_a_wish_changes_one_thing_and_keeps_the_others(
    visitor: Any, state: State, sent: list[on.Event], slot: str, value: Any, field: str
) -> None:
    before = Accessibility(captions=True, text_size=1, calm=False)
    visitor.set_state(replace(state, accessibility=before))
    getattr(visitor.accessibility, slot)(value)
    assert sent == [on.SetAccessibility(replace(before, **{field: value}))]


def test_high_contrast_leaves_ink_and_paper(qtbot: QtBot, cue: Cue) -> None:
    slide: Any = SlideViewModel(cue.serial, cue.item, "nl", HOUSE)
    with qtbot.waitSignal(slide.colorsChanged):
        slide.set_high_contrast(True)
    assert (slide.color, slide.ink) == (HOUSE.color("paper"), HOUSE.color("ink"))
    assert (slide.onPaper, slide.bodyNeedsPanel) == (True, False)
    slide.set_high_contrast(False)
    assert (slide.color, slide.onPaper) == (HOUSE.color("red"), False)


@pytest.mark.parametrize(("language", "has"), [("nl", True), ("fr", False)])
def test_captions_are_offered_only_where_there_are_some(
    visitor: Any, state: State, tmp_path: Path, language: str, has: bool
) -> None:
    film = VideoItem(key="video:b.webm", path=tmp_path / "b.webm", captions={"nl": tmp_path / "b.nl.vtt"})
    assert not visitor.bar.hasCaptions
    visitor.set_state(replace(state, language=language))
    assert not visitor.bar.hasCaptions, "a slide has none"
    visitor.set_state(replace(state, language=language, current=Cue(8, film, 0, 1)))
    assert (visitor.bar.isFilm, visitor.bar.hasCaptions) == (True, has)


def test_front_and_back_slide_change_places(qtbot: QtBot, stage: Any, cue: Cue) -> None:
    slide: Any = SlideViewModel(cue.serial, cue.item, "nl", HOUSE, stage)
    stage.set_slide(1, slide)
    assert stage.frontSlide is None
    with qtbot.waitSignal(stage.slidesChanged):
        stage.set_front(1)
    assert stage.frontSlide is slide


@pytest.mark.parametrize(
    ("width", "height", "dpi"), [(1024, 600, 118.0), (1280, 720, 96.0), (1080, 1920, 141.0)]
)
def test_words_stand_above_the_bar_that_a_touch_brings_up(
    stage: Any, width: int, height: int, dpi: float
) -> None:
    stage.canvas.set_size(Composition(width, height), dpi)
    bar = stage.canvas.target * 1.3 + stage.canvas.u * 1.6
    for box in (stage.canvas.textBoxAlone, stage.canvas.textBoxBesideArt):
        assert box.bottom() <= height - max(bar, 12 * stage.canvas.u)


@pytest.mark.parametrize(
    ("code", "name"), [("nl", "Nederlands"), ("fr", "français"), ("en", "English"), ("xx", "xx")]
)
def test_a_language_is_named_in_itself(stage: Any, code: str, name: str) -> None:
    assert stage.canvas.languageName(code) == name


# -- the theme and its letters ----------------------------------------------------------------------------------------


@pytest.fixture
def letters(qtbot: QtBot) -> Any:
    return TypeViewModel(ThemeViewModel(HOUSE))


def test_letters_are_measured_in_the_size_that_qml_draws(letters: Any) -> None:
    """Half a pixel more is drawn as a whole one: 34.5 as 35, and not as 34."""
    words = "Every person who joins in makes the counterforce stronger."
    for size in (33.5, 34.5):
        assert letters.textHeight(words, "en", 464.0, size) == letters.textHeight(
            words, "en", 464.0, size + 0.5
        )
        assert letters.textHeight(words, "en", 464.0, size) > letters.textHeight(
            words, "en", 464.0, size - 0.6
        )


def test_the_shipped_fonts_are_found(qtbot: QtBot) -> None:
    theme: Any = ThemeViewModel(HOUSE)
    assert theme.headlineFamily.startswith("Bricolage Grotesque")
    assert theme.textFamily.startswith("Atkinson Hyperlegible Next")
    assert (theme.headlineWeight, theme.labelWeight) == (800, 700)


def test_headlines_are_measured_and_long_words_divided(letters: Any) -> None:
    setting = letters.headline("ontwikkelingssamenwerking", "nl", 400.0, 300.0, 100.0, 40.0, 40.0)
    assert setting["text"] == "ontwikkelings-\nsamenwerking"
    assert 40 < setting["size"] < 80
    assert letters.headline("", "nl", 400.0, 300.0, 100.0, 60.0, 60.0) == {
        "text": "",
        "size": 100.0,
        "leading": 0.92,
    }
    assert letters.leastHeadline("Waarom?", "nl", 400.0, 50.0) == pytest.approx(46)
    assert letters.leastHeadline("", "nl", 400.0, 50.0) == 0


def test_points_get_as_airy_as_their_room_allows(letters: Any) -> None:
    points = [{"title": "Recht op waardig werk", "text": "Voor iedereen die werkt, overal."}] * 3
    wide = letters.points(points, "nl", 800.0, 700.0, 700.0, 10.0)
    tight = letters.points(points, "nl", 800.0, 360.0, 360.0, 10.0)
    assert wide["title"] > tight["title"]
    assert wide["gap"] > tight["gap"]
    assert wide["lines"] == tight["lines"] == 9
    assert tight["text"] >= 36
    assert letters.points(points * 2, "nl", 300.0, 200.0, 200.0, 10.0)["lines"] == 1


def test_a_headline_gives_way_only_to_points_as_tight_as_they_may_be(letters: Any) -> None:
    points = [{"title": "Recht op waardig werk", "text": "Voor iedereen die werkt, overal."}] * 3
    tightest = letters.points(points, "nl", 800.0, 10.0, 400.0, 10.0)
    assert (tightest["title"], tightest["gap"], tightest["text"]) == (36.0, 8.0, 36.0)
    assert letters.points(points, "nl", 800.0, 10.0, 900.0, 10.0) == tightest, (
        "whatever room is left for the headline"
    )


def test_a_title_stays_larger_than_what_stands_below_it(letters: Any) -> None:
    words = "Alleen is het vragen. Samen is het onderhandelen. Daarom versterken we organisaties."
    size = letters.sizeBelow("Samen sterk", words, "nl", 500.0, 500.0, 420.0, 400.0, 60.0, 36.0, 52.0)
    left = 420.0 - letters.textHeight(words, "nl", 500.0, size)
    assert letters.headline("Samen sterk", "nl", 500.0, left, 180.0, 52.0, 52.0)["size"] >= 1.3 * size - 1


def test_words_too_many_for_a_page_are_set_on_several_at_their_size(letters: Any) -> None:
    points = [
        {"kind": "point", "text": "Recht op waardig werk", "more": "Voor iedereen, overal.", "number": number}
        for number in (1, 2, 3)
    ]
    title = {"kind": "title", "text": "Waardig werk. Overal.", "more": "", "number": 0}
    sizes = {"title": 90.0, "heading": 80.0, "figure": 300.0, "text": 60.0, "point": 66.0, "more": 60.0}
    frame = {
        "language": "nl",
        "width": 900.0,
        "room": 620.0,
        "lowRoom": 0.0,
        "u": 10.0,
        "inset": 0.0,
        "least": 70.0,
        "leastTitle": 78.0,
    }
    frame |= {
        "gapOfTargets": 16.0,
        "codeHeight": 0.0,
        "sizes": sizes | {"by": 60.0, "source": 40.0, "answer": 70.0},
    }
    pages = letters.pages([title, *points], frame)
    assert [[each["kind"] for each in page] for page in pages] == [["title", "point", "point"], ["point"]]
    assert {each["size"] for page in pages for each in page} == {90.0, 66.0}
    assert all(page[-1]["y"] + page[-1]["height"] <= 620.0 for page in pages)
    assert letters.pages([title], frame | {"width": 0.0}) == [[]], "a window without a size yet"


def test_words_of_read_more_are_set_in_their_own_direction_and_never_wider_than_the_page(
    letters: Any,
) -> None:
    address = (
        "https://www.solidariteitsbeweging.example/over-ons/ontwikkelingssamenwerkingsorganisatie?taal=nl"
    )
    words = [{"text": "Lees", "bold": False}, {"text": address, "bold": False}, {"text": "nu.", "bold": True}]
    lines = letters.runs(words, "nl", 300.0, 36.0)
    assert "".join(run["text"] for line in lines for run in line).replace(
        "-", ""
    ) == f"Lees {address}nu.".replace("-", "")
    assert [run["bold"] for run in lines[-1]][-1] is True
    assert all(letters._text._wide("text", 36, run["text"]) <= 300 for line in lines for run in line)
    chinese = [{"text": "\u56e2\u7ed3\u6ca1\u6709\u56fd\u754c\uff0c" * 12, "bold": False}]
    assert len(letters.runs(chinese, "zh", 300.0, 36.0)) > 4
    arabic = letters.runs([{"text": "FOS", "bold": False}], "ar", 300.0, 36.0)
    assert arabic[0][0]["text"] == "\u200fFOS"
    assert letters.lines("text", "FOS", "ar", 300.0, 36.0) == "\u200fFOS"
    assert letters.isRightToLeft("ar")
    assert not letters.isRightToLeft("nl")


def test_no_piece_of_an_address_is_wider_than_its_room(letters: Any) -> None:
    whole = letters.pieceSize("solidariteitsbeweging.example", 300.0, 90.0, 26.0)
    joints = letters.pieceSize("solidariteitsbeweging.\u200bexample", 300.0, 90.0, 26.0)
    assert 26.0 <= whole < joints < 90.0
    assert letters.pieceSize("fos.ngo", 900.0, 90.0, 26.0) == 90.0


@pytest.mark.parametrize(
    ("token", "accent"), [("red", "sun"), ("sun", "red"), ("paper", "red"), ("plum", "sun"), ("ink", "sun")]
)
def test_the_accent_stands_out_and_is_not_the_words_colour(qtbot: QtBot, token: str, accent: str) -> None:
    theme: Any = ThemeViewModel(HOUSE)
    assert theme.accentOn[token] == HOUSE.color(accent)


def test_the_logo_stands_beside_words_of_its_colour(qtbot: QtBot) -> None:
    theme: Any = ThemeViewModel(HOUSE)
    assert theme.logoBeside(HOUSE.color("ink")).isEmpty()
    with qtbot.waitSignal(theme.logoChanged):
        theme.set_logo("ink", Path("/logo.png"))
    assert theme.logoBeside(HOUSE.color("ink").lower()).toLocalFile() == "/logo.png"
    assert theme.logoBeside(HOUSE.color("paper")).isEmpty()


@pytest.mark.logs("font .* is missing")
def test_a_missing_font_is_said_and_leaves_words_on_the_screen(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    theme = replace(HOUSE, fonts={**HOUSE.fonts, "headline": tmp_path / "Weg.ttf", "text": None})
    letters: Any = TypeViewModel(ThemeViewModel(theme))
    assert letters.headline("Waarom?", "nl", 400.0, 300.0, 100.0, 60.0, 60.0)["text"] == "Waarom?"
    assert "the headline font Weg.ttf is missing" in caplog.text


def test_the_next_film_is_offered_until_one_stands(visitor: Any, state: State, tmp_path: Path) -> None:
    films = [
        VideoItem(key=f"video:{name}", path=tmp_path / name, title={"nl": name})
        for name in ("a.webm", "b.webm")
    ]
    first, second, third = state.playlist.items
    playlist = replace(state.playlist, items=(first, films[0], second, films[1], third))
    offered = []
    for index, item in enumerate(playlist.items):
        visitor.set_state(replace(state, playlist=playlist, current=Cue(9, item, index, 1)))
        offered.append(visitor.bar.nextFilm)
    assert offered == ["video:a.webm", "", "video:b.webm", "", "video:a.webm"]
    visitor.set_state(state)
    assert visitor.bar.nextFilm == ""


def test_a_halted_film_is_known(visitor: Any, state: State) -> None:
    visitor.set_state(replace(state, film=FilmPhase.PAUSED))
    assert visitor.bar.filmPaused
    visitor.bar.pauseFilm()
    visitor.set_state(state)
    assert not visitor.bar.filmPaused


def test_the_languages_are_told_to_qml_only_when_they_change(
    qtbot: QtBot, visitor: Any, state: State
) -> None:
    """Each time QML reads the list costs memory that never comes back."""
    visitor.set_state(state)
    with qtbot.assertNotEmitted(visitor.foot.languagesChanged):
        visitor.set_state(replace(state, language="fr"))
    with qtbot.waitSignal(visitor.foot.languagesChanged):
        visitor.set_state(replace(state, playlist=replace(state.playlist, languages=("fr",))))
    assert visitor.foot.invitation == "Touchez"


# -- what is due -------------------------------------------------------------------------------------------------------


def scheduled(playlist: Playlist, *days: int | None) -> Playlist:
    """The playlist with each item on one day of the week (Monday is 0), or on all."""
    whens = [When(days=frozenset({day})) if day is not None else None for day in days]
    items = tuple(replace(item, when=when) for item, when in zip(playlist.items, whens, strict=True))
    return replace(playlist, items=items)


SATURDAY = datetime.fromisoformat("2026-12-05T12:00")


def test_overview_and_progress_are_those_of_what_is_due(visitor: Any, playlist: Playlist, cue: Cue) -> None:
    state = begin(scheduled(playlist, None, 6, 5), at=SATURDAY)
    visitor.set_state(replace(state, current=cue, phase=Phase.EXPLORE, page=Page.OVERVIEW))
    assert values(visitor.topics.model, b"key") == ["slide:een", "slide:drie"]
    assert visitor.foot.progress == 0.5
    third = replace(cue, item=state.playlist.items[2], index=2)
    visitor.set_state(replace(state, current=third, phase=Phase.EXPLORE, page=Page.OVERVIEW))
    assert visitor.foot.progress == 1.0


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "Begint op zondag"), ("fr", "Commence dimanche"), ("", "Begint op zondag")]
)
def test_the_fallback_says_when_the_show_begins(playlist: Playlist, language: str, said: str) -> None:
    settings = Settings(language=language)
    state = replace(begin(scheduled(playlist, 6, 6, 6), settings, at=SATURDAY), fallback=True)
    assert opening_in(state) == said
    assert opening_in(replace(state, fallback=False)) == ""
    assert opening_in(replace(begin(playlist, at=SATURDAY), fallback=True)) == ""


def test_what_the_fallback_says_is_told_once(qtbot: QtBot, stage: Any) -> None:
    with qtbot.waitSignal(stage.fallbackChanged):
        stage.set_fallback(True, "Begint op zondag")
    assert (stage.hasFallback, stage.opening) == (True, "Begint op zondag")
    with qtbot.assertNotEmitted(stage.fallbackChanged):
        stage.set_fallback(True, "Begint op zondag")
