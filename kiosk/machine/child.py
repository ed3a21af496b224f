"""Our own modules as processes: the decoder, the drawing of one picture, the reading of a playlist."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def command(module: str, *arguments: str) -> list[str]:
    """What starts ``module`` with this Python; the present folder is not searched for modules (``-P``)."""
    return [sys.executable, "-P", "-X", "utf8", "-m", module, *arguments]


def environment() -> dict[str, str]:
    """This process's environment, in which the child finds the very package its parent runs from."""
    paths = [str(_PACKAGE.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
