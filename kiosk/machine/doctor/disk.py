"""Room on the disks, and whether the kiosk may write where it keeps things."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.machine.disk_room import LITTLE, NOTHING
from kiosk.machine.doctor.finding import Finding, attention, bad, gigabytes, good

NAME, SETTINGS = "fos-kiosk", "settings.yaml"
_PROBE = bytes(4096)


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that the kiosk writes in: what for, the megabytes that are free, and whether writing works."""

    role: str
    """``cache``, ``state``, ``log``, ``settings`` or ``temporary``."""
    folder: str
    free: int
    is_writable: bool


def look() -> list[Place]:
    """Try each of them."""
    return [tried(role, folder) for role, folder in places().items()]


def places(environment: Mapping[str, str] = os.environ) -> Mapping[str, Path]:
    """Where things are kept; the library that knows may be missing."""
    try:
        import platformdirs as known
    except ImportError:
        home = Path(environment.get("HOME", "/nonexistent"))
        found = {
            "cache": Path(environment.get("XDG_CACHE_HOME") or home / ".cache", NAME),
            "state": Path(environment.get("XDG_STATE_HOME") or home / ".local/state", NAME),
            "log": Path(environment.get("XDG_STATE_HOME") or home / ".local/state", NAME, "log"),
            "settings": Path(environment.get("XDG_CONFIG_HOME") or home / ".config", NAME),
        }
    else:
        found = {
            "cache": known.user_cache_path(NAME, appauthor=False),
            "state": known.user_state_path(NAME, appauthor=False),
            "log": known.user_log_path(NAME, appauthor=False),
            "settings": known.user_config_path(NAME, appauthor=False),
        }
    return {**found, "temporary": _temporary()}


def _temporary() -> Path:
    try:
        return Path(tempfile.gettempdir())
    except OSError:
        # No folder is writable; this is the one people know.
        return Path("/tmp")


def tried(role: str, folder: Path) -> Place:
    """Write something in ``folder``, or where it would be made, and delete it."""
    near = next((each for each in (folder, *folder.parents) if each.is_dir()), Path("/"))
    try:
        free = shutil.disk_usage(near).free // 1_000_000
    except OSError:
        free = 0
    try:
        if not folder.is_absolute():
            raise FileNotFoundError(folder)
        with tempfile.TemporaryFile(dir=near, buffering=0) as file:
            file.write(_PROBE)
            os.fsync(file.fileno())
    except OSError:
        return Place(role, str(folder), free, False)
    return Place(role, str(folder), free, True)


def judge(found: list[Place], roles: Mapping[str, str]) -> list[Finding]:
    """What it means. ``roles``: what people call each place."""
    findings = []
    least = min(found, key=lambda place: place.free)
    values = {"free": gigabytes(least.free), "folder": least.folder}
    if least.free < NOTHING:
        findings.append(bad("disk", "disk-full", "disk-full", **values))
    elif least.free < LITTLE:
        findings.append(attention("disk", "disk-low", "disk-low", **values))
    refused = [place for place in found if not place.is_writable and place.free >= NOTHING]
    if refused:
        names = tuple(f"{roles[place.role]} ({place.folder})" for place in refused)
        finding = bad if len(refused) == len(found) else attention
        findings.append(finding("disk", "disk-closed", "own-folders", names=names))
    return findings or [good("disk", "disk-good", free=gigabytes(least.free))]
