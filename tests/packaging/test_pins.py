"""What the set-up installs: every package in one exact version, with the hashes of its files, on every Python and system."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from bootstrapping import environment

ROOT = Path(__file__).parents[2]


def _lines(command: str) -> Iterator[str]:
    """The lines that pip reads, continued ones put together."""
    text = environment.pins(ROOT, command).read_text(encoding="utf-8").replace("\\\n", "")
    return (line for line in text.splitlines() if line and not line.lstrip().startswith("#"))


def _pins(command: str) -> dict[str, Requirement]:
    found = {}
    for line in _lines(command):
        wanted = Requirement(line.partition(" --hash=")[0])
        found[f"{wanted.name} ; {wanted.marker}"] = wanted
    return found


def _pinned(command: str, name: str, settings: dict[str, str]) -> list[Requirement]:
    """The pins of a package that hold under these settings."""
    return [
        pin
        for pin in _pins(command).values()
        if pin.name == re.sub(r"[-_.]+", "-", name).lower()
        and (pin.marker is None or pin.marker.evaluate(settings))
    ]


def _wanted(command: str) -> list[Requirement]:
    """What ``pyproject.toml`` asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [
        *project["dependencies"],
        *(project["optional-dependencies"]["test"] if command == "test" else ()),
    ]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("command", ["run", "test"])
def test_every_pin_is_one_exact_version_with_hashes(command: str) -> None:
    for line in _lines(command):
        pin, *hashes = line.split(" --hash=")
        assert re.fullmatch(r"[a-z0-9-]+==[^*,;\s]+( ; .+)?", pin.rstrip()), line
        assert hashes, line
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", each.rstrip()) for each in hashes), line


@pytest.mark.parametrize("command", ["run", "test"])
def test_no_address_and_no_folder_of_a_machine_is_written_down(command: str) -> None:
    text = environment.pins(ROOT, command).read_text(encoding="utf-8")
    assert not re.search(r"\w+://|^-|[a-zA-Z]:\\|(?<![\w.-])[~/]", text, re.M)


def test_the_tests_run_with_the_versions_of_the_kiosk() -> None:
    assert set(_lines("run")) < set(_lines("test"))


@pytest.mark.parametrize("command", ["run", "test"])
@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14", "3.15"])
def test_every_dependency_is_pinned_to_a_version_it_allows(python: str, system: str, command: str) -> None:
    here = {"python_version": python, "python_full_version": f"{python}.1", "sys_platform": system}
    for wanted in _wanted(command):
        if wanted.marker is None or wanted.marker.evaluate(here):
            found = _pinned(command, wanted.name, here)
            assert len(found) == 1, wanted.name
            assert wanted.specifier.contains(next(iter(found[0].specifier)).version), wanted.name


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14", "3.15"])
@pytest.mark.parametrize("name", ["PySide6-Essentials", "PySide6-Addons", "shiboken6"])
def test_pyside_is_the_version_that_is_sound_on_this_python(name: str, python: str) -> None:
    here = {"python_version": python, "python_full_version": f"{python}.1"}
    expected = "6.12.0" if python == "3.15" else "6.11.3"
    assert [str(pin.specifier) for pin in _pinned("run", name, here)] == [f"=={expected}"]


def test_the_kiosk_does_not_install_what_only_the_tests_need() -> None:
    names = {pin.name for pin in _pins("run").values()}
    assert not names & {"pytest", "mypy", "ruff", "import-linter", "hypothesis"}
