"""A playlist that was saved anew takes over in place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.settings import Settings
from kiosk.show.state import FilmPhase
from tests.show.fakes import Manners, World, changed, film, picture, playlist, slide

A, B, C, D = slide("a"), slide("b"), slide("c"), slide("d")


def at_b() -> World:
    """A show of a, b, c in which b stands."""
    world = World(playlist(A, B, C))
    world.advance(12)
    assert world.present == "b"
    return world


@pytest.mark.parametrize(
    ("items", "order"),
    [
        ((A, B, C), "bcab"),
        ((A, B, D, C), "bdca"),
        ((C, B, A), "bacb"),
        ((B, A), "baba"),
        ((A, C, D), "bcda"),
        ((C, D), "bcdc"),
        ((D,), "bddd"),
        ((A,), "baaa"),
        ((B,), "bbbb"),
        ((D, A, B), "bdab"),
    ],
    ids=lambda value: value if isinstance(value, str) else "".join(item.key for item in value),
)
def test_what_stands_keeps_its_time_and_the_new_order_follows(items: tuple[object, ...], order: str) -> None:
    world = at_b()
    started = world.started[-1].at
    world.send(on.Replace(playlist(*items)))  # type: ignore[arg-type]
    assert world.present == "b"
    world.advance(42)
    assert "".join(world.order()[1:5]) == order
    assert world.started[2].at - started == pytest.approx(10.5, abs=0.01)


def test_after_what_is_gone_comes_what_follows_its_last_neighbour_that_is_kept() -> None:
    world = World(playlist(A, B, C, D))
    world.advance(24)
    assert world.present == "c"
    world.send(on.Replace(playlist(A, slide("x"), B, slide("y"), D)))
    world.advance(22)
    assert "".join(world.order()[2:5]) == "cyd"


@pytest.mark.parametrize("saves", [1, 2, 3])
def test_what_was_taken_out_keeps_its_place_however_often_the_playlist_is_saved(saves: int) -> None:
    world = World(playlist(A, B, C, D))
    world.advance(24)
    assert world.present == "c"
    world.send(*[on.Replace(playlist(A, B, D))] * saves)
    world.advance(12)
    assert world.order() == ["a", "b", "c", "d"]


def test_the_order_does_not_depend_on_what_was_prepared_before() -> None:
    world = at_b()
    world.send(on.Replace(playlist(B, C, A)), on.Replace(playlist(C, B, A)))
    world.advance(42)
    assert world.order()[1:5] == ["b", "a", "c", "b"]


def test_a_changed_slide_fades_into_its_new_self_in_place() -> None:
    world = at_b()
    world.send(on.Replace(playlist(A, changed(B), C)))
    start = world.asked(do.Start)[-1]
    assert isinstance(start, do.Start)
    assert (start.cue.item, start.transition, start.cue.round) == (changed(B), "fade", 1)
    world.advance(12)
    assert world.order() == ["a", "b", "b", "c"]


def test_a_slide_changed_while_it_comes_on_is_shown_changed() -> None:
    world = World(playlist(A, B, C))
    world.advance(10.7)
    assert world.state.moving
    world.send(on.Replace(playlist(A, changed(B), C)))
    world.advance(1)
    assert world.stage.on_stage is not None
    assert world.stage.on_stage.item == changed(B)
    world.advance(10.5)
    assert world.order() == ["a", "b", "b", "c"]


def test_a_changed_slide_that_cannot_be_shown_makes_way_for_the_next() -> None:
    world = at_b()
    world.stage.behave("b").fails = "unreadable"
    world.send(on.Replace(playlist(A, changed(B), C)))
    assert world.present == "c"


def test_an_empty_playlist_leaves_what_stands_until_a_good_one_comes() -> None:
    world = at_b()
    world.send(on.Replace(playlist()))
    calls = world.clock.calls
    world.advance(60)
    assert world.present == "b"
    assert world.clock.calls - calls < 5
    world.send(on.Replace(playlist(C, D)))
    assert world.present == "c"
    world.advance(12)
    assert world.present == "d"


def test_nothing_is_waited_for_where_a_save_leaves_nothing_to_prepare() -> None:
    world = World(playlist(A, B), manners={"b": Manners(prepare=9)})
    world.advance(2)
    assert world.state.next_due == world.state.prepare_due
    world.send(on.Replace(playlist()))
    assert [world.state.upcoming, world.state.prepare_due] == [None, None]


def test_a_language_that_is_gone_gives_way_to_the_stands_own() -> None:
    world = at_b()
    world.send(on.SetLanguage("en"), on.Replace(playlist(A, B, C, languages="fr nl")))
    assert world.state.language == "fr"
    world.send(on.SetLanguage("nl"), on.Replace(playlist(A, B, C, languages="fr nl en")))
    assert world.state.language == "nl"


def test_the_language_of_the_start_stays_the_stands_own() -> None:
    world = World(playlist(A, B), settings=Settings(language="en"))
    world.send(on.Replace(playlist(A, B, languages="fr nl")))
    assert world.state.language == "fr"
    world.advance(1)
    world.send(on.Replace(playlist(A, B, languages="fr en")), on.Touch())
    world.advance(66)
    assert world.state.language == "en"


@pytest.mark.parametrize("silence", [1, 50])
def test_a_screen_that_becomes_one_without_touch_goes_back_to_the_loop(silence: float) -> None:
    world = at_b()
    world.send(on.SetLanguage("fr"))
    world.advance(silence)
    world.send(on.Replace(playlist(A, B, C, visitor=None)))
    assert (world.phase, world.state.language) == ("attract", "nl")
    world.advance(11)
    assert world.present == "c"


def test_new_times_of_the_visitor_count_from_the_next_touch() -> None:
    from kiosk.playlist.model import Visitor

    world = at_b()
    world.send(on.Replace(playlist(A, B, C, visitor=Visitor(10.0, 5.0))), on.Touch())
    world.advance(10.1)
    assert world.phase == "still-there"
    world.advance(5)
    assert world.phase == "attract"


def test_what_failed_before_is_tried_at_once_in_the_new_playlist() -> None:
    world = World(playlist(A, B, C), manners={"b": Manners(fails="missing")})
    world.advance(2)
    world.stage.behave("b").fails = ""
    world.send(on.Replace(playlist(A, B, C)))
    world.advance(9)
    assert world.present == "b"


def test_a_new_playlist_ends_the_fallback_at_once() -> None:
    world = World(playlist(A), manners={"a": Manners(fails="missing")})
    assert world.stage.fallback
    world.send(on.Replace(playlist(B, C)))
    assert world.present == "b"


def test_a_film_that_is_kept_goes_on_playing() -> None:
    world = World(playlist(film("f"), A))
    world.advance(5)
    world.send(on.Replace(playlist(B, film("f"), C)))
    assert world.stage.plays
    assert len(world.asked(do.RunFilm)) == 1
    world.advance(26)
    assert world.present == "c"


def test_a_late_loop_takes_the_new_next() -> None:
    world = World(playlist(A, B, C), manners={"b": Manners(prepare=9.9)})
    world.advance(2)
    world.stage.behave("b").prepare = 0
    world.send(on.Replace(playlist(A, C, B)))
    world.advance(9)
    assert world.present == "c"


def test_a_replaced_playlist_is_noted() -> None:
    world = at_b()
    world.send(on.Replace(playlist(A, B)), on.Replace(playlist(C)))
    assert [note.fields for note in world.notes("playlist-replaced")] == [
        {"items": 2, "kept": True},
        {"items": 1, "kept": False},
    ]


def test_a_slide_with_another_time_stays_as_it_stands() -> None:
    world = at_b()
    world.send(on.Replace(playlist(A, replace(B, duration=30.0, transition="push"), C)))
    world.advance(42)
    assert "".join(world.order()[1:4]) == "bca"
    assert world.notes("cue-started")[1].fields["key"] == "b"


def test_what_stands_has_its_new_time_after_a_visit() -> None:
    world = at_b()
    world.send(on.Replace(playlist(A, replace(B, duration=30.0), C)), on.Touch(), on.GoOn())
    assert world.state.due == world.clock.now() + 30


def test_a_save_lets_nothing_go_that_is_held() -> None:
    world = at_b()
    world.send(on.Hold(), on.Replace(playlist(A, B)))
    assert world.state.is_held


def test_a_save_makes_no_film_a_suspect_and_another_file_clears_one() -> None:
    world = World(playlist(film("f"), A))
    world.advance(2)
    world.send(on.Replace(playlist(film("f"), A, B)))
    assert world.state.suspects == frozenset()
    assert world.state.current
    world.send(on.CueFailed(world.state.current.serial, "decoder-died", is_accident=True))
    world.send(on.Replace(playlist(film("f"), A)))
    assert world.state.suspects == {"f"}
    world.send(on.Replace(playlist(replace(film("f"), content=((9, 9, 9),)), A)))
    assert world.state.suspects == frozenset()


def test_a_film_with_another_transition_plays_on() -> None:
    world = World(playlist(film("f"), A))
    world.advance(5)
    world.send(on.Replace(playlist(replace(film("f"), transition="wipe"), A)))
    world.advance(1)
    assert world.stage.plays
    assert len(world.asked(do.RunFilm)) == 1


@pytest.mark.parametrize("visited", [False, True])
def test_what_was_deleted_leaves_at_once_and_what_follows_comes(visited: bool) -> None:
    world = at_b()
    if visited:
        world.send(on.Touch())
    world.send(on.Replace(playlist(A, C), frozenset({"b"})))
    world.advance(1)
    assert world.present == "c"
    assert world.phase == ("explore" if visited else "attract")


def test_what_was_taken_out_of_the_playlist_stands_to_the_end_of_its_time() -> None:
    world = at_b()
    world.send(on.Replace(playlist(A, C)))
    world.advance(1)
    assert world.present == "b"


def test_what_was_deleted_while_it_comes_on_leaves_once_it_is_there() -> None:
    world = World(playlist(A, B, C))
    world.advance(10.7)
    assert world.state.moving
    world.send(on.Replace(playlist(A, C), frozenset({"b"})))
    world.advance(2)
    assert world.present == "c"


def test_where_all_was_deleted_the_fallback_stands() -> None:
    world = at_b()
    world.send(on.Replace(playlist(), frozenset("abc")))
    world.advance(1)
    assert world.stage.fallback
    world.send(on.Replace(playlist(D)))
    assert world.present == "d"


def test_a_deleted_film_gives_way_while_it_plays() -> None:
    world = World(playlist(film("f"), A))
    world.advance(5)
    world.stage.behave("a").prepare = 2.0
    world.send(on.Replace(playlist(A), frozenset({"f"})))
    assert (world.state.film, world.state.due) == (FilmPhase.NONE, None)
    world.advance(2.1)
    assert world.present == "a"
    assert not world.stage.plays


@pytest.mark.parametrize("items", [(film("f"),), ()], ids=["the film alone", "nothing"])
def test_a_film_that_broke_does_not_stand_for_ever_where_a_save_leaves_nothing_to_follow(
    items: tuple[VideoItem, ...],
) -> None:
    world = World(playlist(film("f"), A), manners={"a": Manners(prepare=5)})
    world.advance(3)
    world.stage.break_film()
    world.send(on.Replace(playlist(*items)))
    assert (world.stage.fallback, world.state.broken) == (True, False)
    world.advance(11)
    assert world.present == ("f" if items else "")


def test_a_save_while_what_follows_a_broken_film_gets_ready_does_not_strand_the_show() -> None:
    world = World(playlist(film("f"), A, B), manners={"a": Manners(prepare=5), "b": Manners(prepare=2)})
    world.advance(3)
    world.stage.break_film()
    world.send(on.Replace(playlist(film("f"), B)))
    assert world.present == "f"
    world.advance(2.1)
    assert world.present == "b"


def test_new_photos_join_the_present_round() -> None:
    photos = [picture(str(number)) for number in range(3)]
    world = World(playlist(*photos[:2]))
    world.advance(12)
    assert world.present == photos[1].key
    world.send(on.Replace(playlist(*photos)))
    world.advance(10)
    assert world.present == photos[2].key
    assert world.started[-1].round == 1


def test_the_first_slide_changes_in_place_too() -> None:
    world = World(playlist(A, B))
    world.advance(3)
    world.send(on.Replace(playlist(changed(A), B)))
    world.advance(1)
    assert world.order() == ["a", "a"]
    assert world.stage.on_stage is not None
    assert world.stage.on_stage.item == changed(A)
    assert world.notes("playlist-replaced")[-1].fields["kept"] is True


def test_a_changed_slide_fades_however_it_makes_its_entrance() -> None:
    world = World(playlist(A, replace(B, transition="wipe"), C))
    world.advance(12)
    assert world.present == "b"
    world.send(on.Replace(playlist(A, replace(changed(B), transition="wipe"), C)))
    start = world.asked(do.Start)[-1]
    assert isinstance(start, do.Start)
    assert start.transition == "fade"
