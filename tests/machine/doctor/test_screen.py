"""Screen, drawing and touch: what the kernel and Qt say becomes findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.machine.doctor.asking import Answer
from kiosk.machine.doctor.screen import (
    Screen,
    Seen,
    Touch,
    connected_outputs,
    judge,
    read,
    touch_screens,
    why_no_window,
)

HD = Screen("HDMI-1", (1920, 1080), (531, 299), 91.8, 60.0)
DEVICES = """\
I: Bus=0018 Vendor=04f3 Product=2a17 Version=0100
N: Name="ELAN Touchscreen"
H: Handlers=mouse0 event5
B: PROP=2
B: EV=b
B: KEY=400 0 0 0 0 0
B: ABS=3273800000000003

I: Bus=0018 Vendor=04f3 Product=3127 Version=0100
N: Name="ELAN Touchpad"
H: Handlers=mouse1 event6
B: PROP=5
B: KEY=e520 30000 0 0 0 0
B: ABS=2e0800000000003

I: Bus=0003 Vendor=046d Product=c31c Version=0110
N: Name="USB Keyboard"
H: Handlers=sysrq kbd event3
B: PROP=0
B: KEY=1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe
"""


def states(seen: Seen) -> dict[str, tuple[str, str]]:
    return {each.subject: (each.code, each.state) for each in judge(seen)}


def test_a_screen_a_card_and_touch_are_good() -> None:
    seen = Seen((HD,), is_software=False, renderer="Mesa Intel", has_card=True, touch=(Touch("ELAN"),))
    assert states(seen) == {
        "screen": ("screen-good", "good"),
        "graphics": ("graphics-card", "good"),
        "touch": ("touch-good", "good"),
    }
    assert HD.told == "HDMI-1 1920 × 1080, 24″, 60 Hz"


@pytest.mark.parametrize(
    ("screen", "code"),
    [
        (Screen("A", (640, 480), (531, 299)), "screen-small"),
        (Screen("A", (480, 800), (90, 150), 130.0), "screen-good"),
        (Screen("A", (3840, 2160), (1210, 680), 80.6, 24.0), "screen-slow"),
        (Screen("A", (1920, 1080), (16, 9), 91.8), "screen-size"),
    ],
)
def test_what_is_odd_about_a_screen_is_told(screen: Screen, code: str) -> None:
    assert states(Seen((screen,)))["screen"][0] == code


@pytest.mark.parametrize(
    ("seen", "code", "state"),
    [
        (Seen(has_display=False), "screen-none", "bad"),
        (Seen(has_display=False, connected=("HDMI-A-1",)), "screen-elsewhere", "attention"),
        (Seen(answers=False, display=":7"), "screen-silent", "bad"),
        (Seen(trouble="Could not load"), "window-none", "bad"),
        (Seen(), "screen-none", "bad"),
    ],
)
def test_without_a_screen_it_is_said_why(seen: Seen, code: str, state: str) -> None:
    found = states(seen)
    assert found["screen"] == (code, state)
    assert "graphics" not in found


def test_a_card_that_does_not_draw_is_told() -> None:
    assert states(Seen((HD,), has_card=True))["graphics"] == ("graphics-unused", "attention")
    assert states(Seen((HD,)))["graphics"] == ("graphics-processor", "good")


def test_qts_answer_is_read() -> None:
    data = {
        "screens": [
            {"name": "A", "pixels": [800, 600], "millimetres": [0, 0], "dots": 41.7, "refresh": 60.0}
        ],
        "software": True,
        "renderer": "",
        "touch": ["ILITEK"],
    }
    seen = read(Answer(data), Seen())
    assert (seen.screens[0].pixels, seen.touch) == ((800, 600), (Touch("ILITEK"),))
    assert read(Answer(data), Seen(touch=(Touch("kernel"),))).touch == (Touch("kernel"),)


def test_of_qts_many_lines_the_telling_one_is_told() -> None:
    said = (
        'qt.qpa.plugin: Could not load the Qt platform plugin "xcb" in "" even though it was found.\n'
        "This application failed to start.\n\nAvailable platform plugins are: xcb."
    )
    assert why_no_window(Answer(complaint=said, code=-6)).startswith(
        'Could not load the Qt platform plugin "xcb"'
    )
    assert why_no_window(Answer(complaint="ImportError: libEGL.so.1", code=1)) == "ImportError: libEGL.so.1"
    assert why_no_window(Answer(code=-11)) == "exit -11"


def test_a_touch_screen_is_told_from_a_touchpad_and_a_keyboard(tmp_path: Path) -> None:
    listing = tmp_path / "devices"
    listing.write_text(DEVICES)
    assert list(touch_screens(listing)) == [Touch("ELAN Touchscreen")]
    assert list(touch_screens(tmp_path / "none")) == []


def test_outputs_with_a_screen_are_found(tmp_path: Path) -> None:
    for name, status in (("card0-HDMI-A-1", "connected"), ("card0-DP-1", "disconnected")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "status").write_text(status + "\n")
    assert list(connected_outputs(tmp_path)) == ["HDMI-A-1"]
