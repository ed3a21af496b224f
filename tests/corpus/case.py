"""One film of the corpus: how it is made and what should come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.corpus.painting import Canvas
from tests.corpus.workshop import Workshop

Maker = Callable[[Workshop], Path]
ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Broken:
    """A film that is not as it should be."""

    name: str
    title: str
    make: Maker
    seconds: float = 3.0
    """How long it says it is, at most."""
    right: tuple[str, ...] = ()
    """What may come of it: ``ended`` or reasons; empty when any verdict will do."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole film of one kind, painted so that what is shown can be measured."""

    name: str
    title: str
    make: Maker
    canvas: Canvas = field(default_factory=Canvas)
    numbers: range = range(25)
    """Those of the pictures that should be seen, in order."""
    seconds: float = 1.0
    turned: int = 0
    """Degrees by which it should be seen turned, clockwise."""
    most: int = 0
    """How many pictures may be shown when more than one for each number are right."""
    sound: bool = False
    is_readable: bool = True
    """Whether number and colours can be read: not in the smallest."""

    @property
    def aspect(self) -> float:
        """Of the picture as it should be seen."""
        return self.canvas.aspect if self.turned % 180 == 0 else 1 / self.canvas.aspect


Case = Broken | Whole
