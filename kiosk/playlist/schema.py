"""JSON Schema for editors, generated from the loader's own models."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from kiosk.playlist.document import PlaylistDocument
from kiosk.playlist.slide_document import SlideDocument
from kiosk.theme.document import ThemeDocument

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = "slides/.schema"
"""Where a content folder keeps the schemas for editors; hidden, since nobody edits them."""


def playlist_schema() -> dict[str, Any]:
    """What a playlist file may hold."""
    return _schema(PlaylistDocument, "FOS Kiosk playlist")


def slide_schema() -> dict[str, Any]:
    """What a slide file may hold; blocks of words are named after their language."""
    return _schema(SlideDocument, "FOS Kiosk slide")


def theme_schema() -> dict[str, Any]:
    """What a theme file may hold."""
    return _schema(ThemeDocument, "FOS Kiosk theme")


def schema_texts() -> dict[str, str]:
    """The schemas as files, by what they describe. A content folder has them in :data:`FOLDER`, and its files say so in a
    comment that editors look for."""
    schemas = {"playlist": playlist_schema(), "slide": slide_schema(), "theme": theme_schema()}
    return {name: json.dumps(each, ensure_ascii=False, indent=2) + "\n" for name, each in schemas.items()}


def headed(text: str, schema: str) -> str:
    """``text`` with the comment by which editors find its ``schema``, below the comments it begins with: they look for it
    above the first key."""
    lines = text.splitlines(keepends=True)
    above = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "".join([*lines[:above], f"# yaml-language-server: $schema={schema}\n", *lines[above:]])


def _schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    made = model.model_json_schema()
    for name, part in made.get("$defs", {}).items():
        # Editors offer the title of a part: not the name of a class of ours.
        part["title"] = name.removesuffix("Entry").removesuffix("Block").lower()
    return {"$schema": DIALECT, **made, "title": title}
