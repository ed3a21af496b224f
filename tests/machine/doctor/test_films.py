"""libVLC: what it plays, and what is missing where it does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.machine.doctor import films
from kiosk.machine.doctor.asking import Answer
from kiosk.machine.doctor.films import FOLDER, PICTURES, SOUNDS, judge, look, read
from kiosk.machine.doctor.packages_of import Release

RELEASE = Release("debian", 12, True)
ALL = {name: [5, True] for name in {*PICTURES, *SOUNDS}}


def said(version: str = "3.0.24 Vetinari", *, old: bool = False, **changed: list[object]) -> Answer:
    found: dict[str, Any] = {
        **ALL,
        **{name.replace("_", "-", 1).replace("_", "."): v for name, v in changed.items()},
    }
    return Answer({"version": version, "is_old": old, "films": found})


@pytest.mark.parametrize(
    ("answer", "code", "state"),
    [
        (said(), "films-good", "good"),
        (said(av1_opus_webm=[0, True]), "codecs-missing", "attention"),
        (said(h264_mp3_mp4=[5, False]), "codecs-missing", "attention"),
        (said(h264_aac_mp4=[5, False]), "codecs-missing", "bad"),
        (Answer({"version": "3.0.24", "films": {}}), "vlc-plays-nothing", "bad"),
        (said("3.0.21", old=True), "vlc-old", "attention"),
        (Answer({"missing": "OSError"}), "vlc-missing", "attention"),
        (Answer({"missing": "python-vlc", "package": True}), "vlc-untried", "attention"),
        (Answer(code=-11), "vlc-crashes", "bad"),
        (Answer(code=-9, is_late=True), "vlc-late", "attention"),
    ],
)
def test_what_was_played_decides(answer: Answer, code: str, state: str) -> None:
    (finding,) = judge(read(answer), RELEASE)
    assert (finding.code, finding.state) == (code, state)


def test_what_does_not_play_is_named() -> None:
    (finding,) = judge(read(said(av1_opus_webm=[0, False])), RELEASE)
    assert finding.values["fails"] == ("AV1",)


def test_plugins_that_are_gone_are_named_with_their_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(films, "_found", lambda name: None)
    lost = films.with_lost(read(Answer({"missing": "OSError"})), "", RELEASE)
    (finding,) = judge(lost, RELEASE)
    assert finding.values["packages"] == ("libvlc5", "vlc-plugin-base")


def test_a_libvlc_that_lacks_a_library_is_told_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(films, "_found", lambda name: Path("/lib", name))
    monkeypatch.setattr(films, "ask_linker", lambda files: (frozenset({"libvlccore.so.9"}), 5))
    lost = films.with_lost(read(Answer({"missing": "OSError"})), "", RELEASE)
    (finding,) = judge(lost, RELEASE)
    assert (finding.code, finding.values["packages"]) == ("vlc-broken", ("libvlccore9",))


def test_there_is_a_film_for_every_kind() -> None:
    assert {file.name for file in FOLDER.glob("*-*.*")} == {*PICTURES, *SOUNDS}


@pytest.mark.vlc
def test_this_machines_libvlc_plays_them_all() -> None:
    assert look(Release.here()).fails == ()
