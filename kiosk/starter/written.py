"""Writes playlists and slides as text: every value as YAML that reads back as the same text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

Block = Mapping[str, "str | tuple[Mapping[str, str], ...]"]

_BREAKS = re.compile(r"\s*[\t\r\n\f\v\x85\u2028\u2029]\s*")
_UNWRITTEN = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no YAML file may have."""
_ENDLESS = 1_000_000
"""Characters of a line: a value is never broken over several."""


def scalar(text: str) -> str:
    """``text`` on one line; in straight double quotes where YAML would take it for anything else than text. In single ones the
    next apostrophe that somebody types would end it."""
    import yaml

    # Not split(): a no-break space is part of a French sentence, and two blanks of a file's name.
    line = _UNWRITTEN.sub("\ufffd", _BREAKS.sub(" ", text).strip())
    plain: str = (
        yaml.safe_dump(line, allow_unicode=True, width=_ENDLESS).removesuffix("\n").removesuffix("\n...")
    )
    if line.isascii() and line.isdigit():
        # Our reader keeps numbers as they are typed.
        return line
    if plain == line and ": " not in line and " #" not in line:
        return line
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'


def commented(text: str, indent: str = "") -> Iterator[str]:
    """Each line of ``text`` as a comment."""
    for line in text.strip("\n").splitlines():
        yield f"{indent}# {line}".rstrip()


def block(values: Block, indent: str) -> Iterator[str]:
    """Keys and values, one on a line; a text of several lines stands below its key, a list of blocks too."""
    for key, value in values.items():
        if isinstance(value, tuple):
            yield f"{indent}{key}:"
            yield from listed(value, indent + "  ")
        elif "\n" in value.strip():
            yield f"{indent}{key}: |-"
            yield from (f"{indent}  {line}".rstrip() for line in value.strip().splitlines())
        else:
            yield f"{indent}{key}: {scalar(value)}"


def listed(blocks: Iterable[Mapping[str, str]], indent: str) -> Iterator[str]:
    """A list of blocks, with a dash before the first key of each."""
    for each in blocks:
        for number, line in enumerate(block(each, "")):
            yield f"{indent}{'  ' if number else '- '}{line}"


def text_of(lines: Iterable[str]) -> str:
    """The lines as the text of a file."""
    return "\n".join(lines) + "\n"
