"""The child of :mod:`kiosk.playlist.background_loader`: loads a playlist and writes the result, pickled.

Afterwards it checks the files that it trusted, reports its progress, and writes the result of the complete check.

An answer is a load and whether it is the last one, some of the items of the load that follows, or the number of files checked
and the total.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.playlist.loaded import Loaded

PATIENCE = 0.3
"""Seconds for checking pictures and films before the show starts. A folder of 500 photos takes 0.2 from an SSD."""
COLLECTS_AFTER = 100_000
"""New objects until Python looks for garbage. What is imported stays: there is none."""
SOME = 50
"""Items in one answer: 1000 at once kept the player's other threads waiting for 20 ms, and cost a film a frame."""


def say(what: object) -> None:
    """Write one answer: its length, then the pickle."""
    data = pickle.dumps(what, protocol=pickle.HIGHEST_PROTOCOL)
    sys.stdout.buffer.write(len(data).to_bytes(8, "big") + data)
    sys.stdout.buffer.flush()


def say_load(loaded: Loaded, *, is_last: bool) -> None:
    """Write a load; its items come before it, some at a time: whoever reads them has other things to do in between."""
    playlist = loaded.playlist
    items = list(playlist.items) if playlist else []
    for at in range(0, len(items), SOME):
        say(items[at : at + SOME])
    say((replace(loaded, playlist=replace(playlist, items=()) if playlist else None), is_last))


def give_way() -> None:
    """Leave the processor to whoever else wants it: the show runs."""
    if hasattr(os, "nice"):
        os.nice(10)


def is_wanted() -> bool:
    """Get ready, and wait until the load is wanted; false if whoever wanted it is gone."""
    from kiosk.playlist.kinds import kinds
    from kiosk.words.catalogue import languages

    kinds()
    languages()
    return bool(sys.stdin.buffer.read(1))


def main(path: Path, theme: Path | None = None, *, polite: bool = False, waits: bool = False) -> None:
    """Entry of the child."""
    if polite:
        give_way()
    from kiosk.media.looking import Looking
    from kiosk.playlist.loader import load

    if waits and not is_wanted():
        return
    looking = Looking(PATIENCE)
    loaded = load(path, theme, looking)
    say_load(loaded, is_last=not looking.took_on_trust)
    if looking.took_on_trust:
        if not polite:
            give_way()
        say_load(load(path, theme, Looking(told=lambda done, known: say((done, known)))), is_last=True)


if __name__ == "__main__":
    gc.set_threshold(COLLECTS_AFTER)
    options = {each for each in sys.argv[1:] if each in ("--polite", "--waits")}
    main(
        *map(Path, sys.argv[1 + len(options) :][:2]),
        polite="--polite" in options,
        waits="--waits" in options,
    )
    # Everything was written; Python would look through all that it holds, to throw it away.
    os._exit(0)
