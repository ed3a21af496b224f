"""A name stands in the corner that our drawings leave free, or heads the words: it never lies on a drawing or a title."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.proof.rules import Shot, hit, inside, screen
from tests.stage.rules import slides, where
from tests.stage.shapes import ROOT, walked

pytestmark = pytest.mark.serial

NAME = "Buurthuis De Brug & Co"
SLIDES = {
    "welkom": "layout: statement\ncolor: red\nimage: art/tegenmacht.svg\n"
    "fr: {label: Bienvenue, title: Bienvenue au Pont !, text: Une maison chaleureuse., alt: Des gens.}\n",
    "zaterdag": "layout: statement\ncolor: leaf\n"
    "fr: {title: Portes ouvertes aujourd’hui, text: Entrez donc.}\n",
    "petitie": "layout: action\ncolor: paper\nimage: art/doe-mee.svg\n"
    "link: https://www.buurthuisdebrug.be/petitie\n"
    "fr: {title: Signez, text: Scannez le code ou parlez-nous., alt: Une porte ouverte.}\n",
    "poll": "layout: poll\ncolor: plum\n"
    "fr: {title: Qu’est-ce qui compte le plus ?, answers: [Une maison chaleureuse, De bons soins]}\n",
    "citaat": "layout: quote\ncolor: sky\nimage: art/tegenmacht.svg\n"
    "fr: {title: Ici chacun a sa place., by: Une voisine, alt: Des gens.}\n",
}


def show(root: Path, wordmark: str) -> Path:
    (root / "slides").mkdir(parents=True)
    (root / "assets/art").mkdir(parents=True)
    for name in ("tegenmacht", "doe-mee"):
        shutil.copy(ROOT / f"assets/art/{name}.svg", root / "assets/art")
    (root / "assets/theme.yaml").write_text(f"wordmark: {wordmark}\n", encoding="utf-8")
    for name, text in SLIDES.items():
        (root / f"slides/{name}.yaml").write_text(text, encoding="utf-8")
    items = "".join(f"  - slide: {name}\n" for name in SLIDES)
    (root / "slides/playlist.yaml").write_text(
        f"title: {NAME}\nlanguages: [fr]\nitems:\n{items}", encoding="utf-8"
    )
    return root


@pytest.mark.parametrize(
    "size",
    [*(pytest.param(size, marks=pytest.mark.thorough) for size in ("1280x720", "720x1280")), "1024x600"],
)
def test_a_long_name_heads_the_words_and_touches_nothing(size: str, tmp_path: Path) -> None:
    shots = slides(walked(show(tmp_path / "show", NAME), size, "fr", "brief"))
    assert len([shot for shot in shots if shot["phase"] == "attract"]) == len(SLIDES)
    for shot in shots:
        (name,) = [text for text in shot["texts"] if text["text"] == NAME]
        assert name["place"] == "masthead"
        assert stands_free(shot, name["box"]), where(shot)
        assert name["hits"] == [], where(shot)


def test_a_short_name_keeps_its_corner_and_a_long_address_leaves_the_picture_whole(tmp_path: Path) -> None:
    shots = slides(walked(show(tmp_path / "show", "FOS"), "1280x720", "fr", "brief"))
    for shot in shots:
        (name,) = [text for text in shot["texts"] if text["text"] == "FOS"]
        assert name["place"] != "masthead", where(shot)
        assert name["box"][2] == pytest.approx(shot["size"][0] - 6 * shot["u"], abs=1), where(shot)
        assert name["evenness"] > 0.995, where(shot)
    (shot,) = [shot for shot in shots if shot["key"] == "slide:petitie"]
    assert shot["art"][2] == pytest.approx(1280, abs=1)
    (address,) = [text for text in shot["texts"] if text["place"] == "address"]
    assert address["text"].replace("\u200b", "") == "buurthuisdebrug.be/petitie"
    assert address["pixels"] >= 3.6 * shot["u"]


def test_a_name_stays_where_an_address_moves_the_picture_into_its_corner(tmp_path: Path) -> None:
    root = show(tmp_path / "show", "FOS")
    slide = root / "slides/petitie.yaml"
    address = "https://solidariteitsbewegingvanburenenvrienden.be"
    slide.write_text(SLIDES["petitie"].replace("https://www.buurthuisdebrug.be/petitie", address), "utf-8")
    shots = slides(walked(root, "1280x720", "fr", "brief"))
    (shot,) = [shot for shot in shots if shot["key"] == "slide:petitie"]
    assert shot["art"][2] > 1280
    (name,) = [text for text in shot["texts"] if text["text"] == "FOS"]
    assert name["place"] == "masthead"
    assert stands_free(shot, name["box"])
    assert name["hits"] == []


def stands_free(shot: Shot, box: list[float]) -> bool:
    """On the screen, and not in the picture's place."""
    return inside(box, screen(shot)) and not (shot["art"] and hit(box, shot["art"]))
