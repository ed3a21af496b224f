"""Keeps the screen from blanking while the show runs.

The desktop is asked over D-Bus, Windows and macOS in their own way (wakepy); a bare X server is asked itself: its screen saver
comes after ten minutes where no desktop has set it. Whoever was asked forgets it when our connection ends, however that is:
nothing is left behind even by a kill.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import logging
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from typing import Any

log = logging.getLogger("kiosk.machine")

END_LIMIT = 1.0
"""Seconds the end of the show waits for the thread; a bus that does not answer lets go when the process ends."""
UNSEEN = ("offscreen", "minimal", "vnc", "eglfs", "linuxfb", "vkkhrdisplay")
"""Qt's platforms without a desktop or server that could blank anything."""
_SUSPEND = 5
"""The request of MIT-SCREEN-SAVER 1.1 that holds saver and DPMS off as long as its client is connected."""
_CHECKED = 1


class KeepAwake:
    """Asks on a thread of its own: a desktop that does not answer costs nothing but this.

    ``failed`` is called on that thread with a code of the catalogues' ``machine`` when nobody could be asked.
    """

    def __init__(self, platform: str, failed: Callable[[str], None]) -> None:
        """``platform`` is Qt's name of it: ``xcb``, ``wayland`` and so on."""
        self._platform, self._failed = platform, failed
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Keep it awake from now on; a screen that has blanked already becomes bright where an X server draws."""
        if self._platform in UNSEEN or (self._thread and not self._over.is_set()):
            return
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._hold, args=(self._over,), name="keep-awake", daemon=True)
        self._thread.start()

    def release(self) -> None:
        """Let the system blank the screen when it likes. Waits for nothing."""
        self._over.set()

    def close(self) -> None:
        """Allow blanking again, and wait until that is told."""
        self.release()
        if self._thread:
            self._thread.join(END_LIMIT)

    def _hold(self, over: threading.Event) -> None:
        with ExitStack() as held:
            ways = [x_server] if self._platform == "xcb" else []
            asked = [way.__name__ for way in (*ways, desktop) if _is_asked(way, held)]
            if asked:
                log.info("the screen is kept awake: %s", ", ".join(asked))
            else:
                self._failed("stays-awake-not")
            over.wait()


def _is_asked(way: Callable[[], AbstractContextManager[Any] | None], held: ExitStack) -> bool:
    # Whatever goes wrong in a desktop's answer must not end the thread: the other ways are still to be tried.
    try:
        holder = way()
        if holder is None:
            return False
        held.enter_context(holder)
    except Exception as error:  # noqa: BLE001
        log.debug("%s: %s", way.__name__, error)
        return False
    return True


def desktop() -> AbstractContextManager[Any] | None:
    """The desktop's own way, or that of Windows or macOS; ``None`` where there is none."""
    from wakepy import keep

    # It tells each way it tried.
    logging.getLogger("wakepy").setLevel(logging.ERROR)
    mode = keep.presenting(on_fail="pass")
    with ExitStack() as stack:
        if not stack.enter_context(mode).active:
            return None
        return stack.pop_all()


class _Extension(ctypes.Structure):
    _fields_ = (("name", ctypes.c_char_p), ("global_id", ctypes.c_int))


class _Protocol(ctypes.Structure):
    _fields_ = (
        ("count", ctypes.c_size_t),
        ("extension", ctypes.POINTER(_Extension)),
        ("opcode", ctypes.c_uint8),
        ("is_void", ctypes.c_uint8),
    )


class _Vector(ctypes.Structure):
    _fields_ = (("base", ctypes.c_void_p), ("length", ctypes.c_size_t))


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class x_server:  # noqa: N801  (a way to ask, like ``desktop``)
    """The X server itself, as long as this connection to it lives. Needs only libxcb, which Qt's window needs too."""

    def __init__(self) -> None:
        xcb = self._xcb = ctypes.CDLL(ctypes.util.find_library("xcb") or "libxcb.so.1")
        xcb.xcb_connect.restype = ctypes.c_void_p
        xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
        xcb.xcb_request_check.restype = ctypes.c_void_p
        xcb.xcb_request_check.argtypes = (ctypes.c_void_p, _Cookie)
        xcb.xcb_force_screen_saver_checked.restype = _Cookie
        xcb.xcb_force_screen_saver_checked.argtypes = (ctypes.c_void_p, ctypes.c_uint8)
        for function in (xcb.xcb_connection_has_error, xcb.xcb_disconnect):
            function.argtypes = (ctypes.c_void_p,)
        xcb.xcb_send_request.restype = ctypes.c_uint
        xcb.xcb_send_request.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)

    def __enter__(self) -> None:
        self._connection = self._xcb.xcb_connect(None, None)
        if self._xcb.xcb_connection_has_error(self._connection) or not self._suspend():
            self._xcb.xcb_disconnect(self._connection)
            raise OSError("the X server cannot hold its screen saver")
        # Bright again, should it have come already.
        self._xcb.xcb_request_check(
            self._connection, self._xcb.xcb_force_screen_saver_checked(self._connection, 0)
        )

    def __exit__(self, *error: object) -> None:
        self._xcb.xcb_disconnect(self._connection)

    def _suspend(self) -> bool:
        """Whether the server does it."""
        # Opcode, minor opcode and length are filled in by libxcb; what follows is the one argument: yes.
        request = (ctypes.c_uint8 * 8)(0, 0, 0, 0, 1, 0, 0, 0)
        # libxcb uses the two before the first for itself.
        vectors = (_Vector * 4)()
        vectors[2] = _Vector(ctypes.addressof(request), len(request))
        self._extension = _Extension(b"MIT-SCREEN-SAVER", 0)
        protocol = _Protocol(1, ctypes.pointer(self._extension), _SUSPEND, 1)
        sequence = self._xcb.xcb_send_request(
            self._connection,
            _CHECKED,
            ctypes.addressof(vectors) + 2 * ctypes.sizeof(_Vector),
            ctypes.addressof(protocol),
        )
        if not sequence:
            return False
        return not self._xcb.xcb_request_check(self._connection, _Cookie(sequence))
