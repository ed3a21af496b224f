"""The folders of ``cases/`` laid out as content folders: a good beginning, the files of the case, and what
only a program can make (pictures, links, broken bytes)."""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

from tests.media import pdfs, samples

CASES = Path(__file__).parent / "cases"
GOOD_SLIDE = "layout: statement\nnl: {title: Goed}\nfr: {title: Bon}\nen: {title: Good}\n"
FIRST_TIME = "1\n00:00:01,000 --> 00:00:03,000\n"
GOOD_VTT = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nDag!\n"


def lay_out(code: str, root: Path) -> Path:
    """The content folder of the case ``code`` in ``root``; returns what to load."""
    for folder in ("slides", "assets/fotos", "assets/film"):
        (root / folder).mkdir(parents=True)
    (root / "slides/goed.yaml").write_text(GOOD_SLIDE, encoding="utf-8")
    (root / "assets/fotos/markt.jpg").write_bytes(samples.jpeg(1600, 900))
    (root / "assets/film/buren.webm").write_bytes(samples.webm())
    (root / "assets/film/buren.nl.vtt").write_text(GOOD_VTT, encoding="utf-8")
    shutil.copytree(CASES / code, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.*"))
    lists = [path.read_text("utf-8", "replace") for path in root.glob("**/*playlist.yaml*")]
    if lists and not any("goed" in text for text in lists):
        # A slide that no playlist names is a problem of its own.
        (root / "slides/goed.yaml").unlink()
    make = SPECIAL.get(code)
    if make:
        make(root)
    if code == "path-missing":
        return root / "mijn-stand"
    return root / "fotomap" if code in ("folder-nothing", "folder-inside") else root


def _playlist(data: bytes) -> Callable[[Path], object]:
    return lambda root: (root / "slides/playlist.yaml").write_bytes(data)


def _asset(name: str, data: bytes) -> Callable[[Path], object]:
    return lambda root: (root / "assets" / name).write_bytes(data)


def _font(name: str, data: bytes) -> Callable[[Path], object]:
    def make(root: Path) -> None:
        (root / "assets/fonts").mkdir(exist_ok=True)
        (root / "assets/fonts" / name).write_bytes(data)

    return make


def _link_outside(root: Path) -> None:
    outside = root.parent / "elders.jpg"
    outside.write_bytes(samples.jpeg())
    (root / "assets/fotos/link.jpg").symlink_to(outside)


def _empty_folder(root: Path) -> None:
    (root / "assets/leeg").mkdir()


def _plain_empty(root: Path) -> None:
    (root / "fotomap").mkdir()


def _folder_in_a_plain_one(root: Path) -> None:
    (root / "fotomap/2024").mkdir(parents=True)
    (root / "fotomap/markt.jpg").write_bytes(samples.jpeg())
    (root / "fotomap/2024/feest.jpg").write_bytes(samples.jpeg())


def _two_forms(root: Path) -> None:
    for form in ("NFC", "NFD"):
        (root / "assets/fotos" / unicodedata.normalize(form, "café.jpg")).write_bytes(samples.jpeg())


def _pipe_as_playlist(root: Path) -> None:
    os.mkfifo(root / "slides/playlist.yaml")


def _pipe_as_picture(root: Path) -> None:
    os.mkfifo(root / "assets/fotos/pijp.jpg")


SPECIAL: dict[str, Callable[[Path], object]] = {
    "file-binary": _playlist(b"\x7fELF\x02\x01\x01\0\0\0" * 20),
    "file-elsewhere": lambda root: (root / "slides/IMG_4821.jpg").write_bytes(samples.jpeg()),
    "file-empty": _playlist(b"\n# nog niets\n"),
    "file-encoding": _playlist("items:\n  - slide: goed\n".encode("utf-16")),
    "file-too-big": _playlist(b"items:\n" + b"  - slide: goed\n" * 330_000),
    "file-too-long": _playlist(b"items:\n" + b"  - slide: goed\n" * 6_000),
    "file-unreadable": _pipe_as_playlist,
    "bad-character": _playlist(b"title: Wij\x07 samen\nitems:\n  - slide: goed\n"),
    "yaml-deep": _playlist(b"title: " + b"[" * 100_000 + b"\n"),
    "too-many-problems": _playlist(
        b"".join(b"kleur%d: rood\n" % n for n in range(55)) + b"items: [{slide: goed}]\n"
    ),
    "asset-not-file": _pipe_as_picture,
    "path-link": _link_outside,
    "folder-empty": _empty_folder,
    "folder-waiting": _empty_folder,
    "folder-nothing": _plain_empty,
    "folder-inside": _folder_in_a_plain_one,
    "file-left-out": _asset("fotos/leeg.jpg", b""),
    "name-differs": _asset("fotos/Feest.JPG", samples.jpeg()),
    "name-twice": _two_forms,
    "film-cut": _asset("film/half.mp4", samples.mp4()[:-20]),
    "film-hdr": _asset("film/telefoon.mov", samples.mp4(b"qt  ", more=samples.colors(9, 18, 9))),
    "film-list": _asset("film/live.mp4", samples.HLS),
    "picture-cut": _asset("fotos/half.jpg", samples.jpeg()[:-4]),
    "picture-format": _asset("fotos/foto.jxl", samples.JXL),
    "picture-raw": _asset("fotos/camera.cr3", samples.CR3),
    "sound-only": _asset("film/lied.mp4", samples.sound_mp4()),
    "picture-too-big": _asset("fotos/groot.png", samples.png(9000, 9000)),
    "picture-big": _asset("fotos/telefoon.jpg", samples.jpeg(12_000, 9_000)),
    "captions-sound": _asset("film/buurt.mkv", samples.matroska(seconds=22)),
    "captions-late": _asset("film/kort.mp4", samples.mp4()),
    "captions-encoding": _asset("film/test.nl.srt", f"{FIRST_TIME}Eén brood!\n".encode("cp1252")),
    "captions-letters": _asset("film/test.nl.srt", f"{FIRST_TIME}Нет хлеба!\n".encode("cp1251")),
    "captions-empty": _asset("film/leeg.nl.vtt", b"WEBVTT\n\nNOTE nog niets\n"),
    "font-cut": _font("half.ttf", samples.ttf()[:-4]),
    "font-format": _font("eigen.woff2", samples.WOFF2),
    "svg-too-big": _asset("fotos/hand.svg", samples.SVG + b" " * 21_000_000),
    "svg-link": _asset(
        "fotos/hand.svg", samples.svg('<image href="../logo.png"/><image href="http://a.be/b.jpg"/>')
    ),
    "svg-html": _asset("fotos/hand.svg", samples.svg("<foreignObject><p>Samen</p></foreignObject>")),
    "svg-font": _asset(
        "fotos/hand.svg", samples.svg('<text style="font-family:Calibri, sans-serif">Samen</text>')
    ),
    "picture-moves": _asset("fotos/dans.gif", samples.moving_gif()),
    "bad-pages": _asset("verslag.pdf", pdfs.pdf(pdfs.A4)),
    "pdf-password": _asset("verslag.pdf", pdfs.pdf(pdfs.A4, locked=True)),
    "pdf-broken": _asset("verslag.pdf", pdfs.pdf(pdfs.A4)[:60]),
    "pdf-empty": _asset("verslag.pdf", pdfs.pdf()),
    "pdf-no-page": _asset("verslag.pdf", pdfs.pdf(pdfs.A4, pdfs.A4, pdfs.A4)),
    "pdf-page-broken": _asset("verslag.pdf", pdfs.pdf(pdfs.A4, pdfs.A4, lost=2)),
    "pdf-page-large": _asset("verslag.pdf", pdfs.pdf(pdfs.A4, (14_173, 2000))),
    "svg-broken": _asset("fotos/hand.svg", samples.SVG[:60]),
}
