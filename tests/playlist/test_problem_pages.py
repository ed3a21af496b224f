"""The pages of all codes are those that the catalogues and the cases make, and the guide leads to them."""

from __future__ import annotations

import re

import pytest

from kiosk.words.catalogue import languages, section
from tests.playlist.problem_pages import FOLDER, page, path_of


@pytest.mark.parametrize("language", languages())
def test_the_page_is_as_it_is_made(language: str) -> None:
    assert path_of(language).read_text("utf-8") == page(language), "python -m tests.playlist.problem_pages"


@pytest.mark.parametrize("language", languages())
def test_every_code_has_its_place_on_the_page(language: str) -> None:
    headings = re.findall(r"^## ([a-z-]+)$", page(language), re.M)
    assert headings == list(section("problems", language))


@pytest.mark.parametrize("language", languages())
def test_the_guide_leads_to_the_page(language: str) -> None:
    guide = "README.md" if language == "nl" else f"README.{language}.md"
    assert f"(problems.{language}.md)" in (FOLDER / guide).read_text("utf-8")
