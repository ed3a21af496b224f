"""The real program on a screen of its own: turned, on the only screen there is, and with a mouse that somebody moves."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.bench.screen import Screen
from tests.process.stand import Stand, virtual_screen, wait_until

pytestmark = [
    pytest.mark.skipif(
        not (shutil.which("Xvfb") and shutil.which("xdotool") and ctypes.util.find_library("Xfixes")),
        reason="needs Xvfb, xdotool and libXfixes: apt-get install xvfb xdotool libxfixes3",
    ),
    pytest.mark.timeout(120),
]


class Pixels(ctypes.Structure):
    """The beginning of XFixes' picture of the pointer."""

    _fields_ = (
        ("x", ctypes.c_short),
        ("y", ctypes.c_short),
        ("width", ctypes.c_ushort),
        ("height", ctypes.c_ushort),
        ("hot_x", ctypes.c_ushort),
        ("hot_y", ctypes.c_ushort),
        ("serial", ctypes.c_ulong),
        ("pixels", ctypes.POINTER(ctypes.c_ulong)),
    )


class Pointer:
    """The pointer as the X server draws it."""

    def __init__(self, display: str) -> None:
        self._x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "")
        self._fixes = ctypes.CDLL(ctypes.util.find_library("Xfixes") or "")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XFree.argtypes = self._x11.XCloseDisplay.argtypes = (ctypes.c_void_p,)
        self._fixes.XFixesGetCursorImage.argtypes = (ctypes.c_void_p,)
        self._fixes.XFixesGetCursorImage.restype = ctypes.POINTER(Pixels)
        self._display = self._x11.XOpenDisplay(display.encode())

    def is_seen(self) -> bool:
        image = self._fixes.XFixesGetCursorImage(self._display)
        found = image.contents
        seen = any(found.pixels[at] & 0xFF000000 for at in range(found.width * found.height))
        self._x11.XFree(image)
        return seen

    def close(self) -> None:
        self._x11.XCloseDisplay(self._display)


def xdotool(display: str, *words: str) -> None:
    subprocess.run(["xdotool", *words], env={**os.environ, "DISPLAY": display}, check=True, timeout=20)


def test_it_is_turned_on_the_screen_that_is_there_and_the_pointer_is_seen_only_while_a_hand_moves_it(
    tmp_path: Path,
) -> None:
    slides = tmp_path / "slides"
    slides.mkdir()
    (slides / "a.yaml").write_text("layout: statement\ncolor: red\nnl: {title: A}\n", "utf-8")
    (slides / "playlist.yaml").write_text("languages: [nl]\nitems: [{slide: a, duration: 60s}]\n", "utf-8")
    with virtual_screen(640, 480) as display:
        stand = Stand(display, tmp_path, tmp_path, "--rotation", "90", "--screen", "HDMI-A-9", windowed="")
        pointer = Pointer(display)
        try:
            stand.wait_for("first-picture")
            missing = stand.wait_for("screen-missing", screen="HDMI-A-9")
            assert len(missing["there"]) == 1
            # The foot, with the bar that is as long as the round, is on the left.
            wait_until(lambda: is_light_on_the_left(display), 10, "it is turned")

            wait_until(lambda: not pointer.is_seen(), 10, "it is hidden from the start")
            xdotool(display, "mousemove", "300", "200")
            xdotool(display, "mousemove", "10", "10")
            assert not pointer.is_seen(), "a program put it there"
            hand = [
                word
                for step in range(12)
                for word in ("mousemove", str(100 + 9 * step), "200", "sleep", "0.02")
            ]
            xdotool(display, *hand)
            wait_until(pointer.is_seen, 5, "a hand moves it")
            wait_until(lambda: not pointer.is_seen(), 10, "it goes again")
        finally:
            pointer.close()
            assert stand.stop() == 0
    assert [each for each in stand.events("phase") if each["after"] == "explore"] == [], "it is no visitor"


def is_light_on_the_left(display: str) -> bool:
    """Whether the outermost column of pixels on the left is the line of the round, which a slide of one item fills."""
    with Screen(display) as screen:
        pixels = [screen.row(0, y, 1).read()[:3] for y in (40, 240, 440)]
    return all(min(pixel) > 200 for pixel in pixels)
