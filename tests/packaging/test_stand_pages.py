"""The page that lies at the stand names the keys as they are called on the panel."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.operator.operator_view_model import PAGES
from kiosk.words.catalogue import languages, section

ROOT = Path(__file__).resolve().parents[2]


def page(language: str) -> str:
    return (ROOT / "packaging" / "stand" / f"{language}.md").read_text("utf-8")


@pytest.mark.parametrize("language", languages())
def test_each_key_it_names_is_called_so_and_each_page_of_the_panel_is_named(language: str) -> None:
    words = section("operator", language)
    pages = {words[title] for title in PAGES.values()}
    rows = [line for line in page(language).splitlines() if line.startswith("| ")][1:]
    bold = set(re.findall(r"\*\*(.+?)\*\*", " ".join(rows)))
    assert bold == pages
    named = re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", page(language))
    assert len(named) > 5
    assert set(named) <= set(words.values())


@pytest.mark.parametrize("language", languages())
def test_it_fits_on_one_sheet(language: str) -> None:
    """Some 60 lines of 95 letters at 10 points on A4."""
    lines = sum(max(1, -(-len(line) // 95)) for line in page(language).splitlines())
    assert lines <= 60


def test_there_is_one_in_each_language() -> None:
    assert {path.stem for path in (ROOT / "packaging" / "stand").glob("*.md")} == set(languages())
