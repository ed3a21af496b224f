"""Slides that no playlist of their folder names: made, and never shown."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import islice
from pathlib import Path

from kiosk.problems.findings import Findings
from kiosk.problems.problem import Place
from kiosk.words.spelling import one_form

MOST_READ = 200
"""Files that are read to find out whether they are playlists."""
MOST_NAMED = 12

_LARGEST = 1_000_000
_IS_LIST = re.compile(r"^items[ \t]*:", re.M)
_IS_THEME = re.compile(r"^(?:colors|fonts|wordmark|logo)[ \t]*:", re.M)
_IS_SLIDE = re.compile(r"^layout[ \t]*:", re.M)
_NAMES = re.compile(r"\bslide[ \t]*:[ \t]*[\"']?([^\s\"',}#][^\"',}#\n]*)")


def report_unused(
    folder: Path, playlist: Path, named: Collection[str], place: Place, findings: Findings
) -> None:
    """Warn at ``place`` about slide files of ``folder`` that neither this ``playlist`` (it has ``named`` them) nor another one
    there shows."""
    shown = {_plain(name) for name in named}
    try:
        files = sorted(path for path in folder.glob("*.yaml") if path.name != playlist.name)
    except OSError:
        return
    loose: dict[str, str] = {}
    for path in islice((path for path in files if _plain(path.stem) not in shown), MOST_READ):
        text = _text(path)
        if _IS_LIST.search(text):
            shown |= {_plain(name) for name in _NAMES.findall(text)}
        elif _IS_THEME.search(text) and not _IS_SLIDE.search(text):
            findings.add("theme-elsewhere", Place(path), name=path.name)
        elif text:
            loose[_plain(path.stem)] = path.stem
    unused = [name for plain, name in loose.items() if plain not in shown]
    if unused:
        names = tuple(f"'{name}'" for name in unused[:MOST_NAMED]) + (
            ("…",) if len(unused) > MOST_NAMED else ()
        )
        line = f"- slide: {unused[0]}"
        findings.add("slide-unused", place, count=len(unused), names=names, line=line)


def other_playlist(missing: Path) -> Path | None:
    """The one file beside ``missing`` that is a playlist under another name."""
    try:
        files = sorted(path for path in missing.parent.iterdir() if path.suffix in (".yaml", ".yml", ".txt"))
    except OSError:
        return None
    lists = [path for path in files[:MOST_READ] if _IS_LIST.search(_text(path))]
    return lists[0] if len(lists) == 1 else None


def _plain(name: str) -> str:
    return one_form(name.strip()).casefold()


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace") if path.stat().st_size <= _LARGEST else ""
    except OSError:
        return ""
