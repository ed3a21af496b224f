"""What every speech engine can do, and which of its voices speaks a language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class EngineError(Exception):
    """The engine does not answer, or has gone: it is not asked again."""


@dataclass(frozen=True, slots=True)
class FoundVoice:
    """A voice of an engine. ``tag`` is its language as the engine writes it, with ``-`` between the parts."""

    name: str
    tag: str
    is_plain: bool = True
    """Not one of the odd ones: a whisper, a robot, a dialect."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How words are to be spoken."""

    pace: float = 1.0
    """1 is the usual pace, 0.5 half of it."""
    loudness: int = 100
    """Percent of what the machine is set to."""
    device: str = ""
    """The loudspeaker, as the sound server names it; empty for the system's own."""


class Engine(Protocol):
    """A speech engine. ``speak`` is called by one thread, ``stop`` by another, perhaps just before it: that counts."""

    @property
    def name(self) -> str:
        """What it is called in the log."""

    @property
    def chooses_device(self) -> bool:
        """Whether it can speak on a certain loudspeaker."""

    def voices(self) -> Sequence[FoundVoice]:
        """All its voices; raises ``EngineError`` where it does not answer."""

    def ready(self) -> None:
        """What is said next is wanted: an earlier ``stop`` does not mean it."""

    def speak(self, words: str, voice: FoundVoice, manner: Manner) -> None:
        """Say it, and return when it was said or stopped; raises ``EngineError``."""

    def stop(self) -> None:
        """Fall silent now. Only what this process says: a screen reader of the machine speaks on."""

    def close(self) -> None:
        """Let go of everything."""


def best_voice(voices: Sequence[FoundVoice], language: str, accents: Sequence[str]) -> FoundVoice | None:
    """The voice for ``language`` (two letters): of the first of ``accents`` that is there, plain before odd ones. Never simply
    the first in the list: in the alphabet the Caribbean comes before Great Britain."""
    wanted = [accent.casefold() for accent in accents]

    def rank(voice: FoundVoice) -> tuple[int, int]:
        tag = voice.tag.casefold()
        return (not voice.is_plain, wanted.index(tag) if tag in wanted else len(wanted))

    fit = [voice for voice in voices if voice.tag.casefold().partition("-")[0] == language]
    return min(fit, key=rank, default=None)
