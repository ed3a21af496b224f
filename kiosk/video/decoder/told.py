"""What a film file says of its colours and its kind.

libVLC does not tell; MediaInfo reads it out of the container and the codec's own headers without decoding anything.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.video.colors import Colors, Matrix, usual_matrix

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


WITH_LENGTH = frozenset({"MPEG-4", "QuickTime", "Matroska", "WebM", "AVI"})
"""Containers that state the length of a track; of a stream it can only be guessed."""


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
    says_length = any(track.format in WITH_LENGTH for track in found.general_tracks)
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
        )
    return Told()


def colors_of(told: Told, *, lines: int, chroma: str) -> Colors:
    """The colours of a film of so many ``lines`` that libVLC decodes to ``chroma`` (its four letters)."""
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
