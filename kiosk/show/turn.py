"""One step of the rules: the operations of a show."""

from __future__ import annotations

import dataclasses

from kiosk.playlist.model import Transition
from kiosk.show.due import due_items
from kiosk.show.durations import duration_of
from kiosk.show.effects import (
    Discard,
    Finish,
    LookAgain,
    PauseFilm,
    Prepare,
    ResumeFilm,
    RunFilm,
    ShowFallback,
    Start,
)
from kiosk.show.language import language_of
from kiosk.show.order import films_left_out, neighbour
from kiosk.show.outcome import Outcome
from kiosk.show.page import Page
from kiosk.show.state import Cue, FilmPhase, Phase

TRANSITION_LIMIT = 3.0
"""A transition that has not reported its end after this time (s) counts as done; the longest lasts 0.6 s."""


class Turn(Outcome):
    """One step at work."""

    # -- getting the next cue ready -------------------------------------------------------------------------------

    def prepare(self, cue: Cue | None) -> None:
        """Make ``cue`` the upcoming one; the previous upcoming cue is discarded unless it is the same item and round."""
        s = self.state
        upcoming = s.upcoming
        if (
            upcoming
            and cue
            and (upcoming.item, upcoming.index, upcoming.round) == (cue.item, cue.index, cue.round)
        ):
            return
        if upcoming:
            self.emit(Discard(upcoming.serial))
        s.upcoming, s.upcoming_ready, s.prepare_due = None, False, None
        if cue is None or self._stands_already(cue):
            return
        s.last_serial = cue.serial
        s.upcoming, s.prepare_due = cue, self.now + s.limits.prepare_limit
        self.emit(Prepare(cue))

    def _stands_already(self, cue: Cue) -> bool:
        """Whether ``cue`` is on stage already. A film in the loop is prepared all the same, to repeat without a gap."""
        s = self.state
        stands = s.current is not None and not s.broken and cue.item == s.current.item
        return stands and not (cue.is_film and s.phase.is_alone)

    def prepare_neighbour(self, direction: int) -> None:
        s = self.state
        cue = neighbour(s, s.current, direction, self.now)
        for film in films_left_out(s, s.current, cue, direction, self.now):
            self.emit(LookAgain(film))
        self.prepare(cue)

    # -- moving ---------------------------------------------------------------------------------------------------

    def want_move(self, direction: int, transition: Transition | None = None) -> None:
        """Leave the present cue as soon as the upcoming one is ready, at once if it already is."""
        s = self.state
        s.wants_move, s.direction, s.hand_transition = True, direction, transition
        if s.upcoming and s.upcoming_ready and not s.moving:
            self.start_upcoming()

    def start_upcoming(self) -> None:
        """Bring the prepared cue on stage."""
        s = self.state
        cue = s.upcoming
        assert cue is not None
        if self._is_past_the_last_round(cue):
            self.stop()
            return
        self._end_current()
        first = s.current is None
        transition: Transition = s.hand_transition or cue.item.transition
        follows_itself = s.current is not None and s.current.item == cue.item
        if (first and not s.fallback) or follows_itself:
            transition = "cut"
        if s.hand_transition:
            s.failing = frozenset()
            # Not what an operator or a presenter goes to, nor a slide that was saved anew where it stands.
            if not s.phase.is_alone and (s.current is None or s.current.key != cue.key):
                self.count("opened", cue.key)
        self.forgive(cue.key)
        s.current, s.upcoming, s.upcoming_ready, s.prepare_due = cue, None, False, None
        s.wants_move, s.hand_transition, s.is_late, s.fallback = False, None, False, False
        s.moving, s.moving_due, s.due, s.retry_due = True, self.now + TRANSITION_LIMIT, None, None
        s.film, s.broken, s.page = FilmPhase.NONE, False, s.page.beside_another_slide
        s.part, s.parts = 0, 1
        self.emit(Start(cue, transition, s.direction))
        self._note_started(cue)
        if s.phase is Phase.LOADING:
            self.enter(Phase.ATTRACT)
        self.speak(language_of(s, cue))

    def transition_done(self) -> None:
        """The present cue is alone on stage: start its time, and prepare the next one."""
        s = self.state
        s.moving, s.moving_due = False, None
        if s.broken:
            self.leave_broken()
            return
        chosen, s.wants_film = s.wants_film, False
        if s.phase is Phase.ATTRACT:
            self.begin_time()
        elif (
            chosen
            and s.phase is Phase.EXPLORE
            and not s.wants_move
            and s.current is not None
            and s.current.is_film
        ):
            self.run_film_for_visitor()
        if not (s.wants_move and s.upcoming):
            self.prepare_neighbour(s.direction if s.wants_move else 1)
        s.wants_move = s.wants_move and s.upcoming is not None
        if s.wants_move and s.upcoming_ready:
            self.start_upcoming()

    def begin_time(self) -> None:
        """Start the present cue's time in the loop: play a film, or set the time of anything else. What is held has none; a
        film that the operator shows plays once, with sound."""
        s = self.state
        s.due = None
        if s.current is None or s.broken:
            return
        if s.is_held:
            if s.current.is_film and s.current.key == s.shown_now and not s.film.plays:
                self.run_film(sound=True)
            return
        easy = s.accessibility.easy
        seconds = duration_of(s.current.item, s.language, is_reduced=s.is_reduced, easy=easy)
        if seconds is not None:
            s.due = self.now + seconds
        elif not s.film.plays:
            self.run_film(sound=s.current.item.sounds_by_itself)

    def run_film(self, *, sound: bool) -> None:
        s = self.state
        assert s.current is not None
        s.film = FilmPhase.playing(sound=sound)
        self.emit(RunFilm(s.current, sound))

    def run_film_for_visitor(self) -> None:
        """Play the film with sound; resume it if it was paused."""
        s = self.state
        assert s.current is not None
        if s.film is FilmPhase.PAUSED:
            s.film = FilmPhase.AUDIBLE
            self.emit(ResumeFilm(s.current, sound=True))
        else:
            self.count("film-started", s.current.key)
            self.run_film(sound=True)

    def pause_film(self) -> None:
        """Pause the film and its sound, if one is playing."""
        s = self.state
        if s.current and s.film.plays and not s.moving:
            s.film = FilmPhase.PAUSED
            self.emit(PauseFilm(s.current))

    def time_is_up(self) -> None:
        """The present cue's time in the loop is up: move on, wait for a late cue, repeat it, or end after the last round."""
        s = self.state
        s.due = None
        if s.is_held:
            return
        s.failing = frozenset()
        coming = s.upcoming or neighbour(s, s.current, 1, self.now)
        if coming is None and s.current and not s.broken and self._may_stand_again(s.current):
            # It is the only good item, and preparing it a second time failed.
            coming = dataclasses.replace(s.current, round=s.current.round + 1)
        if coming is None and s.playlist.items:
            # It stayed until its end, and nothing else is due or can be shown.
            self.show_fallback()
            return
        if coming and self._is_past_the_last_round(coming):
            self.stop()
        elif s.upcoming is None and coming and s.current and coming.key == s.current.key:
            self._play_again(coming)
        else:
            self.want_move(1)
            if s.upcoming is None:
                # Its preparation starts only now, for example because its quarantine has just ended: do not blame the cue.
                self.prepare_neighbour(1)
            elif s.wants_move and not s.is_late:
                s.is_late = True
                self.note("late", key=s.upcoming.key)

    def _may_stand_again(self, cue: Cue) -> bool:
        return cue.item in self.state.playlist.items and cue.key not in self.state.waiting

    def _play_again(self, cue: Cue) -> None:
        """Repeat the only good item: a new round, in place and without a transition."""
        s = self.state
        assert s.current is not None
        self._end_current()
        s.current = dataclasses.replace(cue, serial=s.current.serial)
        self.speak(language_of(s, s.current))
        s.film = FilmPhase.NONE
        self._note_started(s.current)
        self.begin_time()
        self.prepare_neighbour(1)

    def _is_past_the_last_round(self, cue: Cue) -> bool:
        """Whether the loop ends before ``cue``. A visitor is never sent away, nor is a presenter."""
        s = self.state
        visited = s.phase in (Phase.EXPLORE, Phase.STILL_THERE) or s.is_held
        return 0 < s.limits.rounds < cue.round and not visited

    # -- what cannot be shown ---------------------------------------------------------------------------------------

    def forgive(self, key: str) -> None:
        """Let the item ``key`` be tried again at once."""
        s = self.state
        s.failed = {other: round_ for other, round_ in s.failed.items() if other != key}
        s.quarantine = {other: until for other, until in s.quarantine.items() if other != key}

    def trust(self, key: str) -> None:
        """The file of the film ``key`` has changed: try it when its turn comes."""
        s = self.state
        s.quarantine = {other: until for other, until in s.quarantine.items() if other != key}
        s.suspects -= {key}
        if s.current and not s.moving and not s.wants_move and s.phase is not Phase.STOPPED:
            self.prepare_neighbour(1)

    def prepare_again(self, cue: Cue) -> None:
        """Prepare the upcoming ``cue`` again, which did not fail through its own fault."""
        s = self.state
        self.emit(Discard(cue.serial))
        s.upcoming, s.upcoming_ready, s.prepare_due = None, False, None
        self.prepare(dataclasses.replace(cue, serial=s.last_serial + 1))

    def fail(self, cue: Cue, reason: str, *, is_accident: bool = False) -> None:
        """Skip ``cue`` until the next round, a film for at least ten minutes, and find another.

        A film whose decoder died for the first time is tried again in the next round.
        """
        s = self.state
        s.failed = {**s.failed, cue.key: cue.round}
        first_accident = is_accident and cue.key not in s.suspects
        s.suspects = s.suspects | {cue.key} if first_accident else s.suspects - {cue.key}
        if cue.is_film and not first_accident:
            s.quarantine = {**s.quarantine, cue.key: self.now + s.limits.film_quarantine}
            # It may have been overwritten while it was shown.
            self.emit(LookAgain(cue.item))
        s.failing |= {cue.key}
        s.wants_film = False
        if cue.key == s.shown_now:
            # It was to play once: begun again and again by itself, a film would sound each time until it breaks.
            s.shown_now = ""
        broken_on_stage = s.current is not None and s.current.serial == cue.serial
        self.note(
            "problem",
            key=cue.key,
            reason=reason,
            round=cue.round,
            on_stage=broken_on_stage,
            is_film=cue.is_film,
        )
        if broken_on_stage:
            s.broken, s.due = True, None
            s.film = FilmPhase.NONE
            if s.upcoming and s.upcoming.item == cue.item:
                # Ready to repeat without a gap, it would break again at once, and so on without a pause.
                self.prepare(None)
        else:
            self.emit(Discard(cue.serial))
            s.upcoming, s.upcoming_ready, s.prepare_due = None, False, None
        nothing_stands = s.current is None or s.broken
        if nothing_stands and all(item.key in s.failing for item in due_items(s)):
            self.show_fallback()
        elif broken_on_stage:
            self.leave_broken()
        else:
            self._prepare_instead_of(cue)

    def leave_at_once(self) -> None:
        """The present cue must not be seen any longer."""
        s = self.state
        s.broken, s.due = True, None
        s.film = FilmPhase.NONE
        self.leave_broken()

    def leave_broken(self) -> None:
        """Leave a cue that broke: at once if the next one is ready, else as soon as it is."""
        s = self.state
        if not s.wants_move:
            self.want_move(1)
        if s.broken and s.upcoming is None and not s.moving:
            self.prepare_neighbour(s.direction)
            if s.upcoming is None:
                self.show_fallback()
        elif s.broken and s.upcoming_ready and not s.moving:
            self.start_upcoming()

    def _prepare_instead_of(self, cue: Cue) -> None:
        """Prepare another upcoming cue: the one beyond ``cue`` if a move was requested, else the one after the present."""
        s = self.state
        if s.wants_move or s.current is None:
            following = neighbour(s, cue, s.direction, self.now)
            # It is tried again in later rounds, but only after something else was shown, or it would be retried endlessly.
            self.prepare(None if following and following.key in s.failing else following)
        else:
            self.prepare_neighbour(1)
        if s.upcoming is not None:
            return
        if s.current is None or s.broken:
            self.show_fallback()
        elif s.wants_move:
            s.wants_move = False
            if s.phase is Phase.ATTRACT:
                self.time_is_up()

    def show_fallback(self) -> None:
        """Nothing can be shown: show the fallback slide, and try everything again after a while."""
        s = self.state
        self._end_current()
        self.prepare(None)
        nothing_due = bool(s.playlist.items) and not due_items(s)
        waits = nothing_due and not s.limits.rounds
        if s.current or not waits:
            s.round = max(s.round, s.current.round if s.current else 0) + 1
        s.after = ""
        s.current, s.due, s.wants_move, s.moving, s.moving_due = None, None, False, False, None
        s.film, s.broken, s.page = FilmPhase.NONE, False, s.page.beside_another_slide
        s.part, s.parts = 0, 1
        # Where nothing is due there is nothing to try before the clock says so.
        s.retry_due = None if waits else self.now + s.limits.retry_after
        if not s.fallback or s.nothing_due != nothing_due:
            self.note("nothing-due" if nothing_due else "fallback")
        s.nothing_due = nothing_due
        if not s.fallback:
            s.fallback = True
            self.emit(ShowFallback())

    def retry_in_time(self) -> None:
        """The fallback's time is up: start a new round, if there is to be one."""
        s = self.state
        if 0 < s.limits.rounds < s.round:
            self.stop()
        else:
            self.retry()

    def retry(self) -> None:
        """Try everything again from the beginning."""
        s = self.state
        s.failed, s.quarantine, s.failing = {}, {}, frozenset()
        self.go()

    def go(self) -> None:
        """Nothing is on stage: continue with the first item that can be shown."""
        s = self.state
        s.retry_due, s.direction, s.hand_transition = None, 1, None
        self.prepare_neighbour(1)
        s.wants_move = s.upcoming is not None
        if s.upcoming is None:
            self.show_fallback()
        elif s.upcoming_ready:
            self.start_upcoming()

    # -- the end ----------------------------------------------------------------------------------------------------

    def stop(self) -> None:
        s = self.state
        if s.phase is Phase.STOPPED:
            return
        self._end_current()
        if s.upcoming:
            self.emit(Discard(s.upcoming.serial))
        if s.current:
            s.after, s.round = s.current.key, s.current.round
        s.current = s.upcoming = None
        s.due = s.prepare_due = s.idle_due = s.warn_due = s.retry_due = s.moving_due = s.hold_due = None
        s.invited_until = None
        s.film, s.page, s.shown_now, s.shown_next, s.notice = FilmPhase.NONE, Page.NONE, "", "", None
        s.wants_move = s.wants_film = s.moving = s.broken = False
        self.enter(Phase.STOPPED)
        self.emit(Finish())

    def _end_current(self) -> None:
        if self.state.current:
            cue = self.state.current
            self.note("cue-ended", key=cue.key, serial=cue.serial, round=cue.round)

    def _note_started(self, cue: Cue) -> None:
        self.note("cue-started", key=cue.key, serial=cue.serial, round=cue.round, index=cue.index)
        self.count("shown", cue.key)
