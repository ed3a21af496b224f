"""The system's libraries: which of those that Qt asks for are missing, found by a look at its own files."""

from __future__ import annotations

import importlib.util
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.machine.doctor.asking import run
from kiosk.machine.doctor.finding import Finding, attention, bad, good
from kiosk.machine.doctor.packages_of import Release, apt_line, is_installed, package_of

LIMIT = 20.0
_NOT_FOUND = re.compile(r"^\s*(\S+) => not found$", re.M)
_LOADED = re.compile(r"^\s*(\S+) (?:=> \S+ )?\(0x", re.M)
_QTS_OWN = ("libQt6", "libpyside6", "libshiboken6")
"""They come with the Python packages: where they are missing, those do not load."""
_DRAWING = ("QtQuick.*.so", "QtMultimedia.*.so", "Qt/qml/QtQuick/*.so", "Qt/plugins/multimedia/*.so")
_PLATFORMS: Mapping[str, Sequence[str]] = {
    "xcb": ("Qt/plugins/platforms/libqxcb.so", "Qt/plugins/xcbglintegrations/*.so"),
    "wayland": ("Qt/plugins/platforms/libqwayland*.so", "Qt/plugins/wayland-*client/*.so"),
    "eglfs": ("Qt/plugins/platforms/libqeglfs.so", "Qt/plugins/egldeviceintegrations/*.so"),
    "linuxfb": ("Qt/plugins/platforms/libqlinuxfb.so",),
}


@dataclass(frozen=True, slots=True)
class Libraries:
    """What was found of them. ``has_qt``: there are files of Qt's to look at."""

    missing: frozenset[str] = frozenset()
    loaded: int = 0
    has_qt: bool = True
    packages: Mapping[str, str] = field(default_factory=dict)
    """The package of each missing file, where it is known."""
    lost: frozenset[str] = frozenset()
    """Packages that the system takes for installed, though a file of theirs is gone."""


def look(release: Release, environment: Mapping[str, str] = os.environ) -> Libraries:
    """Ask the linker what Qt's files would load; on Linux only."""
    folder = qt_folder()
    if folder is None:
        return Libraries(has_qt=False)
    patterns = [*_DRAWING]
    for platform in platforms(environment):
        patterns += _PLATFORMS.get(platform, ())
    files = sorted({file for pattern in patterns for file in folder.glob(pattern)})
    missing, loaded = ask_linker(files)
    return with_packages(missing, loaded, release)


def with_packages(missing: Iterable[str], loaded: int, release: Release) -> Libraries:
    """The same with the packages of what is ``missing``."""
    packages = {file: package_of(file, release) for file in missing}
    named = {package for package in packages.values() if package}
    lost = frozenset(filter(is_installed, named)) if release.has_apt else frozenset()
    return Libraries(frozenset(missing), loaded, True, packages, lost)


def qt_folder() -> Path | None:
    """Where PySide6 lies; it is not imported."""
    found = importlib.util.find_spec("PySide6")
    places = list(found.submodule_search_locations or ()) if found else []
    return Path(places[0]) if places else None


def platforms(environment: Mapping[str, str]) -> Iterator[str]:
    """What Qt would open its window with here; X11 where nothing says so."""
    asked = [each.partition(":")[0] for each in environment.get("QT_QPA_PLATFORM", "").split(";") if each]
    if asked:
        for each in asked:
            yield "wayland" if each.startswith("wayland") else each
        return
    if environment.get("WAYLAND_DISPLAY"):
        yield "wayland"
    if environment.get("DISPLAY") or not environment.get("WAYLAND_DISPLAY"):
        yield "xcb"


def ask_linker(files: Sequence[Path]) -> tuple[frozenset[str], int]:
    """What ``files`` need and the system does not have, and how many libraries they load."""
    if not files:
        return frozenset(), 0
    return read_ldd(run(["ldd", *map(str, files)], limit=LIMIT).output)


def read_ldd(output: str) -> tuple[frozenset[str], int]:
    """The same out of what ``ldd`` prints."""
    missing = frozenset(name for name in _NOT_FOUND.findall(output) if not name.startswith(_QTS_OWN))
    return missing, len(set(_LOADED.findall(output)))


def judge(found: Libraries, release: Release) -> list[Finding]:
    """What it means."""
    if not found.has_qt:
        return [attention("libraries", "libraries-unseen", "first-others")]
    if not found.missing:
        return [good("libraries", "libraries-good", count=found.loaded)]
    cure, values = cure_of(found, release)
    if found.lost and len(found.lost) == len(set(found.packages.values())):
        return [bad("libraries", "libraries-lost", cure, **values)]
    return [bad("libraries", "libraries-missing", cure, **values)]


def cure_of(found: Libraries, release: Release) -> tuple[str, dict[str, object]]:
    """The cure for what is missing, and what its sentence is filled with: the names of the packages and of the files."""
    files = tuple(sorted(found.missing))
    packages = tuple(sorted({package for package in found.packages.values() if package}))
    unknown = tuple(file for file in files if not found.packages.get(file))
    values: dict[str, object] = {"files": files, "packages": packages or files, "unknown": unknown}
    if not packages:
        return "find-package", values
    if not release.has_apt:
        return "install-other", values
    return "type", {**values, "line": apt_line(packages, again=bool(found.lost))}
