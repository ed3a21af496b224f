"""One caption as typed: its text, its timing, and its line numbers in the file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """Some words and their time in milliseconds from the film's start. ``place`` is the line of the file (from 1) that
    holds the time; ``places`` are those of ``lines``."""

    start: int
    end: int
    place: int
    lines: tuple[str, ...]
    places: tuple[int, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)
