"""Which scene graph draws here, by the name of the renderer and by what is in sight."""

from __future__ import annotations

import sys

import pytest

from kiosk.machine import graphics
from kiosk.machine.graphics import RenderName, has_display, is_software, prefers_software

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")


@pytest.mark.parametrize(
    ("renderer", "software"),
    [
        ("llvmpipe (LLVM 15.0.6, 256 bits)", True),
        ("softpipe", True),
        ("Mesa DRI swrast", True),
        ("Google SwiftShader", True),
        ("Software Rasterizer", True),
        ("Microsoft Basic Render Driver", True),
        ("Mesa Intel(R) UHD Graphics 620 (KBL GT2)", False),
        ("V3D 4.2", False),
        ("AMD Radeon RX 6600 (radeonsi, navi23, LLVM 15.0.6)", False),
        ("NVIDIA GeForce GTX 1050/PCIe/SSE2", False),
        ("Apple M2", False),
    ],
)
def test_a_renderer_by_its_name(renderer: str, software: bool) -> None:
    assert is_software(renderer) is software


@on_linux
@pytest.mark.parametrize(
    ("environment", "there_is_one"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"DISPLAY": ""}, False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, False),
        ({"QT_QPA_PLATFORM": "eglfs"}, True),
        ({"QT_QPA_PLATFORM": "linuxfb:fb=/dev/fb0"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
    ],
    ids=str,
)
def test_a_screen_by_the_environment(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], there_is_one: bool
) -> None:
    for name in DISPLAYS:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert has_display() is there_is_one


@pytest.mark.parametrize(("wanted", "software"), [("gpu", False), ("software", True)])
def test_what_is_asked_for_is_taken(
    monkeypatch: pytest.MonkeyPatch, wanted: RenderName, software: bool
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    assert prefers_software(wanted) is software


@on_linux
def test_without_a_screen_the_software_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in DISPLAYS:
        monkeypatch.delenv(name, raising=False)
    assert prefers_software("auto") is True


@on_linux
@pytest.mark.parametrize(
    ("renderer", "software"), [("Mesa Intel(R) UHD Graphics 620", False), ("llvmpipe", True), ("", True)]
)
def test_with_a_render_device_the_renderer_decides(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object, renderer: str, software: bool
) -> None:
    class Devices:
        def __init__(self, path: str) -> None:
            assert path == "/dev/dri"

        def glob(self, pattern: str) -> list[str]:
            return ["renderD128"]

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(graphics, "Path", Devices)
    monkeypatch.setattr(graphics, "renderer", lambda: renderer)
    assert prefers_software("auto") is software
