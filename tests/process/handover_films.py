"""Films that say which of them is on the screen and which of its frames; playlists in which they follow each other."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import content, counter
from tests.process.stand import ROOT

RATE = 30
TRANSITIONS = ("fade", "push", "wipe", "cut")
SLIDE = "waarom"
KINDS = ("slide-film", "film-slide", "film-film", "film-again", "loop")
"""A slide and a film in turns, two films, the same film as another entry of the playlist, the only entry of all."""


@dataclass(frozen=True, slots=True)
class MarkedFilm:
    """A film whose frames carry the numbers from ``first`` on."""

    name: str
    first: int
    frames: int

    @property
    def last(self) -> int:
        return self.first + self.frames - 1

    @property
    def seconds(self) -> float:
        return self.frames / RATE

    def holds(self, number: int) -> bool:
        return self.first <= number <= self.last


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of the playlist: a film, or the slide."""

    film: MarkedFilm | None
    transition: str

    def lines(self, slide_seconds: float) -> str:
        what = (
            f"  - video: {self.film.name}"
            if self.film
            else f"  - slide: {SLIDE}\n    duration: {slide_seconds:g}s"
        )
        return f"{what}\n    transition: {self.transition}\n"


def two_films(seconds: float) -> tuple[MarkedFilm, MarkedFilm]:
    """Of the same length, with numbers a thousand apart."""
    frames = round(seconds * RATE)
    return MarkedFilm("one.mp4", 0, frames), MarkedFilm("two.mp4", 1000, frames)


def long_film(seconds: float = 12) -> MarkedFilm:
    return MarkedFilm("long.mp4", 2000, round(seconds * RATE))


def entries(kinds: Collection[str], films: tuple[MarkedFilm, MarkedFilm]) -> list[Entry]:
    """A playlist in which each of these kinds occurs (at least) once in every block, with every transition in turns.

    There are as many blocks as transitions; ``block`` items make one.
    """
    one, two = films
    row: list[MarkedFilm | None] = [None, one] if {"slide-film", "film-slide"} & set(kinds) else [one]
    if "film-film" in kinds:
        row.append(two)
    if "film-again" in kinds and set(kinds) != {"film-again"}:
        row.append(row[-1])
    return [
        Entry(film, TRANSITIONS[(block + place) % len(TRANSITIONS)])
        for block in range(len(TRANSITIONS))
        for place, film in enumerate(row)
    ]


def make_film(path: Path, film: MarkedFilm, size: tuple[int, int] = counter.FILM) -> None:
    """H.264 in which everything moves, with some grain: as much work to decode as a real one of that size."""
    width, height = size
    block = width * counter.BLOCK // counter.FILM[0]
    numbers = range(film.first, film.first + film.frames)
    marks = b"".join(bytes(255 * bit for bit in counter.bits(number)) for number in numbers)
    graph = (
        f"testsrc2=size={width}x{height}:rate={RATE},noise=alls=6:allf=t,"
        "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p[ground];"
        f"[0:v]scale={counter.BLOCKS * block}:{block}:flags=neighbor,format=yuv420p[mark];"
        "[ground][mark]overlay=x=(W-w)/2:y=(H-h)/2:shortest=1:format=auto,format=yuv420p[film]"
    )
    command = ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "gray"]
    command += ["-video_size", f"{counter.BLOCKS}x1", "-framerate", str(RATE), "-i", "-"]
    command += ["-filter_complex", graph, "-map", "[film]", "-c:v", "libx264", "-preset", "veryfast"]
    kilobits = 8000 * width * height // (counter.FILM[0] * counter.FILM[1])
    command += ["-b:v", f"{kilobits}k", "-maxrate", f"{kilobits * 5 // 4}k", "-bufsize", f"{kilobits * 2}k"]
    command += [
        "-g",
        str(RATE * 2),
        "-colorspace",
        "bt709",
        "-color_primaries",
        "bt709",
        "-color_trc",
        "bt709",
    ]
    content.run_tool([*command, str(path)], marks)


def content_folder(folder: Path, wanted: Sequence[Entry], films: Path, slide_seconds: float = 2.0) -> Path:
    """A content folder with these entries; the files of its films lie in ``films``."""
    (folder / "slides").mkdir(parents=True)
    (folder / "assets" / "art").mkdir(parents=True)
    shutil.copy(ROOT / "slides" / f"{SLIDE}.yaml", folder / "slides")
    shutil.copy(ROOT / "assets" / "art" / f"{SLIDE}.svg", folder / "assets" / "art")
    for name in {entry.film.name for entry in wanted if entry.film}:
        (folder / "assets" / name).hardlink_to(films / name)
    items = "".join(entry.lines(slide_seconds) for entry in wanted)
    (folder / "slides" / "playlist.yaml").write_text(f"items:\n{items}", "utf-8")
    return folder
