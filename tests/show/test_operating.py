"""What the operator's panel asks of a running show."""

from __future__ import annotations

import pytest

from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.operating import LONGEST_NOTICE, MOST_SIGNS
from kiosk.show.settings import Settings
from kiosk.show.state import FilmPhase, Limits, Notice
from tests.show.fakes import NEVER, Manners, World, film, playlist, slide

HOLD = 100.0


def world(*, manners: dict[str, Manners] | None = None, touch: bool = True) -> World:
    """Three slides and a film of thirty seconds; the first slide stands alone."""
    items = (slide("a"), slide("b"), film("F"), slide("c"))
    made = World(
        playlist(*items) if touch else playlist(*items, visitor=None),
        limits=Limits(hold=HOLD),
        manners=manners,
    )
    made.advance(1.0)
    assert made.present == "a"
    return made


def test_the_next_and_the_previous_cue_come_without_a_visit() -> None:
    stand = world()
    stand.send(on.Step(1))
    stand.advance(1.0)
    assert (stand.present, stand.phase) == ("b", "attract")
    stand.send(on.Step(-1))
    stand.advance(1.0)
    assert (stand.present, stand.phase) == ("a", "attract")
    moves = [(s.transition, s.direction) for s in stand.asked(do.Start)[1:] if isinstance(s, do.Start)]
    assert moves == [("push", 1), ("push", -1)]
    stand.advance(60.0)
    assert stand.present != "a", "the loop goes on by itself"


def test_a_step_with_nowhere_to_go_leaves_what_stands_its_time() -> None:
    stand = World(playlist(slide("a")))
    stand.advance(1.0)
    due = stand.state.due
    stand.send(on.Step(1))
    assert (stand.state.wants_move, stand.state.due) == (False, due)


def test_a_step_ends_what_was_shown_and_what_was_to_come_next() -> None:
    stand = world()
    stand.send(on.ShowNow("c"))
    assert (stand.state.shown_now, stand.state.shown_next) == ("c", "")
    stand.send(on.ShowNow("b"), on.Step(-1))
    assert (stand.state.shown_now, stand.state.shown_next) == ("", "")
    stand.advance(2.0)
    assert stand.order() == ["a", "c", "F"]


@pytest.mark.parametrize("phase", ["attract", "explore"])
def test_what_is_not_in_the_playlist_is_not_shown_and_nobody_is_sent_away(phase: str) -> None:
    stand = world()
    if phase == "explore":
        stand.send(on.Touch())
    stand.send(on.ShowNow("gone"))
    assert (stand.phase, stand.state.is_held, stand.state.shown_now) == (phase, False, "")


def test_a_visit_ends_with_what_the_operator_shows() -> None:
    stand = world()
    stand.send(on.SetLanguage("fr"), on.ShowNow("c"))
    stand.advance(1.0)
    assert (stand.present, stand.phase, stand.state.language) == ("c", "attract", "nl")


def test_what_is_shown_belongs_to_the_round_that_runs() -> None:
    stand = world()
    stand.advance(70.0)
    assert stand.started[-1].round == 2
    stand.send(on.ShowNow("c"))
    assert (stand.started[-1].key, stand.started[-1].round) == ("c", 2)


def test_what_is_shown_at_the_fallback_belongs_to_the_round_that_is_next() -> None:
    stand = World(playlist(slide("a"), slide("b")), manners={key: Manners(fails="missing") for key in "ab"})
    stand.advance(15.0)
    assert (stand.stage.fallback, stand.phase) == (True, "loading")
    stand.stage.behave("a").fails = ""
    stand.advance(10.0)
    stand.send(on.Replace(playlist(slide("b")), frozenset({"a"})))
    assert (stand.stage.fallback, stand.phase) == (True, "attract")
    round_ = stand.state.round
    stand.stage.behave("b").fails = ""
    stand.send(on.ShowNow("b"))
    assert (stand.started[-1].key, stand.started[-1].round) == ("b", round_)
    start = stand.asked(do.Start)[-1]
    assert isinstance(start, do.Start)
    assert start.direction == 1


def test_what_lies_before_a_slide_that_was_taken_out_comes_from_there() -> None:
    stand = world()
    stand.send(on.Step(1))
    stand.advance(1.0)
    stand.send(on.Replace(playlist(slide("a"), slide("c"))), on.ShowNow("a"))
    start = stand.asked(do.Start)[-1]
    assert isinstance(start, do.Start)
    assert (start.cue.key, start.direction) == ("a", -1)


def test_a_film_that_is_asked_for_is_forgiven_at_once() -> None:
    stand = world(manners={"F": Manners(fails="missing")})
    stand.advance(15.0)
    assert "F" in stand.state.quarantine
    stand.stage.manners["F"] = Manners(prepare=5.0)
    stand.send(on.ShowNow("F"))
    assert "F" not in stand.state.quarantine


def test_a_visit_ends_where_the_operator_moves_on() -> None:
    stand = world()
    stand.send(on.Touch())
    assert stand.phase == "explore"
    stand.send(on.Step(1))
    stand.advance(1.0)
    assert (stand.present, stand.phase) == ("b", "attract")


@pytest.mark.parametrize("touch", [True, False])
def test_what_is_shown_now_stays_until_it_is_released(touch: bool) -> None:
    stand = world(touch=touch)
    stand.send(on.ShowNow("c"))
    stand.advance(1.0)
    assert (stand.present, stand.state.is_held, stand.state.shown_now) == ("c", True, "c")
    stand.advance(HOLD - 2)
    assert stand.present == "c"
    stand.send(on.Release())
    assert (stand.state.is_held, stand.state.shown_now) == (False, "")
    stand.advance(60.0)
    assert stand.order()[:3] == ["a", "c", "a"]


def test_it_comes_from_the_side_on_which_it_lies() -> None:
    stand = world()
    for key, direction in (("c", 1), ("b", -1)):
        stand.send(on.ShowNow(key))
        stand.advance(1.0)
        start = stand.asked(do.Start)[-1]
        assert isinstance(start, do.Start)
        assert (start.cue.key, start.direction, start.transition) == (key, direction, "fade")


def test_it_is_released_by_itself_after_a_while() -> None:
    stand = world()
    stand.send(on.ShowNow("c"))
    stand.advance(HOLD + 60)
    assert not stand.state.is_held
    assert stand.present != "c"


def test_each_choice_begins_the_time_of_the_hold_anew() -> None:
    stand = world()
    stand.send(on.ShowNow("c"))
    stand.advance(HOLD - 1)
    stand.send(on.ShowNow("b"))
    stand.advance(HOLD - 1)
    assert (stand.present, stand.state.is_held) == ("b", True)


def test_what_stands_already_is_held_where_it_is() -> None:
    stand = world()
    stand.send(on.ShowNow("a"))
    stand.advance(50.0)
    assert stand.order() == ["a"]
    assert stand.state.is_held


def test_a_film_that_is_shown_now_plays_once_with_sound_and_stays_at_its_end() -> None:
    stand = world()
    stand.send(on.ShowNow("F"))
    stand.advance(2.0)
    assert (stand.present, stand.stage.plays, stand.stage.sounds) == ("F", True, True)
    stand.advance(60.0)
    assert (stand.present, stand.stage.plays, stand.state.film) == ("F", False, FilmPhase.NONE)
    stand.send(on.Release())
    stand.advance(45.0)
    assert stand.present != "F"


def test_a_film_that_is_shown_already_plays_on() -> None:
    stand = world()
    stand.send(on.ShowNow("F"))
    stand.advance(5.0)
    stand.send(on.ShowNow("F"))
    assert (stand.stage.plays, len(stand.asked(do.RunFilm))) == (True, 1)


def test_a_film_that_plays_already_begins_anew_with_sound() -> None:
    stand = world()
    stand.send(on.Step(1), on.Step(1))
    stand.advance(5.0)
    assert (stand.present, stand.stage.sounds) == ("F", False)
    stand.send(on.ShowNow("F"))
    assert (stand.stage.plays, stand.stage.sounds) == (True, True)
    stand.send(on.Release())
    assert (stand.stage.plays, stand.stage.sounds) == (True, False), "the loop's film is as it was"


def test_during_a_transition_the_wish_is_kept() -> None:
    stand = world()
    stand.send(on.Step(1))
    assert stand.state.moving
    stand.send(on.ShowNow("c"))
    stand.advance(3.0)
    assert (stand.order(), stand.state.is_held) == (["a", "b", "c"], True)


def test_a_slide_that_failed_is_tried_again_when_it_is_asked_for() -> None:
    stand = world(manners={"b": Manners(fails="missing")})
    stand.advance(1.0)
    stand.stage.manners["b"] = Manners()
    stand.send(on.ShowNow("b"))
    stand.advance(1.0)
    assert stand.present == "b"


def test_one_that_fails_again_leaves_what_stands() -> None:
    stand = world(manners={"b": Manners(fails="missing")})
    stand.send(on.ShowNow("b"))
    stand.advance(5.0)
    assert stand.present != ""
    stand.send(on.ShowNow("is not there"))
    assert stand.present != ""


def test_a_touch_of_a_visitor_ends_what_is_shown_now() -> None:
    stand = world()
    stand.send(on.ShowNow("c"))
    stand.advance(1.0)
    stand.send(on.Touch())
    assert (stand.state.is_held, stand.state.shown_now, stand.phase) == (False, "", "explore")
    assert (stand.state.shown_next, len(stand.notes("hold-ended"))) == ("", 1)


@pytest.mark.parametrize("event", [on.Step(1), on.ShowNow("a"), on.Sleep(), on.Wake(), on.Release()])
def test_before_anything_stands_there_is_nothing_to_operate(event: on.Event) -> None:
    stand = World(playlist(slide("a"), slide("b")), manners={"a": Manners(prepare=2)})
    before = stand.state
    stand.send(event)
    assert stand.state == before


def test_what_stands_and_is_shown_now_stays_though_the_next_was_wanted() -> None:
    stand = world(manners={"b": Manners(prepare=5)})
    stand.send(on.ShowNow("a"), on.Step(1))
    assert stand.state.wants_move
    stand.send(on.ShowNow("a"))
    stand.advance(20.0)
    assert (stand.order(), stand.state.is_held) == (["a"], True)


def test_what_is_asked_for_in_a_transition_that_never_ends_comes_after_its_limit() -> None:
    stand = world(manners={"b": Manners(transition=NEVER)})
    stand.send(on.Step(1), on.ShowNow("c"))
    stand.advance(3.5)
    assert stand.order() == ["a", "b", "c"]


def test_what_is_said_ends_by_itself_and_is_replaced_or_taken_back() -> None:
    stand = world()
    now = stand.clock.now()
    stand.send(on.Say({"": "  Toespraak\n om 15 uur "}, 30.0))
    assert stand.state.notice == Notice({"": "Toespraak om 15 uur"}, now + 30.0)
    stand.advance(29.9)
    assert stand.state.notice
    stand.advance(0.1)
    assert stand.state.notice is None
    stand.send(on.Say({"": "Eén"}, 30.0), on.Say({"": "Twee"}, 60.0))
    assert stand.state.notice
    assert stand.state.notice.in_language("nl") == "Twee"
    assert len(stand.notes("said")) == 3
    stand.send(on.Unsay())
    assert stand.state.notice is None
    assert len(stand.notes("unsaid")) == 2, "the journal has each end"
    stand.send(on.Say({"": "  "}, 30.0), on.Say({"": "Niets"}, 0.0))
    assert stand.state.notice is None
    stand.send(on.Say({"": "x" * 500}, 5.0))
    assert stand.state.notice
    assert len(stand.state.notice.in_language("nl")) == MOST_SIGNS


def test_nothing_of_it_wakes_a_show_that_is_over() -> None:
    stand = world()
    stand.send(on.Say({"": "x"}, 5.0), on.ShowNow("c"), on.Stop())
    for event in (on.Step(1), on.ShowNow("b"), on.Release(), on.Say({"": "x"}, 5.0), on.Unsay(), on.Sleep()):
        stand.send(event)
    assert stand.phase == "stopped"
    assert stand.state.notice is None
    assert (stand.state.shown_now, stand.state.shown_next) == ("", "")
    assert (stand.state.moving, stand.state.wants_move, stand.state.broken) == (False, False, False)


def test_settings_of_the_stand_are_not_changed_by_it() -> None:
    stand = world()
    stand.send(on.ShowNow("c"), on.Say({"": "x"}, 5.0))
    assert stand.state.settings == Settings()


def test_a_notice_stands_for_an_hour_at_most_and_is_said_in_each_language_it_has() -> None:
    stand = world()
    stand.send(on.Say({"nl": "Tot om vier", "fr": "Jusqu’à quatre heures", "en": " "}, 999_999.0))
    said = stand.state.notice
    assert said
    assert said.until == stand.clock.now() + LONGEST_NOTICE
    assert [said.in_language(each) for each in ("nl", "fr", "en")] == [
        "Tot om vier",
        "Jusqu’à quatre heures",
        "Tot om vier",
    ]


def test_the_screen_sleeps_until_somebody_touches_it_and_then_stays_awake() -> None:
    stand = world()
    stand.send(on.Touch())
    stand.send(on.Sleep())
    assert stand.phase == "dark"
    stand.advance(600.0)
    assert (stand.phase, stand.present) == ("dark", "a")
    stand.send(on.Touch())
    assert (stand.phase, stand.present) == ("explore", "a")
    stand.advance(600.0)
    assert stand.phase == "attract"


def test_the_screen_sleeps_after_the_transition_and_what_was_held_is_let_go() -> None:
    stand = world()
    stand.send(on.ShowNow("c"), on.Sleep())
    assert stand.phase == "attract"
    stand.advance(1.0)
    assert (stand.phase, stand.present, stand.state.is_held) == ("dark", "c", False)


@pytest.mark.parametrize("event", [on.Wake(), on.ShowNow("b"), on.Step(1)])
def test_the_operator_wakes_a_screen_that_sleeps(event: on.Event) -> None:
    stand = world(touch=False)
    stand.send(on.Sleep())
    assert stand.phase == "dark"
    stand.send(event)
    assert stand.phase == "attract"
    stand.advance(1.0)
    assert (stand.phase, stand.state.is_asleep) == ("attract", False)
    assert stand.present == ("a" if event == on.Wake() else "b")


def test_what_was_typed_is_said_in_each_language_that_has_no_words_of_its_own() -> None:
    said = Notice({"fr": "À trois heures", "": "Om drie uur"}, 1.0)
    assert [said.in_language(each) for each in ("nl", "fr")] == ["Om drie uur", "À trois heures"]


def test_a_visit_is_over_when_the_operator_comes_and_nobody_is_asked_whether_they_are_there() -> None:
    stand = world()
    stand.send(on.Touch(), on.SetLanguage("fr"))
    assert (stand.phase, stand.state.language) == ("explore", "fr")
    stand.send(on.Wake())
    assert (stand.phase, stand.state.language) == ("attract", "nl")


def test_what_was_announced_is_said_again_after_what_was_said_in_between() -> None:
    stand = world()
    stand.send(on.Say({"": "Om drie uur"}, 600.0), on.Say({"": "Soep"}, 60.0), on.Say({"": "Brood"}, 30.0))
    said = stand.state.notice
    assert said
    assert said.in_language("nl") == "Brood"
    stand.send(on.Unsay())
    assert stand.state.notice
    assert stand.state.notice.in_language("nl") == "Soep"
    stand.advance(60.1)
    assert stand.state.notice
    assert stand.state.notice.in_language("nl") == "Om drie uur"
    stand.send(on.Say({"": "Om vier uur"}, 5000.0))
    stand.send(on.Unsay())
    assert stand.state.notice is None, "what would be over sooner does not come back"


def test_what_is_over_by_then_is_left_out_of_what_is_said_again() -> None:
    stand = world()
    stand.send(on.Say({"": "Tot vanavond"}, 600.0), on.Say({"": "Soep"}, 60.0), on.Say({"": "Brood"}, 60.0))
    stand.advance(60.0)
    assert stand.state.notice
    assert stand.state.notice.in_language("nl") == "Tot vanavond"
    assert len(stand.notes("unsaid")) == 1


def test_a_second_is_long_enough_to_say_something() -> None:
    stand = world()
    stand.send(on.Say({"": "Nu"}, 1.0))
    assert stand.state.notice


def test_a_film_that_is_shown_and_breaks_is_not_heard_again_by_itself() -> None:
    stand = World(
        playlist(film("F")), limits=Limits(hold=HOLD), manners={"F": Manners(breaks=4.0, length=30.0)}
    )
    stand.send(on.ShowNow("F"))
    stand.advance(2.0)
    assert stand.stage.sounds
    stand.advance(4.0)
    for _ in range(40):
        assert not stand.stage.sounds
        stand.advance(2.0)
