"""Parses caption files into cues, with the line numbers of the file.

The checker and the screen both use it, so that they see the same. It yields plain text: no tags, no positions, no drawings.
ASS and SSA are parsed with pysubs2. WebVTT and SubRip have our own parser, because findings need line numbers, notes between
cues must not be shown, and one malformed block must not cost the others. No Qt.
"""

from __future__ import annotations

import html
import re
import unicodedata
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.media.captions.cue import Cue
from kiosk.media.captions.encodings import decoded
from kiosk.media.captions.rolling import unrolled
from kiosk.media.captions.timed import read_timed

if TYPE_CHECKING:
    from pysubs2 import SSAEvent

FORMATS = (".vtt", ".srt", ".ass", ".ssa")
MAX_BYTES = 5_000_000

_WORD_TIME = re.compile(r"<(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}>")
_LINE_END = re.compile("\r+\n|[\n\r\x85\u2028\u2029]")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|</?>|<(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}>")
_ENTITY = re.compile(r"&(?:\w{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_OVERRIDE = re.compile(r"\{\\[^{}]*\}")
_BRACES = re.compile(r"\{[^{}]*\}")
_DRAWING = re.compile(r"\\p\s*(\d+)")
_BREAK = re.compile(r"\\[Nn]")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff\u200b\u2060]")
_BLANKS = re.compile(r"[ \t]+")
_FIELDS = 5
"""Commas before the text of an ASS or SSA line: one with fewer was truncated."""
_NO_ROOM = ("Cc", "Cf", "Mn", "Me")


class CuesError(Exception):
    """A caption file that cannot be read at all."""


@dataclass(frozen=True, slots=True)
class CueFile:
    """The contents of a caption file: cues, the line numbers of unreadable blocks, and those of cues without text."""

    cues: tuple[Cue, ...]
    unread: tuple[int, ...] = ()
    wordless: tuple[int, ...] = ()


def read_cues(path: Path, language: str = "") -> tuple[Cue, ...]:
    """The cues of the caption file ``path``, in the order of the file; its ``language`` helps with old encodings.

    Raises:
        CuesError: it is not there, no file, too large, or damaged beyond reading.
    """
    try:
        # Never open a pipe, which would block for ever.
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            raise CuesError("no file of captions")
        data = path.read_bytes()
    except OSError as err:
        raise CuesError(str(err)) from err
    return cues_in(decoded(data, language).text, suffix_of(path)).cues


def cues_in(text: str, suffix: str) -> CueFile:
    """Parse the text of a file with this suffix."""
    lines = caption_lines(text)
    if suffix.lower() in (".ass", ".ssa"):
        return _substation(lines, suffix.lower())
    timed = read_timed(lines)
    cues = [_cue(each.start, each.end, each.place, _typed(each.lines)) for each in timed.blocks]
    shown = unrolled([cue for cue in cues if cue.lines], has_word_times=bool(_WORD_TIME.search(text)))
    wordless = tuple(cue.place for cue in cues if not cue.lines)
    return CueFile(tuple(shown), tuple(timed.unread), wordless)


def suffix_of(path: Path) -> str:
    """The suffix that tells the caption format: if an editor appended a second one, the one before it."""
    suffix = path.suffix.lower()
    return Path(path.stem).suffix.lower() if suffix == ".txt" else suffix


def caption_lines(text: str) -> list[str]:
    """The lines of a caption file, numbered the same everywhere. Some programs end each line with two returns."""
    return _LINE_END.split(text)


def length(text: str) -> int:
    """The number of visible characters of ``text``: letters, spaces and punctuation, but no line breaks.

    This is how the field counts. "Spaces and punctuation are counted" (Netflix partner help, "How is reading speed measured?");
    a line break is neither, and Subtitle Edit, the most common editor, leaves it out, so organisers find the same number
    there. Tags have been removed already; combining characters are not counted either.
    """
    return sum(unicodedata.category(character) not in _NO_ROOM for character in text)


# -- WebVTT and SubRip --------------------------------------------------------------------------------------------------


def _typed(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    found = []
    is_drawing = False
    for number, line in lines:
        text, is_drawing = _without(_OVERRIDE, _TAG.sub("", line), is_drawing)
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text).replace("\\h", "\u00a0")
        found += [(number, part) for part in text.replace("\\N", "\n").split("\n")]
    return found


# -- ASS and SSA --------------------------------------------------------------------------------------------------------


def _substation(lines: Sequence[str], suffix: str) -> CueFile:
    events, unread = _events(lines, suffix)
    cues = []
    for place, event in events:
        if not event.text and lines[place - 1].count(",") < _FIELDS:
            unread = (*unread, place)
        text = _without(_BRACES, event.text, is_drawing=False)[0].replace("\\h", "\u00a0")
        cues.append(_cue(event.start, event.end, place, [(place, part) for part in _BREAK.split(text)]))
    return CueFile(tuple(cue for cue in cues if cue.lines), tuple(sorted(unread)))


def _events(lines: Sequence[str], suffix: str) -> tuple[list[tuple[int, SSAEvent]], tuple[int, ...]]:
    """The dialogue lines with their numbers, and the numbers of unreadable lines."""
    places = [number for number, line in enumerate(lines, 1) if line.strip().startswith("Dialogue:")]
    rest = [line for line in lines if line.lstrip().startswith(("[", "ScriptType", "Format"))]
    _parsed(rest, suffix)
    return _divided(places, lines, rest, suffix)


def _divided(
    places: Sequence[int], lines: Sequence[str], rest: Sequence[str], suffix: str
) -> tuple[list[tuple[int, SSAEvent]], tuple[int, ...]]:
    """Parse lines so that a malformed one costs only itself: all at once if possible, otherwise in halves."""
    try:
        events = _parsed([*rest, *(lines[place - 1] for place in places)], suffix)
    except CuesError:
        events = []
    if len(events) == len(places):
        return list(zip(places, events, strict=True)), ()
    if len(places) == 1:
        return [], tuple(places)
    half = len(places) // 2
    first, second = (_divided(part, lines, rest, suffix) for part in (places[:half], places[half:]))
    return first[0] + second[0], first[1] + second[1]


def _parsed(lines: Sequence[str], suffix: str) -> list[SSAEvent]:
    import pysubs2  # only where there is such a file

    try:
        with warnings.catch_warnings():
            # The library warns about every unusual field.
            warnings.simplefilter("ignore")
            return list(pysubs2.SSAFile.from_string("\n".join(lines), format_=suffix[1:]).events)
    except Exception as err:
        # Whatever the library raises on a damaged file means that it cannot be read.
        raise CuesError(str(err)) from err


# -- words --------------------------------------------------------------------------------------------------------------


def _without(marks: re.Pattern[str], text: str, is_drawing: bool) -> tuple[str, bool]:
    """``text`` without tags and without the drawings they start; and whether a drawing continues after it."""
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
    """The text of a line as shown on screen; empty if there is nothing to read."""
    shown = _BLANKS.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", line))).strip(" ")
    return shown if shown.strip() else ""
