"""What ``kiosk run`` says in its log of each load."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from kiosk.cli.run import log_problems, news
from kiosk.playlist import load


def test_what_is_still_wrong_is_said_again_of_the_text_that_was_saved(tmp_path: Path) -> None:
    (tmp_path / "slides").mkdir()
    playlist, slide = tmp_path / "slides/playlist.yaml", tmp_path / "slides/een.yaml"
    playlist.write_text("languages: [nl]\nitems:\n  - slide: een\n  - slide: weg\n")
    slide.write_text("layout: statement\ncolor: groen\nnl: {text: , title: Een}\n")
    first = load(tmp_path)
    assert sorted(each.code for each in first.problems) == ["empty-value", "slide-missing", "unknown-value"]
    slide.write_text("layout: statement\ncolor: groen\nnl: {text: , title: Anders}\n")
    second = load(tmp_path)
    assert [each.code for each in news(second, first)] == ["unknown-value"]
    assert not list(news(load(tmp_path), second))


@pytest.mark.logs("een.yaml:2: ")
def test_each_is_said_with_its_line(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    slide = tmp_path / "slides/een.yaml"
    slide.parent.mkdir()
    slide.write_text("layout: statement\ncolor: groen\nnl: {title: Een}\n")
    log_problems(load(slide).problems)
    assert [each.levelno for each in caplog.records] == [logging.ERROR]
    assert caplog.messages[0].startswith(f"{slide}:2: ")
