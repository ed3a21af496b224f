"""Where films are made: ffmpeg in one folder, painted pictures in, a film out. Knows nothing of players."""

from __future__ import annotations

import functools
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.corpus.painting import Canvas

LIMIT = 60.0
"""Seconds for one film."""


class NotMadeError(Exception):
    """This film cannot be made on this machine; the text says why."""


class Workshop:
    """Makes films in ``folder``; what was made once is not made again."""

    def __init__(self, folder: Path, address: str = "") -> None:
        self.folder = folder
        self.address = address
        """Of a web server that nobody should ask for anything."""
        self._made: dict[str, Path] = {}

    def path(self, name: str) -> Path:
        return self.folder / name

    def write(self, name: str, data: bytes) -> Path:
        """A file with these bytes."""
        path = self.path(name)
        path.write_bytes(data)
        return path

    def ffmpeg(self, *arguments: str | Path, data: bytes = b"") -> None:
        """Run it; ``NotMadeError`` with its last words when it fails."""
        words = ["ffmpeg", "-y", "-hide_banner", "-loglevel", "error", *map(str, arguments)]
        try:
            run = subprocess.run(words, input=data, capture_output=True, timeout=LIMIT, check=False)
        except subprocess.TimeoutExpired:
            raise NotMadeError(f"ffmpeg took more than {LIMIT:g} s") from None
        if run.returncode:
            last = run.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["no word"]
            raise NotMadeError(f"ffmpeg: {last[0]}")

    def painted(
        self,
        name: str,
        codec: Sequence[str],
        *,
        canvas: Canvas,
        numbers: range,
        rate: str = "25",
        inputs: Sequence[str | Path] = (),
        options: Sequence[str | Path] = (),
    ) -> Path:
        """A film called ``name`` of painted pictures; ``codec`` begins with ffmpeg's name of the encoder."""
        need(codec[0])
        path = self.path(name)
        aspect = canvas.sample_aspect
        shape = ["-vf", f"setsar={aspect.numerator}/{aspect.denominator}"] if aspect != 1 else []
        self.ffmpeg(
            *["-f", "rawvideo", "-pix_fmt", canvas.pixels, "-s", f"{canvas.width}x{canvas.height}"],
            *["-r", rate, "-i", "pipe:0", *inputs],
            *shape,
            *["-c:v", *codec, "-pix_fmt", canvas.pixels],
            *[*options, path],
            data=b"".join(canvas.pictures(numbers)),
        )
        return path

    def pattern(self, name: str, *codec: str, seconds: float = 3.0, size: str = "320x180") -> Path:
        """A film with sound that has some weight: a moving pattern under noise, 25 pictures a second, a tone."""
        if name not in self._made:
            need(codec[codec.index("-c:v") + 1])
            path = self.path(name)
            self.ffmpeg(
                *[
                    "-f",
                    "lavfi",
                    "-i",
                    f"testsrc2=size={size}:rate=25:duration={seconds:g},noise=alls=12:allf=t",
                ],
                *["-f", "lavfi", "-i", f"sine=frequency=440:duration={seconds:g}", "-pix_fmt", "yuv420p"],
                *codec,
                path,
            )
            self._made[name] = path
        return self._made[name]


@functools.cache
def _encoders() -> frozenset[str]:
    words = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-encoders"]
    listed = subprocess.run(words, capture_output=True, text=True, timeout=LIMIT, check=False).stdout
    return frozenset(re.findall(r"^ [VAS][\w.]{5} (\S+)", listed, re.MULTILINE))


def need(encoder: str) -> None:
    """``NotMadeError`` when ffmpeg has no such encoder."""
    if encoder != "copy" and encoder not in _encoders():
        raise NotMadeError(f"ffmpeg has no encoder {encoder}")
