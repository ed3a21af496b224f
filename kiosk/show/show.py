"""The running show: the rules, a clock, and whoever carries the effects out."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable

from kiosk.show import events as on
from kiosk.show.clock import Clock, Timer
from kiosk.show.effects import Effect, Note
from kiosk.show.rules import step
from kiosk.show.state import State

log = logging.getLogger("kiosk.show")

QUIET_NOTES = frozenset({"cue-prepared", "cue-ended"})


class Show:
    """Feeds events to the rules one at a time and sees to it that time itself is an event.

    ``perform`` is called once per effect, in order, after the state has changed; it may send further events, which
    wait their turn. ``changed`` is called once after each event that changed the state.
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
            # Also when ``perform`` raised: time must go on, it is what leads out of a step half done.
            self._busy = False
            self._arm()

    def _take(self, event: on.Event) -> None:
        before = self._state
        self._state, effects = step(before, event, self._clock.now())
        if self._state != before:
            self._changed(self._state)
        for effect in effects:
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
            self._timer = self._clock.call_later(max(0.0, due - self._clock.now()), self._on_timer)

    def _on_timer(self) -> None:
        self._timer = self._timer_due = None
        self.send(on.Tick())
