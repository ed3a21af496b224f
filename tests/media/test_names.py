"""A file may be called by any bytes: people see a name, and readers that know only text find the file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.media.readable import readable, sweep
from kiosk.words.printable import LONGEST, printable

needs_any_bytes = pytest.mark.skipif(
    sys.platform in ("darwin", "win32"), reason="names are text on this system"
)


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("café 100% #1?.jpg", "café 100% #1?.jpg"),
        ("🎬 漢字 العربية.mp4", "🎬 漢字 العربية.mp4"),
        (os.fsdecode(b"caf\xe9.mp4"), "caf\\xe9.mp4"),
        ("twee\nregels\t.jpg", "twee\\x0aregels\\x09.jpg"),
        ("gpj.\u202eexe", "gpj.\\u202eexe"),
        ("a\u2028b", "a\\u2028b"),
        ("x" * 5_000, "x" * LONGEST + "…"),
        ("", ""),
    ],
)
def test_a_name_is_seen_on_one_line_of_readable_signs(name: str, seen: str) -> None:
    assert printable(name) == seen


@given(st.binary(max_size=60))
def test_any_name_can_be_written(name: bytes) -> None:
    assert (
        printable(os.fsdecode(name)).encode().decode().isprintable()
        or max(printable(os.fsdecode(name))) >= "\u00a0"
    )


def test_a_name_that_is_text_is_taken_as_it_is(tmp_path: Path) -> None:
    assert readable(tmp_path / "één #1?.jpg") == tmp_path / "één #1?.jpg"


@needs_any_bytes
def test_a_name_that_is_no_text_is_found_under_one_that_is(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.JPG")
    path.write_bytes(b"brood")
    link = readable(path)
    assert str(link).encode()
    assert (link.suffix, link.read_bytes()) == (".JPG", b"brood")
    assert readable(path) == link
    path.write_bytes(b"meer brood")
    assert link.read_bytes() == b"meer brood"


@needs_any_bytes
def test_the_links_of_a_process_that_was_killed_are_swept_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "brood.jpg").write_bytes(b"brood")
    names = ("fos-kiosk-names-4999999-abc", f"fos-kiosk-names-{os.getpid()}-abc", "fos-kiosk-names-x-abc")
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "link.jpg").symlink_to(tmp_path / "brood.jpg")
    sweep()
    assert {each.name for each in tmp_path.iterdir()} == {*names[1:], "brood.jpg"}


@needs_any_bytes
def test_two_such_names_have_two_links(tmp_path: Path) -> None:
    assert len({readable(tmp_path / os.fsdecode(bytes([each]))) for each in range(0x80, 0xFF)}) == 0x7F
