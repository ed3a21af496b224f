"""Writes the PDF for the board."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk.playlist.model import Playlist
from kiosk.sheet.board import Facts, Part, Pictures
from kiosk.sheet.board_front import Front
from kiosk.sheet.board_setting import Setting
from kiosk.sheet.board_slides import SlidePages
from kiosk.sheet.paper import Paper


def write_board(
    playlist: Playlist, parts: Sequence[Part], pictures: Mapping[int, Pictures], target: Path, facts: Facts
) -> None:
    """Write it; ``OSError`` when it cannot be written."""
    title = playlist.title.get(facts.languages[0]) or playlist.title.get(playlist.language, "")
    paper = Paper(target, playlist.theme, title)
    setting = Setting(playlist, parts, pictures, facts, paper, title)
    front, slides = Front(setting), SlidePages(setting)
    bodies = [list(slides.pages(part)) for part in parts]
    starts = [front.count() + 1 + sum(map(len, bodies[:number])) for number in range(len(bodies))]
    pages = [*front.pages(starts), *(page for body in bodies for page in body)]
    for page in pages:
        paper.new_page()
        page()
        setting.foot(len(pages))
    paper.close()
