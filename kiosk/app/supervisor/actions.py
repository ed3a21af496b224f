"""What the supervisor's rules want done, for whoever carries it out."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field


class Role(enum.Enum):
    PLAYER = "player"
    CURTAIN = "curtain"


@dataclass(frozen=True, slots=True)
class Start:
    """Start a child with this number."""

    number: int
    role: Role
    is_safe: bool = False
    left_out: Mapping[str, float] = field(default_factory=dict)
    """Item -> for how many seconds."""
    waits: bool = False
    after: str = ""
    """The item on stage last."""
    is_first: bool = False
    """No player came before it."""


@dataclass(frozen=True, slots=True)
class Tell:
    """Say this to a child."""

    number: int
    message: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Kill:
    """End a child at once."""

    number: int


@dataclass(frozen=True, slots=True)
class Note:
    """Write a line into the log: a code of the catalogues' ``supervisor`` with its fields."""

    code: str
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ready:
    """The first picture is on the screen: who started this process may know."""


@dataclass(frozen=True, slots=True)
class End:
    """Everything is over; the exit code."""

    code: int


Action = Start | Tell | Kill | Note | Ready | End
