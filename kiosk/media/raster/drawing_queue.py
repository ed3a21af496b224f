"""The order of drawing jobs: urgent ones first, and a slow drawing never delays a fast one.

Urgent jobs have a thread of their own, with a short time limit per drawing. Slower and non-urgent ones are drawn by a second
thread, first all with a short limit; those that need more time are retried with a longer one after the others.
"""

from __future__ import annotations

import itertools
import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Protocol

from kiosk.media.raster.layers import Layers
from kiosk.media.raster.svg import Drawing

log = logging.getLogger("kiosk.content")

FIRST_LIMIT = 4.0
"""Seconds for an urgent drawing; ours take 0.3, and 1.2 on a machine four times slower."""
LATER_LIMITS = (20.0, 120.0)
"""Seconds for slower drawings; one that exceeds the last limit is given up."""


class Slow(Enum):
    """The result of a drawing that is not finished yet."""

    SLOW = "slow"


SLOW = Slow.SLOW
Answer = Layers | Slow | None


class Draw(Protocol):
    """Makes a drawing within ``limit`` seconds; ``SLOW`` when that was not enough, ``None`` when it cannot be made."""

    def __call__(self, drawing: Drawing, limit: float, *, is_awaited: bool) -> Answer: ...


@dataclass(order=True)
class _Job:
    attempt: int
    number: int
    drawing: Drawing = field(compare=False)
    takers: list[Callable[[Answer], None]] = field(compare=False)
    name: str = field(compare=False, default="")


class DrawingQueue:
    """Two threads, one for urgent jobs. ``name_of`` identifies equal drawings; it may raise ``OSError``."""

    def __init__(self, name_of: Callable[[Drawing], str], draw: Draw) -> None:
        self._name_of, self._draw = name_of, draw
        self.first_limit = FIRST_LIMIT
        self._numbers = itertools.count()
        self._lock = threading.Lock()
        self._later: dict[str, _Job] = {}
        """Background jobs by name, waiting or running."""
        self._endless: set[str] = set()
        self._is_closed = False
        self._awaited: queue.Queue[tuple[_Job, Callable[[], bool]] | None] = queue.Queue()
        self._others: queue.PriorityQueue[_Job] = queue.PriorityQueue()
        self._threads: list[threading.Thread] = []

    def add(
        self, drawing: Drawing, done: Callable[[Answer], None], is_wanted: Callable[[], bool] | None
    ) -> None:
        """``is_wanted`` is called when it is this drawing's turn; without it the job is not urgent."""
        if self._is_closed:
            return
        self._start()
        job = _Job(0, next(self._numbers), drawing, [done])
        if is_wanted:
            self._awaited.put((job, is_wanted))
        else:
            self._others.put(job)

    def close(self, interrupt: Callable[[], None]) -> None:
        """Return once nothing is being drawn; ``interrupt`` ends the running drawing."""
        self._is_closed = True
        self._awaited.put(None)
        self._others.put(_Job(-1, 0, Drawing(Path(), 1, 1, False, {}), []))
        for thread in self._threads:
            while thread.is_alive():
                interrupt()
                thread.join(0.05)

    def _start(self) -> None:
        if self._threads:
            return
        for work, name in ((self._serve_awaited, "raster"), (self._serve_others, "raster-later")):
            thread = threading.Thread(target=work, name=name, daemon=True)
            thread.start()
            self._threads.append(thread)

    def _serve_awaited(self) -> None:
        while (waiting := self._awaited.get()) and not self._is_closed:
            job, is_wanted = waiting
            if is_wanted():
                self._answer(job, self._made_for_who_waits(job))

    def _made_for_who_waits(self, job: _Job) -> Answer:
        if not self._has_name(job):
            return None
        with self._lock:
            if job.name in self._endless:
                return None
            if job.name in self._later:
                return SLOW
        made = self._made(job, self.first_limit, is_awaited=True)
        if made is SLOW:
            log.info("%s takes longer; it is drawn in the background", job.drawing.path.name)
            later = _Job(1, next(self._numbers), job.drawing, [], job.name)
            with self._lock:
                is_new = self._later.setdefault(job.name, later) is later
            if is_new:
                self._others.put(later)
        return made

    def _serve_others(self) -> None:
        while (job := self._others.get()).attempt >= 0 and not self._is_closed:
            if not job.name and not self._has_name(job):
                self._answer(job, None)
                continue
            with self._lock:
                known = self._later.setdefault(job.name, job)
                if known is not job:
                    known.takers += job.takers
                    continue
                is_endless = job.name in self._endless
            limit = (self.first_limit, *LATER_LIMITS)[job.attempt]
            made = None if is_endless else self._made(job, limit, is_awaited=False)
            if made is SLOW and job.attempt < len(LATER_LIMITS):
                again = _Job(job.attempt + 1, next(self._numbers), job.drawing, job.takers, job.name)
                with self._lock:
                    self._later[job.name] = again
                self._others.put(again)
                continue
            with self._lock:
                del self._later[job.name]
                if made is SLOW:
                    self._endless.add(job.name)
                    log.warning("%s: it cannot be drawn in %d s", job.drawing.path.name, limit)
            self._answer(job, None if made is SLOW else made)

    def _has_name(self, job: _Job) -> bool:
        try:
            job.name = self._name_of(job.drawing)
        except OSError as error:
            log.warning("%s cannot be read: %s", job.drawing.path.name, error.strerror or error)
        except Exception:  # a picture must never stop the show; the slide is shown without it
            log.exception("drawing %s", job.drawing.path.name)
        return bool(job.name)

    def _made(self, job: _Job, limit: float, *, is_awaited: bool) -> Answer:
        try:
            return self._draw(job.drawing, limit, is_awaited=is_awaited)
        except Exception:
            log.exception("drawing %s", job.drawing.path.name)
        return None

    def _answer(self, job: _Job, made: Answer) -> None:
        if self._is_closed:
            return
        for taker in job.takers:
            try:
                taker(made)
            except Exception:
                log.exception("%s was drawn for nobody", job.drawing.path.name)
