"""What is played: marked films and pictures, one slide of the mission, folders a kiosk can show, pages for a browser."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.bench import counter
from tests.bench.watcher import ROOT

RATE = 30
SLIDE = "tegenmacht"
"""The first slide of the mission."""
ENCODING_LIMIT = 600


PAGE = """<!doctype html>
<meta charset="utf-8">
<style>
body {{ margin: 0; background: black; overflow: hidden }}
img, video {{ position: absolute; width: {width}px; height: {height}px; {hidden} }}
</style>
<body>
{items}
<script>
{script}
</script>
"""
PAGE_SCRIPT = """
const items = [...document.querySelectorAll("img, video")];
let current = -1;
function next() {
    const before = items[current];
    current = (current + 1) % items.length;
    const item = items[current];
    item.style.visibility = "visible";
    if (before) before.style.visibility = "hidden";
    if (item.play) {
        item.currentTime = 0;
        item.onended = next;
        item.play();
    } else {
        setTimeout(next, SECONDS * 1000);
    }
}
addEventListener("load", next);
"""


class NoContentError(Exception):
    """The film or the picture could not be made."""


def make_film(path: Path, seconds: float, rate: int = RATE) -> None:
    """A 1080p film of H.264, in which everything moves and every frame carries its number.

    The moving pattern has some grain, so that a frame is as much work to decode as one of a real film: about 8 Mbit/s at
    30 frames a second, 12 at 60. It has no sound: the loop of a stand plays muted.
    """
    width, height = counter.FILM
    ground = (
        f"testsrc2=size={width}x{height}:rate={rate},noise=alls=6:allf=t,"
        "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"
    )
    megabits = 8 if rate <= RATE else 12
    command = ["-c:v", "libx264", "-preset", "veryfast", "-g", str(rate * 2)]
    command += ["-b:v", f"{megabits}M", "-maxrate", f"{megabits + 2}M", "-bufsize", f"{megabits * 2}M"]
    command += ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", str(path)]
    _make_marked(ground, "yuv420p", range(round(seconds * rate)), rate, command)


def make_picture(path: Path, number: int) -> None:
    """A PNG of the film's size that carries a number as a frame of the film does."""
    width, height = counter.FILM
    ground = f"gradients=size={width}x{height}:nb_colors=4:seed={number}:rate=1,format=rgb24"
    _make_marked(ground, "rgb24", [number], 1, ["-frames:v", "1", str(path)])


def _make_marked(ground: str, pixels: str, numbers: Sequence[int], rate: int, output: Sequence[str]) -> None:
    """Lay the marks of these numbers over the ground, one a frame."""
    marks = b"".join(bytes(255 * bit for bit in counter.bits(number)) for number in numbers)
    mark_width = counter.BLOCKS * counter.BLOCK
    graph = (
        f"{ground}[ground];"
        f"[0:v]scale={mark_width}:{counter.BLOCK}:flags=neighbor,format={pixels}[mark];"
        f"[ground][mark]overlay=x=(W-w)/2:y=(H-h)/2:shortest=1:format=auto,format={pixels}[film]"
    )
    command = ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "gray"]
    command += ["-video_size", f"{counter.BLOCKS}x1", "-framerate", str(rate), "-i", "-"]
    run_tool([*command, "-filter_complex", graph, "-map", "[film]", *output], marks)


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
    return _folder(folder, [film], f"items:\n  - video: {film.name}\n")


def one_list(folder: Path, files: Sequence[Path], picture_seconds: float, transition: str) -> Path:
    """A content folder that shows these pictures and films one after another. The pictures do not drift."""
    lines = [f"defaults: {{transition: {transition}, fit: contain}}", "items:"]
    for file in files:
        if is_film(file):
            lines.append(f"  - video: {file.name}")
        else:
            lines.append(f"  - image: {file.name}\n    duration: {picture_seconds:g}s\n    motion: still")
    return _folder(folder, files, "\n".join(lines) + "\n")


def one_page(path: Path, files: Sequence[Path], size: tuple[int, int], picture_seconds: float) -> Path:
    """The same as a page for a browser. One film alone loops; of several items all are loaded, and one is seen."""
    width, height = size
    alone = "autoplay loop" if len(files) == 1 else ""
    items = "\n".join(
        f'<video src="{file}" muted preload="auto" {alone}></video>'
        if is_film(file)
        else f'<img src="{file}">'
        for file in files
    )
    script = PAGE_SCRIPT.replace("SECONDS", f"{picture_seconds:g}") if len(files) > 1 else ""
    hidden = "visibility: hidden" if len(files) > 1 else ""
    page = PAGE.format(width=width, height=height, hidden=hidden, items=items, script=script)
    path.write_text(page, "utf-8")
    return path


def is_film(file: Path) -> bool:
    return file.suffix == ".mp4"


def _folder(folder: Path, files: Sequence[Path], playlist: str) -> Path:
    (folder / "slides").mkdir(parents=True)
    (folder / "assets").mkdir()
    for file in dict.fromkeys(files):
        shutil.copy(file, folder / "assets" / file.name)
    (folder / "slides" / "playlist.yaml").write_text(playlist, "utf-8")
    return folder
