"""What organisers type and mean otherwise: each slip gets one message, at its line, with their own line as it should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.words.catalogue import languages
from tests.playlist.slips import said_of, slips

SLIPS = slips()


@pytest.mark.parametrize("name", SLIPS)
def test_what_is_said_of_each_slip_reads_as_written_down(name: str, tmp_path: Path) -> None:
    slip = SLIPS[name]
    assert said_of(slip, tmp_path / "show") == {lang: slip[lang] for lang in languages()}
