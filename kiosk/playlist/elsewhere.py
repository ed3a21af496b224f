"""Loading in a process of its own, beside whatever else starts.

The reader of YAML and its models take 0.2 s and 10 MB that the player need not spend, and a file that could hurt the reader
hurts only the child. ``python -m kiosk.playlist.elsewhere PATH`` writes a pickled :class:`Loaded`, read by its parent only.
"""

from __future__ import annotations

import logging
import pickle
import subprocess
import sys
from pathlib import Path

from kiosk.machine import child
from kiosk.playlist.loaded import Loaded

log = logging.getLogger("kiosk.playlist")

LIMIT = 30.0
"""Seconds a load may take: an eight-slide mission takes 0.3, a folder of a thousand pictures 3."""


class Loading:
    """A load under way. ``result`` waits for it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._child = subprocess.Popen(
            child.command("kiosk.playlist.elsewhere", str(path.absolute())),
            env=child.environment(),
            stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
        )

    def result(self) -> Loaded:
        """What came of it; when the child fails, the load is done here."""
        try:
            data, _ = self._child.communicate(timeout=LIMIT)
            if self._child.returncode == 0:
                loaded = pickle.loads(data)
                if isinstance(loaded, Loaded):
                    return loaded
        except (
            subprocess.TimeoutExpired,
            pickle.UnpicklingError,
            EOFError,
            AttributeError,
            ImportError,
        ) as error:
            log.warning("the playlist is read once more: %s", error)
            self._child.kill()
            self._child.wait()
        from kiosk.playlist.loader import load

        return load(self._path)


def main() -> int:
    """Entry of the child."""
    from kiosk.playlist.loader import load

    sys.stdout.buffer.write(pickle.dumps(load(Path(sys.argv[1])), protocol=pickle.HIGHEST_PROTOCOL))
    return 0


if __name__ == "__main__":
    sys.exit(main())
