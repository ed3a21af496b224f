"""What of a playlist can be mended without guessing: slips of the keyboard, dates and times, the encoding, names.

Nothing is written here: the mended texts are read in place of the files until nothing is left to mend, so that what is
offered is what the checker reads.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.media.captions.encodings import decoded
from kiosk.media.looking import Looking
from kiosk.playlist.loaded import Loaded
from kiosk.playlist.loader import load
from kiosk.problems.problem import Problem
from kiosk.problems.source import line_starts
from kiosk.yaml.edits import Edit, Edited
from kiosk.yaml.nodes import MAX_BYTES

MOST_ROUNDS = 6
"""A cure may bring the next slip to light: an encoding a colon, a colon a date."""

_MEANT = frozenset({"bad-date", "bad-days", "bad-distance", "bad-duration", "bad-every", "bad-hours"})
"""Problems whose ``near`` is the text to type."""
_HIDDEN_ENDING = re.compile(r"(?i)(.+?)(?:\.ya?ml)?\.(?:ya?ml|ya?ml\.txt)")
_BOM = "\ufeff".encode()


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file as it is and as it would be."""

    path: Path
    data: bytes
    """What is in the file."""
    before: str
    after: str
    encoding: str = ""
    """The encoding it is in, for people; empty for UTF-8."""

    @property
    def new_data(self) -> bytes:
        """What is to be written: UTF-8, with the mark at its beginning where there was one."""
        begin = _BOM if self.data.startswith(_BOM) else b""
        return begin + self.after.encode("utf-8")


@dataclass(frozen=True, slots=True)
class Fixes:
    """All that can be mended in one show."""

    files: tuple[Fixed, ...] = ()
    names: tuple[tuple[Path, Path], ...] = ()
    """Files to be called otherwise: those whose ending the system hides."""

    def __bool__(self) -> bool:
        return bool(self.files or self.names)


def find_fixes(path: Path, theme: Path | None = None, looking: Looking | None = None) -> Fixes:
    """What can be mended in the show at ``path``."""
    first = loaded = load(path, theme, looking, hints=True)
    typed = _decoded(loaded)
    drafts = {file: text for file, (text, _) in typed.items()}
    for _ in range(MOST_ROUNDS):
        if drafts:
            loaded = load(path, theme, looking, hints=True, drafts=drafts)
        changed = {
            file: text
            for file, text in _mended(loaded).items()
            if _is_own(file, loaded) and text != drafts.get(file)
        }
        if not changed:
            break
        drafts |= changed
    return Fixes(tuple(_fixed(first, drafts, typed)), _names(first))


def _is_own(file: Path, loaded: Loaded) -> bool:
    return file.is_relative_to(loaded.root)


def _decoded(loaded: Loaded) -> dict[Path, tuple[str, str]]:
    """The texts of files in another encoding than UTF-8, where there is no doubt about it, and its name."""
    found: dict[Path, tuple[str, str]] = {}
    for problem in loaded.problems:
        if (
            problem.code == "file-encoding"
            and _is_own(problem.file, loaded)
            and (data := _data(problem.file))
        ):
            read = decoded(data, "nl")
            if read.is_sure and read.encoding and "\ufffd" not in read.text and "\0" not in read.text:
                found[problem.file] = (read.text.removeprefix("\ufeff"), read.encoding)
    return found


def _mended(loaded: Loaded) -> Mapping[Path, str]:
    """Each text with what one round finds: first the slips, then what they had hidden."""
    texts = dict(loaded.cures)
    meant: dict[Path, list[Edit]] = {}
    for problem in loaded.problems:
        if problem.code in _MEANT and problem.file not in texts and (edit := _as_meant(problem, loaded)):
            meant.setdefault(problem.file, []).append(edit)
    for file, edits in meant.items():
        texts[file] = Edited(loaded.texts[file], edits).text
    for file, text in loaded.texts.items():
        if file not in texts and file.suffix in (".yaml", ".yml", ".txt"):
            texts[file] = unicodedata.normalize("NFC", text)
    return texts


def _as_meant(problem: Problem, loaded: Loaded) -> Edit | None:
    """The text to type in place of what stands there; ``None`` where that is a guess."""
    near, value, text = (
        problem.params.get("near"),
        problem.params.get("value"),
        loaded.texts.get(problem.file, ""),
    )
    if not isinstance(near, str) or not near or not isinstance(value, str):
        return None
    start = line_starts(text)[problem.line - 1] + problem.column - 1
    typed = text[start : start + problem.length]
    if typed.strip("\"'") != value or (problem.code == "bad-date" and near[:4] not in typed):
        return None
    return Edit(start, start + problem.length, near)


def _fixed(first: Loaded, drafts: Mapping[Path, str], typed: Mapping[Path, tuple[str, str]]) -> list[Fixed]:
    found = []
    for file, after in sorted(drafts.items()):
        data = _data(file)
        before, encoding = typed.get(file, (first.texts.get(file, ""), ""))
        if data is not None and (encoding or before != after):
            found.append(Fixed(file, data, before, after, encoding))
    return found


def _names(loaded: Loaded) -> tuple[tuple[Path, Path], ...]:
    """``playlist.yaml.txt`` and ``markt.yml`` of a show, and what they should be called."""
    found = []
    for file in loaded.files:
        name = _HIDDEN_ENDING.fullmatch(file.name)
        new = file.with_name(f"{name[1]}.yaml") if name else file
        is_ours = file.parent.name == "slides" and new != file and _is_own(file, loaded) and file.is_file()
        if is_ours and (not new.exists() or new.samefile(file)):
            found.append((file, new))
    return tuple(found)


def _data(file: Path) -> bytes | None:
    try:
        data = file.read_bytes()
    except OSError:
        return None
    return data if len(data) <= MAX_BYTES else None
