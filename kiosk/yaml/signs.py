"""Signs that look like those of YAML and are others, or that nobody sees: word processors and web pages leave them."""

from __future__ import annotations

BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Blanks that are not the space bar's. Within a text they are meant (French has one before a colon); YAML knows none."""

UNSEEN = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    + ("\u2066\u2067\u2068\u2069\ufeff")
)
"""Signs without a width. Within a text some are meant (emoji, soft hyphens)."""

DASHES = "–—−‐‑‒―﹣－•·●▪‣◦∙*"
"""What a word processor makes of "- " at the beginning of a line; an asterisk is what Markdown has."""

COLONS = "：﹕∶꞉"
"""Colons of other keyboards and scripts."""

CURLY = "“”„‟«»‹›‘’‚‛＂"
"""Quotation marks that a word processor makes of straight ones."""

LINES = "\x85\u2028\u2029"
"""Line breaks that an editor of plain text does not show as one."""


def code_point(sign: str) -> str:
    """``U+00A0``: how a sign is told that nobody sees."""
    return f"U+{ord(sign):04X}"
