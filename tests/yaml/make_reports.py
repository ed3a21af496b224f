"""Write the reports of ``slips.toml`` anew: ``python -m tests.yaml.make_reports``. Read the difference after."""

from __future__ import annotations

import tempfile
from pathlib import Path

from kiosk.words.catalogue import languages
from tests.yaml.samples import HERE, SLIPS, load_slip, report


def main() -> None:
    """Load every slip and keep what is said about it."""
    said = dict.fromkeys(languages(), "")
    for name in SLIPS:
        with tempfile.TemporaryDirectory() as folder:
            loaded = load_slip(name, Path(folder))
        for lang in said:
            said[lang] += f"\n== {name} ==\n{report(loaded, lang)}"
    (HERE / "reports").mkdir(exist_ok=True)
    for lang, text in said.items():
        (HERE / "reports" / f"{lang}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
