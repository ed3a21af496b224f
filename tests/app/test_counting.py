"""What the show tells the journal: what stands on stage, what hour it is, and whose votes they are."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from kiosk.app.counting import Counting
from kiosk.app.keeping import Keeping
from kiosk.journal.event_log import Event
from kiosk.journal.rows import Place, Row
from kiosk.journal.store import read_rows
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.model import Slide, SlideText
from kiosk.show import events as on
from kiosk.show.rules import begin
from kiosk.show.state import Cue, Phase, State
from tests.show.fakes import playlist, slide

TEXTS = {
    "nl": SlideText(title="Wat telt?", answers=("Loon", "Rust")),
    "fr": SlideText(title="Qu’est-ce qui compte ?", answers=("Salaire", "Repos")),
}
POLL = SlideItem(key="slide:p", slide=Slide(name="p", layout="poll", texts=TEXTS))


@pytest.fixture
def state() -> State:
    made = begin(playlist(POLL, slide("slide:a")))
    return replace(made, phase=Phase.ATTRACT, current=Cue(1, made.playlist.items[1], 1, 1))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path / "fos-kiosk" / "counts.db"


@pytest.fixture
def counting(qtbot: QtBot, file: Path) -> Iterator[Counting]:
    keeping = Keeping()
    made = Counting(Place("Gent 2", "1 mei"), keeping)
    yield made
    made.close()
    Shiboken.delete(made)
    Shiboken.delete(keeping)


def shown(rows: list[Row]) -> dict[tuple[str, str], float]:
    return {
        (row.entry.hour, row.entry.key): row.sum.seconds
        for row in rows
        if row.entry.what == "shown" and row.sum.seconds
    }


def test_what_stands_on_stage_is_counted_while_somebody_can_see_it(
    counting: Counting, file: Path, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [100.0]
    counting.journal._now = lambda: clock[0]
    counting.read_clock(on.ClockRead(datetime(2026, 5, 1, 14, 30)))  # noqa: DTZ001
    for seconds, change in (
        (8.0, {}),
        (5.0, {"phase": Phase.DARK}),
        (4.0, {"phase": Phase.EXPLORE}),
        (7.0, {"fallback": True}),
        (1.0, {}),
    ):
        counting.follow(replace(state, **change))
        clock[0] += seconds
    counting.heard(Event("no-screen", 0.0))
    clock[0] += 50.0
    counting.heard(Event("screen-came", 0.0))
    clock[0] += 2.0
    counting.follow(replace(state, current=None, phase=Phase.STOPPED))
    counting.journal._now = time.monotonic
    counting.begin()
    counting.close()
    ((hour, key),) = shown(read_rows(file))
    assert (hour[:13], key, shown(read_rows(file))[hour, key]) == ("2026-05-01T14", "slide:a", 15.0)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="a time zone is set for all of Windows")
def test_an_hour_is_that_of_the_wall_with_its_distance_from_utc(
    counting: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    hours: list[str] = []
    monkeypatch.setattr(counting.journal, "set_hour", hours.append)
    monkeypatch.setenv("TZ", "Europe/Brussels")
    time.tzset()
    try:
        # The hour that comes twice when summer ends.
        for at in (
            datetime(2026, 5, 1, 14, 59),  # noqa: DTZ001
            datetime(2026, 10, 25, 2, 30),  # noqa: DTZ001
            datetime(2026, 10, 25, 2, 30, fold=1),  # noqa: DTZ001
            None,
        ):
            counting.read_clock(on.ClockRead(at))
    finally:
        monkeypatch.undo()
        os.environ.pop("TZ", None)
        time.tzset()
    assert hours == ["2026-05-01T14+02:00", "2026-10-25T02+02:00", "2026-10-25T02+01:00", ""]


def test_votes_of_an_earlier_run_come_to_the_poll_and_its_words_to_the_file(
    qtbot: QtBot, counting: Counting, file: Path, state: State
) -> None:
    keeping = Keeping()
    earlier = Counting(Place(), keeping)
    earlier.follow(state)
    earlier.begin()
    earlier.journal.count("vote", "slide:p", 1)
    earlier.close()
    Shiboken.delete(earlier)
    Shiboken.delete(keeping)
    counting.follow(state)
    with qtbot.waitSignal(counting.votes_read) as came:
        counting.begin()
    assert came.args == ["slide:p"]
    assert counting.journal.votes("slide:p") == {1: 1}
    (row,) = [row for row in read_rows(file) if row.entry.what == "vote"]
    assert (row.named.title_in("nl"), row.named.answer_in("fr", 1)) == ("Wat telt?", "Repos")


def test_today_is_answered_with_what_it_is_called(qtbot: QtBot, counting: Counting, state: State) -> None:
    counting.follow(state)
    counting.begin()
    counting.journal.count("opened", "slide:p", "")
    with qtbot.waitSignal(counting.today_read) as answered:
        counting.ask_today()
    rows = [row for row in answered.args[0] if row.entry.what == "opened"]
    assert [(row.named.title_in("fr"), row.sum.count) for row in rows] == [("Qu’est-ce qui compte ?", 1)]


def test_of_another_content_the_same_name_is_another_poll(counting: Counting, state: State) -> None:
    counting.follow(state)
    counting.journal.count("vote", "slide:p", 0)
    counting.follow(replace(state, playlist=replace(state.playlist, root=Path("/another"))))
    assert counting.journal.votes("slide:p") == {}
    counting.follow(state)
    assert counting.journal.votes("slide:p") == {0: 1}


def test_without_a_home_that_is_told_and_counting_goes_on(
    qtbot: QtBot, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere() -> Path:
        raise OSError

    monkeypatch.setattr("kiosk.app.counting.state_folder", nowhere)
    keeping = Keeping()
    with qtbot.waitSignal(keeping._judged) as judged:
        made = Counting(Place(), keeping)
    assert judged.args == ["kept-counts", "EIO"]
    made.begin()
    made.journal.count("vote", "slide:p", 0)
    assert made.journal.votes("slide:p") == {0: 1}
    made.close()
    Shiboken.delete(made)
    Shiboken.delete(keeping)
