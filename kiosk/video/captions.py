"""Captions: which words are spoken at a moment. Reading by pysubs2, text only; no Qt."""

from __future__ import annotations

import logging
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

log = logging.getLogger("kiosk.video")


@dataclass(frozen=True, slots=True)
class Caption:
    """One caption: seconds from the film's start, and its lines."""

    start: float
    end: float
    text: str


class CaptionTrack:
    """The captions of one film in one language."""

    def __init__(self, captions: tuple[Caption, ...]) -> None:
        self.captions = tuple(sorted(captions, key=lambda caption: caption.start))
        self._starts = [caption.start for caption in self.captions]

    def at(self, seconds: float) -> str:
        """The words to show at ``seconds``, or an empty text."""
        index = bisect_right(self._starts, seconds) - 1
        if index < 0 or self.captions[index].end <= seconds:
            return ""
        return self.captions[index].text


def read_captions(path: Path) -> CaptionTrack:
    """The track in ``path`` (SRT, WebVTT, ASS); an unreadable file is an empty track and a line in the log."""
    import pysubs2

    try:
        subtitles = pysubs2.load(str(path), encoding="utf-8", errors="replace")
    except (pysubs2.exceptions.Pysubs2Error, OSError, ValueError) as error:
        log.warning("captions %s cannot be read: %s", path.name, error)
        return CaptionTrack(())
    return CaptionTrack(
        tuple(
            Caption(line.start / 1000, line.end / 1000, line.plaintext.strip())
            for line in subtitles
            if not line.is_comment and line.plaintext.strip()
        )
    )
