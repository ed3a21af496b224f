"""Make the stand-in film again: `python assets/film/make.py` (needs PySide6 and ffmpeg).

The frames are drawn, the music is played, both are encoded twice (WebM and MP4), and the captions are
written and checked.
Nothing is random and nothing is fetched: the same frames come out every time.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # run as a file, it is no part of a package

from assets.film.maker import captions, encode, music, scenes
from assets.film.maker.paper import FPS, HEIGHT, WIDTH

FOLDER = Path(__file__).resolve().parent
NAME = "buren-zonder-brood"
LOUDNESS, CEILING = -18.0, -4.5
"""LUFS asked for, and dBFS that no sample passes: the encoders' own overshoot stays below -3."""


def frame(number: int, width: int = WIDTH, height: int = HEIGHT) -> QImage:
    """Frame `number` of the film, for tests and for looking."""
    if QGuiApplication.instance() is None:  # fonts need an application, though never a window
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        frame.__dict__["application"] = QGuiApplication([])
    return scenes.draw_frame(number, width, height)


def stills(folder: Path, every: float, width: int, height: int) -> None:
    """One picture every so many seconds, and the first and the last frame."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers = {0, scenes.FRAMES - 1, *range(0, scenes.FRAMES, max(1, round(every * FPS)))}
    for number in sorted(numbers):
        frame(number, width, height).save(str(folder / f"frame-{number:04}.png"))


def sound(path: Path) -> None:
    """Play the music into `path`, as loud as asked and never above the ceiling."""
    score = music.compose(scenes.starts(), scenes.LENGTH)
    gain, ceiling = 0.25, 10 ** (CEILING / 20)
    for _ in range(3):
        music.write(score, path, gain, ceiling)
        level, _peak = encode.loudness(path)
        if abs(level - LOUDNESS) < 0.15:
            break
        gain *= 10 ** ((LOUDNESS - level) / 20)


def main() -> int:
    parser = argparse.ArgumentParser(description="Make the stand-in film again.")
    parser.add_argument("--frames", type=Path, metavar="DIR", help="where stills go (default: build/film)")
    parser.add_argument("--every", type=float, default=1.0, help="seconds between stills")
    parser.add_argument("--only", choices=("webm", "mp4", "stills", "figures"), help="make only this")
    parser.add_argument("--size", default=f"{WIDTH}x{HEIGHT}", help="for drafts, such as 640x360")
    parser.add_argument(
        "--to", type=Path, default=FOLDER, help="folder the films and captions are written to"
    )
    options = parser.parse_args()
    width, height = (int(n) for n in options.size.split("x"))
    faults = captions.faults(scenes.LENGTH)
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        return 1
    if options.only == "figures":
        tell([options.to / f"{NAME}.{kind}" for kind in ("webm", "mp4")])
        return 0
    if options.frames or options.only == "stills":
        stills(options.frames or FOLDER.parents[1] / "build" / "film", options.every, width, height)
        if options.only == "stills":
            return 0
    options.to.mkdir(parents=True, exist_ok=True)
    captions.write(options.to, NAME)
    frame(0, width, height).save(str(options.to / f"{NAME}-poster.png"))
    kinds = [options.only] if options.only else ["webm", "mp4"]
    with tempfile.TemporaryDirectory() as work:
        music_file = Path(work) / "music.wav"
        sound(music_file)
        films = {kind: Path(work) / f"{NAME}.{kind}" for kind in kinds}
        encode.encode(music_file, films, width, height)
        for film in films.values():  # a stand that plays this folder never meets half a film
            shutil.copyfile(film, options.to / f"{film.name}.part")
            (options.to / f"{film.name}.part").replace(options.to / film.name)
    tell([options.to / f"{NAME}.{kind}" for kind in kinds])
    return 0


def tell(films: list[Path]) -> None:
    """Print what is measured on films and captions."""
    for film in films:
        level, peak = encode.loudness(film)
        print(f"{encode.describe(film)}, {level:.1f} LUFS, true peak {peak:.1f} dBFS")
    print("\n".join(captions.figures()))


if __name__ == "__main__":
    sys.exit(main())
