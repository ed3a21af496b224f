"""A content folder with every kind of item and every layout, in three languages: for who walks all of it.

``python -m tests.access.every_layout FOLDER`` writes it, to look at.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tests.media.pdfs import pdf, words
from tests.process.stand import ROOT
from tests.stage.hard import photo

MISSION = ("tegenmacht", "waarom", "waardig-werk", "samen-sterk", "doe-mee")
"""Slides of the mission: two statements or stories with and without "read more", points, an address to take along."""
SLIDES = {
    "cijfer": """\
layout: figure
color: plum
nl:
  label: Al meer dan honderd jaar
  figure: 8 uur
  title: werk per dag is genoeg
  text: De rest is om te slapen en te leven.
  caption: "Bron: de eis van 1 mei"
fr:
  label: Depuis plus de cent ans
  figure: 8 heures
  title: de travail par jour suffisent
  text: Le reste est pour dormir et pour vivre.
  caption: "Source : la revendication du 1er mai"
en:
  label: For more than a hundred years
  figure: 8 hours
  title: of work a day are enough
  text: The rest is for sleep and for life.
  caption: "Source: the demand of May Day"
""",
    "gezegd": """\
layout: quote
color: sky
image: art/duurzaam.svg
sign: {nl: film/buren.webm, fr: film/buren.webm, en: film/buren.webm}
nl: {title: "Geen medelijden, maar medewerking.", by: Een buurvrouw, text: Uit de straat van het brood}
fr: {title: "De la solidarité, pas de la pitié.", by: Une voisine, text: De la rue du pain}
en: {title: "Solidarity, not pity.", by: A neighbour, text: From the street of the bread}
""",
    "markt": """\
layout: photo
color: ink
image: fotos/markt.jpg
nl:
  title: Vandaag aan de stand
  caption: Iedereen is welkom.
  alt: Strepen en schijven in vele kleuren
fr:
  title: "Aujourd’hui au stand"
  caption: Bienvenue à toutes et à tous.
  alt: Des bandes et des disques de toutes les couleurs
en:
  title: At the stand today
  caption: Everyone is welcome.
  alt: Stripes and discs in many colours
""",
    "vraag": """\
layout: poll
color: sky
nl:
  title: Wat vind jij het belangrijkst?
  text: Kies een antwoord.
  answers: [Waardig werk, Gezondheidszorg, Een eerlijk klimaat]
fr:
  title: "Qu’est-ce qui compte le plus ?"
  text: Choisissez une réponse.
  answers: [Un travail décent, La santé, Un climat juste]
en:
  title: What matters most to you?
  text: Choose an answer.
  answers: [Decent work, Health care, A fair climate]
""",
}
PLAYLIST = """\
title: {nl: Alles, fr: Tout, en: Everything}
languages: [nl, fr, en]
defaults: {duration: 30m, transition: cut}
visitor: {idle: 45s, warn: 20s}
items:
"""
FILM = """\
  - video: film/buren.webm
    title: {nl: Buren zonder brood, fr: Voisins sans pain, en: Neighbours without bread}
    captions: {nl: film/buren.nl.vtt, fr: film/buren.fr.vtt, en: film/buren.en.vtt}
    color: sun
    attract: poster
"""
REST = """\
  - image: fotos/brug.jpg
    title: {nl: De brug, fr: Le pont, en: The bridge}
  - pdf: verslag.pdf
  - image: fotos/plein.jpg
"""
CAPTIONS = {
    "nl": ("Goedemorgen, ik kom een brood halen.", "Het brood is op, maar er is soep."),
    "fr": ("Bonjour, je viens chercher un pain.", "Plus de pain, mais il y a de la soupe."),
    "en": ("Good morning, I have come for a loaf.", "The bread is gone, but there is soup."),
}


def write(folder: Path) -> Path:
    """The folder with all of it."""
    slides, assets = folder / "slides", folder / "assets"
    slides.mkdir(parents=True)
    for part in ("film", "fotos"):
        (assets / part).mkdir(parents=True)
    shutil.copytree(ROOT / "assets" / "art", assets / "art")
    for name in MISSION:
        shutil.copy(ROOT / "slides" / f"{name}.yaml", slides)
    for name, text in SLIDES.items():
        (slides / f"{name}.yaml").write_text(text, "utf-8")
    shutil.copy(ROOT / "assets" / "film" / "buren-zonder-brood.webm", assets / "film" / "buren.webm")
    for language, lines in CAPTIONS.items():
        # Longer than anybody needs: on a busy computer it takes seconds to hear all of a screen.
        times = ("00:00.200 --> 00:22.000", "00:22.200 --> 00:44.000")
        cues = "\n".join(f"{time}\n{line}\n" for time, line in zip(times, lines, strict=True))
        (assets / "film" / f"buren.{language}.vtt").write_text(f"WEBVTT\n\n{cues}", "utf-8")
    for name in ("markt", "brug", "plein"):
        photo(assets / "fotos" / f"{name}.jpg", 1200, 800)
    (assets / "verslag.pdf").write_bytes(
        pdf((842, 595), content=[words("Verslag van de bijeenkomst", "Wij waren met dertig.")])
    )
    listed = "".join(f"  - slide: {name}\n" for name in (*MISSION, *SLIDES))
    (slides / "playlist.yaml").write_text(PLAYLIST + listed + FILM + REST, "utf-8")
    return folder


if __name__ == "__main__":
    write(Path(sys.argv[1]))
