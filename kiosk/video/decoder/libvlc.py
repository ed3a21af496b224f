"""The few libVLC declarations python-vlc gets wrong: callback prototypes and the two track structures.

python-vlc declares the chroma argument of the format callback read-only and the union of a media track as three
pointers; with its own types a video track reads as NULL. Imported in the decoder process only.
"""

from __future__ import annotations

import ctypes
import re
from ctypes import POINTER, c_char_p, c_float, c_int, c_uint, c_uint32, c_void_p
from dataclasses import dataclass
from typing import Any

LockCallback = ctypes.CFUNCTYPE(c_void_p, c_void_p, POINTER(c_void_p))
UnlockCallback = ctypes.CFUNCTYPE(None, c_void_p, c_void_p, POINTER(c_void_p))
DisplayCallback = ctypes.CFUNCTYPE(None, c_void_p, c_void_p)
FormatCallback = ctypes.CFUNCTYPE(
    c_uint, POINTER(c_void_p), c_void_p, POINTER(c_uint), POINTER(c_uint), POINTER(c_uint), POINTER(c_uint)
)
CleanupCallback = ctypes.CFUNCTYPE(None, c_void_p)

VIDEO_TRACK = 1
FIRST_TURNED_ORIENTATION = 4
"""From here on the orientations swap width and height."""


class _VideoTrack(ctypes.Structure):
    _fields_ = (
        ("height", c_uint),
        ("width", c_uint),
        ("sar_num", c_uint),
        ("sar_den", c_uint),
        ("rate_num", c_uint),
        ("rate_den", c_uint),
        ("orientation", c_int),
        ("projection", c_int),
        ("pose", c_float * 4),
        ("multiview", c_int),
    )


class _MediaTrack(ctypes.Structure):
    _fields_ = (
        ("codec", c_uint32),
        ("original_fourcc", c_uint32),
        ("id", c_int),
        ("type", c_int),
        ("profile", c_int),
        ("level", c_int),
        ("video", POINTER(_VideoTrack)),
        ("bitrate", c_uint),
        ("language", c_char_p),
        ("description", c_char_p),
    )


@dataclass(frozen=True, slots=True)
class Picture:
    """The visible size of a film after rotation; ``aspect`` is the pixel aspect ratio, width over height.

    ``lines`` is the height before rotation, from which an unstated colour matrix is guessed.
    """

    width: int
    height: int
    aspect: float
    lines: int


def bind(library: Any) -> None:
    """Declare on the loaded library what this module calls."""
    library.libvlc_video_set_callbacks.argtypes = [
        c_void_p,
        LockCallback,
        UnlockCallback,
        DisplayCallback,
        c_void_p,
    ]
    library.libvlc_video_set_callbacks.restype = None
    library.libvlc_video_set_format_callbacks.argtypes = [c_void_p, FormatCallback, CleanupCallback]
    library.libvlc_video_set_format_callbacks.restype = None
    library.libvlc_media_tracks_get.argtypes = [c_void_p, POINTER(POINTER(POINTER(_MediaTrack)))]
    library.libvlc_media_tracks_get.restype = c_uint
    library.libvlc_media_tracks_release.argtypes = [POINTER(POINTER(_MediaTrack)), c_uint]
    library.libvlc_media_tracks_release.restype = None


def visible_picture(library: Any, media: Any) -> Picture | None:
    """The first video track's visible size, or ``None`` while libVLC does not know it."""
    tracks = POINTER(POINTER(_MediaTrack))()
    count = library.libvlc_media_tracks_get(media, ctypes.byref(tracks))
    try:
        for index in range(count):
            track = tracks[index].contents
            if track.type == VIDEO_TRACK and track.video and track.video.contents.width:
                video = track.video.contents
                aspect = (video.sar_num or 1) / (video.sar_den or 1)
                if video.orientation >= FIRST_TURNED_ORIENTATION:
                    return Picture(video.height, video.width, 1 / aspect, video.height)
                return Picture(video.width, video.height, aspect, video.height)
    finally:
        if count:
            library.libvlc_media_tracks_release(tracks, count)
    return None


def version_numbers(version: str) -> tuple[int, ...]:
    """``3.0.24 Vetinari`` as numbers; empty when it is something else."""
    found = re.match(r"(\d+)\.(\d+)\.(\d+)", version)
    return tuple(map(int, found.groups())) if found else ()
