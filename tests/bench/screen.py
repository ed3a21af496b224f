"""A virtual screen of our own, and reading pixels from it through libX11 with no library between.

A look at one row costs some tens of microseconds, so a screen can be watched hundreds of times a second beside what it
shows.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import select
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from tests.bench import processes

BACKGROUND = 0x2F6F4F
"""Colour of the empty screen: neither black nor a colour of anything that is played."""
_Z_PIXMAP = 2
_ALL_PLANES = ctypes.c_ulong(0xFFFFFFFF)


class NoScreenError(Exception):
    """The virtual screen cannot be started or looked at."""


class _Image(ctypes.Structure):
    """The beginning of Xlib's ``XImage``."""

    _fields_ = [
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.c_void_p),
        ("byte_order", ctypes.c_int),
        ("bitmap_unit", ctypes.c_int),
        ("bitmap_bit_order", ctypes.c_int),
        ("bitmap_pad", ctypes.c_int),
        ("depth", ctypes.c_int),
        ("bytes_per_line", ctypes.c_int),
        ("bits_per_pixel", ctypes.c_int),
    ]


def _library() -> ctypes.CDLL:
    name = ctypes.util.find_library("X11")
    if name is None:
        raise NoScreenError("libX11 is missing: apt-get install libx11-6")
    x11 = ctypes.CDLL(name)
    pointer, number, size = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint
    box: list[Any] = [pointer, ctypes.c_ulong, number, number, size, size, ctypes.c_ulong, number]
    x11.XOpenDisplay.restype, x11.XOpenDisplay.argtypes = pointer, [ctypes.c_char_p]
    x11.XDefaultRootWindow.restype, x11.XDefaultRootWindow.argtypes = ctypes.c_ulong, [pointer]
    x11.XGetImage.restype, x11.XGetImage.argtypes = ctypes.POINTER(_Image), box
    x11.XGetSubImage.restype = pointer
    x11.XGetSubImage.argtypes = [*box, ctypes.POINTER(_Image), number, number]
    x11.XCreateSimpleWindow.restype = ctypes.c_ulong
    x11.XCreateSimpleWindow.argtypes = [
        *(pointer, ctypes.c_ulong, number, number, size, size),
        *(size, ctypes.c_ulong, ctypes.c_ulong),
    ]
    x11.XMapWindow.argtypes = [pointer, ctypes.c_ulong]
    x11.XSetWindowBackground.argtypes = [pointer, ctypes.c_ulong, ctypes.c_ulong]
    x11.XClearWindow.argtypes = [pointer, ctypes.c_ulong]
    x11.XSync.argtypes = [pointer, number]
    x11.XCloseDisplay.argtypes = [pointer]
    return x11


class Screen:
    """One connection to an X server."""

    def __init__(self, display: str) -> None:
        self._x11 = _library()
        self._display = self._x11.XOpenDisplay(display.encode())
        if not self._display:
            raise NoScreenError(f"the screen {display} cannot be opened")
        self._root = self._x11.XDefaultRootWindow(self._display)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._x11.XCloseDisplay(self._display)

    def lay_ground(self, width: int, height: int) -> int:
        """Cover the empty screen with a window of ``BACKGROUND``, below all others; its number."""
        window: int = self._x11.XCreateSimpleWindow(
            self._display, self._root, 0, 0, width, height, 0, 0, BACKGROUND
        )
        self._x11.XMapWindow(self._display, window)
        self._x11.XSync(self._display, 0)
        return window

    def paint_ground(self) -> None:
        """Give the screen itself the colour ``BACKGROUND``. A window manager would lay a window of ours above those that are to
        stay below all others."""
        self._x11.XSetWindowBackground(self._display, self._root, BACKGROUND)
        self._x11.XClearWindow(self._display, self._root)
        self._x11.XSync(self._display, 0)

    def row(self, x: int, y: int, width: int) -> Part:
        """A piece of one row, to be read again and again."""
        return self.part(x, y, width, 1)

    def part(self, x: int, y: int, width: int, height: int) -> Part:
        """A part of the screen, to be read again and again."""
        image = self._x11.XGetImage(self._display, self._root, x, y, width, height, _ALL_PLANES, _Z_PIXMAP)
        if not image or image.contents.bits_per_pixel != 32:
            raise NoScreenError("the screen does not have 32 bits a pixel")
        return Part(self._x11, self._display, self._root, (x, y, width, height), image)


class Part:
    """Rows of pixels, read into the same memory each time."""

    def __init__(
        self,
        x11: ctypes.CDLL,
        display: int,
        root: int,
        place: tuple[int, int, int, int],
        image: ctypes._Pointer[_Image],
    ) -> None:
        self._x11, self._display, self._root, self._place, self._image = x11, display, root, place, image

    def read(self) -> bytes:
        """Blue, green, red and nothing for each pixel, as it is now."""
        x, y, width, height = self._place
        self._x11.XGetSubImage(
            self._display, self._root, x, y, width, height, _ALL_PLANES, _Z_PIXMAP, self._image, 0, 0
        )
        return ctypes.string_at(self._image.contents.data, width * height * 4)


@contextmanager
def virtual_screen(width: int, height: int) -> Iterator[tuple[str, int]]:
    """An Xvfb: the name of its display and the number of its process."""
    reader, writer = os.pipe()
    # -noreset: the same server from the first program to the last; -ac lets a program in that runs as another user.
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{width}x{height}x24"]
    process = processes.start(
        [*command, "-nolisten", "tcp", "-noreset", "-ac"],
        keep_open=(writer,),
    )
    os.close(writer)
    try:
        ready, _, _ = select.select([reader], [], [], 20)
        display = os.read(reader, 16).decode().strip() if ready else ""
        if not display:
            raise NoScreenError("Xvfb did not start")
        yield f":{display}", process.pid
    finally:
        os.close(reader)
        processes.end(process)
