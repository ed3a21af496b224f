"""Waits until the display answers, as a stand's computer may start us while its desktop is still starting.

Without a display Qt would end the process, with the advice to reinstall the application.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

LIMIT = 60.0
"""Seconds."""
LOOK_EVERY = 0.25
ANSWER_LIMIT = 5.0
"""Seconds an X server may take to answer before it counts as silent."""


def wait_for_display(
    limit: float = LIMIT,
    *,
    answers: Callable[[], bool] | None = None,
    pause: Callable[[float], None] = time.sleep,
    waits: Callable[[], None] = lambda: None,
) -> bool:
    """Whether the display answered within ``limit`` seconds; ``waits`` is called once when it did not at first."""
    answers = answers or display_answers
    waited = 0.0
    while not answers():
        if waited == 0.0:
            waits()
        if waited >= limit:
            return False
        pause(LOOK_EVERY)
        waited += LOOK_EVERY
    return True


def display_name(environment: Mapping[str, str] = os.environ) -> str:
    """The name of this display."""
    return environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY") or "?"


def display_answers(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether one of the displays that Qt would try is there, or Qt needs none."""
    if not sys.platform.startswith("linux"):
        return True
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform and not platform.startswith(("xcb", "wayland")):
        return True
    wayland = _wayland_answers(environment) if not platform.startswith("xcb") else False
    return wayland or (not platform.startswith("wayland") and _x_answers(environment))


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    path = Path(environment.get("XDG_RUNTIME_DIR", "/nowhere"), name)
    with socket.socket(socket.AF_UNIX) as there:
        there.settimeout(ANSWER_LIMIT)
        try:
            there.connect(str(path))
        except OSError:
            return False
    return True


def _x_answers(environment: Mapping[str, str]) -> bool:
    """Whether it lets us in; asked on a thread, because a server that hangs never answers."""
    name = environment.get("DISPLAY", "")
    library = ctypes.util.find_library("xcb") if name else None
    if not library:
        # Without the library Qt's own error message is better than ours.
        return bool(name)
    said: list[bool] = []
    asking = threading.Thread(target=lambda: said.append(_connects(library, name)), daemon=True)
    asking.start()
    asking.join(ANSWER_LIMIT)
    return said == [True]


def _connects(library: str, name: str) -> bool:
    xcb = ctypes.CDLL(library)
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    for function in (xcb.xcb_connection_has_error, xcb.xcb_disconnect):
        function.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(os.fsencode(name), None)
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)
