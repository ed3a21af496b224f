"""The options of one run of the show, from the command line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kiosk.machine.graphics import RenderName
from kiosk.show.settings import Settings


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Options fixed for one run; ``settings`` may change while it lasts."""

    settings: Settings = field(default_factory=Settings)
    windowed: tuple[int, int] | None = None
    """Width and height in pixels; ``None`` fills the screen."""
    render: RenderName = "auto"
    rounds: int = 0
    """Stop after so many rounds; 0 is for ever."""
    trace: Path | None = None
    told_in: str = ""
    """Language of messages in log and report; empty for the stand's own."""
    inches: float = 0.0
    """The screen's diagonal, if it reports a wrong size; 0 to use what it reports."""
