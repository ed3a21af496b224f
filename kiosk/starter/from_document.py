"""A show of a PDF: each page an item of its own, so that it can be moved, left out or shown for longer."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from kiosk.playlist.plain import judge_files
from kiosk.playlist.reading_time import SHORTEST_S, reading_time
from kiosk.starter.found import Copy, Entry, Found
from kiosk.starter.left import Left, StarterError
from kiosk.starter.target import Target, safe_name
from kiosk.words.printable import printable

MOST_ENTRIES = 200
"""Pages with an item each; of a longer document one item shows all, as nobody sorts that many by hand."""
LONGEST_S = 30.0
"""Seconds: nobody reads a full page to its end on a screen."""


def from_document(path: Path, languages: tuple[str, ...], target: Target) -> Found:
    """The pages of the PDF ``path``. :class:`StarterError` where none can be shown."""
    judged = judge_files([path], path.parent, languages)
    errors = [each for each in judged.problems if each.severity == "error"]
    if not judged.items:
        if errors:
            raise StarterError("new-refused", problem=Left(path.name, problem=errors[0]))
        raise StarterError("new-nothing", source=path)
    found = Found(left=[Left(path.name, problem=each) for each in errors], shown=len(judged.items))
    name = target.free_name(PurePosixPath(safe_name(path.name)))
    found.copies.append(Copy(path, name))
    told = judged.told.get(path, {})
    pages, headings, counts = told.get("pages", ()), told.get("headings", ()), told.get("words", ())
    if not pages or len(pages) > MOST_ENTRIES:
        found.entries.append(Entry({"pdf": str(name)}))
        return found
    for number, size in enumerate(pages, start=1):
        if size is None:
            continue
        seconds = min(LONGEST_S, reading_time(["x " * (counts[number - 1] if counts else 0)]))
        keys = {"pdf": str(name), "pages": str(number)}
        if seconds > SHORTEST_S:
            keys["duration"] = f"{round(seconds)}s"
        found.entries.append(Entry(keys, remark=printable(headings[number - 1]) if headings else ""))
    return found
