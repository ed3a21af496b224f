"""Checks whether the captions of a film are complete, and shown long enough to be read.

The limits are those of Netflix's Timed Text Style Guide: 17 characters a second for adults, 20 at most, two lines of 42
characters, from 5/6 s to 7 s. For what counts as a character see :func:`kiosk.media.captions.reader.length`.

Captions that are too fast, too long or too many are reported but still shown, as that is better than none. Unreadable parts
are reported with their line, and the rest is shown. Only a file without any caption is rejected.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from kiosk.media.captions.cue import Cue
from kiosk.media.captions.encodings import Decoded, decoded
from kiosk.media.captions.reader import (
    FORMATS,
    MAX_BYTES,
    CueFile,
    CuesError,
    caption_lines,
    cues_in,
    length,
    suffix_of,
)
from kiosk.media.kinds import kind_of
from kiosk.media.letters import note_text
from kiosk.media.reading import FileBytes
from kiosk.media.tracks import has_sound, length_of
from kiosk.problems.findings import Findings
from kiosk.problems.problem import Place
from kiosk.words.sentence import Term

FAST, TOO_FAST = 17, 20
"""Characters a second above which some people, and almost everybody, cannot finish reading the caption."""
MAX_LINES, MAX_LINE = 2, 42
SHORT_MS, LONG_MS = 5000 / 6, 7000
WORDLESS_MS, SOUND_MS = 10_000, 3000
"""Without captions for so long, people who do not hear wonder what they miss; so long stands a caption that tells them."""
_SOUND = re.compile(r"\[[^\]]+\]|^\W*\([^)]+\)\W*$|[♪♫]")
"""How a caption tells of a sound: "[music]", "(applause)" alone on its line, or a note."""

SAMPLE = 40
"""Characters of a sample from a file in an old encoding, shown so that people can see whether it was decoded correctly."""
HOUR_MS = 3_600_000


def check_captions(
    path: Path,
    name: str,
    place: Place,
    where: Term,
    findings: Findings,
    *,
    language: str = "",
    film: Path | None = None,
    are_spoken: bool = False,
) -> bool:
    """Whether ``path`` holds captions; mistakes are reported with their line in the caption file. ``are_spoken``: nobody reads
    them, so that their lines and their speed do not matter."""
    suffix = suffix_of(path)
    if suffix not in FORMATS:
        findings.add("captions-format", place, name=name, where=where)
        return False
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b"\0"
    except OSError:
        findings.add("file-unreadable", Place(path), name=path.name)
        return False
    read = decoded(data, language)
    if "\0" in read.text or _is_rubbish(read.text):
        findings.add("file-binary", Place(path), name=path.name)
        return False
    # Lines are counted as they are parsed: some programs end each line with two returns.
    lines = caption_lines(read.text)
    findings.remember(path, "\n".join(lines))
    try:
        captions = cues_in(read.text, suffix)
    except CuesError:
        captions = CueFile((), (1,))
    if captions.cues:
        _check_encoding(read, path, lines, captions.cues, where, findings)
        judge = _Judge(path, lines, captions, where, findings)
        if are_spoken:
            judge.judge_times(_told_of(film)[0])
        else:
            judge.judge(*_told_of(film))
        for cue in captions.cues:
            for line, number in zip(cue.lines, cue.places, strict=True):
                note_text(line, Place(path, number, 1, len(line)), where, findings)
    elif captions.unread:
        findings.add("captions-broken", Place(path, captions.unread[0]), name=name, where=where)
    else:
        findings.add("captions-empty", Place(path), name=name, where=where)
    return bool(captions.cues)


def _is_rubbish(text: str) -> bool:
    return sum(sign < " " and sign not in "\t\n\r\f" for sign in text) > len(text) // 50


def _check_encoding(
    read: Decoded, path: Path, lines: Sequence[str], cues: Sequence[Cue], where: Term, findings: Findings
) -> None:
    """Report an old encoding where it matters: an ASCII file is the same in every encoding."""
    if not read.encoding:
        return
    odd = [
        (line, at)
        for cue in cues
        for line, at in zip(cue.lines, cue.places, strict=True)
        if not line.isascii()
    ]
    sample, number = (odd or [(cues[0].lines[0], cues[0].places[0])])[0]
    code = "captions-encoding" if read.is_sure else "captions-letters"
    place = Place(path, number, 1, len(lines[number - 1].strip()))
    sample = sample if len(sample) <= SAMPLE else sample[:SAMPLE] + "…"
    findings.add(code, place, name=path.name, encoding=read.encoding, sample=sample, where=where)


def _told_of(film: Path | None) -> tuple[float | None, bool]:
    """The film's length in milliseconds, if known, and whether it is known to have sound."""
    try:
        if film is None:
            return None, False
        with FileBytes(film) as file:
            label = kind_of(film).label
            seconds, sounds = length_of(file, label), has_sound(file, label)
    except OSError:
        return None, False
    return (seconds * 1000 if seconds else None), sounds


# -- can it be read? ----------------------------------------------------------------------------------------------------


class _Judge:
    """Reports what is wrong with the cues of one file; of each cue only the worst problem with its timing."""

    def __init__(
        self, path: Path, source: Sequence[str], captions: CueFile, where: Term, findings: Findings
    ) -> None:
        self._path, self._source, self._where, self._findings = path, source, where, findings
        self._suffix = suffix_of(path)
        self._captions = captions
        self._cues = sorted(captions.cues, key=lambda cue: cue.start)
        self._shown = [cue for cue in self._cues if cue.end > cue.start]

    def judge_times(self, film_ms: float | None) -> bool:
        """Report what cannot be used; whether the others come within the film, which is ``film_ms`` long if that is known."""
        for number in self._captions.unread:
            self._add("captions-unread", number)
        if wordless := self._captions.wordless:
            self._add("captions-wordless", wordless[0], count=len(wordless))
        if film_ms is not None and self._cues[0].start >= film_ms:
            self._late(self._cues[0], film_ms)
            return False
        for cue in self._cues:
            if cue.end <= cue.start:
                start, end, near = map(self._stamp, (cue.start, cue.end, cue.start + _needed(cue)))
                self._add("captions-times", cue.place, start=start, end=end, near=near)
        return True

    def judge(self, film_ms: float | None, sounds: bool) -> None:
        """Report all mistakes. ``sounds``: the film is known to have sound."""
        if not self.judge_times(film_ms):
            return
        for cue in self._cues:
            self._lines(cue)
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
        if film_ms is not None and sounds:
            self._silence(film_ms)
        self._first_of("captions-short", short)
        self._first_of("captions-long", long)

    def _late(self, cue: Cue, film_ms: float) -> None:
        """Report captions that all start after the film has ended: broadcasters often start at one hour, or at ten."""
        hours = cue.start // HOUR_MS * HOUR_MS
        start, end, near = self._stamp(cue.start), self._stamp(film_ms), self._stamp(hours) if hours else ""
        self._add(
            "captions-late", cue.place, start=start, end=end, near=near, begin=self._stamp(cue.start - hours)
        )

    def _lines(self, cue: Cue) -> None:
        if len(cue.lines) > MAX_LINES:
            self._add("captions-lines", cue.place, count=len(cue.lines), limit=MAX_LINES, most=MAX_LINE)
        for line, place in zip(cue.lines, cue.places, strict=True):
            if length(line) > MAX_LINE:
                self._add("captions-line-long", place, count=length(line), limit=MAX_LINE)

    def _overlaps(self) -> None:
        last: Cue | None = None
        for cue in self._shown:
            # The same words twice, as in ASS for a shadow, count once.
            if last and cue.start < last.end and cue.text != last.text:
                start, end = self._stamp(cue.start), self._stamp(last.end)
                near = start if last.start < cue.start else ""
                self._add("captions-overlap", cue.place, start=start, end=end, line=last.place, near=near)
            if last is None or cue.end > last.end:
                last = cue

    def _silence(self, film_ms: float) -> None:
        """Report the longest time without a word where no caption of the file tells of a sound."""
        if any(_SOUND.search(line) for cue in self._cues for line in cue.lines):
            return
        longest, begin, after, last = 0.0, 0.0, self._cues[0], 0.0
        for cue in self._shown:
            if cue.start - last > longest:
                longest, begin, after = cue.start - last, last, cue
            last = max(last, cue.end)
        if film_ms - last > longest:
            longest, begin, after = film_ms - last, last, self._cues[-1]
        if longest >= WORDLESS_MS:
            start, end = self._stamp(begin), self._stamp(begin + longest)
            near = self._stamp(min(begin + SOUND_MS, begin + longest))
            self._add(
                "captions-sound", after.place, seconds=int(longest / 1000), start=start, end=end, near=near
            )

    def _speed(self, cue: Cue, count: int, near: str) -> None:
        stands = cue.end - cue.start
        is_warning = count * 1000 <= TOO_FAST * stands
        self._add(
            "captions-fast" if is_warning else "captions-too-fast",
            cue.place,
            count=count,
            seconds=stands / 1000,
            # Rounded up, so that the number shown is never one that would be accepted.
            speed=math.ceil(count * 10_000 / stands) / 10,
            limit=FAST if is_warning else TOO_FAST,
            most=FAST * stands // 1000,
            near=near,
        )

    def _first_of(self, code: str, cues: Sequence[tuple[Cue, str]]) -> None:
        """Report the first of several such cues, with their number: one finding per file is enough."""
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
        """A time in the notation of this file format."""
        is_substation = self._suffix in (".ass", ".ssa")
        step = 10 if is_substation else 1
        whole = math.ceil(milliseconds / step) * step
        hours, minutes, seconds = whole // 3_600_000, whole // 60_000 % 60, whole // 1000 % 60
        if is_substation:
            return f"{hours}:{minutes:02}:{seconds:02}.{whole % 1000 // 10:02}"
        mark = "," if self._suffix == ".srt" else "."
        return f"{hours:02}:{minutes:02}:{seconds:02}{mark}{whole % 1000:03}"


def _needed(cue: Cue) -> float:
    """Milliseconds needed to read the cue."""
    return max(SHORT_MS, math.ceil(length(cue.text) * 1000 / FAST))
