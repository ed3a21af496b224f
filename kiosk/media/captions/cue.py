"""One caption as it was typed: its words, its time, and the lines of the file where they stand."""

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
