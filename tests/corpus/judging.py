"""Runs a film's process and says whether what came of it is right."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from kiosk.video.picture import Size, scaled
from kiosk.video.playback_check import END_GRACE, START_LIMIT
from tests.corpus.case import ENDED, Broken, Whole
from tests.corpus.player import BOX, HARD_LIMIT

Row = dict[str, Any]
LATE = 0.5
"""Seconds by which a limit may be missed on a busy machine."""
LOST = 8
"""One picture in so many may be lost on a busy machine."""
DEVIATION = 12
"""Steps of 255 by which a colour may be off: the codec and the halved colour take some."""
NOISE = 2000
"""Characters that are kept of what a process that ended badly has printed."""


def play(
    engine: str,
    path: Path,
    *,
    seconds: float,
    good: Path | None = None,
    turned: int = 0,
    is_readable: bool = False,
    sound: bool = False,
) -> Row:
    """What the process says; ``outcome`` is ``crash`` or ``hang`` when it says nothing."""
    words = [sys.executable, "-m", "tests.corpus.player", engine, str(path), str(seconds), str(good or "-")]
    words += [str(turned), str(int(is_readable)), str(int(sound))]
    begin = time.monotonic()
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as told:
        process = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=told, stderr=printed, start_new_session=True
        )
        try:
            code = process.wait(HARD_LIMIT + 5)
        except subprocess.TimeoutExpired:
            code = -signal.SIGALRM
        finally:
            # Its decoders live in the same group.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        told.seek(0)
        printed.seek(0)
        lines, noise = told.read().decode().splitlines(), printed.read().decode("utf-8", "replace")
    result: Row = {"seconds": round(time.monotonic() - begin, 1), "code": code}
    if lines:
        # A process may have said everything and crash on its way out.
        result |= json.loads(lines[-1])
        result["crashed_at_exit"] = code != 0
    else:
        result["outcome"] = "hang" if code == -signal.SIGALRM else "crash"
        result["at"], result["pictures"], result["decoders_died"] = {}, 0, 0
        result["numbers"], result["readings"], result["sizes"] = [], [], []
    if code:
        result["printed"] = noise[-NOISE:]
        result["signal"] = signal.Signals(-code).name if code < 0 else f"exit {code}"
    return result


def verdict_after(row: Row) -> float | None:
    """Seconds from opening to ``ended`` or ``failed``."""
    at: dict[str, float] = row["at"]
    return at.get("ended", at.get("failed"))


def limits_broken(row: Row, seconds: float) -> list[str]:
    """Which of the two promised limits did not hold: start, end."""
    at: dict[str, float] = row["at"]
    broken = []
    if at.get("ready", at.get("failed", float("inf"))) > START_LIMIT + LATE:
        broken.append("start")
    last = verdict_after(row)
    if last is None or last - at.get("play", last) > seconds + END_GRACE + LATE:
        broken.append("end")
    return broken


def wrongs_of_any(row: Row) -> list[str]:
    """What is wrong with any film, whatever should come of it."""
    wrong = []
    if row["outcome"] == "crash":
        wrong.append(f"crash ({row['signal']})")
    if row["outcome"] == "hang":
        wrong.append("hang")
    if row.get("crashed_at_exit"):
        wrong.append(f"crash on the way out ({row['signal']})")
    if row["decoders_died"]:
        wrong.append(f"decoder died {row['decoders_died']} ×")
    if row.get("asked"):
        wrong.append(f"asked the network {row['asked']} ×")
    return wrong


def judge_broken(case: Broken, row: Row) -> list[str]:
    """What is wrong with what came of a broken film."""
    wrong = wrongs_of_any(row)
    if row["outcome"] in ("ended", "failed"):
        came = ENDED if row["outcome"] == ENDED else row["reason"]
        if case.right and came not in case.right:
            wrong.append(f"{came} instead of {' or '.join(case.right)}")
        wrong += [f"{limit} too late" for limit in limits_broken(row, case.seconds)]
    if row.get("afterwards", "plays") != "plays":
        wrong.append(f"a good film afterwards: {row['afterwards']}")
    return wrong


def expected_size(case: Whole) -> Size:
    """Of the picture on the screen."""
    return scaled(Size(round(10_000 * case.aspect), 10_000), BOX, "contain", limit_bytes=1 << 30)


def judge_whole(case: Whole, row: Row) -> list[str]:
    """What is wrong with what came of a whole film."""
    wrong = wrongs_of_any(row)
    if row["outcome"] != ENDED:
        return wrong or [row["reason"]]
    if not row["numbers"] and case.is_readable:
        return [*wrong, "no picture"]
    wrong += [f"{limit} too late" for limit in limits_broken(row, case.seconds)]
    if row["pictures"] > max(case.most, len(case.numbers)):
        wrong.append(f"{row['pictures']} pictures shown of {len(case.numbers)}")
    if case.is_readable:
        wrong += _wrong_numbers(case, row["numbers"])
    wrong += _wrong_shape(case, row)
    if case.is_readable:
        wrong += _wrong_colors(row["readings"])
    return wrong


def _wrong_numbers(case: Whole, numbers: Sequence[int]) -> list[str]:
    wrong = []
    strange = sorted(set(numbers) - set(case.numbers))
    seen = set(numbers) & set(case.numbers)
    if strange:
        wrong.append(f"pictures that should not be seen: {strange[0]}…{strange[-1]} ({len(strange)})")
    if len(seen) < len(case.numbers) - max(2, len(case.numbers) // LOST):
        wrong.append(f"{len(case.numbers) - len(seen)} of {len(case.numbers)} pictures not shown")
    if any(later < earlier for earlier, later in pairwise(numbers)):
        wrong.append("pictures in the wrong order")
    return wrong


def _wrong_shape(case: Whole, row: Row) -> list[str]:
    wrong = []
    size = expected_size(case)
    if any(abs(width - size.width) > 2 or abs(height - size.height) > 2 for width, height in row["sizes"]):
        shown = ", ".join(f"{width}×{height}" for width, height in row["sizes"])
        wrong.append(f"size {shown} instead of {size.width}×{size.height}")
    if abs(row["aspect"] / case.aspect - 1) > 0.02:
        wrong.append(f"aspect {row['aspect']:.2f} instead of {case.aspect:.2f}")
    for one in row["readings"][-1:]:
        if one["turned"] != case.turned:
            wrong.append(f"square at {one['turned']}° instead of {case.turned}°")
        elif not 0.85 < one["square"] < 1.18:
            wrong.append(f"a square is seen {one['square']:.2f} as wide as high")
    return wrong


def _wrong_colors(readings: Sequence[Row]) -> list[str]:
    wrong = []
    worst = max(readings, key=lambda one: one["deviation"])
    if worst["deviation"] > DEVIATION:
        wrong.append(f"{worst['worst']} is off by {worst['deviation']}")
    if not all(one["is_ground_clean"] for one in readings):
        wrong.append("something is drawn over the picture")
    return wrong
