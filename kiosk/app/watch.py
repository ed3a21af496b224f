"""All that a player does for its supervisor: it tells where the show is, keeps that on the disk, and gives signs of life."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.app.keeping import LOG, PLACE, Keeping
from kiosk.app.kept_place import KeptPlace
from kiosk.app.poster_keeper import PosterKeeper
from kiosk.app.record import Record
from kiosk.app.signs_of_life import SignsOfLife
from kiosk.app.supervised import Supervised
from kiosk.app.supervisor import supervisor
from kiosk.app.supervisor.mandate import Mandate, without_mandate
from kiosk.machine.folders import reason_of
from kiosk.playlist.model import Playlist
from kiosk.show.clock import Clock
from kiosk.show.resume import Resume
from kiosk.show.show import Show
from kiosk.show.state import State
from kiosk.visitor.scene import Scene
from kiosk.words.sentence import Moment


class Watch(QObject):
    """The player's own half of being watched.

    Signals:
        asked_to_stop, asked_to_raise: see ``Supervised``.
        show_allowed: the window, which had to wait for the curtain, may be shown.
    """

    asked_to_stop = Signal()
    asked_to_raise = Signal()
    show_allowed = Signal()

    def __init__(self, mandate: Mandate, arguments: Sequence[str], content: Path) -> None:
        """``arguments`` are those of ``kiosk run``; ``content`` is what it shows."""
        super().__init__()
        self._supervised = Supervised(mandate, without_mandate(arguments), self)
        self.keeping = Keeping(self)
        self._place = KeptPlace(content, judged=self._judge_place)
        self._mandate = mandate
        self.is_safe = mandate.is_safe
        self.goes_on = not mandate.is_first
        """Whether another player of this run came before."""
        self._wants_to_show = False
        self._key = ""
        self._posters: PosterKeeper | None = None
        for heard, own in (
            (self._supervised.asked_to_stop, self.asked_to_stop),
            (self._supervised.asked_to_raise, self.asked_to_raise),
        ):
            heard.connect(own)
        self._supervised.show_allowed.connect(self._let_show)
        self._supervised.say("hello", pid=os.getpid())

    def listen(self) -> None:
        """Begin to hear the supervisor, once the signals are connected."""
        self._supervised.listen()

    def resume(self) -> Resume:
        """Where the last player was."""
        return self._place.read(self._mandate.left_out, self._mandate.after)

    def begin(self, show: Show, scene: Scene, record: Record, clock: Clock) -> None:
        """Watch over this show from now on."""
        self._scene, self._clock = scene, clock
        self._record = record
        self._supervised.told.connect(self._take_note)
        self._posters = PosterKeeper(scene, self)
        self._posters.kept.connect(self._tell_poster)
        self._supervised.beat(SignsOfLife(show, clock.now, is_seen=scene.window.isExposed).missing)
        if self.is_safe:
            record.say("safe-mode", {})
        for key in self._mandate.left_out:
            record.events.append("item-left-out", key=key)

    def lets_show(self) -> bool:
        """Whether the window may be shown now; if not, ``show_allowed`` follows."""
        self._wants_to_show = True
        return self._supervised.may_show

    def shown(self) -> None:
        """The first picture is on the screen."""
        self._supervised.say("shown")

    def has_no_screen(self) -> None:
        """The show runs, and there is no screen to see it on."""
        self._supervised.say("shown")

    def follow(self, state: State) -> None:
        """The show is here now."""
        cue = state.current
        if cue and cue.key != self._key:
            self._key = cue.key
            self._supervised.say("cue", key=cue.key, name=cue.item.name)
        self._place.keep(state, self._clock.now())
        if self._posters:
            self._posters.follow(state)

    def again(self, shows: Path | None = None) -> None:
        """Another player is to take over from this one, and to show ``shows`` if that is given."""
        self._supervised.say("again", **({"shows": str(shows)} if shows else {}))

    def over(self, code: int) -> None:
        """The show has ended by itself or on request: no other player is to follow this one."""
        self._supervised.over(code)

    def close(self) -> None:
        """Leave nothing behind. A player that closes without ``over`` is replaced."""
        if self._posters:
            self._posters.close()
        self._place.close()

    def _judge_place(self, error: OSError | None) -> None:
        """Called on any thread."""
        self.keeping.judge(PLACE, reason_of(error) if error else "")

    @Slot(str, object)
    def _take_note(self, code: str, fields: dict[str, object]) -> None:
        if code == supervisor.LOG:
            self.keeping.judge(LOG, str(fields.get("why", "")))
        else:
            self._record.say(code, {**fields, "when": Moment(float(str(fields.get("at", 0))))})

    @Slot()
    def _let_show(self) -> None:
        if self._wants_to_show:
            self._wants_to_show = False
            self.show_allowed.emit()

    @Slot(str)
    def _tell_poster(self, file: str) -> None:
        at = self._scene.window.geometry()
        self._supervised.say("poster", file=file, at=[at.x(), at.y(), at.width(), at.height()])


def without_films(playlist: Playlist) -> Playlist:
    """The same without its films: what safe mode shows."""
    return replace(playlist, items=tuple(item for item in playlist.items if not item.is_film))
