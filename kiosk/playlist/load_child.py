"""The child of :mod:`kiosk.playlist.elsewhere`: reads the playlist it is given (and the
theme, if one is given) and writes what came of it, pickled."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from kiosk.playlist.loader import load

if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps(load(*map(Path, sys.argv[1:3])), protocol=pickle.HIGHEST_PROTOCOL))
