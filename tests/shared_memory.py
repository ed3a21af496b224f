"""The shared memory with a name that processes use. Others on this computer have their own: what lies there says nothing."""

from __future__ import annotations

from pathlib import Path


def shared_memory(*processes: int) -> set[Path]:
    """The files of it that these processes have in use, and that others can find by their name."""
    maps = "".join(Path(f"/proc/{process}/maps").read_text() for process in processes)
    files = {Path(line.split(maxsplit=5)[5]) for line in maps.splitlines() if " /dev/shm/" in line}
    return {file for file in files if file.exists()}
