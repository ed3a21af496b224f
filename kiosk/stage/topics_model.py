"""The posters of the playlist as tiles: key, title, colour, and which one is on stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiosk.playlist.model import Playlist
from kiosk.playlist.theme import Theme
from kiosk.stage.cue_view_model import color_of, title_of


@dataclass(frozen=True, slots=True)
class Topic:
    """One tile."""

    key: str
    title: str
    color: str
    ink: str
    is_film: bool
    is_current: bool


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
        ),
        start=1,
    )
}


def topics(playlist: Playlist, language: str, current: str, theme: Theme) -> list[Topic]:
    """The tiles in the playlist's order."""
    return [
        Topic(
            item.key,
            title_of(item, language),
            theme.color(color_of(item)),
            theme.color(theme.ink_on(color_of(item))),
            item.key.startswith("video:"),
            item.key == current,
        )
        for item in playlist.items
    ]


class TopicsModel(QAbstractListModel):
    """Rows change in place; the list is reset only when its length changes with a new playlist."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Topic] = []

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

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        if not index.isValid() or role not in ROLES:
            return None
        return getattr(self._rows[index.row()], ROLES[role][1])

    def roleNames(self) -> dict[int, QByteArray]:
        return {role: name for role, (name, _) in ROLES.items()}
