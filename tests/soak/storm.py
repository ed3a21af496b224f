"""A thousand touches in a minute, from one seed after the other: nothing breaks, the loop comes back, touches are answered.

``python -m tests.soak.storm`` prints JSON and a table; 1 is the answer when anything was not as it should be.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.process.stand import ROOT, qml_warnings, virtual_screen

SLOWEST_MS = 100.0
"""In which 99 of 100 touches are answered."""
GROWTH_KIB = 24 * 1024
"""What the second half of a storm may add to the first: pictures and pages that had not been seen yet."""


def content_folder(target: Path) -> Path:
    """The mission, whose visitors are thought gone after ten seconds."""
    shutil.copytree(ROOT / "slides", target / "slides")
    shutil.copytree(
        ROOT / "assets", target / "assets", ignore=shutil.ignore_patterns("*.md", "contact-sheet*")
    )
    playlist = target / "slides" / "playlist.yaml"
    playlist.write_text(playlist.read_text("utf-8").replace("idle: 45s", "idle: 10s"), "utf-8")
    return target


def storm(content: Path, folder: Path, seed: int, gestures: int, seconds: float) -> dict[str, Any]:
    """One storm on a screen of its own."""
    with virtual_screen() as display:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_CACHE_HOME": str(folder / "cache"),
        }
        done = subprocess.run(
            [sys.executable, "-m", "tests.soak.hands", str(content), str(seed), str(gestures), str(seconds)],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=seconds + 400,
            check=False,
        )
    lines = done.stderr.splitlines()
    report: dict[str, Any] = {"seed": seed, "returned": done.returncode}
    if done.returncode == 0:
        report |= json.loads(done.stdout.splitlines()[-1])
    report["complaints"] = [
        *qml_warnings(done.stderr),
        *[line for line in lines if "unexpected" in line or "Traceback" in line],
    ]
    if done.returncode:
        report["log"] = lines[-20:]
    return report


def judge(report: dict[str, Any]) -> list[str]:
    """What was not as it should be."""
    if report["returned"]:
        return [f"ended with {report['returned']}"]
    wrong = [f"the log: {line}" for line in report["complaints"][:5]]
    if not report["is_back"]:
        wrong.append("the loop did not come back")
    if not report["has_own_wishes"]:
        wrong.append("the loop came back with a visitor's wishes")
    if percentile(report["answers"], 0.99) > SLOWEST_MS:
        wrong.append(f"1 of 100 touches is answered after {percentile(report['answers'], 0.99)} ms")
    if growth(report["resident_kib"]) > GROWTH_KIB:
        wrong.append(f"memory grew by {growth(report['resident_kib'])} KiB")
    return wrong


def percentile(values: Sequence[float], part: float) -> float:
    """The value below which ``part`` of the sorted ``values`` lie."""
    return values[min(len(values) - 1, int(len(values) * part))]


def growth(resident: Sequence[int]) -> int:
    """How much higher the last quarter is than the second, in KiB: the first fills caches."""
    quarter = max(1, len(resident) // 4)
    second, last = resident[quarter : 2 * quarter], resident[-quarter:]
    return max(last) - max(second or last)


def table(reports: Sequence[dict[str, Any]]) -> str:
    """A line a storm."""
    lines = [
        "seed  gestures  seconds  back after  answers p50/p99/most ms  memory KiB (2nd to last quarter)  wrong"
    ]
    for report in reports:
        wrong = "; ".join(judge(report)) or "nothing"
        if report["returned"]:
            lines.append(f"{report['seed']:4}  {wrong}")
            continue
        answers = report["answers"]
        lines.append(
            f"{report['seed']:4}  {sum(report['done'].values()):8}  {report['seconds']:7}  {report['back_after']:8} s  "
            f"{percentile(answers, 0.5):6} / {percentile(answers, 0.99)} / {answers[-1]}   "
            f"{growth(report['resident_kib']):+8}   {wrong}"
        )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Storm after storm."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.storm", description=__doc__.split("\n\n")[0])
    parser.add_argument("--seeds", type=int, default=3, help="so many storms, from seed 1 (3)")
    parser.add_argument("--gestures", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="kiosk-storm-") as name:
        folder = Path(name)
        content = content_folder(folder / "content")
        reports = [
            storm(content, folder, seed, options.gestures, options.seconds)
            for seed in range(1, options.seeds + 1)
        ]
    print(json.dumps(reports))
    print(table(reports), file=sys.stderr)
    return 1 if any(judge(report) for report in reports) else 0


if __name__ == "__main__":
    sys.exit(main())
