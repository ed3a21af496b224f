"""The health of the kiosk: what is wrong now, worst first, with a sentence and a remedy for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kiosk.journal.conditions import Condition
from kiosk.words.catalogue import section
from kiosk.words.sentence import Sentence, failure_sentence, fill, machine_sentence

WORST_FIRST = (
    "fallback",
    "no-screen",
    "screen-missing",
    "switches-not",
    "setting-not-kept",
    "safe-mode",
    "battery-low",
    "stays-awake-not",
    "content-gone",
    "save-broken",
    "clock-early",
    "clock-jumped",
    "sound-lost",
    "sound-none",
    "item-left-out",
    "problem",
    "player-died",
    "player-hangs",
    "defect",
    "on-battery",
    "late",
    "checked",
    "settings-wrong",
    "settings-language",
    "keeps-not",
    "trace-stops",
    "settings-wait",
)
"""Order of severity for visitors; of two equal ones the latest comes first."""
SAID_BY_THE_MACHINE = frozenset(
    {
        "battery-low",
        "clock-early",
        "clock-jumped",
        "item-left-out",
        "keeps-not",
        "no-screen",
        "on-battery",
        "player-died",
        "player-hangs",
        "safe-mode",
        "screen-missing",
        "setting-not-kept",
        "sound-none",
        "stays-awake-not",
        "switches-not",
        "trace-stops",
    }
)
"""Their sentences are those of the catalogue's ``machine``."""
SAVES = {"file": "save-unread", "nothing": "save-nothing"}
"""The sentence of a broken save in which there is no line to mend, by what the event says of it."""
COUNTED = frozenset({"problem", "defect", "late"})
"""Conditions whose sentence includes how often they occurred."""


@dataclass(frozen=True, slots=True)
class Health:
    """What is wrong, as a value: worst first."""

    conditions: tuple[Condition, ...] = ()

    @staticmethod
    def of(conditions: Iterable[Condition]) -> Health:
        """With ``conditions`` in any order."""
        return Health(tuple(sorted(conditions, key=lambda each: (WORST_FIRST.index(each.name), -each.last))))

    @property
    def is_well(self) -> bool:
        return not self.conditions

    def sentences(self, language: str) -> tuple[str, ...]:
        """One for each thing that is wrong; one that says that all is well where nothing is."""
        words = section("health", language)
        counts: dict[str, int] = {}
        for condition in self.conditions:
            said = _sentence(condition, words, language)
            counts[said] = counts.get(said, 0) + (condition.count if condition.name in COUNTED else 0)
        if not counts:
            return (str(words["all-well"]),)
        return tuple(
            f"{said} {fill(words['times'], {'count': count}, language)}" if count > 1 else said
            for said, count in counts.items()
        )


def name_of(key: str) -> str:
    """What people call the item with this key: its file's or slide's name."""
    return key.partition(":")[2] or key


def _sentence(condition: Condition, words: Mapping[str, Sentence], language: str) -> str:
    name, fields = condition.name, {**condition.fields, "name": name_of(condition.key)}
    if name == "problem":
        return failure_sentence(str(fields.get("reason", "")), language, str(fields["name"]))
    if name in SAID_BY_THE_MACHINE:
        return machine_sentence(name, language, **fields)
    if name == "checked":
        fields["found"] = _found(condition.fields, language)
    return health_sentence(name, language, fields)


def health_sentence(name: str, language: str, fields: Mapping[str, object]) -> str:
    """The catalogue's sentence ``name``; a field that is said in each language is filled in in this one."""
    own = {key: each.get(language, "") if isinstance(each, Mapping) else each for key, each in fields.items()}
    told = SAVES.get(str(fields.get("mend")), name) if name == "save-broken" else name
    return fill(section("health", language)[told], own, language)


def _found(fields: Mapping[str, object], language: str) -> tuple[str, ...]:
    """ "3 errors", "1 warning"; what there is none of is not named."""
    report = section("report", language)
    counts = {what: int(str(fields.get(what, 0))) for what in ("errors", "warnings")}
    return tuple(fill(report[what], {"count": count}, language) for what, count in counts.items() if count)
