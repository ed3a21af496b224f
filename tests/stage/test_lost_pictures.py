"""A picture that is gone when its slide is prepared: a code is made anew, a photo is left out and its name written down."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.media.raster.store import Store
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.model import Item, Slide, SlideText
from kiosk.poster.preparation import Preparation
from kiosk.poster.slide_view_model import SlideViewModel
from tests.stage.defects import ShortEngine
from tests.stage.test_door import SIZE, slide
from tests.stage.test_view_models import HOUSE

LINK = "https://fos.ngo/doe-mee"


class Preparing:
    """Prepares one cue after another, and keeps what becomes of them."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.made = Preparation(HOUSE, ShortEngine(), folder / "cache")  # type: ignore[arg-type]
        self.laid_out: list[SlideViewModel] = []
        self.failed: list[str] = []
        self.made.laidOut.connect(self.laid_out.append)
        self.made.failed.connect(lambda serial, reason: self.failed.append(reason))
        self._qtbot, self._serial = qtbot, 0

    def slide(self, item: Item) -> SlideViewModel:
        self._serial += 1
        done = len(self.laid_out) + len(self.failed)
        shown = SlideViewModel(self._serial, item, "nl", HOUSE)
        self.made.begin(shown, SIZE, 1.0)
        self._qtbot.waitUntil(lambda: len(self.laid_out) + len(self.failed) > done, timeout=20_000)
        return shown


@pytest.fixture
def preparing(tmp_path: Path, qtbot: QtBot) -> Iterator[Preparing]:
    made = Preparing(tmp_path, qtbot)
    yield made
    made.made.close()


def test_a_code_whose_picture_was_deleted_is_made_anew(preparing: Preparing) -> None:
    words = {"nl": SlideText("Doe mee")}
    item = SlideItem(key="slide:a", slide=Slide("a", "action", words, link=LINK))
    first = Path(preparing.slide(item).qr.toLocalFile())
    whole = first.read_bytes()
    first.unlink()
    again = Path(preparing.slide(item).qr.toLocalFile())
    assert again.read_bytes() == whole
    assert preparing.slide(item).qrModules > 20
    assert preparing.failed == []


@pytest.mark.logs(r"no code for https://fos\.ngo/doe-mee: .*No space left on device")
def test_a_slide_whose_code_can_be_kept_nowhere_stands_without_it_and_says_so(
    preparing: Preparing, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(store: Store, name: str, data: bytes) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Store, "keep", full)
    shown = preparing.slide(
        SlideItem(key="slide:a", slide=Slide("a", "action", {"nl": SlideText("Doe mee")}, link=LINK))
    )
    assert preparing.laid_out == [shown]
    assert shown.qr.isEmpty()
    assert [record.exc_info for record in caplog.records] == [None], "a full disk is no defect of ours"


@pytest.mark.logs(r"slide:statement is shown without its picture weg\.jpg \(picture-missing\)")
def test_a_slide_whose_photo_is_missing_stands_without_it_and_says_so(
    preparing: Preparing, tmp_path: Path
) -> None:
    shown = preparing.slide(slide("statement", tmp_path / "weg.jpg"))
    assert preparing.laid_out == [shown]
    assert not shown.property("hasArt")


def test_a_photo_that_is_missing_costs_a_slide_that_is_nothing_else(
    preparing: Preparing, tmp_path: Path
) -> None:
    preparing.slide(slide("photo", tmp_path / "weg.jpg"))
    assert (preparing.failed, preparing.laid_out) == (["picture-missing"], [])
