"""Finds comments that were meant as text: after a space, # starts a comment, and the rest of the line is not shown."""

from __future__ import annotations

import re

from kiosk.problems.findings import Findings
from kiosk.problems.problem import Place
from kiosk.words.sentence import Term
from kiosk.yaml.nodes import ListNode, MapNode, Node
from kiosk.yaml.own_line import quoted, value_replaced

_HASHTAG = re.compile(r"\s+#\S")


def warn_hashtags(node: Node, key: str, where: Term, findings: Findings) -> None:
    """Report text after " #", which is a comment in YAML; "#solidarity" was meant as text."""
    if isinstance(node, ListNode):
        for each in node.items:
            warn_hashtags(each, key, where, findings)
    elif isinstance(node, MapNode):
        for name, (_, value) in node.entries.items():
            warn_hashtags(value, name, where, findings)
    elif node.plain and node.place.length:
        line = findings.line(node.place)
        end = node.place.column - 1 + node.place.length
        if _HASHTAG.match(line[end:]):
            lost = line[end:].strip()
            at = line.index("#", end)
            place = Place(node.place.file, node.place.line, at + 1, len(lost))
            start = node.place.column
            typed = Place(node.place.file, node.place.line, start, len(line.rstrip()) - start + 1)
            line = value_replaced(findings, typed, key, quoted(line[start - 1 :].strip(), in_brackets=False))
            findings.add("comment-cuts-text", place, key=key, lost=lost, line=line, where=where)
