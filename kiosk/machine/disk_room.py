"""Room on the disks: how much is free, and what of that is news."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.machine.folders import NAME, config_folder, log_path, state_folder

LITTLE, NOTHING = 1000, 100
"""Megabytes. Prepared pictures take 400 at most, the log 20."""
MORE = 1.25
"""How many times a limit must be free until the disk counts as roomy enough again: files come and go."""

LIMITS = (("disk-low", LITTLE), ("disk-full", NOTHING))
"""What is said of a disk with less than so many megabytes, the worst last."""


@dataclass(frozen=True, slots=True)
class Room:
    """Megabytes that are free on the disk of a folder."""

    free: int
    folder: str


class DiskRules:
    """What of a disk is news. Pure."""

    def __init__(self, limits: Sequence[tuple[str, int]] = LIMITS, roomy: str = "disk-room") -> None:
        """``roomy`` is said when there is room again."""
        self._limits, self._codes = limits, (roomy, *(code for code, _ in limits))
        self._level = 0
        """How many limits were passed when it was told last."""

    def news(self, found: Room | None) -> str | None:
        """What the operator should hear now: a code of the catalogues' ``machine``; ``None`` where that is nothing new."""
        level = 0
        for number, (_, limit) in enumerate(self._limits, 1):
            if found and found.free < limit * (MORE if number <= self._level else 1):
                level = number
        if level == self._level:
            return None
        self._level = level
        return self._codes[level]


def own_folders() -> tuple[Path, ...]:
    """Where the kiosk writes; they may not exist. A cache that does not last is told of otherwise, and lies in memory."""
    from platformdirs import user_cache_path

    finds: Iterable[Callable[[], Path | None]] = (
        lambda: user_cache_path(NAME, appauthor=False),
        state_folder,
        lambda: log_path().parent,
        config_folder,
    )
    folders = []
    for find in finds:
        with suppress(OSError, RuntimeError):
            folder = find()
            if folder and folder.is_absolute():
                folders.append(folder)
    return tuple(folders)


@dataclass(frozen=True, slots=True)
class Disk:
    """The number of a disk, and the megabytes that are free on it."""

    device: int
    free: int


def measure(folder: str) -> Disk | None:
    """The disk of a folder; ``None`` where nothing can be written: a squashfs is always full. Raises ``OSError``."""
    flags = getattr(os, "statvfs", None)
    if flags is not None and flags(folder).f_flag & getattr(os, "ST_RDONLY", 0):
        return None
    # Few objects on a thread: no Path.
    return Disk(os.stat(folder).st_dev, shutil.disk_usage(folder).free // 1_000_000)  # noqa: PTH116


def least_room(folders: Iterable[Path], measured: Callable[[str], Disk | None] = measure) -> Room | None:
    """The fullest disk among theirs; ``None`` where none can be asked or written. Waits for disks."""
    found: dict[int, Room] = {}
    for folder in folders:
        with suppress(OSError):
            disk = measured(_nearest(str(folder)))
            if disk and disk.device not in found:
                found[disk.device] = Room(disk.free, str(folder))
    return min(found.values(), key=lambda room: room.free, default=None)


def content_room(
    content: Path, own: Iterable[Path], measured: Callable[[str], Disk | None] = measure
) -> Room | None:
    """Of the content's disk, if that is another one than the kiosk's own and can be written. Waits for disks."""
    with suppress(OSError):
        disk = measured(str(content))
        others = [measured(_nearest(str(folder))) for folder in own]
        if disk and all(other is None or other.device != disk.device for other in others):
            return Room(disk.free, str(content))
    return None


def _nearest(folder: str) -> str:
    """The folder, or the one in which it would be made."""
    while not os.path.isdir(folder):  # noqa: PTH112
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            break
        folder = above
    return folder
