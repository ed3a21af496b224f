"""Photos whose colour profile or orientation Qt would ignore, or whose format it does not know, are converted by a child, once
per size, and kept.

All others are used as they are, and so is a photo of a known format that cannot be converted: wrong colours are better than no
picture.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import json
import logging
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.media.door import CONVERTED
from kiosk.media.kinds import Kind
from kiosk.media.photos.foreign import Foreign
from kiosk.media.photos.head import Head, head_of
from kiosk.media.readable import readable
from kiosk.media.whole import is_whole

log = logging.getLogger("kiosk.content")

CHILD = Path(__file__).with_name("child.py")
TIME_LIMIT = 20.0
"""Seconds for one photo; 24 megapixels of Display P3 take 0.6 and the child's start 0.3."""
LINGERS = 2.0
"""Seconds without an order after which the child is ended."""
MOST_KEPT = 400_000_000
"""Bytes of converted photos that are kept; some 500 for a screen of 1080 lines."""
_VERSION = b"1"
_FORMATS = {Kind.JPEG: "jpeg", Kind.PNG: "png", Kind.WEBP: "webp"}
_KINDS = {".jpg": Kind.JPEG, ".png": Kind.PNG}


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo and the area it has to cover, in device pixels."""

    path: Path
    width: int
    height: int


@dataclass(order=True)
class _Job:
    turn: int
    number: int
    photo: Photo = field(compare=False)
    done: Callable[[Path | None], None] = field(compare=False)
    is_wanted: Callable[[], bool] = field(compare=False)


class Photos:
    """Converts photos that need it, and keeps them in ``cache``."""

    def __init__(self, cache: Path) -> None:
        self._folder = cache / "photos"
        self._heads: dict[tuple[Path, int, int], Head] = {}
        self._numbers = itertools.count()
        self._jobs: queue.PriorityQueue[_Job] = queue.PriorityQueue()
        self._worker: threading.Thread | None = None
        self._closed = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None
        self._foreign = Foreign()

    def found(self, photo: Photo) -> Path | None:
        """The file to show: the photo itself where nothing is to be done, what was made of it before, or ``None`` when it has
        to be converted first. ``OSError`` when it cannot be read."""
        if not self._head(photo.path).needs_hand:
            return photo.path
        return self._kept(self._name(photo))

    def convert(
        self,
        photo: Photo,
        done: Callable[[Path | None], None],
        *,
        is_wanted: Callable[[], bool] = lambda: True,
        is_awaited: bool = True,
    ) -> None:
        """Convert in the background; ``done`` hears on another thread which file is to be shown, ``None`` if there is none.
        ``is_wanted`` is asked when it is this photo's turn; what is awaited comes first."""
        if self._closed.is_set():
            return
        self._jobs.put(_Job(0 if is_awaited else 1, next(self._numbers), photo, done, is_wanted))
        if self._worker is None:
            self._worker = threading.Thread(target=self._work, name="photos", daemon=True)
            self._worker.start()

    def close(self) -> None:
        """Give up what is being converted, and return when nothing runs any more."""
        self._closed.set()
        self._jobs.put(_Job(-1, 0, Photo(Path(), 0, 0), lambda path: None, lambda: False))
        while self._worker and self._worker.is_alive():
            self._dismiss()
            self._foreign.stop()
            self._worker.join(0.05)

    def _work(self) -> None:
        while not self._closed.is_set():
            try:
                job = self._jobs.get(timeout=LINGERS if self._child else None)
            except queue.Empty:
                self._dismiss()
                continue
            if self._closed.is_set() or not job.is_wanted():
                continue
            path, shown = job.photo.path, None
            try:
                shown = path if self._head(path).kind not in CONVERTED else None
                shown = self._kept(name := self._name(job.photo)) or self._made(job, name) or shown
            except OSError as error:
                how = "is shown as it is" if shown else "cannot be shown"
                log.warning("%s %s: %s", path.name, how, error.strerror or error)
            except Exception:  # a picture must never stop the show
                log.exception("converting %s", path.name)
            if not self._closed.is_set():
                job.done(shown)
        self._dismiss()

    def _made(self, job: _Job, name: str) -> Path | None:
        photo = job.photo
        self._folder.mkdir(parents=True, exist_ok=True)
        head = self._head(photo.path)
        partial = self._folder / f"{name}.{os.getpid()}.part"
        try:
            if head.kind in CONVERTED:
                ending = self._foreign.convert(
                    photo.path, head.kind, (photo.width, photo.height), partial, job.turn
                )
            else:
                ending = self._ask(self._order(photo, head, partial)).decode().strip()
            if ending not in ("jpg", "png"):
                if not self._closed.is_set():
                    how = "cannot be shown" if head.kind in CONVERTED else "is shown as it is"
                    log.warning("%s %s: it cannot be converted", photo.path.name, how)
                return None
            target = self._folder / f"{name}.{ending}"
            partial.replace(target)
        finally:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)
        self._tidy(target)
        return target

    def _order(self, photo: Photo, head: Head, partial: Path) -> bytes:
        order = {
            "path": str(readable(photo.path)),
            "target": str(partial),
            "format": _FORMATS[head.kind],
            "width": photo.width,
            "height": photo.height,
            "orientation": head.orientation,
            "adobe": head.is_adobe,
        }
        return json.dumps(order).encode() + b"\n"

    def _ask(self, order: bytes) -> bytes:
        """The child's answer; empty when it died or took too long."""
        if self._child is None or self._child.poll() is not None:
            self._dismiss()
            self._child = subprocess.Popen(
                [sys.executable, "-P", "-X", "utf8", str(CHILD)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        child = self._child
        assert child.stdin
        assert child.stdout
        limit = threading.Timer(TIME_LIMIT, child.kill)
        limit.daemon = True
        limit.start()
        answer = b""
        try:
            child.stdin.write(order)
            child.stdin.flush()
            answer = child.stdout.readline()
        except (OSError, ValueError):
            pass
        limit.cancel()
        if not answer:  # not even an empty line: it is dead, or hangs
            self._dismiss()
        return answer

    def _dismiss(self) -> None:
        child, self._child = self._child, None
        if child:
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                if pipe:
                    with contextlib.suppress(OSError):
                        pipe.close()

    # -- what was made before ---------------------------------------------------------------------------------------

    def _head(self, path: Path) -> Head:
        stat = path.stat()
        state = (path, stat.st_size, stat.st_mtime_ns)
        if state not in self._heads:
            if len(self._heads) > 5_000:
                self._heads.clear()
            self._heads[state] = head_of(path)
        return self._heads[state]

    def _name(self, photo: Photo) -> str:
        stat = photo.path.stat()
        told = f"{photo.path}:{stat.st_size}:{stat.st_mtime_ns}:{photo.width}x{photo.height}"
        return hashlib.sha256(_VERSION + told.encode(errors="surrogateescape")).hexdigest()[:40]

    def _kept(self, name: str) -> Path | None:
        """The kept file if it is complete: a power cut leaves files that are empty or end in zeros."""
        for ending, kind in _KINDS.items():
            path = self._folder / f"{name}{ending}"
            with contextlib.suppress(OSError):
                if is_whole(path, kind):
                    return path
        return None

    def _tidy(self, newest: Path) -> None:
        """When too many are kept, the oldest go."""
        kept = []
        with contextlib.suppress(OSError), os.scandir(self._folder) as entries:
            kept = sorted((entry.stat().st_mtime_ns, entry.stat().st_size, entry.path) for entry in entries)
        total = sum(size for _, size, _ in kept)
        for _, size, path in kept:
            if total <= MOST_KEPT:
                return
            if path != str(newest):
                with contextlib.suppress(OSError):
                    Path(path).unlink()
                    total -= size
