"""The posters of the playlist as tiles: key, title, colour, picture, and which one is on stage."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QUrl,
)

from kiosk.playlist.model import Item, Playlist
from kiosk.theme.theme import Theme
from kiosk.words.in_language import in_language

log = logging.getLogger("kiosk.stage")


@dataclass(frozen=True, slots=True)
class Topic:
    """One tile."""

    key: str
    title: str
    color: str
    ink: str
    is_film: bool
    is_current: bool
    part: str = ""
    """The title of the part to which it belongs."""
    before: int = 0
    """How many tiles of that part stand before it."""
    after: int = 0
    """How many come behind it."""


@dataclass(frozen=True, slots=True)
class TilePicture:
    """The picture of a tile: a drawing in layers, a photo, or nothing.

    Each layer has its position (QML pixels) in the requested box; ``margin`` is drawn around that. A drawing that ``bleeds``
    extends to both edges of its tile.
    """

    layers: list[dict[str, Any]] = field(default_factory=list)
    margin: float = 0.0
    bleeds: bool = False
    photo: QUrl = field(default_factory=QUrl)


PLAIN = TilePicture()


ROLES = {
    int(Qt.ItemDataRole.UserRole) + number: (QByteArray(name), attribute)
    for number, (name, attribute) in enumerate(
        (
            (b"key", "key"),
            (b"title", "title"),
            (b"tileColor", "color"),
            (b"tileInk", "ink"),
            (b"isFilm", "is_film"),
            (b"isCurrent", "is_current"),
            (b"part", "part"),
            (b"before", "before"),
            (b"after", "after"),
        ),
        start=1,
    )
}


PICTURE_ROLES = {
    max(ROLES) + number: (QByteArray(name), attribute)
    for number, (name, attribute) in enumerate(
        ((b"layers", "layers"), (b"margin", "margin"), (b"bleeds", "bleeds"), (b"photo", "photo")), start=1
    )
}


def topics(
    playlist: Playlist,
    language: str,
    current: str,
    theme: Theme,
    waiting: Collection[str] = (),
    *,
    easy: bool = False,
) -> list[Topic]:
    """The tiles in the playlist's order, without the items ``waiting`` (keys); their titles ``easy`` where they are."""
    shown = [item for item in playlist.items if item.key not in waiting]
    found: list[Topic] = []
    for part, together in groupby(shown, key=lambda item: item.part):
        group, title = list(together), " ".join((in_language(part, language) or "").split())
        for before, item in enumerate(group):
            topic = _topic(item, language, current, theme, easy=easy)
            after = len(group) - before - 1
            found.append(replace(topic, part=title, before=before, after=after) if title else topic)
    return found


def _topic(item: Item, language: str, current: str, theme: Theme, *, easy: bool) -> Topic:
    title, color = item.name, "red"
    try:
        easily = item.text_in(language).easy if easy else None
        title = " ".join(easily.title.split()) if easily and easily.title else item.title_in(language)
        color = item.color
    except Exception:
        # A broken item is skipped by the show when its turn comes; the other tiles must not be lost.
        log.exception("%s: its tile bears its key", item.key)
    ink = theme.color(theme.ink_on(color))
    return Topic(item.key, title, theme.color(color), ink, item.is_film, item.key == current)


class TopicsModel(QAbstractListModel):
    """Rows change in place; the list is reset only when its length changes with a new playlist."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Topic] = []
        self._pictures: dict[str, TilePicture] = {}

    def set_rows(self, rows: list[Topic]) -> None:
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        for number, (old, new) in enumerate(zip(self._rows, rows, strict=True)):
            if old != new:
                self._rows[number] = new
                self.dataChanged.emit(self.index(number), self.index(number))

    @property
    def has_parts(self) -> bool:
        return any(row.part for row in self._rows)

    def set_pictures(self, pictures: Mapping[str, TilePicture]) -> None:
        """Replace all pictures, by item key."""
        self._pictures = dict(pictures)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), list(PICTURE_ROLES))

    def set_picture(self, key: str, picture: TilePicture) -> None:
        self._pictures[key] = picture
        for number, row in enumerate(self._rows):
            if row.key == key:
                self.dataChanged.emit(self.index(number), self.index(number), list(PICTURE_ROLES))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in PICTURE_ROLES:
            return getattr(self._pictures.get(row.key, PLAIN), PICTURE_ROLES[role][1])
        return getattr(row, ROLES[role][1]) if role in ROLES else None

    def roleNames(self) -> dict[int, QByteArray]:
        return {role: name for role, (name, _) in (ROLES | PICTURE_ROLES).items()}
