"""Standard input, output and error, which whoever starts us may have closed."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import IO, Any

_STREAMS = ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w"))


def fill_closed_streams() -> None:
    """Open the null device for each that is closed: the next file that is opened would get its number, and what is printed.

    Python's own objects for them are made too: it has none for a stream that was closed before it began.
    """
    for number, name, mode in _STREAMS:
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                opened = os.open(os.devnull, os.O_RDWR)
                if opened != number:
                    os.dup2(opened, number)
                    os.close(opened)
        if getattr(sys, name) is None:
            setattr(sys, name, _open(number, mode))


def tell(sentence: str) -> None:
    """A line on standard error, for whoever may be reading it."""
    with suppress(OSError, ValueError):
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()


def _open(number: int, mode: str) -> IO[Any]:
    try:
        return open(number, mode, encoding="utf-8", errors="replace", closefd=False)
    except OSError:
        # Not even a null device: what is printed is lost.
        return io.StringIO()
