"""What tells the present content of files from any other, without reading them.

A photo saved anew under its own name is another photo.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kiosk.playlist.model import Content, Item, Playlist


def with_contents(playlist: Playlist) -> Playlist:
    """``playlist`` with what lies in its files now. Asks the disk."""
    theme = playlist.theme
    fonts = (font for font in theme.fonts.values() if font)
    return replace(
        playlist,
        items=tuple(replace(item, content=_content(files_of(item))) for item in playlist.items),
        theme_content=_content((*fonts, *theme.logo.values())),
    )


def last_saved(files: Iterable[Path]) -> float:
    """When the last of ``files`` was saved (s since 1970); 0 where there is none. Asks the disk."""
    return max((_state(file)[1] / 1e9 for file in files), default=0.0)


def files_of(item: Item) -> Iterable[Path]:
    """Its picture, its film, its captions, what is read aloud with it, and its films in sign language."""
    if item.picture:
        yield item.picture.path
    if item.film:
        yield item.film
    yield from item.captions.values()
    yield from item.descriptions.values()
    yield from item.sign.values()


def _content(files: Iterable[Path]) -> Content:
    return tuple(_state(file) for file in files)


def _state(file: Path) -> tuple[int, int, int]:
    """Size and times; no inode, which a memory stick numbers anew as it likes. What is gone has none."""
    try:
        stat = file.stat()
    except OSError:
        return (-1, 0, 0)
    return (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
