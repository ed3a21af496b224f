"""Which screen is meant; its size, told, measured, or not to be believed."""

from __future__ import annotations

import pytest

from kiosk.machine.screens import ScreenName, dots_per_inch, index_of


@pytest.mark.parametrize(
    ("pixels", "millimetres", "inches", "dots"),
    [
        ((1920, 1080), (531, 299), 0, 91.8),
        ((1080, 1920), (299, 531), 0, 91.8),
        # Somebody measured: the screen is not asked.
        ((1920, 1080), (531, 299), 43, 51.2),
        ((1920, 1080), (0, 0), 10, 220.3),
        # Nothing, the shape only, a projector's wall, a turned screen that does not know it: taken for 24 inches.
        ((1920, 1080), (0, 0), 0, 91.8),
        ((1920, 1080), (16, 9), 0, 91.8),
        ((1920, 1080), (160, 90), 0, 91.8),
        ((1920, 1080), (16000, 9000), 0, 91.8),
        ((1080, 1920), (531, 299), 0, 91.8),
    ],
)
def test_dots_per_inch(
    pixels: tuple[int, int], millimetres: tuple[int, int], inches: float, dots: float
) -> None:
    assert dots_per_inch(pixels, millimetres, inches) == pytest.approx(dots, abs=0.1)


DELL, PANEL = ScreenName("HDMI-A-1", "Dell Inc.", "DELL U2415"), ScreenName("eDP-1", "", "")


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (0, 0),
        (1, 1),
        (2, None),
        ("HDMI-A-1", 1),
        (" hdmi-a-1 ", 1),
        # As X calls it.
        ("HDMI-1", 1),
        ("DELL U2415", 1),
        ("u2415", 1),
        ("Dell Inc. DELL U2415", 1),
        ("eDP-1", 0),
        ("edp", None),
        ("HDMI-A-2", None),
        ("", None),
    ],
)
def test_a_screen_is_found_by_number_socket_or_model(wanted: int | str, index: int | None) -> None:
    assert index_of(wanted, (PANEL, DELL)) == index


def test_a_socket_goes_before_a_model_of_that_name_and_the_name_of_windows_is_known() -> None:
    assert index_of("DP-1", (ScreenName("HDMI-A-1", "", "DP-1"), ScreenName("DP-1"))) == 1
    assert index_of("display2", (ScreenName(r"\\.\DISPLAY1"), ScreenName(r"\\.\DISPLAY2"))) == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (DELL, "HDMI-A-1 (Dell Inc. DELL U2415)"),
        (PANEL, "eDP-1"),
        (ScreenName("DP-1", "Acer", "Acer X"), "DP-1 (Acer X)"),
        (ScreenName("U2415", "", "U2415"), "U2415"),
    ],
)
def test_a_screen_is_told_by_all_its_names(name: ScreenName, said: str) -> None:
    assert str(name) == said
