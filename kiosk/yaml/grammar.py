"""What a scan of raw lines is told of the files it reads: the names of their keys."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.words.catalogue import languages


@dataclass(frozen=True, slots=True)
class Grammar:
    """The keys of one kind of file, wherever in it they stand."""

    keys: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    """Those behind which a list stands."""
    openers: frozenset[str] = frozenset()
    """Those of which an element of a list has exactly one: the kind of an item."""
    tops: frozenset[str] = frozenset()
    """Those that stand in no block, at the beginning of their line."""
    inner: frozenset[str] = frozenset()
    """Those that stand within a block."""
    prose: frozenset[str] = frozenset()
    """Those behind which a text stands that people read, with whatever signs they like."""
    blocks: frozenset[str] = frozenset()
    """Those behind which a block may stand."""
    by_language: frozenset[str] = frozenset()
    """Those of ``blocks`` whose block has a text for each language."""
    languages: frozenset[str] = field(default_factory=lambda: frozenset((*languages(), "de")))
    """Codes of languages that are keys as well."""

    def knows(self, word: str) -> bool:
        """Whether ``word`` is a key or a language."""
        return word in self.keys or word in self.languages
