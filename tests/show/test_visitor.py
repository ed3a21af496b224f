"""A visitor comes, looks around, is silent and leaves."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Literal

import pytest

from kiosk.playlist.model import Visitor
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.accessibility import Accessibility
from kiosk.show.order import next_film
from kiosk.show.page import Page
from kiosk.show.settings import Settings
from kiosk.show.state import FilmPhase, Limits
from tests.show.fakes import NEVER, Manners, World, film, playlist, slide

ABC = (slide("a"), slide("b"), slide("c"))
HANDS: list[on.VisitorEvent] = [
    on.Touch(),
    on.Advance(),
    on.GoBack(),
    on.Jump("c"),
    on.Peek(1),
    on.Peek(-1),
    on.SetLanguage("fr"),
    on.SetAccessibility(Accessibility(captions=False, text_size=2)),
    on.Vote(0),
    on.PlayFilm(),
    on.PauseFilm(),
    on.OpenPage(Page.OVERVIEW),
    on.ClosePage(),
    on.SetSound(True),
]


def standing(*items: object, **more: object) -> World:
    """A show whose first cue stands alone."""
    world = World(playlist(*(items or ABC)), **more)  # type: ignore[arg-type]
    world.advance(1)
    return world


def runs(world: World) -> list[do.RunFilm]:
    """How often and how a film was begun."""
    return [effect for effect in world.stage.effects if isinstance(effect, do.RunFilm)]


@pytest.mark.parametrize("touch", HANDS, ids=lambda event: type(event).__name__)
def test_any_touch_makes_the_loop_wait(touch: on.VisitorEvent) -> None:
    world = standing()
    world.send(touch)
    world.advance(40)
    assert world.phase == "explore"
    assert len(world.started) <= 2, "nothing moves but what the hand asked for"


def test_silence_asks_and_then_gives_the_stage_back_to_the_loop() -> None:
    world = standing()
    world.send(on.Touch())
    world.advance(44.9)
    assert world.phase == "explore"
    world.advance(0.2)
    assert world.phase == "still-there"
    world.advance(19.8)
    assert world.phase == "still-there"
    world.advance(0.2)
    assert world.phase == "attract"
    phases = ["loading", "attract", "explore", "still-there", "attract"]
    found = [(note.fields["before"], note.fields["after"]) for note in world.notes("phase")]
    assert found == list(pairwise(phases))


def test_the_present_cue_gets_its_whole_time_again_when_the_visitor_has_left() -> None:
    world = standing()
    world.advance(8)
    world.send(on.Touch())
    world.advance(65)
    assert world.order() == ["a"]
    world.advance(9.9)
    assert world.order() == ["a"]
    world.advance(0.2)
    assert world.order() == ["a", "b"]


def test_one_touch_stays_as_often_as_one_likes() -> None:
    world = standing()
    world.send(on.Touch())
    for _ in range(5):
        world.advance(50)
        assert world.phase == "still-there"
        world.send(on.Touch())
        assert world.phase == "explore"
    assert world.order() == ["a"]


def test_everything_a_visitor_changed_is_the_stands_own_again() -> None:
    world = standing(film("f"), slide("a"), manners={"f": Manners(length=200)})
    wish = Accessibility(captions=False, text_size=2, high_contrast=True, calm=True, aloud=True)
    world.send(on.SetLanguage("en"), on.SetAccessibility(wish))
    world.send(on.PlayFilm(), on.SetSound(False))
    assert (world.state.language, world.state.accessibility) == ("en", wish)
    world.send(on.SetSound(True))
    world.send(on.GoOn())
    assert (world.phase, world.state.idle_due, world.stage.sounds) == ("attract", None, False)
    world.send(on.SetLanguage("en"), on.SetAccessibility(wish))
    world.advance(66)
    assert world.phase == "attract"
    assert (world.state.language, world.state.accessibility) == ("nl", Accessibility())
    assert world.stage.plays
    assert not world.stage.sounds


def test_a_film_that_sounds_in_the_loop_sounds_again_when_the_visitor_has_left() -> None:
    world = standing(film("f", attract="sound"), slide("a"), manners={"f": Manners(length=200)})
    world.send(on.SetSound(False))
    assert not world.stage.sounds
    world.advance(66)
    assert world.phase == "attract"
    assert world.stage.sounds


@pytest.mark.parametrize(
    ("wanted", "languages", "own"), [("", "nl fr", "nl"), ("fr", "nl fr", "fr"), ("de", "nl fr", "nl")]
)
def test_the_stands_own_language(wanted: str, languages: str, own: str) -> None:
    world = World(
        playlist(*ABC, languages=languages),
        settings=Settings(language=wanted, captions=False),
        start=False,
    )
    assert (world.state.language, world.state.accessibility.captions) == (own, False)


@pytest.mark.parametrize(("wanted", "size"), [(0, 0), (1, 1), (2, 2), (3, 2), (-1, 0)])
def test_a_text_size_is_one_of_three(wanted: int, size: int) -> None:
    world = standing()
    world.send(
        on.SetAccessibility(Accessibility(text_size=1)), on.SetAccessibility(Accessibility(text_size=wanted))
    )
    assert world.state.accessibility.text_size == size


def test_a_language_the_playlist_does_not_speak_is_not_taken() -> None:
    world = standing()
    world.send(on.SetLanguage("de"))
    assert world.state.language == "nl"
    assert world.notes("language") == []


def test_a_change_of_language_keeps_the_slide() -> None:
    world = standing()
    world.send(on.SetLanguage("fr"))
    world.advance(20)
    assert world.order() == ["a"]
    assert world.notes("language")[0].fields == {"before": "nl", "after": "fr"}


def test_next_and_previous_go_all_the_way_round() -> None:
    world = standing()
    for key in "bcab":
        world.send(on.Advance())
        assert world.present == key
        world.advance(1)
    for key in "acba":
        world.send(on.GoBack())
        assert world.present == key
        world.advance(1)
    pushes = [(s.transition, s.direction) for s in world.stage.effects if isinstance(s, do.Start)][1:]
    assert pushes == [("push", 1)] * 4 + [("push", -1)] * 4


def test_a_jump_goes_where_it_was_told() -> None:
    world = standing()
    world.send(on.Jump("c"))
    assert world.present == "c"
    world.advance(1)
    world.send(on.Jump("a"), on.Jump("nothing"), on.Jump("a"))
    world.advance(1)
    assert world.order() == ["a", "c", "a"]
    assert world.phase == "explore"


def test_a_jump_fades_the_way_it_goes_and_stays_in_its_round() -> None:
    world = standing(*(slide(key, duration=5.0) for key in "abc"))
    world.advance(16)
    assert (world.present, world.state.round) == ("a", 1)
    assert world.started[-1].round == 2
    for key in "cab":
        world.send(on.Jump(key))
        world.advance(1)
    moves = [(s.transition, s.direction) for s in world.stage.effects if isinstance(s, do.Start)][-3:]
    assert moves == [("fade", 1), ("fade", -1), ("fade", 1)]
    assert [started.round for started in world.started[-3:]] == [2, 2, 2]


def test_the_next_film_is_the_first_one_that_follows_and_none_where_one_stands() -> None:
    world = standing(slide("a"), film("f"), slide("b"), film("g"))
    assert next_film(world.state) == "f"
    world.send(on.Jump("b"))
    world.advance(1)
    assert next_film(world.state) == "g"
    world.send(on.Jump("g"))
    world.advance(1)
    assert next_film(world.state) == ""
    assert next_film(standing().state) == ""


def test_a_jump_may_go_to_what_failed_before() -> None:
    world = standing(manners={"b": Manners(fails="missing")})
    assert world.notes("problem")
    world.stage.behave("b").fails = ""
    world.send(on.Jump("b"))
    assert (world.present, world.state.failing) == ("b", frozenset())


def test_fifty_touches_while_it_moves_are_one_wish() -> None:
    world = standing()
    world.send(on.Advance())
    world.send(*[on.Advance()] * 50)
    world.advance(10)
    assert world.order() == ["a", "b", "c"]


def test_what_cannot_be_shown_is_passed_over_in_the_direction_of_the_wish() -> None:
    world = standing(*ABC, slide("d"), manners={"d": Manners(prepare=2, fails="missing")})
    world.send(on.GoBack())
    world.advance(3)
    assert world.order() == ["a", "c"]


def test_what_a_finger_drags_in_and_cannot_be_shown_gives_way_to_what_the_loop_shows_next() -> None:
    world = standing(manners={"c": Manners(fails="missing")})
    world.send(on.Peek(-1))
    assert world.stage.prepared is not None
    assert world.stage.prepared.key == "b"


def test_a_wish_that_leads_nowhere_is_over() -> None:
    world = standing(slide("a"), slide("b"), manners={"b": Manners(prepare=3, fails="missing")})
    world.send(on.Advance())
    assert world.state.wants_move
    world.advance(4)
    assert (world.present, world.state.wants_move) == ("a", False)


def test_going_back_tries_nothing_again_that_failed_in_this_round_but_what_was_chosen() -> None:
    world = standing(*ABC, manners={"b": Manners(fails="missing")})
    world.send(on.Jump("c"))
    world.advance(1)
    world.send(on.GoBack())
    world.advance(1)
    assert (world.order(), len(world.notes("problem"))) == (["a", "c", "a"], 1)
    world.stage.behave("b").fails = ""
    world.send(on.Jump("b"))
    world.advance(1)
    for key, wish in (("c", on.Advance()), ("b", on.GoBack())):
        world.send(wish)
        world.advance(1)
        assert world.present == key


def test_the_last_wish_while_it_moves_counts() -> None:
    world = standing()
    world.send(on.Advance(), on.Advance(), on.GoBack())
    world.advance(10)
    assert world.order() == ["a", "b", "a"]


def test_fifty_touches_while_the_next_gets_ready_are_one_wish() -> None:
    world = standing(manners={"b": Manners(prepare=3)})
    world.send(*[on.Advance()] * 50)
    assert world.present == "a"
    world.advance(20)
    assert world.order() == ["a", "b"]
    prepared = [effect.cue.key for effect in world.stage.effects if isinstance(effect, do.Prepare)]
    assert prepared == ["a", "b", "c"]


def test_a_touch_while_the_loop_moves_lets_the_move_end_and_stays_there() -> None:
    world = World(playlist(*ABC))
    world.advance(10.7)
    assert (world.present, world.state.moving) == ("b", True)
    world.send(on.Touch())
    world.advance(30)
    assert world.present == "b"


def test_a_touch_on_a_late_loop_stays_with_the_present_cue() -> None:
    world = World(playlist(*ABC), manners={"b": Manners(prepare=14)}, limits=Limits(prepare_limit=20))
    world.advance(12)
    assert world.notes("late")
    world.send(on.Touch())
    world.advance(30)
    assert world.order() == ["a"]


def test_a_loop_that_is_late_again_after_a_visit_says_so_again() -> None:
    world = standing(manners={"b": Manners(prepare=50)}, limits=Limits(prepare_limit=90))
    world.advance(11)
    world.send(on.Touch(), on.GoOn())
    world.advance(11)
    assert len(world.notes("late")) == 2


def test_a_finger_that_begins_to_drag_gets_the_neighbour_ready_and_no_more() -> None:
    world = standing()
    world.send(on.Peek(-1))
    assert world.stage.prepared is not None
    assert (world.stage.prepared.key, world.stage.is_ready) == ("c", True)
    world.advance(30)
    assert world.order() == ["a"]
    world.send(on.GoBack())
    assert world.present == "c"


def test_a_finger_that_begins_to_drag_while_slides_move_gets_nothing_ready() -> None:
    world = standing()
    world.send(on.Advance())
    assert world.state.moving
    asked = len(world.asked(do.Prepare))
    world.send(on.Peek(-1))
    assert len(world.asked(do.Prepare)) == asked


def test_a_finger_that_begins_to_drag_takes_nothing_away_that_is_waited_for() -> None:
    world = standing(manners={"b": Manners(prepare=3)})
    world.send(on.Advance(), on.Peek(-1))
    world.advance(3)
    assert world.present == "b"


def test_a_film_that_is_chosen_is_forgiven_at_once() -> None:
    world = standing(slide("a"), film("f"), manners={"f": Manners(fails="missing")})
    world.advance(12)
    assert "f" in world.state.quarantine
    world.stage.manners["f"] = Manners(prepare=5.0)
    world.send(on.Jump("f"))
    assert "f" not in world.state.quarantine


def test_what_lies_before_a_slide_that_was_taken_out_comes_from_there() -> None:
    world = standing()
    world.send(on.Advance())
    world.advance(1)
    world.send(on.Replace(playlist(slide("a"), slide("c"))), on.Jump("a"))
    start = world.asked(do.Start)[-1]
    assert isinstance(start, do.Start)
    assert (start.cue.key, start.direction) == ("a", -1)


def test_the_loop_goes_forward_after_a_visitor_who_looked_back() -> None:
    world = standing()
    world.send(on.Peek(-1))
    world.advance(65 + 10.1)
    assert world.phase == "attract"
    assert world.order() == ["a", "b"]


def test_what_fails_after_a_visitor_went_back_does_not_turn_the_loop_round() -> None:
    world = World(playlist(*ABC, slide("d")))
    world.advance(22)
    world.send(on.GoBack())
    assert world.present == "b"
    world.stage.behave("c").fails = "missing"
    world.advance(65.5)
    assert (world.phase, world.state.direction) == ("attract", 1)
    world.advance(10.1)
    assert world.order()[-2:] == ["b", "d"]


def test_a_wish_nobody_waits_for_any_more_is_dropped() -> None:
    slow = Manners(prepare=9)
    world = World(
        playlist(*ABC, visitor=Visitor(2.0, 2.0)),
        manners={"c": slow},
    )
    world.advance(1)
    world.send(on.GoBack())
    world.advance(4.5)
    assert world.phase == "attract"
    world.advance(9)
    assert world.order() == ["a"]
    world.advance(1)
    assert world.order() == ["a", "b"]


# -- films ----------------------------------------------------------------------------------------------------------


def test_a_touch_on_play_plays_from_the_start_with_sound() -> None:
    world = standing(film("f"), slide("a"))
    world.send(on.PlayFilm())
    runs = [(run.sound, run.cue.key) for run in world.stage.effects if isinstance(run, do.RunFilm)]
    assert runs == [(False, "f"), (True, "f")]
    assert world.stage.sounds


def test_a_film_with_sound_is_never_cut_by_silence() -> None:
    world = standing(film("f"), slide("a"), manners={"f": Manners(length=600)})
    world.send(on.PlayFilm())
    world.advance(599)
    assert (world.phase, world.present) == ("explore", "f")
    assert world.stage.sounds
    world.advance(1 + 45)
    assert world.phase == "still-there"
    world.advance(20.1)
    assert world.phase == "attract"


def test_a_film_without_sound_does_not_hold_the_silence_up() -> None:
    world = standing(film("f"), slide("a"), manners={"f": Manners(length=600)})
    world.send(on.Touch())
    world.advance(46)
    assert world.phase == "still-there"
    world.advance(20)
    assert world.phase == "attract"
    assert len(world.asked(do.RunFilm)) == 1, "the film goes on, it does not begin anew"


def test_silence_begins_anew_when_a_film_without_sound_is_over() -> None:
    world = standing(film("f"), slide("a"), manners={"f": Manners(length=31)})
    world.send(on.Touch())
    world.advance(30.5)
    assert (world.stage.plays, world.state.idle_due) == (False, 1031.5 + 45)


@pytest.mark.parametrize("leave", [on.Advance(), on.GoBack(), on.Jump("b")], ids=["next", "back", "jump"])
def test_silence_counts_again_when_a_film_with_sound_is_left(leave: on.Event) -> None:
    world = standing(film("f"), slide("a"), slide("b"), manners={"f": Manners(length=600)})
    world.send(on.PlayFilm())
    world.advance(3)
    world.send(leave)
    world.advance(66)
    assert world.phase == "attract"


def test_silence_counts_again_when_a_film_with_sound_breaks() -> None:
    world = standing(film("f"), slide("a"), manners={"f": Manners(length=600)})
    world.send(on.PlayFilm())
    world.advance(3)
    world.stage.break_film()
    assert world.present == "a"
    world.advance(66)
    assert world.phase == "attract"


def test_a_film_a_visitor_comes_to_waits_for_the_touch() -> None:
    world = standing(slide("a"), film("f"))
    world.send(on.Advance())
    world.advance(30)
    assert world.asked(do.RunFilm) == []
    world.send(on.PlayFilm())
    assert world.stage.sounds


def test_a_film_that_was_chosen_plays_with_sound_as_soon_as_it_stands() -> None:
    world = standing(slide("a"), film("f"), slide("b"), manners={"f": Manners(length=600)})
    world.send(on.Jump("f"))
    world.advance(2)
    assert [(run.cue.key, run.sound) for run in runs(world)] == [("f", True)]
    world.advance(590)
    assert (world.phase, world.present) == ("explore", "f")


def test_a_film_that_stands_and_is_chosen_plays_with_sound() -> None:
    world = standing(film("f"), slide("a"))
    world.send(on.Jump("f"))
    assert world.stage.sounds
    world.send(on.Jump("f"))
    assert [run.sound for run in runs(world)] == [False, True], "what plays does not begin anew"


@pytest.mark.parametrize(
    "other", [on.Advance(), on.GoBack(), on.Jump("b")], ids=lambda event: type(event).__name__
)
def test_who_chose_a_film_and_then_something_else_hears_no_film(other: on.Event) -> None:
    world = standing(
        slide("a"), film("f"), slide("b"), film("g"), manners={"f": Manners(prepare=2.0), "g": Manners()}
    )
    world.send(on.Jump("f"))
    world.advance(0.5)
    world.send(other)
    world.advance(10)
    assert world.asked(do.RunFilm) == []


def test_a_chosen_film_that_cannot_be_shown_starts_no_other() -> None:
    world = standing(slide("a"), film("f"), film("g"), manners={"f": Manners(fails="missing")})
    world.send(on.Jump("f"))
    world.advance(10)
    assert world.asked(do.RunFilm) == []


def test_a_film_alone_is_not_opened_twice_while_a_visitor_is_here() -> None:
    world = World(playlist(film("f")))
    world.send(on.Touch())
    world.advance(1)
    assert (world.phase, world.state.upcoming, len(world.asked(do.Prepare))) == ("explore", None, 1)


def test_a_slide_alone_stays_when_the_visitor_leaves() -> None:
    world = standing(slide("a"))
    world.send(on.Touch(), on.GoOn())
    assert (world.phase, world.present, world.state.upcoming) == ("attract", "a", None)


def test_a_film_that_comes_on_as_the_visitor_leaves_waits_for_the_end_of_its_transition() -> None:
    world = standing(slide("a"), film("f"))
    world.send(on.Advance(), on.GoOn())
    assert (world.state.moving, world.asked(do.RunFilm)) == (True, [])
    world.advance(0.6)
    assert world.stage.plays


def test_a_film_of_the_loop_that_is_saved_anew_under_a_visitors_eyes_does_not_begin_to_sound() -> None:
    world = standing(film("f"), slide("a"))
    world.send(on.Touch(), on.Replace(playlist(replace(film("f"), content=((9, 9, 9),)), slide("a"))))
    world.advance(2)
    assert (world.order(), world.stage.sounds) == (["f", "f"], False)


def test_a_film_that_is_saved_anew_under_a_visitors_eyes_waits_for_the_touch() -> None:
    world = standing(slide("a"), film("f"))
    world.send(on.Jump("f"))
    world.advance(2)
    world.send(on.PauseFilm(), on.Replace(playlist(slide("a"), replace(film("f"), content=((9, 9, 9),)))))
    world.advance(2)
    assert (world.order(), world.stage.plays) == (["a", "f", "f"], False)


def test_who_chose_a_film_and_went_away_sees_it_as_the_loop_shows_it() -> None:
    world = standing(slide("a"), film("f"), manners={"f": Manners(prepare=4.0)})
    world.send(on.Jump("f"), on.GoOn())
    world.advance(60)
    assert not any(run.sound for run in runs(world))
    assert runs(world)


def test_a_film_is_halted_and_goes_on_from_there_with_sound() -> None:
    world = standing(film("f"), slide("a"), manners={"f": Manners(length=30)})
    world.send(on.PlayFilm())
    world.advance(10)
    world.send(on.PauseFilm())
    assert (world.stage.plays, world.stage.sounds, world.state.film) == (False, False, FilmPhase.PAUSED)
    world.advance(20)
    world.send(on.PlayFilm())
    assert len(world.asked(do.RunFilm)) == 2, "it does not begin anew"
    assert (world.stage.sounds, world.state.film) == (True, FilmPhase.AUDIBLE)
    world.advance(19.9)
    assert world.stage.plays
    world.advance(0.2)
    assert not world.stage.plays
    counts = [count.what for count in world.stage.effects if isinstance(count, do.Count)]
    assert counts.count("film-started") == 1


def test_a_film_that_was_halted_does_not_hold_the_silence_up_and_plays_in_the_loop_again() -> None:
    world = standing(film("f"), slide("a"), manners={"f": Manners(length=30)})
    world.send(on.PlayFilm())
    world.advance(10)
    world.send(on.PauseFilm())
    world.advance(45.1)
    assert world.phase == "still-there"
    world.advance(20)
    assert world.phase == "attract"
    assert (world.stage.plays, world.stage.sounds) == (True, False)
    world.advance(31)
    assert world.order() == ["f", "a"]


def test_the_sound_of_a_paused_film_cannot_be_switched() -> None:
    world = standing(film("f"), slide("a"))
    world.send(on.PlayFilm(), on.PauseFilm(), on.SetSound(True))
    assert world.state.film is FilmPhase.PAUSED
    assert world.asked(do.MuteFilm) == []


@pytest.mark.parametrize(
    ("phase", "plays", "sounds"),
    [
        (FilmPhase.NONE, False, False),
        (FilmPhase.MUTED, True, False),
        (FilmPhase.AUDIBLE, True, True),
        (FilmPhase.PAUSED, False, False),
    ],
)
def test_a_film_sounds_only_while_it_plays(phase: FilmPhase, plays: bool, sounds: bool) -> None:
    assert (phase.plays, phase.sounds) == (plays, sounds)


def test_pause_does_nothing_where_no_film_runs() -> None:
    world = standing(slide("a"), film("f"))
    world.send(on.PauseFilm(), on.Advance(), on.PauseFilm())
    world.advance(1)
    world.send(on.PauseFilm())
    assert world.asked(do.PauseFilm) == []


def test_play_does_nothing_where_there_is_no_film_or_while_it_moves() -> None:
    world = standing(slide("a"), film("f"))
    world.send(on.PlayFilm(), on.Advance(), on.PlayFilm())
    assert world.asked(do.RunFilm) == []


# -- a screen without touch -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("touch", HANDS, ids=lambda event: type(event).__name__)
def test_a_screen_without_touch_does_not_react(touch: on.VisitorEvent) -> None:
    world = World(playlist(*ABC, visitor=None))
    world.advance(3)
    before = world.state
    world.send(touch)
    assert world.state == before
    world.advance(20)
    assert world.order() == ["a", "b", "c"]


def test_nothing_can_be_touched_before_something_stands() -> None:
    world = World(playlist(*ABC), manners={"a": Manners(prepare=NEVER)})
    world.send(*HANDS)
    assert world.phase == "loading"
    assert world.state.language == "nl"


@pytest.mark.parametrize(
    ("motion", "plays"),
    [("auto", False), ("reduced", False), ("full", True)],
    ids=["playlist", "asked", "overruled"],
)
def test_with_reduced_motion_a_film_stands_in_the_loop_until_somebody_plays_it(
    motion: Literal["auto", "full", "reduced"], plays: bool
) -> None:
    calm = replace(
        playlist(film("f", duration=6), slide("a")), motion="full" if motion == "reduced" else "reduced"
    )
    world = World(calm, settings=Settings(motion=motion))
    world.advance(5)
    assert bool(runs(world)) is plays
    world.advance(3)
    assert world.order() == (["f"] if plays else ["f", "a"])


def test_with_reduced_motion_a_film_that_a_visitor_played_stands_still_when_he_has_left() -> None:
    world = World(replace(playlist(film("f", duration=6), slide("a")), motion="reduced"))
    world.advance(1)
    world.send(on.PlayFilm())
    assert (world.stage.plays, world.stage.sounds) == (True, True)
    world.send(on.GoOn())
    assert not world.stage.plays
    world.advance(7)
    assert world.order() == ["f", "a"]


def test_who_wants_less_motion_halts_the_film_that_plays_by_itself_and_no_other() -> None:
    world = standing(film("f"), slide("a"))
    assert world.stage.plays
    world.send(on.SetAccessibility(Accessibility(calm=True)))
    assert not world.stage.plays
    world.send(on.PlayFilm(), on.SetAccessibility(Accessibility(calm=True, text_size=1)))
    assert world.stage.plays, "somebody played it"
    world.send(on.SetAccessibility(Accessibility()), on.SetAccessibility(Accessibility(calm=True)))
    assert world.stage.plays, "it is played with sound"
    world.send(on.SetSound(False), on.SetAccessibility(Accessibility(calm=True, text_size=1)))
    assert world.stage.plays, "it was calm before"


def test_other_wishes_halt_no_film() -> None:
    world = standing(film("f"), slide("a"))
    world.send(on.SetAccessibility(Accessibility(text_size=1)))
    assert world.stage.plays


def test_the_sound_of_a_film_is_switched_off_and_on() -> None:
    world = standing(film("f"), slide("a"))
    world.send(on.PlayFilm(), on.SetSound(False))
    assert not world.stage.sounds
    world.send(on.SetSound(True))
    assert world.stage.sounds


def test_the_end_of_an_earlier_film_does_not_end_the_one_that_plays() -> None:
    world = standing(film("f"), film("g"), manners={"f": Manners(length=5), "g": Manners(length=60)})
    world.advance(6)
    assert (world.present, world.stage.plays) == ("g", True)
    before = world.state
    world.send(on.FilmEnded(1))
    assert world.state == before
