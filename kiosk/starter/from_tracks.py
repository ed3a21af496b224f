"""A show of a list that a player saved (M3U, XSPF): its films, photos and PDFs in their order."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from kiosk.media.captions.reader import FORMATS
from kiosk.media.files import files_of
from kiosk.media.kinds import Family, kind_of
from kiosk.media.looking import Looking
from kiosk.playlist.plain import judge_files
from kiosk.starter.found import Copy, Entry, Found
from kiosk.starter.from_folder import files_behind
from kiosk.starter.left import Left, StarterError
from kiosk.starter.target import Target, safe_name
from kiosk.starter.tracks import NotAListError, Track, read_tracks
from kiosk.words.printable import printable

_KEYS = {Family.PICTURE: "image", Family.FILM: "video", Family.PDF: "pdf"}
SHORTEST_S, LONGEST_S = 1, 3600
"""Seconds that an item may be shown."""


def from_tracks(
    path: Path, photos: str, languages: tuple[str, ...], target: Target, looking: Looking | None = None
) -> Found:
    """Everything on the list ``path`` that lies on this computer, the pictures for ``assets/<photos>``; the rest is named.
    Nothing is fetched."""
    try:
        tracks = read_tracks(path)
    except NotAListError as error:
        raise StarterError("new-no-list", name=path.name) from error
    if looking:
        looking.expect(len(tracks))
    found = Found()
    copied: dict[Path, PurePosixPath] = {}
    for track in tracks:
        _add(track, path, photos, languages, target, found, copied, looking)
    return found


def _add(
    track: Track,
    path: Path,
    photos: str,
    languages: tuple[str, ...],
    target: Target,
    found: Found,
    copied: dict[Path, PurePosixPath],
    looking: Looking | None,
) -> None:
    named = track.location
    file = track.file(path.parent)
    if file is None:
        found.left.append(Left(named, "new-online"))
        return
    try:
        file = file.resolve()
        if file.is_dir():
            found.left.append(Left(named, "new-listed-folder"))
            return
        if not file.exists():
            found.left.append(Left(named, "new-missing"))
            return
    except (OSError, ValueError, RuntimeError):
        found.left.append(Left(named, "new-missing"))
        return
    # With the captions beside it, which are no item of their own.
    beside = [each for each in files_of(file.parent) if each.suffix.lower() in FORMATS]
    judged = judge_files([file, *beside], file.parent, languages, looking)
    errors = [each for each in judged.problems if each.severity == "error" or each.code == "file-left-out"]
    found.left += [Left(named, problem=each) for each in errors]
    key = _KEYS.get(kind_of(file).family) if judged.items else None
    if not key:
        if not errors:
            found.left.append(Left("", "new-others", {"count": 1, "names": (printable(named),)}))
        return
    folder = {"image": photos, "video": "film"}.get(key, "")
    for each in dict.fromkeys(path for item in judged.items for path in files_behind(item)):
        if each not in copied:
            name = target.free_name(PurePosixPath(folder, safe_name(each.name)))
            if name.name != each.name:
                found.left.append(Left(each.name, "new-renamed", {"found": name.name}))
            copied[each] = name
            found.copies.append(Copy(each, name))
    keys = {key: str(copied[file])}
    title = " ".join(printable(track.title).split())
    if title and title.casefold() not in (file.name.casefold(), file.stem.casefold()):
        keys["title"] = title
    if key == "image" and SHORTEST_S <= track.seconds <= LONGEST_S:
        keys["duration"] = f"{round(track.seconds)}s"
    captions = {lang: str(copied[each]) for item in judged.items for lang, each in item.captions.items()}
    found.entries.append(Entry(keys, captions=captions))
    found.shown += len(judged.items)
