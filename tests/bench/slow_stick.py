"""How soon the first picture stands when the pictures come from a slow stick.

    .venv/bin/pip install mfusepy && apt-get install fuse3
    .venv/bin/python -m tests.bench.slow_stick

A file system in user space (FUSE) gives out photos of some 5 MB: so many names, a few real files. All reads together get
``--rate`` MB a second, and each waits ``--latency`` first. The kernel keeps what it has read, as it does for a stick; each run
mounts anew, so nothing is known before. It measures and never judges.
"""

from __future__ import annotations

import argparse
import errno
import importlib
import json
import os
import random
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.process.stand import virtual_screen

ROOT = Path(__file__).resolve().parents[2]
DISTINCT = 4
LIMIT = 400.0


class SlowStick:
    """The operations of the file system; what was read of it, in bytes."""

    use_ns = True

    def __init__(self, photos: list[bytes], count: int, rate: float, latency: float, counted: Path) -> None:
        self._photos, self._rate, self._latency = photos, rate * 1e6, latency
        self._names = {f"/foto {number:03}.jpg": number % len(photos) for number in range(1, count + 1)}
        self._device = threading.Lock()
        self._counted = counted
        self._bytes = 0

    def init(self, path: str, *arguments: Any) -> int:
        return 0

    destroy = init

    def getattr(self, path: str, handle: int | None = None) -> dict[str, Any]:
        if path == "/":
            return {"st_mode": stat.S_IFDIR | 0o755, "st_nlink": 2}
        if path not in self._names:
            raise importlib.import_module("mfusepy").FuseOSError(errno.ENOENT)
        size = len(self._photos[self._names[path]])
        return {"st_mode": stat.S_IFREG | 0o444, "st_nlink": 1, "st_size": size, "st_mtime": 10**18}

    def readdir(self, path: str, handle: int) -> list[str]:
        return [".", "..", *(name[1:] for name in self._names)]

    def open(self, path: str, flags: int) -> int:
        return 0

    def read(self, path: str, size: int, offset: int, handle: int) -> bytes:
        data = self._photos[self._names[path]][offset : offset + size]
        with self._device:
            time.sleep(self._latency + len(data) / self._rate)
            self._bytes += len(data)
            self._counted.write_text(str(self._bytes))
        return data


def make_photo(seed: int) -> bytes:
    """A JPEG of 12 megapixels and some 5 MB."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
    from PySide6.QtGui import QImage, QImageWriter

    noise = random.Random(seed).randbytes(1000 * 750 * 4)
    small = QImage(noise, 1000, 750, QImage.Format.Format_RGB32)
    smooth = Qt.TransformationMode.SmoothTransformation
    image = small.scaled(4000, 3000, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(88)
    writer.write(image)
    return bytes(data.data())


@contextmanager
def mounted(place: Path, arguments: argparse.Namespace, count: int) -> Iterator[Path]:
    """A stick with ``count`` photos at ``place``; gives the file in which its bytes are counted."""
    place.mkdir(parents=True, exist_ok=True)
    counted = place.with_suffix(".bytes")
    stick = [
        str(place),
        str(count),
        str(arguments.rate),
        str(arguments.latency),
        str(counted),
        arguments.photos,
    ]
    process = subprocess.Popen([sys.executable, "-m", "tests.bench.slow_stick", "--serve", *stick], cwd=ROOT)
    try:
        while not os.path.ismount(place):
            if process.poll() is not None:
                raise SystemExit("the slow stick cannot be mounted")
            time.sleep(0.02)
        yield counted
    finally:
        subprocess.run(["fusermount3", "-u", "-z", str(place)], check=False)
        process.wait(10)


def serve(place: str, count: str, rate: str, latency: str, counted: str, photos: str) -> None:
    """The process of the file system, until it is unmounted."""
    fuse = importlib.import_module("mfusepy")
    data = [each.read_bytes() for each in sorted(Path(photos).iterdir())]
    stick = SlowStick(data, int(count), float(rate), float(latency), Path(counted))
    fuse.FUSE(stick, place, foreground=True, ro=True, kernel_cache=True, nothreads=False)


def first_picture(kiosk: Path, place: Path, display: str, folder: Path, until_judged: bool) -> dict[str, Any]:
    """Seconds from exec to the first picture, from the trace, and to the word that everything was looked at."""
    trace, log = folder / "trace.jsonl", folder / "log"
    environment = {
        **os.environ,
        "LC_ALL": "C.UTF-8",
        "DISPLAY": display,
        "HOME": str(folder),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    command = [
        sys.executable,
        "-m",
        "kiosk",
        "run",
        str(place),
        "--windowed",
        "1280x720",
        "--trace",
        str(trace),
    ]
    begun = time.monotonic()
    with log.open("wb") as written:
        process = subprocess.Popen(command, cwd=kiosk, env=environment, stderr=written, stdout=written)
    found: dict[str, Any] = {"first": None, "judged": None}
    try:
        while time.monotonic() - begun < LIMIT and process.poll() is None:
            now = round(time.monotonic() - begun, 2)
            if found["first"] is None and trace.exists() and "first-picture" in trace.read_text():
                found["first"] = now
            if found["judged"] is None and b"looked at" in log.read_bytes():
                found["judged"] = now
            if found["first"] is not None and (found["judged"] is not None or not until_judged):
                break
            time.sleep(0.01)
    finally:
        process.terminate()
        process.wait(20)
    return found


def main() -> None:
    if sys.argv[1:2] == ["--serve"]:
        serve(*sys.argv[2:])
        return
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rate", type=float, default=20.0, help="MB a second")
    parser.add_argument("--latency", type=float, default=0.001, help="seconds before each read is answered")
    parser.add_argument("--count", type=int, action="append", help="how many photos (1 and 500)")
    parser.add_argument("--kiosk", type=Path, default=ROOT, help="another checkout to measure")
    parser.add_argument("--judged", action="store_true", help="wait until everything was looked at, too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, virtual_screen(1280, 720) as display:
        folder = Path(name)
        arguments.photos = str(folder / "photos")
        Path(arguments.photos).mkdir()
        for number in range(DISTINCT):
            (folder / "photos" / f"{number}.jpg").write_bytes(make_photo(number))
        for turn, count in enumerate(arguments.count or [1, 500]):
            place, home = folder / f"stick{turn}" / "foto's", folder / f"home{turn}"
            home.mkdir()
            with mounted(place, arguments, count) as counted:
                found = first_picture(arguments.kiosk, place, display, home, arguments.judged and count > 100)
                read = int(counted.read_text()) if counted.exists() else 0
            print(json.dumps({"photos": count, **found, "megabytes_read": round(read / 1e6, 1)}), flush=True)


if __name__ == "__main__":
    main()
