"""Shared memory that cannot leak.

On POSIX it is an anonymous file (``memfd`` where available, else an unlinked temporary file), passed to the child as an
inherited descriptor; on Windows it is named page-file memory. Either way the system frees it with the last process that has
it open, however that process ends. Pages that were never touched cost nothing.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import sys
import tempfile

FREE, WRITING, READY = 0, 1, 2
SLOTS = 4
"""Frames in flight per film: one shown, one arriving, two for a late reader."""
MOST_WAITING = SLOTS - 2
"""Frames that may wait to be shown, on either side; of the other two slots one is shown and one drawn into."""
HEADER = mmap.PAGESIZE


class Segment:
    """``regions`` x ``SLOTS`` slots of ``slot_bytes``, with one state byte per slot in the first page.

    A region serves one film: one plays, one is held, one may be leaving.
    """

    def __init__(self, slot_bytes: int, *, regions: int = 3, handle: str | None = None) -> None:
        page = mmap.PAGESIZE
        self.slot_bytes = (slot_bytes + page - 1) // page * page
        self.regions = regions
        size = HEADER + regions * SLOTS * self.slot_bytes
        self.fd = -1
        if sys.platform == "win32":
            self.handle = handle or f"fos-kiosk-{os.getpid()}-{id(self):x}"
            self._map = mmap.mmap(-1, size, tagname=self.handle)
        else:
            self.fd = int(handle) if handle is not None else _nameless_file()
            try:
                if handle is None:
                    os.ftruncate(self.fd, size)
                self._map = mmap.mmap(self.fd, size)
            except OSError:
                self.close()
                raise
            self.handle = str(self.fd)
        self._base = ctypes.addressof(ctypes.c_char.from_buffer(self._map))

    def address(self, region: int, slot: int) -> int:
        """The address of a slot in this process."""
        return self._base + HEADER + (region * SLOTS + slot) * self.slot_bytes

    def state(self, region: int, slot: int) -> int:
        return self._map[region * SLOTS + slot]

    def set_state(self, region: int, slot: int, state: int) -> None:
        """One writer at a time: the decoder takes a FREE slot, the player gives a READY one back."""
        self._map[region * SLOTS + slot] = state

    def take_free(self, region: int, *, but: int = -1) -> int | None:
        """A free slot other than ``but``, now marked WRITING; ``None`` if the reader has not returned any."""
        for slot in range(SLOTS):
            if slot != but and self.state(region, slot) == FREE:
                self.set_state(region, slot, WRITING)
                return slot
        return None

    def free_all(self, region: int) -> None:
        for slot in range(SLOTS):
            self.set_state(region, slot, FREE)

    def close(self) -> None:
        """Close this process's descriptor; the mapping itself ends with the object."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1


def _nameless_file() -> int:
    if hasattr(os, "memfd_create"):
        return os.memfd_create("fos-kiosk-frames")
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())
