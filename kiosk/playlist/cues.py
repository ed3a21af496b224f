"""Caption files as cues: when which words stand, and in which line of the file they were typed.

The checker and the screen read through here, so that both see the same. Only words come out: no tags, no positions, no
drawings. Of ASS and SSA pysubs2 reads the fields; WebVTT and SubRip are read here, because a finding needs its line and a
note between two cues is not to be spoken. No Qt.
"""

from __future__ import annotations

import codecs
import html
import re
import unicodedata
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FORMATS = (".vtt", ".srt", ".ass", ".ssa")
MAX_BYTES = 5_000_000

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
TIMING = re.compile(rf"^\s*{_TIME}\s*-->\s*{_TIME}(?:\s|$)")
"""The line of WebVTT and SubRip that says from when until when."""

_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|</?>|<(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}>")
_ENTITY = re.compile(r"&(?:\w{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_OVERRIDE = re.compile(r"\{\\[^{}]*\}")
_BRACES = re.compile(r"\{[^{}]*\}")
_DRAWING = re.compile(r"\\p\s*(\d+)")
_BREAK = re.compile(r"\\[Nn]")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff\u200b\u2060]")
_BLANKS = re.compile(r"[ \t]+")
_NO_ROOM = ("Cc", "Cf", "Mn", "Me")


class CuesError(Exception):
    """A caption file that cannot be read at all."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Some words and their time in milliseconds from the film's start. ``place`` is the line of the file (from 1) that
    holds the time; ``places`` are those of ``lines``."""

    start: int
    end: int
    place: int
    lines: tuple[str, ...]
    places: tuple[int, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def read_cues(path: Path) -> list[Cue]:
    """The cues of the caption file ``path``, in the order of the file.

    Raises:
        CuesError: it is not there, no file, too large, or damaged beyond reading.
    """
    try:
        # Never opens a pipe, which would wait for ever.
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            raise CuesError("no file of captions")
        data = path.read_bytes()
    except OSError as err:
        raise CuesError(str(err)) from err
    return cues_in(decoded(data), path.suffix)


def cues_in(text: str, suffix: str) -> list[Cue]:
    """The cues in the text of a file whose name ends in ``suffix``; those without words are left out."""
    lines = _LINE_END.split(text)
    cues = _substation(lines, suffix.lower()) if suffix.lower() in (".ass", ".ssa") else _timed(lines)
    return [cue for cue in cues if cue.lines]


def decoded(data: bytes) -> str:
    """The text that people see in their editor: UTF-8, UTF-16, and what Windows took for text before both."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    # Latin letters in UTF-16 have a zero at every other place.
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if data[first::2].count(0) > len(data) // 4:
            return data.decode(encoding, errors="replace")
    return data.decode("utf-8-sig", errors=_AS_WINDOWS)


def length(text: str) -> int:
    """How many characters of ``text`` are seen: letters, blanks and punctuation, but no line break.

    So counts the field. "Spaces and punctuation are counted" (Netflix partner help, "How is reading speed measured?"); a
    line break is neither, and Subtitle Edit, with which most captions are made, leaves it out: an organiser finds the
    same number there. Tags are gone by now; accents and marks that take no room of their own are not counted either.
    """
    return sum(unicodedata.category(character) not in _NO_ROOM for character in text)


def _windows(error: UnicodeError) -> tuple[str, int]:
    """What is no UTF-8 is Windows-1252, byte by byte: a file that mixes both loses nothing."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


_AS_WINDOWS = "kiosk.windows-1252"
codecs.register_error(_AS_WINDOWS, _windows)


# -- WebVTT and SubRip --------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Block:
    start: int
    end: int
    place: int
    lines: list[tuple[int, str]]


def _timed(lines: Sequence[str]) -> list[Cue]:
    """What stands below a line with times, down to the next empty line. All else is a number, a name or a note."""
    blocks: list[_Block] = []
    block: _Block | None = None
    for number, line in enumerate(lines, 1):
        if match := TIMING.match(line):
            if block and len(block.lines) > 1 and block.lines[-1][1].strip().isdigit():
                # No empty line between two cues: what looks like words is the number of the second one.
                block.lines.pop()
            start, end = _milliseconds(match.groups()[:4]), _milliseconds(match.groups()[4:])
            block = _Block(start, end, number, [])
            blocks.append(block)
        elif not line.strip() or "-->" in line:
            block = None
        elif block:
            block.lines.append((number, line))
    return [_cue(each.start, each.end, each.place, _typed(each.lines)) for each in blocks]


def _milliseconds(parts: Sequence[str | None]) -> int:
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    return (int(hours) * 60 + int(minutes)) * 60_000 + int(seconds) * 1000 + int(fraction.ljust(3, "0"))


def _typed(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    found = []
    is_drawing = False
    for number, line in lines:
        text, is_drawing = _without(_OVERRIDE, _TAG.sub("", line), is_drawing)
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text).replace("\\h", "\u00a0")
        found += [(number, part) for part in text.replace("\\N", "\n").split("\n")]
    return found


# -- ASS and SSA --------------------------------------------------------------------------------------------------------


def _substation(lines: Sequence[str], suffix: str) -> list[Cue]:
    import pysubs2  # only where there is such a file

    try:
        with warnings.catch_warnings():
            # The library warns of every odd field.
            warnings.simplefilter("ignore")
            events = pysubs2.SSAFile.from_string("\n".join(lines), format_=suffix[1:]).events
    except Exception as err:
        # Whatever the library meets in a damaged file, it is one thing: it cannot be read.
        raise CuesError(str(err)) from err
    places = [
        number for number, line in enumerate(lines, 1) if line.strip().startswith(("Dialogue:", "Comment:"))
    ]
    if len(places) != len(events):
        places = [1] * len(events)
    cues = []
    for place, event in zip(places, events, strict=True):
        if not event.is_comment:
            text = _without(_BRACES, event.text, is_drawing=False)[0].replace("\\h", "\u00a0")
            cues.append(_cue(event.start, event.end, place, [(place, part) for part in _BREAK.split(text)]))
    return cues


# -- words --------------------------------------------------------------------------------------------------------------


def _without(marks: re.Pattern[str], text: str, is_drawing: bool) -> tuple[str, bool]:
    """``text`` without ``marks`` and without what they turn into a drawing; and whether the drawing goes on."""
    words, at = [], 0
    for match in [*marks.finditer(text), None]:
        if not is_drawing:
            words.append(text[at : match.start() if match else len(text)])
        if match:
            at = match.end()
            for scale in _DRAWING.findall(match[0]):
                is_drawing = int(scale) > 0
    return "".join(words), is_drawing


def _cue(start: int, end: int, place: int, lines: Sequence[tuple[int, str]]) -> Cue:
    seen = [(number, clean) for number, line in lines if (clean := _clean(line))]
    return Cue(start, end, place, tuple(line for _, line in seen), tuple(number for number, _ in seen))


def _clean(line: str) -> str:
    """The words of a line as they stand on the screen; empty when it holds nothing to read."""
    shown = _BLANKS.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", line))).strip(" ")
    return shown if shown.strip() else ""
