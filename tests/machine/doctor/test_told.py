"""Findings in words: the table, JSON, the trial's figures, and whether every sentence is there."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from kiosk.machine import doctor
from kiosk.machine.doctor import asking, trial
from kiosk.machine.doctor.finding import SUBJECTS, attention, bad, good, in_order
from kiosk.machine.doctor.told import as_json, as_text
from kiosk.machine.doctor.trial import Figures, judge, read_trace
from kiosk.poster.motion import SLOW_FRAMES
from kiosk.words.catalogue import languages, section

ROOM = Path(doctor.__file__).parent
FINDINGS = [
    good("memory", "memory-good", total=3.9, free=2.1),
    bad(
        "libraries", "libraries-missing", "type", packages=("libegl1",), files=("libEGL.so.1",), line="apt …"
    ),
    attention("sound", "sound-none", "sound-none"),
]


def used() -> tuple[set[str], set[str]]:
    """The codes of sentences and of cures that the rooms name."""
    says, cures = set(), {"set-up", "wheel-again", "type", "install-other", "find-package", "vlc-again"}
    files = [*ROOM.glob("*.py"), ROOM.parents[1] / "app" / "doctor" / "examination.py"]
    for node in (node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8")))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in ("good", "attention", "bad", "finding"):
                texts = [
                    {each.value for each in ast.walk(arg) if isinstance(each, ast.Constant)}
                    for arg in node.args[1:]
                ]
                says |= {text for text in texts[0] if isinstance(text, str)} if texts else set()
                cures |= {text for text in texts[1] if isinstance(text, str)} if len(texts) > 1 else set()
    return says, cures


def test_every_sentence_and_every_cure_is_in_the_catalogues_and_none_is_idle() -> None:
    says, cures = used()
    says |= {"battery-low", "on-battery"}
    words = section("doctor", "en")
    shared = says - set(words["says"])
    assert shared == {
        "battery-low",
        "on-battery",
        "power-weak",
        "clock-zone",
        "too-warm",
        "sound-none",
        "disk-low",
        "disk-full",
        "vlc-missing",
        "vlc-old",
    }
    assert shared <= set(section("machine", "en"))
    assert set(words["says"]) <= says
    assert cures - set(words["cures"]) <= shared
    assert set(words["cures"]) <= cures
    assert set(words["subjects"]) == set(SUBJECTS)


@pytest.mark.parametrize("language", languages())
def test_a_table_says_everything_in_order(language: str) -> None:
    said = as_text(in_order(FINDINGS), language, 80)
    words = section("doctor", language)
    names = [words["subjects"][each] for each in ("libraries", "sound", "memory")]
    assert [said.index(name) for name in names] == sorted(said.index(name) for name in names)
    assert "libegl1" in said
    assert "apt …" in said
    assert ("3.9" if language == "en" else "3,9") in said
    assert said.rstrip().endswith(words["verdicts"]["bad"])


def test_json_says_the_same_with_codes() -> None:
    said = json.loads(as_json(FINDINGS, "en", {"facts": {"missing": frozenset({"b", "a"})}}))
    assert (said["can_run"], said["state"]) == (False, "bad")
    assert said["findings"][1]["code"] == "libraries-missing"
    assert said["facts"] == {"missing": ["a", "b"]}
    assert json.loads(as_json(FINDINGS[::2], "en", {}))["can_run"] is True


def line(t: float, event: str, **fields: object) -> str:
    return json.dumps({"t": t, "event": event, **fields})


def test_a_trace_gives_its_figures() -> None:
    trace = [
        line(11.5, "first-picture"),
        line(11.5, "cue-started", key="slide:a"),
        line(12.0, "moved", move="push", frames=27, ms=450),
        line(12.1, "cue-started", key="film"),
        line(12.2, "film-first-frame"),
        line(14.2, "film-ended", pictures=58),
        line(14.3, "late", key="slide:c"),
        line(14.8, "moved", move="fade", frames=9, ms=500),
        '{"t": 15, "eve',
    ]
    found = read_trace(trace, 10.0)
    assert found == Figures(2, 60, 58, 1, (60.0, 18.0), (), 1.5)
    codes = [each.code for each in judge(found, on_screen=True)]
    assert codes == ["trial-slow", "trial-late"]


@pytest.mark.parametrize(
    ("figures", "code", "state"),
    [
        (Figures(4, 60, 60, 0, (60.0,)), "trial-good", "good"),
        (Figures(4, 60, 50, 0, (60.0,)), "trial-lost", "attention"),
        (Figures(4, 60, 20, 0, (60.0,)), "trial-lost", "bad"),
        (Figures(4, 0, 0, 0, (60.0,), ("no",)), "trial-problem", "bad"),
        (Figures(3, 0, 0, 0, (60.0,)), "trial-no-film", "bad"),
        (Figures(), "trial-failed", "bad"),
    ],
)
def test_a_trial_is_judged(figures: Figures, code: str, state: str) -> None:
    (finding,) = judge(figures, on_screen=True)
    assert (finding.code, finding.state) == (code, state)


def test_a_slow_move_is_what_the_show_takes_for_slow() -> None:
    assert trial.SLOW_MOVES == SLOW_FRAMES


def test_a_question_that_hangs_is_ended_and_one_that_crashes_is_told() -> None:
    late = asking.run(["sleep", "60"], limit=0.1)
    assert late.is_late
    assert not late.crashed
    assert asking.run(["sh", "-c", "kill -SEGV $$"], limit=10).crashed
    assert asking.run(["/nowhere"], limit=10).code == 127
    assert asking.run(["sh", "-c", "echo warning; echo '{\"a\": 1}'; echo no >&2"], limit=10).data == {"a": 1}
