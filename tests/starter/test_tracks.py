"""Lists that players save: what they mean, and a show of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.starter.left import StarterError
from kiosk.starter.make import make
from kiosk.starter.tracks import NotAListError, Track, read_tracks
from tests.media import pdfs, samples
from tests.starter.shows import entries, made, order, said

XSPF = """<?xml version="1.0" encoding="UTF-8"?>
<playlist version="1" xmlns="http://xspf.org/ns/0/" xmlns:vlc="http://www.videolan.org/vlc/playlist/ns/0/">
<title>Lijst</title><trackList>{tracks}</trackList>
<extension application="http://www.videolan.org/vlc/playlist/0"><vlc:item tid="0"/></extension></playlist>"""


def listed(folder: Path, name: str, data: str | bytes) -> list[Track]:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_tracks(path)


@pytest.mark.parametrize(
    ("data", "tracks"),
    [
        ("a.mp4\n", [Track("a.mp4")]),
        ("#EXTM3U\r\n#EXTINF:12,Onze straat\r\nfilm/a.mp4\r\n\r\n", [Track("film/a.mp4", "Onze straat", 12)]),
        (
            '#EXTINF:-1 tvg-id="x",Café, deel 2\nb.mp4\nc.mp4',
            [Track("b.mp4", "Café, deel 2"), Track("c.mp4")],
        ),
        ("\ufeff#EXTM3U\ncafé.mp4".encode(), [Track("café.mp4")]),
        ("café.mp4".encode("cp1252"), [Track("café.mp4")]),
        ("#EXTM3U\ncafé.mp4".encode("utf-16"), [Track("café.mp4")]),
        ("#EXTINF:abc,Zonder tijd\na.mp4", [Track("a.mp4", "Zonder tijd")]),
        ("", []),
    ],
)
def test_an_m3u_is_read_in_every_spelling(tmp_path: Path, data: str | bytes, tracks: list[Track]) -> None:
    assert listed(tmp_path, "a.m3u", data) == tracks


def test_an_xspf_is_read_with_titles_and_lengths(tmp_path: Path) -> None:
    tracks = (
        "<track><location>file:///films/a%20b.mp4</location><title>Onze straat</title><duration>61500</duration>"
        "</track><track><title>Zonder plaats</title></track><track><location>c.png</location></track>"
    )
    assert listed(tmp_path, "a.xspf", XSPF.format(tracks=tracks)) == [
        Track("file:///films/a%20b.mp4", "Onze straat", 61.5),
        Track("c.png"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        "<playlist><trackList>",
        "<html/>",
        '<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><playlist><track><location>&b;</location></track></playlist>',
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, data: str) -> None:
    with pytest.raises(NotAListError):
        listed(tmp_path, "a.xspf", data)
    with pytest.raises(StarterError) as refused:
        make(tmp_path / "stand", order(), tmp_path / "a.xspf")
    assert refused.value.said("nl").startswith("De lijst 'a.xspf' kan niet gelezen worden")


@pytest.mark.parametrize(
    ("location", "file"),
    [
        ("film/a.mp4", "film/a.mp4"),
        (r"film\a.mp4", "film/a.mp4"),
        ("film/a%20b.mp4", "film/a b.mp4"),
        ("C:\\Users\\An\\a.mp4", "a.mp4"),
        ("weg.mp4", "weg.mp4"),
        ("http://stand.example/a.mp4", None),
        ("HTTPS://stand.example/a.mp4", None),
        ("rtsp://camera", None),
        ("smb://server/a.mp4", None),
        ("file://server/a.mp4", None),
        ("\\\\server\\films\\a.mp4", None),
        ("data:video/mp4;base64,AAAA", None),
    ],
)
def test_a_place_is_a_file_here_or_none_at_all(tmp_path: Path, location: str, file: str | None) -> None:
    (tmp_path / "film").mkdir()
    for name in ("film/a.mp4", "film/a b.mp4", "a.mp4"):
        (tmp_path / name).write_bytes(b"")
    assert Track(location).file(tmp_path) == (None if file is None else tmp_path / file)


def test_a_file_url_is_a_path(tmp_path: Path) -> None:
    path = tmp_path / "één film.mp4"
    assert Track(path.as_uri()).file(tmp_path / "elders") == path
    assert Track(path.as_uri().replace("file:///", "file://localhost/")).file(tmp_path) == path
    assert Track(str(path)).file(tmp_path / "elders") == path


def test_a_list_becomes_a_show_in_its_order_and_the_rest_is_named(tmp_path: Path) -> None:
    there = tmp_path / "films"
    there.mkdir()
    (there / "straat.mp4").write_bytes(samples.mp4(seconds=9))
    (there / "straat.nl.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:03.000\nGoedendag.\n")
    (there / "groep.png").write_bytes(samples.png())
    (there / "folder.pdf").write_bytes(pdfs.pdf(pdfs.A4))
    (there / "lied.mp3").write_bytes(b"ID3" + bytes(40))
    source = tmp_path / "lijst.m3u8"
    source.write_text(
        "#EXTM3U\n#EXTINF:7,Onze groep: 1 mei\nfilms/groep.png\n#EXTINF:9,straat\nfilms/straat.mp4\nfilms/folder.pdf\n"
        "https://stand.example/live.m3u8\nfilms/weg.mp4\nfilms\nfilms/lied.mp3\nfilms/groep.png\n",
        "utf-8",
    )
    told = made(tmp_path / "stand", source)
    assert entries(tmp_path / "stand") == [
        {"image": "fotos/groep.png", "title": "Onze groep: 1 mei", "duration": "7s"},
        {"video": "film/straat.mp4", "captions": {"nl": "film/straat.nl.vtt"}},
        {"pdf": "folder.pdf"},
        {"image": "fotos/groep.png"},
    ]
    names = ("'https://stand.example/live.m3u8'", "'films/weg.mp4'", "'films'", "'lied.mp3'")
    assert all(name in line for name, line in zip(names, said(told), strict=True))
    assert " staat op het internet, en de kiosk haalt niets op." in said(told)[0]
