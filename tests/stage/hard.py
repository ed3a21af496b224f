"""Content that is hard to set: every layout with the longest words, with next to none, without its picture.

``python -m tests.stage.hard FOLDER`` writes a content folder to look at.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import yaml
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.content.mission import mission_root

COLORS = ("red", "sun", "leaf", "plum", "sky", "clay", "paper", "ink", "deep-red")
PANEL_COLORS = ("red", "clay")
"""Where running text needs a panel of its own."""
LONG_TITLE = (
    "Ontwikkelingssamenwerking vraagt gezondheidszorgwerkers én internationale solidariteitsbewegingen"
)
LONG_TITLE_FR = "L’intergouvernementalisation anticonstitutionnellement votée n’arrête jamais la solidarité"
"""As long as the checker lets pass without a warning; what follows is, too."""
LONG_TEXT = (
    "Vakbondsafgevaardigden, gezondheidszorgwerkers en ontwikkelingsorganisaties onderhandelen samen over "
    "arbeidsvoorwaarden, socialezekerheidsstelsels en loonkloofwetgeving, want zonder verantwoordelijkheidsgevoel "
    "van ondernemingen verandert er voor textielarbeidsters wereldwijd nauwelijks iets, en wie aanvaardt dat"
)
SHORTER_TEXT = LONG_TEXT[:173].rpartition(" ")[0]
LONG_POINT = {
    "title": "Universele socialezekerheidsstelsels",
    "text": "Gezondheidszorg en werkloosheidsuitkering voor allen.",
}
LONG: dict[str, dict[str, Any]] = {
    "statement": {"label": "Verantwoordelijkheid", "title": LONG_TITLE, "text": LONG_TEXT},
    "story": {"label": "Verantwoordelijkheid", "title": LONG_TITLE, "text": LONG_TEXT},
    "points": {"label": "Waar we voor strijden", "title": LONG_TITLE[:48], "points": [LONG_POINT] * 4},
    "figure": {
        "label": "Wist u dat",
        "figure": "4,1 miljard",
        "title": "mensen zonder enige socialezekerheidsbescherming",
        "text": SHORTER_TEXT,
        "caption": "Bron: een internationale arbeidsorganisatie met een lange naam, rapport over het jaar 2026",
    },
    "quote": {
        "label": "Getuigenis",
        "title": "Wij vragen geen medelijden maar medewerking, want onze gezondheidszorgwerkers en vakbondsafgevaardigden "
        "weten zelf het best wat hun ontwikkelingsorganisaties nodig hebben om te groeien",
        "by": "Vertegenwoordigster van de vakbondsafgevaardigden",
        "text": "Voorzitster van de landelijke gezondheidszorgwerkersorganisatie",
    },
    "action": {
        "label": "En nu?",
        "title": "Ontwikkelingssamenwerking begint hier",
        "text": SHORTER_TEXT,
    },
    "poll": {
        "label": "Uw mening telt",
        "title": "Wat vindt u het allerbelangrijkst voor gezondheidszorgwerkers?",
        "text": "Kies wat voor u het zwaarst weegt.",
        "answers": [
            "Arbeidsvoorwaarden",
            "Universele socialezekerheidsstelsels overal",
            "Ja",
            "Gelijke lonen voor vrouwen en mannen",
            "Ik weet het niet",
        ],
    },
    "photo": {"title": LONG_TITLE, "caption": LONG_TEXT},
}
SHORT: dict[str, dict[str, Any]] = {
    "statement": {"title": "Nu"},
    "story": {"title": "Ja", "text": "Kort."},
    "points": {"title": "Drie", "points": ["Werk", "Zorg"]},
    "figure": {"figure": "1", "text": "wereld"},
    "quote": {"title": "Genoeg."},
    "action": {"title": "Kom"},
    "poll": {"title": "Akkoord?", "answers": ["Ja", "Nee"]},
    "photo": {},
}


def write(folder: Path) -> Path:
    """A content folder with all of it: ``<layout>-long``, ``-bare`` (long, no picture) and ``-short``."""
    slides, assets = folder / "slides", folder / "assets"
    slides.mkdir(parents=True)
    assets.mkdir()
    drawing = (mission_root() / "assets" / "art" / "tegenmacht.svg").read_text("utf-8")
    (assets / "drawing.svg").write_text(drawing, "utf-8")
    photo(assets / "photo.jpg")
    names = []
    for number, layout in enumerate(LONG):
        picture = "photo.jpg" if layout in ("photo", "story") else "drawing.svg"
        french = {**LONG[layout], "title": LONG_TITLE_FR} if layout == "statement" else LONG[layout]
        versions: dict[str, tuple[dict[str, str], dict[str, Any], dict[str, Any]]] = {
            "long": ({"image": picture}, LONG[layout], french),
            "bare": ({"image": "photo.jpg"} if layout == "photo" else {}, LONG[layout], french),
            "short": ({"image": picture}, SHORT[layout], SHORT[layout]),
        }
        for kind, (picture_key, dutch, other) in versions.items():
            name = f"{layout}-{kind}"
            colors = PANEL_COLORS if kind == "bare" else COLORS
            color = colors[(number + len(kind)) % len(colors)]
            link = {"link": "https://www.solidariteitsbeweging.example/doe-mee"} if layout == "action" else {}
            slide: dict[str, Any] = {"layout": layout, "color": color, **picture_key, **link}
            if dutch:
                slide |= {"nl": dutch, "fr": other}
            # Through JSON: YAML would write what two keys share as an alias.
            plain = json.loads(json.dumps(slide))
            (slides / f"{name}.yaml").write_text(
                yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, default_style='"', width=10_000),
                "utf-8",
            )
            names.append(name)
    items = "".join(f"  - slide: {name}\n" for name in names)
    (slides / "playlist.yaml").write_text(f"title: Moeilijk\nlanguages: [nl, fr]\nitems:\n{items}", "utf-8")
    return folder


def photo(path: Path, width: int = 2400, height: int = 1600) -> None:
    """A picture of stripes and discs, bright and dark, as a photo behind words may be."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#E7D9C4"))
    painter = QPainter(image)
    for number in range(24):
        shade = QColor.fromHsv((number * 47) % 360, 120, 90 + (number * 37) % 160)
        painter.fillRect(number * width // 24, height // 3, width // 24, height, shade)
        painter.setBrush(shade.lighter(130))
        painter.drawEllipse(number * width // 20, (number * 211) % (height // 2), height // 6, height // 6)
    painter.end()
    assert image.save(str(path), quality=90)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
