"""settings.yaml: read, told what is wrong in it, and changed without touching anything else."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from kiosk.machine.settings.document import SettingsDocument
from kiosk.machine.settings.machine_settings import MachineSettings
from kiosk.machine.settings.reading import read_settings
from kiosk.machine.settings.writing import HEAD, NotWrittenError, changed, write_setting
from kiosk.problems.findings import Findings

WHOLE = """\
playlist: ../stand/slides/playlist.yaml
language: fr
screen: HDMI-A-1
rotation: 90
inches: 42.5
sound: USB luidspreker
volume: 60
volume_cap: 70
muted: true
captions: false
motion: reduced
reach: low
shortcuts: false
again: 0.5
engine: qt
drawing: software
screen_off: 22:00-08:00
brightness: 70
stand: Gent 2
event: 1 mei 2026
lock: false
"""


def read(tmp_path: Path, text: str) -> tuple[MachineSettings, Findings]:
    path = tmp_path / "settings.yaml"
    path.write_text(text, "utf-8")
    findings = Findings()
    return read_settings(path, findings), findings


def test_every_setting_is_read(tmp_path: Path) -> None:
    found, findings = read(tmp_path, WHOLE)
    assert findings.problems == ()
    assert found == MachineSettings(
        playlist=tmp_path / "../stand/slides/playlist.yaml",
        language="fr",
        screen="HDMI-A-1",
        rotation=90,
        inches=42.5,
        sound="USB luidspreker",
        volume=60,
        volume_cap=70,
        muted=True,
        captions=False,
        motion="reduced",
        reach="low",
        shortcuts=False,
        again=0.5,
        engine="qt",
        drawing="software",
        screen_off=(time(22), time(8)),
        brightness=70,
        stand="Gent 2",
        event="1 mei 2026",
        lock=False,
    )
    assert set(MachineSettings.__dataclass_fields__) == set(SettingsDocument.model_fields)


def test_a_screen_is_a_number_or_a_name(tmp_path: Path) -> None:
    assert read(tmp_path, "screen: 2\n")[0].screen == 2
    assert read(tmp_path, "screen: DELL U2415\n")[0].screen == "DELL U2415"


@pytest.mark.parametrize("text", ["", "# niets\n", "---\n", "volume:\n"])
def test_a_file_without_settings_is_as_without_a_file(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text)[0] == MachineSettings()


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        (
            "volume: 120",
            "'120' ('volume') in de instellingen is geen getal van 0 tot 100",
            "typ: volume: 100",
        ),
        (
            "volume: 60 %",
            "'60 %' ('volume') in de instellingen is geen getal van 0 tot 100",
            "typ: volume: 60",
        ),
        (
            "volume: luid",
            "'luid' ('volume') in de instellingen is geen getal van 0 tot 100",
            "schrijf een getal van 0 tot 100, zoals volume: 100",
        ),
        (
            'inches: 42,5"',
            "'42,5\"' ('inches') in de instellingen is geen getal van 5 tot 200",
            "typ: inches: 42.5",
        ),
        ("screen: -1", "'-1' ('screen') in de instellingen is geen getal van 0 tot 15", "typ: screen: 0"),
        (
            "rotation: 90°",
            "'rotation' in de instellingen kan niet '90°' zijn",
            "typ: rotation: 90 (mogelijk: 0, 90, 180 of 270)",
        ),
        (
            "screen_off: 22u-8u",
            "'22u-8u' ('screen_off') in de instellingen zegt niet van wanneer tot wanneer",
            'typ: screen_off: "22:00-08:00"',
        ),
        (
            "lock: nee",
            "'lock' in de instellingen kan niet 'nee' zijn",
            "typ: lock: false (mogelijk: true of false)",
        ),
        (
            "engine: vlcc",
            "'engine' in de instellingen kan niet 'vlcc' zijn",
            "typ: engine: vlc (mogelijk: auto, vlc of qt)",
        ),
    ],
)
def test_what_cannot_be_read_costs_that_setting_and_is_told_with_the_line_to_type(
    tmp_path: Path, typed: str, message: str, hint: str
) -> None:
    found, findings = read(tmp_path, f"brightness: 80\n{typed}\n")
    (problem,) = findings.problems
    assert (problem.line, problem.message("nl"), problem.hint("nl")) == (2, message, hint)
    assert found == MachineSettings(brightness=80)


@pytest.mark.parametrize(
    ("language", "message", "hint", "without"),
    [
        (
            "nl",
            "'60 %' ('volume') in de instellingen is geen getal van 0 tot 100",
            "typ: volume: 60",
            "schrijf een getal van 0 tot 100, zoals volume: 100",
        ),
        (
            "fr",
            "'60 %' ('volume') dans les réglages n’est pas un nombre de 0 à 100",
            "tapez\u00a0: volume: 60",
            "écrivez un nombre de 0 à 100, comme volume: 100",
        ),
        (
            "en",
            "'60 %' ('volume') in the settings is not a number from 0 to 100",
            "type: volume: 60",
            "write a number from 0 to 100, such as volume: 100",
        ),
    ],
)
def test_a_number_out_of_range_is_told_in_each_language(
    tmp_path: Path, language: str, message: str, hint: str, without: str
) -> None:
    (problem,) = read(tmp_path, "volume: 60 %\n")[1].problems
    assert (problem.code, problem.message(language), problem.hint(language)) == (
        "number-range",
        message,
        hint,
    )
    (problem,) = read(tmp_path, "volume: luid\n")[1].problems
    assert problem.hint(language) == without


def test_a_key_in_ones_own_language_is_told_as_ours(tmp_path: Path) -> None:
    _, findings = read(tmp_path, "helderheid: 80\nvolumee: 3\n")
    assert [problem.hint("nl").split(" (")[0] for problem in findings.problems] == [
        "typ: brightness: 80",
        "typ: volume: 3",
    ]


def test_a_list_is_no_settings(tmp_path: Path) -> None:
    found, findings = read(tmp_path, "- volume: 3\n")
    assert found == MachineSettings()
    assert [problem.code for problem in findings.problems] == ["not-keys"]


BEFORE = '# mijn stand\r\nvolume: 60   # niet luider\r\nsound: "USB: links"\r\n\r\nlock: true\r\n'


@pytest.mark.parametrize(
    ("key", "value", "after"),
    [
        ("volume", "45", BEFORE.replace("60", "45")),
        ("sound", "HDMI", BEFORE.replace('"USB: links"', "HDMI")),
        ("sound", "b # 'x'", BEFORE.replace("USB: links", "b # 'x'")),
        ("lock", None, BEFORE.replace("lock: true\r\n", "")),
        ("language", "fr", BEFORE + "language: fr\r\n"),
        ("motion", None, BEFORE),
    ],
)
def test_one_setting_changes_and_everything_else_stays_to_the_byte(
    tmp_path: Path, key: str, value: str | None, after: str
) -> None:
    path = tmp_path / "settings.yaml"
    path.write_bytes(BEFORE.encode())
    write_setting(path, key, value)
    assert path.read_bytes() == after.encode()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("text", ["", "# alleen dit\n"])
def test_a_file_that_is_not_there_is_made(tmp_path: Path, text: str) -> None:
    path = tmp_path / "new" / "settings.yaml"
    if text:
        path.parent.mkdir()
        path.write_text(text)
    write_setting(path, "volume", "45")
    assert path.read_text() == (text or HEAD) + "volume: 45\n"
    write_setting(path, "screen_off", "22:00-08:00")
    assert read_settings(path, Findings()) == MachineSettings(volume=45, screen_off=(time(22), time(8)))


@pytest.mark.parametrize(
    "text", ["- volume\n", "volume: [1\n", "volume: >\n  1\n  2\n", "{lock: true}\n", "volume: {a: 1}\n"]
)
def test_what_cannot_be_changed_safely_is_left_alone(tmp_path: Path, text: str) -> None:
    with pytest.raises(NotWrittenError):
        changed(tmp_path / "settings.yaml", text, "volume", "45")


def test_no_other_keys_are_written(tmp_path: Path) -> None:
    with pytest.raises(NotWrittenError):
        changed(tmp_path / "settings.yaml", "", "pincode", "1234")


def test_a_key_without_a_value_gets_one(tmp_path: Path) -> None:
    assert (
        changed(tmp_path / "settings.yaml", "volume:  # later\n", "volume", "45") == "volume: 45  # later\n"
    )


def test_what_was_typed_goes_before_what_is_set() -> None:
    assert MachineSettings(volume=60, sound="A").overridden(volume=30, sound=None).volume == 30
    assert MachineSettings(volume=60, sound="A").overridden(volume=0, sound="") == MachineSettings(volume=0)
