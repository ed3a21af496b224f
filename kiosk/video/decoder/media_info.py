"""The metadata of a film file: colours, codec, frame rate, lengths.

libVLC does not report them; MediaInfo reads them from the container and the codec's headers without decoding anything.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.video.colors import Colors, Matrix, usual_matrix
from kiosk.video.film_file import is_proven_whole

LOCAL_ONLY = {
    # A film may reference other files as its parts; only the file itself is read.
    "File_IsReferenced_Skip": "1",
    "File_ForceReferenced": "0",
    "File_TestContinuousFileNames": "0",
    "File_TestDirectory": "0",
    "ParseSpeed": "0.3",
}
MOST_WAIT = 1.0
"""Seconds that a film waits for another's header to be read; one on a dead USB stick must not hold up the others."""


MATROSKA = frozenset({"Matroska", "WebM"})
ISO = frozenset({"MPEG-4", "QuickTime"})
WITH_LENGTH = MATROSKA | ISO | {"AVI"}
"""Containers that state the length of a track; that of a stream can only be estimated."""
RED_GREEN_BLUE = ("RV", "GBR", "GB", "RGB", "BGR", "ARGB", "ABGR", "RGBA", "BGRA")
"""Prefixes of libVLC's RGB pixel formats."""
TRIMMED_MS = 100
INTERLACED = frozenset({"Interlaced", "MBAFF", "PAFF"})
SLOW = 5.0
"""Frames a second: below this rate a film is a slide show, and its length shows better than its frames when it has ended."""


@dataclass(frozen=True, slots=True)
class Told:
    """The metadata; empty where the file states nothing."""

    matrix: str = ""
    range: str = ""
    width: int = 0
    height: int = 0
    aspect: float = 1.0
    """Pixel aspect ratio: width over height."""
    codec: str = ""
    rate: float = 0.0
    """Frames a second."""
    pictures_ms: int = 0
    """Length of the video track, where the container's header states it; the sound may be longer."""
    slowest: float = 0.0
    """The lowest frame rate, in frames a second; ``rate`` where the file does not state it."""
    count: int = 0
    """Number of frames; 0 where the file does not state it."""
    container: str = ""
    is_interlaced: bool = False
    """Whether each frame holds two fields, its even and its odd lines."""
    is_trimmed: bool = False
    """Whether the file hides some of its frames: an edit list of MP4."""
    is_whole: bool = False
    """Whether the lengths in the file prove that it is complete; ``False`` also for formats without such lengths."""

    @property
    def own_time(self) -> float:
        """Seconds that each frame of a slide-show film is shown; 0 for other films."""
        return 1 / self.rate if 0 < self.rate < SLOW else 0.0

    def pictures_last(self, begins: int) -> int:
        """The end of the video track (ms) in a film whose time begins at ``begins``; 0 where the file does not state it.

        The header is more reliable than libVLC, which takes the part that it found for the whole.
        """
        return max(0, self.pictures_ms - (max(0, begins) if self.container in ISO else 0))


def warm_up() -> None:
    """Load MediaInfo before it is needed."""
    import pymediainfo  # noqa: F401


_reading = threading.Lock()
"""MediaInfo's options are global and every reading sets them: of two at once, one finds "320 pixels" where it expects 320, or
both crash."""


def told_by(path: Path) -> Told:
    """What MediaInfo finds; nothing for a file that it cannot read, or not in time. May be called from any thread."""
    if not _reading.acquire(timeout=MOST_WAIT):
        return Told()
    try:
        return _read(path)
    except Exception:  # noqa: BLE001
        # Whatever goes wrong in the library, the film is played with the usual colours.
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
        # A screen recording is RGB and has no matrix; where libVLC converts it to I420, that is BT.601 with limited range.
        return Colors("bt601")
    if told.matrix.startswith("BT.2020"):
        matrix: Matrix = "bt2020"
    elif told.matrix.startswith("BT.709"):
        matrix = "bt709"
    elif told.matrix.startswith(("BT.601", "BT.470", "SMPTE 170", "FCC")):
        matrix = "bt601"
    elif told.codec == "VP8":
        # VP8 is BT.601 by definition (RFC 6386, 9.2), whatever its size.
        matrix = "bt601"
    else:
        matrix = usual_matrix(lines)
    # libVLC marks full-range (JPEG) formats with a "J".
    return Colors(matrix, is_full_range=told.range == "Full" or chroma.startswith("J"))
