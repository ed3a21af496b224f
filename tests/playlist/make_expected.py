"""Write the expected reports of ``cases/`` anew: ``python -m tests.playlist.make_expected``. Read the
difference after."""

from __future__ import annotations

import tempfile
from pathlib import Path

from kiosk.playlist.loader import load
from kiosk.problems.report import problems_text
from kiosk.words.catalogue import languages
from tests.playlist.samples import CASES, lay_out


def main() -> None:
    """Load every case and keep what is said about it."""
    for case in sorted(CASES.iterdir()):
        with tempfile.TemporaryDirectory() as folder:
            loaded = load(lay_out(case.name, Path(folder) / "show"), hints=True)
        for lang in languages():
            (case / f"expected.{lang}.txt").write_text(problems_text(loaded, lang), encoding="utf-8")


if __name__ == "__main__":
    main()
