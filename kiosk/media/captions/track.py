"""The captions of a film: the text at a given time, and its line breaks. No Qt."""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.media.captions.reader import CuesError, length, read_cues

log = logging.getLogger("kiosk.video")

LINES, LINE = 2, 42
"""Lines, and characters per line, that can be read at a glance (Netflix, Timed Text Style Guide: General Requirements)."""
WIDOW = 1 / 3
"""A second line shorter than this fraction of the first looks lost, unless a sentence or a pause ends above it."""
SENSE = 0.25
"""Extra unevenness, as a fraction of a line, that is accepted for a break at a pause."""
PAUSES = (".", ",", "!", "?", "…", ";", ":", "”", "»")
DASHES = ("-", "–", "—")
"""Mark a change of speaker."""
LONGEST = 1000
"""Maximum characters of a caption; anything longer is a damaged file and would fill the screen."""

Measure = Callable[[str], float]


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
            # The latest one that has not ended: a long caption may outlast a short one.
            if self.captions[index].end > seconds:
                return self.captions[index].text
        return ""


def read_captions(path: Path, language: str = "") -> CaptionTrack:
    """The track in ``path`` (SRT, WebVTT, ASS), broken into lines; an unreadable file is logged and gives an empty track."""
    try:
        cues = read_cues(path, language)
    except CuesError as error:
        # The film plays without captions.
        log.warning("captions %s cannot be read: %s", path.name, error)
        return CaptionTrack(())
    captions = tuple(
        Caption(cue.start / 1000, cue.end / 1000, "\n".join(in_lines(_shown(cue.text)))) for cue in cues
    )
    if not captions:
        log.warning("captions %s hold no words", path.name)
    return CaptionTrack(captions)


def _shown(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + "…"


# -- lines --------------------------------------------------------------------------------------------------------------


def in_lines(text: str, widest: float = LINE, measure: Measure = length) -> tuple[str, ...]:
    """``text`` in lines no wider than ``widest``, in two if possible, without dropping a word.

    The typed line breaks are kept if the lines fit, as their author knew where the pauses are. Otherwise the words are spread
    over as few lines as possible, of about equal length, with each speaker on a line of their own.
    """
    typed = tuple(text.split("\n"))
    fits = all(measure(line) <= widest for line in typed)
    if fits and len(typed) <= LINES and not _has_widow(typed, measure):
        return typed
    made = tuple(line for part in _voices(typed) for line in _spread(part, widest, measure))
    # Replacing three typed lines by three others gains nothing.
    is_no_better = len(made) > len(typed) or len(made) == len(typed) > LINES
    return typed if fits and is_no_better else made


def _has_widow(lines: Sequence[str], measure: Measure) -> bool:
    if len(lines) < 2 or lines[-2].endswith(PAUSES) or lines[-1].startswith(DASHES):
        return False
    return " " not in lines[-1] and measure(lines[-1]) < measure(lines[-2]) * WIDOW


def _voices(lines: Sequence[str]) -> list[str]:
    """Each speaker's words as one line: a dash at the start of a line marks another speaker."""
    voices: list[str] = []
    for line in lines:
        if voices and not line.startswith(DASHES):
            voices[-1] += " " + line
        else:
            voices.append(line)
    return voices


def _spread(words: str, widest: float, measure: Measure) -> list[str]:
    """``words`` on as few lines as possible, as even as possible, with breaks preferably at pauses."""
    pieces = [piece for word in words.split(" ") if word for piece in _whole(word, widest, measure)]
    needed = _count(pieces, widest, measure)
    if needed <= 1:
        return [_line(pieces)]
    even = measure(words) / needed
    # For each number of leading pieces: lines and unevenness of the best split, and where its last line starts.
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(pieces) + 1):
        ways = []
        for start in range(end - 1, -1, -1):
            line = _line(pieces[start:end])
            width = measure(line)
            if width > widest and start < end - 1:
                break
            gain = (SENSE * even) ** 2 * 2 if end < len(pieces) and line.endswith(PAUSES) else 0.0
            lines, unevenness, _ = best[start]
            ways.append((lines + 1, unevenness + (width - even) ** 2 - gain, start))
        best.append(min(ways))
    found: list[str] = []
    end = len(pieces)
    while end:
        start = best[end][2]
        found.append(_line(pieces[start:end]))
        end = start
    return found[::-1]


def _whole(word: str, widest: float, measure: Measure) -> list[str]:
    """``word`` with the space before it, split into parts if it is wider than a line."""
    if measure(word) <= widest:
        return [" " + word]
    parts, start = [], 0
    while start < len(word):
        end = start + 1
        while end < len(word) and measure(word[start : end + 1]) <= widest:
            end += 1
        parts.append(word[start:end])
        start = end
    return [" " + parts[0], *parts[1:]]


def _count(pieces: Sequence[str], widest: float, measure: Measure) -> int:
    """The minimum number of lines."""
    lines, line = 0, ""
    for piece in pieces:
        if line and measure((line + piece).strip(" ")) <= widest:
            line += piece
        else:
            lines, line = lines + 1, piece
    return lines


def _line(pieces: Sequence[str]) -> str:
    return "".join(pieces).strip(" ")
