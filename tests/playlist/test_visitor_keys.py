"""What a playlist says about its visitors: how low they reach, and which language the loop speaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.playlist import load
from kiosk.playlist.loaded import Loaded


def loaded(folder: Path, line: str) -> Loaded:
    (folder / "slides").mkdir()
    (folder / "assets").mkdir()
    (folder / "slides" / "een.yaml").write_text("layout: statement\nnl: {title: Een}\n", "utf-8")
    text = f"languages: [nl, fr]\n{line}\nitems:\n  - slide: een\n"
    (folder / "slides" / "playlist.yaml").write_text(text, "utf-8")
    return load(folder)


@pytest.mark.parametrize(
    ("typed", "meant"), [("true", True), ("True", True), ("TRUE", True), ("false", False)]
)
def test_the_loop_may_change_its_language_each_round(tmp_path: Path, typed: str, meant: bool) -> None:
    playlist = loaded(tmp_path, f"rotate_languages: {typed}").playlist
    assert playlist is not None
    assert playlist.rotate_languages is meant


@pytest.mark.parametrize("typed", ["yes", "ja", "on", "1", "[true]"])
def test_anything_else_is_a_problem_with_what_to_type(tmp_path: Path, typed: str) -> None:
    found = loaded(tmp_path, f"rotate_languages: {typed}")
    assert found.playlist is not None
    assert not found.playlist.rotate_languages
    assert [problem.code for problem in found.problems if problem.line == 2] in (
        ["unknown-value"],
        ["wrong-type"],
    )


def test_a_stand_may_put_its_keys_low(tmp_path: Path) -> None:
    playlist = loaded(tmp_path, "reach: low").playlist
    assert playlist is not None
    assert playlist.reach == "low"


def test_another_reach_is_a_problem(tmp_path: Path) -> None:
    found = loaded(tmp_path, "reach: laag")
    assert found.playlist is not None
    assert found.playlist.reach == "normal"
    assert [(problem.code, problem.line) for problem in found.problems if problem.line == 2] == [
        ("unknown-value", 2)
    ]


@pytest.mark.parametrize(
    ("typed", "metres"), [("1.5m", 1.5), ("1.5 m", 1.5), ("150cm", 1.5), ("80 cm", 0.8), ("2M", 2.0)]
)
def test_a_stand_says_from_how_far_it_is_read(tmp_path: Path, typed: str, metres: float) -> None:
    playlist = loaded(tmp_path, f"distance: {typed}").playlist
    assert playlist is not None
    assert playlist.distance == metres


@pytest.mark.parametrize("typed", ["1,5 m", "1.5 meter", "1,5 mètres", "1m50", "150", "1.5"])
def test_a_distance_typed_otherwise_is_a_problem_with_the_line_to_type(tmp_path: Path, typed: str) -> None:
    found = loaded(tmp_path, f"distance: {typed}")
    (problem,) = (problem for problem in found.problems if problem.line == 2)
    assert problem.code == "bad-distance"
    assert problem.hint("en") == "type: distance: 1.5m"


@pytest.mark.parametrize(
    ("typed", "code"), [("ver", "bad-distance"), ("10cm", "distance-range"), ("30m", "distance-range")]
)
def test_no_distance_is_guessed(tmp_path: Path, typed: str, code: str) -> None:
    found = loaded(tmp_path, f"distance: {typed}")
    assert [problem.code for problem in found.problems if problem.line == 2] == [code]
    assert found.playlist is not None
    assert found.playlist.distance is None
