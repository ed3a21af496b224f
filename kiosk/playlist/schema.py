"""JSON Schema for editors, generated from the loader's own models."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from kiosk.playlist.document import PlaylistDocument
from kiosk.playlist.slide_document import SlideDocument
from kiosk.theme.document import ThemeDocument

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def playlist_schema() -> dict[str, Any]:
    """What a playlist file may hold."""
    return _schema(PlaylistDocument, "FOS Kiosk playlist")


def slide_schema() -> dict[str, Any]:
    """What a slide file may hold; blocks of words are named after their language."""
    return _schema(SlideDocument, "FOS Kiosk slide")


def theme_schema() -> dict[str, Any]:
    """What a theme file may hold."""
    return _schema(ThemeDocument, "FOS Kiosk theme")


def _schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    return {"$schema": DIALECT, **model.model_json_schema(), "title": title}
