"""A sheet of paper: its crops, its layers, and the shapes cut so far."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from .paths import Box, Point, number

THEME = Path(__file__).resolve().parents[2] / "theme.yaml"


@cache
def theme() -> dict[str, str]:
    """Return the theme's colours by name; `theme.yaml` is the only place that has them."""
    colors = THEME.read_text(encoding="utf-8").partition("\ncolors:\n")[2]
    return dict(re.findall(r"^  ([a-z-]+): \"(#[0-9A-Fa-f]{6})\"", colors, re.MULTILINE))


@dataclass
class Sheet:
    """One drawing: its canvas, its two crops, the colour of its field, and the shapes cut so far."""

    name: str
    title: str
    canvas: Box
    landscape: Box
    portrait: Box
    made_for: str = ""
    lines: list[str] = field(default_factory=list)
    defs: list[str] = field(default_factory=list)
    depth: int = 1

    def put(self, markup: str) -> None:
        """Append one element, indented."""
        self.lines.append("  " * self.depth + markup)

    @contextmanager
    def layer(self, name: str, enter: str = "", drift: str = "") -> Iterator[None]:
        """Open a layer: `enter` says where it comes from, `drift` how it moves afterwards."""
        marks = (("id", name), ("data-enter", enter), ("data-drift", drift))
        with self._element(marks):
            yield

    @contextmanager
    def group(self, move: str = "", clip: str = "") -> Iterator[None]:
        """Open a group inside a layer: it is moved, clipped, or both."""
        marks = (("transform", move), ("clip-path", f"url(#{clip})" if clip else ""))
        with self._element(marks):
            yield

    @contextmanager
    def _element(self, marks: tuple[tuple[str, str], ...]) -> Iterator[None]:
        self.put("<g" + "".join(f' {key}="{value}"' for key, value in marks if value) + ">")
        self.depth += 1
        yield
        self.depth -= 1
        self.put("</g>")

    def cut(self, color: str, path: str) -> None:
        """Cut a flat shape from path data."""
        self.put(f'<path class="{color}" d="{path}"/>')

    def disc(self, color: str, centre: Point, radius: float) -> None:
        """Cut a full circle."""
        x, y = map(number, centre)
        self.put(f'<circle class="{color}" cx="{x}" cy="{y}" r="{number(radius)}"/>')

    def oval(self, color: str, centre: Point, rx: float, ry: float) -> None:
        """Cut a full ellipse."""
        x, y = map(number, centre)
        self.put(f'<ellipse class="{color}" cx="{x}" cy="{y}" rx="{number(rx)}" ry="{number(ry)}"/>')

    def line(self, color: str, width: float, path: str, ends: str = "round") -> None:
        """Draw a stroke of even width; `ends` is round or butt."""
        self.put(
            f'<path class="{color}-line" stroke-width="{number(width)}" stroke-linecap="{ends}" '
            f'stroke-linejoin="round" d="{path}"/>'
        )

    def clip(self, name: str, shape: str) -> None:
        """Keep a shape under a name: groups can be clipped to it."""
        self.defs.append(f'    <clipPath id="{name}">{shape}</clipPath>')

    def svg(self) -> str:
        """Return the whole file."""
        body = "\n".join(self.lines)
        if self.defs:
            body = "\n".join(("  <defs>", *self.defs, "  </defs>", body))
        style = "\n".join(
            f"    .{name}{{fill:{value};stroke:none}}\n    .{name}-line{{fill:none;stroke:{value}}}"
            for name, value in theme().items()
            if f'class="{name}"' in body or f'class="{name}-line"' in body
        )
        box = {
            "viewBox": self.canvas,
            "data-landscape": self.landscape,
            "data-portrait": self.portrait,
        }
        marks = "".join(f' {key}="{" ".join(map(number, value))}"' for key, value in box.items())
        if self.made_for:
            marks += f' data-field="{self.made_for}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1"{marks}>\n'
            f"  <title>{escape(self.title)}</title>\n"
            f'  <style id="theme">\n{style}\n  </style>\n{body}\n</svg>\n'
        )
