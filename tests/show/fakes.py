"""A show with everything around it made by hand: a clock that is moved, a stage that keeps or breaks its promises.

The stage also watches over the rules: it fails the test when it is asked for something no stage could do.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk.playlist.kinds.image_item import ImageItem
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.kinds.video_item import Attract, VideoItem
from kiosk.playlist.model import Item, Playlist, Slide, SlideText, Transition, Visitor
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.rules import begin, step
from kiosk.show.settings import Settings
from kiosk.show.show import Show
from kiosk.show.state import Cue, Limits, State

NEVER = float("inf")
USUAL_VISITOR = Visitor(idle=45.0, warn=20.0)
MANY_AT_ONCE = 400
"""So many timers at one moment are a busy loop."""


@dataclass
class FakeTimer:
    """One call that was asked for."""

    call: Callable[[], None]
    cancelled: bool = False

    def cancel(self) -> None:
        self.cancelled = True


class FakeClock:
    """Stands still until it is moved; what falls due on the way happens at its own moment, in order."""

    def __init__(self) -> None:
        self._now = 1000.0
        self._timers: list[tuple[float, int, FakeTimer]] = []
        self._numbers = itertools.count()
        self.calls = 0

    def now(self) -> float:
        return self._now

    def call_later(self, delay: float, call: Callable[[], None]) -> FakeTimer:
        timer = FakeTimer(call)
        heapq.heappush(self._timers, (self._now + delay, next(self._numbers), timer))
        return timer

    @property
    def next_due(self) -> float | None:
        """When something happens by itself, if anything does."""
        return min((due for due, _, timer in self._timers if not timer.cancelled), default=None)

    def advance(self, seconds: float) -> None:
        """Let ``seconds`` pass."""
        end = self._now + seconds
        moment, calls = self._now, 0
        while self._timers and self._timers[0][0] <= end:
            due, _, timer = heapq.heappop(self._timers)
            if timer.cancelled:
                continue
            self._now = max(self._now, due)
            calls = calls + 1 if self._now == moment else 1
            moment = self._now
            assert calls < MANY_AT_ONCE, f"{calls} calls at one moment: the show runs in circles"
            self.calls += 1
            timer.call()
        self._now = end


@dataclass
class Manners:
    """How the stage treats one item. Times in seconds; 0 is at once, before the request returns."""

    prepare: float = 0.0
    fails: str = ""
    """Why it cannot be prepared; empty when it can."""
    transition: float = 0.5
    length: float = 30.0
    """A film's."""
    breaks: float = NEVER
    """A film breaks after so long; 0 is at once."""


@dataclass(frozen=True)
class Started:
    """What was seen on stage, and since when (s)."""

    at: float
    key: str
    round: int


@dataclass
class FakeStage:
    """Answers effects by ``manners``, item by item, and remembers what it was asked."""

    clock: FakeClock
    manners: dict[str, Manners] = field(default_factory=dict)
    tell: Callable[[on.Event], None] = lambda event: None
    effects: list[do.Effect] = field(default_factory=list)
    on_stage: Cue | None = None
    """With the serial it was prepared under."""
    prepared: Cue | None = None
    is_ready: bool = False
    is_broken: bool = False
    plays: bool = False
    sounds: bool = False
    fallback: bool = False
    finished: bool = False
    _serials: set[int] = field(default_factory=set)
    _prepared_at: float = -1.0
    _prepared_now: int = 0
    """How often something was to be prepared at this moment."""
    _film_timers: list[FakeTimer] = field(default_factory=list)
    _film_will: tuple[float, Callable[[], None]] = (NEVER, lambda: None)
    """When the film ends or breaks, on the clock, and what is called then."""
    _film_rest: float | None = None
    """What a halted film has still before it (s)."""

    def behave(self, key: str) -> Manners:
        return self.manners.setdefault(key, Manners())

    def perform(self, effect: do.Effect) -> None:
        """Carry out one effect."""
        self.effects.append(effect)
        assert not self.finished, f"{effect} after the end"
        match effect:
            case do.Prepare(cue):
                self._prepare(cue)
            case do.Discard(serial):
                assert self.prepared is not None
                assert self.prepared.serial == serial, f"{effect} of what is not prepared"
                self.prepared, self.is_ready = None, False
            case do.Start(cue):
                self._start(cue)
            case do.RunFilm(cue, sound):
                self._run_film(cue, sound=sound)
            case do.MuteFilm(cue, sound):
                assert self.on_stage is not None
                assert cue.serial == self.on_stage.serial
                assert self.plays
                self.sounds = sound
            case do.PauseFilm(cue):
                self._pause_film(cue)
            case do.ResumeFilm(cue, sound):
                self._resume_film(cue, sound=sound)
            case do.ShowFallback():
                self._clear()
                self.fallback = True
            case do.Finish():
                self._clear()
                self.finished = True

    def _later(self, seconds: float, event: on.Event) -> FakeTimer | None:
        if seconds == NEVER:
            return None
        if seconds == 0:
            self.tell(event)
            return None
        return self.clock.call_later(seconds, lambda: self.tell(event))

    def _prepare(self, cue: Cue) -> None:
        assert cue.serial not in self._serials, f"serial {cue.serial} is used twice"
        assert self.prepared is None, f"{cue.key} is prepared while {self.prepared} still is"
        now = self.clock.now()
        self._prepared_now = self._prepared_now + 1 if now == self._prepared_at else 1
        self._prepared_at = now
        assert self._prepared_now < MANY_AT_ONCE, (
            f"{cue.key} is prepared again and again: the show runs in circles"
        )
        self._serials.add(cue.serial)
        self.prepared, self.is_ready = cue, False
        manners = self.behave(cue.key)
        if manners.fails:
            self._later(manners.prepare, on.CueFailed(cue.serial, manners.fails))
        elif manners.prepare == 0:
            self._drawn(cue)
        elif manners.prepare != NEVER:
            self.clock.call_later(manners.prepare, lambda: self._drawn(cue))

    def _drawn(self, cue: Cue) -> None:
        if self.prepared is cue:
            self.is_ready = True
        self.tell(on.CueReady(cue.serial))

    def _start(self, cue: Cue) -> None:
        assert self.prepared is not None, f"{cue.key} is started, but nothing is prepared"
        assert self.prepared.serial == cue.serial
        assert self.is_ready, f"{cue.key} is started before it is ready"
        self._clear()
        self.on_stage, self.prepared, self.is_ready = cue, None, False
        self.fallback = False
        self._later(self.behave(cue.key).transition, on.TransitionDone(cue.serial))

    def _run_film(self, cue: Cue, *, sound: bool) -> None:
        assert self.on_stage is not None
        assert cue.serial == self.on_stage.serial, f"{cue.key} is to play, but {self.on_stage.key} stands"
        assert cue.is_film
        assert not self.is_broken, f"{cue.key} is broken and is asked to play"
        self._stop_film()
        self.plays, self.sounds = True, sound
        manners = self.behave(cue.key)
        if manners.breaks <= manners.length:
            self._film_call(manners.breaks, lambda: self.break_film())
        else:
            self._film_call(manners.length, lambda: self._end_film(cue.serial))

    def _film_call(self, seconds: float, call: Callable[[], None]) -> None:
        self._film_will = (self.clock.now() + seconds, call)
        self._film_timers = [] if seconds == NEVER else [self.clock.call_later(seconds, call)]

    def _pause_film(self, cue: Cue) -> None:
        assert self.on_stage is not None
        assert cue.serial == self.on_stage.serial
        assert self.plays, f"{cue.key} is halted and does not play"
        rest = self._film_will[0] - self.clock.now()
        self._stop_film()
        self._film_rest = rest

    def _resume_film(self, cue: Cue, *, sound: bool) -> None:
        assert self.on_stage is not None
        assert cue.serial == self.on_stage.serial
        assert self._film_rest is not None, f"{cue.key} is to go on and was not halted"
        self.plays, self.sounds = True, sound
        self._film_call(self._film_rest, self._film_will[1])
        self._film_rest = None

    def break_film(self) -> None:
        """What stands on stage breaks; it says so with the serial it was prepared under."""
        assert self.on_stage is not None
        self._stop_film()
        self.is_broken = True
        self.tell(on.CueFailed(self.on_stage.serial, "decoder-died"))

    def _end_film(self, serial: int) -> None:
        self._stop_film()
        self.tell(on.FilmEnded(serial))

    def _stop_film(self) -> None:
        for timer in self._film_timers:
            timer.cancel()
        self._film_timers, self._film_rest, self.plays, self.sounds = [], None, False, False

    def _clear(self) -> None:
        self._stop_film()
        self.on_stage, self.is_broken = None, False


class ImpossibleError(BaseException):
    """The stage was asked for what no stage can do: no ``Exception``, which would only cost a cue."""


class StrictShow(Show):
    """A show whose rules may not fail."""

    def _after(self, event: on.Event) -> tuple[State, list[do.Effect]]:
        return step(self.state, event, self._clock.now())


class World:
    """A show, its clock and its stage."""

    def __init__(
        self,
        playlist: Playlist,
        *,
        settings: Settings | None = None,
        limits: Limits | None = None,
        manners: dict[str, Manners] | None = None,
        start: bool = True,
        show: type[Show] = StrictShow,
    ) -> None:
        self.clock = FakeClock()
        self.stage = FakeStage(self.clock, manners or {})
        self.changes = 0
        self.started: list[Started] = []
        self.show = show(
            begin(playlist, settings, limits), self.clock, perform=self._perform, changed=self._count_change
        )
        self.stage.tell = self.show.send
        if start:
            self.show.send(on.Begin())

    @property
    def state(self) -> State:
        return self.show.state

    @property
    def phase(self) -> str:
        """The phase by its name: a value that may differ after every step."""
        return self.show.state.phase.value

    @property
    def present(self) -> str:
        """The key of what stands, or an empty text."""
        return self.stage.on_stage.key if self.stage.on_stage else ""

    def _count_change(self, state: State) -> None:
        self.changes += 1

    def _perform(self, effect: do.Effect) -> None:
        if isinstance(effect, do.Note) and effect.event == "cue-started":
            self.started.append(
                Started(self.clock.now(), str(effect.fields["key"]), int(str(effect.fields["round"])))
            )
        try:
            self.stage.perform(effect)
        except AssertionError as error:
            raise ImpossibleError from error

    def send(self, *events: on.Event) -> None:
        for event in events:
            self.show.send(event)

    def advance(self, seconds: float) -> None:
        self.clock.advance(seconds)

    def order(self) -> list[str]:
        """What was started, in order."""
        return [started.key for started in self.started]

    def notes(self, event: str) -> list[do.Note]:
        return [note for note in self.stage.effects if isinstance(note, do.Note) and note.event == event]

    def asked(self, kind: type[do.Effect]) -> list[do.Effect]:
        """The effects of one kind so far."""
        return [effect for effect in self.stage.effects if isinstance(effect, kind)]


def slide(
    name: str, *, words: int = 5, duration: float | None = 10.0, transition: Transition = "fade"
) -> SlideItem:
    """A slide in three languages; French has twice as many words."""
    texts = {
        "nl": SlideText(title=" ".join(["woord"] * words)),
        "fr": SlideText(title=" ".join(["mot"] * words * 2)),
        "en": SlideText(title=" ".join(["word"] * words)),
    }
    return SlideItem(
        key=name, duration=duration, transition=transition, slide=Slide(name, "statement", texts)
    )


def picture(name: str, *, duration: float | None = 10.0) -> ImageItem:
    return ImageItem(key=name, duration=duration, path=Path(f"{name}.png"))


def poll(name: str, *answers: str) -> SlideItem:
    """A poll with these answers."""
    text = SlideText(title=name, answers=answers)
    return SlideItem(
        key=name, duration=10.0, slide=Slide(name=name, layout="poll", texts={"nl": text, "fr": text})
    )


def film(name: str, *, attract: Attract = "muted", duration: float | None = None) -> VideoItem:
    return VideoItem(key=name, duration=duration, path=Path(f"{name}.mp4"), attract=attract)


def playlist(*items: Item, visitor: Visitor | None = USUAL_VISITOR, languages: str = "nl fr en") -> Playlist:
    return Playlist({}, tuple(languages.split()), items, Path("content"), visitor)


def changed(item: SlideItem) -> SlideItem:
    """The same slide with other words."""
    return replace(item, slide=replace(item.slide, color="leaf"))
