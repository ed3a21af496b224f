"""How the kiosk is: a sentence for each thing that is wrong, worst first, gone when it is mended."""

from __future__ import annotations

import itertools
import re
import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.journal.conditions import MENDED, MOST_OPEN, Condition, Conditions
from kiosk.journal.event_log import EventLog
from kiosk.journal.health import SAID_BY_HEALTH, SAVES, SEEN, UNSEEN, WORST_FIRST, Health
from kiosk.words.catalogue import languages, section
from kiosk.words.sentence import Moment, SystemReason, Term, failure


class Kiosk:
    """An event log with its conditions; each event comes a second after the last."""

    def __init__(self) -> None:
        self.conditions = Conditions()
        self.log = EventLog(itertools.count().__next__)
        self.log.listen(self.conditions.take)

    def has(self, name: str, /, **fields: object) -> Kiosk:
        self.log.append(name, **fields)
        return self

    def shows(self, *keys: str) -> Kiosk:
        """Each comes on stage and stands for its time."""
        for key in keys:
            self.has("cue-started", key=key).has("cue-ended", key=key)
        return self

    @property
    def health(self) -> Health:
        return Health.of(self.conditions.open)

    def says(self, language: str = "en") -> tuple[str, ...]:
        return self.health.sentences(language)

    def said(self, language: str) -> list[list[str]]:
        """What is wrong and what to do, one for each condition."""
        return [[each.says, each.cure] for each in self.health.said(language)]


WELL = {
    "nl": "Alles is in orde: de voorstelling loopt.",
    "fr": "Tout va bien\u00a0: la présentation tourne.",
    "en": "All is well: the show is running.",
}

MONDAY = Moment(datetime(2026, 11, 30, 14, 5).timestamp())  # noqa: DTZ001  (told in local time)
EVENTS: dict[str, dict[str, object]] = {
    "fallback": {},
    "no-screen": {},
    "screen-missing": {"screen": 1, "there": ("HDMI-A-1 (Dell U2415)",)},
    "switches-not": {},
    "setting-not-kept": {"file": "settings.yaml"},
    "safe-mode": {},
    "battery-low": {"percent": 12},
    "stays-awake-not": {},
    "content-gone": {"folder": "assets"},
    "save-broken": {
        "file": "slides/playlist.yaml",
        "line": 12,
        "says": {"nl": "hier staat een tab", "fr": "il y a une tabulation", "en": "there is a tab"},
        "mend": "line",
        "command": "kiosk check stand",
    },
    "clock-early": {"now": "1970-01-01 01:00"},
    "clock-zone": {"now": "2026-12-05 13:00"},
    "clock-jumped": {"now": "1970-01-01 01:00"},
    "sound-lost": {"device": "HDMI"},
    "sound-none": {},
    "voice-missing": {"languages": ("nl", "fr")},
    "item-left-out": {"key": "video:buren.webm", "name": "buren"},
    "problem": {"key": "video:buren.webm", "reason": "cut-short", "on_stage": True, "is_film": True},
    "player-died": {"exit_code": -11, "name": "buren", "when": MONDAY},
    "player-hangs": {"name": "buren", "when": MONDAY},
    "defect": {"what": "ValueError", "when": MONDAY},
    "on-battery": {"percent": 12},
    "sign-left-out": {"key": "slide:waarom", "file": "waarom-vgt.webm", "reason": "no-picture"},
    "late": {"key": "slide:waarom"},
    "checked": {
        "errors": 2,
        "warnings": 3,
        "file": "slides/waarom.yaml",
        "line": 3,
        "says": {"nl": "'nl' is leeg", "fr": "'nl' est vide", "en": "'nl' is empty"},
    },
    "settings-wrong": {
        "file": "settings.yaml",
        "line": 3,
        "says": {"nl": "dit is geen getal", "fr": "ce n’est pas un nombre", "en": "this is no number"},
    },
    "settings-language": {"wanted": "de", "languages": ("nl", "fr")},
    "keeps-not": {
        "lost": tuple(map(Term, ("kept-place", "kept-counts", "kept-pictures", "kept-log"))),
        "why": SystemReason("ENOSPC"),
    },
    "counts-begun-anew": {"file": "counts-damaged-1.db"},
    "counts-newer": {"file": "counts.db"},
    "trace-stops": {"why": SystemReason("ENOSPC", "No space left on device")},
    "settings-wait": {"names": "engine screen"},
    "films-not": {},
    "too-warm": {"degrees": 91},
    "power-weak": {},
    "disk-full": {"free": 0.04, "folder": "/home/fos/.cache/fos-kiosk"},
    "disk-low": {"free": 0.7, "folder": "/home/fos/.cache/fos-kiosk"},
    "content-disk-full": {"free": 0.04, "folder": "/media/fos/STAND"},
    "films-unsteady": {"count": 3},
    "vlc-fails": {},
    "vlc-missing": {},
    "vlc-old": {"version": "3.0.18"},
    "pin-missing": {},
}
"""Everything that can be wrong."""

SAID = tomllib.loads(Path(__file__).with_name("said.toml").read_text("utf-8"))
"""To the letter, by event and language: what is wrong, and what to do about it."""
REASONS = SAID.pop("reasons")
"""The same of each reason why an item is not shown."""


def test_everything_that_can_be_wrong_has_its_place_its_end_and_its_sentence_here() -> None:
    assert set(MENDED) == set(WORST_FIRST) == set(EVENTS) == set(SAID) - set(SAVES.values())
    assert len(WORST_FIRST) == len({*SEEN, *UNSEEN})
    assert set(REASONS) == set(section("reasons", "en"))
    words = set(section("health", "en")) - {"all-well", "times", *SAVES.values()}
    assert words == SAID_BY_HEALTH
    assert set(WORST_FIRST) - words - {"problem"} <= set(section("machine", "en"))


@pytest.mark.parametrize("language", languages())
def test_everything_that_can_be_wrong_has_something_to_do_about_it(language: str) -> None:
    for name, each in (SAID | {f"reasons.{name}": each for name, each in REASONS.items()}).items():
        assert set(each) == set(languages()), name
        says, cure = each[language]
        assert says.endswith("."), (name, says)
        assert cure.endswith("."), (name, cure)
    every_cure = {*WORST_FIRST, *SAVES.values(), *section("reasons", language)} - {"problem"}
    assert set(section("cures", language)) == every_cure
    assert set(section("volunteers", language)) <= every_cure


@pytest.mark.parametrize("language", languages())
def test_keys_of_the_panel_are_called_as_they_are_called_there(language: str) -> None:
    named = [
        name
        for cure in section("volunteers", language).values()
        for name in re.findall("[„“«]\u00a0?(.*?)\u00a0?[”»]", cure)
    ]
    assert len(named) > 8
    assert set(named) <= set(section("operator", language).values())


def test_nobody_at_the_panel_is_asked_to_type_or_told_of_programming() -> None:
    for name, each in SAID.items():
        for language, (says, cure) in each.items():
            text = f"{says} {cure}"
            assert not re.search(
                r"\b([Tt]yp|[Tt]ype|[Tt]apez|Qt|Python|libVLC|codec|decoder|stderr)\b", text
            ), name
            if language != "en":
                assert not re.search(
                    r"\b(the|and|show|player|restart|reboot|update|error|check the)\b", text
                ), name


@pytest.mark.parametrize("language", languages())
def test_a_kiosk_to_which_nothing_happened_is_well(language: str) -> None:
    kiosk = Kiosk().shows("slide:a", "slide:b")
    assert kiosk.health.is_well
    assert kiosk.says(language) == (WELL[language],)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", EVENTS)
def test_each_event_has_its_sentence_in_each_language(name: str, language: str) -> None:
    assert Kiosk().has(name, **EVENTS[name]).said(language) == [SAID[name][language]]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("reason", REASONS)
def test_each_reason_has_its_sentence_in_each_language(reason: str, language: str) -> None:
    kiosk = Kiosk().has("problem", key="video:buren.webm", reason=reason)
    assert kiosk.said(language) == [REASONS[reason][language]]


def everything(*, turned: bool = False) -> Health:
    """All that can be wrong at once, though some of it ends when other things begin."""
    names = sorted(EVENTS, reverse=turned)
    return Health.of(
        Condition(name, str(EVENTS[name].get("key", "")), EVENTS[name], at, at)
        for at, name in enumerate(names)
    )


def test_what_visitors_see_is_told_apart_and_comes_first() -> None:
    marks = [each.is_seen for each in everything().said("en")]
    assert marks == [True] * marks.count(True) + [False] * marks.count(False)
    assert marks.count(True) == len(SEEN)


def test_an_item_is_called_as_people_call_it() -> None:
    health = Kiosk().has("problem", key="video:buren.webm", reason="stuck").health
    (said,) = health.said("en", {"video:buren.webm": "Neighbours without bread (buren.webm)"}.__getitem__)
    assert said.says == "The film 'Neighbours without bread (buren.webm)' freezes halfway."


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("mend", "sentence"), SAVES.items())
def test_a_line_is_to_be_mended_only_where_there_is_one(mend: str, sentence: str, language: str) -> None:
    event = {**EVENTS["save-broken"], "mend": mend}
    assert Kiosk().has("save-broken", **event).said(language) == [SAID[sentence][language]]


@pytest.mark.parametrize("turned", [False, True])
def test_the_worst_comes_first_whatever_happened_first(turned: bool) -> None:
    health = everything(turned=turned)
    said = [[each.says, each.cure] for each in health.said("en")]
    assert said == [SAID[name]["en"] for name in WORST_FIRST]
    assert not health.is_well


def test_of_two_alike_the_one_seen_last_comes_first() -> None:
    kiosk = Kiosk()
    for key in ("slide:a", "slide:b", "slide:a"):
        kiosk.has("late", key=key)
    assert [sentence[:3] for sentence in kiosk.says()] == ["'a'", "'b'"]


# -- again and again --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "ends"),
    [
        ("nl", "Dit gebeurde al 3 keer."),
        ("fr", "Cela s’est déjà produit 3 fois."),
        ("en", "This has happened 3 times."),
    ],
)
def test_what_happens_again_is_counted_and_not_repeated(language: str, ends: str) -> None:
    kiosk = Kiosk()
    for _ in range(3):
        kiosk.has("problem", key="video:a.webm", reason="missing")
    says, cure = failure("missing", language, "a.webm")
    assert kiosk.said(language) == [[f"{says} {ends}", cure]]
    assert kiosk.log.counts == {("problem", "video:a.webm"): 3}


def test_a_condition_knows_when_it_began_and_when_it_was_seen_last() -> None:
    kiosk = Kiosk()
    for number in (1, 2, 3):
        kiosk.has("problem", key="video:a", reason="missing", round=number)
    (condition,) = kiosk.conditions.open
    assert (condition.first, condition.last, condition.count) == (0, 2, 3)
    assert condition.fields["round"] == 3


def test_what_is_said_alike_of_several_items_is_said_once() -> None:
    kiosk = Kiosk()
    for name in ("a", "b"):
        kiosk.has("problem", key=f"video:{name}", reason="no-engine")
    says, cure = failure("no-engine", "en", "")
    assert kiosk.said("en") == [[f"{says} This has happened 2 times.", cure]]


def test_a_film_that_fails_in_another_way_says_the_last_one() -> None:
    kiosk = Kiosk()
    for reason in ("too-slow", "missing"):
        kiosk.has("problem", key="video:a", reason=reason)
    assert kiosk.said("en")[0][0].startswith(failure("missing", "en", "a")[0])


def test_the_counts_of_the_checker_are_those_of_its_last_look() -> None:
    first = EVENTS["checked"]
    kiosk = Kiosk().has("checked", **first).has("checked", **{**first, "errors": 1})
    (said,) = kiosk.health.said("en")
    assert said.says == ("The check found 1 error, and what is wrong is left out: 'nl' is empty.")
    assert kiosk.has("checked", errors=0, warnings=1).health.is_well


# -- mended -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "mends"),
    [
        ("fallback", "cue-started"),
        ("screen-missing", "screen-back"),
        ("no-screen", "screen-came"),
        ("save-broken", "save-good"),
        ("content-gone", "save-good"),
        ("sound-lost", "sound-back"),
    ],
)
def test_what_is_mended_is_gone(name: str, mends: str) -> None:
    kiosk = Kiosk().has(name, **EVENTS[name])
    assert not kiosk.health.is_well
    assert kiosk.has(mends).health.is_well


def test_a_checker_that_finds_nothing_any_more_has_nothing_to_say() -> None:
    assert Kiosk().has("checked", errors=1, warnings=0).has("checked", errors=0, warnings=0).health.is_well


@pytest.mark.parametrize("name", ["stays-awake-not", "trace-stops", "settings-wait", "defect", "safe-mode"])
def test_what_nothing_mends_stays(name: str) -> None:
    kiosk = Kiosk().has(name, **EVENTS[name]).shows("slide:a").has("playlist-replaced", items=3)
    assert kiosk.said("en") == [SAID[name]["en"]]


def test_what_could_not_be_prepared_is_mended_when_it_comes_on_stage() -> None:
    kiosk = Kiosk().has("problem", key="video:a", reason="missing", on_stage=False, is_film=True)
    assert not kiosk.shows("slide:b").health.is_well
    assert kiosk.has("cue-started", key="video:a").health.is_well


def test_a_film_that_broke_while_it_played_is_mended_when_it_comes_to_its_end() -> None:
    kiosk = Kiosk().has("cue-started", key="video:a")
    kiosk.has("problem", key="video:a", reason="stuck", on_stage=True, is_film=True).has(
        "cue-ended", key="video:a"
    )
    assert not kiosk.shows("slide:b", "video:a").health.is_well, "somebody left it before its end"
    assert not kiosk.has("film-ended", key="video:b").health.is_well
    assert kiosk.has("film-ended", key="video:a").health.is_well


def test_a_slide_that_broke_while_it_stood_is_mended_when_it_stood_for_its_time() -> None:
    kiosk = Kiosk().has("cue-started", key="slide:a")
    kiosk.has("problem", key="slide:a", reason="defect", on_stage=True, is_film=False)
    assert not kiosk.has("cue-ended", key="slide:a").health.is_well
    assert not kiosk.has("cue-started", key="slide:a").health.is_well
    assert kiosk.has("cue-ended", key="slide:a").health.is_well


def test_a_slide_that_breaks_each_time_is_never_well() -> None:
    kiosk = Kiosk()
    for _ in range(3):
        kiosk.has("cue-started", key="slide:a")
        kiosk.has("problem", key="slide:a", reason="defect", on_stage=True, is_film=False)
        kiosk.has("cue-ended", key="slide:a")
        assert not kiosk.health.is_well


def test_who_was_late_is_well_when_it_comes_in_time() -> None:
    kiosk = Kiosk().has("late", key="slide:a").shows("slide:a", "slide:b")
    assert not kiosk.health.is_well, "this was the time it was late for"
    kiosk.has("late", key="slide:a").shows("slide:a")
    assert not kiosk.health.is_well, "late again"
    assert kiosk.shows("slide:a").health.is_well


def test_in_another_playlist_no_item_is_blamed_for_what_it_did_in_the_last() -> None:
    kiosk = Kiosk().has("problem", key="slide:a", reason="missing").has("late", key="slide:b")
    assert kiosk.has("playlist-replaced", items=3, kept=True).health.is_well


def test_what_happened_long_ago_and_still_is_so_is_not_forgotten() -> None:
    kiosk = Kiosk().has("screen-missing", screen=0, there=("HDMI-A-1",))
    for _ in range(1_000):
        kiosk.has("late", key="slide:a")
    assert kiosk.says()[0].startswith("Screen 0")


def test_memory_is_bounded_however_many_items_fail() -> None:
    kiosk = Kiosk()
    for number in range(MOST_OPEN + 20):
        kiosk.has("problem", key=f"slide:{number}", reason="missing")
    assert len(kiosk.conditions.open) == MOST_OPEN
    assert kiosk.conditions.open[0].key == "slide:20"
