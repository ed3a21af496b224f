"""A show goes on where another one ended; what was written down of it may be rubbish."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.playlist.model import Playlist
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.resume import MOST_LETTERS, Resume, resume_of
from kiosk.show.rules import begin
from kiosk.show.settings import Settings
from kiosk.show.show import Show
from kiosk.show.state import Limits
from tests.show.fakes import FakeClock, Manners, World, film, playlist, slide

ABC = (slide("a"), slide("b"), slide("c"))
WALL = 1_800_000_000.0


def resumed(shown: Playlist, resume: Resume, *, wall_now: float = WALL, **more: object) -> World:
    """A world whose show begins from ``resume``, while it is ``wall_now``."""
    world = World(shown, start=False, **more)  # type: ignore[arg-type]
    world.show._state = begin(
        shown,
        world.state.settings,
        world.state.limits,
        resume=resume,
        now=world.clock.now(),
        wall_now=wall_now,
    )
    world.send(on.Begin())
    return world


@pytest.mark.parametrize(("key", "expected"), [("a", "bca"), ("b", "cab"), ("c", "abc"), ("gone", "abc")])
def test_the_show_goes_on_with_the_item_after_the_one_that_stood_last(key: str, expected: str) -> None:
    world = resumed(playlist(*ABC), Resume(key=key))
    world.advance(25)
    assert "".join(world.order()) == expected


@pytest.mark.parametrize(("key", "rounds"), [("a", [7, 7, 8]), ("c", [8, 8, 8]), ("", [7, 7, 7])])
def test_the_rounds_go_on_counting(key: str, rounds: list[int]) -> None:
    world = resumed(playlist(*ABC), Resume(key=key, round=7))
    world.advance(25)
    assert [started.round for started in world.started] == rounds


def test_the_language_of_the_round_is_spoken_from_the_first_slide_on() -> None:
    rotating = replace(playlist(*ABC), rotate_languages=True)
    world = resumed(rotating, Resume(key="a", round=2))
    assert world.state.language == "fr"
    world.advance(1)
    assert world.state.language == "fr"


def test_the_language_that_was_set_last_goes_before_that_of_the_start() -> None:
    world = resumed(playlist(*ABC), Resume(language="en"), settings=Settings(language="fr"))
    world.advance(1)
    assert (world.state.language, world.state.settings.language) == ("en", "en")
    other = resumed(playlist(*ABC), Resume(language="xx"), settings=Settings(language="fr"))
    assert other.state.language == "fr"


def test_what_was_left_out_stays_left_out_until_its_time_on_the_wall_is_over() -> None:
    resume = Resume(quarantine={"f": WALL + 60, "b": WALL + 5, "c": WALL - 1})
    world = resumed(playlist(film("f"), slide("b"), slide("c")), resume)
    assert world.state.quarantine == {"f": world.clock.now() + 60, "b": world.clock.now() + 5}
    world.advance(12)
    assert world.order() == ["c", "b"]
    world.advance(75)
    assert "f" in world.order()


def test_a_clock_that_was_set_back_leaves_nothing_out_for_longer_than_usual() -> None:
    resume = Resume(quarantine={"f": WALL + 1_000_000})
    world = resumed(playlist(film("f"), slide("b")), resume, limits=Limits(film_quarantine=100))
    world.advance(95)
    assert "f" not in world.order()
    world.advance(20)
    assert "f" in world.order()


def test_a_show_with_everything_in_quarantine_tries_again_after_the_fallback() -> None:
    world = resumed(playlist(film("f")), Resume(quarantine={"f": WALL + 500}))
    assert world.stage.fallback
    world.advance(10.1)
    assert world.present == "f"


def test_where_all_that_is_not_in_quarantine_fails_the_fallback_stands() -> None:
    resume = Resume(quarantine={"f": WALL + 500})
    world = resumed(playlist(film("f"), slide("a")), resume, manners={"a": Manners(fails="missing")})
    assert world.stage.fallback


def test_a_playlist_that_comes_before_the_first_slide_keeps_the_place() -> None:
    world = resumed(playlist(*ABC), Resume(key="a"), manners={"b": Manners(prepare=5)})
    world.send(on.Replace(playlist(slide("x"), *ABC)))
    world.advance(6)
    assert world.order() == ["b"]


def test_what_ends_on_the_fallback_begins_at_the_beginning_again() -> None:
    world = resumed(playlist(*ABC), Resume(key="b"), manners={key: Manners(fails="missing") for key in "abc"})
    assert world.stage.fallback
    for key in "abc":
        world.stage.behave(key).fails = ""
    world.advance(10.1)
    assert world.present == "a"


def test_a_show_is_taken_up_by_another_where_it_was() -> None:
    manners = {"f": Manners(fails="cut-short")}
    first = World(playlist(slide("a"), film("f"), slide("b")), manners=manners)
    first.advance(25)
    first.send(on.ChangeSettings(Settings(language="fr")))
    resume = resume_of(first.state, first.clock.now(), WALL)
    assert (resume.key, resume.round, resume.language) == ("a", 2, "fr")
    assert resume.quarantine == {"f": pytest.approx(WALL + 575, abs=10)}
    taken_up = Resume.from_json(resume.as_json())
    assert taken_up == resume
    second = resumed(first.state.playlist, taken_up, wall_now=WALL + 20)
    second.advance(15)
    assert second.order() == ["b", "a"]
    assert "f" in second.state.quarantine
    assert second.state.language == "fr"


def test_what_is_left_out_no_longer_is_not_written_down() -> None:
    world = World(playlist(film("f"), slide("a")), manners={"f": Manners(fails="missing")})
    world.advance(5)
    assert set(resume_of(world.state, world.clock.now(), WALL).quarantine) == {"f"}
    assert resume_of(world.state, world.clock.now() + 600, WALL).quarantine == {}


def test_a_show_that_was_stopped_says_where_it_was() -> None:
    world = World(playlist(*ABC))
    world.advance(45)
    world.send(on.Stop())
    assert resume_of(world.state, world.clock.now(), WALL) == Resume(key="b", round=2)


def test_a_show_on_its_fallback_or_before_its_first_slide_says_where_it_would_go_on() -> None:
    world = World(playlist(*ABC), manners={key: Manners(fails="missing") for key in "abc"})
    assert resume_of(world.state, world.clock.now(), WALL) == Resume(round=2)
    loading = resumed(playlist(*ABC), Resume(key="b", round=3), manners={"c": Manners(prepare=5)})
    assert resume_of(loading.state, loading.clock.now(), WALL) == Resume(key="b", round=3)


# -- rubbish ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "7", "{", '"key"', "\x00", "[" * 100_000, '{"key": ' + "1" * 5_000 + "}", "﻿{}"],
    ids=range(10),
)
def test_what_is_no_resume_is_the_beginning(text: str) -> None:
    assert Resume.from_json(text) == Resume()


def test_what_is_far_too_long_is_not_read() -> None:
    text = Resume(key="a").as_json()
    assert Resume.from_json(text + " " * MOST_LETTERS) == Resume()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("round", 0),
        ("round", -3),
        ("round", True),
        ("round", 2.5),
        ("round", 10**30),
        ("language", None),
        ("quarantine", {"f": "soon", "g": True, "h": float("nan"), "i": float("inf"), "j": 10**400}),
    ],
)
def test_one_part_that_makes_no_sense_costs_only_itself(field: str, value: object) -> None:
    good = {"key": "b", "round": 3, "language": "fr", "quarantine": {"f": 9.5}}
    read = Resume.from_json(json.dumps({**good, field: value}))
    whole = Resume("b", 3, "fr", {"f": 9.5})
    assert read == replace(whole, **{field: getattr(Resume(), field)})


names = st.text(st.characters(), max_size=6) | st.sampled_from(["a", "b", "f", "p"])
resumes = st.builds(
    Resume,
    key=names,
    round=st.integers(1, 10**9),
    language=names | st.sampled_from(["nl", "fr"]),
    quarantine=st.dictionaries(names, st.floats(0, 4e9)),
)
leaves = st.none() | st.booleans() | st.integers() | st.floats() | names
trees = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=8,
)
rubbish = st.dictionaries(st.sampled_from(["key", "round", "language", "quarantine", "more"]), trees).map(
    json.dumps
)


@given(resumes)
def test_what_is_written_is_read_back_and_is_plain_text(resume: Resume) -> None:
    text = resume.as_json()
    assert text.isascii()
    assert "\n" not in text
    assert Resume.from_json(text) == resume


@settings(max_examples=100, deadline=None)
@given(rubbish | st.text() | resumes.map(Resume.as_json), st.floats(0, 4e9))
@example('{"key": "f", "round": 10000000000, "quarantine": {"a": 1e10, "b": 1e10, "f": 1e10}}', 0.0)
def test_whatever_was_written_the_show_begins_and_every_item_comes(text: str, wall_now: float) -> None:
    world = resumed(playlist(slide("a"), film("f"), slide("b")), Resume.from_json(text), wall_now=wall_now)
    world.advance(600 + 120)
    assert set(world.order()) == {"a", "b", "f"}


def test_a_show_without_a_resume_begins_as_ever() -> None:
    clock = FakeClock()
    effects: list[do.Effect] = []
    show = Show(begin(playlist(*ABC)), clock, perform=effects.append)
    show.send(on.Begin())
    assert [effect.cue.key for effect in effects if isinstance(effect, do.Prepare)] == ["a"]


def test_what_is_said_over_the_show_goes_on_until_its_own_end() -> None:
    said = Resume(notice={"nl": "Om drie uur"}, notice_end=WALL + 60)
    assert Resume.from_json(said.as_json()) == said
    world = resumed(playlist(*ABC), said)
    assert world.state.notice
    assert world.state.notice.words == {"nl": "Om drie uur"}
    world.advance(61)
    assert world.state.notice is None
    over = resumed(playlist(*ABC), Resume(notice={"nl": "Voorbij"}, notice_end=WALL - 1))
    assert over.state.notice is None


def test_a_notice_of_a_clock_that_was_wrong_is_over_the_same_day() -> None:
    world = resumed(playlist(*ABC), Resume(notice={"": "x"}, notice_end=WALL + 10_000_000))
    assert world.state.notice
    world.advance(12 * 3_600 + 1)
    assert world.state.notice is None


@pytest.mark.parametrize("text", ['{"notice": [1]}', '{"notice": {"nl": 1, "fr": ""}, "notice_end": "x"}'])
def test_a_notice_that_is_none_is_none(text: str) -> None:
    assert Resume.from_json(text).notice == {}


def test_what_is_said_is_kept_with_its_end_on_the_wall_and_comes_back_on_the_show_s_clock() -> None:
    world = World(playlist(*ABC))
    world.send(on.Say({"nl": "Om drie uur"}, 90.0))
    world.advance(30)
    kept = resume_of(world.state, world.clock.now(), WALL)
    assert (kept.notice, kept.notice_end) == ({"nl": "Om drie uur"}, WALL + 60)
    again = resumed(playlist(*ABC), kept)
    assert again.state.notice
    assert again.state.notice.until == again.clock.now() + 60
    world.send(on.Unsay())
    silent = resume_of(world.state, world.clock.now(), WALL)
    assert (silent.notice, silent.notice_end) == ({}, 0.0)


@pytest.mark.parametrize(("rest", "is_said"), [(0.0, False), (0.5, True)])
def test_an_end_that_is_now_is_over(rest: float, is_said: bool) -> None:
    kept = Resume(quarantine={"a": WALL + rest}, notice={"": "x"}, notice_end=WALL + rest)
    assert bool(kept.quarantine_from(10.0, WALL, 60.0)) is is_said
    assert bool(kept.notice_from(10.0, WALL, 60.0)) is is_said
    state = begin(playlist(*ABC))
    state.quarantine = {"a": 10.0 + rest}
    assert bool(resume_of(state, 10.0, WALL).quarantine) is is_said


def test_numbers_at_their_limits_are_numbers() -> None:
    assert Resume.from_json('{"round": 1}').round == 1
    assert Resume.from_json('{"round": 10000000000, "quarantine": {"a": 10000000000}}') == Resume(
        round=10**10, quarantine={"a": 1e10}
    )
    whole = json.dumps({"key": "x" * (MOST_LETTERS - 11)})
    assert len(whole) == MOST_LETTERS
    assert Resume.from_json(whole).key
    assert Resume.from_json(whole + " ").key == ""
