"""Files in ``assets/`` that nothing shows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from kiosk.playlist.endings import EXPECTED, kind_by_ending
from kiosk.playlist.loaded import Loaded
from kiosk.problems.findings import Findings
from kiosk.problems.problem import Place

MOST_FILES = 20_000
MOST_NAMED = 5
TEXTS = (".yaml", ".yml", ".md", ".txt")
LARGEST_TEXT = 1_000_000
"""Bytes of a text that is searched for names."""


def judge_leftovers(loaded: Loaded, findings: Findings) -> None:
    """Report pictures, films and documents that neither the show uses nor any text of the content folder names: another
    playlist, a list of sources. Those of one folder are one finding."""
    assets, slides = loaded.root / "assets", loaded.root / "slides"
    if loaded.what != "playlist" or not assets.is_dir():
        return
    used = set(loaded.files)
    left = [path for path in _files(assets) if path.suffix.lower() in EXPECTED and path not in used]
    if not left:
        return
    said = "\n".join(_texts(slides)) + "\n".join(_texts(assets))
    by_folder: dict[Path, list[Path]] = {}
    for path in left:
        if path.name not in said:
            by_folder.setdefault(path.parent, []).append(path)
    for folder, files in by_folder.items():
        findings.add(
            "file-unused",
            Place(files[0]),
            count=len(files),
            folder=folder.relative_to(loaded.root).as_posix(),
            names=tuple(file.name for file in files[:MOST_NAMED]),
            line=_line(files[0], files[0].relative_to(assets).as_posix()),
        )


def _line(file: Path, name: str) -> str:
    """What to type in a playlist to show the file."""
    return f"{kind_by_ending(file.name)}: {name}"


def _files(folder: Path) -> Iterator[Path]:
    count = 0
    for base, below, here in os.walk(folder):
        below[:] = sorted(each for each in below if not each.startswith("."))
        for name in sorted(here):
            count += 1
            if count > MOST_FILES:
                return
            if not name.startswith("."):
                yield Path(base) / name


def _texts(folder: Path) -> Iterator[str]:
    for path in _files(folder):
        if path.suffix.lower() in TEXTS:
            try:
                if path.stat().st_size <= LARGEST_TEXT:
                    yield path.read_text("utf-8", errors="replace")
            except OSError:
                continue
