"""The supervisor's decisions, with the clock turned by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import pytest

from kiosk.app.supervisor import actions as do
from kiosk.app.supervisor import crashes as learnt
from kiosk.app.supervisor import rules
from kiosk.app.supervisor.actions import Action, Role
from kiosk.app.supervisor.rules import Child, Rules

A = TypeVar("A", bound=Action)
KILLED = -9


class Stand:
    """A stand on paper: its children are numbers, and all that was done is kept."""

    def __init__(self, *, has_curtain: bool = True, goes_below: bool = True) -> None:
        self.now = 100.0
        self.rules = Rules(has_curtain=has_curtain, goes_below=goes_below)
        self.done: list[Action] = self.rules.begin(self.now)

    @property
    def player(self) -> Child:
        assert self.rules.player is not None
        return self.rules.player

    @property
    def successor(self) -> Child:
        assert self.rules.successor is not None
        return self.rules.successor

    @property
    def curtain(self) -> Child:
        assert self.rules.curtain is not None
        return self.rules.curtain

    def take(self, actions: list[Action]) -> list[Action]:
        self.done += actions
        return actions

    def say(self, child: Child, what: str, **fields: object) -> list[Action]:
        return self.take(self.rules.said(child.number, {"say": what, **fields}, self.now))

    def die(self, child: Child, code: int = KILLED) -> list[Action]:
        return self.take(self.rules.died(child.number, code, self.now))

    def wait(self, seconds: float, *alive: Child) -> list[Action]:
        """Let time pass, in which the children ``alive`` beat and the curtain answers."""
        actions: list[Action] = []
        end = self.now + seconds
        while self.now < end:
            self.now = min(self.now + 0.5, end)
            for child in alive:
                self.rules.said(child.number, {"say": "beat"}, self.now)
            if self.rules.curtain:
                self.rules.said(self.rules.curtain.number, {"say": "here"}, self.now)
            actions += self.rules.tick(self.now)
        return self.take(actions)

    def show(self) -> None:
        """The curtain and the player are on the screen."""
        if self.rules.curtain:
            self.say(self.curtain, "ready")
        self.say(self.player, "shown")

    def crash(self, key: str = "slide:a", after: float = 20.0) -> list[Action]:
        """The player shows an item, and dies at it."""
        if not self.player.is_shown:
            self.say(self.player, "shown")
        self.say(self.player, "cue", key=key, name=key[6:])
        self.wait(after, self.player)
        return self.die(self.player)


def of(kind: type[A], actions: Sequence[Action]) -> list[A]:
    return [action for action in actions if isinstance(action, kind)]


def codes(actions: Sequence[Action]) -> list[str]:
    return [note.code for note in of(do.Note, actions)]


def test_another_player_goes_on_where_this_one_was_unless_it_shows_something_else() -> None:
    stand = Stand()
    stand.show()
    stand.say(stand.player, "cue", key="slide:a")
    assert [start.after for start in of(do.Start, stand.say(stand.player, "again"))] == ["slide:a"]
    other = Stand()
    other.show()
    other.say(other.player, "cue", key="slide:a")
    assert [start.after for start in of(do.Start, other.say(other.player, "again", shows="/b"))] == [""]


def test_the_operator_gets_another_player_above_the_present_one_and_nobody_is_blamed() -> None:
    stand = Stand()
    stand.show()
    old = stand.player
    assert [start.role for start in of(do.Start, stand.say(old, "again"))] == [Role.PLAYER]
    assert of(do.Start, stand.say(old, "again")) == []
    new = stand.successor
    assert stand.player is old
    assert of(do.Kill, stand.say(new, "shown")) == [do.Kill(old.number)]
    assert stand.player is new
    stand.die(old)
    assert stand.rules.crashes.left_out(stand.now) == {}
    assert codes(stand.done).count("player-died") == 0


@pytest.fixture
def stand() -> Stand:
    made = Stand()
    made.show()
    return made


# -- the start ----------------------------------------------------------------------------------------------------------


def test_the_player_is_started_first_as_nothing_may_hold_it_up_and_then_the_curtain() -> None:
    assert [(start.role, start.waits) for start in of(do.Start, Stand().done)] == [
        (Role.PLAYER, False),
        (Role.CURTAIN, False),
    ]


def test_a_window_among_others_has_no_curtain() -> None:
    stand = Stand(has_curtain=False)
    assert [start.role for start in of(do.Start, stand.done)] == [Role.PLAYER]
    stand.show()
    assert of(do.Start, stand.wait(60, stand.player)) == []


def test_where_each_new_window_comes_on_top_the_player_waits_for_the_curtain() -> None:
    stand = Stand(goes_below=False)
    assert [start.waits for start in of(do.Start, stand.done)] == [True, False]
    assert stand.say(stand.curtain, "ready") == [do.Tell(1, {"do": "show"})]


def test_a_curtain_that_comes_too_late_there_does_not_come_at_all() -> None:
    stand = Stand(goes_below=False)
    done = stand.wait(rules.CURTAIN_WITHIN + 1)
    assert codes(done) == ["curtain-late"]
    assert of(do.Kill, done) == [do.Kill(2)]
    assert do.Tell(1, {"do": "show"}) in done


def test_the_first_picture_is_told_once() -> None:
    stand = Stand()
    assert of(do.Ready, stand.say(stand.player, "shown")) == [do.Ready()]
    stand.crash()
    assert of(do.Ready, stand.say(stand.player, "shown")) == []


@pytest.mark.parametrize("code", [0, 1, 2])
def test_a_command_that_was_refused_ends_with_its_own_code(code: int) -> None:
    stand = Stand()
    assert of(do.Kill, stand.die(stand.player, code)) == [do.Kill(2)]
    assert stand.die(stand.curtain) == [do.End(code)]


def test_a_player_that_crashes_before_it_ever_showed_anything_is_started_again() -> None:
    stand = Stand()
    assert [start.role for start in of(do.Start, stand.die(stand.player, -11))] == [Role.PLAYER]


# -- death --------------------------------------------------------------------------------------------------------------


def test_a_dead_player_is_followed_by_another_one_at_once(stand: Stand) -> None:
    done = stand.crash()
    assert [(start.number, start.after) for start in of(do.Start, done)] == [(3, "slide:a")]
    assert codes(done) == ["player-died"]
    assert codes(stand.say(stand.player, "shown")) == ["player-back"]


def test_players_that_die_at_their_start_get_more_and_more_rest(stand: Stand) -> None:
    rests = []
    for _ in range(8):
        stand.wait(1)
        stand.die(stand.player)
        begun = stand.now
        while stand.rules.player is None:
            stand.wait(0.5)
        rests.append(stand.now - begun)
    assert rests == [0, 1, 2, 4, 8, 16, 30, 30]


def test_an_item_at_which_two_players_died_is_left_out_and_named(stand: Stand) -> None:
    assert of(do.Start, stand.crash("slide:a"))[0].left_out == {}
    stand.say(stand.player, "shown")
    done = stand.crash("slide:a")
    assert do.Note("item-left-out", {"key": "slide:a", "name": "a"}) in done
    assert of(do.Start, done)[0].left_out == {"slide:a": learnt.LEFT_OUT_S}


def test_two_different_items_are_only_bad_luck(stand: Stand) -> None:
    stand.crash("slide:a")
    assert of(do.Start, stand.crash("slide:b"))[0].left_out == {}


def test_an_item_is_tried_again_after_a_while_and_left_out_at_once_if_it_fails_again(stand: Stand) -> None:
    stand.crash("slide:a")
    stand.crash("slide:a")
    stand.say(stand.player, "shown")
    stand.wait(learnt.LEFT_OUT_S + 1, stand.player)
    assert of(do.Start, stand.crash("slide:b"))[0].left_out == {}
    assert of(do.Start, stand.crash("slide:a"))[0].left_out == {"slide:a": learnt.LEFT_OUT_S}


def test_what_a_dead_player_says_last_is_nobodys(stand: Stand) -> None:
    dead = stand.player
    stand.crash()
    assert stand.say(dead, "shown") == []
    assert stand.die(dead) == []
    assert not stand.player.is_shown


# -- a hang -------------------------------------------------------------------------------------------------------------


def test_a_player_that_hangs_keeps_its_picture_until_another_one_has_one(stand: Stand) -> None:
    hung = stand.player
    done = stand.wait(rules.SILENCE + 1)
    assert codes(done) == ["player-hangs"]
    assert of(do.Kill, done) == []
    assert [start.role for start in of(do.Start, done)] == [Role.PLAYER]
    done = stand.say(stand.successor, "shown")
    assert of(do.Kill, done) == [do.Kill(hung.number)]
    assert stand.player.number == 3
    assert stand.die(hung) == []


def test_a_hang_counts_like_a_death_and_once(stand: Stand) -> None:
    stand.say(stand.player, "cue", key="slide:a", name="a")
    stand.wait(rules.SILENCE + 1)
    stand.die(stand.player)
    assert [crash.key for crash in stand.rules.crashes.seen] == ["slide:a"]


def test_a_player_that_dies_while_it_hangs_leaves_its_place_to_the_one_that_starts(stand: Stand) -> None:
    stand.wait(rules.SILENCE + 1)
    waiting = stand.successor
    assert of(do.Start, stand.die(stand.player)) == []
    assert stand.player is waiting


def test_a_successor_that_dies_is_followed_by_another_one(stand: Stand) -> None:
    hung = stand.player
    stand.wait(rules.SILENCE + 1)
    done = stand.die(stand.successor)
    assert [start.role for start in of(do.Start, done)] == [Role.PLAYER]
    assert stand.player is hung


def test_a_player_that_never_shows_anything_is_ended_and_another_one_starts() -> None:
    stand = Stand()
    stand.say(stand.curtain, "ready")
    done = stand.wait(rules.STARTS_WITHIN + 1)
    assert of(do.Kill, done) == [do.Kill(1)]
    assert [start.number for start in of(do.Start, stand.die(stand.player))] == [3]


def test_nobody_is_blamed_for_the_time_in_which_this_process_stood_still(stand: Stand) -> None:
    stand.now += 3600
    assert codes(stand.take(stand.rules.tick(stand.now))) == []
    assert codes(stand.wait(rules.SILENCE - 1)) == []
    assert codes(stand.wait(3)) == ["player-hangs"]


# -- safe mode ----------------------------------------------------------------------------------------------------------


def test_after_a_sleep_a_curtain_that_was_coming_has_its_time_and_so_has_a_player_that_ends() -> None:
    stand = Stand(goes_below=False)
    stand.wait(1)
    stand.now += 600
    assert stand.wait(1) == []
    stand.say(stand.curtain, "ready")
    stand.say(stand.player, "shown")
    stand.take(stand.rules.asked_to_end(stand.now))
    stand.now += 600
    assert not [action for action in stand.wait(1) if isinstance(action, do.Kill)]


def test_three_deaths_in_five_minutes_lead_to_safe_mode_and_later_to_a_try_of_the_full_show(
    stand: Stand,
) -> None:
    starts = [of(do.Start, stand.crash(f"slide:{key}"))[0].is_safe for key in "abc"]
    assert starts == [False, False, True]
    assert codes(stand.done).count("safe-mode") == 1
    stand.say(stand.player, "shown")
    safe = stand.player
    done = stand.wait(learnt.FIRST_TRY_S + 1, safe)
    assert codes(done) == ["full-show-tried"]
    assert [start.is_safe for start in of(do.Start, done)] == [False]
    assert of(do.Kill, stand.say(stand.successor, "shown")) == [do.Kill(safe.number)]


def test_deaths_that_are_far_apart_do_not(stand: Stand) -> None:
    for key in "abcdef":
        stand.say(stand.player, "shown")
        stand.wait(learnt.WITHIN_S / 2, stand.player)
        assert not of(do.Start, stand.crash(f"slide:{key}"))[0].is_safe


def test_each_vain_try_of_the_full_show_doubles_the_time_until_the_next(stand: Stand) -> None:
    for key in "abc":
        stand.crash(f"slide:{key}")
    stand.say(stand.player, "shown")
    stand.wait(learnt.FIRST_TRY_S + 1, stand.player)
    stand.say(stand.successor, "shown")
    for key in "def":
        stand.crash(f"slide:{key}")
    assert stand.player.is_safe
    stand.say(stand.player, "shown")
    assert codes(stand.wait(2 * learnt.FIRST_TRY_S - 10, stand.player)) == []
    assert codes(stand.wait(11, stand.player)) == ["full-show-tried"]


def test_safe_mode_is_over_when_the_full_show_has_run_for_five_minutes(stand: Stand) -> None:
    for key in "abc":
        stand.crash(f"slide:{key}")
    stand.say(stand.player, "shown")
    stand.wait(learnt.FIRST_TRY_S + 1, stand.player)
    stand.say(stand.successor, "shown")
    stand.wait(learnt.WITHIN_S + 1, stand.player)
    assert stand.rules.crashes.tries_again_at() is None
    assert of(do.Start, stand.wait(7200, stand.player)) == []


# -- the curtain --------------------------------------------------------------------------------------------------------


def test_the_curtain_has_the_poster_shown_last_also_when_it_is_new(stand: Stand) -> None:
    poster = {"do": "poster", "file": "x.jpg", "at": [0, 0, 9, 9]}
    assert stand.say(stand.player, "poster", file="x.jpg", at=[0, 0, 9, 9]) == [do.Tell(2, poster)]
    done = stand.die(stand.curtain)
    assert [start.role for start in of(do.Start, done)] == [Role.CURTAIN]
    assert do.Tell(3, poster) in stand.say(stand.curtain, "ready")


def test_a_curtain_that_waits_without_a_window_is_asked_as_often_as_one_that_is_seen() -> None:
    stand = Stand(goes_below=False)
    stand.show()
    stand.die(stand.curtain)
    late = stand.curtain
    assert late.is_late
    stand.say(late, "here")
    actions: list[Action] = []
    for _ in range(int(rules.CURTAIN_SILENCE * 2) + 4):
        stand.now += 0.5
        stand.rules.said(stand.player.number, {"say": "beat"}, stand.now)
        actions += stand.rules.tick(stand.now)
    assert of(do.Kill, actions) == [do.Kill(late.number)]


def test_a_curtain_that_does_not_answer_is_replaced(stand: Stand) -> None:
    actions: list[Action] = []
    for _ in range(int(rules.CURTAIN_SILENCE * 2) + 4):
        stand.now += 0.5
        stand.rules.said(stand.player.number, {"say": "beat"}, stand.now)
        actions += stand.rules.tick(stand.now)
    assert do.Tell(2, {"do": "answer"}) in actions
    assert of(do.Kill, actions) == [do.Kill(2)]


def test_a_curtain_that_always_dies_is_not_started_all_the_time(stand: Stand) -> None:
    begun, starts = stand.now, 0
    while stand.now < begun + 120:
        if stand.rules.curtain:
            starts += len(of(do.Start, stand.die(stand.curtain)))
        starts += len(of(do.Start, stand.wait(0.5, stand.player)))
    assert starts < 12


def test_where_it_cannot_come_below_a_new_curtain_waits_until_the_player_is_gone() -> None:
    stand = Stand(goes_below=False)
    stand.show()
    assert [start.waits for start in of(do.Start, stand.die(stand.curtain))] == [True]
    assert do.Tell(stand.curtain.number, {"do": "show"}) in stand.crash()


def test_without_a_screen_a_curtain_is_not_late_and_the_show_runs_on() -> None:
    stand = Stand(goes_below=False)
    stand.say(stand.curtain, "no-screen")
    assert of(do.Ready, stand.say(stand.player, "shown")), "who started it need not wait for a screen"
    assert stand.wait(rules.STARTS_WITHIN * 2, stand.player, stand.curtain) == [
        action for action in stand.done if isinstance(action, do.Tell) and action.message["do"] == "answer"
    ]
    stand.say(stand.curtain, "screen")
    assert do.Tell(1, {"do": "show"}) in stand.say(stand.curtain, "ready")
    assert stand.say(stand.player, "shown") == [], "it was ready before"


def test_a_curtain_that_does_not_come_when_there_is_a_screen_is_late() -> None:
    stand = Stand(goes_below=False)
    stand.say(stand.curtain, "no-screen")
    stand.wait(60, stand.player)
    stand.say(stand.curtain, "screen")
    assert codes(stand.wait(rules.CURTAIN_WITHIN - 1, stand.player)) == []
    assert codes(stand.wait(2, stand.player)) == ["curtain-late"]


# -- the end ------------------------------------------------------------------------------------------------------------


def test_the_player_ends_in_order_and_then_the_curtain(stand: Stand) -> None:
    assert stand.take(stand.rules.asked_to_end(stand.now)) == [do.Tell(1, {"do": "stop"})]
    stand.say(stand.player, "over", code=0)
    assert stand.die(stand.player, 0) == [do.Kill(2)]
    assert stand.die(stand.curtain) == [do.End(0)]


def test_a_player_that_does_not_end_is_ended(stand: Stand) -> None:
    stand.take(stand.rules.asked_to_end(stand.now))
    assert do.Kill(1) in stand.wait(rules.LEAVES_WITHIN + 1)
    stand.die(stand.player)
    assert stand.die(stand.curtain) == [do.End(0)]


def test_a_show_that_is_over_ends_everything_with_its_code(stand: Stand) -> None:
    stand.say(stand.player, "over", code=3)
    stand.die(stand.player, 3)
    assert stand.die(stand.curtain) == [do.End(3)]


def test_a_second_start_brings_the_player_to_the_front(stand: Stand) -> None:
    assert stand.rules.asked_to_raise() == [do.Tell(1, {"do": "raise"})]
