"""The session's message bus, as far as there is one."""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path

ADDRESS = "DBUS_SESSION_BUS_ADDRESS"
NONE = "disabled:"
"""What D-Bus reads as: there is none, and none is to be started."""


def start_no_bus(environment: MutableMapping[str, str]) -> None:
    """Without a bus of the session, a library that asks for one would start one for itself: nobody else is on it, and its
    processes stay behind when the kiosk has ended."""
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    if not environment.get(ADDRESS) and not (runtime and (Path(runtime) / "bus").exists()):
        environment[ADDRESS] = NONE
