"""Which pictures Qt can decode in this process: five plain formats, and no other, whatever lies in a file.

Qt finds its decoders as plugins, and tries them by a file's content. A folder of our own lends it all its plugins but those of
pictures that are programs or documents (SVG, PDF) or rarely looked after (TIFF, ICNS, TGA, …): a file that was exchanged
after it was looked at cannot reach them.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import shutil
import tempfile
from pathlib import Path

log = logging.getLogger("kiosk.machine")

LENT = ("jpeg", "webp", "gif")
"""Of the plugins; PNG and BMP are part of Qt itself."""
PICTURES = "imageformats"
HELD_BACK = frozenset({"iconengines", "vectorimageformats"})
"""Whole folders: an engine for icons that are SVG, and readers of vector pictures."""


def keep_to_plain_pictures(cache: Path) -> None:
    """Before the application is made: lend Qt its plugins from a folder below ``cache``.

    Where that cannot be made everything works as before, since whatever is shown is looked at first.
    """
    from PySide6.QtCore import QCoreApplication, QLibraryInfo, qVersion

    own = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    mark = hashlib.sha256(f"1 {qVersion()} {own}".encode()).hexdigest()[:12]
    folder = cache / f"qt-{mark}"
    try:
        if not _is_complete(folder, own):
            _make(folder, own)
    except OSError as error:
        log.warning("Qt keeps all its decoders: %s", error)
        return
    QCoreApplication.setLibraryPaths([str(folder)])


def _wanted(own: Path) -> list[Path]:
    """What is lent, below Qt's own folder: whole folders, and single plugins for pictures."""
    folders = [each for each in own.iterdir() if each.is_dir() and each.name not in {PICTURES, *HELD_BACK}]
    pictures = (own / PICTURES).iterdir() if (own / PICTURES).is_dir() else ()
    return [*folders, *(each for each in pictures if any(name in each.name for name in LENT))]


def _is_complete(folder: Path, own: Path) -> bool:
    wanted = {each.relative_to(own) for each in _wanted(own)}
    here = set(folder.glob("*")) | set(folder.glob(f"{PICTURES}/*"))
    there = {each.relative_to(folder) for each in here if each.exists()}
    return there == wanted | {Path(PICTURES)}


def _make(folder: Path, own: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f"{folder.name}-", dir=folder.parent))
    try:
        (made / PICTURES).mkdir()
        for each in _wanted(own):
            _lend(each, made / each.relative_to(own))
        if folder.exists():
            shutil.rmtree(folder)
        made.replace(folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _lend(source: Path, target: Path) -> None:
    with contextlib.suppress(OSError):  # Windows lets few people make such links
        target.symlink_to(source, target_is_directory=source.is_dir())
        return
    if source.is_dir():
        shutil.copytree(source, target, copy_function=_link_or_copy)
    else:
        _link_or_copy(str(source), str(target))


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
