"""PyYAML's parser with a question mark in texts within brackets, as YAML 1.2 has it: ``{title: Waarom?}``.

PyYAML ends a text there at any ``?``, which YAML 1.1 kept for keys; it takes what follows for a key and stumbles over the
bracket. It also looks at each sign by itself, which most of the time of a load went into.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

_BLANKS = "\\0 \\t\\r\\n\\x85\\u2028\\u2029"
_BREAKS = re.compile("[\r\n\x85\u2028\u2029\ufeff]")


def _text(ends: str) -> re.Pattern[str]:
    """Signs that are text: up to a blank, one of ``ends``, or a colon before either."""
    return re.compile(rf"(?:[^{_BLANKS}:{ends}]|:(?![{_BLANKS}{ends}]))*")


_ALONE, _IN_BRACKETS = _text(""), _text(r",\[\]{}")


class Loader(yaml.SafeLoader):
    """The parser for our files."""

    def scan_plain(self) -> Any:
        """A text without quotes, to where YAML 1.2 ends it."""
        start = end = self.get_mark()
        indent = self.indent + 1
        parts: list[str] = []
        spaces: list[Any] | None = []
        pattern = _IN_BRACKETS if self.flow_level else _ALONE
        while self.peek() != "#" and (length := self._length_of(pattern)):
            self.allow_simple_key = False
            parts += [*(spaces or ()), self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start)
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return yaml.ScalarToken("".join(parts), True, start, end)

    def _length_of(self, pattern: re.Pattern[str]) -> int:
        # The whole text is in the buffer, since it was handed in as one.
        found = pattern.match(self.buffer, self.pointer)
        return found.end() - self.pointer if found else 0

    def forward(self, length: int = 1) -> None:
        """Go on by so many signs: at once where no line ends among them."""
        end = self.pointer + length
        if end + 1 >= len(self.buffer) or _BREAKS.search(self.buffer, self.pointer, end):
            super().forward(length)
            return
        self.pointer = end
        self.index += length
        self.column += length
