"""New shows made in tests, and what stands in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from kiosk.playlist import load
from kiosk.playlist.model import Item
from kiosk.starter.colors import Colors, house_colors, read_colors
from kiosk.starter.example import Order
from kiosk.starter.make import Made, make


def order(
    name: str = "Stand", languages: tuple[str, ...] = ("nl", "fr"), colors: str = "", told_in: str = "nl"
) -> Order:
    return Order(
        name, languages, read_colors(colors, house_colors()) if colors else Colors(("red", "sun")), told_in
    )


def made(folder: Path, source: Path | None = None) -> Made:
    """A show of ``source`` in ``folder`` that the checker has nothing to say of."""
    told = make(folder, order(), source)
    loaded = load(folder)
    assert [problem.message("nl") for problem in loaded.problems] == []
    assert loaded.playlist is not None
    return told


def entries(folder: Path) -> list[dict[str, Any]]:
    """The items as they are typed."""
    text = (folder / "slides" / "playlist.yaml").read_text("utf-8")
    found: list[dict[str, Any]] = yaml.safe_load(text)["items"]
    return found


def items(folder: Path) -> tuple[Item, ...]:
    playlist = load(folder).playlist
    assert playlist is not None
    return playlist.items


def said(told: Made, language: str = "nl") -> list[str]:
    """What could not come along."""
    return [left.said(language) for left in told.left]
