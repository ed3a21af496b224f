"""The child of :mod:`kiosk.playlist.background_loader`: reads a playlist and writes what came of it, pickled.

What it took on trust it looks at afterwards, telling how far it is, and writes once more what came of it.

Its answers are a load with whether it is the last one, or how many of how many files were looked at.
"""

from __future__ import annotations

import os
import pickle
import sys
from pathlib import Path

from kiosk.media.looking import Looking
from kiosk.playlist.loader import load

PATIENCE = 0.3
"""Seconds of looking at pictures and films before the show begins without it. A folder of 500 photos takes 0.2 from an SSD."""


def say(what: object) -> None:
    """One answer: its length, then itself."""
    data = pickle.dumps(what, protocol=pickle.HIGHEST_PROTOCOL)
    sys.stdout.buffer.write(len(data).to_bytes(8, "big") + data)
    sys.stdout.buffer.flush()


def main(path: Path, theme: Path | None = None) -> None:
    """Entry of the child."""
    looking = Looking(PATIENCE)
    loaded = load(path, theme, looking)
    say((loaded, not looking.took_on_trust))
    if looking.took_on_trust:
        if hasattr(os, "nice"):
            os.nice(10)  # from here on the show runs
        say((load(path, theme, Looking(told=lambda done, known: say((done, known)))), True))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
