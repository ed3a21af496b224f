"""The files of ``slips.toml`` in a small show, and the reports kept of them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kiosk.playlist.loaded import Loaded
from kiosk.playlist.loader import load
from kiosk.problems.report import problems_text

HERE = Path(__file__).parent
SLIPS: dict[str, dict[str, Any]] = tomllib.loads((HERE / "slips.toml").read_text("utf-8"))
GOOD = "layout: statement\nnl: {title: Goed}\nfr: {title: Bon}\nen: {title: Good}\n"


def load_slip(name: str, root: Path) -> Loaded:
    """The show with the slip ``name``, laid out in ``root``."""
    slip = SLIPS[name]
    (root / "slides").mkdir()
    (root / "assets").mkdir()
    (root / "slides/goed.yaml").write_text(GOOD, encoding="utf-8")
    playlist = "languages: [nl]\nitems:\n  - slide: markt\n"
    if "slide" in slip:
        slide = f"layout: {slip.get('layout', 'statement')}\n{slip['slide']}\n"
        (root / "slides/markt.yaml").write_text(slide, encoding="utf-8")
    else:
        playlist = f"{slip['playlist']}\n"
        playlist += "" if "\n" in slip["playlist"] else "items:\n  - slide: goed\n  - slide: goed\n"
    (root / "slides/playlist.yaml").write_text(playlist, encoding="utf-8")
    return load(root)


@cache
def reports(lang: str) -> dict[str, str]:
    """The kept report of each slip in ``lang``."""
    kept = (HERE / "reports" / f"{lang}.txt").read_text("utf-8")
    parts = kept.split("\n== ")[1:]
    return {head: body for head, _, body in (part.partition(" ==\n") for part in parts)}


def report(loaded: Loaded, lang: str) -> str:
    """What is said of a slip."""
    return problems_text(loaded, lang)
