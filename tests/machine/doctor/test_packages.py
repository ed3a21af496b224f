"""Python's packages: there, whole, and of the right versions."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kiosk.machine.doctor.asking import Answer
from kiosk.machine.doctor.python_packages import (
    MODULES,
    Packages,
    Wanted,
    fits,
    judge,
    read_wanted,
    with_loading,
)

ROOT = Path(__file__).parents[3]
WANTED = (Wanted("click", ((">=", (8, 2)),)), Wanted("pyside6-essentials", (("==", (6, 11, 3)),)))
THERE = {"click": "8.5.1", "pyside6-essentials": "6.11.3"}


def codes(found: Packages) -> list[tuple[str, str]]:
    return [(each.code, each.state) for each in judge(found)]


def test_every_package_that_is_asked_for_is_tried() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert {each.name for each in read_wanted(asked, (3, 11, 2))} == set(MODULES)


@pytest.mark.parametrize(("python", "version"), [((3, 14), (6, 11, 3)), ((3, 15), (6, 12))])
def test_requirements_for_another_python_are_left_out(
    python: tuple[int, ...], version: tuple[int, ...]
) -> None:
    asked = [
        'PySide6-Essentials==6.11.3 ; python_version < "3.15"',
        "PySide6-Essentials>=6.12,<6.13 ; python_version >= '3.15'",
    ]
    (wanted,) = read_wanted(asked, python)
    assert wanted.name == "pyside6-essentials"
    assert wanted.conditions[0][1] == version


@pytest.mark.parametrize(
    ("requirement", "version", "expected"),
    [
        ("click>=8.2", "8.2", True),
        ("click>=8.2", "8.10.1", True),
        ("click>=8.2", "8.1.9", False),
        ("a>=2.12,<3", "2.14.3", True),
        ("a>=2.12,<3", "3.0", False),
        ("a==6.11.3", "6.11.3", True),
        ("a==6.11.3", "6.11.3.1", False),
        ("a!=1.0", "1.0.0", False),
        ("a~=1.4", "1.9", True),
        ("a~=1.4", "2.0", False),
        ("a", "0.1", True),
    ],
)
def test_a_version_fits_or_not(requirement: str, version: str, expected: bool) -> None:
    (wanted,) = read_wanted([requirement], (3, 11))
    assert fits(wanted, version) is expected


def test_what_is_not_installed_what_is_broken_and_what_is_old_are_told() -> None:
    assert codes(Packages(WANTED, THERE, python=(3, 11, 2))) == [("packages-good", "good")]
    without = {"pyside6-essentials": "6.11.3"}
    assert codes(Packages(WANTED, without, python=(3, 11, 2))) == [("packages-missing", "bad")]
    broken = Packages(WANTED, THERE, {"click": "ImportError: x"}, python=(3, 11, 2))
    assert codes(broken) == [("packages-broken", "bad")]
    old = {**THERE, "click": "8.1"}
    assert codes(Packages(WANTED, old, python=(3, 11, 2))) == [("packages-other", "attention")]


def test_the_pair_that_crashes_is_bad_and_told_once() -> None:
    there = {**THERE, "pyside6-essentials": "6.12.0"}
    assert codes(Packages(WANTED, there, python=(3, 11, 2))) == [("bad-pair", "bad")]
    assert codes(Packages(WANTED, there, python=(3, 12, 0))) == [("packages-other", "attention")]


def test_a_package_that_lacks_a_library_of_the_system_is_not_broken_itself() -> None:
    error = "ImportError: libEGL.so.1: cannot open shared object file: No such file or directory"
    found = with_loading(Packages(WANTED, THERE), Answer({"errors": {"pyside6-essentials": error}}))
    assert found.missing_libraries == {"libEGL.so.1"}
    assert found.broken == {}


def test_loading_that_was_not_tried_is_told() -> None:
    found = with_loading(Packages(WANTED, THERE, python=(3, 11, 2)), Answer(code=-11))
    assert codes(found) == [("packages-untried", "attention")]
