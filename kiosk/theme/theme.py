"""The look of a stand: colours, fonts, wordmark and logo, and the contrast of its colours.

A plain frozen value, like everything in :mod:`kiosk.playlist.model`: it knows nothing of YAML, pydantic or
Qt, and it pickles. Colours are ``#RRGGBB`` everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

INK, PAPER = "ink", "paper"
FIELDS = ("red", "deep-red", "sun", "leaf", "sky", "plum", "clay")
TOKENS = (*FIELDS, PAPER, INK)
"""The names of the theme's colours: fields, the light background, the dark text colour."""
ROLES = ("headline", "text", "label")
"""The roles of the fonts."""
MAX_WORDMARK = 24
"""Characters for which the words' column has room, above them."""
_LEAST_WORD = 3
"""Letters of a word that may end a name which was cut: not "van", "de" or "of the"."""

FIELD_CONTRAST = 4.5
"""The least contrast of words on a colour field. WCAG 2.2, 1.4.3 (AA), which EN 301 549 takes over in 11.1.4.3; held
here for headlines as well, where both would be content with 3."""
BODY_CONTRAST = 7.0
"""The least contrast of running text. WCAG 2.2, 1.4.6 (AAA): people stand far off, in any light. On a field with
less contrast the text gets a panel of ink or paper."""

SHAPE_CONTRAST = 3.0
"""The least contrast between the parts of a chart. WCAG 2.2, 1.4.11 (AA)."""

_PLAIN: Mapping[str, str] = {
    INK: "#000000",
    PAPER: "#FFFFFF",
    "red": "#4D4D4D",
    "deep-red": "#333333",
    "sun": "#D9D9D9",
    "leaf": "#333333",
    "sky": "#4D4D4D",
    "plum": "#1A1A1A",
    "clay": "#A6A6A6",
}
_CHROMA_STEPS = 24
_BISECTIONS = 24
_NUDGE = 0.002
ALIKE = 0.05
"""Colours nearer to each other in Oklab are hardly told apart in two areas side by side; our nearest two, red and
deep red, differ by 0.10."""
_IN_GAMUT = 5e-4
"""Half of what one step of 8 bits makes at the dark end."""

_Triple = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by token, font files by role (``None``: whatever the system has), the wordmark, and logo files
    by the token of the words they stand beside (``ink``: for light grounds, ``paper``: for dark ones).

    Without arguments: black, white and greys, for when not even the house's own theme can be read.
    """

    colors: Mapping[str, str] = field(default_factory=lambda: dict(_PLAIN))
    fonts: Mapping[str, Path | None] = field(default_factory=lambda: dict.fromkeys(ROLES))
    wordmark: str = ""
    logo: Mapping[str, Path] = field(default_factory=dict)

    def color(self, token: str) -> str:
        """The colour called ``token``; an unknown one is red."""
        return self.colors.get(token, self.colors["red"])

    def ink_on(self, token: str) -> str:
        """The token, ink or paper, that reads best on a field of ``token``."""
        return ink_on(token, self.colors)

    def body_needs_panel(self, token: str) -> bool:
        """Whether running text on this field needs a panel."""
        return contrast(self.color(self.ink_on(token)), self.color(token)) < BODY_CONTRAST

    def bar_on(self, token: str) -> str:
        """The token of a chart's bars on a field of ``token``: paper, on a paper field ink. Their words are the other."""
        return INK if self.color(token) == self.color(PAPER) else PAPER

    def bar_needs_edge(self, token: str) -> bool:
        """Whether a bar on a field of ``token`` is hardly seen without an edge in the colour of its words."""
        return contrast(self.color(self.bar_on(token)), self.color(token)) < SHAPE_CONTRAST

    def fill_on(self, token: str) -> str:
        """A colour that fills a bar of a chart on a field of ``token``.

        The words of the bar, large and bold, are readable on it, it stands out from the bar, and it looks unlike the field.
        Where there is no such colour (a bar and its words must have 13.5 between them) it stands out less, and where
        there is none at all it is the bar's own: its end always has an edge.
        """
        bar = self.bar_on(token)
        words, ground, around = self.color(INK if bar == PAPER else PAPER), self.color(bar), self.color(token)
        fields = [self.color(each) for each in FIELDS]
        readable = [nearest_readable(each, words, FIELD_CONTRAST) for each in fields]
        clear = [nearest_readable(each, ground, SHAPE_CONTRAST) for each in readable]
        own = [each for each in fields if each in readable and each in clear]
        both = [each for each in clear if contrast(each, words) >= FIELD_CONTRAST]
        # The theme's own colours first; in a theme of few, lighter or darker ones.
        for colors in (own, both, [each for each in fields if each in readable], readable):
            apart = {each: min(difference(each, ground), difference(each, around)) for each in colors}
            best = max(apart, key=lambda each: apart[each], default=ground)
            if apart.get(best, 0.0) > ALIKE:
                return best
        return ground

    def in_high_contrast(self) -> Theme:
        """The same with its darkest and lightest colour only: every field is paper. Where the theme's own ink and paper are
        too much alike for running text, black and white."""
        ink, paper = self.color(INK), self.color(PAPER)
        if contrast(ink, paper) < BODY_CONTRAST:
            ink, paper = "#000000", "#FFFFFF"
        return replace(self, colors={token: ink if token == INK else paper for token in self.colors})


def short_wordmark(name: str) -> str:
    """``name``, cut at the end of a word if it is longer than there is room for."""
    name = name.strip()
    if len(name) <= MAX_WORDMARK:
        return name
    words = name[: MAX_WORDMARK + 1].rpartition(" ")[0].split()
    while words and (
        not any(map(str.isalnum, words[-1])) or (words[-1].islower() and len(words[-1]) <= _LEAST_WORD)
    ):
        words.pop()
    return " ".join(words).rstrip(",;:-–—") or name[:MAX_WORDMARK].rstrip()


def ink_on(token: str, colors: Mapping[str, str]) -> str:
    """The token, ink or paper, that reads best on a field of ``token``; an unknown one is red."""
    ground = colors.get(token, colors["red"])
    return max((INK, PAPER), key=lambda each: contrast(colors[each], ground))


@lru_cache(1024)  # the overview asks it for every item of a new playlist, on the thread that draws
def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((_luminance(_linear(one)), _luminance(_linear(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(4096)
def difference(one: str, other: str) -> float:
    """How different two colours look: their distance in Oklab, 0 to about 1 (black to white)."""
    return _distance(_oklab(_linear(one)), _oklab(_linear(other)))


def mixed(one: str, other: str, part: float) -> str:
    """``one`` with ``part`` (0 to 1) of ``other`` in it."""
    pairs = zip(_linear(one), _linear(other), strict=True)
    red, green, blue = (a + (b - a) * part for a, b in pairs)
    return _hex((red, green, blue))


@lru_cache(1024)  # 2 ms each; a slide asks for some twenty when a visitor changes the contrast
def nearest_readable(color: str, against: str, ratio: float) -> str:
    """The colour least different from ``color``, of the same hue, that has ``ratio`` against ``against``.

    ``color`` itself where it already has it. Up to 4.5 there always is one; where there is none, the answer is
    black or white, whichever comes closest.
    """
    if contrast(color, against) >= ratio:
        return color
    start = _oklab(_linear(color))
    ground = _luminance(_linear(against))
    found: list[str] = []
    for goal, lighter in ((ratio * (ground + 0.05) - 0.05, True), ((ground + 0.05) / ratio - 0.05, False)):
        for step in range(_CHROMA_STEPS + 1) if 0 <= goal <= 1 else ():
            part = step / _CHROMA_STEPS
            found += _reaching(goal, lighter, start[1] * part, start[2] * part, against, ratio)
    if found:
        return min(found, key=lambda each: difference(each, color))
    return max(("#000000", "#FFFFFF"), key=lambda each: contrast(each, against))


def _reaching(goal: float, lighter: bool, a: float, b: float, against: str, ratio: float) -> list[str]:
    """The colour with these ``a`` and ``b`` of Oklab that has just the luminance ``goal``, if a screen has it."""
    low, high = 0.0, 1.0
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        low, high = (low, middle) if _luminance(_from_oklab((middle, a, b))) >= goal else (middle, high)
    light = high if lighter else low
    # Rounded to 8 bits it may just miss.
    while 0 <= light <= 1:
        linear = _from_oklab((light, a, b))
        if not all(-_IN_GAMUT <= part <= 1 + _IN_GAMUT for part in linear):
            return []
        if contrast(color := _hex(linear), against) >= ratio:
            return [color]
        at_end = light in (0.0, 1.0)
        light = min(1.0, light + _NUDGE) if lighter else max(0.0, light - _NUDGE)
        if at_end:
            break
    return []


def _linear(color: str) -> _Triple:
    def part(at: int) -> float:
        value = int(color[at : at + 2], 16) / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    return part(1), part(3), part(5)


def _hex(linear: _Triple) -> str:
    def part(value: float) -> int:
        value = min(1.0, max(0.0, value))
        return round(255 * (value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055))

    return "#" + "".join(f"{part(value):02X}" for value in linear)


def _luminance(linear: _Triple) -> float:
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _oklab(linear: _Triple) -> _Triple:
    """Björn Ottosson, "A perceptual color space for image processing", 2020."""
    red, green, blue = linear
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _from_oklab(lab: _Triple) -> _Triple:
    light, a, b = lab
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _distance(one: _Triple, other: _Triple) -> float:
    return float(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5)
