"""How warm the processor is: which sensor is asked, where its limit is, and what is news."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kiosk.machine.heat import Heat, HeatRules, Thermometer

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux tells how warm it is"
)


def news(*degrees: float | None) -> list[str | None]:
    rules = HeatRules()
    return [rules.news(None if each is None else Heat(each, 80)) for each in degrees]


def test_a_moment_above_the_limit_is_no_news_and_three_minutes_are() -> None:
    assert news(85, 85, 79, 85, 85) == [None] * 5
    assert news(80, 85, 90, 91) == [None, None, "too-warm", None]


def test_it_is_cool_again_some_degrees_below_the_limit_and_does_not_flicker() -> None:
    assert news(85, 85, 85, 79, 76, 75, 75) == [None, None, "too-warm", None, None, "cool-again", None]
    assert news(*[81, 81, 81, 79] * 20).count("too-warm") == 1
    assert news(85, 85, 85, None) == [None, None, "too-warm", "cool-again"]
    assert news(None, 20, None) == [None] * 3


def system(folder: Path, files: dict[str, str]) -> Thermometer:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text + "\n")
    return Thermometer(folder, folder / "model")


INTEL = {
    "hwmon/hwmon2/name": "coretemp",
    "hwmon/hwmon2/temp1_input": "61000",
    "hwmon/hwmon2/temp1_crit": "100000",
}
PI = {
    "model": "Raspberry Pi 4 Model B Rev 1.4\0",
    "thermal/thermal_zone0/type": "cpu-thermal",
    "thermal/thermal_zone0/temp": "71204",
    "thermal/thermal_zone0/trip_point_0_type": "critical",
    "thermal/thermal_zone0/trip_point_0_temp": "110000",
}
ROCKCHIP = {
    "thermal/thermal_zone0/type": "soc-thermal",
    "thermal/thermal_zone0/temp": "55000",
    **{
        f"thermal/thermal_zone0/trip_point_{n}_{what}": text
        for n, (kind, degrees) in enumerate(
            (("passive", "70000"), ("passive", "85000"), ("critical", "115000"))
        )
        for what, text in (("type", kind), ("temp", degrees))
    },
}


@pytest.mark.parametrize(
    ("files", "heat"),
    [
        ({}, None),
        (INTEL, Heat(61, 95)),
        (PI, Heat(71.204, 80)),
        (ROCKCHIP, Heat(55, 85)),
        ({"hwmon/hwmon0/name": "k10temp", "hwmon/hwmon0/temp1_input": "45125"}, Heat(45.125, 95)),
        # A disk's, and a board's that never changes.
        ({"hwmon/hwmon0/name": "nvme", "hwmon/hwmon0/temp1_input": "45125"}, None),
        ({"thermal/thermal_zone0/type": "acpitz", "thermal/thermal_zone0/temp": "127800"}, None),
        # Limits that are none.
        ({**INTEL, "hwmon/hwmon2/temp1_crit": "0"}, Heat(61, 95)),
        (
            {
                "thermal/thermal_zone1/type": "x86_pkg_temp",
                "thermal/thermal_zone1/temp": "60000",
                "thermal/thermal_zone1/trip_point_0_type": "passive",
                "thermal/thermal_zone1/trip_point_0_temp": "-274000",
            },
            Heat(60, 95),
        ),
        # The one nearest to its limit.
        ({**INTEL, "hwmon/hwmon2/temp2_input": "90000", "hwmon/hwmon2/temp2_crit": "110000"}, Heat(90, 105)),
        ({**INTEL, "hwmon/hwmon2/temp1_input": "rubbish"}, None),
    ],
)
def test_the_sensor_of_the_processor_and_its_limit(
    tmp_path: Path, files: dict[str, str], heat: Heat | None
) -> None:
    assert system(tmp_path, files).read() == heat


def test_each_reading_is_fresh_and_a_sensor_may_go(tmp_path: Path) -> None:
    found = system(tmp_path, INTEL)
    assert found.read() == Heat(61, 95)
    (tmp_path / "hwmon/hwmon2/temp1_input").write_text("99000\n")
    assert found.read() == Heat(99, 95)
    (tmp_path / "hwmon/hwmon2/temp1_input").unlink()
    assert found.read() is None
