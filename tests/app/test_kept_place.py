"""Where the show was is known after a kill."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.app.kept_place import KeptPlace
from kiosk.show.resume import Resume
from kiosk.show.rules import begin
from kiosk.show.state import Cue, State
from tests.show.fakes import playlist, slide

CONTENT = Path("/stand/content")


@pytest.fixture
def state() -> State:
    made = begin(playlist(slide("slide:a"), slide("slide:b")))
    made.current = Cue(1, made.playlist.items[1], 1, 3)
    made.quarantine = {"slide:a": 160.0}
    return made


def test_the_next_player_knows_item_round_and_quarantine(tmp_path: Path, state: State) -> None:
    kept = KeptPlace(CONTENT, tmp_path)
    kept.keep(state, 100.0, lambda: 5_000.0)
    kept.close()
    assert KeptPlace(CONTENT, tmp_path).read() == Resume("slide:b", 3, quarantine={"slide:a": 5_060.0})


def test_nothing_is_written_as_long_as_nothing_changes(tmp_path: Path, state: State) -> None:
    kept = KeptPlace(CONTENT, tmp_path)
    kept.keep(state, 100.0, lambda: 5_000.0)
    kept.close()
    (written,) = tmp_path.iterdir()
    written.unlink()
    # Clocks do not run evenly: the end of a quarantine is another one by a little each time.
    kept.keep(state, 101.0, lambda: 5_001.2)
    kept.close()
    assert list(tmp_path.iterdir()) == []


def test_before_the_first_slide_what_was_kept_stays(tmp_path: Path, state: State) -> None:
    kept = KeptPlace(CONTENT, tmp_path)
    kept.keep(state, 100.0, lambda: 5_000.0)
    kept.keep(replace(state, current=None), 101.0, lambda: 5_001.0)
    kept.close()
    assert KeptPlace(CONTENT, tmp_path).read().key == "slide:b"


def test_every_content_has_its_own(tmp_path: Path, state: State) -> None:
    kept = KeptPlace(CONTENT, tmp_path)
    kept.keep(state, 100.0, lambda: 5_000.0)
    kept.close()
    assert KeptPlace(CONTENT / "other", tmp_path).read() == Resume()


def test_what_a_supervisor_leaves_out_is_in_quarantine(tmp_path: Path) -> None:
    assert KeptPlace(CONTENT, tmp_path).read({"slide:a": 9.0}).quarantine == {"slide:a": 9.0}


@pytest.mark.parametrize(
    "rubbish", [b"", b"\xff\xfe\x00", b"{", b"[" * 2_000_000, b'{"round": -1, "quarantine": 3}']
)
def test_rubbish_is_the_beginning(tmp_path: Path, state: State, rubbish: bytes) -> None:
    kept = KeptPlace(CONTENT, tmp_path)
    kept.keep(state, 100.0, lambda: 5_000.0)
    kept.close()
    (written,) = tmp_path.iterdir()
    written.write_bytes(rubbish)
    assert KeptPlace(CONTENT, tmp_path).read() == Resume()
