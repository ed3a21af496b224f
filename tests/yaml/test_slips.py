"""What people really type: the right line is blamed, once, with their own line corrected, and the rest is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from kiosk.playlist.loaded import Loaded
from kiosk.playlist.slide_document import SlideDocument
from kiosk.playlist.slides import PROSE
from kiosk.problems.findings import Findings
from kiosk.words.catalogue import languages
from kiosk.yaml.nodes import read_tree
from kiosk.yaml.shape import grammar_of
from tests.yaml.samples import SLIPS, load_slip, report, reports


@pytest.fixture(scope="module")
def load_it(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Loaded]:
    """The load of a slip, made once."""
    return cache(lambda name: load_slip(name, tmp_path_factory.mktemp("slip")))


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_in_each_language_as_written_down(name: str, load_it: Callable[[str], Loaded]) -> None:
    loaded = load_it(name)
    for lang in languages():
        assert report(loaded, lang) == reports(lang)[name]


@pytest.mark.parametrize("name", SLIPS)
def test_what_was_meant_is_shown_in_spite_of_the_slip(name: str, load_it: Callable[[str], Loaded]) -> None:
    slip, playlist = SLIPS[name], load_it(name).playlist
    assert playlist is not None
    if "slide" in slip:
        assert playlist.items[0].title_in("nl") == slip["title"]
    elif "title" in slip:
        assert playlist.title.get("nl", "") == slip["title"]
    assert len(playlist.items) == slip.get("items", len(playlist.items))


def test_every_report_is_of_a_slip() -> None:
    for lang in languages():
        assert list(reports(lang)) == list(SLIPS)


@pytest.mark.parametrize("key", ["titel", "Titel", "kop", "TITLE"])
def test_a_misspelt_key_is_never_shown_as_a_text(key: str, tmp_path: Path) -> None:
    (tmp_path / "slide.yaml").write_text(
        f"layout: points\nnl:\n  title: Wat?\n  points:\n    - {key}: Werk\n"
    )
    findings = Findings()
    read_tree(tmp_path / "slide.yaml", findings, grammar_of((SlideDocument,), PROSE))
    assert (findings.problems, findings.cures) == ((), {})
