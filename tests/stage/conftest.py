"""Qt without a screen, set before anything of Qt starts, and small playlists made in memory."""

from __future__ import annotations

import os
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest

from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.model import Playlist, Slide, SlideText
from kiosk.show.state import Cue


def slide_item(name: str, color: str = "red", **languages: str) -> SlideItem:
    """A statement whose titles are given by language."""
    texts = {language: SlideText(title=title) for language, title in languages.items()}
    return SlideItem(
        key=f"slide:{name}", slide=Slide(name=name, layout="statement", texts=texts, color=color)
    )


@pytest.fixture
def playlist(tmp_path: Path) -> Playlist:
    items = (
        slide_item("een", "red", nl="Samen\nsterk", fr="Ensemble"),
        slide_item("twee", "sun", nl="Waarom?", fr="Pourquoi ?"),
        slide_item("drie", "leaf", nl="Doe mee", fr="Rejoignez-nous"),
    )
    return Playlist(title={}, languages=("nl", "fr"), items=items, root=tmp_path)


@pytest.fixture
def cue(playlist: Playlist) -> Cue:
    item = playlist.items[0]
    assert isinstance(item, SlideItem)
    return Cue(7, item, 0, 1)
