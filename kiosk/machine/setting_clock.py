"""Sets the clock of this computer, where the system lets this process do so: by systemd-timedated, else directly.

The system is never asked for a password. Every call has a limit of time, and nothing that it prints is believed further than it
can be checked. Where a computer has a clock that goes on while it is off, timedated sets that one too.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from kiosk.machine.doctor.asking import Answer, run

log = logging.getLogger("kiosk.machine")

WhyNot = Literal["", "network", "refused", "silent", "windows", "macos", "elsewhere"]
"""Why the clock is not set from here; empty where it is: the network keeps it; this user may not; no answer came in time;
the system is one on which we do not know how."""

ANSWERS_WITHIN_S = 5.0
"""Seconds in which a question is answered."""
ACTS_WITHIN_S = 20.0
"""Seconds in which something is done: another service may have to be started or stopped for it."""
BELGIUM = "Europe/Brussels"
WORLD_TIME = frozenset(
    {"UTC", "Etc/UTC", "Etc/UCT", "UCT", "Universal", "Etc/Universal", "Zulu", "Etc/Zulu", "GMT", "Etc/GMT"}
)
"""Names of the time zone of a system that nobody set up."""
STANDS_S = 60.0
"""Seconds by which a clock that was set may be another one a moment later."""
_TOOL = "timedatectl"
_MAY_SET = "org.freedesktop.timedate1.set-time"
_CAN_SET_TIME = 1 << 25
"""CAP_SYS_TIME of Linux (capabilities(7))."""
_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+/-]{1,63}")


@dataclass(frozen=True, slots=True)
class ClockSetting:
    """What can be done about the clock here."""

    why_not: WhyNot = ""
    zone: str = ""
    """The time zone by its name in the IANA's database; empty where that is not known."""
    may_set_zone: bool = False

    @property
    def is_world_time(self) -> bool:
        return self.zone in WORLD_TIME


def look(platform: str = sys.platform) -> ClockSetting:
    """Whether the clock can be set from here. Takes up to twice ``ANSWERS_WITHIN_S`` seconds."""
    if not platform.startswith("linux"):
        names: dict[str, WhyNot] = {"win32": "windows", "darwin": "macos"}
        return ClockSetting(names.get(platform, "elsewhere"))
    own = os.environ.get("TZ", "").lstrip(":")
    if not shutil.which(_TOOL):
        return ClockSetting("" if _has_right() else "refused", _checked_zone(own) or _linked_zone())
    shown = _timedated()
    if shown is None:
        return ClockSetting("silent", _checked_zone(own) or _linked_zone())
    zone = _checked_zone(own or shown.get("Timezone", ""))
    may = _may_set()
    # The kernel remembers for hours one that was switched off. Of one that timedated does not know nothing more is seen.
    is_off = shown["NTP"] == "no" and shown.get("CanNTP") == "yes"
    is_kept = shown.get("NTPSynchronized") == "yes" and not is_off
    return ClockSetting(
        "network" if is_kept else "" if may else "refused", zone, may_set_zone=may and not own
    )


def set_clock(
    wanted: float, now: Callable[[], float] = time.time, counted: Callable[[], float] = time.monotonic
) -> WhyNot:
    """Set the clock to ``wanted`` (s since 1970) and the seconds that this takes; empty when that is done."""
    ahead = wanted - counted()
    found = look()
    if found.why_not:
        return found.why_not
    if not shutil.which(_TOOL):
        return _set_directly(ahead + counted())
    has_network_time = (_timedated() or {}).get("NTP") == "yes"
    # While it waits for the network, which a stand may never have, timedated sets nothing.
    if has_network_time and (why_not := _act("set-ntp", "false")):
        return why_not
    why_not = _act("set-time", _told(ahead + counted()))
    if has_network_time:
        if _act("set-ntp", "true"):
            log.warning("the clock is no longer set by the network")
        # timesyncd begins at the latest time that it ever was told, if that is later than what was set.
        if not why_not and abs(now() - ahead - counted()) > STANDS_S and look().why_not != "network":
            why_not = _act("set-ntp", "false") or _act("set-time", _told(ahead + counted()))
    return why_not


def set_zone(zone: str) -> WhyNot:
    """Set the time zone of this computer; empty when that is done."""
    return _act("set-timezone", zone) if look().may_set_zone else "refused"


def _asked(*arguments: str, limit: float) -> Answer:
    return run([_TOOL, "--no-ask-password", "--no-pager", *arguments], limit=limit)


def _act(*arguments: str) -> WhyNot:
    answer = _asked(*arguments, limit=ACTS_WITHIN_S)
    return "silent" if answer.is_late else "" if answer.code == 0 else "refused"


def _timedated() -> dict[str, str] | None:
    """What timedated tells of the clock; ``None`` where there is none, or it says something else."""
    answer = _asked("show", limit=ANSWERS_WITHIN_S)
    shown = dict(line.partition("=")[::2] for line in answer.output.splitlines())
    return shown if answer.code == 0 and {"Timezone", "NTP"} <= shown.keys() else None


def _may_set() -> bool:
    """What polkit says. Where it cannot be asked, the answer is learned by trying."""
    if os.geteuid() == 0:
        return True
    question = ["pkcheck", "--action-id", _MAY_SET, "--process", str(os.getpid())]
    # 1: no; 2: only with a password; 3: somebody refused to type one.
    return run(question, limit=ANSWERS_WITHIN_S).code not in (1, 2, 3)


def _has_right(status: Path = Path("/proc/self/status")) -> bool:
    """Whether this process may set the kernel's clock itself, as root may."""
    try:
        found = re.search(r"^CapEff:\s*([0-9a-f]+)$", status.read_text("ascii", "replace"), re.M)
    except OSError:
        return False
    return found is not None and bool(int(found[1], 16) & _CAN_SET_TIME)


def _set_directly(wanted: float) -> WhyNot:
    try:
        time.clock_settime(time.CLOCK_REALTIME, wanted)
    except (OSError, OverflowError, ValueError):
        return "refused"
    return ""


def _told(wanted: float) -> str:
    """In world time: a local hour may be missing, or come twice, on the nights of summer time."""
    return datetime.fromtimestamp(wanted, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def _linked_zone(link: Path = Path("/etc/localtime")) -> str:
    try:
        return _checked_zone(str(link.readlink()).rpartition("zoneinfo/")[2])
    except OSError:
        return ""


def _checked_zone(name: str) -> str:
    return name if _ZONE.fullmatch(name) else ""
