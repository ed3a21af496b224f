"""Python and the packages that the kiosk asks for: are they there, do they load, are they the right versions?"""

from __future__ import annotations

import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.machine import versions
from kiosk.machine.doctor.asking import Answer, ask
from kiosk.machine.doctor.finding import Finding, attention, bad, good

LIMIT = 120.0
"""A cold disk takes long for Qt."""
ROOT = Path(__file__).resolve().parents[3]
SET_UP = ROOT / "packaging" / "bootstrap.py"

MODULES: Mapping[str, Sequence[str]] = {
    "pyside6-essentials": ("PySide6.QtQuick",),
    "pyside6-addons": ("PySide6.QtMultimedia",),
    "python-vlc": ("?vlc",),  # loading it needs libVLC: a matter of the films
    "pymediainfo": ("pymediainfo",),
    "pyyaml": ("yaml",),
    "pydantic": ("pydantic",),
    "segno": ("segno",),
    "resvg-py": ("resvg_py",),
    "pypdfium2": ("pypdfium2",),
    "pi-heif": ("pi_heif",),
    "pillow": ("PIL.Image",),
    "pyphen": ("pyphen",),
    "pysubs2": ("pysubs2",),
    "watchfiles": ("watchfiles",),
    "platformdirs": ("platformdirs",),
    "wakepy": ("wakepy",),
    "babel": ("babel.lists",),
    "markdown-it-py": ("markdown_it",),
    "click": ("click",),
    "rich": ("rich.console",),
}
"""What is loaded of each package to see whether it is whole; of a name with a question mark only whether it is there."""
_LIBRARY = re.compile(r"([\w.+-]+\.so[.\d]*): cannot open shared object file")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A package and its versions: ``(">=", (6, 0, 2))`` for each condition."""

    name: str
    conditions: tuple[tuple[str, tuple[int, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Packages:
    """What was found: the version of each package that is there, why some do not load."""

    wanted: tuple[Wanted, ...] = ()
    there: Mapping[str, str] = field(default_factory=dict)
    broken: Mapping[str, str] = field(default_factory=dict)
    missing_libraries: frozenset[str] = frozenset()
    """Of the system; what does not load for lack of one is not broken itself."""
    python: tuple[int, ...] = ()
    is_tried: bool = True
    """Whether loading them could be tried."""


def look() -> Packages:
    """Ask Python for their versions, and another process to load them."""
    wanted = read_wanted(_requirements(), tuple(sys.version_info[:3]))
    there = {}
    for each in wanted:
        try:
            there[each.name] = importlib.metadata.version(each.name)
        except importlib.metadata.PackageNotFoundError:
            continue
    answer = ask(
        "kiosk.machine.doctor.loading",
        *(f"{each.name}={module}" for each in wanted for module in MODULES.get(each.name, ())),
        limit=LIMIT,
    )
    return with_loading(Packages(wanted, there, python=tuple(sys.version_info[:3])), answer)


def with_loading(found: Packages, answer: Answer) -> Packages:
    """The same with what the other process said."""
    errors: Mapping[str, str] = answer.data.get("errors", {})
    libraries = {hit[1] for error in errors.values() if (hit := _LIBRARY.search(error))}
    broken = {name: error for name, error in errors.items() if not _LIBRARY.search(error)}
    is_tried = "errors" in answer.data
    return Packages(found.wanted, found.there, broken, frozenset(libraries), found.python, is_tried)


def _requirements() -> list[str]:
    """What the kiosk asks for: in its checkout, or as it was installed."""
    try:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        if project["name"] == "fos-kiosk":
            return [str(each) for each in project["dependencies"]]
    except (OSError, ValueError, KeyError):
        pass
    try:
        asked = importlib.metadata.requires("fos-kiosk") or []
    except importlib.metadata.PackageNotFoundError:
        return []
    return [each for each in asked if "extra ==" not in each]


def read_wanted(requirements: Iterable[str], python: tuple[int, ...]) -> tuple[Wanted, ...]:
    """Requirements as pip writes them, without those for another ``python``."""
    found = []
    for each in requirements:
        text, _, marker = each.partition(";")
        condition = re.search(r"python_version\s*(<|>=)\s*[\"']([\d.]+)[\"']", marker)
        if condition and not _holds(python[:2], condition[1], _numbers(condition[2])):
            continue
        name = re.match(r"[\w.-]+", text.strip())
        if name:
            conditions = re.findall(r"(==|>=|<=|<|>|!=|~=)\s*([\d.]+)", text)
            plain = re.sub(r"[-_.]+", "-", name[0]).lower()
            found.append(Wanted(plain, tuple((sign, _numbers(version)) for sign, version in conditions)))
    return tuple(found)


def fits(wanted: Wanted, version: str) -> bool:
    """Whether ``version`` is one of those wanted."""
    return all(_holds(_numbers(version), sign, limit) for sign, limit in wanted.conditions)


def _holds(version: tuple[int, ...], sign: str, limit: tuple[int, ...]) -> bool:
    length = max(len(version), len(limit))
    one, other = (each + (0,) * (length - len(each)) for each in (version, limit))
    match sign:
        case "==":
            return one == other
        case "!=":
            return one != other
        case ">=":
            return one >= other
        case "<=":
            return one <= other
        case "<":
            return one < other
        case ">":
            return one > other
    return one >= other and version[: len(limit) - 1] == limit[:-1]


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version.partition("+")[0]))


def judge(found: Packages) -> list[Finding]:
    """What it means."""
    cure, values = (
        ("set-up", {"line": f"python3 {SET_UP.relative_to(ROOT)} run"})
        if SET_UP.is_file()
        else ("wheel-again", {})
    )
    python = ".".join(map(str, found.python))
    findings = []
    missing = tuple(each.name for each in found.wanted if each.name not in found.there)
    broken = tuple(name for name in found.broken if name in found.there)
    others = tuple(
        f"{each.name} {found.there[each.name]}"
        for each in found.wanted
        if each.name in found.there and not fits(each, found.there[each.name])
    )
    pyside = found.there.get("pyside6-essentials", "")
    if missing:
        findings.append(bad("packages", "packages-missing", cure, names=missing, **values))
    if broken:
        findings.append(bad("packages", "packages-broken", cure, names=broken, **values))
    if pyside and versions.is_bad_pair(found.python, _numbers(pyside)):
        findings.append(bad("packages", "bad-pair", cure, python=python, pyside=pyside, **values))
    elif others:
        findings.append(attention("packages", "packages-other", cure, names=others, **values))
    if not found.is_tried:
        findings.append(attention("packages", "packages-untried", "close-others"))
    return findings or [good("packages", "packages-good", python=python, pyside=pyside)]
