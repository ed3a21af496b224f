"""The lines of a file, counted as its reader counts them."""

from __future__ import annotations

import re

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def source_lines(text: str) -> list[str]:
    """The lines of ``text`` as YAML counts them; at least one."""
    return _BREAK.split(text)


def line_starts(text: str) -> list[int]:
    """The offset at which each of :func:`source_lines` begins."""
    return [0, *(found.end() for found in _BREAK.finditer(text))]
