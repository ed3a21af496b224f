"""How the set-up speaks: one line per step with its time, in letters the terminal can show."""

import sys
import time
import unicodedata
from types import TracebackType
from typing import Self, TextIO

from bootstrapping import words


class SetupError(Exception):
    """The set-up cannot go on; carries the sentence that says what to do."""

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(words.sentence(key, words.SOURCE_LANGUAGE, **values))


_PLAIN = {"’": "'", "“": '"', "”": '"', "«": '"', "»": '"', "…": "..."}
"""Signs that no normalisation takes apart."""


def plain(text: str, encoding: str) -> str:
    """*text* as the terminal can show it: letters it does not have lose their accents, quotation marks their curl."""
    return "".join(_shown(letter, encoding) for letter in text)


def _shown(letter: str, encoding: str) -> str:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        plainer = _PLAIN.get(letter) or unicodedata.normalize("NFKD", letter)
        return plainer.encode("ascii", "ignore").decode("ascii") or "?"
    return letter


def seconds(duration: float, language: str) -> str:
    """A duration for reading: ``0.1 s``, with the decimal sign of *language*."""
    return f"{duration:.1f} s".replace(".", words.raw("decimal", language))


class Voice:
    """Writes sentences and steps to one stream."""

    def __init__(self, language: str, stream: TextIO | None = None) -> None:
        self.language = language
        self.stream = stream or sys.stdout
        self.is_terminal = self.stream.isatty()

    def write(self, text: str, end: str = "\n") -> None:
        """Put *text* on the stream at once."""
        self.stream.write(plain(text, self.stream.encoding or "ascii") + end)
        self.stream.flush()

    def say(self, key: str, **values: object) -> None:
        """Say one sentence."""
        self.write(words.sentence(key, self.language, **values))

    def duration(self, elapsed: float) -> str:
        """*elapsed* seconds in the reader's notation."""
        return seconds(elapsed, self.language)

    def step(self, key: str, **values: object) -> "Step":
        """One step of the work, as a context."""
        return Step(self, words.sentence(key, self.language, **values))


class Step:
    """The line of one step: its name when it starts, its time when it is done."""

    def __init__(self, voice: Voice, label: str) -> None:
        self.voice = voice
        self.label = label
        self.has_failed = False
        self._detail = ""

    def __enter__(self) -> Self:
        self._start = time.monotonic()
        self.voice.write(f"  {self.label} ... ", end="")
        return self

    def detail(self, text: str) -> None:
        """What the step is busy with; only a terminal shows it, on the same line."""
        if self.voice.is_terminal:
            self._clear()
            self._detail = text[:40]
            self.voice.write(self._detail, end="")

    def _clear(self) -> None:
        width = len(self._detail)
        if width:
            self.voice.write("\b" * width + " " * width + "\b" * width, end="")
        self._detail = ""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clear()
        elapsed = self.voice.duration(time.monotonic() - self._start)
        failed = words.sentence("failed", self.voice.language)
        self.voice.write(elapsed if kind is None and not self.has_failed else f"{failed} ({elapsed})")
