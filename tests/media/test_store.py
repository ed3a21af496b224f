"""Pictures that were made here: whole or not at all, looked at when read, kept elsewhere when the disk is full."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import segno

from kiosk.media.raster.store import Store, is_whole_png
from kiosk.poster.qr import draw_qr
from kiosk.theme.theme import Theme

COLORS = {"ink": "#000000", "paper": "#FFFFFF"}


def png() -> bytes:
    from io import BytesIO

    made = BytesIO()
    segno.make("fos.ngo", micro=False).save(made, kind="png")
    return made.getvalue()


PNG = png()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "cache")
    yield made
    made.close()


def test_every_png_that_lacks_a_byte_or_has_a_wrong_one_is_known() -> None:
    assert is_whole_png(PNG)
    assert is_whole_png(PNG + b"behind the end")
    for at in range(len(PNG)):
        assert not is_whole_png(PNG[:at])
        assert not is_whole_png(PNG[:at] + bytes([PNG[at] ^ 0x20]) + PNG[at + 1 :]), at


def test_a_kept_file_is_found_and_no_other_file_lies_there(store: Store, tmp_path: Path) -> None:
    assert store.find("a.png") is None
    kept = store.keep("a.png", PNG)
    assert store.find("a.png") == kept == tmp_path / "cache" / "a.png"
    assert [each.name for each in kept.parent.iterdir()] == ["a.png"]


@pytest.mark.logs("spoilt and made anew")
def test_a_file_that_changes_is_looked_at_again(store: Store) -> None:
    kept = store.keep("a.png", PNG)
    assert store.find("a.png") == kept
    kept.write_bytes(b"")
    assert store.find("a.png") is None
    kept.write_bytes(PNG)
    assert store.find("a.png") == kept


def test_what_is_written_is_on_the_disk_before_it_has_its_name(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[list[str]] = []
    real = os.fsync

    def fsync(number: int) -> None:
        seen.append([each.suffix for each in (tmp_path / "cache").iterdir()])
        real(number)

    monkeypatch.setattr(os, "fsync", fsync)
    store.keep("a.png", PNG)
    assert seen == [[".part"]]


@pytest.mark.logs("pictures cannot be kept in")
def test_a_full_disk_is_a_sentence_and_another_place(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    full = str(tmp_path / "cache")
    real = os.fsync

    def fsync(number: int) -> None:
        if str(Path(f"/proc/self/fd/{number}").readlink()).startswith(full):
            raise OSError(errno.ENOSPC, "No space left on device")
        real(number)

    monkeypatch.setattr(os, "fsync", fsync)
    first, second = store.keep("a.png", PNG), store.keep("b.png", PNG)
    assert (store.find("a.png"), store.find("b.png")) == (first, second)
    assert first.parent == second.parent != tmp_path / "cache"
    assert list((tmp_path / "cache").iterdir()) == []
    (said,) = caplog.records
    assert "No space left" in said.getMessage()
    assert said.exc_info is None
    store.close()
    assert not first.parent.exists(), "the temporary folder goes with it"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of a file")
@pytest.mark.logs("pictures cannot be kept in")
def test_where_nothing_can_be_written_it_says_so_and_leaves_nothing(store: Store, tmp_path: Path) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            store.keep("a.png", PNG)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert store.find("a.png") is None
    assert list((tmp_path / "cache").iterdir()) == []


@pytest.mark.parametrize("spoilt", [b"", bytes(200), PNG[:40]], ids=["empty", "zeros", "half"])
@pytest.mark.logs("spoilt and made anew")
def test_a_code_that_was_spoilt_is_made_anew(tmp_path: Path, spoilt: bytes) -> None:
    theme = Theme(colors=COLORS)
    kept, modules = draw_qr("https://fos.ngo", theme, Store(tmp_path))
    whole = kept.read_bytes()
    kept.write_bytes(spoilt)
    assert draw_qr("https://fos.ngo", theme, Store(tmp_path)) == (kept, modules)
    assert kept.read_bytes() == whole
