"""PyYAML's parser with a question mark in texts within brackets, as YAML 1.2 has it: ``{title: Waarom?}``.

PyYAML ends a text there at any ``?``, which YAML 1.1 kept for keys; it takes what follows for a key and stumbles over the
bracket.
"""

from __future__ import annotations

from typing import Any

import yaml

_BLANKS = "\0 \t\r\n\x85\u2028\u2029"
_INDICATORS = ",[]{}"


class Loader(yaml.SafeLoader):
    """The parser for our files."""

    def scan_plain(self) -> Any:
        """A text without quotes, to where YAML 1.2 ends it."""
        start = end = self.get_mark()
        indent = self.indent + 1
        parts: list[str] = []
        spaces: list[Any] | None = []
        while self.peek() != "#" and (length := self._plain_length()):
            self.allow_simple_key = False
            parts += [*(spaces or ()), self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start)
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return yaml.ScalarToken("".join(parts), True, start, end)

    def _plain_length(self) -> int:
        """How many signs from here on are text: up to a blank, a colon that ends a key, or a bracket."""
        ends = _INDICATORS if self.flow_level else ""
        length = 0
        while (sign := self.peek(length)) not in _BLANKS and sign not in ends:
            if sign == ":" and self.peek(length + 1) in _BLANKS + ends:
                break
            length += 1
        return length
