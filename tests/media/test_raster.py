"""Drawings in the theme's colours, and hostile ones that hurt nobody but their own child."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import resvg_py
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.content.folder import ContentFolder
from kiosk.content.mission import mission_root
from kiosk.media.raster import child as rasterise
from kiosk.media.raster import drawing_queue as drawing_queue
from kiosk.media.raster.drawing_queue import SLOW
from kiosk.media.raster.layers import Layers, view_of
from kiosk.media.raster.rasteriser import Rasteriser
from kiosk.media.raster.svg import LARGEST_SVG, Drawing, prepared_svg
from kiosk.problems.findings import Findings
from kiosk.theme.loader import read_theme

HOUSE_COLORS = read_theme(ContentFolder(mission_root()), Findings()).colors
ROOT = Path(__file__).resolve().parents[2]
ART = sorted((ROOT / "assets" / "art").glob("*.svg"))
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
GREEN = SVG + 'width="8" height="8"><rect width="8" height="8" fill="#00ff00"/></svg>'

NESTED = (
    SVG
    + 'viewBox="0 0 9 9"><defs><g id="a0"><path d="M0 0h1v1z"/></g>'
    + "".join(f'<g id="a{n}">' + f'<use xlink:href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 11))
    + '</defs><use xlink:href="#a10"/></svg>'
)
BLUR = (
    SVG
    + 'viewBox="0 0 1280 720"><filter id="f"><feGaussianBlur stdDeviation="1e6"/></filter>'
    + '<rect width="1e6" height="1e6" filter="url(#f)"/></svg>'
)


@pytest.fixture
def rasteriser(tmp_path: Path) -> Iterator[Rasteriser]:
    made = Rasteriser(tmp_path / "cache")
    yield made
    made.close()


def drawing(
    path: Path, width: int = 64, height: int = 64, *, portrait: bool = False, **colors: str
) -> Drawing:
    return Drawing(path, width, height, portrait, {**HOUSE_COLORS, **colors})


def written(tmp_path: Path, svg: str | bytes) -> Path:
    path = tmp_path / "drawing.svg"
    path.write_bytes(svg if isinstance(svg, bytes) else svg.encode())
    return path


def colors_of(drawn: Layers | None) -> dict[str, int]:
    """How many pixels of all layers have which colour, the clear ones left out."""
    assert drawn is not None
    found: dict[str, int] = {}
    for layer in drawn.layers:
        image = QImage(str(layer.picture))
        for x in range(image.width()):
            for y in range(image.height()):
                color = QColor(image.pixelColor(x, y))
                if color.alpha() == 255:
                    found[color.name().upper()] = found.get(color.name().upper(), 0) + 1
    return found


# -- our own drawings -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ART, ids=[path.stem for path in ART])
def test_our_drawings_fill_their_size_in_the_themes_colours(rasteriser: Rasteriser, path: Path) -> None:
    made = rasteriser.draw_now(drawing(path, 160, 120))
    assert made is not None
    assert 2 <= len(made.layers) <= 6
    for layer in made.layers:
        image = QImage(str(layer.picture))
        left, top, width, height = layer.part
        assert (image.width(), image.height()) == (width, height)
        assert left + width <= 160 + 2 * made.margin
        assert top + height <= 120 + 2 * made.margin
    seen = colors_of(made)
    assert sum(seen.get(color, 0) for color in HOUSE_COLORS.values()) > 1500


@pytest.mark.parametrize("box", ["", 'viewBox="0 0 9 9" ', "viewBox = '0 0 9 9' ", 'width="9" height="9" '])
def test_a_drawing_with_a_crop_is_drawn_whatever_view_box_it_has(
    rasteriser: Rasteriser, tmp_path: Path, box: str
) -> None:
    groups = (
        '<g><rect width="9" height="9" fill="#00ff00"/></g><g><rect width="1" height="1" fill="#00ff00"/></g>'
    )
    path = written(tmp_path, SVG + f'{box}data-landscape="0 0 9 9">{groups}</svg>')
    made = rasteriser.draw_now(drawing(path))
    assert made is not None
    assert len(made.layers) == 2
    assert colors_of(made)["#00FF00"] > 64 * 64


def bare(svg: str, width: int, height: int) -> QImage:
    """``svg`` drawn by the library alone."""
    png = resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, skip_system_fonts=True)
    return QImage.fromData(bytes(png)).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


@pytest.mark.parametrize("name", ["tegenmacht", "waardig-werk", "doe-mee"])
def test_a_layer_cut_to_what_is_seen_of_it_is_the_same_picture(name: str) -> None:
    source = (ROOT / "assets" / "art" / f"{name}.svg").read_text("utf-8")
    made = prepared_svg(source, drawing(Path("a.svg"), 430, 500))
    svg, view = made.svg, made.view
    for layer, _ in rasterise.layers(svg):
        whole = bare(layer, view.width, view.height)
        part = rasterise.seen_part(layer, view.width, view.height)
        assert part is not None
        cut = bare(rasterise.cut_to(layer, part, view.width, view.height), part[2], part[3])
        left, top, width, height = part
        inside = whole.copy(left, top, width, height)
        a, b = bytes(inside.constBits()), bytes(cut.constBits())
        assert sum(abs(x - y) > 3 for x, y in zip(a, b, strict=True)) < len(a) / 2000
        painter = QPainter(whole)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(left, top, width, height, QColor("black"))
        painter.end()
        assert not any(bytes(whole.constBits())), "nothing is seen beside the part"


def test_a_layer_of_which_nothing_is_seen_has_no_part() -> None:
    svg = SVG + 'viewBox="0 0 64 64" width="64" height="64"><g><rect x="90" width="9" height="9"/></g></svg>'
    assert rasterise.seen_part(svg, 64, 64) is None


def test_another_colour_in_the_theme_is_another_colour_on_the_picture(rasteriser: Rasteriser) -> None:
    path = ROOT / "assets" / "art" / "tegenmacht.svg"
    house = colors_of(rasteriser.draw_now(drawing(path)))
    other = colors_of(rasteriser.draw_now(drawing(path, sun="#00FF00")))
    assert house["#FFC220"] > 20
    assert "#FFC220" not in other
    assert other["#00FF00"] == house["#FFC220"]


def test_the_crop_follows_the_orientation() -> None:
    svg = SVG + 'viewBox="0 0 9 9" data-landscape="1 2 3 4" data-portrait="5 6 7 8" width="9"><g/></svg>'
    upright = prepared_svg(svg, drawing(Path("a.svg"), 30, 40, portrait=True))
    across = prepared_svg(svg, drawing(Path("a.svg"), 40, 30))
    for svg_, view, crop in ((upright.svg, upright.view, "5 6 7 8"), (across.svg, across.view, "1 2 3 4")):
        assert view == view_of(crop, *((30, 40) if crop[0] == "5" else (40, 30)), portrait=crop[0] == "5")
        assert f'viewBox="{view.box}"' in svg_
        assert f'width="{view.width}" height="{view.height}" preserveAspectRatio="none"' in svg_
        assert svg_.count(" width=") == 1


@pytest.mark.parametrize(
    "size",
    [
        'viewBox="0 0 10 10"',
        'width="10" height="10"',
        "width='10px' height='10.0px' preserveAspectRatio='none'",
        'viewBox="0 0 10 10" width="100%" height="3cm"',
    ],
)
def test_somebody_elses_drawing_fills_its_place_and_is_kept_whole(
    rasteriser: Rasteriser, tmp_path: Path, size: str
) -> None:
    path = written(tmp_path, SVG + f'{size}><rect width="10" height="10" fill="#00ff00"/></svg>')
    seen = colors_of(rasteriser.draw_now(drawing(path, 40, 20)))
    assert seen == {"#00FF00": 400}


def test_what_was_drawn_is_found_again_by_its_content(rasteriser: Rasteriser, tmp_path: Path) -> None:
    path = written(tmp_path, GREEN)
    wanted = drawing(path)
    assert rasteriser.cached(wanted) is None
    made = rasteriser.draw_now(wanted)
    assert made is not None
    assert rasteriser.cached(wanted) == made == rasteriser.draw_now(wanted)
    copy = tmp_path / "onder een andere naam.svg"
    copy.write_bytes(path.read_bytes())
    assert rasteriser.cached(drawing(copy)) == made
    assert rasteriser.cached(drawing(path, 65)) is None
    path.write_text(GREEN.replace("00ff00", "0000ff"))
    assert rasteriser.cached(wanted) is None
    assert colors_of(rasteriser.draw_now(wanted)) == {"#0000FF": 64 * 64}


# -- hostile and broken ones ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("svg", [NESTED, BLUR], ids=["nested-use", "blur"])
@pytest.mark.logs("took too long|nodes limit reached")
def test_a_drawing_without_end_is_given_up_in_time(rasteriser: Rasteriser, tmp_path: Path, svg: str) -> None:
    assert len(svg) < 4000
    start = time.monotonic()
    made = rasteriser.draw_now(drawing(written(tmp_path, svg), 1280, 720), limit=2.0)
    assert time.monotonic() - start < 4
    assert made is None
    if sys.platform == "linux":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        assert used < 1_000_000, "the memory (KiB) was taken in the child, not here"


@pytest.mark.parametrize(
    "svg",
    ["", "geen tekening", "<svg", "<html/>", b"\x89PNG\r\n\x1a\n" + bytes(64), "<svg>&undefined;</svg>"],
    ids=["empty", "text", "cut", "html", "png", "entity"],
)
@pytest.mark.logs("cannot be drawn")
def test_what_is_no_drawing_is_none(rasteriser: Rasteriser, tmp_path: Path, svg: str | bytes) -> None:
    assert rasteriser.draw_now(drawing(written(tmp_path, svg))) is None
    assert list((tmp_path / "cache").glob("*")) == []


@pytest.mark.logs("too large to draw")
def test_a_file_that_is_too_large_is_not_even_read(rasteriser: Rasteriser, tmp_path: Path) -> None:
    path = written(tmp_path, GREEN + " " * LARGEST_SVG)
    assert rasteriser.draw_now(drawing(path)) is None
    assert rasteriser.cached(drawing(path)) is None
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize(
    "reference",
    [
        'href="{}"',
        "xlink:href='{}'",
        'href = "{}"',
        'href="file://{}"',
        'href="data:image/svg+xml;utf8,{}"',
    ],
)
@pytest.mark.parametrize("name", ["groen.svg", "it%s.svg"])
def test_no_other_file_is_drawn_in(rasteriser: Rasteriser, tmp_path: Path, reference: str, name: str) -> None:
    if '"' in reference:
        name = name.replace("%", "'")
    (tmp_path / name).write_text(GREEN)
    image = f'<image width="8" height="8" {reference.format(tmp_path / name)}/>'
    made = rasteriser.draw_now(drawing(written(tmp_path, SVG + f'viewBox="0 0 8 8">{image}</svg>')))
    assert colors_of(made) == {}


@pytest.mark.logs("cannot be drawn")
def test_an_entity_does_not_bring_a_file_in(rasteriser: Rasteriser, tmp_path: Path) -> None:
    (tmp_path / "groen.svg").write_text(GREEN)
    entity = (
        f'<!DOCTYPE svg [<!ENTITY f "{tmp_path / "groen.svg"}"><!ENTITY x SYSTEM "file:///etc/hostname">]>'
    )
    svg = SVG + 'viewBox="0 0 8 8"><image width="8" height="8" href="&f;"/><text>&x;</text></svg>'
    made = rasteriser.draw_now(drawing(written(tmp_path, entity + svg)))
    assert made is None or colors_of(made) == {}


def test_nothing_in_the_present_folder_takes_the_place_of_a_module(
    rasteriser: Rasteriser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resvg_py.py").write_text("raise SystemExit('taken over')")
    (tmp_path / "kiosk").mkdir()
    monkeypatch.chdir(tmp_path)
    assert colors_of(rasteriser.draw_now(drawing(written(tmp_path, GREEN)))) == {"#00FF00": 64 * 64}


# -- in the background ------------------------------------------------------------------------------------------------


class Answer:
    """Waits for what the background says."""

    def __init__(self) -> None:
        self.came = threading.Event()
        self.picture: drawing_queue.Answer = None

    def __call__(self, picture: drawing_queue.Answer) -> None:
        self.picture = picture
        self.came.set()


@pytest.mark.logs("pictures cannot be kept in")
def test_a_picture_that_cannot_be_kept_in_its_place_is_kept_in_another(
    rasteriser: Rasteriser, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    wanted = drawing(written(tmp_path, GREEN))
    blocked = tmp_path / "cache" / f"{rasteriser._name(wanted)}-0.png"
    (blocked / "in the way").mkdir(parents=True)
    answer = Answer()
    rasteriser.draw(wanted, answer)
    assert answer.came.wait(10)
    assert isinstance(answer.picture, Layers)
    assert rasteriser.cached(wanted) == answer.picture
    assert colors_of(answer.picture) == {"#00FF00": 64 * 64}
    assert list((tmp_path / "cache").glob("*.part")) == []
    assert "cannot be kept" in caplog.text
    assert "Traceback" not in caplog.text


SPOILT = {
    "empty": lambda data: b"",
    "zeros": lambda data: bytes(len(data)),
    "half": lambda data: data[: len(data) // 2],
    "a bit": lambda data: data[:60] + bytes([data[60] ^ 1]) + data[61:],
    "another file": lambda data: GREEN.encode(),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
@pytest.mark.parametrize("which", ["*-0.png", "*.json"])
@pytest.mark.may_log("spoilt and made anew")
def test_what_was_spoilt_since_it_was_drawn_is_drawn_anew(
    tmp_path: Path, spoil: Callable[[bytes], bytes], which: str
) -> None:
    wanted = drawing(written(tmp_path, GREEN))
    for _ in range(2):
        made = Rasteriser(tmp_path / "cache")
        drawn = made.draw_now(wanted)
        assert colors_of(drawn) == {"#00FF00": 64 * 64}
        assert made.cached(wanted) == drawn
        made.close()
        (kept,) = (tmp_path / "cache").glob(which)
        kept.write_bytes(spoil(kept.read_bytes()))


def test_a_slow_drawing_is_there_for_who_asks_again(rasteriser: Rasteriser, tmp_path: Path) -> None:
    rasteriser.be_patient(0.01)
    wanted = drawing(written(tmp_path, GREEN))
    first, background = Answer(), Answer()
    rasteriser.draw(wanted, first, is_wanted=lambda: True)
    assert first.came.wait(10)
    assert first.picture is SLOW
    rasteriser.draw(wanted, background)
    assert background.came.wait(20)
    assert rasteriser.cached(wanted) == background.picture is not None


def test_what_nobody_wants_any_more_is_not_drawn(rasteriser: Rasteriser, tmp_path: Path) -> None:
    path = written(tmp_path, GREEN)
    forgotten, last = Answer(), Answer()
    rasteriser.draw(drawing(path), forgotten, is_wanted=lambda: False)
    rasteriser.draw(drawing(path, 32, 32), last, is_wanted=lambda: True)
    assert last.came.wait(10)
    assert not forgotten.came.is_set()
    assert rasteriser.cached(drawing(path)) is None


@pytest.mark.logs("cannot be read")
def test_a_file_that_went_away_is_none(rasteriser: Rasteriser, tmp_path: Path) -> None:
    answer = Answer()
    rasteriser.draw(drawing(tmp_path / "weg.svg"), answer)
    assert answer.came.wait(10)
    assert answer.picture is None
    assert rasteriser.cached(drawing(tmp_path / "weg.svg")) is None


def test_closing_while_something_is_drawn_gives_up_at_once(tmp_path: Path) -> None:
    made = Rasteriser(tmp_path / "cache")
    endless, waiting = Answer(), Answer()
    path = written(tmp_path, BLUR)
    made.draw(drawing(path, 1280, 720), endless)
    made.draw(drawing(path, 640, 360), waiting)
    start = time.monotonic()
    made.close()
    assert time.monotonic() - start < 2
    assert endless.picture is None
    assert not waiting.came.is_set()
    made.draw(drawing(path), waiting)
    assert not waiting.came.is_set()
    assert list((tmp_path / "cache").glob("*")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="has no such limits")
def test_a_limit_that_is_lower_already_stays() -> None:
    program = (
        "import resource, sys; sys.path.insert(0, sys.argv[1]); import child;"
        "resource.setrlimit(resource.RLIMIT_AS, (10**9, 10**9)); child.limit_resources(5, 0, 2 * 10**9);"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CPU)[0])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(Path(rasterise.__file__).parent)],
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert done.stdout == "1000000000 5\n", done.stderr
