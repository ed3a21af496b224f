"""What is known of a sum that was kept: where it was counted, and what people call the thing it is about."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from kiosk.journal.counts import Entry, Sum

FILE_NAME = "counts.db"
"""In the folder where the stand keeps its place."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is counted: the names of stand and event, as the settings say."""

    stand: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """What people call an item, by language, and the answers of a poll."""

    name: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_film: bool = False

    def title_in(self, language: str) -> str:
        """Its title in ``language``, else in the first it has, else its name."""
        return self.titles.get(language) or next(filter(None, self.titles.values()), "") or self.name

    def answer_in(self, language: str, number: int) -> str:
        """The answer of this number from 0; that number from 1 where it has no words."""
        given = self.answers.get(language) or next(iter(self.answers.values()), ())
        return given[number] if number < len(given) else str(number + 1)

    def as_json(self) -> str:
        return json.dumps(
            {
                "name": self.name,
                "titles": dict(self.titles),
                "answers": {language: list(each) for language, each in self.answers.items()},
                "film": self.is_film,
            }
        )

    @staticmethod
    def from_json(text: str, key: str) -> Named:
        """As far as it can be read; by its ``key`` at the least."""
        with suppress(ValueError, TypeError, AttributeError):
            found = json.loads(text)
            titles = {str(each): str(title) for each, title in found.get("titles", {}).items()}
            answers = {str(each): tuple(map(str, some)) for each, some in found.get("answers", {}).items()}
            name = str(found.get("name") or Named.of(key).name)
            return Named(name, titles, answers, bool(found.get("film")))
        return Named.of(key)

    @staticmethod
    def of(key: str) -> Named:
        """Of an item of which nothing is known but its ``key``."""
        return Named(key.partition(":")[2] or key)


@dataclass(frozen=True, slots=True)
class Row:
    """One sum with all that is known of it."""

    place: Place
    entry: Entry
    sum: Sum
    named: Named = Named()
