"""How easy a text is to read: its sentences, its syllables, and one number by a formula of each language.

All three are Flesch's (words per sentence, syllables per word), fitted to the language by others: W. H. Douma, "De leesbaarheid
van landbouwbladen" (Wageningen 1960) for Dutch, L. Kandel and A. Moles, "Application de l'indice de Flesch à la langue
française" (1958) for French, R. Flesch, "A new readability yardstick" (1948) for English. 100 is very easy, 60 to 70 is
ordinary prose, 0 is for scholars. A catalogue has the weights of its language under ``language.reading``, and what a syllable
is there; of other languages nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kiosk.words.catalogue import about, languages

_END = re.compile(r"(?<=[.!?…])[\"”»’)]*\s+|\n[ \t]*(?:\n|(?=[-*•] ))")
"""Between sentences; in Markdown also between paragraphs and between the items of a list."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'‑-][^\W\d_]+)*")
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_VOWELLESS = re.compile(r"[^\W\d_]+")


def sentences(text: str) -> list[str]:
    """The sentences of ``text``, which may have paragraphs, lists and ``**`` as "read more" does."""
    parts = (part.strip(" \t\n-*•") for part in _END.split(text.replace("**", "")))
    return [" ".join(part.split()) for part in parts if _WORD.search(part)]


def words_in(sentence: str) -> int:
    """How many words to read, numbers included."""
    return len(_WORD.findall(sentence)) + len(_DIGITS.findall(sentence))


@dataclass(frozen=True, slots=True)
class _Formula:
    """``base`` - ``per_word`` · words per sentence - ``per_syllable`` · syllables per word."""

    base: float
    per_word: float
    per_syllable: float
    syllable: re.Pattern[str]
    mute: re.Pattern[str]

    def syllables(self, word: str) -> int:
        """At least one: "tv", "'t"."""
        heard = self.mute.sub("", word.casefold())
        return max(1, len(self.syllable.findall(heard)))


def syllables(word: str, language: str) -> int:
    """How many syllables ``word`` has, nearly always right; 0 in a language of which nothing is known."""
    formula = _formulas().get(language)
    return sum(formula.syllables(part) for part in _VOWELLESS.findall(word)) if formula else 0


def reading_ease(texts: Sequence[str], language: str) -> float | None:
    """The number for all of ``texts``; ``None`` where nothing is known of the language, or nothing is there to read."""
    formula = _formulas().get(language)
    read = [sentence for text in texts for sentence in sentences(text)]
    words = [word for sentence in read for word in _WORD.findall(sentence)]
    if formula is None or not words:
        return None
    count = sum(words_in(sentence) for sentence in read)
    heard = sum(syllables(word, language) for word in words) + count - len(words)
    return formula.base - formula.per_word * count / len(read) - formula.per_syllable * heard / count


def longest_words(texts: Sequence[str], language: str, most: int) -> tuple[str, ...]:
    """The words with the most syllables, the longest first, each once."""
    found = {word.casefold(): word for text in texts for word in _WORD.findall(text)}
    ordered = sorted(found.values(), key=lambda word: (-syllables(word, language), -len(word)))
    return tuple(ordered[:most])


@cache
def _formulas() -> dict[str, _Formula]:
    known: dict[str, _Formula] = {}
    for code in languages():
        if reading := about(code).get("reading"):
            base, per_word, per_syllable = map(float, reading["formula"].split())
            syllable, mute = re.compile(reading["syllable"]), re.compile(reading["mute"])
            known[code] = _Formula(base, per_word, per_syllable, syllable, mute)
    return known
