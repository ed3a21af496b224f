"""The result of a load: a plain value that can be pickled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from kiosk.playlist.model import Playlist
from kiosk.problems.problem import Problem
from kiosk.theme.theme import Theme
from kiosk.words.sentence import Term

What = Literal["playlist", "slide", "theme", "folder", "media", "settings"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """The result of a load.

    ``playlist`` is ``None`` only when nothing is left to show. ``files`` is everything that was read or
    looked for: when one of them changes, another load may come out differently. ``texts`` are the texts
    read, for reports. ``theme`` is that of the playlist, and there even when nothing is left to show.
    """

    playlist: Playlist | None
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]
    root: Path
    source: Path
    texts: Mapping[Path, str] = field(default_factory=dict, repr=False)
    theme: Theme = field(default_factory=Theme)
    what: What = "playlist"
    """What ``source`` is."""
    cures: Mapping[Path, str] = field(default_factory=dict, repr=False)
    """Texts of files in which slips of the keyboard are mended."""

    @property
    def is_playable(self) -> bool:
        """Whether something is left to show."""
        return self.playlist is not None

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many of the problems are warnings."""
        return len(self.problems) - self.errors

    @property
    def scope(self) -> Term:
        """What was checked, for people. Looks at the heads of the films."""
        from kiosk.playlist.scope import scope_of

        return scope_of(self.what, self.source, self.root, self.playlist, self.files)
