"""The rules of the show: a pure function of a state, an event and the time.

Read :func:`step` from top to bottom: it is the table of everything that can happen.
"""

from __future__ import annotations

import dataclasses
from datetime import datetime

from kiosk.playlist.model import Playlist
from kiosk.show import events as on
from kiosk.show import holding, operating, signing, visitor
from kiosk.show.clock_read import clock_read
from kiosk.show.dark import mind_hours
from kiosk.show.due import read_clock
from kiosk.show.effects import Effect
from kiosk.show.language import standard_language
from kiosk.show.order import cue_for, neighbour, place_after_replace
from kiosk.show.page import Page
from kiosk.show.resume import Resume
from kiosk.show.settings import Settings
from kiosk.show.state import FilmPhase, Limits, Phase, State
from kiosk.show.turn import Turn

LEAST_WAIT = 0.2
"""Seconds: a cue that waited less than this in the stage's queue gets no extra time."""


def begin(
    playlist: Playlist,
    settings: Settings | None = None,
    limits: Limits | None = None,
    *,
    resume: Resume | None = None,
    now: float = 0.0,
    wall_now: float = 0.0,
    at: datetime | None = None,
) -> State:
    """The state before anything has happened.

    With ``resume`` the show continues where another one ended: ``now`` is the show's clock, ``wall_now`` seconds since 1970.
    ``at`` is what the clock on the wall says, see :class:`~kiosk.show.events.ClockRead`.
    """
    settings, limits = (settings or Settings()).within_limits(), limits or Limits()
    state = State(playlist, settings, limits, language=playlist.language)
    if resume:
        state.after, state.round = resume.key, resume.round
        state.quarantine = resume.quarantine_from(now, wall_now, limits.film_quarantine)
        state.notice = resume.notice_from(now, wall_now, operating.LONGEST_NOTICE)
        if resume.language in playlist.languages:
            # It was changed during the show, so it is newer than the option given at start.
            state.settings = dataclasses.replace(settings, language=resume.language)
    state.language, state.accessibility = standard_language(state), state.own_accessibility
    read_clock(state, at)
    return state


def step(state: State, event: on.Event, now: float) -> tuple[State, list[Effect]]:
    """The state after ``event`` at ``now`` (s), and the effects to carry out."""
    if state.phase is Phase.STOPPED:
        return state, []
    turn = Turn(state, now)
    s = turn.state
    match event:
        case on.Begin():
            turn.go()
        case on.Tick():
            _tick(turn)
        case on.ClockRead(at):
            clock_read(turn, at)
        case on.CueBegun(serial):
            waited = s.upcoming and s.upcoming.serial == serial and s.prepare_due is not None
            if waited and now + s.limits.prepare_limit - (s.prepare_due or now) > LEAST_WAIT:
                s.prepare_due = now + s.limits.prepare_limit
        case on.CueReady(serial):
            if s.upcoming and s.upcoming.serial == serial and not s.upcoming_ready:
                s.upcoming_ready, s.prepare_due = True, None
                turn.note("cue-prepared", key=s.upcoming.key, serial=serial)
                if s.wants_move and not s.moving:
                    turn.start_upcoming()
        case on.CueFailed(serial, reason, may_retry, is_accident):
            if s.upcoming and s.upcoming.serial == serial and may_retry:
                turn.prepare_again(s.upcoming)
            else:
                for cue in (s.upcoming, s.current):
                    if cue and cue.serial == serial:
                        turn.fail(cue, reason, is_accident=is_accident)
                        break
        case on.FileChanged(key):
            turn.trust(key)
        case on.TransitionDone(serial):
            if s.moving and s.current and s.current.serial == serial:
                turn.transition_done()
                operating.after_transition(turn)
        case on.FilmEnded(serial):
            _film_ended(turn, serial)
        case on.Parted(serial, parts):
            if s.current and s.current.serial == serial:
                s.parts, s.part = parts, min(s.part, parts - 1)
        case on.SignStarted(path):
            signing.started(turn, path)
        case on.SignEnded(path):
            signing.ended(turn, path)
        case on.SignFailed(path, reason):
            signing.failed(turn, path, reason)
        case on.Replace(playlist, deleted):
            _replace(turn, playlist, deleted)
        case on.ChangeSettings(settings):
            _change_settings(turn, settings)
        case on.Flip() | on.SwitchSound() | on.ChangeLoudness():
            if visitor.may_touch(s):
                was_dark = s.phase is Phase.DARK
                if not s.is_held:
                    visitor.touched(turn)
                if not was_dark:
                    _presenter_wish(turn, event)
        case on.Hold():
            if s.phase is Phase.DARK:
                visitor.touched(turn)
            elif visitor.may_touch(s):
                holding.hold_or_let_go(turn)
        case on.Step(direction):
            operating.go(turn, direction)
        case on.ShowNow(key):
            operating.show_now(turn, key)
        case on.Release():
            operating.release(turn)
        case on.Say(words, seconds):
            operating.say(turn, words, seconds)
        case on.Unsay():
            operating.unsay(turn)
        case on.Sleep():
            operating.sleep(turn)
        case on.Wake():
            operating.wake(turn)
        case on.Stop():
            turn.stop()
        case on.Invite():
            if visitor.may_touch(s) and not s.accessibility.by_ear:
                s.invited_until = now + visitor.INVITED
        case on.Spoken():
            visitor.heard(turn)
        case on.BeginByEar():
            if visitor.may_touch(s):
                visitor.touched(turn)
                visitor.begin_by_ear(turn)
        case on.BeginScanning():
            if visitor.may_touch(s):
                visitor.touched(turn)
                visitor.begin_scanning(turn)
        case _:
            if visitor.may_touch(s):
                was_dark = s.phase is Phase.DARK
                visitor.touched(turn)
                if not was_dark:
                    # Nobody has seen what a finger was on.
                    _visitor_wish(turn, event)
    signing.mind(turn)
    visitor.mind_silence(turn)
    mind_hours(turn)
    return turn.state, turn.effects


def _presenter_wish(turn: Turn, event: on.Flip | on.SwitchSound | on.ChangeLoudness) -> None:
    match event:
        case on.Flip(direction):
            _move_by_hand(turn, direction)
        case on.SwitchSound():
            visitor.set_sound(turn, audible=not turn.state.film.sounds)
        case on.ChangeLoudness(by):
            visitor.change_loudness(turn, by)


def _visitor_wish(turn: Turn, event: on.VisitorEvent) -> None:
    s = turn.state
    match event:
        case on.Advance():
            _move_by_hand(turn, 1)
        case on.GoBack():
            _move_by_hand(turn, -1)
        case on.Peek(direction):
            if not s.moving and not s.wants_move:
                turn.prepare_neighbour(direction)
        case on.Jump(key):
            cue = cue_for(s, key, s.current.round if s.current else s.round)
            if cue and s.current and cue.key == s.current.key:
                _play_film(turn)
            elif cue and not s.moving and key not in s.waiting:
                turn.forgive(key)
                turn.prepare(cue)
                s.wants_film = cue.is_film
                turn.want_move(1 if s.current is None or cue.index > s.current.index else -1, "fade")
        case on.SetLanguage(language):
            if language in s.playlist.languages and language != s.language:
                turn.count("language", value=language)
                s.part = 0
            turn.speak(language)
            if s.page is Page.SIGN:
                signing.play(turn)
        case on.SetAccessibility(accessibility):
            is_new = accessibility.calm and not s.accessibility.calm
            before = s.accessibility
            if (before.text_size, before.easy) != (accessibility.text_size, accessibility.easy):
                s.part = 0
            s.accessibility = accessibility.within_limits()
            visitor.renew_silence(turn)
            if is_new and not s.film.sounds:
                # It started by itself: a visitor who wants less motion did not ask for it.
                turn.pause_film()
        case on.OpenPage(page):
            s.page = page
            if page is Page.SIGN:
                signing.play(turn)
        case on.ClosePage():
            s.page = Page.NONE
        case on.PlayFilm() if s.page is Page.SIGN:
            signing.play(turn)
        case on.PauseFilm() if s.page is Page.SIGN:
            signing.pause(turn)
            visitor.renew_silence(turn)
        case on.PlayFilm():
            _play_film(turn)
        case on.PauseFilm():
            turn.pause_film()
            visitor.renew_silence(turn)
        case on.Vote(answer):
            _vote(turn, answer)
        case on.GoOn():
            visitor.leave(turn)
        case on.SetSound(audible):
            visitor.set_sound(turn, audible)


def _play_film(turn: Turn) -> None:
    """Play the film on stage with sound."""
    s = turn.state
    if s.current and s.current.is_film and not s.moving and not s.broken and not s.film.sounds:
        turn.run_film_for_visitor()
        visitor.renew_silence(turn)


def _vote(turn: Turn, answer: int) -> None:
    """Count one vote per visit and poll."""
    s = turn.state
    if s.current and 0 <= answer < s.current.answers and s.current.key not in s.voted:
        s.voted = {**s.voted, s.current.key: answer}
        turn.count("vote", s.current.key, answer)


def _move_by_hand(turn: Turn, direction: int) -> None:
    """Go to the next or previous cue; during a transition one such request is kept."""
    s = turn.state
    s.wants_film = False
    if _turns_page(s, direction):
        s.part += direction
        return
    if not s.moving:
        turn.prepare_neighbour(direction)
        if s.upcoming is None:
            s.wants_move = False
            return
    turn.want_move(direction, "push")


def _turns_page(s: State, direction: int) -> bool:
    """Whether the words of the slide go on there. Nobody turns what a page covers."""
    is_seen = s.page in (Page.NONE, Page.DISPLAY) and not s.moving and not s.wants_move
    return is_seen and not s.broken and 0 <= s.part + direction < s.parts


def _tick(turn: Turn) -> None:
    s, now = turn.state, turn.now
    if s.moving_due is not None and now >= s.moving_due:
        turn.transition_done()
        operating.after_transition(turn)
    if s.prepare_due is not None and now >= s.prepare_due and s.upcoming:
        turn.fail(s.upcoming, "not ready in time")
    if s.retry_due is not None and now >= s.retry_due:
        turn.retry_in_time()
    if s.hold_due is not None and now >= s.hold_due:
        holding.let_go(turn)
    if s.notice and now >= s.notice.until:
        operating.unsay(turn)
    if s.due is not None and now >= s.due and s.phase is Phase.ATTRACT:
        turn.time_is_up()
    if s.warn_due is not None and now >= s.warn_due:
        visitor.leave(turn)
    if s.idle_due is not None and now >= s.idle_due:
        visitor.silence_is_long(turn)
    if s.invited_until is not None and now >= s.invited_until:
        s.invited_until = None


def _film_ended(turn: Turn, serial: int) -> None:
    s = turn.state
    if not (s.current and s.current.serial == serial and s.film.plays):
        return
    if s.film.sounds and s.phase is not Phase.ATTRACT:
        turn.count("film-finished", s.current.key)
    s.film = FilmPhase.NONE
    s.failing = frozenset()
    s.suspects -= {s.current.key}
    if s.phase is Phase.ATTRACT:
        turn.time_is_up()
    else:
        visitor.renew_silence(turn)


def _change_settings(turn: Turn, wanted: Settings) -> None:
    """Apply new settings. A visitor's own choices stay; settings that need a restart are reported."""
    s, before = turn.state, turn.state.settings
    was_reduced = s.is_reduced
    s.settings, waiting = before.changed_to(wanted)
    if waiting:
        turn.note("settings-wait", names=" ".join(waiting))
    changed = before.differences(s.settings)
    if changed:
        turn.note("settings-changed", names=" ".join(changed))
    is_loop = s.phase.is_alone
    if is_loop:
        turn.speak(standard_language(s))
    if s.accessibility.captions == before.captions:
        s.accessibility = dataclasses.replace(s.accessibility, captions=s.settings.captions)
    if s.is_reduced == was_reduced:
        return
    if s.is_reduced and (is_loop or not s.film.sounds):
        # It started by itself; a film that a visitor plays with sound continues.
        turn.pause_film()
    if s.phase is Phase.ATTRACT and s.current and s.current.is_film and not (s.moving or s.wants_move):
        turn.begin_time()


def _replace(turn: Turn, playlist: Playlist, deleted: frozenset[str]) -> None:
    """Replace the playlist in place: the cue on stage stays if its item is still in it; it leaves at once if it was deleted."""
    s = turn.state
    old = {item.key: item for item in s.playlist.items}
    place = place_after_replace(s, [item.key for item in playlist.items])
    kept = s.current is not None and place >= 0 and playlist.items[place].key == s.current.key
    changed = kept and s.current is not None and not playlist.items[place].looks_like(s.current.item)
    s.playlist, s.failed, s.failing, s.unsigned = playlist, {}, frozenset(), {}
    # A film that failed is not tried again because of a word that was changed elsewhere.
    same = {item.key for item in playlist.items if item is old.get(item.key) or item == old.get(item.key)}
    s.quarantine = {key: until for key, until in s.quarantine.items() if key in same}
    s.suspects &= same
    read_clock(s, s.at)
    if s.current is None or s.language not in playlist.languages:
        turn.speak(standard_language(s))
    turn.note("playlist-replaced", items=len(playlist.items), kept=kept)
    if playlist.visitor is None and s.phase in (Phase.EXPLORE, Phase.STILL_THERE):
        visitor.leave(turn)
    if playlist.visitor is None and s.is_held:
        # No key could let it go any more.
        holding.let_go(turn)
    if s.current is None:
        turn.retry()
        return
    item = playlist.items[place] if kept and not changed else s.current.item
    s.current = dataclasses.replace(s.current, index=place, item=item)
    turn.prepare(None)
    if changed and s.current.key not in s.waiting:
        again = cue_for(s, s.current.key, s.current.round)
        turn.prepare(again)
        turn.want_move(1, "fade")
    elif s.current.key in deleted:
        turn.leave_at_once()
    elif not s.moving:
        turn.prepare(neighbour(s, s.current, 1, turn.now))
        if s.broken:
            turn.leave_broken()
