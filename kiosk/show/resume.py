"""Where a show was when it ended, as a value that can be saved, so that the next one resumes there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.show.state import Notice, State

MOST_LETTERS = 1_000_000
"""Maximum length; anything longer was not written by us."""
MOST = 10**10
"""Upper limit for rounds and times (s since 1970)."""


@dataclass(frozen=True, slots=True)
class Resume:
    """What survives a crash of the player. A visit does not: its visitor finds the stand in the loop."""

    key: str = ""
    """The item that was on stage last. The show resumes with the one after it."""
    round: int = 1
    language: str = ""
    """The stand's own language if it was changed during the show."""
    quarantine: Mapping[str, float] = field(default_factory=dict)
    """Key of an item in quarantine -> its end in seconds since 1970, as the show's own clock restarts."""
    notice: Mapping[str, str] = field(default_factory=dict)
    """What the operator says over the show, by language, until ``notice_end`` (s since 1970)."""
    notice_end: float = 0.0

    def as_json(self) -> str:
        """One line of ASCII."""
        return json.dumps(
            {
                "key": self.key,
                "round": self.round,
                "language": self.language,
                "quarantine": dict(self.quarantine),
                "notice": dict(self.notice),
                "notice_end": self.notice_end,
            }
        )

    @staticmethod
    def from_json(text: str) -> Resume:
        """Read what is valid and ignore the rest: at worst the show starts from the beginning."""
        try:
            found = json.loads(text) if len(text) <= MOST_LETTERS else {}
        except (ValueError, RecursionError):
            found = {}
        if not isinstance(found, dict):
            return Resume()
        return Resume(
            key=_text(found.get("key")),
            round=_number(found.get("round"), least=1) or 1,
            language=_text(found.get("language")),
            quarantine=_ends(found.get("quarantine")),
            notice=_texts(found.get("notice")),
            notice_end=_ends({"": found.get("notice_end")}).get("", 0.0),
        )

    def quarantine_from(self, now: float, wall_now: float, longest: float) -> dict[str, float]:
        """The quarantine on the show's clock, which says ``now`` while it is ``wall_now`` (s since 1970).

        No entry lasts longer than ``longest`` (s): the computer's clock may have been changed in between.
        """
        rests = {key: min(end - wall_now, longest) for key, end in self.quarantine.items()}
        return {key: now + rest for key, rest in rests.items() if rest > 0}

    def notice_from(self, now: float, wall_now: float, longest: float) -> Notice | None:
        """What is still to be said over the show, on its clock; see ``quarantine_from``."""
        rest = min(self.notice_end - wall_now, longest)
        return Notice(self.notice, now + rest) if self.notice and rest > 0 else None


def resume_of(state: State, now: float, wall_now: float) -> Resume:
    """Where the show is at ``now`` on its own clock, ``wall_now`` in seconds since 1970."""
    stands = state.current
    return Resume(
        key=stands.key if stands else state.after,
        round=stands.round if stands else state.round,
        language=state.settings.language,
        quarantine={key: wall_now + end - now for key, end in state.quarantine.items() if end > now},
        notice=state.notice.words if state.notice else {},
        notice_end=wall_now + state.notice.until - now if state.notice else 0.0,
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {key: each for key, each in value.items() if isinstance(each, str) and each}


def _number(value: object, *, least: int) -> int | None:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and least <= value <= MOST else None  # type: ignore[operator, return-value]


def _ends(value: object) -> dict[str, float]:
    if not isinstance(value, dict):
        return {}
    return {
        key: float(end)
        for key, end in value.items()
        # NaN is not below anything.
        if isinstance(end, int | float) and not isinstance(end, bool) and abs(end) <= MOST
    }
