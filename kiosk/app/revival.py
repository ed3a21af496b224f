"""Another supervisor, started by a child of one that died."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from contextlib import suppress

from kiosk.app.supervisor.supervisor import REPLACES
from kiosk.machine import child


def revive(arguments: Sequence[str], replaced: int) -> None:
    """Start a supervisor that ends the process ``replaced`` when its own player is on the screen.

    Where one runs already, the new one goes by itself.
    """
    with suppress(OSError):
        subprocess.Popen(
            child.command("kiosk", "run", REPLACES, str(replaced), *arguments),
            env=child.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
