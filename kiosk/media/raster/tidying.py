"""How much of what was made here is kept: a folder with a limit. What was not used for longest goes first.

Several processes may use the folder, and each tidies it: whoever hands out a file gives it the time of that, and what was used
by anybody a moment ago stays. A file that is gone all the same is made anew by who asks for it.
"""

from __future__ import annotations

import contextlib
import logging
import os
import threading
import time
from pathlib import Path

log = logging.getLogger("kiosk.content")

MOST_KEPT = 512_000_000
"""Bytes; some 5,000 layers of drawings for a screen of 1080 lines."""
TIDIED_TO = 0.9
"""Of the limit, so that not every picture that comes has one leave."""
TOUCHED_AFTER = 600.0
"""Seconds after which another use is written down as a file's time."""
RECENT = 2 * TOUCHED_AFTER
"""Seconds: what was used since then is on somebody's screen, or on its way there."""
OWN_PART = 0.5
"""Of the limit that is kept for what this process handed out last, however long ago: it may still stand on the screen."""
LOOKS_AGAIN = 100
"""Files written here after which the folder is looked at again: others write there too."""
_PART, _PART_OLD = ".part", 86_400.0
"""A file half written that nobody finished, and when that is certain (s)."""


class Tidying:
    """Used from several threads."""

    def __init__(self, folder: Path, most: int) -> None:
        self._folder, self._most = folder, most
        self._lock = threading.Lock()
        self._own: dict[str, int] = {}
        """Names and sizes of what this process wrote or found, the last one last; a size of 0 is not known yet."""
        self._total: int | None = None
        self._written = 0

    def used(self, path: Path) -> None:
        """``path`` was handed out here."""
        with self._lock:
            self._own[path.name] = self._own.pop(path.name, 0)

    def written(self, path: Path, size: int) -> None:
        """``path`` was written here; when that is too much, others go."""
        with self._lock:
            self._own.pop(path.name, None)
            self._own[path.name] = size
            self._written += 1
            if self._total is not None:
                self._total += size
            is_due = self._written >= LOOKS_AGAIN or (self._total or 0) > self._most
        if is_due:
            self.tidy()

    def tidy(self) -> None:
        """Look at the whole folder, and take away what is too much."""
        with self._lock:
            self._written = 0
            try:
                self._total = self._tidied()
            except OSError as error:
                # There is no folder yet, or it cannot be read: nothing to be done.
                log.debug("%s is not tidied: %s", self._folder, error)

    def _tidied(self) -> int:
        """How much is left."""
        now, kept, total = time.time(), list[tuple[float, int, str]](), 0
        with os.scandir(self._folder) as entries:
            for entry in entries:
                with contextlib.suppress(OSError):
                    if not entry.is_file(follow_symlinks=False):
                        continue
                    stat = entry.stat(follow_symlinks=False)
                    if entry.name.endswith(_PART):
                        if now - stat.st_mtime > _PART_OLD:
                            Path(entry.path).unlink()
                        continue
                    total += stat.st_size
                    kept.append((stat.st_mtime, stat.st_size, entry.name))
        if total <= self._most:
            return total
        own = self._held({name: size for _, size, name in kept})
        for _, size, name in sorted(kept):
            if total <= self._most * TIDIED_TO:
                break
            path = self._folder / name
            try:
                # Asked anew: somebody may have used it meanwhile. A time to come is one of a clock that was wrong.
                if name not in own and not 0 <= now - path.stat().st_mtime < RECENT:
                    path.unlink()
                    total -= size
            except FileNotFoundError:
                total -= size  # another process tidies too
            except OSError as error:
                log.debug("%s cannot be taken away: %s", name, error)
        return total

    def _held(self, sizes: dict[str, int]) -> set[str]:
        """What this process handed out last, as far as that is no more than its part."""
        held, room = set(), self._most * OWN_PART
        for name in reversed(self._own):
            room -= sizes.get(name, 0)
            if room < 0:
                break
            held.add(name)
        return held
