"""Pictures of the pad and of every page of the panel, to look at.

``python -m tests.operator.pictures FOLDER [--size 1280x720 ...] [--language nl ...]`` draws the mission with the panel over it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.words.catalogue import languages
from tests.operator.panel_states import PanelPhotographer, states

SIZES = {"1280x720": 55.0, "720x1280": 55.0, "1024x600": 170.0}
"""Pixels by pixels -> pixels per inch."""
ENDED = ("message", "looks", "show", "now", "health-20", "today-asks")
"""Of these the end is drawn, too, where they are longer than their page."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw everything."""
    parser = argparse.ArgumentParser(prog="python -m tests.operator.pictures")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", action="append")
    parser.add_argument("--language", action="append")
    given = parser.parse_args(arguments)
    given.folder.mkdir(parents=True, exist_ok=True)
    for size in given.size or SIZES:
        for language in given.language or languages():
            made = PanelPhotographer(size, SIZES.get(size, 96.0), language)
            for name in states(made):
                made.settle()
                made.scene.window.grabWindow().save(str(given.folder / f"{name}-{language}-{size}.png"))
                page = made.page()
                if name in ENDED and page and page.property("isLonger"):
                    while made.item("scrollDown").property("isAble"):
                        made.move("scrollDown")
                    made.settle()
                    made.scene.window.grabWindow().save(
                        str(given.folder / f"{name}-end-{language}-{size}.png")
                    )
            made.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
