"""A headset is told from other loudspeakers by what the sound server says of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kiosk.machine.headset import headset_in, tells_of_change


def sink(name: str, *, form: str = "", active: str = "", **ports: str) -> dict[str, Any]:
    """A loudspeaker as ``pactl --format=json list sinks`` has it; ``ports``: kind -> availability."""
    return {
        "name": name,
        "properties": {"device.form_factor": form} if form else {},
        "ports": [
            {"name": kind.lower(), "type": kind, "availability": availability}
            for kind, availability in ports.items()
        ],
        "active_port": active.lower() or None,
    }


SPEAKER = sink("card", active="Speaker", Speaker="availability unknown", Headphones="not available")
PLUGGED = sink("card", active="Headphones", Speaker="availability unknown", Headphones="available")
USB = sink("usb-headset", form="headset")


@pytest.mark.parametrize(
    ("sinks", "found"),
    [
        ([], ""),
        ([SPEAKER], ""),
        ([PLUGGED], "card"),
        ([SPEAKER, USB], "usb-headset"),
        ([sink("stage", form="speaker"), sink("hdmi", active="HDMI", HDMI="available")], ""),
        ([sink("jack", active="Headphones", Headphones="not available")], ""),
        ([{"name": "odd", "ports": None, "properties": None}], ""),
        (["odd", USB], "usb-headset"),
    ],
)
def test_what_somebody_wears_is_a_headset(sinks: list[Any], found: str) -> None:
    assert headset_in(json.dumps(sinks)) == found


@pytest.mark.parametrize("said", ["", "Connection refused", '{"sinks": 1}', "[1, null]"])
def test_what_cannot_be_read_is_no_headset(said: str) -> None:
    assert headset_in(said) == ""


def test_only_loudspeakers_and_sound_cards_are_looked_at_again() -> None:
    assert tells_of_change("Event 'change' on card #41")
    assert tells_of_change("Event 'new' on sink #2")
    assert not tells_of_change("Event 'change' on sink-input #7")
    assert not tells_of_change("Event 'new' on client #3")
