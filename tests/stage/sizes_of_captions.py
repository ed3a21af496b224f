"""Stands the mission's film on the real stage at each text size and measures its captions. Run by the tests.

``python -m tests.stage.sizes_of_captions CACHE WIDTHxHEIGHT DOTS_PER_INCH`` prints one JSON object a line for each text
size and phase. A program of its own for the reason that :mod:`tests.stage.audit` gives.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kiosk.app.process import make_application
from kiosk.content.mission import mission_root
from kiosk.media.captions.track import read_captions
from kiosk.playlist import load
from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.playlist.model import Playlist
from kiosk.show.accessibility import TEXT_SIZES, Accessibility
from kiosk.show.rules import begin
from kiosk.show.state import FilmPhase, Phase
from kiosk.video.choose import make_engine
from kiosk.visitor.scene import draw_in_software
from tests.stage.audit import Shot, measured, root_of, set_caption, settle
from tests.stage.stage_photographer import StagePhotographer

LANGUAGE = "fr"
"""Its keys have the longest words."""
SEEN = ((Phase.ATTRACT, 0), *((Phase.EXPLORE, text_size) for text_size in range(TEXT_SIZES)))
"""With the visitor goes the text size."""
HARD = (
    "Ze hoort maar één woord: brood, en nog eens\nbrood voor iedereen die aan tafel wil zitten",
    "- Hoe gaat het met u vandaag?\n- Goed, en met u?\n- Ook goed, dank u wel.",
    "Vakbondsafgevaardigden onderhandelen samen\nover arbeidsvoorwaarden en stelsels van zorg\n"
    "voor textielarbeidsters wereldwijd, en wie\ndat aanvaardt, die gaat voor ons allemaal",
    "https://www.solidariteitsbeweging.example/gezondheidszorgwerkers-en-vakbondsafgevaardigden",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    " ".join(["gezondheidszorgwerkers"] * 20),
    "Ja!",
)


def main(cache: str, size: str, dots_per_inch: str) -> None:
    """Print what stands on the stage."""
    make_application()
    draw_in_software()
    playlist = load(mission_root()).playlist
    assert playlist is not None
    width, height = map(int, size.split("x"))
    photographer = StagePhotographer(playlist, make_engine("auto", software=True), Path(cache))
    try:
        for shot in shots(photographer, playlist, (width, height), float(dots_per_inch)):
            print(json.dumps(shot))
    finally:
        photographer.close()


def shots(
    photographer: StagePhotographer, playlist: Playlist, size: tuple[int, int], dots_per_inch: float
) -> Iterator[Shot]:
    """The film amid its words, as a passer-by and as a visitor sees it, at each text size."""
    scene = photographer.scene
    number, film = next(
        (number, item) for number, item in enumerate(playlist.items) if isinstance(item, VideoItem)
    )
    words = [caption.text for caption in read_captions(film.captions[LANGUAGE]).captions]
    photographer.shoot(number, LANGUAGE, size, Phase.ATTRACT, "middle")
    scene.stage.canvas.set_size(scene.window.composition(), dots_per_inch)
    assert scene.stage.front is not None
    state = replace(
        begin(playlist),
        language=LANGUAGE,
        current=scene.stage.cue_of(scene.stage.front),
        film=FilmPhase.MUTED,
    )

    def enter(phase: Phase, text_size: int) -> None:
        scene.state_changed(replace(state, phase=phase, accessibility=Accessibility(text_size=text_size)))
        settle(scene.window, is_shown=phase is Phase.EXPLORE)

    found = []
    for phase, text_size in SEEN:
        enter(phase, text_size)
        found.append(measured(photographer, film.key, LANGUAGE, phase.value, root_of(photographer)))
    # A caption that is set by hand does not become the film's own again.
    for (phase, text_size), shot in zip(SEEN, found, strict=True):
        enter(phase, text_size)
        captions = [set_caption(photographer, each) for each in (*words, *HARD)]
        yield shot | {"textSize": text_size, "captions": captions}


if __name__ == "__main__":
    main(*sys.argv[1:])
