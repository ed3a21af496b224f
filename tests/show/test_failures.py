"""One bad item never stops the show."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.state import Limits
from tests.show.fakes import NEVER, Manners, World, film, playlist, slide

ABC = (slide("a"), slide("b"), slide("c"))


def missing() -> Manners:
    return Manners(fails="missing")


@pytest.mark.parametrize("bad", [{"a"}, {"b"}, {"c"}, {"a", "b"}, {"b", "c"}, {"a", "c"}], ids=sorted)
def test_bad_items_are_left_out_and_the_others_keep_their_order(bad: set[str]) -> None:
    world = World(playlist(*ABC), manners={key: Manners(fails="missing") for key in bad})
    world.advance(100)
    good = [key for key in "abc" if key not in bad]
    assert world.order() == (good * 20)[: len(world.order())]
    assert len(world.order()) >= 9
    assert not world.notes("fallback")


def test_a_failed_item_is_tried_again_a_round_later_and_each_failure_is_noted_once() -> None:
    world = World(playlist(*ABC), manners={"b": Manners(fails="missing")})
    world.advance(42)
    assert [(note.fields["key"], note.fields["round"]) for note in world.notes("problem")] == [
        ("b", 1),
        ("b", 2),
        ("b", 3),
    ]
    world.stage.behave("b").fails = ""
    world.advance(40)
    assert world.order() == ["a", "c", "a", "c", "a", "c", "a", "b"]


def test_all_items_failing_is_the_fallback_and_a_new_try_every_ten_seconds() -> None:
    world = World(playlist(*ABC), manners={key: Manners(fails="missing") for key in "abc"})
    assert world.stage.fallback
    assert len(world.asked(do.Prepare)) == 3
    calls = world.clock.calls
    world.advance(95)
    assert world.clock.calls - calls <= 10, "no busy loop"
    assert len(world.notes("fallback")) == 1
    assert len(world.asked(do.Prepare)) == 3 * 10
    assert len(world.asked(do.ShowFallback)) == 1
    world.stage.behave("b").fails = ""
    world.advance(10)
    assert world.present == "b"
    assert world.phase == "attract"
    start = world.asked(do.Start)[-1]
    assert isinstance(start, do.Start)
    assert start.transition == "fade", "nothing is cut that follows the fallback"


def test_while_one_is_tried_at_the_fallback_nothing_else_is_waited_for() -> None:
    world = World(playlist(slide("a")), manners={"a": missing()})
    world.stage.manners["a"] = Manners(prepare=5)
    world.advance(11)
    assert (world.state.retry_due, world.state.next_due) == (None, world.state.prepare_due)


def test_an_empty_playlist_is_the_fallback() -> None:
    world = World(playlist())
    assert world.stage.fallback
    assert (len(world.notes("fallback")), world.notes("nothing-due")) == (1, [])
    world.advance(60)
    assert len(world.asked(do.ShowFallback)) == 1
    world.send(on.Replace(playlist(*ABC)))
    assert world.present == "a"


def test_only_one_good_item_stands_round_after_round() -> None:
    world = World(playlist(*ABC), manners={"a": missing(), "c": missing()})
    world.advance(52)
    assert [(s.key, s.round) for s in world.started] == [("b", round_) for round_ in range(1, 7)]
    assert len(world.asked(do.Start)) == 1
    assert len(world.asked(do.Prepare)) == 2 + 2 * 6, "each bad item once a round"


def test_a_cue_that_is_never_ready_is_skipped_in_time() -> None:
    world = World(playlist(*ABC), manners={"b": Manners(prepare=NEVER)}, limits=Limits(prepare_limit=4))
    world.advance(12)
    assert world.order() == ["a", "c"]
    assert [note.fields for note in world.notes("problem")] == [
        {
            "key": "b",
            "reason": "not ready in time",
            "round": 1,
            "on_stage": False,
            "is_film": False,
        }
    ]


def test_a_film_that_is_never_ready_is_left_out_like_any_that_fails() -> None:
    world = World(playlist(slide("a"), film("f")), manners={"f": Manners(prepare=NEVER)})
    world.advance(12)
    assert "f" in world.state.quarantine
    looks = [effect.item.key for effect in world.stage.effects if isinstance(effect, do.LookAgain)]
    assert looks[0] == "f"


def test_a_film_that_breaks_is_looked_at_again_at_once() -> None:
    world = World(playlist(film("f"), slide("a"), slide("b")))
    world.advance(3)
    world.stage.break_film()
    looks = [effect.item.key for effect in world.stage.effects if isinstance(effect, do.LookAgain)]
    assert (world.present, looks) == ("a", ["f"])


def test_what_comes_after_several_that_fail_is_the_next_good_one() -> None:
    world = World(
        playlist(*ABC, slide("d"), slide("e")), manners={"b": missing(), "c": missing(), "d": missing()}
    )
    world.advance(11)
    assert world.order() == ["a", "e"]


def test_a_film_alone_whose_decoder_dies_makes_way_for_the_fallback() -> None:
    world = World(playlist(film("f")))
    world.advance(2)
    assert world.state.current
    world.send(on.CueFailed(world.state.current.serial, "decoder-died", is_accident=True))
    assert world.stage.fallback


@pytest.mark.parametrize("visited", [False, True])
def test_a_film_whose_decoder_dies_is_begun_again_where_all_others_are_left_out(visited: bool) -> None:
    world = World(playlist(film("f"), film("g"), slide("b")), manners={"g": missing(), "b": missing()})
    world.advance(35)
    assert (world.present, sorted(world.state.failing)) == ("f", ["b"])
    assert world.state.current
    if visited:
        world.send(on.Touch())
    world.send(on.CueFailed(world.state.current.serial, "decoder-died", is_accident=True))
    assert (world.present, world.stage.fallback, world.stage.is_broken) == ("f", False, False)


def test_nothing_of_a_slide_is_left_on_the_fallback() -> None:
    world = World(playlist(film("f")), manners={"f": Manners(length=90)})
    world.advance(31)
    assert world.state.current
    world.send(on.Touch(), on.Parted(world.state.current.serial, 3), on.Advance())
    assert world.state.part == 1
    world.stage.behave("f").prepare = 1.0
    world.stage.break_film()
    state = world.state
    assert (world.stage.fallback, state.part, state.parts, state.broken) == (True, 0, 1, False)
    world.send(on.Peek(1))
    world.advance(2)
    assert (world.present, state.wants_move) == ("", False)


def test_the_round_after_the_fallback_is_the_next() -> None:
    world = World(playlist(film("f")))
    world.advance(65)
    assert world.started[-1].round == 3
    world.stage.break_film()
    assert world.state.round == 4
    world.advance(11)
    assert world.started[-1].round == 4


def test_a_stage_that_never_answers_ends_on_the_fallback() -> None:
    world = World(playlist(*ABC), manners={key: Manners(prepare=NEVER) for key in "abc"})
    world.advance(31)
    assert world.stage.fallback
    world.stage.behave("b").prepare = 1.0
    world.advance(10 + 10 + 2)
    assert world.present == "b"


def test_a_late_answer_of_a_skipped_cue_is_not_taken() -> None:
    world = World(playlist(*ABC), manners={"b": Manners(prepare=20)})
    world.advance(10.6)
    assert world.present == "c"
    world.advance(8)
    assert world.present == "c"


@pytest.mark.parametrize("after", [0.0, 3.0, 29.0])
def test_a_film_that_breaks_on_stage_is_left_for_the_next(after: float) -> None:
    world = World(playlist(film("f"), slide("a"), slide("b")), manners={"f": Manners(breaks=after)})
    world.advance(0.5 + after + 0.1)
    assert world.present == "a"
    world.stage.behave("f").breaks = NEVER
    world.advance(21.5)
    assert world.order() == ["f", "a", "b", "a"]


def test_a_film_that_failed_is_left_out_for_ten_minutes_and_then_tried_again() -> None:
    world = World(playlist(film("f"), slide("a"), slide("b")), manners={"f": Manners(fails="no-film")})
    world.advance(599)
    assert len(world.notes("problem")) == 1
    assert set(world.order()) == {"a", "b"}
    world.stage.behave("f").fails = ""
    world.advance(40)
    assert "f" in world.order()
    assert world.stage.plays or world.present != "f"


def test_a_film_that_is_prepared_only_when_its_quarantine_ends_is_not_late() -> None:
    world = World(playlist(film("f"), slide("a")), manners={"f": Manners(breaks=3)})
    world.advance(5)
    world.stage.behave("f").breaks = NEVER
    world.advance(630)
    assert world.order().count("f") > 1
    assert world.notes("late") == []


def test_a_film_that_goes_on_failing_is_tried_every_ten_minutes_and_no_more() -> None:
    world = World(playlist(film("f"), slide("a")), manners={"f": Manners(fails="cut-short")})
    world.advance(6_100)
    assert len(world.notes("problem")) in (10, 11)


def test_a_film_alone_is_tried_again_while_the_fallback_stands() -> None:
    world = World(playlist(film("f")), manners={"f": Manners(fails="missing")})
    assert world.stage.fallback
    world.stage.behave("f").fails = ""
    world.advance(11)
    assert world.present == "f"


def test_a_visitor_may_ask_for_a_film_in_quarantine() -> None:
    world = World(playlist(slide("a"), film("f")), manners={"f": Manners(fails="missing")})
    world.advance(30)
    world.stage.behave("f").fails = ""
    world.send(on.Jump("f"))
    world.advance(2)
    assert world.present == "f"


def test_a_film_in_quarantine_is_looked_at_when_its_turn_comes_and_shown_when_its_file_changed() -> None:
    world = World(playlist(slide("a"), film("f")), manners={"f": Manners(fails="cut-short")})
    world.advance(5)
    looks = len(world.asked(do.LookAgain))
    assert looks >= 1
    world.advance(30)
    assert len(world.asked(do.LookAgain)) in range(looks + 2, looks + 10)
    assert world.present == "a"
    world.stage.behave("f").fails = ""
    world.send(on.FileChanged("f"))
    world.advance(12)
    assert "f" in world.order()


def test_a_film_that_changes_while_it_fails_is_not_tried_twice_in_a_round() -> None:
    world = World(playlist(slide("a"), film("f")), manners={"f": Manners(fails="cut-short")})
    for _ in range(60):
        world.advance(1)
        world.send(on.FileChanged("f"))
    rounds = [int(str(note.fields["round"])) for note in world.notes("problem")]
    assert rounds == sorted(set(rounds))


def test_another_films_file_ends_no_quarantine() -> None:
    world = World(playlist(slide("a"), film("f")), manners={"f": Manners(fails="cut-short")})
    world.advance(5)
    world.send(on.FileChanged("g"))
    assert "f" in world.state.quarantine


def test_another_playlist_ends_the_quarantine_of_films_that_changed_and_no_other() -> None:
    world = World(
        playlist(slide("a"), film("f"), film("g")),
        manners={"f": Manners(fails="missing"), "g": Manners(fails="missing")},
    )
    world.advance(30)
    for key in "fg":
        world.stage.behave(key).fails = ""
    copied = replace(film("f"), content=((9, 9, 9),))
    world.send(on.Replace(playlist(slide("a"), copied, film("g"), slide("b"))))
    world.advance(60)
    assert "f" in world.order()
    assert "g" not in world.order()


def test_a_cue_with_nothing_wrong_is_prepared_again_in_its_place() -> None:
    world = World(playlist(slide("a"), film("f"), slide("b")), manners={"f": Manners(prepare=3)})
    world.advance(1)
    upcoming = world.state.upcoming
    assert upcoming is not None
    world.send(on.CueFailed(upcoming.serial, "engine-changed", may_retry=True))
    assert not world.notes("problem")
    assert world.state.upcoming is not None
    assert world.state.upcoming.key == "f"
    assert world.state.upcoming.serial > upcoming.serial
    world.advance(12)
    assert world.present == "f"


def test_a_film_that_breaks_while_it_comes_on_is_left_when_it_stands() -> None:
    world = World(playlist(slide("a"), film("f"), slide("b")), manners={"f": Manners(transition=2)})
    world.advance(11)
    assert world.state.moving
    world.stage.break_film()
    assert (world.present, world.notes("problem")[-1].fields["on_stage"]) == ("f", True)
    assert world.notes("problem")[-1].fields["is_film"] is True
    world.advance(1.5)
    assert world.present == "b"
    assert world.asked(do.RunFilm) == []


def test_a_touch_between_a_break_and_the_next_cue_does_not_strand_the_show() -> None:
    world = World(playlist(film("f"), slide("a")), manners={"a": Manners(prepare=5)})
    world.advance(2)
    world.stage.break_film()
    world.send(on.Touch(), on.PlayFilm())
    assert len(world.asked(do.RunFilm)) == 1
    world.advance(5)
    assert world.present == "a"
    world.advance(66)
    assert world.phase == "attract"


def test_a_broken_film_whose_only_successor_is_bad_makes_way_for_the_fallback_and_comes_back() -> None:
    manners = {"f": Manners(breaks=2), "b": Manners(prepare=4, fails="missing")}
    world = World(playlist(film("f"), slide("b")), manners=manners)
    world.advance(5)
    assert world.stage.fallback
    manners["f"].breaks = NEVER
    world.advance(12)
    assert world.present == "f"
    assert world.stage.plays


def test_one_film_alone_that_breaks_while_it_plays_again_comes_back() -> None:
    world = World(playlist(film("f")))
    world.advance(45)
    assert world.state.current is not None
    assert world.state.current.round == 2
    world.stage.break_film()
    assert world.stage.fallback
    world.advance(11)
    assert world.present == "f"
    assert world.stage.plays


def test_a_film_that_stands_in_for_the_others_and_always_breaks_is_not_begun_again_without_a_pause() -> None:
    rare = replace(film("S"), every=3)
    world = World(playlist(rare, film("F")), manners={"S": missing(), "F": Manners(transition=0, breaks=0)})
    world.send(on.Replace(playlist(rare, film("F"))))
    world.advance(60)
    assert len(world.order()) <= 7, "once, and once every ten seconds"


def test_films_that_all_break_at_once_do_not_chase_each_other() -> None:
    films = (film("f"), film("g"), film("h"))
    world = World(playlist(*films), manners={key: Manners(breaks=0, transition=0) for key in "fgh"})
    assert len(world.started) <= 6
    world.advance(100)
    assert len(world.started) <= 6 * 11
    assert world.stage.fallback


def test_rounds_go_on_counting_after_the_fallback() -> None:
    world = World(playlist(film("f")), manners={"f": Manners(breaks=2)})
    world.advance(30)
    rounds = [started.round for started in world.started]
    assert rounds == sorted(set(rounds))


def test_what_a_visitor_chooses_at_the_fallback_belongs_to_the_round_that_is_next() -> None:
    world = World(playlist(film("f"), slide("b")), manners={"b": missing()})
    world.advance(2)
    world.stage.behave("f").fails = "missing"
    world.stage.break_film()
    world.advance(25)
    next_round = world.state.round
    assert (world.stage.fallback, next_round > 1) == (True, True)
    world.stage.behave("b").fails = ""
    world.send(on.Touch(), on.Jump("b"))
    world.advance(1)
    assert world.state.current is not None
    assert (world.present, world.state.current.round) == ("b", next_round)


def test_next_with_nothing_else_good_stays() -> None:
    world = World(playlist(*ABC), manners={"b": missing(), "c": missing()})
    world.advance(2)
    for wish in (on.Advance(), on.GoBack(), on.Advance()):
        world.send(wish)
        assert (world.present, world.state.wants_move) == ("a", False)
    world.advance(66)
    assert world.phase == "attract"
    world.advance(20)
    assert world.present == "a"


def test_a_wish_that_could_not_be_met_does_not_cut_a_later_cue_short() -> None:
    world = World(playlist(slide("a"), slide("b")), manners={"b": missing()})
    world.advance(2)
    world.send(on.Advance())
    world.advance(66)
    assert world.phase == "attract"
    world.stage.behave("b").fails = ""
    world.advance(30)
    times = [started.at for started in world.started]
    assert all(later - earlier >= 9.9 for earlier, later in pairwise(times))


def test_a_visitor_at_the_fallback_slide_can_touch_and_leave() -> None:
    world = World(playlist(film("f")))
    world.advance(2)
    world.stage.behave("f").fails = "missing"
    world.stage.break_film()
    assert world.stage.fallback
    world.send(on.Touch(), on.Advance(), on.GoBack(), on.PlayFilm(), on.SetLanguage("fr"), on.Jump("f"))
    assert world.phase == "explore"
    world.advance(70)
    assert (world.phase, world.state.language) == ("attract", "nl")
    world.stage.behave("f").fails = ""
    world.advance(11)
    assert world.present == "f"


def test_a_film_whose_decoder_died_comes_back_in_the_next_round_but_not_after_the_second_time() -> None:
    world = World(playlist(film("f"), slide("a"), slide("b")))

    def die() -> None:
        assert world.present == "f"
        assert world.state.current is not None
        world.send(on.CueFailed(world.state.current.serial, "decoder-died", is_accident=True))

    world.advance(2)
    die()
    world.advance(23)
    die()
    world.advance(500)
    assert world.order().count("f") == 2
    world.advance(150)
    assert world.order().count("f") >= 3


def until(world: World, key: str) -> None:
    """Let time pass until this cue stands."""
    for _ in range(1_000):
        if world.present == key:
            return
        world.advance(1)
    raise AssertionError(f"{key} never comes")


def accident(world: World) -> bool:
    """The decoder of the film that stands dies; whether the film is left out for long now."""
    until(world, "f")
    assert world.state.current is not None
    world.send(on.CueFailed(world.state.current.serial, "decoder-died", is_accident=True))
    until(world, "a")
    return "f" in world.state.quarantine


def test_a_film_that_was_played_whole_is_no_suspect_any_more() -> None:
    world = World(playlist(film("f"), slide("a")))
    world.advance(2)
    for _ in range(3):
        assert not accident(world)
        until(world, "f")
        until(world, "a")


def test_a_film_with_another_file_is_no_suspect_any_more() -> None:
    world = World(playlist(film("f"), slide("a")))
    world.advance(2)
    assert not accident(world)
    world.send(on.FileChanged("f"))
    assert not accident(world)
    assert accident(world)


def test_a_film_that_comes_back_after_it_was_left_out_is_no_suspect_any_more() -> None:
    world = World(playlist(film("f"), slide("a")))
    world.advance(2)
    assert not accident(world)
    assert accident(world)
    assert not accident(world)
    assert accident(world)


def with_a_film_left_out(*, slow: float = 0.0) -> World:
    """A show of a, a film f that failed, and b, which takes ``slow`` seconds to prepare; a stands in round 2."""
    world = World(
        playlist(slide("a"), film("f"), slide("b")),
        manners={"f": missing(), "b": Manners(prepare=slow)},
    )
    until(world, "b")
    until(world, "a")
    world.advance(1)
    world.stage.behave("f").fails = ""
    return world


def test_a_film_whose_file_was_replaced_is_prepared_at_once_if_it_is_next() -> None:
    world = with_a_film_left_out()
    world.send(on.FileChanged("f"))
    last = world.asked(do.Prepare)[-1]
    assert isinstance(last, do.Prepare)
    assert last.cue.key == "f"
    world.advance(10)
    assert world.present == "f"


def test_a_film_whose_file_was_replaced_is_not_prepared_while_slides_move() -> None:
    world = with_a_film_left_out()
    world.send(on.Advance())
    assert world.state.moving
    before = len(world.asked(do.Prepare))
    world.send(on.FileChanged("f"))
    assert len(world.asked(do.Prepare)) == before
    until(world, "f")


def test_a_film_whose_file_was_replaced_does_not_push_away_what_is_waited_for() -> None:
    world = with_a_film_left_out(slow=5)
    world.send(on.Advance())
    assert world.state.wants_move
    before = len(world.asked(do.Prepare))
    world.send(on.FileChanged("f"))
    assert len(world.asked(do.Prepare)) == before
    world.advance(5)
    assert world.present == "b"
