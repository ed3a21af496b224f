"""What the command line asks of one run of the show."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kiosk.machine.graphics import RenderName
from kiosk.show.settings import Settings


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What holds for one run; ``settings`` is what may change while it lasts."""

    settings: Settings = field(default_factory=Settings)
    windowed: tuple[int, int] | None = None
    """Width and height in pixels; ``None`` fills the screen."""
    render: RenderName = "auto"
    rounds: int = 0
    """Stop after so many rounds; 0 is for ever."""
    trace: Path | None = None
    told_in: str = ""
    """Language of what is said of the run in log and report; empty for the stand's own."""
    inches: float = 0.0
    """The screen's diagonal, where it lies about its size; 0 believes it."""
