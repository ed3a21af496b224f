"""The screen, who draws on it, and whether it can be touched."""

from __future__ import annotations

import math
import os
import struct
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.machine.display import display_answers, display_name
from kiosk.machine.doctor.asking import Answer, ask
from kiosk.machine.doctor.finding import Finding, attention, bad, good
from kiosk.machine.graphics import has_card, has_display
from kiosk.machine.screens import MM_PER_INCH, USUAL_INCHES

LIMIT = 25.0
SMALLEST = (800, 480)
SLOWEST_HZ = 29.0
_DIRECT, _MT_X, _MT_Y, _TOUCH, _PEN = 1, 0x35, 0x36, 0x14A, 0x140
"""Of linux/input-event-codes.h: a device that is touched where it shows something, its positions, a finger, a pen."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen as Qt sees it."""

    name: str
    pixels: tuple[int, int]
    millimetres: tuple[int, int] = (0, 0)
    dots: float = 96.0
    """Dots an inch that the kiosk goes by."""
    refresh: float = 60.0

    @property
    def inches(self) -> float:
        """Its diagonal, as the kiosk takes it."""
        return math.hypot(*self.pixels) / self.dots

    @property
    def tells_size(self) -> bool:
        """Whether the kiosk believes the size that it reports."""
        told = math.hypot(*self.millimetres) / MM_PER_INCH
        return abs(self.inches - USUAL_INCHES) > 0.2 or abs(told - USUAL_INCHES) < 0.5

    @property
    def told(self) -> str:
        size = f"{self.inches:.0f}″" if self.tells_size else "?″"
        return f"{self.name} {self.pixels[0]} × {self.pixels[1]}, {size}, {self.refresh:.0f} Hz"


@dataclass(frozen=True, slots=True)
class Touch:
    """A touch screen; millimetres where it tells them."""

    name: str
    millimetres: tuple[int, int] = (0, 0)

    @property
    def told(self) -> str:
        wide, high = self.millimetres
        return f"{self.name} ({wide} × {high} mm)" if wide and high else self.name


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found of all three."""

    screens: tuple[Screen, ...] = ()
    is_software: bool = True
    renderer: str = ""
    has_card: bool = False
    touch: tuple[Touch, ...] = ()
    has_display: bool = True
    answers: bool = True
    display: str = ""
    connected: tuple[str, ...] = ()
    """Outputs of the card with a screen at them, as the kernel sees it."""
    trouble: str = field(default="")
    """Why Qt could open no window."""


def look(environment: Mapping[str, str] = os.environ) -> Seen:
    """Ask the kernel, and Qt in a process of its own."""
    touch = tuple(touch_screens())
    card = has_card() and sys.platform.startswith("linux")
    plain = Seen(
        has_card=card, touch=touch, connected=tuple(connected_outputs()), display=display_name(environment)
    )
    if not has_display():
        return _with(plain, has_display=False)
    if not display_answers(environment):
        return _with(plain, answers=False)
    return read(ask("kiosk.machine.doctor.eyes", "screens", limit=LIMIT), plain)


def read(answer: Answer, plain: Seen) -> Seen:
    """What Qt said, added to what is known without it."""
    said = answer.data
    if "screens" not in said:
        return _with(plain, trouble=why_no_window(answer))
    screens = tuple(
        Screen(
            each["name"],
            (each["pixels"][0], each["pixels"][1]),
            (each["millimetres"][0], each["millimetres"][1]),
            each["dots"],
            each["refresh"],
        )
        for each in said["screens"]
    )
    touch = plain.touch or tuple(Touch(name) for name in said["touch"])
    return _with(plain, screens=screens, is_software=said["software"], renderer=said["renderer"], touch=touch)


def why_no_window(answer: Answer) -> str:
    """The line that says it: Qt ends with a list of all it could have tried, and advice to reinstall."""
    if answer.is_late:
        return f"{LIMIT:.0f} s"
    lines = [line for line in answer.complaint.splitlines() if line.strip()]
    telling = [line for line in lines if "Could not load" in line or "could not connect" in line]
    return (telling or lines[-1:] or [f"exit {answer.code}"])[0].removeprefix("qt.qpa.plugin: ")


def _with(seen: Seen, **changes: object) -> Seen:
    from dataclasses import replace

    return replace(seen, **changes)  # type: ignore[arg-type]


def judge(seen: Seen) -> list[Finding]:
    """What it means."""
    return [*_judge_screen(seen), *_judge_graphics(seen), _judge_touch(seen)]


def _judge_screen(seen: Seen) -> Iterator[Finding]:
    if not seen.has_display and seen.connected:
        yield attention("screen", "screen-elsewhere", "on-desktop", names=seen.connected)
        return
    if not seen.has_display or (not seen.trouble and seen.answers and not seen.screens):
        yield bad("screen", "screen-none", "plug-screen")
        return
    if not seen.answers:
        yield bad("screen", "screen-silent", "log-in", display=seen.display)
        return
    if seen.trouble:
        yield bad("screen", "window-none", "first-others", why=seen.trouble)
        return
    found = len(seen.screens)
    for screen in seen.screens:
        wide, high = max(screen.pixels), min(screen.pixels)
        if wide < SMALLEST[0] or high < SMALLEST[1]:
            yield attention("screen", "screen-small", "larger-screen", name=screen.told)
        elif screen.refresh < SLOWEST_HZ:
            yield attention("screen", "screen-slow", "faster-screen", name=screen.told)
        elif not screen.tells_size:
            yield attention("screen", "screen-size", "measure", name=screen.name)
        else:
            continue
        found -= 1
    if found == len(seen.screens):
        yield good("screen", "screen-good", names=tuple(screen.told for screen in seen.screens))


def _judge_graphics(seen: Seen) -> Iterator[Finding]:
    if not seen.screens:
        return
    if not seen.is_software:
        yield good("graphics", "graphics-card", name=seen.renderer or "?")
    elif seen.has_card:
        yield attention("graphics", "graphics-unused", "driver", name=seen.renderer or "?")
    else:
        yield good("graphics", "graphics-processor")


def _judge_touch(seen: Seen) -> Finding:
    if seen.touch:
        return good("touch", "touch-good", names=tuple(each.told for each in seen.touch))
    return attention("touch", "touch-none", "plug-touch")


# -- what the kernel knows ----------------------------------------------------------------------------------------------


def connected_outputs(folder: Path = Path("/sys/class/drm")) -> Iterator[str]:
    """The outputs that have a screen at them: HDMI-A-1."""
    for file in sorted(folder.glob("card*-*/status")):
        with suppress(OSError):
            if file.read_text().strip() == "connected":
                yield file.parent.name.partition("-")[2]


def touch_screens(listing: Path = Path("/proc/bus/input/devices")) -> Iterator[Touch]:
    """The touch screens of the kernel's list of input devices."""
    try:
        blocks = listing.read_text("utf-8", "replace").split("\n\n")
    except OSError:
        return
    for block in blocks:
        known = _Device.of(block.splitlines())
        if known.is_touch_screen:
            yield Touch(known.name, _millimetres(known.event))


@dataclass(frozen=True, slots=True)
class _Device:
    """An input device: its name, its file, and the bits of what it has."""

    name: str = ""
    event: str = ""
    properties: int = 0
    positions: int = 0
    buttons: int = 0

    @staticmethod
    def of(lines: Sequence[str]) -> _Device:
        values = {
            line[3:].partition("=")[0]: line[3:].partition("=")[2] for line in lines if line[1:3] == ": "
        }
        handlers = values.get("Handlers", "").split()
        return _Device(
            values.get("Name", "").strip('"'),
            next((each for each in handlers if each.startswith("event")), ""),
            _bits(values.get("PROP", "")),
            _bits(values.get("ABS", "")),
            _bits(values.get("KEY", "")),
        )

    @property
    def is_touch_screen(self) -> bool:
        """Not a touchpad, which moves a pointer, nor a tablet with a pen alone."""
        is_touched = self.positions >> _MT_X & 1 or self.buttons >> _TOUCH & 1
        has_only_pen = self.buttons >> _PEN & 1 and not self.positions >> _MT_X & 1
        return bool(self.properties >> _DIRECT & 1 and is_touched and not has_only_pen)


def _bits(words: str) -> int:
    """A row of 64-bit words, highest first."""
    number = 0
    with suppress(ValueError):
        for word in words.split():
            number = number << 64 | int(word, 16)
    return number


def _millimetres(event: str) -> tuple[int, int]:
    """Its size, where it tells its resolution and this user may ask."""
    with suppress(OSError, ImportError, ZeroDivisionError):
        import fcntl

        with Path("/dev/input", event).open("rb") as device:
            sizes = []
            for axis in (_MT_X, _MT_Y):
                # EVIOCGABS: value, least, most, fuzz, flat, resolution (units a millimetre)
                answer = fcntl.ioctl(device, 0x80184540 + axis, bytes(24))
                _, least, most, _, _, resolution = struct.unpack("6i", answer)
                sizes.append(round((most - least) / resolution))
            return sizes[0], sizes[1]
    return 0, 0
