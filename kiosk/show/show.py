"""The running show: connects the rules, a clock, and the functions that carry out effects."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable

from kiosk.show import events as on
from kiosk.show.clock import Clock, Timer
from kiosk.show.effects import Effect, Note, Start
from kiosk.show.rules import step
from kiosk.show.state import Cue, State
from kiosk.words.reasons import DEFECT

log = logging.getLogger("kiosk.show")

AGAIN = 1.0
"""Seconds."""
QUIET_NOTES = frozenset({"cue-prepared", "cue-ended"})


class Show:
    """Feeds events to the rules one at a time, and a ``Tick`` whenever something is due.

    ``perform`` is called once per effect, in order, after the state has changed; it may send further events, which
    wait their turn. ``changed`` is called once after each event that changed the state.

    An exception in either neither ends the show nor prevents later effects: the cue concerned fails.
    """

    def __init__(
        self,
        state: State,
        clock: Clock,
        *,
        perform: Callable[[Effect], None],
        changed: Callable[[State], None] = lambda state: None,
    ) -> None:
        self._state = state
        self._clock = clock
        self._perform = perform
        self._changed = changed
        self._waiting: deque[on.Event] = deque()
        self._busy = False
        self._timer: Timer | None = None
        self._timer_due: float | None = None
        self._ticked_for: float | None = None

    @property
    def state(self) -> State:
        """The show now; read only."""
        return self._state

    def send(self, event: on.Event) -> None:
        """Take in one event. Safe to call from within ``perform`` and ``changed``."""
        self._waiting.append(event)
        if self._busy:
            return
        self._busy = True
        try:
            while self._waiting:
                self._take(self._waiting.popleft())
        finally:
            # Also after an interrupt: the timer must be set again.
            self._busy = False
            self._arm()

    def announce(self) -> None:
        """Report the present state, as after a change."""
        try:
            self._changed(self._state)
        except Exception:
            log.exception("a new state could not be shown")

    def _take(self, event: on.Event) -> None:
        before = self._state
        self._state, effects = self._after(event)
        if self._state != before:
            self.announce()
        for effect in effects:
            try:
                self._carry_out(effect)
            except Exception:
                log.exception("%s failed", type(effect).__name__)
                if cue := getattr(effect, "cue", None):
                    self._waiting.append(on.CueFailed(cue.serial, DEFECT))
                if isinstance(effect, Start):  # no transition runs that could report its end
                    self._waiting.append(on.TransitionDone(effect.cue.serial))

    def _after(self, event: on.Event) -> tuple[State, list[Effect]]:
        """Apply the rules to ``event``. If they raise, for example because of an item's words, that item fails."""
        now = self._clock.now()
        try:
            return step(self._state, event, now)
        except Exception:
            log.exception("the rules failed on %s", event)
        for cue in self._concerned(event):
            try:
                after = step(self._state, on.CueFailed(cue.serial, DEFECT), now)
                if isinstance(event, on.TransitionDone) and not self._state.broken:
                    self._waiting.append(event)  # it counts as over all the same
                return after
            except Exception:
                log.exception("%s cannot be left out", cue.key)
        return self._state, []

    def _concerned(self, event: on.Event) -> list[Cue]:
        cues = [cue for cue in (self._state.current, self._state.upcoming) if cue]
        serial = getattr(event, "serial", None)
        return sorted(cues, key=lambda cue: cue.serial != serial)

    def _carry_out(self, effect: Effect) -> None:
        if isinstance(effect, Note):
            level = logging.DEBUG if effect.event in QUIET_NOTES else logging.INFO
            log.log(level, "%s %s", effect.event, " ".join(f"{k}={v}" for k, v in effect.fields.items()))
        self._perform(effect)

    def _arm(self) -> None:
        due = self._state.next_due
        if due == self._timer_due:
            return
        if self._timer:
            self._timer.cancel()
            self._timer = None
        self._timer_due = due
        if due is not None:
            wait = max(0.0, due - self._clock.now())
            # The tick changed nothing although something is due: try again, but after a pause.
            self._timer = self._clock.call_later(wait or AGAIN * (due == self._ticked_for), self._on_timer)

    def _on_timer(self) -> None:
        self._timer, self._timer_due, self._ticked_for = None, None, self._timer_due
        self.send(on.Tick())
