"""Are the captions of a film all there, and can they be read?"""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.playlist.findings import Findings
from kiosk.playlist.nodes import decode
from kiosk.playlist.problems import Place, Term
from kiosk.playlist.syntax import source_lines

MAX_BYTES = 5_000_000
FORMATS = (".vtt", ".srt", ".ass", ".ssa")

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMING = re.compile(rf"^\s*{_TIME}\s*-->\s*{_TIME}(?:\s|$)")
_NO_CUE = re.compile(r"^(?:WEBVTT|NOTE|STYLE|REGION|X-TIMESTAMP-MAP)\b")


def check_captions(path: Path, name: str, place: Place, where: Term, findings: Findings) -> bool:
    """Whether ``path`` holds captions from beginning to end; if not, the line in the caption file is
    reported."""
    if path.suffix.lower() not in FORMATS:
        findings.add("captions-format", place, name=name, where=where)
        return False
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b"\0"
    except OSError:
        findings.add("file-unreadable", place, name=name)
        return False
    text = decode(data, path, findings)
    if text is None:
        return False
    findings.remember(path, text)
    if path.suffix.lower() in (".vtt", ".srt") and (line := _first_broken(text)):
        findings.add("captions-broken", Place(path, line), name=name, where=where)
        return False
    return _has_cues(path, text, name, place, where, findings)


def _has_cues(path: Path, text: str, name: str, place: Place, where: Term, findings: Findings) -> bool:
    import pysubs2  # only needed for playlists with films

    try:
        form = pysubs2.formats.get_format_identifier(path.suffix.lower())
        cues = pysubs2.SSAFile.from_string(text, format_=form) if text.strip() else []
    except Exception:  # noqa: BLE001
        # Whatever the library meets in a damaged file, for the organiser it is one thing: it cannot be read.
        findings.add("captions-broken", Place(path), name=name, where=where)
        return False
    if not any(cue.plaintext.strip() for cue in cues):
        findings.add("captions-empty", place, name=name, where=where)
        return False
    return True


def _first_broken(text: str) -> int:
    """The first line (from 1) of a block that has no times, half a time, or no words; 0 when all are
    whole."""
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
    if at is None or not _TIMING.match(block[at]):
        return at or len(block) - 1
    return at if at == len(block) - 1 else None
