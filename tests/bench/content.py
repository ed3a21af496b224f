"""What is played: a marked film, one slide of the mission as a slide and as a picture, folders a kiosk can show."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.bench import counter
from tests.bench.watcher import ROOT

RATE = 30
SLIDE = "tegenmacht"
"""The first slide of the mission."""
ENCODING_LIMIT = 600


class NoContentError(Exception):
    """The film or the picture could not be made."""


def make_film(path: Path, seconds: int) -> None:
    """A 1080p film of H.264 at 30 frames a second, in which everything moves and every frame carries its number.

    The moving pattern has some grain, so that a frame is as much work to decode as one of a real film (about 8 Mbit/s).
    It has no sound: the loop of a stand plays muted.
    """
    marks = b"".join(bytes(255 * bit for bit in counter.bits(number)) for number in range(seconds * RATE))
    width, height = counter.FILM
    mark_width = counter.BLOCKS * counter.BLOCK
    graph = (
        f"testsrc2=size={width}x{height}:rate={RATE},noise=alls=6:allf=t,"
        "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p[ground];"
        f"[0:v]scale={mark_width}:{counter.BLOCK}:flags=neighbor,format=yuv420p[mark];"
        "[ground][mark]overlay=x=(W-w)/2:y=(H-h)/2:shortest=1,format=yuv420p[film]"
    )
    command = ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "gray"]
    command += ["-video_size", f"{counter.BLOCKS}x1", "-framerate", str(RATE), "-i", "-"]
    command += ["-filter_complex", graph, "-map", "[film]", "-c:v", "libx264", "-preset", "veryfast"]
    command += ["-b:v", "8M", "-maxrate", "10M", "-bufsize", "16M", "-g", str(RATE * 2)]
    command += ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", str(path)]
    run_tool(command, marks)


def take_picture(display: str, size: tuple[int, int], path: Path) -> None:
    """What is on the screen now, as a PNG."""
    command = ["ffmpeg", "-v", "error", "-y", "-f", "x11grab", "-draw_mouse", "0"]
    command += ["-video_size", f"{size[0]}x{size[1]}", "-i", display, "-frames:v", "1", str(path)]
    run_tool(command)


def run_tool(command: list[str], data: bytes = b"") -> None:
    """A program that makes something; ``NoContentError`` when it cannot."""
    outcome = subprocess.run(
        command,
        input=data,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        timeout=ENCODING_LIMIT,
        check=False,
    )
    if outcome.returncode:
        raise NoContentError(outcome.stderr.decode("utf-8", "replace")[-2000:])


def one_slide(folder: Path) -> Path:
    """A content folder with the first slide of the mission, standing for longer than anyone measures."""
    slides, art = folder / "slides", folder / "assets" / "art"
    slides.mkdir(parents=True)
    art.mkdir(parents=True)
    shutil.copy(ROOT / "slides" / f"{SLIDE}.yaml", slides)
    shutil.copy(ROOT / "assets" / "art" / f"{SLIDE}.svg", art)
    (slides / "playlist.yaml").write_text(
        f"languages: [nl, fr, en]\nitems:\n  - slide: {SLIDE}\n    duration: 30m\n", "utf-8"
    )
    return folder


def one_film(folder: Path, film: Path) -> Path:
    """A content folder with the film and nothing else: it plays again and again."""
    (folder / "slides").mkdir(parents=True)
    (folder / "assets").mkdir()
    shutil.copy(film, folder / "assets" / film.name)
    (folder / "slides" / "playlist.yaml").write_text(f"items:\n  - video: {film.name}\n", "utf-8")
    return folder
