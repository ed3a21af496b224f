"""What player and decoder say to each other: one JSON object a line, over the decoder's standard input and output.

Player to decoder (``do``): ``open`` {film, region, path, box, fit, pixels, at, begins}, ``play`` {film, sound, volume, again},
``pause`` {film}, ``resume`` {film}, ``seek`` {film, ms}, ``sound`` {film, sound, volume}, ``look`` {film, part},
``close`` {film}, ``device`` {id}, ``devices`` {}, ``ping`` {}.
Decoder to player (``say``): ``hello`` {version}, ``unavailable`` {reason}, ``format`` {film, width, height, pitch, pixels,
aspect, matrix, full}, ``frame`` {film, slot}, ``time`` {film, ms, length, begins}, ``ended`` {film, pictures, ms, length,
whole}, ``failed`` {film, reason}, ``devices`` {devices}, ``pong`` {}.
Times are milliseconds since the film's own beginning, which stands at ``begins`` in the file; volumes percent. The end of
the input ends the decoder.
"""

from __future__ import annotations

import json
from typing import Any

Message = dict[str, Any]


def pack(message: Message) -> bytes:
    """One line, ready to write."""
    return json.dumps(message, separators=(",", ":")).encode() + b"\n"


def unpack(line: bytes) -> Message:
    """One line, read; an unreadable one is an empty message (a dying process may cut its last line)."""
    try:
        message = json.loads(line)
    except ValueError:
        return {}
    return message if isinstance(message, dict) else {}
