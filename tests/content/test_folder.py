"""Nothing outside the content folder can be reached by any name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.content.folder import Cause, ContentError, ContentFolder


@pytest.fixture
def folder(tmp_path: Path) -> ContentFolder:
    root = tmp_path / "show"
    (root / "assets/fotos").mkdir(parents=True)
    (root / "slides").mkdir()
    (root / "slides/waarom.yaml").write_text("layout: statement\n", encoding="utf-8")
    (root / "assets/fotos/a.jpg").write_bytes(b"x")
    (tmp_path / "geheim.jpg").write_bytes(b"x")
    (root / "assets/uit.jpg").symlink_to(tmp_path / "geheim.jpg")
    (root / "assets/uitmap").symlink_to(tmp_path, target_is_directory=True)
    (root / "assets/in.jpg").symlink_to(root / "assets/fotos/a.jpg")
    (root / "assets/rond.jpg").symlink_to(root / "assets/rond.jpg")
    (root / "assets/nul").symlink_to("/dev/zero")
    os.mkfifo(root / "assets/pijp")
    return ContentFolder(root)


def cause(folder: ContentFolder, name: str) -> Cause:
    with pytest.raises(ContentError) as caught:
        folder.asset(name)
    return caught.value.cause


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("", Cause.EMPTY),
        ("  ", Cause.EMPTY),
        ("/etc/passwd", Cause.ABSOLUTE),
        ("~/foto.jpg", Cause.ABSOLUTE),
        ("C:\\foto.jpg", Cause.ABSOLUTE),
        ("c:/foto.jpg", Cause.ABSOLUTE),
        ("\\\\server\\map\\foto.jpg", Cause.ABSOLUTE),
        ("fotos\\a.jpg", Cause.BACKSLASH),
        ("..\\geheim.jpg", Cause.BACKSLASH),
        ("../geheim.jpg", Cause.OUTSIDE),
        ("fotos/../../../geheim.jpg", Cause.OUTSIDE),
        ("https://fos.ngo/a.jpg", Cause.URL),
        ("file:///etc/passwd", Cause.URL),
        ("data:image/png;base64,AAAA", Cause.URL),
        ("uit.jpg", Cause.LINK),
        ("uitmap/geheim.jpg", Cause.LINK),
        ("nul", Cause.LINK),
        ("rond.jpg", Cause.MISSING),
        ("weg.jpg", Cause.MISSING),
        ("a\0b.jpg", Cause.MISSING),
        ("x" * 5000, Cause.MISSING),
        ("fotos/a.jpg/b", Cause.MISSING),
        ("fotos", Cause.IS_FOLDER),
        (".", Cause.IS_FOLDER),
        ("pijp", Cause.NOT_REGULAR),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused_with_its_cause(
    folder: ContentFolder, name: str, expected: Cause
) -> None:
    assert cause(folder, name) is expected


def test_a_name_inside_is_found_also_through_a_link_that_stays_inside(folder: ContentFolder) -> None:
    assert folder.asset("fotos/a.jpg").read_bytes() == b"x"
    assert folder.asset("in.jpg").read_bytes() == b"x"


def test_a_content_folder_may_itself_be_a_link(folder: ContentFolder, tmp_path: Path) -> None:
    (tmp_path / "stick").symlink_to(folder.root, target_is_directory=True)
    linked = ContentFolder(tmp_path / "stick")
    assert linked.asset("fotos/a.jpg").read_bytes() == b"x"
    assert linked.asset_folder("fotos").is_dir()
    assert linked.slide("waarom").name == "waarom.yaml"
    assert linked.accept(linked.assets / "in.jpg").read_bytes() == b"x"
    assert cause(linked, "uit.jpg") is Cause.LINK


def test_a_slide_is_named_without_its_ending(folder: ContentFolder) -> None:
    assert folder.slide("waarom").name == "waarom.yaml"
    with pytest.raises(ContentError) as caught:
        folder.slide("../assets/x")
    assert caught.value.cause is Cause.OUTSIDE


def test_a_folder_is_told_from_a_file(folder: ContentFolder) -> None:
    assert folder.asset_folder("fotos/").is_dir()
    with pytest.raises(ContentError) as caught:
        folder.asset_folder("fotos/a.jpg")
    assert caught.value.cause is Cause.NOT_A_FOLDER
