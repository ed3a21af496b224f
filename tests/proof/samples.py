"""Shows with one slide that does not come out well, one for each code that ``kiosk check --render`` adds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.proof.flashes import Flashing
from kiosk.proof.words import Size
from tests.media import samples
from tests.stage.hard import photo

CASES = Path(__file__).parent / "cases"
SMALL, UPRIGHT = (1024, 600), (600, 1024)
GOOD = "layout: statement\nnl: {title: Goed}\n"
LONG_NAME = (
    "Een heel lange naam van een vakbondsafgevaardigde met een nog veel langere functie die op geen enkel "
    "scherm past"
)
MANY_POINTS = "".join(
    f"    - {{title: {title}, text: {text} voor iedereen in de hele wijde wereld}}\n"
    for title, text in (
        ("Werk", "Waardig"),
        ("Zorg", "Betaalbaar"),
        ("Rechten", "Gelijk"),
        ("Vakbonden", "Sterk"),
    )
)
BROKEN_FILM = "kapot.mkv"
"""The engine of the tests plays every film but this one."""


def film(width: int, height: int) -> bytes:
    """A film that says of itself how large it is."""
    numbers = (("b0", width), ("ba", height))
    size = samples.element(
        "e0", *(samples.element(name, number.to_bytes(2, "big")) for name, number in numbers)
    )
    track = samples.element("ae", samples.element("83", b"\1"), samples.element("86", b"V_VP8"), size)
    head = samples.element("1a45dfa3", samples.element("4282", b"matroska"))
    tracks = samples.element("1654ae6b", track)
    return head + samples.element("18538067", tracks, samples.element("1f43b675", bytes(40)))


def heavy_photo(path: Path) -> None:
    """More pixels than any screen has, and a file as large as a camera makes it."""
    photo(path, 6000, 4000)
    with path.open("ab") as file:
        file.write(bytes(8_000_000 - path.stat().st_size))


@dataclass(frozen=True, slots=True)
class Case:
    """A content folder: its playlist's items, its slides, its other files; what the measured texts are changed to."""

    items: str = "  - slide: goed\n"
    slides: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes | Callable[[Path], object]] = field(default_factory=dict)
    languages: str = "nl"
    distance: str = ""
    sizes: tuple[Size, ...] = (SMALL,)
    planted: Mapping[str, Any] = field(default_factory=dict)
    loudness: Mapping[str, float] = field(default_factory=dict)
    """Of the films that have sound, by name."""
    flashing: Mapping[str, Flashing] = field(default_factory=dict)
    """Of the films that flash, by name."""
    forgets: bool = False
    """What was known when the show was loaded is left out, so that only the drawing tells."""


def _slide(text: str) -> dict[str, str]:
    return {"proef": text}


ITEM = "  - slide: proef\n"
CASES_BY_CODE: dict[str, Case] = {
    "captions-missing": Case(
        "  - video: buren.mkv\n    captions: {nl: buren.nl.vtt}\n",
        files={
            "buren.mkv": film(640, 360),
            "buren.nl.vtt": b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nDag!\n",
        },
        languages="nl, fr",
    ),
    "duration-short": Case(
        "  - slide: proef\n    duration: 5s\n",
        _slide(
            "layout: statement\nnl:\n  title: Samen sterk\n  text: " + "Wij staan samen sterk. " * 5 + "\n"
        ),
    ),
    "file-unused": Case(files={"fotos/markt.jpg": samples.jpeg(), "fotos/feest.jpg": samples.jpeg()}),
    "film-large": Case("  - video: buren.mkv\n", files={"buren.mkv": film(3840, 2160)}),
    "film-unplayable": Case(f"  - video: {BROKEN_FILM}\n", files={BROKEN_FILM: film(640, 360)}),
    "film-flashes": Case(
        "  - video: buren.mkv\n",
        files={"buren.mkv": film(640, 360)},
        flashing={"buren.mkv": Flashing(83.4, 8, "general")},
    ),
    "film-flashes-red": Case(
        "  - video: buren.mkv\n",
        files={"buren.mkv": film(640, 360)},
        flashing={"buren.mkv": Flashing(7.0, 5, "red")},
    ),
    "film-loud": Case(
        "  - video: buren.mkv\n", files={"buren.mkv": film(640, 360)}, loudness={"buren.mkv": -9.2}
    ),
    "film-soft": Case(
        "  - video: buren.mkv\n", files={"buren.mkv": film(640, 360)}, loudness={"buren.mkv": -38.0}
    ),
    "films-uneven": Case(
        "  - video: buren.mkv\n  - video: markt.mkv\n",
        files={"buren.mkv": film(640, 360), "markt.mkv": film(640, 360)},
        loudness={"buren.mkv": -23.5, "markt.mkv": -15.0},
    ),
    "item-undrawable": Case("  - image: markt.jpg\n", files={"markt.jpg": samples.jpeg(4000, 3000)}),
    "picture-large": Case("  - image: markt.jpg\n", files={"markt.jpg": heavy_photo}),
    "picture-small": Case("  - image: markt.png\n", files={"markt.png": lambda path: photo(path, 320, 240)}),
    "title-missing": Case(
        "  - image: markt.png\n    title:\n      nl: De markt\n",
        files={"markt.png": lambda path: photo(path, 1200, 800)},
        languages="nl, fr",
    ),
    "wordmark-crowded": Case(
        ITEM + "  - slide: goed\n",
        _slide("layout: statement\nnl:\n  title: Portes ouvertes\n"),
        {"theme.yaml": b"# Onze naam\nwordmark: Buurthuis De Brug & Co\n"},
        planted={"hits": ["Buurthuis De Brug & Co (40 pixels)"]},
    ),
    "words-crowded": Case(
        ITEM,
        _slide("layout: statement\nnl:\n  title: Samen\n"),
        planted={"hits": ["other words"]},
    ),
    "screen-far": Case(
        ITEM + "  - slide: goed\n",
        _slide("layout: statement\nnl:\n  label: Wie we zijn\n  title: Samen sterk\n  text: Doe mee.\n"),
        distance="1.5m",
    ),
    "words-far": Case(
        ITEM + "  - slide: kort\n",
        {
            "proef": f"layout: points\nnl:\n  title: Vier rechten\n  points:\n{MANY_POINTS}",
            "kort": "layout: points\nnl:\n  title: Een recht\n  points:\n    - {title: Werk, text: Voor iedereen.}\n",
        },
        distance="1.75m",
    ),
    "words-faint": Case(
        ITEM,
        _slide("layout: statement\nnl:\n  title: Samen\n"),
        planted={"contrast": 2.1, "evenness": 0.4},
    ),
    "words-long": Case(
        ITEM,
        _slide(f"layout: quote\nnl:\n  title: Wij vragen medewerking\n  by: {LONG_NAME}\n"),
        sizes=(SMALL, UPRIGHT),
    ),
    "words-missing": Case(
        ITEM,
        {"proef": "layout: photo\nimage: markt.png\nnl:\n  title: Markt\n  label: Verdwijnt\n"},
        {"markt.png": lambda path: photo(path, 1200, 800)},
        forgets=True,
    ),
    "words-untranslated": Case(
        ITEM,
        _slide(
            "layout: statement\nnl:\n  title: Samen\n  text: Sterk.\n  more: Lees verder.\nfr:\n  title: Ensemble\n"
        ),
        languages="nl, fr",
    ),
}


def lay_out(code: str, root: Path) -> Path:
    """The content folder of a case, in ``root``."""
    case = CASES_BY_CODE[code]
    slides, assets = root / "slides", root / "assets"
    slides.mkdir(parents=True)
    assets.mkdir()
    for name, text in {"goed": GOOD, **case.slides}.items():
        (slides / f"{name}.yaml").write_text(text, "utf-8")
    distance = f"distance: {case.distance}\n" if case.distance else ""
    (slides / "playlist.yaml").write_text(
        f"languages: [{case.languages}]\n{distance}items:\n{case.items}", "utf-8"
    )
    for name, content in case.files.items():
        path = assets / name
        path.parent.mkdir(exist_ok=True)
        if callable(content):
            content(path)
        else:
            path.write_bytes(content)
    return root
