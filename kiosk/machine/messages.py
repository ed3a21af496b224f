"""What our processes say to each other: one JSON object a line."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

Message = dict[str, Any]


def pack(message: Message) -> bytes:
    """One line, ready to write."""
    return json.dumps(message, separators=(",", ":")).encode() + b"\n"


def unpack(line: bytes) -> Message:
    """One line, read; an unreadable one is an empty message (a dying process may cut its last line)."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return message if isinstance(message, dict) else {}


def received(source: int) -> Iterator[Message]:
    """Each message that comes over a file descriptor, until its end.

    For a thread: Python's own streams hold a lock while they wait, of which the program cannot rid itself at its end.
    """
    rest = b""
    while data := os.read(source, 65_536):
        *lines, rest = (rest + data).split(b"\n")
        yield from map(unpack, lines)
