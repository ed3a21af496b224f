"""In a folder nothing that people would expect to see is passed over in silence."""

from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.cli.check import command as check
from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.playlist.loader import load
from kiosk.problems.report import as_json, as_text
from kiosk.words.spelling import one_form
from tests.media import samples
from tests.media.heic import PLAIN as HEIC


def named(root: Path) -> tuple[list[str], dict[str, str]]:
    """The names of what is shown of a plain folder, and what was said of the others."""
    loaded = load(root)
    items = loaded.playlist.items if loaded.playlist else ()
    shown = [item.path.name for item in items if hasattr(item, "path")]
    return shown, {problem.file.name: problem.code for problem in loaded.problems}


def test_films_of_cameras_and_old_computers_are_shown(tmp_path: Path) -> None:
    for name, data in (
        ("a.MTS", samples.MTS),
        ("b.wmv", samples.asf(samples.ASF_VIDEO)),
        ("c.flv", samples.FLV),
        ("d.mp4", samples.mp4() + b"made by a camera"),
    ):
        (tmp_path / name).write_bytes(data)
    assert named(tmp_path) == (["a.MTS", "b.wmv", "c.flv", "d.mp4"], {})


def test_what_cannot_be_shown_is_named(tmp_path: Path) -> None:
    files = {
        "leeg.mp4": (b"", "file-left-out"),
        "fout.jpg": (b"<!doctype html><title>404</title>", "file-left-out"),
        "praatje.pptx": (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml" + bytes(40), "file-left-out"),
        "jaarverslag.pdf": (samples.PDF, "pdf-broken"),
        "camera.cr3": (samples.CR3, "picture-raw"),
        "camera.raf": (samples.RAF, "picture-raw"),
        "camera.orf": (samples.ORF, "picture-raw"),
        "half.heic": (samples.HEIC, "picture-cut"),
        "jpeg in heif.heic": (HEIC.replace(b"hvc1\0", b"jpeg\0"), "picture-format"),
        "foto.jxl": (samples.JXL, "picture-format"),
        "tekening.svgz": (b"\x1f\x8b" + bytes(20), "file-left-out"),
        "lied.m4a": (samples.mp4(b"M4A ", tracks=(b"soun",)), "sound-only"),
        "lied.mp4": (samples.sound_mp4(), "sound-only"),
        "lied.webm": (samples.matroska((2,)), "sound-only"),
        "lijst.m3u": (samples.M3U, "film-list"),
    }
    for name, (data, _) in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "markt.jpg").write_bytes(samples.jpeg())
    assert named(tmp_path) == (["markt.jpg"], {name: code for name, (_, code) in files.items()})


def test_notes_and_what_a_system_leaves_go_without_saying(tmp_path: Path) -> None:
    (tmp_path / "markt.jpg").write_bytes(samples.jpeg())
    (tmp_path / "leesmij.txt").write_text("Veel plezier", encoding="utf-8")
    (tmp_path / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40))
    (tmp_path / "desktop.ini").write_text("[.ShellClassInfo]", encoding="utf-8")
    (tmp_path / "._markt.jpg").write_bytes(b"\0\5\x16\7" + bytes(40))
    (tmp_path / "film.nl.vtt").write_text("WEBVTT\n", encoding="utf-8")
    (tmp_path / "leeg").mkdir()
    (tmp_path / "notities").mkdir()
    (tmp_path / "notities/plan.txt").write_text("…", encoding="utf-8")
    assert named(tmp_path) == (["markt.jpg"], {})


def test_a_raw_photo_beside_its_jpeg_goes_without_saying(tmp_path: Path) -> None:
    (tmp_path / "IMG_0001.CR3").write_bytes(samples.CR3)
    (tmp_path / "IMG_0001.JPG").write_bytes(samples.jpeg())
    (tmp_path / "IMG_0002.CR3").write_bytes(samples.CR3)
    assert named(tmp_path) == (["IMG_0001.JPG"], {"IMG_0002.CR3": "picture-raw"})


def test_captions_of_the_same_name_belong_to_a_film(tmp_path: Path) -> None:
    srt = "1\n00:00:00,500 --> 00:00:01,500\nDag\n"
    for name, data in {
        "Film één.mp4": samples.mp4(),
        unicodedata.normalize("NFD", "film één.srt"): srt.encode(),
        "film één.fr.SRT": srt.encode(),
        "film één.es.srt": srt.encode(),
        "film één.maker.srt": srt.encode(),
        "film twee.srt": srt.encode(),
        "film twee.mp4": samples.mp4(),
        "leeg.mp4": samples.mp4(),
        "leeg.vtt": b"WEBVTT\n",
    }.items():
        (tmp_path / name).write_bytes(data)
    loaded = load(tmp_path)
    assert loaded.playlist is not None
    captions = {
        item.path.stem: {lang: one_form(path.name) for lang, path in item.captions.items()}
        for item in loaded.playlist.items
        if isinstance(item, VideoItem)
    }
    assert captions == {
        "Film één": {"nl": "film één.srt", "fr": "film één.fr.SRT"},
        "film twee": {"nl": "film twee.srt"},
        "leeg": {},
    }
    assert [(problem.file.name, problem.code) for problem in loaded.problems] == [
        ("Film één.mp4", "captions-language"),
        ("leeg.vtt", "captions-empty"),
    ]


def test_links_that_leave_pipes_and_folders_are_named(tmp_path: Path) -> None:
    root = tmp_path / "map"
    (root / "2024").mkdir(parents=True)
    (root / "2024/feest.jpg").write_bytes(samples.jpeg())
    (root / "markt.jpg").write_bytes(samples.jpeg())
    (tmp_path / "elders.jpg").write_bytes(samples.jpeg())
    (root / "elders.jpg").symlink_to(tmp_path / "elders.jpg")
    (root / "weg.mp4").symlink_to(root / "nergens.mp4")
    os.mkfifo(root / "pijp.mp4")
    assert named(root) == (
        ["markt.jpg"],
        {
            "2024": "folder-inside",
            "elders.jpg": "path-link",
            "pijp.mp4": "file-unreadable",
            "weg.mp4": "file-unreadable",
        },
    )


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="names are text on this system")
def test_names_of_any_bytes_are_part_of_the_show_and_of_its_reports(tmp_path: Path) -> None:
    root = tmp_path / os.fsdecode(b"f\xeate\n")
    root.mkdir()
    for name in (b"-caf\xe9.jpg", b"\xff.jpg", b"een\ntwee.jpg", b"%s {} #?.jpg", b"z" * 250 + b".jpg"):
        (root / os.fsdecode(name)).write_bytes(samples.jpeg())
    (root / os.fsdecode(b"h\xe9lft.jpg")).write_bytes(samples.jpeg()[:-4])
    loaded = load(root)
    assert loaded.playlist is not None
    keys = [item.key for item in loaded.playlist.items]
    assert sorted(keys) == sorted(
        [
            "image:%s {} #?.jpg",
            "image:-caf\\xe9.jpg",
            "image:een\\x0atwee.jpg",
            "image:" + "z" * 250 + ".jpg",
            "image:\\xff.jpg",
        ]
    )
    assert loaded.playlist.title["nl"] == "f\\xeate\\x0a"
    for text in (as_text(loaded, "nl"), as_json(loaded, "nl")):
        assert "h\\xe9lft.jpg" in text.replace("\\\\", "\\")
        assert text.encode()
    done = CliRunner().invoke(check, [str(root), "--lang", "en"])
    assert done.exit_code == 1
    assert "h\\xe9lft.jpg:1:1: error:" in done.output
