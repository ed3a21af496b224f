"""Items that stand within a part, or in another playlist."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest

from kiosk.playlist.loaded import Loaded
from kiosk.playlist.loader import load
from kiosk.playlist.model import Item
from kiosk.playlist.nesting import DEEPEST, MOST_INCLUDED, MOST_ITEMS
from kiosk.playlist.schedule import NEVER, When, both, can_be_due, is_due
from tests.media import samples


def show(root: Path, **lists: str) -> Loaded:
    """A show of slides a to d with these playlists."""
    (root / "slides").mkdir(exist_ok=True)
    (root / "assets/fotos").mkdir(parents=True, exist_ok=True)
    for name in "abcd":
        (root / f"slides/{name}.yaml").write_text(
            f"layout: statement\nnl: {{title: Slide {name}}}\n", "utf-8"
        )
    for name, text in lists.items():
        (root / f"slides/{name}.yaml").write_text(text, "utf-8")
    return load(root)


def items(loaded: Loaded) -> tuple[Item, ...]:
    assert loaded.playlist is not None
    return loaded.playlist.items


def keys(loaded: Loaded) -> list[str]:
    return [item.key for item in items(loaded)]


def codes(loaded: Loaded) -> list[tuple[str, int, str]]:
    return [(problem.file.name, problem.line, problem.code) for problem in loaded.problems]


PARTS = """languages: [nl, fr]
items:
  - slide: a
  - part: De markt
    items:
      - slide: b
      - slide: a
  - part: {nl: De straat, fr: La rue}
    items:
    - slide: c
"""


def test_a_part_gives_its_items_a_title_and_leaves_their_keys_as_they_are(tmp_path: Path) -> None:
    loaded = show(tmp_path, playlist=PARTS)
    plain = show(
        tmp_path, playlist="languages: [nl, fr]\nitems: [{slide: a}, {slide: b}, {slide: a}, {slide: c}]\n"
    )
    assert keys(loaded) == keys(plain) == ["slide:a", "slide:b", "slide:a#2", "slide:c"]
    market = {"nl": "De markt", "fr": "De markt"}
    assert [dict(item.part) for item in items(loaded)] == [
        {},
        market,
        market,
        {"nl": "De straat", "fr": "La rue"},
    ]
    assert all(now.looks_like(before) for now, before in zip(items(loaded), items(plain), strict=True))
    assert items(loaded) != items(plain)
    places = [(item.place.line, item.place.column) for item in items(loaded) if item.place]
    assert places == [(3, 5), (6, 9), (7, 9), (10, 7)]


def test_what_a_part_sets_holds_for_its_items_that_do_not_say_otherwise(tmp_path: Path) -> None:
    loaded = show(
        tmp_path,
        playlist="""languages: [nl]
defaults: {duration: 30s, transition: push}
items:
  - part: De markt
    duration: 20s
    every: 2
    when: {days: [sat, sun], until: 2099-12-31}
    items:
      - slide: a
      - slide: b
        duration: 5s
        every: 3
        when: {days: [fri, sat], from: 2099-01-01}
  - slide: c
""",
    )
    assert loaded.problems == ()
    first, second, third = items(loaded)
    assert (first.duration, second.duration, third.duration) == (20.0, 5.0, 30.0)
    assert {item.transition for item in items(loaded)} == {"push"}
    assert (first.every, second.every, third.every) == (2, 6, 1)
    assert first.when == When(until=date(2099, 12, 31), days=frozenset({5, 6}))
    assert second.when == When(since=date(2099, 1, 1), until=date(2099, 12, 31), days=frozenset({5}))
    assert third.when is None


def test_an_item_of_a_part_whose_schedule_nobody_can_read_waits(tmp_path: Path) -> None:
    loaded = show(
        tmp_path,
        playlist="languages: [nl]\nitems:\n  - slide: a\n  - part: Later\n    when: binnenkort\n    items: [{slide: b}]\n",
    )
    assert [item.when is None or item.when.is_readable for item in items(loaded)] == [True, False]


@pytest.mark.parametrize(
    ("first", "second", "result"),
    [
        (None, None, None),
        (When(), None, When()),
        (When(days=frozenset({1})), When(days=frozenset({2})), NEVER),
        (When(until=date(2026, 1, 1)), When(until=date(2025, 1, 1)), When(until=date(2025, 1, 1))),
        (When(but=frozenset({date(2026, 1, 1)})), When(), When(but=frozenset({date(2026, 1, 1)}))),
        (When(between=(time(9), time(12))), When(), When(between=(time(9), time(12)))),
        (
            When(between=(time(9), time(12))),
            When(between=(time(11), time(18))),
            When(between=(time(11), time(12))),
        ),
        (When(between=(time(9), time(12))), When(between=(time(12), time(18))), NEVER),
        (
            When(between=(time(20), time(3))),
            When(between=(time(22), time(2))),
            When(between=(time(22), time(2))),
        ),
        (
            When(between=(time(20), time(3))),
            When(between=(time(9), time(22))),
            When(between=(time(20), time(22))),
        ),
        (When(between=(time(20), time(3))), When(between=(time(1), time(2))), NEVER),
        (When(is_readable=False), When(days=frozenset({1})), When(days=frozenset({1}), is_readable=False)),
    ],
)
def test_two_schedules_hold_together(first: When | None, second: When | None, result: When | None) -> None:
    assert both(first, second) == both(second, first) == result


def test_what_both_schedules_allow_is_allowed_by_each() -> None:
    hours = [None, (time(9), time(17)), (time(16), time(2)), (time(0), time(0)), (time(23), time(1))]
    spans = [When(days=frozenset(days), between=each) for each in hours for days in ((), (4, 5), (5, 6))]
    # Not the night: what passes midnight belongs to the day on which it begins.
    moments = [datetime(2026, 12, day, hour, 30) for day in range(4, 8) for hour in range(3, 24)]  # noqa: DTZ001
    for first in spans:
        for second in spans:
            joint = both(first, second)
            assert all(is_due(first, at) and is_due(second, at) for at in moments if is_due(joint, at))
    assert not can_be_due(NEVER)


def test_a_mistake_within_a_part_is_placed_and_costs_its_own_line(tmp_path: Path) -> None:
    loaded = show(
        tmp_path,
        playlist="""languages: [nl]
items:
  - part: De markt
    items:
      - slide: a
        duratoin: 5s
      - slide: nergens
      - slied: b
      - slide: c
        duration: snel
      - d
  - part: Leeg
  - part: Scheef
    items: {slide: a}
  - slide: d
""",
    )
    assert keys(loaded) == ["slide:a", "slide:c", "slide:d"]
    assert codes(loaded) == [
        ("playlist.yaml", 6, "unknown-key"),
        ("playlist.yaml", 7, "slide-missing"),
        ("playlist.yaml", 8, "no-kind"),
        ("playlist.yaml", 10, "bad-duration"),
        ("playlist.yaml", 11, "item-not-block"),
        ("playlist.yaml", 12, "missing-key"),
        ("playlist.yaml", 14, "wrong-type"),
    ]
    assert "(slide: a)" in loaded.problems[0].message("nl")


def test_another_playlist_is_shown_in_its_place_with_its_own_defaults(tmp_path: Path) -> None:
    loaded = show(
        tmp_path,
        playlist="""languages: [nl]
defaults: {duration: 9s}
items:
  - slide: a
  - playlist: avond.yaml
  - part: Later
    items:
      - playlist: avond
        duration: 5s
  - slide: c
""",
        avond="""languages: [fr]
defaults: {duration: 30s}
items:
  - slide: a
  - part: Samen
    items: [{slide: b, duration: 12s}]
""",
    )
    assert loaded.problems == ()
    assert keys(loaded) == ["slide:a", "slide:a#2", "slide:b", "slide:a#3", "slide:b#2", "slide:c"]
    assert [item.duration for item in items(loaded)] == [9.0, 30.0, 12.0, 5.0, 12.0, 9.0]
    assert [item.part.get("nl", "") for item in items(loaded)] == ["", "", "Samen", "Later", "Samen", ""]
    assert loaded.playlist is not None
    assert loaded.playlist.languages == ("nl",)
    assert tmp_path / "slides/avond.yaml" in loaded.files
    place = items(loaded)[1].place
    assert place is not None
    assert place.file.name == "avond.yaml"


@pytest.mark.parametrize("link", [False, True])
def test_playlists_go_in_no_circle_whatever_they_are_called(tmp_path: Path, link: bool) -> None:
    own = "zelf.yaml" if link else "playlist.yaml"
    if link:
        (tmp_path / "slides").mkdir()
        (tmp_path / "slides/zelf.yaml").symlink_to("playlist.yaml")
    loaded = show(
        tmp_path,
        playlist=f"languages: [nl]\nitems: [{{slide: a}}, {{playlist: {own}}}, {{playlist: dag}}]\n",
        dag="items:\n  - slide: b\n  - playlist: nacht.yaml\n",
        nacht="items:\n  - slide: c\n  - playlist: dag.yaml\n  - playlist: playlist.yaml\n",
    )
    assert keys(loaded) == ["slide:a", "slide:b", "slide:c"]
    assert codes(loaded) == [
        ("nacht.yaml", 3, "playlist-circle"),
        ("nacht.yaml", 4, "playlist-circle"),
        ("playlist.yaml", 2, "playlist-circle"),
    ]
    assert "dag.yaml → nacht.yaml → dag.yaml" in loaded.problems[0].message("nl")


def test_a_mistake_in_a_playlist_that_is_shown_twice_is_told_once(tmp_path: Path) -> None:
    loaded = show(
        tmp_path,
        playlist="languages: [nl]\nitems: [{playlist: dag}, {playlist: dag}]\n",
        dag="items: [{slide: a}, {slide: nergens}]\n",
    )
    assert codes(loaded) == [("dag.yaml", 1, "slide-missing")]


def test_the_same_playlist_twice_is_no_circle(tmp_path: Path) -> None:
    loaded = show(
        tmp_path,
        playlist="languages: [nl]\nitems:\n  - playlist: dag.yaml\n  - playlist: dag.yaml\n",
        dag="items: [{slide: b}]\n",
    )
    assert (keys(loaded), loaded.problems) == (["slide:b", "slide:b#2"], ())


def test_playlists_are_within_each_other_to_a_depth_and_as_many_as_a_show_needs(tmp_path: Path) -> None:
    deep = {f"l{n}": f"items: [{{slide: a}}, {{playlist: l{n + 1}}}]\n" for n in range(1, DEEPEST + 2)}
    loaded = show(tmp_path, playlist="languages: [nl]\nitems: [{playlist: l1}]\n", **deep)
    assert len(items(loaded)) == DEEPEST
    assert codes(loaded) == [(f"l{DEEPEST}.yaml", 1, "playlist-limit")]
    wide = "items: [" + ", ".join(["{playlist: twee}"] * 40) + "]\n"
    loaded = show(tmp_path, playlist=wide.replace("twee", "een"), een=wide, twee="items: [{slide: a}]\n")
    assert len(items(loaded)) == MOST_INCLUDED - 2
    assert {code for _, _, code in codes(loaded)} >= {"playlist-limit"}


def test_no_other_playlist_is_shown_after_very_many_items(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_ITEMS == 10_000
    monkeypatch.setattr("kiosk.playlist.nesting.MOST_ITEMS", 3)
    loaded = show(
        tmp_path,
        playlist="languages: [nl]\nitems: [{playlist: dag}, {playlist: dag}, {slide: c}]\n",
        dag="items: [{slide: a}, {slide: b}, {slide: d}]\n",
    )
    assert keys(loaded) == ["slide:a", "slide:b", "slide:d", "slide:c"]
    assert codes(loaded) == [("playlist.yaml", 2, "playlist-limit")]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("../elders.yaml", "path-outside"),
        ("/etc/passwd", "path-absolute"),
        ("http://stand.example/a.yaml", "path-url"),
        ("map", "playlist-missing"),
        ("dag\\nacht.yaml", "path-backslash"),
    ],
)
def test_a_playlist_is_a_file_among_the_slides(tmp_path: Path, typed: str, code: str) -> None:
    loaded = show(tmp_path, playlist=f"languages: [nl]\nitems:\n  - slide: a\n  - playlist: '{typed}'\n")
    assert codes(loaded) == [("playlist.yaml", 4, code)]


def test_what_is_wrong_in_another_playlist_is_told_there(tmp_path: Path) -> None:
    playlist = "languages: [nl]\nitems:\n  - slide: a\n  - playlist: dag.yaml\n"
    for text, told in {
        "items:\n  - slide: nergens\n": [("dag.yaml", 2, "slide-missing")],
        "items:\n  - slied: a\n": [("dag.yaml", 2, "no-kind")],
        "- slide: a\n": [("dag.yaml", 1, "not-keys")],
        "\n": [("dag.yaml", 1, "file-empty")],
    }.items():
        loaded = show(tmp_path, playlist=playlist, dag=text)
        assert (keys(loaded), codes(loaded)) == (["slide:a"], told)


def test_a_slide_is_no_playlist(tmp_path: Path) -> None:
    loaded = show(tmp_path, playlist="languages: [nl]\nitems:\n  - slide: a\n  - playlist: b.yaml\n")
    assert keys(loaded) == ["slide:a"]
    assert {problem.file.name for problem in loaded.problems} == {"b.yaml"}


def test_the_same_folder_in_two_parts_has_two_groups_of_keys(tmp_path: Path) -> None:
    show(tmp_path)
    (tmp_path / "assets/fotos/markt.jpg").write_bytes(samples.jpeg())
    loaded = show(
        tmp_path,
        playlist="languages: [nl]\nitems:\n"
        "  - part: Een\n    items: [{folder: fotos}]\n  - part: Twee\n    items: [{folder: fotos}]\n",
    )
    assert keys(loaded) == ["image:fotos/markt.jpg", "image:fotos/markt.jpg#2"]
    assert [item.part["nl"] for item in items(loaded)] == ["Een", "Twee"]
