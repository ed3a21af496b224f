"""Are the captions of a film all there, and can they be read while they stand?

The measures are those of Netflix's Timed Text Style Guide: 17 characters a second for adults, 20 where it allows most,
two lines of 42 characters, from 5/6 s to 7 s. What is counted says :func:`kiosk.playlist.cues.length`.

Captions that are too fast, too long or too many are named, and shown all the same: better than none. Only a file that
cannot be read, or that is not all there, is left out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from kiosk.playlist.cues import FORMATS, MAX_BYTES, TIMING, Cue, CuesError, cues_in, decoded, length
from kiosk.playlist.findings import Findings
from kiosk.playlist.nodes import decode
from kiosk.playlist.problems import Place, Term
from kiosk.playlist.syntax import source_lines

FAST, TOO_FAST = 17, 20
"""Characters a second: from here on some people, and almost all people, are not done when the caption goes."""
MAX_LINES, MAX_LINE = 2, 42
SHORT_MS, LONG_MS = 5000 / 6, 7000

_NO_CUE = re.compile(r"^(?:WEBVTT|NOTE|STYLE|REGION|X-TIMESTAMP-MAP)\b")


def check_captions(path: Path, name: str, place: Place, where: Term, findings: Findings) -> bool:
    """Whether ``path`` holds captions from beginning to end; what is wrong is reported with its line in the
    caption file."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        findings.add("captions-format", place, name=name, where=where)
        return False
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b"\0"
    except OSError:
        findings.add("file-unreadable", place, name=name)
        return False
    text = decode(data, path, findings)
    if text is None:
        # Reported. In an old encoding the words are read as they were meant; what is no text has none.
        text = decoded(data)
        return not _first_broken(text, suffix) and bool(_cues(text, suffix))
    findings.remember(path, text)
    if line := _first_broken(text, suffix):
        findings.add("captions-broken", Place(path, line), name=name, where=where)
        return False
    cues = _cues(text, suffix)
    if cues is None:
        findings.add("captions-broken", Place(path), name=name, where=where)
    elif not cues:
        findings.add("captions-empty", place, name=name, where=where)
    else:
        _Judge(path, source_lines(text), cues, where, findings).judge()
    return bool(cues)


def _cues(text: str, suffix: str) -> list[Cue] | None:
    try:
        return cues_in(text, suffix)
    except CuesError:
        return None


# -- is the file whole? -------------------------------------------------------------------------------------------------


def _first_broken(text: str, suffix: str) -> int:
    """The first line (from 1) of a block that has no times, half a time, or no words; 0 when all are
    whole."""
    if suffix not in (".vtt", ".srt"):
        return 0
    block: list[str] = []
    start = 1
    for number, line in enumerate([*source_lines(text), ""], 1):
        if line.strip():
            start = start if block else number
            block.append(line)
            continue
        if block and (offset := _broken_at(block)) is not None:
            return start + offset
        block = []
    return 0


def _broken_at(block: list[str]) -> int | None:
    if _NO_CUE.match(block[0]):
        return None
    at = next((number for number, line in enumerate(block[:2]) if "-->" in line), None)
    if at is None or not TIMING.match(block[at]):
        return at or len(block) - 1
    return at if at == len(block) - 1 else None


# -- can it be read? ----------------------------------------------------------------------------------------------------


class _Judge:
    """Says what is wrong with the cues of one file. Of one cue only the worst about its time."""

    def __init__(
        self, path: Path, source: Sequence[str], cues: list[Cue], where: Term, findings: Findings
    ) -> None:
        self._path, self._source, self._where, self._findings = path, source, where, findings
        self._suffix = path.suffix.lower()
        self._cues = sorted(cues, key=lambda cue: cue.start)
        self._shown = [cue for cue in self._cues if cue.end > cue.start]

    def judge(self) -> None:
        for cue in self._cues:
            self._lines(cue)
            if cue.end <= cue.start:
                start, end, near = map(self._stamp, (cue.start, cue.end, cue.start + _needed(cue)))
                self._add("captions-times", cue.place, start=start, end=end, near=near)
        self._overlaps()
        short: list[tuple[Cue, str]] = []
        long: list[tuple[Cue, str]] = []
        for cue, following in zip_longest(self._shown, self._shown[1:]):
            stands, count = cue.end - cue.start, length(cue.text)
            until = cue.start + _needed(cue)
            has_room = until - cue.start <= LONG_MS and (following is None or until <= following.start)
            near = self._stamp(until) if has_room else ""
            if count * 1000 > FAST * stands:
                self._speed(cue, count, near)
            elif stands < SHORT_MS:
                short.append((cue, near))
            elif stands > LONG_MS:
                long.append((cue, self._stamp(cue.start + LONG_MS)))
        self._first_of("captions-short", short)
        self._first_of("captions-long", long)

    def _lines(self, cue: Cue) -> None:
        if len(cue.lines) > MAX_LINES:
            self._add("captions-lines", cue.place, count=len(cue.lines), limit=MAX_LINES, most=MAX_LINE)
        for line, place in zip(cue.lines, cue.places, strict=True):
            if length(line) > MAX_LINE:
                self._add("captions-line-long", place, count=length(line), limit=MAX_LINE)

    def _overlaps(self) -> None:
        last: Cue | None = None
        for cue in self._shown:
            # The same words twice, as ASS does for a shadow, are seen as one.
            if last and cue.start < last.end and cue.text != last.text:
                start, end = self._stamp(cue.start), self._stamp(last.end)
                near = start if last.start < cue.start else ""
                self._add("captions-overlap", cue.place, start=start, end=end, line=last.place, near=near)
            if last is None or cue.end > last.end:
                last = cue

    def _speed(self, cue: Cue, count: int, near: str) -> None:
        stands = cue.end - cue.start
        is_warning = count * 1000 <= TOO_FAST * stands
        self._add(
            "captions-fast" if is_warning else "captions-too-fast",
            cue.place,
            count=count,
            seconds=stands / 1000,
            # Rounded up: never a number that would still do.
            speed=math.ceil(count * 10_000 / stands) / 10,
            limit=FAST if is_warning else TOO_FAST,
            most=FAST * stands // 1000,
            near=near,
        )

    def _first_of(self, code: str, cues: Sequence[tuple[Cue, str]]) -> None:
        """One finding for the whole file: how long a caption stands is soon told and seldom matters."""
        if cues:
            cue, near = cues[0]
            tenths = (cue.end - cue.start) / 100
            seconds = (math.floor(tenths) if code == "captions-short" else math.ceil(tenths)) / 10
            self._add(code, cue.place, seconds=seconds, count=len(cues), near=near)

    def _add(self, code: str, number: int, **params: object) -> None:
        line = self._source[number - 1] if number <= len(self._source) else ""
        column = len(line) - len(line.lstrip()) + 1
        place = Place(self._path, number, column, len(line.strip()))
        self._findings.add(code, place, where=self._where, **params)

    def _stamp(self, milliseconds: float) -> str:
        """A time as it is typed in a file of this kind."""
        is_substation = self._suffix in (".ass", ".ssa")
        step = 10 if is_substation else 1
        whole = math.ceil(milliseconds / step) * step
        hours, minutes, seconds = whole // 3_600_000, whole // 60_000 % 60, whole // 1000 % 60
        if is_substation:
            return f"{hours}:{minutes:02}:{seconds:02}.{whole % 1000 // 10:02}"
        mark = "," if self._suffix == ".srt" else "."
        return f"{hours:02}:{minutes:02}:{seconds:02}{mark}{whole % 1000:03}"


def _needed(cue: Cue) -> float:
    """How long (ms) its words have to stand to be read."""
    return max(SHORT_MS, math.ceil(length(cue.text) * 1000 / FAST))
