"""Frames and music through ffmpeg into the two films, and the figures measured on what came out."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from .paper import FPS, HEIGHT, WIDTH
from .scenes import FRAMES, draw_frame

if TYPE_CHECKING:
    from pathlib import Path

_COMMON = (
    "-map 0:v -map 1:a -g 150 -fflags +bitexact -map_metadata -1 "
    "-vf scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int,format=yuv420p "
    "-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv"
)
_CODECS = {
    "webm": (
        "-c:v libvpx-vp9 -crf 38 -b:v 0 -deadline good -cpu-used 3 -row-mt 1 -tile-columns 2 "
        "-c:a libopus -b:a 96k"
    ),
    "mp4": (
        "-c:v libx264 -profile:v high -preset slow -tune animation -crf 24 "
        "-c:a aac -b:a 128k -movflags +faststart"
    ),
}


def encode(sound: Path, targets: dict[str, Path], width: int = WIDTH, height: int = HEIGHT) -> None:
    """Draw every frame once and let one ffmpeg write all `targets` (by kind: webm, mp4)."""
    source = f"-v error -y -f rawvideo -pix_fmt bgra -s {width}x{height} -r {FPS} -i -"
    command = ["ffmpeg", *source.split(), "-i", str(sound)]
    for kind, target in targets.items():
        command += [*_COMMON.split(), *_CODECS[kind].split(), str(target)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        try:
            for number in range(FRAMES):
                # Held by a name: the bytes written live only as long as their image.
                image = draw_frame(number, width, height)
                process.stdin.write(image.constBits())
                if number % 150 == 0:
                    print(f"frame {number} of {FRAMES}", file=sys.stderr)
            process.stdin.close()
        except BrokenPipeError:
            pass  # ffmpeg has said why on standard error, and ends with a failure
        if process.wait():
            raise SystemExit("ffmpeg could not write the film")


def loudness(path: Path) -> tuple[float, float]:
    """Integrated loudness (LUFS) and true peak (dBFS) of a sound or film, as EBU R128 measures them."""
    run = subprocess.run(
        [
            "ffmpeg",
            "-hide_banner",
            "-nostats",
            "-i",
            str(path),
            "-map",
            "0:a",
            "-af",
            "ebur128=peak=true",
            "-f",
            "null",
            "-",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    summary = run.stderr[run.stderr.rindex("Summary:") :]
    found = [re.search(rf"{key}:\s+(-?[\d.]+|-inf)", summary) for key in ("I", "Peak")]
    if not all(found):
        raise SystemExit(f"ffmpeg did not measure {path.name}")
    return float(found[0][1]), float(found[1][1])  # type: ignore[index]


def describe(path: Path) -> str:
    """Length, frames, codecs, colour and size of a film, as ffprobe counts them."""

    def ask(stream: str, entries: str) -> str:
        return subprocess.run(
            [
                "ffprobe",
                "-v",
                "error",
                "-select_streams",
                stream,
                "-count_packets",
                "-show_entries",
                entries,
                "-of",
                "csv=p=0",
                str(path),
            ],
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    video = ask(
        "v", "stream=codec_name,width,height,pix_fmt,color_space,r_frame_rate,nb_read_packets"
    ).strip()
    audio = ask("a", "stream=codec_name,sample_rate,channels").strip()
    length = ask("v", "format=duration").strip()
    return f"{path.name}: {length} s, {path.stat().st_size / 1e6:.2f} MB, {video}, {audio}"
