"""What cannot be kept is told in one sentence, whoever found out, and so is its end."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app import keeping as made
from kiosk.app.keeping import LOG, PICTURES, PLACE, Keeping
from kiosk.machine.folders import GIVEN
from kiosk.words.sentence import SystemReason, Term, machine_sentence


@pytest.fixture
def heard() -> list[tuple[str, dict[str, object]]]:
    return []


@pytest.fixture
def keeping(
    qtbot: QtBot,
    heard: list[tuple[str, dict[str, object]]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Keeping:
    monkeypatch.setattr(made, "TOGETHER_MS", 20)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    keeping = Keeping()
    keeping.told.connect(lambda code, fields: heard.append((code, fields)))
    return keeping


def test_what_is_lost_together_is_one_sentence_and_its_end_is_another(
    qtbot: QtBot, keeping: Keeping, heard: list[tuple[str, dict[str, object]]], tmp_path: Path
) -> None:
    # A file where the folder should be.
    (tmp_path / "cache").touch()
    keeping.judge(LOG, "ENOSPC")
    keeping.judge(PLACE, "ENOSPC")
    keeping.begin()
    qtbot.waitUntil(lambda: bool(heard) and len(heard[-1][1]["lost"]) == 3)  # type: ignore[arg-type]
    code, fields = heard[-1]
    assert (code, fields["lost"]) == ("keeps-not", (Term(PLACE), Term(PICTURES), Term(LOG)))
    for what in (LOG, PLACE, PICTURES):
        keeping.judge(what, "")
    qtbot.waitUntil(lambda: heard[-1] == ("keeps-again", {}))


def test_where_everything_can_be_kept_nothing_is_told(
    qtbot: QtBot, keeping: Keeping, heard: list[tuple[str, dict[str, object]]], tmp_path: Path
) -> None:
    keeping.begin()
    keeping.judge(LOG, "")
    qtbot.waitUntil(lambda: (tmp_path / "cache" / "fos-kiosk").is_dir())
    qtbot.waitUntil(lambda: not keeping._timer.isActive())
    assert heard == []


def test_a_cache_that_is_given_is_one_that_does_not_last(
    qtbot: QtBot,
    keeping: Keeping,
    heard: list[tuple[str, dict[str, object]]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "cache").touch()
    monkeypatch.setenv(GIVEN, str(tmp_path))
    keeping.begin()
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert heard[0][1]["lost"] == (Term(PICTURES),)
    assert (
        machine_sentence("keeps-not", "en", lost=(Term(PICTURES),), why=SystemReason("NOHOME"))
        == "This computer cannot keep prepared pictures (this user has no home folder); the show goes on. "
        "Free some space on the disk, or start the kiosk as a user with a home folder."
    )
