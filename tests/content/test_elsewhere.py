"""What was put, or looked for, in another folder is found."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.content.elsewhere import near_path
from kiosk.playlist.loader import load


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which somebody types, beside a show."""
    (tmp_path / "mijnstand/slides").mkdir(parents=True)
    (tmp_path / "fos kiosk/packaging").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "fos kiosk")
    return tmp_path / "fos kiosk"


@pytest.mark.parametrize("typed", ["mijnstand", "../mijnstad", "../mijn-stand", "../Mijnstand"])
def test_a_show_that_is_misspelt_or_lies_beside_is_asked_for_as_it_is_typed(here: Path, typed: str) -> None:
    assert near_path(Path(os.path.normpath(here / typed))) == "../mijnstand"


def test_a_name_with_a_blank_comes_in_quotation_marks(here: Path) -> None:
    (here.parent / "onze stand").mkdir()
    assert near_path(here.parent / "onze stan") == '"../onze stand"'


def test_a_name_like_no_other_is_not_guessed(here: Path) -> None:
    assert near_path(here.parent / "iets-anders") == ""


def test_the_check_of_a_misspelt_folder_asks_whether_another_was_meant(here: Path) -> None:
    (problem,) = load(Path("../mijnstad")).problems
    assert problem.message("nl") == "hier staat geen map of bestand 'mijnstad'"
    assert problem.hint("nl") == "bedoelde u ../mijnstand?"
    assert problem.hint("fr") == "vouliez-vous dire ../mijnstand\u00a0?"
    assert problem.hint("en") == "did you mean ../mijnstand?"
