"""Starting a program with all that it starts, counting what the whole tree costs, and ending it on every way out.

Reads Linux's ``/proc``; knows nothing of screens or films.
"""

from __future__ import annotations

import ctypes
import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

_MAPPING = re.compile(
    r"(?P<start>[0-9a-f]+)-[0-9a-f]+ \S{4} (?P<offset>[0-9a-f]+) (?P<device>\S+) (?P<inode>\d+)"
)
TICKS = os.sysconf("SC_CLK_TCK")
_PROC = Path("/proc")
_PR_SET_PDEATHSIG, _PR_SET_CHILD_SUBREAPER = 1, 36
_libc = ctypes.CDLL(None)

Key = tuple[int, int]
"""A process: its number and when it started, so that a number used again is another process."""


@dataclass(frozen=True, slots=True)
class Stat:
    """One line of ``/proc/PID/stat``."""

    key: Key
    parent: int
    session: int
    ticks: int


def read_stat(pid: int) -> Stat | None:
    """What the kernel says of this process; ``None`` when it has gone."""
    try:
        text = (_PROC / str(pid) / "stat").read_text("utf-8", "replace")
    except OSError:
        return None
    # The name in brackets may hold blanks and brackets itself.
    fields = text[text.rindex(")") + 2 :].split()
    return Stat((pid, int(fields[19])), int(fields[1]), int(fields[3]), int(fields[11]) + int(fields[12]))


def tree(root: int) -> list[Stat]:
    """The process and everything that it started, also what no longer has it for a parent."""
    everything = [
        stat for path in _PROC.iterdir() if path.name.isdigit() and (stat := read_stat(int(path.name)))
    ]
    members = {root}
    grown = True
    while grown:
        more = {s.key[0] for s in everything if s.parent in members or s.session == root} - members
        members |= more
        grown = bool(more)
    return [stat for stat in everything if stat.key[0] in members]


def pss_kib(stats: Iterable[Stat]) -> int:
    """Proportional share of memory of these processes together, in KiB."""
    return sum(memory_kib(stat.key[0])[0] for stat in stats)


def memory_kib(pid: int) -> tuple[int, int]:
    """Proportional share of memory of a process, in KiB; and the part of it that is no file.

    What comes from files is a library mostly: its share changes when a stranger starts or ends who uses it too.
    """
    try:
        text = (_PROC / str(pid) / "smaps_rollup").read_text()
    except OSError:
        return 0, 0
    parts = {words[0]: int(words[1]) for words in map(str.split, text.splitlines()[1:])}
    return parts["Pss:"], parts.get("Pss_Anon:", 0) + parts.get("Pss_Shmem:", 0)


def runs(pid: int, word: str) -> bool:
    """Whether this process was started with such an argument."""
    try:
        return word.encode() in (_PROC / str(pid) / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return False


def highest_resident_kib(pid: int) -> int:
    """The most this process ever held in memory, in KiB: the kernel's own record, which misses no short moment."""
    try:
        text = (_PROC / str(pid) / "status").read_text("utf-8", "replace")
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("VmHWM:"))


def alone_kib(stats: Iterable[Stat]) -> int:
    """What these processes would hold if nobody else on the machine used the same libraries, in KiB.

    PSS divides a library by all who use it, strangers too, and so grows smaller on a busy machine. Here every file is
    counted once for the tree, and once only.
    """
    own = 0
    files: dict[tuple[str, ...], int] = {}
    for stat in stats:
        try:
            text = (_PROC / str(stat.key[0]) / "smaps").read_text("utf-8", "replace")
        except OSError:
            continue
        place: tuple[str, ...] = ()
        resident = 0
        for line in text.splitlines():
            if line.startswith("Rss:"):
                resident = int(line.split()[1])
            elif line.startswith("Anonymous:"):
                anonymous = int(line.split()[1])
                own += anonymous
                files[place] = max(files.get(place, 0), resident - anonymous)
            elif (head := _MAPPING.match(line)) is not None:
                # Memory without a file is another one in each process.
                stranger = () if head["inode"] != "0" else (str(stat.key[0]), head["start"])
                place = (head["offset"], head["device"], head["inode"], *stranger)
    return own + sum(files.values())


def machine_ticks() -> int:
    """Time all cores together have worked since the start of the machine."""
    user, nice, system, _idle, _wait, irq, soft, *_ = map(
        int, (_PROC / "stat").read_text().split("\n", 1)[0].split()[1:]
    )
    return user + nice + system + irq + soft


@dataclass
class Meter:
    """What a tree has used, looked at again and again: processes that come and go in between are counted."""

    root: int
    peak_pss_kib: int = 0
    peak_alone_kib: int = 0
    _looks: int = 0
    _last: dict[Key, int] = field(default_factory=dict)
    _first: dict[Key, int] = field(default_factory=dict)

    def look(self) -> None:
        """Read times and memory now."""
        stats = tree(self.root)
        for stat in stats:
            self._last[stat.key] = stat.ticks
        self.peak_pss_kib = max(self.peak_pss_kib, pss_kib(stats))
        # Reading every mapping takes long enough to be done more rarely.
        if self._looks % 4 == 0:
            self.peak_alone_kib = max(self.peak_alone_kib, alone_kib(stats))
        self._looks += 1

    def begin(self) -> None:
        """Forget the time used until now."""
        self.look()
        self._first = dict(self._last)

    def seconds(self) -> float:
        """Processor time since ``begin``; what was born later counts from zero."""
        return sum(ticks - self._first.get(key, 0) for key, ticks in self._last.items()) / TICKS

    def known(self) -> list[Key]:
        return list(self._last)


def ticks(pid: int) -> int:
    """Processor time this process has used; 0 when it has gone."""
    stat = read_stat(pid)
    return stat.ticks if stat else 0


def measure(meter: Meter, beside: Mapping[str, int], seconds: float, every: float = 0.25) -> dict[str, float]:
    """Watch for so many seconds: shares of one core, in percent, over the same stretch of time.

    ``tree`` is what the meter reads, then each process of ``beside`` under its name, and ``others`` is what the rest of
    the machine did: high means that the figures beside it are doubtful.
    """
    before = {name: ticks(pid) for name, pid in beside.items()}
    machine_start, start = machine_ticks(), time.monotonic()
    meter.begin()
    while (now := time.monotonic()) < start + seconds:
        time.sleep(min(every, start + seconds - now))
        meter.look()
    used = {name: max(0, ticks(pid) - before[name]) / TICKS for name, pid in beside.items()}
    span = time.monotonic() - start
    all_seconds = (machine_ticks() - machine_start) / TICKS
    others = max(0.0, all_seconds - meter.seconds() - sum(used.values()))
    shares = {"tree": meter.seconds(), **used, "others": others}
    return {name: round(100 * share / span, 1) for name, share in shares.items()}


def die_with_parent() -> None:
    """Before exec: even when the bench is killed the hard way, what it started gets a SIGTERM.

    And whatever it starts and lets go of becomes its own child again, so that it is counted and ended.
    """
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    _libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def start(
    command: Sequence[str],
    *,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    log: IO[bytes] | None = None,
    user: int | None = None,
    stdout: IO[bytes] | int | None = None,
    keep_open: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    """A program in a session of its own; ``user`` is a user and group number to run as."""
    return subprocess.Popen(
        command,
        env=environment,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=stdout if stdout is not None else log or subprocess.DEVNULL,
        stderr=log or subprocess.DEVNULL,
        start_new_session=True,
        pass_fds=keep_open,
        user=user,
        group=user,
        extra_groups=[] if user is not None else None,
        preexec_fn=die_with_parent,
    )


def end(process: subprocess.Popen[bytes], known: Iterable[Key] = (), limit: float = 5.0) -> None:
    """End the program, its session and whatever else of its tree is left; returns within some ``limit`` seconds."""
    _signal_group(process.pid, signal.SIGTERM)
    try:
        process.wait(limit)
    except subprocess.TimeoutExpired:
        pass
    finally:
        _signal_group(process.pid, signal.SIGKILL)
        for pid, started in known:
            stat = read_stat(pid)
            if stat and stat.key == (pid, started) and pid != os.getpid():
                _kill(pid)
        process.wait(limit)


def _signal_group(group: int, number: int) -> None:
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):
        return


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def leave_in_order_when_told() -> None:
    """SIGTERM and SIGHUP end the bench like Ctrl+C does: everything that is open gets closed."""

    def leave(number: int, frame: object) -> None:
        raise SystemExit(128 + number)

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, leave)
        signal.signal(signal.SIGHUP, leave)
