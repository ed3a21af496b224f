"""Twenty large photos in a folder: making them, and the most memory the kiosk takes to show each once."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from tests.bench import processes
from tests.bench.content import run_tool
from tests.bench.measuring import clean_environment
from tests.bench.processes import Meter
from tests.bench.stretches import Figures
from tests.bench.watcher import ROOT

PHOTO = (6000, 4000)
DURATION = 2.0
TRANSITION = 1.0
"""At most, getting the next one ready included."""
START = 15.0
LOOK_EVERY = 0.05
METER_EVERY = 5
"""Looks at the player for each look at the whole tree, which takes longer."""


def make_photos(root: Path, count: int) -> Path:
    """A content folder that shows so many photos of 24 megapixels, all different, two seconds each; where they lie.

    Soft colours with the grain of a camera, at the quality cameras write.
    """
    folder = root / "assets" / "photos"
    folder.mkdir(parents=True)
    (root / "slides").mkdir()
    (root / "slides" / "playlist.yaml").write_text(
        f"defaults: {{duration: {DURATION:g}s, transition: fade}}\nitems:\n  - folder: photos\n", "utf-8"
    )
    width, height = PHOTO
    source = (
        f"gradients=size={width // 4}x{height // 4}:nb_colors=8:seed=3:speed=0.5:rate=1:duration={count},"
        f"scale={width}:{height}:flags=bilinear,format=yuvj420p,noise=alls=16:allf=t"
    )
    command = ["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", source, "-frames:v", str(count)]
    run_tool([*command, "-q:v", "3", str(folder / "photo-%02d.jpg")])
    return folder


def make_pictures(folder: Path, photos: Path, size: tuple[int, int]) -> tuple[Path, Path]:
    """The first two photos, cut to the size of the window."""
    width, height = size
    cut = f"scale={width}:{height}:force_original_aspect_ratio=increase,crop={width}:{height}"
    result = []
    for photo in sorted(photos.iterdir())[:2]:
        target = folder / f"{photo.stem}-{width}x{height}.png"
        run_tool(["ffmpeg", "-v", "error", "-y", "-i", str(photo), "-vf", cut, "-frames:v", "1", str(target)])
        result.append(target)
    return result[0], result[1]


def measure_memory(
    root: Path, count: int, size: tuple[int, int], render: str, display: str, home: Path
) -> Figures:
    """Show every photo once with ``kiosk run`` and watch what that holds at most."""
    home.mkdir(exist_ok=True)
    log_path, trace = home / "photos.txt", home / "photos.jsonl"
    command = [
        sys.executable,
        "-m",
        "kiosk",
        "run",
        "--no-supervisor",
        str(root),
        "--rounds",
        "1",
        "--render",
        render,
    ]
    command += ["--windowed", f"{size[0]}x{size[1]}", "--trace", str(trace)]
    alone = resident = looks = 0
    limit = START + count * (DURATION + TRANSITION)
    with log_path.open("wb") as log:
        started = time.monotonic()
        process = processes.start(command, environment=clean_environment(display, home), folder=ROOT, log=log)
        meter = Meter(process.pid)
        try:
            while process.poll() is None and time.monotonic() < started + limit:
                if looks % METER_EVERY == 0:
                    meter.look()
                looks += 1
                stat = processes.read_stat(process.pid)
                alone = max(alone, processes.pss_kib([stat]) if stat else 0)
                resident = max(resident, processes.highest_resident_kib(process.pid))
                _wait(process, LOOK_EVERY)
            code = process.poll()
        finally:
            processes.end(process, meter.known())
    figures: Figures = {
        "photos": count,
        "shown": trace.read_text("utf-8").count('"cue-started"') if trace.is_file() else 0,
        "seconds": round(time.monotonic() - started, 1),
        "peak_pss_mib_player": round(alone / 1024, 1),
        "peak_pss_mib_tree": round(max(alone, meter.peak_pss_kib) / 1024, 1),
        "peak_alone_mib_tree": round(meter.peak_alone_kib / 1024, 1),
        "peak_resident_mib_player": round(resident / 1024, 1),
    }
    if code != 0:
        said = log_path.read_text("utf-8", "replace")[-600:].strip()
        figures["problem"] = f"did not end by itself within {limit:.0f} s (exit {code}). It said: {said}"
    return figures


def _wait(process: subprocess.Popen[bytes], seconds: float) -> None:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return
