"""The players and curtains of a supervisor that died: another one that takes over has all of them to end."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from kiosk.app.supervisor.mandate import OPTION
from kiosk.machine.single_instance import is_kiosk

CURTAIN = "kiosk.app.curtain"
SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR")
"""What names the screen in a process's environment."""


def orphans_here(environment: Mapping[str, str] = os.environ, proc: Path = Path("/proc")) -> tuple[int, ...]:
    """The numbers of players and curtains on the screen of ``environment`` whose supervisor is gone. Only Linux tells."""
    if not proc.is_dir():
        return ()
    return tuple(sorted(_orphans(environment, proc)))


def _orphans(environment: Mapping[str, str], proc: Path) -> Iterator[int]:
    for folder in proc.iterdir():
        if not folder.name.isdecimal() or int(folder.name) == os.getpid():
            continue
        with suppress(OSError, ValueError, IndexError):
            words = (folder / "cmdline").read_bytes().split(b"\0")
            if OPTION.encode() not in words and CURTAIN.encode() not in words:
                continue
            given = dict(each.partition(b"=")[::2] for each in (folder / "environ").read_bytes().split(b"\0"))
            is_here = all(
                given.get(name.encode(), b"") == os.fsencode(environment.get(name, "")) for name in SCREEN
            )
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if is_here and not is_kiosk(parent):
                yield int(folder.name)
