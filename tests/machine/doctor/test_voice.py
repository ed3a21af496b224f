"""The voice as the doctor finds it: which languages are spoken, what to type where one is not, and a service that hangs."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from kiosk.machine.doctor import voice
from kiosk.machine.doctor.packages_of import Release
from kiosk.machine.doctor.told import told
from kiosk.machine.doctor.voice import Voices, judge, look

DEBIAN, FEDORA = Release("debian", 12.0, has_apt=True), Release("fedora", 42.0)
ALL = {"nl": ("piper", "nathalie"), "fr": ("espeak-ng", "fr-be"), "en": ("espeak-ng", "en-gb")}


@pytest.fixture(autouse=True)
def root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)


def test_it_says_which_languages_are_read_aloud_and_by_what() -> None:
    (row,) = told(judge(Voices(ALL), ("nl", "fr"), DEBIAN), "en")
    assert (row.state, row.says, row.cure) == (
        "good",
        "Read aloud: Nederlands, français (piper, espeak-ng).",
        "",
    )


@pytest.mark.parametrize(
    ("language", "says", "cure"),
    [
        ("nl", "Geen stem voor: Nederlands, ar. Bezoekers die niet zien, horen daarin niets.", "Typ: "),
        (
            "fr",
            "Pas de voix pour\u00a0: Nederlands, ar. Dans cette langue, le public qui ne voit pas n’entend rien.",
            "Tapez\u00a0: ",
        ),
        ("en", "No voice for: Nederlands, ar. Visitors who do not see hear nothing in it.", "Type: "),
    ],
)
def test_a_language_without_a_voice_is_named_with_what_to_type(language: str, says: str, cure: str) -> None:
    found = Voices({"fr": ("piper", "siwis")})
    (row,) = told(judge(found, ("fr", "nl", "ar"), DEBIAN, "linux"), language)
    line = "apt-get update && apt-get install -y --no-install-recommends espeak-ng"
    assert (row.state, row.says, row.cure) == ("attention", says, cure + line)


@pytest.mark.parametrize(
    ("release", "platform", "voices", "cure"),
    [
        (FEDORA, "linux", {}, "install-other"),
        (DEBIAN, "linux", {"nl": ("espeak-ng", "nl")}, "voice-other"),
        (Release(), "win32", {}, "voice-settings"),
    ],
)
def test_what_to_do_depends_on_the_system_and_on_what_is_there(
    release: Release, platform: str, voices: dict[str, tuple[str, str]], cure: str
) -> None:
    (finding,) = judge(Voices(voices), ("xx",), release, platform)
    assert finding.cure == cure


def test_a_service_that_hangs_is_told_beside_who_speaks_instead() -> None:
    rows = told(judge(Voices(ALL, ("speech-dispatcher",)), ("nl",), DEBIAN), "en")
    assert [(row.state, row.says) for row in rows] == [
        ("attention", "What should speak does not answer: speech-dispatcher."),
        ("good", "Read aloud: Nederlands (piper)."),
    ]


def test_a_process_that_does_not_end_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice, "LIMIT", 0.001)
    (finding,) = judge(look(), ("nl",), DEBIAN)
    assert (finding.state, finding.code) == ("attention", "voice-unseen")


def test_a_socket_that_a_dead_service_left_behind_is_no_service(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("SPEECHD_ADDRESS", "unix_socket:s")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s")
    assert look() == Voices()


def test_a_service_that_takes_a_connection_and_says_nothing_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s")
        listening.listen()
        monkeypatch.setenv("SPEECHD_ADDRESS", "unix_socket:s")
        assert look() == Voices({}, ("speech-dispatcher",))
