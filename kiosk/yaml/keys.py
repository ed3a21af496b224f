"""What looks like a key at the beginning of a line: no mend may take a line that is one for more of the text above."""

from __future__ import annotations

import re

from kiosk.problems.nearest import called, nearest
from kiosk.yaml.grammar import Grammar
from kiosk.yaml.signs import BLANKS, COLONS, CURLY, UNSEEN

WORD_KEY = re.compile(f'(["{CURLY}]?)([\\w{UNSEEN}-]+)(["{CURLY}]?)([ \t{BLANKS}{UNSEEN}]*)([:{COLONS}])')
ANY_KEY = re.compile(r"([^\s\"'\[\]{}#&*!|>%@`,?][^#]*?)[ \t]*:(?=[ \t]|$)")
_UNSEEN = dict.fromkeys(map(ord, UNSEEN))


def word_key(line: str, at: int) -> str:
    """The word before the colon at the beginning of what stands at ``at``, whatever stands behind; ``""`` for none."""
    word = WORD_KEY.match(line, at)
    if not word or line.startswith("//", word.end()) or word[2].isdigit():
        return ""
    return word[2].translate(_UNSEEN)


def means_key(name: str, grammar: Grammar) -> bool:
    """Whether ``name`` is a key, or what one is called in a language of the catalogues (``tekst``)."""
    return grammar.knows(name) or bool(called(name, grammar.keys))


def is_sentence(name: str, grammar: Grammar) -> bool:
    """Whether ``name`` is the beginning of a text, and no key that was misspelt."""
    begins = " " in name or name[:1].isupper()
    return begins and not means_key(name.lower(), grammar) and not nearest(name, grammar.keys)


def is_key_line(line: str, at: int, grammar: Grammar) -> bool:
    """Whether what stands at ``at`` may be a key, also without the blank behind its colon."""
    if name := word_key(line, at):
        return not is_sentence(name, grammar)
    found = ANY_KEY.match(line, at)
    return bool(found and means_key(found[1].strip(), grammar))
