"""The checker's look at every slide as it is drawn: one run through a show without a screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLoggingCategory

from kiosk.app.offscreen import offscreen
from kiosk.machine.folders import cache_folder
from kiosk.playlist.loaded import Loaded
from kiosk.proof.distances import INCHES
from kiosk.proof.prover import SCREENS, Proof, prove
from kiosk.proof.words import Size
from kiosk.video.choose import EngineName, make_engine
from kiosk.words.sentence import console_sentence


def prove_unseen(
    loaded: Loaded, engine: EngineName, language: str, sizes: Sequence[Size] = (), inches: float = INCHES
) -> Proof:
    """Draw the show on the usual screens, or on those of ``sizes``; they are ``inches`` large. On a
    terminal a bar on standard error tells how far it is, in ``language``; a file of the output never has it."""
    playlist = loaded.playlist
    if playlist is None:
        return Proof(loaded, (), sizes or SCREENS, inches)
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    # What a picture or film is found to be is among the problems, in words; Qt tells it in its own, once a drawing.
    QLoggingCategory.setFilterRules("*.debug=false\n*.info=false\n*.warning=false")

    def look() -> Proof:
        with Progress(console=console, disable=not console.is_terminal, transient=True) as bar:
            task = bar.add_task(console_sentence("proving", language), total=None)
            return prove(
                loaded,
                playlist,
                make_engine(engine, software=True),
                cache_folder(),
                sizes or SCREENS,
                lambda done, total: bar.update(task, completed=done, total=total),
                inches,
            )

    return offscreen(look)
