"""Standard input, output and error, which whoever starts us may have closed."""

from __future__ import annotations

import os
from contextlib import suppress


def fill_closed_streams() -> None:
    """Open the null device for each that is closed: the next file that is opened would get its number, and what is printed."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                opened = os.open(os.devnull, os.O_RDWR)
                if opened != number:
                    os.dup2(opened, number)
                    os.close(opened)
