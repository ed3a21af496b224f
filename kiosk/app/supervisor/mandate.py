"""What a player is told by its supervisor when it starts, as one argument of its command line."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

OPTION = "--supervised"
"""The hidden option of ``kiosk run`` that carries it."""


@dataclass(frozen=True, slots=True)
class Mandate:
    """How this player is to run."""

    words: int = -1
    """File descriptor (on Windows a handle) to which it writes what it does; -1 without a supervisor."""
    is_safe: bool = False
    """Safe mode: posters only, drawn by the processor, and no film."""
    left_out: Mapping[str, float] = field(default_factory=dict)
    """Key of an item at which players died more than once -> until when it is left out (s since 1970)."""
    waits: bool = False
    """Its window is shown only when the supervisor says so: the curtain has to come first."""
    after: str = ""
    """Key of the item that was on stage last, as far as it is known: the show goes on with the next one."""
    is_first: bool = True
    """No player of this run came before it: it writes its trace anew."""

    def as_json(self) -> str:
        return json.dumps(
            {
                "words": self.words,
                "is_safe": self.is_safe,
                "left_out": dict(self.left_out),
                "waits": self.waits,
                "after": self.after,
                "is_first": self.is_first,
            },
            separators=(",", ":"),
        )

    @staticmethod
    def from_json(text: str) -> Mandate:
        """Raises ``ValueError`` for what no supervisor has written."""
        found = json.loads(text)
        if not isinstance(found, dict):
            raise ValueError(text)
        try:
            return Mandate(
                words=int(found["words"]),
                is_safe=bool(found["is_safe"]),
                left_out={str(key): float(until) for key, until in found["left_out"].items()},
                waits=bool(found["waits"]),
                after=str(found["after"]),
                is_first=bool(found["is_first"]),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(text) from error


def without_mandate(arguments: Sequence[str]) -> list[str]:
    """The arguments of ``kiosk run`` as they were typed."""
    if OPTION not in arguments:
        return list(arguments)
    at = arguments.index(OPTION)
    return [*arguments[:at], *arguments[at + 2 :]]
