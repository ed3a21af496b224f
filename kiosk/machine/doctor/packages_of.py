"""Which package of this system brings a library, and the line to type for it."""

from __future__ import annotations

import os
import re
import shutil
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kiosk.machine.doctor.asking import run

LIST = Path(__file__).resolve().parents[1] / "libraries.toml"
"""Files and their packages; the set-up reads the same list."""
_RENAMED = {"debian": 13.0, "ubuntu": 24.04, "raspbian": 13.0}
"""The first release with the newer names (…t64)."""
_APT_LIMIT = 10.0


@dataclass(frozen=True, slots=True)
class Release:
    """The system's release; ``has_apt`` where its packages are Debian's."""

    name: str = ""
    version: float = 0.0
    has_apt: bool = False
    called: str = ""

    @staticmethod
    def here(file: Path = Path("/etc/os-release")) -> Release:
        try:
            lines = file.read_text("utf-8", "replace").splitlines()
        except OSError:
            lines = []
        known = {key: value.strip("\"'") for key, _, value in (line.partition("=") for line in lines)}
        kin = [known.get("ID", ""), *known.get("ID_LIKE", "").split()]
        has_apt = bool(shutil.which("apt-get")) or "debian" in kin
        version = re.match(r"\d+(\.\d+)?", known.get("VERSION_ID", ""))
        return Release(kin[0], float(version[0]) if version else 0.0, has_apt, known.get("PRETTY_NAME", ""))

    @property
    def has_new_names(self) -> bool:
        """Whether its libraries have the newer names; so they have on any release that is not known."""
        return self.version >= _RENAMED.get(self.name, 0.0)


@cache
def known_packages() -> Mapping[str, tuple[str, ...]]:
    """The names of the package of each file, newest first."""
    groups = tomllib.loads(LIST.read_text("utf-8"))
    return {file: tuple(names) for group in groups.values() for file, names in group.items()}


def package_of(file: str, release: Release) -> str:
    """The package that brings ``file``; empty where that is not known."""
    names = known_packages().get(file)
    if names:
        return names[0] if release.has_new_names else names[-1]
    guess = debian_name(file)
    return guess if guess and release.has_apt and _apt_knows(guess) else ""


def debian_name(file: str) -> str:
    """What Debian calls the package of a library (Debian Policy, 8.1): libfoo.so.3 is in libfoo3, libfoo2.so.3 in libfoo2-3."""
    found = re.fullmatch(r"(lib[\w.+-]+?)\.so\.(\d+)(?:\.\d+)*", file)
    if not found:
        return ""
    name = found[1].lower().replace("_", "-")
    return f"{name}-{found[2]}" if name[-1].isdigit() else f"{name}{found[2]}"


def _apt_knows(package: str) -> bool:
    said = run(["apt-cache", "policy", package], limit=_APT_LIMIT).output
    return "Candidate:" in said and "Candidate: (none)" not in said


def apt_line(packages: Iterable[str], *, again: bool = False) -> str:
    """What to type to install ``packages``; ``again``: although the system takes them for installed."""
    sudo = "sudo " if _may_sudo() else ""
    option = "--reinstall " if again else ""
    names = " ".join(sorted(set(packages)))
    return f"{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {option}{names}"


def _may_sudo() -> bool:
    return bool(shutil.which("sudo")) and getattr(os, "geteuid", lambda: 1)() != 0


def is_installed(package: str) -> bool:
    """Whether dpkg takes it for installed, whatever became of its files."""
    said = run(["dpkg-query", "-W", "-f", "${db:Status-Status}\\n", package], limit=_APT_LIMIT)
    return "installed" in said.output.split()
