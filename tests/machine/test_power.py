"""The battery: what the kernel and Windows tell of it, and what of that is news."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.machine.power import Battery, BatteryRules, of_linux, of_windows

LAPTOP = {"type": "Battery", "present": "1", "status": "Discharging", "capacity": "12"}
MAINS = {"type": "Mains", "online": "0"}
MOUSE = {"type": "Battery", "scope": "Device", "status": "Discharging", "capacity": "3"}


def supplies(folder: Path, *found: dict[str, str]) -> Path:
    for number, supply in enumerate(found):
        (folder / f"BAT{number}").mkdir()
        for name, value in supply.items():
            (folder / f"BAT{number}" / name).write_text(value + "\n")
    return folder


@pytest.mark.parametrize(
    ("found", "battery"),
    [
        ([], None),
        ([MAINS], None),
        ([MOUSE, {"type": "Mains", "online": "1"}], None),
        ([LAPTOP, MAINS, MOUSE], Battery(12, True)),
        ([{**LAPTOP, "status": "Charging"}], Battery(12, False)),
        ([{**LAPTOP, "status": "Full", "capacity": "100"}], Battery(100, False)),
        # A laptop that stops charging at 80 %.
        ([{**LAPTOP, "status": "Not charging", "capacity": "80"}], Battery(80, False)),
        ([{**LAPTOP, "status": "Unknown"}, MAINS], Battery(12, True)),
        ([{**LAPTOP, "status": "Unknown"}, {**MAINS, "online": "1"}], Battery(12, False)),
        ([{**LAPTOP, "present": "0"}, MAINS], None),
        # Two of unlike size, of which one is used at a time.
        (
            [
                {**LAPTOP, "capacity": "0", "energy_full": "10000000", "status": "Unknown"},
                {**LAPTOP, "capacity": "40", "energy_full": "30000000"},
            ],
            Battery(30, True),
        ),
        (
            [{"type": "Battery", "status": "Discharging", "charge_now": "500", "charge_full": "2000"}],
            Battery(25, True),
        ),
        ([{"type": "Battery", "status": "Discharging", "capacity": "rubbish"}], None),
        ([{**LAPTOP, "capacity": "104"}], Battery(100, True)),
        ([{"type": "UPS", "status": "Discharging", "capacity": "60"}], Battery(60, True)),
    ],
)
def test_what_linux_tells(tmp_path: Path, found: list[dict[str, str]], battery: Battery | None) -> None:
    assert of_linux(supplies(tmp_path, *found)) == battery


def test_a_kernel_that_tells_nothing_has_no_battery(tmp_path: Path) -> None:
    assert of_linux(tmp_path / "none") is None


@pytest.mark.parametrize(
    ("mains", "flag", "percent", "battery"),
    [
        (0, 2, 12, Battery(12, True)),
        (1, 8, 12, Battery(12, False)),
        (1, 128, 255, None),
        (255, 255, 255, None),
        (0, 0, 255, None),
    ],
)
def test_what_windows_tells(mains: int, flag: int, percent: int, battery: Battery | None) -> None:
    assert of_windows(mains, flag, percent) == battery


def news(*readings: Battery | None) -> list[str | None]:
    rules = BatteryRules()
    return [rules.news(each) for each in readings]


def drains(*percents: int) -> list[Battery]:
    return [Battery(percent, True) for percent in percents]


def test_a_computer_on_the_mains_or_without_a_battery_is_no_news() -> None:
    assert news(None, Battery(100, False), Battery(3, False), None) == [None] * 4


def test_below_a_fifth_the_charger_is_asked_for_and_again_at_each_step_further_down() -> None:
    assert news(*drains(80, 79, 20, 19, 18, 15, 14, 13, 9, 8)) == [
        "on-battery",
        *[None] * 2,
        "battery-low",
        *[None] * 2,
        "battery-low",
        *[None] * 1,
        "battery-low",
        None,
    ]


def test_a_reading_that_goes_up_and_down_is_no_news() -> None:
    assert news(*drains(19, 20, 19, 21, 18)) == ["battery-low", *[None] * 4]


def test_a_charger_is_told_once_and_a_pulled_one_again() -> None:
    charging = Battery(12, False)
    assert news(*drains(12), charging, charging, *drains(13)) == [
        "battery-low",
        "battery-charges",
        None,
        "battery-low",
    ]
