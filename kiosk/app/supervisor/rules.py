"""The supervisor's decisions: what it does when a child speaks, falls silent or dies. Pure; time is a parameter (s)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.app.supervisor.actions import Action, End, Kill, Note, Ready, Role, Start, Tell
from kiosk.app.supervisor.crashes import SOON_S, WITHIN_S, Crashes, rest_after

STARTS_WITHIN = 40.0
"""Seconds until a player's first picture. It takes 1 s; on a card that was just switched on, with a slow stick, up to 20."""
SILENCE = 7.0
"""Seconds without a beat after which a player hangs. It beats each second, and a stalled disk may hold it for some."""
CURTAIN_WITHIN = 8.0
"""Seconds that the player's window waits for the curtain's, where each new window comes on top of all others."""
CURTAIN_SILENCE = 10.0
"""Seconds in which the curtain answers."""
ASKS_CURTAIN = 5.0
"""Seconds between two questions to it."""
LEAVES_WITHIN = 6.0
"""Seconds that the player has to end when it was asked to."""
HELD_UP = 2.0
"""Seconds between two looks at the clock after which nobody is blamed for silence: this process itself stood still."""
REFUSALS = (0, 1, 2)
"""Exit codes of a command that was not carried out: wrong words, a sentence said, nothing to do."""


@dataclass
class Child:
    """One child process as the rules see it."""

    number: int
    """Counts from 1 over all children; the process behind it is known to who carries out."""
    role: Role
    born: float
    heard: float
    """When it last gave a sign of life (s)."""
    has_spoken: bool = False
    """It has started; a curtain may wait without a window from then on."""
    is_safe: bool = False
    is_shown: bool = False
    """Whether its window is on the screen."""
    is_over: bool = False
    """It has said that it ends."""
    is_blamed: bool = False
    """That it hangs was found, and counted."""
    has_no_screen: bool = False
    """A curtain that waits for a screen."""
    is_late: bool = False
    """A curtain that came after the player: it is seen when the player is gone, where it cannot come below it before."""
    key: str = ""
    """The item on stage."""
    name: str = ""
    """That item's name for people."""


class Rules:
    """What is known of the children, and what follows from it.

    ``begin`` starts them; ``said``, ``died``, ``asked_to_end`` and ``tick`` are the events. Each returns what is to be done.
    """

    def __init__(self, *, has_curtain: bool, goes_below: bool = True) -> None:
        """``has_curtain`` is false where the player has a window among others, which nothing must cover. ``goes_below``: a new
        window can be put below those that are there, as everywhere but on Wayland."""
        self._has_curtain, self._goes_below = has_curtain, goes_below
        self.crashes = Crashes()
        self.player: Child | None = None
        """The one whose window is seen, or that is about to be."""
        self.successor: Child | None = None
        """Starts above a player that hangs, or that runs in safe mode; takes its place when its window is shown."""
        self.curtain: Child | None = None
        self._count = 0
        self._key = ""
        self._poster: Mapping[str, object] | None = None
        self._starts_at: float | None = None
        """When the next player starts; ``None`` if there is one."""
        self._ends_by: float | None = None
        """When children that were asked to end are ended (s)."""
        self._was_shown = False
        self._looked = 0.0
        self._code = 0
        self._shown_since = 0.0
        self._curtain_asked = 0.0
        self._curtain_at: float | None = None
        """When the next curtain starts."""
        self._curtains_lost = 0
        """How many died at their start, one after the other."""

    # -- events ---------------------------------------------------------------------------------------------------------

    def begin(self, now: float) -> list[Action]:
        self._looked = self._curtain_at = now
        waits = self._has_curtain and not self._goes_below
        return [self._start_player(now, waits=waits), *self._start_curtain(now)]

    def said(self, number: int, message: Mapping[str, object], now: float) -> list[Action]:
        """A child has said something."""
        child = self._child(number)
        if child is None:
            return []
        child.heard, child.has_spoken = now, True
        what = message.get("say")
        if child.role is Role.CURTAIN:
            return self._curtain_said(child, what)
        if what == "cue":
            child.key, child.name = str(message.get("key", "")), str(message.get("name", ""))
            self._key = child.key
        elif what == "poster":
            self._poster = {"do": "poster", "file": message.get("file"), "at": message.get("at")}
            return [Tell(self.curtain.number, self._poster)] if self.curtain else []
        elif what == "over":
            child.is_over = True
            code = message.get("code")
            self._code = code if isinstance(code, int) else 0
        elif what == "shown":
            return self._shown(child, now)
        elif what == "again":
            return self._begin_anew(now, is_other="shows" in message)
        return []

    def died(self, number: int, code: int, now: float) -> list[Action]:
        """A child has ended, by itself or not; ``code`` is negative for a signal."""
        child = self._child(number)
        if child is None:
            return []
        if child.role is Role.CURTAIN:
            self.curtain = None
            return self._ended_or(self._curtain_died(child, now))
        is_successor = child is self.successor
        if is_successor:
            self.successor = None
        else:
            self.player = None
        refused = not self._was_shown and code in REFUSALS
        if not is_successor and (child.is_over or refused):
            self._code = code if refused and not child.is_over else self._code
            return self._end(now)
        if self._ends_by is not None:
            return self._end(now) if self.player is None and self.successor is None else []
        actions = self._crashed(child, now, code)
        if not is_successor and self.curtain and not self.curtain.is_shown:
            actions.append(Tell(self.curtain.number, {"do": "show"}))
        if not is_successor and self.successor:
            self.player, self.successor = self.successor, None
            return actions
        self._starts_at = now + self.crashes.rest()
        return [*actions, *self._start_if_due(now)]

    def asked_to_end(self, now: float) -> list[Action]:
        """This process was asked to end: the player first, as it may want to finish in order."""
        if self._ends_by is not None:
            return []
        if self.player is None and self.successor is None:
            return self._end(now)
        self._ends_by = now + LEAVES_WITHIN
        return [Tell(each.number, {"do": "stop"}) for each in (self.player, self.successor) if each]

    def asked_to_raise(self) -> list[Action]:
        """Somebody has started the kiosk once more: it comes to the front."""
        return [Tell(self.player.number, {"do": "raise"})] if self.player else []

    def tick(self, now: float) -> list[Action]:
        """Look at the clock; at least each half second."""
        if (held_up := now - self._looked) > HELD_UP:
            self._forgive(now, held_up)
        self._looked = now
        if self._ends_by is not None:
            if now < self._ends_by:
                return []
            self._ends_by = now + LEAVES_WITHIN
            return [Kill(each.number) for each in self._children()]
        return [
            *self._look_at_players(now),
            *self._start_if_due(now),
            *self._look_at_curtain(now),
            *self._leave_safe_mode(now),
        ]

    def _forgive(self, now: float, held_up: float) -> None:
        """Nobody could run for these seconds: they count for nothing."""
        for child in self._children():
            child.heard = max(child.heard, now)
            child.born += held_up
        self._curtain_asked += held_up
        if self._ends_by is not None:
            self._ends_by += held_up

    # -- players --------------------------------------------------------------------------------------------------------

    def _shown(self, child: Child, now: float) -> list[Action]:
        """Its picture has come; or its show runs, and there is no screen."""
        if child.is_shown:
            return []
        actions: list[Action] = [] if self._was_shown else [Ready()]
        self._was_shown = True
        child.is_shown, self._shown_since = True, now
        if child is self.successor:
            old, self.player, self.successor = self.player, child, None
            actions += [Kill(old.number)] if old else []
        if self._count > len(self._children()):
            actions.append(Note("player-back", {"is_safe": child.is_safe}))
        return actions

    def _crashed(self, child: Child, now: float, code: int) -> list[Action]:
        """A player is dead: what is learnt from it, unless that was learnt when it began to hang."""
        died = Note("player-died", {"exit_code": code, "name": child.name})
        return [died] if child.is_blamed else [died, *self._blame(child, now)]

    def _blame(self, child: Child, now: float) -> list[Action]:
        child.is_blamed = True
        was_safe = self.crashes.is_safe(now)
        left_out = self.crashes.add(now, child.key, lived=now - child.born)
        actions: list[Action] = []
        if left_out:
            actions.append(Note("item-left-out", {"key": left_out, "name": child.name}))
        if self.crashes.is_safe(now) and not was_safe:
            actions.append(Note("safe-mode"))
        return actions

    def _look_at_players(self, now: float) -> list[Action]:
        actions: list[Action] = []
        for child in (self.player, self.successor):
            if child is None or child.is_blamed or not _hangs(child, now):
                continue
            actions += [Note("player-hangs", {"name": child.name}), *self._blame(child, now)]
            if child.is_shown:
                # Its picture stays on the screen until another player has one.
                self._starts_at = now + self.crashes.rest()
            else:
                actions.append(Kill(child.number))
        return actions

    def _leave_safe_mode(self, now: float) -> list[Action]:
        again, player = self.crashes.tries_again_at(), self.player
        if again is None or player is None or self.successor or not player.is_shown:
            return []
        if player.is_safe:
            if now < again:
                return []
            return [Note("full-show-tried"), self._start_player(now, waits=False)]
        if now - self._shown_since > WITHIN_S:
            self.crashes.full_show_runs()
        return []

    def _start_if_due(self, now: float) -> list[Action]:
        if self._starts_at is None or now < self._starts_at or self.successor:
            return []
        self._starts_at = None
        return [self._start_player(now, waits=False)]

    def _begin_anew(self, now: float, *, is_other: bool) -> list[Action]:
        """The operator wants another player: it starts above the present one, which ends when the new one is seen. It goes on
        where this one was, unless it shows something else."""
        if self.successor or self._starts_at is not None or self._ends_by is not None:
            return []
        if is_other:
            self._key = ""
        return [Note("player-again"), self._start_player(now, waits=False)]

    def _start_player(self, now: float, *, waits: bool) -> Start:
        self._count += 1
        safe = self.crashes.is_safe(now)
        child = Child(self._count, Role.PLAYER, born=now, heard=now, is_safe=safe)
        if self.player is None:
            self.player = child
        else:
            self.successor = child
        left_out = dict(self.crashes.left_out(now))
        return Start(self._count, Role.PLAYER, safe, left_out, waits, self._key, is_first=self._count == 1)

    # -- the curtain ----------------------------------------------------------------------------------------------------

    def _start_curtain(self, now: float) -> list[Action]:
        if not self._has_curtain or self.curtain or self._curtain_at is None or now < self._curtain_at:
            return []
        self._count += 1
        self._curtain_at = None
        is_late = self._was_shown and not self._goes_below
        self.curtain = Child(self._count, Role.CURTAIN, born=now, heard=now, is_late=is_late)
        self._curtain_asked = now
        return [Start(self._count, Role.CURTAIN, waits=is_late)]

    def _curtain_said(self, child: Child, what: object) -> list[Action]:
        if what in ("no-screen", "screen"):
            child.has_no_screen, child.born = what == "no-screen", child.heard
        if what != "ready" or child.is_shown:
            return []
        child.is_shown = True
        told: list[Action] = [Tell(child.number, self._poster)] if self._poster else []
        return [*told, *self._let_show()]

    def _let_show(self) -> list[Action]:
        """The player need not wait for the curtain any longer."""
        return [Tell(self.player.number, {"do": "show"})] if self.player else []

    def _look_at_curtain(self, now: float) -> list[Action]:
        child = self.curtain
        if child is None:
            return self._start_curtain(now)
        if not child.is_shown and not child.is_late and not child.has_no_screen:
            if self._goes_below or now - child.born < CURTAIN_WITHIN:
                return []
            # Coming now, it would cover the show.
            child.is_late = True
            return [Note("curtain-late"), Kill(child.number), *self._let_show()]
        if now - child.heard > (CURTAIN_SILENCE if child.has_spoken else STARTS_WITHIN):
            child.heard = now
            return [Note("curtain-hangs"), Kill(child.number)]
        if now - self._curtain_asked > ASKS_CURTAIN:
            self._curtain_asked = now
            return [Tell(child.number, {"do": "answer"})]
        return []

    def _curtain_died(self, child: Child, now: float) -> list[Action]:
        if self._ends_by is not None:
            return []
        self._curtains_lost = self._curtains_lost + 1 if now - child.born < SOON_S else 0
        self._curtain_at = now + rest_after(self._curtains_lost)
        return [Note("curtain-died"), *self._let_show(), *self._start_curtain(now)]

    # -- the end --------------------------------------------------------------------------------------------------------

    def _end(self, now: float) -> list[Action]:
        self._ends_by = now
        kills: list[Action] = [Kill(each.number) for each in self._children()]
        return self._ended_or(kills)

    def _ended_or(self, actions: list[Action]) -> list[Action]:
        if self._ends_by is not None and not self._children():
            return [End(self._code)]
        return actions

    def _child(self, number: int) -> Child | None:
        return next((each for each in self._children() if each.number == number), None)

    def _children(self) -> list[Child]:
        return [each for each in (self.player, self.successor, self.curtain) if each]


def _hangs(child: Child, now: float) -> bool:
    silence = LEAVES_WITHIN if child.is_over else SILENCE if child.is_shown else STARTS_WITHIN
    return now - child.heard > silence
