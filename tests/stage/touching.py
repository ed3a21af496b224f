"""Does everything that lights up act, however firmly and clumsily it is touched?

``python -m tests.stage.touching [--quick] [--stand 1024x600] [--language nl]`` touches everything there is to touch, with
fingers and with a mouse, held for 0.05 to 5 s and rolled by 0 to 30 px, and prints how often it acted; then what a finger
does that leaves the key, comes back, is taken away or has a palm beside it. It answers 1 if something did not do what it
should.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.playlist.model import Playlist
from kiosk.poster.motion import SETTLE_MS
from kiosk.proof.measures import in_scene
from kiosk.show.state import Phase
from tests.kept_pictures import kept_pictures
from tests.stage.fingers import Mouse, Touch, let_pass, way
from tests.stage.visited import View, Visited
from tests.stage.visitor_audit import ROOT, with_more
from tests.stage.visitor_rules import STANDS

HOLDS = (0.05, 0.3, 0.9, 2.0, 5.0)
ROLLS = (0, 5, 11, 14, 20, 30)
QUICK_HOLDS, QUICK_ROLLS = (0.05, 5.0), (30,)
QUICK_KEYS = (
    "pill-nl",
    "pauseKey",
    "barPill-fr",
    "nextKey",
    "moreKey",
    "downKey",
    "way-see",
    "way-calm",
    "answer-0",
    "playKey",
    "goOnKey",
    "stayKey",
    "tile-slide:tegenmacht",
    "tile-slide:doe-mee",
)
"""One of each kind."""
ON_THE_BAR = ("barPill-fr", "nextKey", "moreKey", "goOnKey")
SWIPE = 200


@dataclass(frozen=True)
class Trial:
    """One touch, and what came of it. ``what`` is "roll", or another thing that a finger does."""

    view: str
    key: str
    device: str
    what: str
    held: float
    rolled: int
    acted: bool
    should: bool
    lit: bool = True
    """Whether it was lit when it should be, and dark when not."""
    moved: bool = False
    """Whether what lies below went with the finger."""


def views(playlist: Playlist) -> Iterator[View]:
    """One of everything that can be touched."""
    slides = [number for number, item in enumerate(playlist.items) if isinstance(item, SlideItem)]
    first = slides[0]
    poll = next(n for n in slides if playlist.items[n].layout == "poll")
    film = next(number for number, item in enumerate(playlist.items) if isinstance(item, VideoItem))
    yield View("loop", first, Phase.ATTRACT)
    yield View("visit", first, Phase.EXPLORE)
    for page in ("topics", "more", "take", "accessibility"):
        yield View(page, first, Phase.EXPLORE, page)
    yield View("poll", poll, Phase.EXPLORE)
    yield View("poll in the loop", poll, Phase.ATTRACT)
    yield View("film", film, Phase.EXPLORE)
    yield View("still there?", first, Phase.STILL_THERE)


class Trials:
    """Touches one view after another."""

    def __init__(self, visited: Visited, *, quick: bool) -> None:
        self._visited = visited
        window = visited.scene.window
        self._devices: tuple[Touch | Mouse, ...] = (Touch(window), Mouse(window))
        self._holds: Sequence[float] = QUICK_HOLDS if quick else HOLDS
        self._rolls: Sequence[int] = QUICK_ROLLS if quick else ROLLS
        self._quick = quick
        self._known: set[tuple[str, Phase, bool]] = set()

    def run(self, view: View) -> Iterator[Trial]:
        """Everything in it."""
        visited = self._visited
        visited.stand(view)
        visited.begin(view)
        window = QRectF(0, 0, visited.scene.window.width(), visited.scene.window.height())
        names = [key.objectName() for key in visited.able() if window.contains(in_scene(key).center())]
        for name in self._new(view, names):
            for device in self._devices:
                yield from self._rolled(view, name, device)
                if view.phase is not Phase.STILL_THERE:
                    yield from self._strayed(view, name, device, self._began(view, name))
            if view.phase is not Phase.STILL_THERE:
                yield from self._troubled(view, name)
        if view.name == "visit":
            yield self._caught(view)

    def _caught(self, view: View) -> Trial:
        """A slide that is on its way back to its place is dragged again."""
        touch = self._devices[0]
        window = self._visited.scene.window
        at, little = QPoint(window.width() // 2, window.height() // 3), QPoint(-window.width() // 12, 0)
        self._visited.begin(view)
        touch.press(at)
        touch.move(*way(at, little, 5))
        touch.release(at + little)
        touch.press(at)
        touch.move(*way(at, QPoint(-SWIPE, 0), 10))
        # Longer than it takes to come back.
        let_pass(2 * SETTLE_MS)
        moved = self._visited.is_dragged()
        touch.release(at + little)
        return Trial(view.name, "the slide", touch.name, "caught", 0.05, SWIPE, False, False, moved, moved)

    def _new(self, view: View, names: Sequence[str]) -> list[str]:
        """What was not touched in a view before; on a film the keys do other things."""
        new = [name for name in names if (name, view.phase, view.name == "film") not in self._known]
        self._known.update((name, view.phase, view.name == "film") for name in new)
        if self._quick:
            bar = () if view.name in ("visit", "film") else ON_THE_BAR
            return [name for name in new if name in QUICK_KEYS and name not in bar]
        return new

    def _key(self, name: str) -> QQuickItem | None:
        return next((key for key in self._visited.able() if key.objectName() == name), None)

    def _began(self, view: View, name: str) -> QRectF:
        """The view anew; where the key is."""
        self._visited.begin(view)
        key = self._key(name)
        assert key is not None, f"{name} is gone from {view.name}"
        return in_scene(key)

    def _is_lit(self, name: str) -> bool:
        key = self._key(name)
        return key is not None and bool(key.property("isPressed"))

    def _acted(self, view: View, name: str) -> bool:
        if view.name == "film" and name == "goOnKey" and self._visited.acted:
            # A held film that nobody has played: the key plays it.
            return self._visited.state.film.sounds
        return self._visited.acted == [name]

    def _rolled(self, view: View, name: str, device: Touch | Mouse) -> Iterator[Trial]:
        for held in self._holds:
            for rolled in self._rolls:
                toward = QPoint(rolled, 0) if (rolled // 5 + int(held * 10)) % 2 else QPoint(0, rolled)
                at = self._began(view, name).center().toPoint()
                device.press(at)
                lit = self._is_lit(name)
                device.move(*way(at, toward, 3))
                lit = lit and self._is_lit(name)
                device.release(at + toward, held)
                # The question is answered by the touch that lights its key.
                answered = view.phase is Phase.STILL_THERE
                acted = self._visited.state.phase is Phase.EXPLORE if answered else self._acted(view, name)
                yield Trial(view.name, name, device.name, "roll", held, rolled, acted, True, lit or answered)

    def _strayed(self, view: View, name: str, device: Touch | Mouse, box: QRectF) -> Iterator[Trial]:
        """Out of the key and back again, out of it for good, and a swipe."""

        def trial(what: str, path: Callable[[QRectF, float], Sequence[float]], *, should: bool) -> Trial:
            box = self._began(view, name)
            slack = min(box.width(), box.height()) / 5
            at = QPointF(box.center().x(), box.bottom() - 3).toPoint()
            lit = True
            device.press(at)
            for down in path(box, slack):
                to = at + QPoint(0, round(down))
                device.move(*way(at, to - at, 2))
                inside = to.y() <= box.bottom() + slack
                lit = lit and self._is_lit(name) is inside
            device.release(to)
            return Trial(
                view.name, name, device.name, what, 0.05, round(down), self._acted(view, name), should, lit
            )

        high = self._visited.scene.window.height()
        out = box.height() / 5 + 8
        if box.bottom() + out < high and not name.startswith("tile-"):
            yield trial("within the margin", lambda box, slack: [slack], should=True)
            yield trial("out and back", lambda box, slack: [slack + 8, -3], should=True)
            yield trial("out", lambda box, slack: [slack + 8], should=False)
        at = box.center().toPoint()
        by = QPoint(0, -SWIPE) if name.startswith("tile-") else QPoint(-SWIPE if at.x() > SWIPE else SWIPE, 0)
        self._began(view, name)
        device.press(at)
        device.move(*way(at, by, 10))
        lit, moved = self._is_lit(name), self._visited.is_dragged()
        device.release(at + by)
        acted = name in self._visited.acted
        yield Trial(view.name, name, device.name, "swipe", 0.05, SWIPE, acted, False, not lit, moved)

    def _troubled(self, view: View, name: str) -> Iterator[Trial]:
        """A palm elsewhere, and a touch that the system takes away."""
        touch = self._devices[0]
        assert isinstance(touch, Touch)
        wide, high = self._visited.scene.window.width(), self._visited.scene.window.height()
        # In the loop a palm is the touch that wakes it.
        for first in (False,) if view.phase is Phase.ATTRACT else (True, False):
            box = self._began(view, name)
            at = box.center().toPoint()
            palm = QPoint(round(wide * (0.2 if box.left() > wide * 0.3 else 0.9)), high // 4)
            touch.with_palm(at, palm, first=first)
            what = "palm first" if first else "palm afterwards"
            acted = name in self._visited.acted
            yield Trial(view.name, name, "touch", what, 0.05, 0, acted, True)
        at = self._began(view, name).center().toPoint()
        touch.press(at)
        touch.cancel()
        yield Trial(
            view.name,
            name,
            "touch",
            "cancelled",
            0.05,
            0,
            self._acted(view, name),
            False,
            not self._is_lit(name),
        )
        touch.release(at)


def table(trials: Sequence[Trial], device: str) -> str:
    """How many acted, by how long they were held and how far they rolled."""
    mine = [each for each in trials if each.what == "roll" and each.device == device]
    rolls = sorted({each.rolled for each in mine})
    lines = [f"{device:>12} " + "".join(f"{rolled:>9} px" for rolled in rolls)]
    for held in sorted({each.held for each in mine}):
        cells = [[each for each in mine if (each.held, each.rolled) == (held, rolled)] for rolled in rolls]
        lines.append(
            f"{held:>10} s " + "".join(f"{sum(e.acted and e.lit for e in c):>6}/{len(c):<5}" for c in cells)
        )
    return "\n".join(lines)


def failed(trials: Sequence[Trial]) -> list[Trial]:
    return [each for each in trials if each.acted is not each.should or not each.lit]


def report(trials: Sequence[Trial]) -> None:
    """The tables, the other things, and what went wrong."""
    keys = list(dict.fromkeys(each.key for each in trials))
    print(f"{len(trials)} touches of {len(keys)} things: {', '.join(keys)}\n")
    for device in ("touch", "mouse"):
        print(table(trials, device), "\n")
    for what in dict.fromkeys(each.what for each in trials if each.what != "roll"):
        mine = [each for each in trials if each.what == what]
        should = "act" if mine[0].should else "do nothing"
        print(
            f"{what:>20}: {len(mine) - len(failed(mine))} of {len(mine)} {should}, lit and dark as they should be"
        )
    for each in failed(trials)[:40]:
        print("  ", each)


def main(arguments: Sequence[str] | None = None) -> int:
    """Touch everything."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.stage.touching", description=__doc__.split("\n\n")[0]
    )
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--stand", choices=[stand.size for stand in STANDS], default=STANDS[0].size)
    parser.add_argument("--language", default="nl")
    parser.add_argument("--view", action="append")
    options = parser.parse_args(arguments)
    stand = next(stand for stand in STANDS if stand.size == options.stand)
    trials: list[Trial] = []
    with tempfile.TemporaryDirectory(prefix="kiosk-touching-") as name:
        content = with_more(ROOT, Path(name) / "content", "normal")
        with Visited.of(content, kept_pictures(), stand.size, stand.dots, options.language) as visited:
            touches = Trials(visited, quick=options.quick)
            for view in views(visited.playlist):
                if not options.view or view.name in options.view:
                    trials += touches.run(view)
    if options.json:
        for each in trials:
            print(json.dumps(asdict(each)))
        return 0
    report(trials)
    return 1 if failed(trials) else 0


if __name__ == "__main__":
    sys.exit(main())
