"""What player and decoder say to each other, one message a line, over the decoder's standard input and output.

Player to decoder (``do``): ``open`` {film, region, path, box, fit, pixels, at, begins}, ``play`` {film, sound, volume, again},
``pause`` {film}, ``resume`` {film}, ``seek`` {film, ms}, ``sound`` {film, sound, volume}, ``look`` {film, part},
``close`` {film}, ``device`` {id}, ``devices`` {}, ``ping`` {}.
Decoder to player (``say``): ``hello`` {version}, ``unavailable`` {reason, code, version},
``format`` {film, width, height, pitch, pixels,
aspect, matrix, full}, ``frame`` {film, slot}, ``time`` {film, ms, length, begins}, ``ended`` {film, pictures, ms, length,
whole}, ``failed`` {film, reason}, ``devices`` {devices}, ``pong`` {}.
Times are milliseconds since the film's own beginning, which stands at ``begins`` in the file; volumes percent. The end of
the input ends the decoder.
"""

from __future__ import annotations

from kiosk.machine.messages import Message, pack, unpack

__all__ = ["Message", "pack", "unpack"]
