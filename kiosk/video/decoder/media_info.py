"""What a film file says of its colours and its kind.

libVLC does not tell; MediaInfo reads it out of the container and the codec's own headers without decoding anything.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.video.colors import Colors, Matrix, usual_matrix
from kiosk.video.film_file import is_proven_whole

LOCAL_ONLY = {
    # A film may name other files as parts of itself; nothing but the file in hand is read.
    "File_IsReferenced_Skip": "1",
    "File_ForceReferenced": "0",
    "File_TestContinuousFileNames": "0",
    "File_TestDirectory": "0",
    "ParseSpeed": "0.3",
}
MOST_WAIT = 1.0
"""Seconds that a film waits while the head of another is read; one on a dead stick must not keep the others from playing."""


MATROSKA = frozenset({"Matroska", "WebM"})
ISO = frozenset({"MPEG-4", "QuickTime"})
WITH_LENGTH = MATROSKA | ISO | {"AVI"}
"""Containers that state the length of a track; of a stream it can only be guessed."""
RED_GREEN_BLUE = ("RV", "GBR", "GB", "RGB", "BGR", "ARGB", "ABGR", "RGBA", "BGRA")
"""How libVLC's names of pixels begin that are red, green and blue in themselves."""
TRIMMED_MS = 100
INTERLACED = frozenset({"Interlaced", "MBAFF", "PAFF"})
SLOW = 5.0
"""Pictures a second below which a film is a row of slides: its length tells better than its pictures when it is over."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the file says; empty where it says nothing."""

    matrix: str = ""
    range: str = ""
    width: int = 0
    height: int = 0
    aspect: float = 1.0
    """Of a pixel: width over height."""
    codec: str = ""
    rate: float = 0.0
    """Pictures a second."""
    pictures_ms: int = 0
    """How long the pictures last, where the container's head says so; sound may go on for longer."""
    slowest: float = 0.0
    """Pictures a second where they follow each other most slowly; ``rate`` where the file does not tell."""
    count: int = 0
    """How many pictures; 0 where the file does not tell."""
    container: str = ""
    is_interlaced: bool = False
    """Whether each picture holds two moments, in its even and in its odd lines."""
    is_trimmed: bool = False
    """Whether the file says that some of its pictures are not to be seen: an edit list of MP4."""
    is_whole: bool = False
    """Whether the lengths written in the file prove that all of it arrived; ``False`` also where a kind does not tell."""

    @property
    def own_time(self) -> float:
        """Seconds for which each picture of a slow film stands; 0 for other films."""
        return 1 / self.rate if 0 < self.rate < SLOW else 0.0

    def pictures_last(self, begins: int) -> int:
        """How long (ms) there are pictures in a film whose time begins at ``begins``; 0 where the file does not tell.

        The head knows better than libVLC, which takes what it has found for the whole.
        """
        return max(0, self.pictures_ms - (max(0, begins) if self.container in ISO else 0))


def warm_up() -> None:
    """Load the library before it is needed."""
    import pymediainfo  # noqa: F401


_reading = threading.Lock()
"""MediaInfo has one set of options for the whole process, and each reading sets it: of two at once, one finds "320 pixels"
where it looks for 320, or both crash."""


def told_by(path: Path) -> Told:
    """What MediaInfo finds; a file it cannot read, or not in time, tells nothing. From any thread."""
    if not _reading.acquire(timeout=MOST_WAIT):
        return Told()
    try:
        return _read(path)
    except Exception:  # noqa: BLE001
        # Whatever the library meets, the film is played with the usual colours.
        return Told()
    finally:
        _reading.release()


def _read(path: Path) -> Told:
    from pymediainfo import MediaInfo

    found: Any = MediaInfo.parse(str(path), mediainfo_options=LOCAL_ONLY, parse_speed=0.3)
    container = next((str(track.format or "") for track in found.general_tracks), "")
    says_length = container in WITH_LENGTH
    for track in found.video_tracks:
        return Told(
            str(track.matrix_coefficients or ""),
            str(track.color_range or ""),
            int(track.width or 0),
            int(track.height or 0),
            float(track.pixel_aspect_ratio or 1) or 1.0,
            str(track.format or ""),
            float(track.frame_rate or 0),
            int(float(track.duration or 0)) if says_length else 0,
            float(track.minimum_frame_rate or track.frame_rate or 0),
            int(track.frame_count or 0),
            container,
            str(track.scan_type or "") in INTERLACED,
            float(track.source_duration or 0) > float(track.duration or 0) + TRIMMED_MS,
            is_proven_whole(path),
        )
    return Told()


def colors_of(told: Told, *, lines: int, chroma: str) -> Colors:
    """The colours of a film of so many ``lines`` that libVLC decodes to ``chroma`` (its four letters)."""
    if chroma.startswith(RED_GREEN_BLUE):
        # A recording of a screen has no matrix; where libVLC makes I420 of it, that is BT.601 and not of full range.
        return Colors("bt601")
    if told.matrix.startswith("BT.2020"):
        matrix: Matrix = "bt2020"
    elif told.matrix.startswith("BT.709"):
        matrix = "bt709"
    elif told.matrix.startswith(("BT.601", "BT.470", "SMPTE 170", "FCC")):
        matrix = "bt601"
    elif told.codec == "VP8":
        # By its own definition (RFC 6386, 9.2), whatever the size.
        matrix = "bt601"
    else:
        matrix = usual_matrix(lines)
    # A "J" is libVLC's own word for the full range of a JPEG.
    return Colors(matrix, is_full_range=told.range == "Full" or chroma.startswith("J"))
