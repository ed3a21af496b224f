"""Can what nobody sees be pressed? Tries every key of a keyboard and every action of a reader on everything hidden.

``python -m tests.stage.hidden`` puts the focus on everything that can have it, hides it in every way in which it gets hidden
(the question, Esc, another slide, the end of the visit), types, and lets a reader press it. It prints what acted all the same,
and answers 1 if something did.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.proof.measures import in_scene, named
from kiosk.show.state import Phase
from tests.kept_pictures import kept_pictures
from tests.stage.touching import views
from tests.stage.visited import View, Visited
from tests.stage.visitor_audit import ROOT, with_more

KEYS = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Space,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_B,
    Qt.Key.Key_A,
)
PRESSES = KEYS[:3]
QUICK_VIEWS = {
    "visit": ("nextKey", "moreKey", "goOnKey"),
    "topics": ("tile-slide:doe-mee",),
    "more": ("downKey",),
    "accessibility": ("way-calm",),
    "poll": ("answer-0",),
    "film": ("playKey",),
}
"""What has the focus in a quick walk."""
SIZE, DOTS = "1024x600", 118.0


@dataclass(frozen=True)
class Case:
    """The focus was on ``focus`` in ``view``; then ``way`` hid it, and ``typed`` was typed (or a reader pressed it)."""

    view: str
    focus: str
    way: str
    typed: str
    acted: list[str]
    """Hidden things that acted."""
    holder: str
    """What is hidden and had the focus all the same."""
    changed: list[str]
    """What became of the show although nothing seen was pressed."""

    @property
    def is_bad(self) -> bool:
        return bool(self.acted or self.holder or self.changed)


class Walk:
    """Every view, everything that can have the focus in it, every way to hide it."""

    def __init__(self, visited: Visited, *, quick: bool) -> None:
        self._visited, self._quick = visited, quick
        self._views = list(views(visited.playlist))
        self._film = next(view for view in self._views if view.name == "film")

    def run(self) -> Iterator[Case]:
        for view in self._views:
            if view.phase is Phase.EXPLORE:
                yield from self._focused(view)
        for view in self._views:
            self._visited.stand(view)
            self._visited.begin(view)
            yield from self._told(view)

    def _focused(self, view: View) -> Iterator[Case]:
        visited = self._visited
        visited.stand(view)
        visited.begin(view)
        seen = [key.objectName() for key in visited.able()]
        # Each way once for each thing that it hides; the bar is the same in every view.
        names = [
            name for name in seen if not name.startswith(("tile-", "answer-")) or name.endswith(("-0", "mee"))
        ]
        if self._quick:
            names = [name for name in names if name in QUICK_VIEWS.get(view.name, ())]
        for name in names:
            for way in ("question", "escape", "film", "left"):
                if (way == "film" and view.name == "film") or (way == "escape" and not view.page):
                    continue
                tried = {"question": KEYS, "film": PRESSES[-1:]}.get(way, PRESSES)
                if self._quick and name != "nextKey":
                    tried = PRESSES[-1:]
                for typed in tried:
                    yield self._one(view, name, way, typed)
                if way == "film":
                    visited.stand(view)

    def _one(self, view: View, name: str, way: str, typed: Qt.Key) -> Case:
        visited = self._visited
        visited.begin(view)
        key = next((key for key in visited.able() if key.objectName() == name), None)
        assert key is not None, f"{name} is gone from {view.name}"
        QMetaObject.invokeMethod(key, "forceActiveFocus")
        assert key.hasActiveFocus(), name
        self._hide(view, way)
        before, hidden = visited.state, self._hidden()
        holder = next((key.objectName() for key in hidden if key.hasActiveFocus()), "")
        names = {key.objectName() for key in hidden}
        visited.acted.clear()
        QTest.keyClick(visited.scene.window, typed)
        acted = [name for name in visited.acted if name in names]
        changed = []
        if way == "question":
            # Somebody is there, and nothing else.
            awake = replace(visited.state, phase=before.phase, idle_due=None, warn_due=None, last_touch=0.0)
            same = awake == replace(before, idle_due=None, warn_due=None, last_touch=0.0)
            changed = [] if same and visited.state.phase is Phase.EXPLORE and not visited.acted else ["show"]
        return Case(view.name, name, way, Qt.Key(typed).name, acted, holder, changed)

    def _hide(self, view: View, way: str) -> None:
        visited = self._visited
        if way == "question":
            visited.become(replace(visited.state, phase=Phase.STILL_THERE))
        elif way == "escape":
            QTest.keyClick(visited.scene.window, Qt.Key.Key_Escape)
            assert visited.page == ""
        elif way == "film":
            visited.stand(self._film)
            visited.become(replace(visited.standing, phase=Phase.EXPLORE))
        elif way == "left":
            visited.become(replace(visited.state, phase=Phase.ATTRACT))
        visited.settle()

    def _hidden(self) -> list[QQuickItem]:
        """The keys that nobody sees; told by looking, not by whether they are enabled."""
        visited = self._visited
        asked = named(visited.root, "stillThere")
        covers = [named(visited.root, name) for name in ("stillThere", "topicsPage", "takePage", "morePage")]
        window = visited.scene.window
        found = []
        for key in visited.all_keys():
            middle = in_scene(key).center()
            covered = any(
                cover is not None
                and cover.property("item") is not None
                and in_scene(cover).contains(middle)
                and not cover.isAncestorOf(key)
                # The question lies over all of them.
                and not (asked is not None and asked.isAncestorOf(key))
                for cover in covers
            )
            away = not (0 <= middle.x() <= window.width() and 0 <= middle.y() <= window.height())
            # A tile that was not scrolled to is not hidden.
            if not key.isVisible() or covered or (away and not key.objectName().startswith("tile-")):
                found.append(key)
        return found

    def _told(self, view: View) -> Iterator[Case]:
        """A reader presses what is hidden, and gives it the focus."""
        visited = self._visited
        for name in [key.objectName() for key in self._hidden()]:
            visited.begin(view)
            key = next((key for key in self._hidden() if key.objectName() == name), None)
            if key is None:
                continue
            visited.acted.clear()
            reader = QAccessible.queryAccessibleInterface(key)
            actions = reader.actionInterface() if reader else None
            if actions:
                for action in actions.actionNames():
                    actions.doAction(action)
            QMetaObject.invokeMethod(key, "forceActiveFocus")
            holder = name if key.hasActiveFocus() else ""
            QTest.keyClick(visited.scene.window, Qt.Key.Key_Space)
            acted = list(visited.acted)
            yield Case(view.name, name, "hidden already", "reader", acted, holder, [])


def walk(*, quick: bool) -> list[Case]:
    with tempfile.TemporaryDirectory(prefix="kiosk-hidden-") as name:
        content = with_more(ROOT, Path(name) / "content", "normal")
        with Visited.of(content, kept_pictures(), SIZE, DOTS, "nl") as visited:
            return list(Walk(visited, quick=quick).run())


def main(arguments: Sequence[str]) -> int:
    cases = walk(quick="--quick" in arguments)
    if "--json" in arguments:
        for each in cases:
            print(json.dumps(asdict(each)))
        return 0
    print(
        f"{len(cases)} tries, {len({case.focus for case in cases})} things; what was hidden and did something:"
    )
    bad = [case for case in cases if case.is_bad]
    for case in bad[:60]:
        print("  ", case)
    print(len(bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
