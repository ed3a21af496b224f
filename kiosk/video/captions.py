"""Captions: which words are spoken at a moment. Reading by pysubs2, text only; no Qt."""

from __future__ import annotations

import logging
import warnings
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
        for index in range(bisect_right(self._starts, seconds) - 1, -1, -1):
            # The latest that still runs: a long caption may go on behind a short one.
            if self.captions[index].end > seconds:
                return self.captions[index].text
        return ""


def read_captions(path: Path) -> CaptionTrack:
    """The track in ``path`` (SRT, WebVTT, ASS); an unreadable file is an empty track and a line in the log."""
    import pysubs2

    try:
        with warnings.catch_warnings():
            # The library warns of every odd field; the checker has named what matters.
            warnings.simplefilter("ignore")
            form = pysubs2.formats.get_format_identifier(path.suffix.lower())
            subtitles = pysubs2.load(str(path), encoding="utf-8-sig", errors="replace", format_=form)
    except Exception as error:  # noqa: BLE001
        # Whatever the library meets in a damaged file, the film goes on without words.
        log.warning("captions %s cannot be read: %s", path.name, error)
        return CaptionTrack(())
    captions = tuple(
        Caption(line.start / 1000, line.end / 1000, line.plaintext.strip())
        for line in subtitles
        if not line.is_comment and line.plaintext.strip()
    )
    if not captions:
        log.warning("captions %s hold no words", path.name)
    return CaptionTrack(captions)
