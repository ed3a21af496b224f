"""A Raspberry Pi with too little power: what its firmware tells, and what of that is news."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.machine.weak_power import QUIET, WeakPowerRules, read


def news(*flags: int | None) -> list[str | None]:
    rules = WeakPowerRules()
    return [rules.news(each) for each in flags]


def test_any_other_computer_and_a_good_supply_are_no_news() -> None:
    assert news(None, None) == [None] * 2
    assert news(0, 0, 0x8, 0x80000) == [None] * 4, "warm is another matter"


def test_too_little_power_is_told_once_and_cured_after_minutes_without() -> None:
    assert news(0x50005, 0x50005, *[0x50000] * QUIET) == ["power-weak", *[None] * QUIET, "power-enough"]
    assert news(*[0x50005, 0x50000] * 20) == ["power-weak", *[None] * 39]


def test_what_came_and_went_between_two_readings_is_told_and_what_was_before_the_first_is_not() -> None:
    assert news(0, 0x50000, 0x50000) == [None, "power-weak", None]
    assert news(0x50000, 0x50000) == [None, None]


@pytest.mark.parametrize(
    ("file", "text", "flags"),
    [
        ("devices/platform/soc/soc:firmware/get_throttled", "50005", 0x50005),
        ("devices/platform/soc@107c000000/soc@107c000000:firmware/get_throttled", "0x0", 0),
        ("devices/platform/soc/soc:firmware/get_throttled", "rubbish", None),
        ("devices/platform/soc/soc:firmware/other", "1", None),
        ("class/hwmon/hwmon1/in0_lcrit_alarm", "1", 1),
    ],
)
def test_what_the_firmware_tells(tmp_path: Path, file: str, text: str, flags: int | None) -> None:
    (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / file).write_text(text + "\n")
    if "hwmon" in file:
        (tmp_path / file).with_name("name").write_text("rpi_volt\n")
    assert read(tmp_path) == flags


def test_a_computer_that_is_no_raspberry_pi_tells_nothing(tmp_path: Path) -> None:
    assert read(tmp_path) is None
