"""Reading a little of a large file: what is asked for and no more, also from a slow stick."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import Self


class FileBytes:
    """The bytes of a regular file by their place. Nothing is read ahead: neither by Python, which would take 8 KB (or, from
    3.14 on, 128) for every eight bytes, nor by the system, which would take 128."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)
        number = self._file.fileno()
        self.size = os.fstat(number).st_size
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(number, 0, 0, os.POSIX_FADV_RANDOM)

    def at(self, place: int, length: int) -> bytes:
        """Up to ``length`` bytes from ``place`` on; none behind the end, wherever a file says that something lies."""
        if place >= self.size:
            return b""
        self._file.seek(place)
        return self._file.read(length) or b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
