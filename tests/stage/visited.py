"""The real stage with the real rules behind it: what a visitor does changes the state, and nobody waits.

The clock is moved by hand. Slides are put on stage one by one; what the rules ask of the stage is noted, not carried out, so
that every trial begins from the same state.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import SIGNAL, QCoreApplication, QEvent, QObject
from PySide6.QtQuick import QQuickItem

from kiosk.app.process import make_application
from kiosk.playlist import load
from kiosk.playlist.model import Playlist
from kiosk.proof.measures import descendants, is_a, named
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.page import Page
from kiosk.show.rules import begin
from kiosk.show.settings import Settings
from kiosk.show.show import Show
from kiosk.show.state import Phase, State
from kiosk.visitor.scene import draw_in_software
from tests.show.fakes import FakeClock
from tests.stage.moves import HandEngine
from tests.stage.stage_photographer import StagePhotographer


@dataclass(frozen=True)
class View:
    """What stands, in which phase, and what is open above the keys."""

    name: str
    item: int
    phase: Phase
    page: str = ""


class Visited(StagePhotographer):
    """A stage on which things are touched. Use it as a context: it ends with it."""

    def __init__(
        self, playlist: Playlist, cache: Path, size: tuple[int, int], dots: float, language: str
    ) -> None:
        self.show: Show | None = None
        self.clock = FakeClock()
        self.effects: list[do.Effect] = []
        self.acted: list[str] = []
        self._heard_keys: set[int] = set()
        super().__init__(playlist, HandEngine(), cache)  # type: ignore[arg-type]
        self.playlist, self._size, self._dots, self._language = playlist, size, dots, language
        self.settings = Settings(motion="reduced", language=language)
        self._state = begin(playlist, self.settings)

    @classmethod
    def of(cls, content: Path, cache: Path, size: str, dots: float, language: str) -> Visited:
        """From a content folder; ``size`` as ``1024x600``."""
        make_application()
        draw_in_software()
        playlist = load(content).playlist
        assert playlist is not None
        width, height = map(int, size.split("x"))
        return cls(playlist, cache, (width, height), dots, language)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _take(self, event: on.Event) -> None:
        super()._take(event)
        if self.show and isinstance(event, on.VisitorEvent | on.PresenterEvent):
            self.show.send(event)

    @property
    def root(self) -> QQuickItem:
        return self.scene.window.rootObject()

    @property
    def state(self) -> State:
        assert self.show is not None
        return self.show.state

    def stand(self, view: View) -> None:
        """Put the view's slide on stage."""
        self.show = None
        self.shoot(view.item, self._language, self._size, Phase.ATTRACT, "start")
        self.scene.measure(self._dots)
        front = self.scene.stage.front
        assert front is not None
        self._state = replace(
            begin(self.playlist, self.settings), current=self.scene.stage.cue_of(front), phase=Phase.ATTRACT
        )

    def begin(self, view: View) -> None:
        """The view as it is before anybody does anything; its slide stands already."""
        stands, self.show = self._looks(), None
        visits = view.phase in (Phase.EXPLORE, Phase.STILL_THERE)
        # By way of a visit, as it happens.
        for phase in dict.fromkeys([Phase.EXPLORE if visits else Phase.ATTRACT, view.phase]):
            state = replace(self._state, phase=phase, page=Page(self.page))
            self.scene.state_changed(state)
        if stands != (view.phase, view.page, state.language, state.accessibility) or self._scrolls():
            # A page is opened anew: as it was left, it may be scrolled.
            for page in (Page.NONE, Page(view.page)):
                state = replace(state, page=page)
                self.scene.state_changed(state)
                self.settle()
        self.show = Show(state, self.clock, perform=self.effects.append, changed=self.scene.state_changed)
        self.effects.clear()
        self.acted.clear()
        self._listen()

    @property
    def standing(self) -> State:
        """The state in which the slide that stands is on stage, and nobody has done anything."""
        return self._state

    def become(self, state: State) -> None:
        """The show is like this now."""
        self.show = Show(state, self.clock, perform=self.effects.append, changed=self.scene.state_changed)
        self.scene.state_changed(state)

    def _looks(self) -> tuple[object, ...]:
        """What decides which keys there are, and where."""
        state = self.show.state if self.show else None
        return (state.phase, self.page, state.language, state.accessibility) if state else ()

    def _scrolls(self) -> bool:
        grid, text = named(self.root, "topicsGrid"), named(self.root, "moreText")
        return any(each is not None and each.property("contentY") > 0 for each in (grid, text))

    @property
    def _overlays(self) -> QQuickItem:
        found = named(self.root, "overlays")
        assert found is not None
        return found

    @property
    def page(self) -> str:
        """What is open above the keys."""
        return str(self._overlays.property("page"))

    def settle(self) -> None:
        """Let what was closed go, and lay out what has come."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.scene.window.grabWindow()

    def is_dragged(self) -> bool:
        """Whether the slide or a list went with a finger."""
        holders = (named(self.root, name) for name in ("holderA", "holderB"))
        return self._scrolls() or any(each is not None and each.property("peeks") for each in holders)

    def able(self) -> Iterator[QQuickItem]:
        """Everything that can be touched now."""
        for item in descendants(self.root):
            if is_a(item, "Key_QMLTYPE") and item.isEnabled():
                yield item

    def all_keys(self) -> Iterator[QQuickItem]:
        """The keys there are, seen or not."""
        for item in everything(self.root):
            if is_a(item, "Key_QMLTYPE"):
                yield item

    def _listen(self) -> None:
        for key in self.all_keys():
            if not key.property("isListenedTo"):
                name = key.objectName()
                QObject.connect(key, SIGNAL("activated()"), lambda name=name: self.acted.append(name))
                key.setProperty("isListenedTo", True)


def everything(item: QQuickItem) -> Iterator[QQuickItem]:
    """Every item below this one, seen or not."""
    for child in item.childItems():
        yield child
        yield from everything(child)
