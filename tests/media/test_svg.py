"""SVG as Inkscape, Illustrator, Canva, Word and the web write it, drawn right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kiosk.media.kinds import Kind, kind_of, kind_of_bytes
from kiosk.media.raster.rasteriser import Rasteriser
from kiosk.media.raster.svg import Drawing, beside, links_of, text_of
from tests.media import samples

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
RED = '<rect width="100%" height="100%" fill="#ff0000"/>'
ILLUSTRATOR = """<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
    <!ENTITY ns_svg "http://www.w3.org/2000/svg">
    <!ENTITY ns_xlink "http://www.w3.org/1999/xlink">
]>
<svg version="1.1" xmlns="&ns_svg;" xmlns:xlink="&ns_xlink;" width="20" height="10">"""


@pytest.fixture
def rasteriser(tmp_path: Path) -> Iterator[Rasteriser]:
    made = Rasteriser(tmp_path / "cache")
    yield made
    made.close()


def drawn(rasteriser: Rasteriser, path: Path, width: int = 40, height: int = 20) -> QImage:
    """The drawing as the show draws it."""
    made = rasteriser.draw_now(Drawing(path, width, height, portrait=False, colors={}), limit=120.0)
    assert made is not None
    (layer,) = made.layers
    image = QImage(str(layer.picture))
    assert (image.width(), image.height()) == (width, height)
    return image


def inked(image: QImage) -> int:
    """How many pixels are not clear."""
    return sum(
        image.pixelColor(x, y).alpha() > 127 for x in range(image.width()) for y in range(image.height())
    )


def written(folder: Path, data: str | bytes, name: str = "tekening.svg") -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize(
    "size",
    [
        'width="20mm" height="10mm"',
        'width="2cm" height="1cm"',
        'width="15pt" height="7.5pt"',
        'width="2in" height="1IN"',
        'width="2pc" height=".1e1pc"',
        'width="80Q" height="40Q"',
        "width = ' +20 ' height='10px'",
        'width="100%" height="100%" viewBox="0 0 20 10"',
        'width="210mm" height="297mm" viewBox="0 0 20 10"',
        'width="0" height="0" viewBox="0 0 20 10"',
    ],
)
def test_lengths_of_any_unit_are_a_size(rasteriser: Rasteriser, tmp_path: Path, size: str) -> None:
    image = drawn(rasteriser, written(tmp_path, f"<svg {NS} {size}>{RED}</svg>"))
    assert inked(image) == 40 * 20


@pytest.mark.parametrize("size", ["", 'width="100%" height="100%"', 'width="20em"', 'width="0" height="0"'])
def test_a_drawing_without_a_size_is_as_large_as_what_is_on_it(
    rasteriser: Rasteriser, tmp_path: Path, size: str
) -> None:
    shape = '<rect width="400" height="400" fill="#ff0000"/>'
    image = drawn(rasteriser, written(tmp_path, f"<svg {NS} {size}>{shape}</svg>"))
    assert inked(image) == pytest.approx(20 * 20, abs=40)
    assert image.pixelColor(20, 10).name() == "#ff0000"
    assert image.pixelColor(3, 10).alpha() == 0, "in the middle"


PROLOGS = {
    "stylesheet": '<?xml version="1.0"?>\n<?xml-stylesheet type="text/css" href="stijl.css"?>\n',
    "several instructions": "<?xml version='1.0'?><?a b?><?c d?>",
    "comment with an svg in it": "<!-- <svg width='9mm'> --> ",
    "blank lines": "\n\n   ",
    "doctype": '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    "all of it": '<?xml version="1.0"?><!--a--><!DOCTYPE svg [<!ENTITY a "b">]><?c d?><!-- e -->',
}


@pytest.mark.parametrize("prolog", PROLOGS.values(), ids=PROLOGS)
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
def test_what_stands_before_the_drawing_does_not_matter(
    rasteriser: Rasteriser, tmp_path: Path, prolog: str, mark: str
) -> None:
    text = f'{mark}{prolog}<svg {NS} width="20" height="10">{RED}</svg>'
    assert kind_of_bytes(text.encode()) is Kind.SVG
    assert inked(drawn(rasteriser, written(tmp_path, text))) == 40 * 20


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "iso-8859-1", "windows-1252"])
def test_a_drawing_is_read_in_its_own_encoding(rasteriser: Rasteriser, tmp_path: Path, encoding: str) -> None:
    declared = "utf-16" if encoding.startswith("utf-16") else encoding
    text = f'<?xml version="1.0" encoding="{declared}"?><svg {NS} width="20" height="10"><title>é</title>{RED}</svg>'
    data = text.encode(encoding)
    assert kind_of_bytes(data) is Kind.SVG
    assert "é" in text_of(data)
    assert inked(drawn(rasteriser, written(tmp_path, data))) == 40 * 20


def test_many_instructions_before_no_drawing_are_looked_through_once() -> None:
    assert kind_of_bytes(b"<?a?>" * 1_600) is Kind.TEXT
    assert kind_of_bytes(b"<!-- -->" * 1_000) is Kind.TEXT


def test_a_long_licence_before_a_drawing_is_read_to_its_end(tmp_path: Path) -> None:
    path = written(tmp_path, f"<!-- {'licentie ' * 2_000} --><svg {NS} width='1' height='1'/>")
    assert kind_of(path) is Kind.SVG


def test_entities_of_illustrator_and_prefixed_names_are_drawn(rasteriser: Rasteriser, tmp_path: Path) -> None:
    assert kind_of_bytes(ILLUSTRATOR.encode()) is Kind.SVG
    assert inked(drawn(rasteriser, written(tmp_path, f"{ILLUSTRATOR}{RED}</svg>"))) == 40 * 20
    prefixed = '<svg:svg xmlns:svg="http://www.w3.org/2000/svg" width="20mm" height="10mm">'
    prefixed += RED.replace("<rect", "<svg:rect") + "</svg:svg>"
    assert inked(drawn(rasteriser, written(tmp_path, prefixed, "p.svg"))) == 40 * 20


@pytest.mark.parametrize(
    "family", ["Arial", "Calibri, sans-serif", "Nergens Gemaakt", "serif", "'Atkinson Hyperlegible Next'"]
)
def test_words_are_drawn_whatever_font_they_ask_for(
    rasteriser: Rasteriser, tmp_path: Path, family: str
) -> None:
    words = f'<text x="1" y="9" font-size="9" font-family="{family}">Samen <tspan font-weight="bold">sterk</tspan></text>'
    image = drawn(rasteriser, written(tmp_path, f'<svg {NS} viewBox="0 0 60 12">{words}</svg>'), 240, 48)
    assert inked(image) > 600


def linked(folder: Path, href: str, element: str = "image") -> Path:
    picture = f'<{element} width="20" height="10" preserveAspectRatio="none" xlink:href="{href}"/>'
    return written(folder, f'<svg {NS} viewBox="0 0 20 10">{picture}</svg>')


@pytest.mark.parametrize(
    ("name", "href"),
    [
        ("foto.png", "foto.png"),
        ("foto.png", "./foto.png"),
        ("foto 1 & 2.png", "foto%201%20&amp;%202.png"),
        ("beelden/été.png", "beelden/été.png"),
        ("beelden/été.png", "beelden/%C3%A9t%C3%A9.png"),
    ],
)
def test_a_picture_beside_the_drawing_is_part_of_it(
    rasteriser: Rasteriser, tmp_path: Path, name: str, href: str
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(samples.png(2, 2))
    assert inked(drawn(rasteriser, linked(tmp_path, href))) == 40 * 20


def test_a_changed_picture_beside_the_drawing_makes_another_drawing(
    rasteriser: Rasteriser, tmp_path: Path
) -> None:
    (tmp_path / "foto.jpg").write_bytes(samples.png(2, 2))
    path = linked(tmp_path, "foto.jpg")
    wanted = Drawing(path, 40, 20, portrait=False, colors={})
    made = rasteriser.draw_now(wanted)
    assert rasteriser.cached(wanted) == made
    white = QImage(2, 2, QImage.Format.Format_RGB32)
    white.fill(0xFFFFFFFF)
    assert white.save(str(tmp_path / "wit.png"))
    (tmp_path / "wit.png").replace(tmp_path / "foto.jpg")
    assert rasteriser.cached(wanted) is None
    assert drawn(rasteriser, path).pixelColor(5, 5).name() == "#ffffff"


@pytest.mark.parametrize(
    "href",
    [
        "../foto.png",
        "beelden/../../foto.png",
        "/etc/hostname",
        "{absolute}",
        "file://{absolute}",
        "http://stand.example/foto.png",
        "//stand.example/foto.png",
        "C:\\foto.png",
        "..\\foto.png",
        "%2e%2e/foto.png",
        "uit.png",
        "tekst.png",
        "ander.svg",
        "",
    ],
)
def test_nothing_from_elsewhere_gets_into_a_drawing(
    rasteriser: Rasteriser, tmp_path: Path, href: str
) -> None:
    folder = tmp_path / "map"
    (folder / "beelden").mkdir(parents=True)
    (tmp_path / "foto.png").write_bytes(samples.png(2, 2))
    (folder / "uit.png").symlink_to(tmp_path / "foto.png")
    (folder / "tekst.png").write_bytes(b"geheim")
    (folder / "ander.svg").write_bytes(samples.SVG)
    href = href.replace("{absolute}", str(tmp_path / "foto.png"))
    assert beside(folder / "tekening.svg", href) is None
    assert inked(drawn(rasteriser, linked(folder, href))) == 0


def test_links_are_found_as_they_are_written() -> None:
    pictures = """<image x="1"\n href = 'a.png'/><svg:image xlink:href="b.png"/>"""
    others = '<image href="data:image/png;base64,AA"/><a href="c.png"/>'
    svg = f"<svg {NS}>{pictures}{others}</svg>"
    assert links_of(svg) == ["a.png", "b.png"]


def test_a_drawing_of_many_megabytes_is_drawn(rasteriser: Rasteriser, tmp_path: Path) -> None:
    filler = "<!--" + "x" * 19_000_000 + "-->"
    path = written(tmp_path, f'<svg {NS} width="20" height="10">{filler}{RED}</svg>')
    assert inked(drawn(rasteriser, path)) == 40 * 20
