"""The health of the kiosk: what is wrong now, worst first, with a sentence and a cure for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kiosk.journal.conditions import Condition
from kiosk.words.catalogue import section
from kiosk.words.sentence import LanguageName, failure, fill, said

SEEN = (
    "fallback",
    "no-screen",
    "screen-missing",
    "safe-mode",
    "films-not",
    "item-left-out",
    "problem",
    "sign-left-out",
    "clock-early",
    "clock-jumped",
    "clock-zone",
    "battery-low",
    "stays-awake-not",
)
"""What visitors see, or will soon: the worst first."""
UNSEEN = (
    "switches-not",
    "setting-not-kept",
    "content-gone",
    "save-broken",
    "too-warm",
    "power-weak",
    "disk-full",
    "films-unsteady",
    "vlc-fails",
    "vlc-missing",
    "vlc-old",
    "sound-lost",
    "sound-none",
    "voice-missing",
    "player-died",
    "player-hangs",
    "defect",
    "on-battery",
    "late",
    "disk-low",
    "checked",
    "settings-wrong",
    "settings-language",
    "keeps-not",
    "counts-begun-anew",
    "counts-newer",
    "content-disk-full",
    "trace-stops",
    "settings-wait",
    "pin-missing",
)
"""What only whoever runs the stand has to know: the worst first."""
WORST_FIRST = (*SEEN, *UNSEEN)
"""Of two equal ones the latest comes first."""
SAID_BY_HEALTH = frozenset(
    {
        "checked",
        "content-gone",
        "defect",
        "fallback",
        "late",
        "pin-missing",
        "save-broken",
        "settings-language",
        "settings-wait",
        "settings-wrong",
        "sound-lost",
        "voice-missing",
    }
)
"""Their sentences are those of the catalogue's ``health``; a problem has one for each reason, all others are ``machine``'s."""
SAVES = {"file": "save-unread", "nothing": "save-nothing"}
"""The sentence of a broken save in which there is no line to mend, by what the event says of it."""
COUNTED = frozenset({"problem", "sign-left-out", "defect", "late", "player-died", "player-hangs"})
"""Conditions whose sentence includes how often they occurred."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is wrong, in words: what, and what to do about it."""

    says: str
    cure: str
    is_seen: bool
    """Visitors see it, or will soon."""


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

    def said(self, language: str, called: Callable[[str], str] | None = None) -> tuple[Said, ...]:
        """One for each thing that is wrong, for whoever stands at the panel; what is said alike is said once. ``called``: what
        people call the item with a key, if not by its file's name."""
        counts: dict[Said, int] = {}
        for condition in self.conditions:
            told = _said(condition, language, called or name_of)
            counts[told] = counts.get(told, 0) + (condition.count if condition.name in COUNTED else 0)
        times = section("health", language)["times"]
        return tuple(
            Said(f"{each.says} {fill(times, {'count': count}, language)}", each.cure, each.is_seen)
            if count > 1
            else each
            for each, count in counts.items()
        )

    def sentences(self, language: str) -> tuple[str, ...]:
        """``said`` in one text each; one that says that all is well where nothing is wrong."""
        all_of_it = tuple(f"{each.says} {each.cure}" for each in self.said(language))
        return all_of_it or (all_well(language),)


def all_well(language: str) -> str:
    """The sentence for a kiosk with nothing wrong."""
    return str(section("health", language)["all-well"])


def name_of(key: str) -> str:
    """The name of the item with this key: its file's or slide's."""
    return key.partition(":")[2] or key


def _said(condition: Condition, language: str, called: Callable[[str], str]) -> Said:
    name, fields = condition.name, {**condition.fields, "name": called(condition.key)}
    is_seen = name in SEEN
    values: Mapping[str, object] = fields
    if name == "problem":
        code = str(fields.get("reason", ""))
        says, cure = failure(code, language, str(fields["name"]))
    else:
        table, code, values = _sentence_of(name, fields, language)
        says, cure = said(table, code, values, language)
    # Whoever stands at the panel has no keyboard.
    if touched := section("volunteers", language).get(code):
        cure = fill(touched, values, language)
    return Said(says, cure, is_seen)


def health_sentence(name: str, language: str, fields: Mapping[str, object]) -> str:
    """A sentence of the catalogue's ``health`` with its cure, for the log."""
    return " ".join(filter(None, said(*_sentence_of(name, fields, language), language)))


def _sentence_of(
    name: str, fields: Mapping[str, object], language: str
) -> tuple[str, str, Mapping[str, object]]:
    """The table of the sentence, its code, and the values that it is filled with; a field that is said in each language is
    filled in in this one."""
    if name not in SAID_BY_HEALTH:
        return "machine", name, fields
    own = {key: each.get(language, "") if isinstance(each, Mapping) else each for key, each in fields.items()}
    if name == "checked":
        own["count"] = int(str(fields.get("errors", 0)))
    elif name in ("settings-language", "voice-missing"):
        spoken = fields.get("languages", ())
        own["languages"] = (
            tuple(LanguageName(str(each)) for each in spoken) if isinstance(spoken, tuple) else ()
        )
    if name == "settings-language":
        own["wanted"] = LanguageName(str(fields.get("wanted", "")))
    code = SAVES.get(str(fields.get("mend")), name) if name == "save-broken" else name
    return "health", code, own
