"""Keeps where the show is, on the disk, so that the next player goes on there: after a crash, a pulled plug, a night."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from kiosk.machine.folders import state_folder
from kiosk.machine.kept_file import KeptFile
from kiosk.show.resume import MOST_LETTERS, Resume, resume_of
from kiosk.show.state import State

log = logging.getLogger("kiosk.app")

CLOCKS_DIFFER = 1.0
"""Seconds by which an end on the wall's clock may be off and is still the same."""


class KeptPlace:
    """The place of one content folder."""

    def __init__(
        self,
        content: Path,
        folder: Path | None = None,
        judged: Callable[[OSError | None], None] = lambda error: None,
    ) -> None:
        """``folder`` is where it is kept, for tests. ``judged`` is called, on any thread, with the error when nothing can be
        kept, and with ``None`` when something can again."""
        self._path: Path | None = None
        self._judged = judged
        try:
            self._path = (folder or state_folder()) / f"stand-{name_of(content)}.json"
        except OSError as error:
            judged(error)
        self._file: KeptFile | None = None
        self._written = Resume()

    def read(self, left_out: Mapping[str, float] | None = None, after: str = "") -> Resume:
        """Where the last show was, with these items left out too (until when, s since 1970). ``after`` is the item on stage
        last where that is known better: what was to be written at the very end may not have been."""
        found = Resume()
        if self._path:
            with suppress(OSError), self._path.open(encoding="ascii", errors="replace") as file:
                found = Resume.from_json(file.read(MOST_LETTERS + 1))
        quarantine = {**found.quarantine, **(left_out or {})}
        return replace(found, quarantine=quarantine, key=after or found.key)

    def keep(self, state: State, now: float, wall: Callable[[], float] = time.time) -> None:
        """Write where the show is, unless that was written last; ``now`` is its own clock (s)."""
        if self._path is None or state.current is None:
            return
        place = resume_of(state, now, wall())
        # Ends are worked out anew from two clocks each time.
        known = replace(self._written, quarantine=place.quarantine, notice_end=place.notice_end)
        is_same_quarantine = place.quarantine.keys() == self._written.quarantine.keys()
        is_same_end = abs(place.notice_end - self._written.notice_end) < CLOCKS_DIFFER
        if place == known and is_same_quarantine and is_same_end:
            return
        self._written = place
        self._file = self._file or KeptFile(self._path, self._judged)
        self._file.write(place.as_json().encode())

    def close(self) -> None:
        if self._file:
            self._file.close()


def name_of(content: Path) -> str:
    """A name for this content folder that tells nothing of where it is."""
    return hashlib.sha256(_absolute(content).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _absolute(content: Path) -> str:
    try:
        return str(content.absolute())
    except OSError:
        # The current folder was deleted.
        return str(content)
