"""What a stand of three days might have counted: the same each time."""

from __future__ import annotations

import random
from pathlib import Path

from kiosk.journal.counts import Batch, Entry, Sum
from kiosk.journal.rows import Named, Place
from kiosk.journal.store import Store

PLACE = Place("Gent 2", "1 mei 2026")
DAYS = {"2026-05-01": 1.0, "2026-05-02": 0.7, "2026-05-03": 0.45}
"""Day -> how busy it was."""
BUSY = {10: 4, 11: 9, 12: 14, 13: 18, 14: 22, 15: 19, 16: 12, 17: 6}
"""Hour -> visits on a busy day."""
ITEMS = {
    "slide:tegenmacht": ("Een mondiale tegenmacht", "Un contre-pouvoir mondial", "A global counterforce"),
    "slide:waarom": (
        "Eerlijk delen stopt niet aan de grens",
        "Le juste partage ne s’arrête pas aux frontières",
        "Fair shares don’t stop at the border",
    ),
    "slide:waardig-werk": (
        "Waardig werk. Overal.",
        "Un travail décent. Partout.",
        "Decent work. Everywhere.",
    ),
    "slide:samen-sterk": (
        "Alleen vraag je. Samen onderhandel je.",
        "Dans son coin, on demande. Ensemble, on négocie.",
        "Alone, you ask. Together, you bargain.",
    ),
    "video:film/buren.webm": ("Buren zonder brood", "Voisins sans pain", "Neighbours without bread"),
    "slide:doe-mee": ("Doe mee", "Participez", "Join in"),
    "slide:wat-telt": (
        "Wat telt voor jou het meest?",
        "Qu’est-ce qui compte le plus pour vous ?",
        "What matters most to you?",
    ),
}
ANSWERS = {
    "nl": ("Waardig werk", "Goede zorg", "Gelijke rechten", "Een leefbaar klimaat"),
    "fr": ("Un travail décent", "De bons soins", "Des droits égaux", "Un climat vivable"),
    "en": ("Decent work", "Good care", "Equal rights", "A livable climate"),
}


def names() -> dict[tuple[str, str], Named]:
    """What the items are called."""
    return {
        ("show", key): Named(
            key.partition(":")[2],
            dict(zip(("nl", "fr", "en"), titles, strict=True)),
            ANSWERS if key == "slide:wat-telt" else {},
            key.startswith("video"),
        )
        for key, titles in ITEMS.items()
    }


def batch(scale: float = 1.0) -> Batch:
    """The sums of all days."""
    dice = random.Random(7)
    sums: dict[Entry, Sum] = {}

    def add(hour: str, what: str, each: Sum, key: str = "", value: str = "") -> None:
        if each.count or each.seconds:
            sums[Entry(hour, "show", key, what, value)] = each

    for day, share in DAYS.items():
        for number, visits in BUSY.items():
            hour = f"{day}T{number:02}+02:00"
            count = round(visits * share * scale)
            add(hour, "visit", Sum(count, count * dice.uniform(40, 95)))
            add(hour, "language", Sum(round(count * 0.22)), value="fr")
            add(hour, "language", Sum(round(count * 0.11)), value="en")
            add(hour, "language", Sum(round(count * 0.05)), value="nl")
            for rank, key in enumerate(ITEMS):
                opened = round(count * dice.uniform(0.1, 0.6) / (1 + rank * 0.3))
                add(hour, "opened", Sum(opened), key)
                add(
                    hour,
                    "shown",
                    Sum(30 + opened, (30 + opened) * (45.0 if key.startswith("video") else 11.5)),
                    key,
                )
            started = round(count * 0.3)
            add(hour, "film-started", Sum(started), "video:film/buren.webm")
            add(hour, "film-finished", Sum(round(started * 0.6)), "video:film/buren.webm")
            for answer, weight in enumerate((0.21, 0.13, 0.17, 0.08)):
                add(hour, "vote", Sum(round(count * weight)), "slide:wat-telt", str(answer))
    return Batch(sums)


def write(path: Path, place: Place = PLACE, scale: float = 1.0) -> Path:
    """The file of a stand that counted them."""
    store = Store(path)
    store.add(place, batch(scale), names())
    store.close()
    return path
