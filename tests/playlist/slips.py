"""The slips of ``slips.toml``: what an organiser types, and to the letter what is said of it in each language.

``python -m tests.playlist.slips`` writes the reports anew; read the difference after.
"""

from __future__ import annotations

import json
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.playlist.loader import load
from kiosk.problems.report import problems_text
from kiosk.words.catalogue import languages
from tests.media import samples
from tests.playlist.samples import GOOD_SLIDE

FILE = Path(__file__).parent / "slips.toml"
PLAYLIST = "items:\n  - slide: test\n"


def slips() -> dict[str, dict[str, Any]]:
    """By a name of their own: the files (``playlist``, ``slide``, or any by its path), and what is said."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def lay_out_slip(slip: Mapping[str, Any], root: Path) -> Path:
    """The content folder with this one slip; returns what to load."""
    files = {
        "slides/playlist.yaml": slip.get("playlist", PLAYLIST),
        "slides/test.yaml": slip.get("slide", GOOD_SLIDE),
    }
    files |= slip.get("files", {})
    for name, text in files.items():
        if text:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    (root / "assets/fotos").mkdir(parents=True)
    (root / "assets/fotos/markt.jpg").write_bytes(samples.jpeg(1600, 900))
    return root / str(slip.get("load", ""))


def said_of(slip: Mapping[str, Any], root: Path) -> dict[str, str]:
    """By language, what is said of it."""
    loaded = load(lay_out_slip(slip, root), hints=True)
    return {lang: problems_text(loaded, lang) for lang in languages()}


def main() -> None:
    """Load every slip and keep what is said of it."""
    parts = [FILE.read_text(encoding="utf-8").partition("\n\n")[0]]
    for name, slip in slips().items():
        with tempfile.TemporaryDirectory() as folder:
            slip |= said_of(slip, Path(folder) / "show")
        files = slip.pop("files", {})
        lines = [f"[{name}]", *(f"{key} = {_text(value)}" for key, value in slip.items())]
        if files:
            lines += [f"[{name}.files]", *(f"{_text(key)} = {_text(value)}" for key, value in files.items())]
        parts.append("\n".join(lines))
    FILE.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _text(value: str) -> str:
    if "\n" in value and "'''" not in value:
        return f"'''\n{value}'''"
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    main()
