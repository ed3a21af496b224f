"""A drawing in layers: how its crop lies on the screen, and how each layer moves. Pure values, no Qt.

A layer is a group directly below the root of the SVG. ``data-enter="DX DY"`` says where it comes from while the
slide is built up, ``data-drift`` how it moves slowly afterwards: ``turn DEG CX CY``, ``swing DEG CX CY`` or
``shift DX DY``. Distances are in hundredths of the window's short side (u), centres in units of the drawing.
What a drawing asks for is held within limits, since anybody may have written it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

OVERSCAN = 0.08
"""Part of the crop's short side that is drawn beyond it on every side, so that layers can move without a cut edge."""
DEFAULT_ENTER = (6.0, 0.0)
"""Art direction: the motif slides in by 6 u."""
FARTHEST_ENTER, FARTHEST_SHIFT, LARGEST_ANGLE = 14.0, 3.0, 8.0
"""In u, u and degrees: what lies in the overscan would be seen to end beyond them."""

DriftKind = Literal["none", "turn", "swing", "shift"]


@dataclass(frozen=True, slots=True)
class Drift:
    """A slow movement: an angle (degrees) about a point given in parts of the picture's size, or a way in u."""

    kind: DriftKind = "none"
    angle: float = 0.0
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Layer:
    """One picture of a drawing; ``enter`` is where it comes from, in u from its place."""

    picture: Path
    enter: tuple[float, float] = DEFAULT_ENTER
    drift: Drift = Drift()
    part: tuple[int, int, int, int] = (0, 0, 0, 0)
    """Left, top, width and height (pixels) of what the picture holds of the whole; nothing for all of it."""

    def as_plain(self) -> dict[str, Any]:
        """For JSON; the picture by its name only."""
        drift = self.drift
        return {
            "picture": self.picture.name,
            "enter": list(self.enter),
            "drift": [drift.kind, drift.angle, drift.x, drift.y],
            "part": list(self.part),
        }

    @classmethod
    def from_plain(cls, folder: Path, plain: dict[str, Any]) -> Layer:
        """The other way round; ``FileNotFoundError`` when its picture is gone."""
        picture = folder / str(plain["picture"])
        if not picture.is_file():
            raise FileNotFoundError(picture)
        return cls(picture, tuple(plain["enter"]), Drift(*plain["drift"]), tuple(plain["part"]))


@dataclass(frozen=True, slots=True)
class Layers:
    """A drawing ready to be shown: layers from back to front, parts of a whole that is larger than its place by a margin
    (px) on every side."""

    layers: tuple[Layer, ...]
    margin: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """What is drawn of an SVG: pixels, the margin within them (px), and the view box; empty means the whole drawing."""

    width: int
    height: int
    margin: int = 0
    left: float = 0.0
    top: float = 0.0
    wide: float = 0.0
    high: float = 0.0

    @property
    def is_crop(self) -> bool:
        return self.wide > 0

    @property
    def box(self) -> str:
        """As an SVG's ``viewBox``."""
        return f"{self.left:g} {self.top:g} {self.wide:g} {self.high:g}"


def view_of(crop: str, width: int, height: int, *, portrait: bool) -> View | None:
    """How the crop ``x y width height`` fills a place of ``width`` x ``height`` pixels, with overscan around it.

    What does not fit is cut where the picture bleeds: on the right in landscape, on the top in portrait. ``None`` when
    the crop is not four numbers.
    """
    try:
        x, y, wide, high = (float(part) for part in crop.split())
    except ValueError:
        return None
    if not (0 < wide < 1e6 and 0 < high < 1e6 and abs(x) < 1e6 and abs(y) < 1e6):
        return None
    scale = max(width / wide, height / high)
    seen_wide, seen_high = width / scale, height / scale
    left = x + (wide - seen_wide) / 2 if portrait else x
    top = y + high - seen_high if portrait else y + (high - seen_high) / 2
    margin = round(OVERSCAN * min(wide, high) * scale)
    around = margin / scale
    return View(
        width + 2 * margin,
        height + 2 * margin,
        margin,
        left - around,
        top - around,
        seen_wide + 2 * around,
        seen_high + 2 * around,
    )


def layer_of(picture: Path, said: dict[str, Any], view: View) -> Layer:
    """A layer with what its group asked for, held within limits; a whole drawing only slides in."""
    enter = _numbers(str(said.get("enter", "")), 2)
    dx, dy = enter if enter else DEFAULT_ENTER
    way = (_within(dx, FARTHEST_ENTER), _within(dy, FARTHEST_ENTER))
    part = said.get("part") or (0, 0, view.width, view.height)
    x, y, width, height = (max(0, min(int(number), 100_000)) for number in part)
    return Layer(picture, way, _drift(str(said.get("drift", "")), view), (x, y, width, height))


def _drift(typed: str, view: View) -> Drift:
    kind, _, rest = typed.strip().partition(" ")
    if kind in ("turn", "swing") and view.is_crop and (numbers := _numbers(rest, 3)):
        angle, x, y = numbers
        place = ((x - view.left) / view.wide, (y - view.top) / view.high)
        return Drift("turn" if kind == "turn" else "swing", _within(angle, LARGEST_ANGLE), *place)
    if kind == "shift" and (numbers := _numbers(rest, 2)):
        return Drift("shift", 0.0, _within(numbers[0], FARTHEST_SHIFT), _within(numbers[1], FARTHEST_SHIFT))
    return Drift()


def _numbers(text: str, count: int) -> list[float] | None:
    try:
        numbers = [float(part) for part in text.split()]
    except ValueError:
        return None
    return numbers if len(numbers) == count and all(abs(number) < 1e6 for number in numbers) else None


def _within(value: float, limit: float) -> float:
    return max(-limit, min(limit, value))
