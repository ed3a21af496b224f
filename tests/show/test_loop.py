"""The loop without hands: order, rounds, durations, hand-over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.playlist.model import Item, SlideText
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.durations import duration_of
from kiosk.show.page import Page
from kiosk.show.settings import Settings
from kiosk.show.state import FilmPhase, Limits
from tests.show.fakes import NEVER, Manners, World, film, picture, playlist, slide

ABC = (slide("a"), slide("b"), slide("c"))


def test_the_first_cue_comes_with_a_cut_and_the_others_with_their_own_transition() -> None:
    world = World(playlist(slide("a"), slide("b", transition="push"), slide("c", transition="cut")))
    world.advance(45)
    starts = [effect for effect in world.stage.effects if isinstance(effect, do.Start)]
    assert {s.direction for s in starts} == {1}
    assert [(s.cue.key, s.transition) for s in starts[:4]] == [
        ("a", "cut"),
        ("b", "push"),
        ("c", "cut"),
        ("a", "fade"),
    ]


def test_the_phase_is_loading_until_something_stands() -> None:
    world = World(playlist(*ABC), manners={"a": Manners(prepare=2)})
    assert world.phase == "loading"
    world.advance(2)
    assert world.phase == "attract"


def test_the_loop_is_the_playlist_again_and_again_and_rounds_are_counted() -> None:
    world = World(playlist(*ABC))
    world.advance(65)
    assert [(s.key, s.round) for s in world.started] == [
        *[(key, 1) for key in "abc"],
        *[(key, 2) for key in "abc"],
        ("a", 3),
    ]


def test_the_next_cue_is_ready_long_before_it_is_needed() -> None:
    world = World(playlist(*ABC))
    world.advance(1)
    assert world.stage.prepared is not None
    assert (world.stage.prepared.key, world.stage.is_ready) == ("b", True)
    serial = world.stage.prepared.serial
    assert world.notes("cue-prepared")[-1].fields == {"key": "b", "serial": serial}


@pytest.mark.parametrize("rounds", [1, 2, 3])
def test_the_show_ends_after_the_rounds_asked_for(rounds: int) -> None:
    world = World(playlist(*ABC), limits=Limits(rounds=rounds))
    world.advance(rounds * 40)
    assert world.order() == ["a", "b", "c"] * rounds
    assert world.stage.finished
    assert world.phase == "stopped"
    assert world.clock.next_due is None


@pytest.mark.parametrize("only", [slide("a"), film("a")])
def test_rounds_end_a_playlist_of_one(only: Item) -> None:
    world = World(playlist(only), limits=Limits(rounds=2))
    world.advance(100)
    assert [(s.key, s.round) for s in world.started] == [("a", 1), ("a", 2)]
    assert world.stage.finished


def test_a_film_that_breaks_at_the_end_of_the_last_round_adds_no_cue() -> None:
    items = playlist(slide("a"), film("f"))
    world = World(items, limits=Limits(rounds=1), manners={"f": Manners(breaks=3)})
    world.advance(100)
    assert world.order() == ["a", "f"]
    assert world.stage.finished


def test_a_last_cue_that_cannot_be_prepared_in_the_last_round_adds_no_cue() -> None:
    manners = {"c": Manners(prepare=9.8, fails="unreadable")}
    world = World(playlist(*ABC), limits=Limits(rounds=1), manners=manners)
    world.advance(100)
    assert world.order() == ["a", "b"]
    assert world.stage.finished


def test_rounds_end_a_show_that_has_nothing_to_show() -> None:
    manners = {key: Manners(fails="missing") for key in "abc"}
    world = World(playlist(*ABC), limits=Limits(rounds=1), manners=manners)
    world.advance(9)
    assert world.stage.fallback
    world.advance(2)
    assert world.stage.finished


@pytest.mark.parametrize(
    ("item", "language", "seconds"),
    [
        (slide("a", duration=12.0), "nl", 12.0),
        (slide("a", duration=None, words=3), "nl", 8.0),
        (slide("a", duration=None, words=40), "nl", 3 + 0.34 * 40),
        (slide("a", duration=None, words=40), "fr", 3 + 0.34 * 80),
        (slide("a", duration=None, words=40), "de", 3 + 0.34 * 40),
        (picture("a", duration=None), "nl", 8.0),
        (picture("a", duration=5.5), "nl", 5.5),
        (film("a"), "nl", None),
        (film("a", attract="sound"), "nl", None),
        (film("a", attract="poster"), "nl", 8.0),
        (film("a", attract="poster", duration=6.0), "nl", 6.0),
    ],
)
def test_how_long_a_cue_stands(item: Item, language: str, seconds: float | None) -> None:
    assert duration_of(item, language) == (None if seconds is None else pytest.approx(seconds))


def test_easy_words_have_their_own_time() -> None:
    long = slide("a", duration=None, words=40)
    words = {"nl": replace(long.slide.texts["nl"], easy=SlideText(title="woord " * 20))}
    easy = replace(long, slide=replace(long.slide, texts=words))
    assert duration_of(easy, "nl") == pytest.approx(3 + 0.34 * 40)
    assert duration_of(easy, "nl", easy=True) == pytest.approx(3 + 0.34 * 20)


def test_reading_time_is_that_of_the_language_on_screen() -> None:
    long = slide("a", duration=None, words=40)
    world = World(playlist(long, slide("b")), settings=Settings(language="fr"))
    world.advance(60)
    first, second = world.started[:2]
    assert second.at - first.at == pytest.approx(0.5 + long.reading_time("fr"))


def test_time_begins_when_the_transition_is_over() -> None:
    world = World(playlist(*ABC), manners={"b": Manners(transition=2.0)})
    world.advance(30)
    assert [started.at - 1000 for started in world.started] == pytest.approx([0, 10.5, 22.5])


@pytest.mark.parametrize(("attract", "sound"), [("muted", False), ("sound", True)])
def test_a_film_plays_its_own_length(attract: str, sound: bool) -> None:
    world = World(playlist(film("f", attract=attract), slide("a")), manners={"f": Manners(length=33)})  # type: ignore[arg-type]
    world.advance(40)
    assert world.asked(do.RunFilm) == [do.RunFilm(world.asked(do.RunFilm)[0].cue, sound)]  # type: ignore[union-attr]
    assert [started.at - 1000 for started in world.started] == pytest.approx([0, 33.5])


def test_a_poster_stands_and_its_film_does_not_play() -> None:
    world = World(playlist(film("f", attract="poster", duration=6), slide("a")))
    world.advance(8)
    assert world.asked(do.RunFilm) == []
    assert world.order() == ["f", "a"]


def test_one_film_alone_follows_itself_held_ready_and_cut() -> None:
    world = World(playlist(film("f")))
    world.advance(100)
    assert [(s.at - 1000, s.round) for s in world.started] == [(0, 1), (30.5, 2), (61.0, 3), (91.5, 4)]
    starts = [effect for effect in world.asked(do.Start) if isinstance(effect, do.Start)]
    assert {start.transition for start in starts} == {"cut"}
    assert len(world.asked(do.Prepare)) == 5, "the next one is held while this one plays"
    assert len(world.asked(do.RunFilm)) == 4


def test_one_film_alone_that_cannot_be_opened_twice_plays_again_where_it_stands() -> None:
    world = World(playlist(film("f")))
    world.stage.behave("f").fails = "too-slow"
    world.advance(100)
    assert [s.round for s in world.started] == [1, 2, 3, 4]
    assert len(world.asked(do.Start)) == 1
    assert not world.notes("fallback")


@pytest.mark.parametrize("rounds", [2, 3])
def test_each_try_at_the_fallback_is_a_round(rounds: int) -> None:
    world = World(playlist(slide("a")), limits=Limits(rounds=rounds), manners={"a": Manners(fails="missing")})
    world.advance(10 * rounds - 1)
    assert not world.stage.finished
    world.advance(2)
    assert world.stage.finished


def test_a_late_cue_is_noted_once_and_the_present_one_stays() -> None:
    world = World(playlist(*ABC), manners={"b": Manners(prepare=14)}, limits=Limits(prepare_limit=20))
    world.advance(14)
    assert world.present == "a"
    assert [note.fields["key"] for note in world.notes("late")] == ["b"]
    world.advance(1)
    assert world.present == "b"
    assert len(world.notes("late")) == 1


def test_a_stage_that_never_reports_the_end_of_a_transition_does_not_stop_the_show() -> None:
    world = World(playlist(*ABC), manners={key: Manners(transition=NEVER) for key in "abc"})
    world.advance(40)
    assert [started.at - 1000 for started in world.started] == pytest.approx([0, 13, 26, 39])


def test_stop_lets_go_of_everything_and_nothing_happens_after_it() -> None:
    world = World(playlist(film("f"), slide("a")))
    world.advance(5)
    world.send(on.Invite(), on.Jump("a"), on.Stop())
    assert (world.state.next_due, world.state.wants_film, world.state.wants_move) == (None, False, False)
    assert world.stage.finished
    asked = len(world.stage.effects)
    world.send(on.Stop(), on.Touch(), on.Advance(), on.Tick(), on.FilmEnded(1), on.Replace(playlist(*ABC)))
    world.advance(500)
    assert len(world.stage.effects) == asked
    assert world.clock.next_due is None


@pytest.mark.parametrize(
    ("events", "seconds"),
    [
        ([on.Advance()], 0.1),
        ([on.Touch()], 50.0),
        ([on.Touch(), on.Invite(), on.OpenPage(Page.OVERVIEW)], 1.0),
        ([on.PlayFilm()], 1.0),
        ([on.Jump("g")], 0.2),
        ([on.ShowNow("a"), on.ShowNow("g"), on.Say({"": "x"}, 60.0)], 0.1),
        ([on.CueFailed(1, "broken")], 0.1),
        ([on.CueFailed(1, "broken"), on.CueFailed(2, "bad"), on.CueFailed(3, "bad")], 0.1),
    ],
    ids=["moving", "asked", "page", "film", "wish", "held", "broken", "fallback"],
)
def test_nothing_is_left_of_a_show_that_was_stopped(events: list[on.Event], seconds: float) -> None:
    world = World(playlist(film("f"), slide("a"), film("g")), manners={"g": Manners(prepare=3)})
    world.advance(1)
    world.send(*events)
    world.advance(seconds)
    world.send(on.Stop())
    state = world.state
    assert (state.current, state.upcoming, state.next_due, state.notice) == (None, None, None, None)
    assert (state.film, state.page, state.shown_now, state.shown_next) == (FilmPhase.NONE, Page.NONE, "", "")
    assert [state.wants_move, state.wants_film, state.moving, state.broken] == [False] * 4


def test_a_show_that_ends_lets_go_of_what_it_had_prepared() -> None:
    world = World(playlist(*ABC))
    world.advance(3)
    upcoming = world.state.upcoming
    assert upcoming
    world.send(on.Stop())
    assert world.asked(do.Discard)[-1] == do.Discard(upcoming.serial)
    assert (world.state.current, world.state.upcoming) == (None, None)


def test_answers_about_earlier_cues_change_nothing() -> None:
    world = World(playlist(*ABC))
    world.advance(12)
    before, asked = world.state, len(world.stage.effects)
    world.send(
        on.CueReady(1), on.CueFailed(1, "late"), on.TransitionDone(1), on.FilmEnded(1), on.CueReady(99)
    )
    assert world.state == before
    assert len(world.stage.effects) == asked


@pytest.mark.parametrize("moves", [True, False])
def test_the_end_of_a_transition_counts_once_and_no_other_counts(moves: bool) -> None:
    world = World(playlist(*ABC))
    world.advance(10.7 if moves else 14)
    assert (world.present, world.state.moving) == ("b", moves)
    before = world.state
    world.send(*(on.TransitionDone(serial) for serial in (1, 3, 99)))
    if not moves:
        world.send(on.TransitionDone(2))
    assert world.state == before


def test_the_end_of_a_transition_before_anything_stands_is_none() -> None:
    world = World(playlist(*ABC), manners={"a": Manners(prepare=2)})
    before = world.state
    world.send(on.TransitionDone(1))
    assert world.state == before


def test_what_the_stage_answers_at_once_waits_until_it_was_asked_everything() -> None:
    world = World(playlist(*ABC), manners={key: Manners(transition=0) for key in "abc"})
    named = [
        effect.event if isinstance(effect, do.Note) else f"prepare {effect.cue.key}"
        for effect in world.stage.effects
        if isinstance(effect, do.Prepare) or (isinstance(effect, do.Note) and effect.event == "cue-started")
    ]
    assert named == ["prepare a", "cue-started", "prepare b"]


def test_one_timer_is_enough_however_much_happens() -> None:
    world = World(playlist(*ABC))
    world.advance(1)
    for _ in range(30):
        world.send(on.Touch(), on.GoOn())
        world.advance(0.1)
    assert len([timer for _, _, timer in world.clock._timers if not timer.cancelled]) == 1


def test_each_cue_that_began_ends_before_the_next_and_at_the_fallback() -> None:
    world = World(playlist(film("f")))
    world.stage.behave("f").fails = "too-slow"
    world.advance(61)
    assert len(world.notes("cue-started")) == 3
    world.stage.break_film()
    assert world.stage.fallback
    told = [
        (effect.event, effect.fields["round"])
        for effect in world.stage.effects
        if isinstance(effect, do.Note) and effect.event in ("cue-started", "cue-ended")
    ]
    assert told == [(f"cue-{what}", round_) for round_ in (1, 2, 3) for what in ("started", "ended")]


def test_without_a_change_nobody_is_told_of_one() -> None:
    world = World(playlist(*ABC))
    world.advance(3)
    before = world.changes
    world.send(on.Tick(), on.FilmEnded(7))
    assert world.changes == before
