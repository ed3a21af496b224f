"""The kiosk's own stage and show in one process that counts its frames: every transition, the build-up, the slow motion,
and standing still.

``python -m tests.bench.mover PHOTOS WIDTHxHEIGHT software|gpu ROUNDS X_SERVER`` with DISPLAY set. Prints one line of
JSON, the stretches of ``stretches.py``.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from kiosk.app.process import log_everything, make_application
from kiosk.content.mission import mission_root
from kiosk.machine.folders import cache_folder
from kiosk.playlist.kinds.image_item import ImageItem
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.loader import load
from kiosk.playlist.model import Item, Playlist, Transition
from kiosk.poster.motion import BREATH_MS, BREATHS, BUILD_MS, DRIFT_MS
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.rules import begin
from kiosk.show.settings import Settings
from kiosk.show.show import Show
from kiosk.show.state import Limits, State
from kiosk.stage.qt_clock import QtClock
from kiosk.video.choose import make_engine
from kiosk.visitor.scene import Scene, draw_in_software
from tests.bench.command_line import as_size
from tests.bench.stopwatch import Stopwatch

STANDS_MS = 10_000
REST_MS = 1000
"""Between the end of all motion and the moment from which nothing may move."""
SHORT, BUILT = 0.6, BUILD_MS / 1000 + 0.5
"""How long slides stand (s) of which only the transition counts, or the transition and the build-up."""
DRIFTED = (BUILD_MS + DRIFT_MS) / 1000 + 0.5
STILL_AFTER_MS = BUILD_MS + BREATH_MS * BREATHS + REST_MS
"""A slide without slow motion is at rest when the hint in the foot has breathed."""
DRIFTED_AFTER_MS = BUILD_MS + DRIFT_MS + REST_MS
PHOTOS = 2
TRANSITIONS: tuple[Transition, ...] = ("fade", "push", "wipe")


@dataclass(frozen=True, slots=True)
class Step:
    """One slide of the programme and what is timed of it."""

    item: Item
    counts: bool = True
    """Whether the transition and the build-up are timed."""
    drifts: bool = False
    """Whether its slow motion is timed."""
    stands: str = ""
    """The name under which its standing still is timed, if it is."""
    stands_after_ms: int = 0

    @property
    def name(self) -> str:
        """What goes before the name of a move."""
        return "photo " if isinstance(self.item, ImageItem) else ""

    @property
    def what(self) -> str:
        return self.item.key.partition(":")[2].partition("#")[0]


def programme(drawn: Sequence[SlideItem], photos: Sequence[ImageItem], rounds: int) -> list[Step]:
    """Every slide once, so that everything is drawn and kept; then everything that is timed, kinds taking turns."""
    number = itertools.count()

    def numbered(item: Item, transition: Transition, duration: float) -> Item:
        return replace(item, key=f"{item.key}#{next(number)}", transition=transition, duration=duration)

    everything: list[Item] = [*drawn, *photos]
    steps = [Step(numbered(item, "fade", SHORT), counts=False) for item in everything]
    slides = itertools.cycle(drawn)
    steps += [
        Step(numbered(next(slides), transition, SHORT if transition == "push" else BUILT))
        for _ in range(rounds)
        for transition in TRANSITIONS
    ]
    # The circle goes on, so that no slide fades into itself.
    drifting: list[Item] = [*(next(slides) for _ in drawn), *photos]
    steps += [Step(numbered(item, "fade", DRIFTED), drifts=True) for item in drifting]
    slide = next(slides)
    still = replace(slide, slide=replace(slide.slide, motion="still"))
    for stands, item, after in (
        ("standing, without drift", still, STILL_AFTER_MS),
        ("standing, drifted", next(slides), DRIFTED_AFTER_MS),
    ):
        duration = (after + STANDS_MS) / 1000 + 0.5
        steps.append(Step(numbered(item, "fade", duration), stands=stands, stands_after_ms=after))
    return steps


def count(steps: Sequence[Step]) -> int:
    """How many stretches a programme has."""
    timed = [step for step in steps if step.counts]
    builds = sum(step.item.transition != "push" for step in timed)
    return len(timed) + builds + sum(step.drifts + bool(step.stands) for step in timed)


def seconds(steps: Sequence[Step]) -> float:
    """How long a programme takes, transitions included."""
    return sum((step.item.duration or 0) + 0.7 for step in steps)


class Mover(QObject):
    """Plays the programme as the kiosk plays a playlist, and holds the stopwatch beside it."""

    def __init__(
        self,
        application: QGuiApplication,
        playlist: Playlist,
        steps: Sequence[Step],
        size: tuple[int, int],
        x_server: int,
        *,
        software: bool,
    ) -> None:
        super().__init__()
        self._application, self._playlist, self._steps = application, playlist, steps
        self.scene = Scene(
            playlist, make_engine("auto", software=software), cache_folder(), software=software
        )
        self.scene.asked.connect(self._tell)
        self.show = Show(
            # With full motion also where it is slow: a machine that fades only would not be measured.
            begin(
                replace(playlist, items=tuple(step.item for step in steps)),
                Settings(motion="full"),
                Limits(rounds=1),
            ),
            QtClock(self),
            perform=self._perform,
            changed=self._changed,
        )
        self.watch = Stopwatch(self.scene.window, x_server)
        self._told: tuple[int, float] | None = None
        stage = self.scene.stage
        stage.first.connect(self.scene.window.show)
        stage.finished.connect(lambda: application.exit(0))
        stage.canvas.measured.connect(self._measured)
        self.scene.resize(*size)

    def run(self) -> int:
        self._changed(self.show.state)
        self.scene.load()
        self.show.send(on.Begin())
        try:
            return self._application.exec()
        finally:
            self.scene.close()

    @property
    def _step(self) -> Step:
        current = self.show.state.current
        assert current is not None
        return self._steps[current.index]

    def _changed(self, state: State) -> None:
        # The scene is to have the mission's number of topics and no more: the programme is much longer.
        cue = state.current
        shown = replace(cue, index=cue.index % len(self._playlist.items)) if cue else None
        self.scene.state_changed(replace(state, playlist=self._playlist, current=shown))

    def _perform(self, effect: do.Effect) -> None:
        if isinstance(effect, do.Start):
            self._told = None
            step = self._steps[effect.cue.index]
            self.watch.begin(f"{step.name}{effect.transition}", step.what)
        self.scene.stage.perform(effect)

    def _tell(self, event: on.Event) -> None:
        if isinstance(event, on.TransitionDone) and self.show.state.current:
            self._transition_ended()
        self.show.send(event)

    def _transition_ended(self) -> None:
        step = self._step
        if not step.counts:
            self.watch.drop()
            return
        transition = step.item.transition
        self.watch.end(self._told)
        self._told = None
        if transition != "push":
            self.watch.begin(f"{step.name}build", step.what)
        if step.stands:
            self._later(step.stands_after_ms, self._stands)

    @Slot(str, int, float)
    def _measured(self, move: str, frames: int, ms: float) -> None:
        if move != "build":
            self._told = (frames, ms)
        elif self.watch.kind.endswith("build"):
            self.watch.end((frames, ms))
            if self._step.drifts:
                self.watch.begin(f"{self._step.name}drift", self._step.what)
                self._later(DRIFT_MS, self.watch.end)

    def _stands(self) -> None:
        self.watch.begin(self._step.stands, self._step.what)
        self._later(STANDS_MS, self.watch.end)

    def _later(self, ms: int, call: Callable[[], None]) -> None:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(call)
        timer.start(ms)


def mission() -> tuple[Playlist, list[SlideItem]]:
    """The mission, and those of its slides that have a drawing."""
    playlist = load(mission_root()).playlist
    assert playlist
    slides = [item for item in playlist.items if isinstance(item, SlideItem) and item.slide.image]
    return playlist, slides


def pictures(photos: Path) -> list[ImageItem]:
    """The first pictures of a folder."""
    playlist = load(photos).playlist
    assert playlist
    return [item for item in playlist.items if isinstance(item, ImageItem)][:PHOTOS]


def main() -> int:
    """Play, then tell."""
    photos, size, render, rounds, x_server = sys.argv[1:6]
    log_everything()
    application = make_application()
    software = render == "software"
    if software:
        draw_in_software()
    playlist, slides = mission()
    steps = programme(slides, pictures(Path(photos)), int(rounds))
    mover = Mover(application, playlist, steps, as_size(size), int(x_server), software=software)
    code = mover.run()
    if (timed := len(mover.watch.stretches)) != (wanted := count(steps)):
        print(f"{timed} of {wanted} stretches were timed", file=sys.stderr)
        return code or 1
    print(json.dumps(mover.watch.as_plain()), flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
