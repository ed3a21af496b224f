"""Pictures that were made here, kept in files: written whole or not at all, looked at when read, made anew when spoilt.

A power cut leaves files that are empty or full of zeros, a full disk leaves half ones. Where the folder cannot be written, a
temporary one takes its place until the end.

The folder has a limit (``tidying.py``): what was not used for longest goes first. Other processes may use the same folder.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import struct
import threading
import time
import zlib
from pathlib import Path

from kiosk.machine.folders import temporary_folder
from kiosk.media.raster.tidying import MOST_KEPT, TOUCHED_AFTER, Tidying

log = logging.getLogger("kiosk.content")

PNG_HEAD = b"\x89PNG\r\n\x1a\n"
PNG_END = b"IEND"


class Store:
    """Files by name in ``folder``. Used from several threads."""

    def __init__(self, folder: Path, most_kept: int = MOST_KEPT) -> None:
        """``most_kept``: bytes."""
        self._folders = [folder]
        self._tidying = Tidying(folder, most_kept)
        self._lock = threading.Lock()
        self._whole: dict[Path, tuple[int, int]] = {}
        self._temporary: Path | None = None

    def tidy(self) -> None:
        """Take away what is too much. Takes its time: not for who is waited for."""
        self._tidying.tidy()

    def find(self, name: str) -> Path | None:
        """The whole PNG kept under ``name``; one that is spoilt counts for nothing."""
        for folder in reversed(self._folders):
            if self._is_whole(folder / name):
                self._use(folder / name)
                return folder / name
        return None

    def read(self, name: str) -> bytes:
        """The bytes kept under ``name``; ``OSError`` when there are none."""
        for folder in reversed(self._folders):
            with contextlib.suppress(OSError):
                data = (folder / name).read_bytes()
                self._use(folder / name)
                return data
        raise FileNotFoundError(name)

    def keep(self, name: str, data: bytes) -> Path:
        """Keep ``data``; where it lies. ``OSError`` when there is no place for it anywhere."""
        folder = self._folders[-1]
        try:
            kept = self._write(folder / name, data)
            self._tidying.written(kept, len(data))
            return kept
        except OSError as error:
            if self._temporary:
                raise
            reason = error.strerror or error
            log.warning("pictures cannot be kept in %s (%s): free some space there", folder, reason)
            return self._write(self._elsewhere() / name, data)

    def close(self) -> None:
        """Take away the temporary folder, if there was one."""
        if self._temporary:
            shutil.rmtree(self._temporary, ignore_errors=True)

    def _elsewhere(self) -> Path:
        with self._lock:
            if not self._temporary:
                self._temporary = temporary_folder()
                self._folders.append(self._temporary)
            return self._temporary

    def _write(self, target: Path, data: bytes) -> Path:
        partial = target.with_name(f"{target.name}.{os.getpid()}.{threading.get_ident()}.part")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with partial.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(target)
        finally:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)
        return target

    def _use(self, path: Path) -> None:
        """Its time is that of its last use, not too exactly: a memory card wears out."""
        self._tidying.used(path)
        with contextlib.suppress(OSError):
            stat = path.stat()
            if abs(time.time() - stat.st_mtime) > TOUCHED_AFTER:
                os.utime(path)
                if path in self._whole:
                    self._whole[path] = (stat.st_size, path.stat().st_mtime_ns)

    def _is_whole(self, path: Path) -> bool:
        """Looked at once, and again when the file has changed."""
        try:
            stat = path.stat()
            state = (stat.st_size, stat.st_mtime_ns)
            if self._whole.get(path) != state:
                if not is_whole_png(path.read_bytes()):
                    log.warning("%s is spoilt and made anew", path.name)
                    return False
                self._whole[path] = state
        except OSError:
            return False
        return True


def is_whole_png(data: bytes) -> bool:
    """Whether every chunk is there, unharmed, from the head to the end."""
    if not data.startswith(PNG_HEAD):
        return False
    at = len(PNG_HEAD)
    while at + 12 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        end = at + 8 + length
        if end + 4 > len(data) or zlib.crc32(data[at + 4 : end]) != int.from_bytes(data[end : end + 4]):
            return False
        if kind == PNG_END:
            return True
        at = end + 4
    return False
