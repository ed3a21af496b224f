"""The theme: colours, fonts and wordmark, read from ``assets/theme.yaml``. No Qt.

A missing or wrong token falls back to the house's own value, so a stand always has a look.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

log = logging.getLogger("kiosk.stage")

INK, PAPER = "ink", "paper"
HOUSE_COLORS: Mapping[str, str] = {
    "ink": "#17130F",
    "paper": "#FFF7EC",
    "red": "#D9121F",
    "deep-red": "#A80D17",
    "sun": "#FFC220",
    "leaf": "#0A5A3E",
    "sky": "#14508C",
    "plum": "#6A1F6E",
    "clay": "#E8622C",
}
HOUSE_FONTS: Mapping[str, str] = {
    "headline": "BricolageGrotesque_800ExtraBold.ttf",
    "text": "AtkinsonHyperlegibleNext_400Regular.ttf",
    "label": "AtkinsonHyperlegibleNext_700Bold.ttf",
}
BODY_CONTRAST = 7.0
"""Body text needs this contrast (design, after EN 301 549 and WCAG AAA); below it stands on a panel."""
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True)
class Theme:
    """Colours by token (``#RRGGBB``), font files by role, and the wordmark."""

    colors: Mapping[str, str] = field(default_factory=lambda: HOUSE_COLORS)
    fonts: Mapping[str, str] = field(default_factory=lambda: HOUSE_FONTS)
    wordmark: str = "FOS"

    def color(self, token: str) -> str:
        return self.colors.get(token, self.colors["red"])

    def ink_on(self, token: str) -> str:
        """The token, ink or paper, that reads best on a field of ``token``."""
        field_color = self.color(token)
        return max((INK, PAPER), key=lambda t: contrast(self.color(t), field_color))

    def body_needs_panel(self, token: str) -> bool:
        """Whether body text on this field sits on a solid panel."""
        return contrast(self.color(self.ink_on(token)), self.color(token)) < BODY_CONTRAST


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two ``#RRGGBB`` colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    def linear(part: int) -> float:
        value = part / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(int(color[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def read_theme(path: Path) -> Theme:
    """The theme in ``path``; whatever is missing or wrong keeps the house's own value and is logged."""
    import yaml

    try:
        data = yaml.safe_load(path.read_text("utf-8")) if path.stat().st_size < 100_000 else None
    except FileNotFoundError:
        return Theme()
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
        log.warning("theme %s cannot be read (%s); the house's own colours are used", path.name, error)
        return Theme()
    data = data if isinstance(data, dict) else {}
    colors = dict(HOUSE_COLORS)
    for token, value in _mapping(data.get("colors")).items():
        if token in colors and _HEX.fullmatch(str(value)):
            colors[token] = str(value)
        else:
            log.warning("theme: %s: %s is not a colour of the form #RRGGBB", token, value)
    fonts = dict(HOUSE_FONTS)
    for role, value in _mapping(data.get("fonts")).items():
        if role in fonts and Path(str(value)).name == str(value):
            fonts[role] = str(value)
        else:
            log.warning("theme: %s: %s is not a font file in assets/fonts", role, value)
    return Theme(colors, fonts, str(data.get("wordmark") or "FOS")[:24])


def _mapping(value: object) -> dict[str, object]:
    return {str(key): entry for key, entry in value.items()} if isinstance(value, dict) else {}
