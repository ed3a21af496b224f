"""Everything that a visitor meets, put on the real stage one after the other: to be measured, and to be looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.playlist.model import Playlist
from kiosk.proof.measures import named
from kiosk.show.accessibility import TEXT_SIZES, Accessibility
from kiosk.show.page import Page
from kiosk.show.rules import begin
from kiosk.show.settings import Settings
from kiosk.show.state import FilmPhase, Phase
from tests.stage.audit import root_of, settle
from tests.stage.stage_photographer import StagePhotographer

Looks = Sequence[tuple[int, bool]]
"""Text sizes, and whether contrast is high."""
EVERY_LOOK = tuple((size, contrast) for size in range(TEXT_SIZES) for contrast in (False, True))
SINGLES = "each setting by itself"
FILM_SINGLES = f"film, {SINGLES}"


@dataclass(frozen=True)
class View:
    """What stands, in which phase, and what is open above the keys."""

    name: str
    item: int
    phase: Phase
    page: str = ""
    film: FilmPhase = FilmPhase.NONE
    calm: bool = False
    easy: bool = False
    singles: bool = False
    """Everything that "my way" can show, with a voice that speaks."""
    votes: tuple[int, ...] = ()
    """For each answer of the poll, when the visitor has voted."""


def views(playlist: Playlist) -> Iterator[View]:
    """Everything a visitor meets once."""
    slides = [number for number, item in enumerate(playlist.items) if isinstance(item, SlideItem)]
    films = [number for number, item in enumerate(playlist.items) if isinstance(item, VideoItem)]
    polls = [number for number in slides if playlist.items[number].layout == "poll"]
    for number in slides:
        yield View(f"attract {number}", number, Phase.ATTRACT)
    for number in slides:
        yield View(f"explore {number}", number, Phase.EXPLORE)
    for number in slides:
        if any(playlist.items[number].text_in(language).easy for language in playlist.languages):
            yield View(f"easy {number}", number, Phase.EXPLORE, easy=True)
    for number, item in enumerate(playlist.items):
        if item.sign:
            yield View(f"signed {number}", number, Phase.EXPLORE)
            yield View(f"sign {number}", number, Phase.EXPLORE, "sign")
    first = slides[0]
    for page in ("topics", "more", "take", "accessibility"):
        yield View(page, first, Phase.EXPLORE, page)
    yield View(SINGLES, first, Phase.EXPLORE, "accessibility", singles=True)
    for number in films:
        yield View("film in the loop", number, Phase.ATTRACT)
        yield View("film", number, Phase.EXPLORE)
        yield View("film heard", number, Phase.EXPLORE, film=FilmPhase.AUDIBLE)
    for number in films[:1]:
        yield View(FILM_SINGLES, number, Phase.EXPLORE, "accessibility", singles=True)
    for number in polls[:1]:
        yield View("poll", number, Phase.EXPLORE)
        yield View("poll after the vote", number, Phase.EXPLORE, votes=(6, 3, 1))
    yield View("still there?", first, Phase.STILL_THERE)
    yield View("still there? calm", first, Phase.STILL_THERE, calm=True)


@dataclass(frozen=True)
class Met:
    """A view as it stands: in these letters and colours, and which page of its words."""

    view: View
    text_size: int
    high_contrast: bool
    part: int
    parts: int


def meet(
    photographer: StagePhotographer,
    playlist: Playlist,
    size: tuple[int, int],
    dots: float,
    language: str,
    looks_at: Callable[[int], Looks],
    *,
    only: Sequence[str] = (),
) -> Iterator[Met]:
    """Stand each view on the stage in the looks that its number has, or ``only`` those of these names."""
    scene = photographer.scene
    for number, view in enumerate(views(playlist)):
        looks = looks_at(number)
        if only and view.name not in only:
            continue
        photographer.shoot(view.item, language, size, view.phase, "middle")
        scene.measure(dots)
        # In the loop there are the stand's own letters and colours: what a visitor chose ends with the visit.
        for text_size, high_contrast in EVERY_LOOK[:1] if view.phase is Phase.ATTRACT else looks:
            front = scene.stage.front
            assert front is not None
            state = replace(
                begin(playlist, Settings(language=language)),
                current=scene.stage.cue_of(front),
                phase=view.phase,
                film=view.film,
                accessibility=Accessibility(
                    text_size=text_size,
                    high_contrast=high_contrast,
                    calm=view.calm,
                    aloud=view.singles,
                    easy=view.easy,
                ),
                idle_due=1.0 if view.phase is Phase.EXPLORE else None,
            )
            scene.state_changed(state)
            is_shown = view.phase in (Phase.EXPLORE, Phase.STILL_THERE)
            settle(scene.window, is_shown=is_shown)
            scene.visitor.accessibility_panel.set_has_voice(view.singles)
            scene.state_changed(replace(state, page=Page(view.page)))
            if panel := named(root_of(photographer), "accessibility"):
                panel.setProperty("hasSingles", view.singles)
            scene.window.grabWindow()
            # What was laid out for the picture may have moved the bar.
            settle(scene.window, is_shown=is_shown)
            shown = replace(state, page=Page(view.page), parts=front.part_count)
            has_words = view.page in ("", "accessibility") and view.phase is not Phase.STILL_THERE
            parts = front.part_count if has_words else 1
            for part in range(parts):
                scene.state_changed(replace(shown, part=part))
                if view.votes:
                    front.set_votes(dict(enumerate(view.votes)), own=0)
                yield Met(view, text_size, high_contrast, part, parts)
            scene.state_changed(state)
