"""Pictures of a stage that is put into any moment of a visit without a show: for audits of what visitors see and touch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from kiosk.playlist.model import Playlist
from kiosk.sheet.photographer import DRAWING_LIMIT, FILM_MOMENTS, READY_LIMIT_MS, SLIDE_MOMENTS, Moment, Shot
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.page import Page
from kiosk.show.rules import begin
from kiosk.show.settings import Settings
from kiosk.show.state import Cue, FilmPhase, Phase
from kiosk.video.film import Film, VideoEngine
from kiosk.visitor.scene import Scene


class StagePhotographer:
    """Takes pictures of cues on a stage that nobody sees."""

    def __init__(self, playlist: Playlist, engine: VideoEngine, cache: Path) -> None:
        self._playlist, self.settings = playlist, Settings()
        self._ready: int | None = None
        self._failed = ""
        self._loop = QEventLoop()
        self.scene = Scene(playlist, engine, cache, software=True)
        self.scene.asked.connect(self._take)
        self.scene.preparation.rasteriser.be_patient(DRAWING_LIMIT)
        self.scene.stage.canvas.hold(*SLIDE_MOMENTS["end"])
        self.scene.load()
        self._serial = 0
        self._state = begin(playlist, self.settings)

    def open(self, page: str) -> None:
        """Open this page over the slide that stands; an empty one closes it."""
        self._state = replace(self._state, page=Page(page))
        self.scene.state_changed(self._state)

    def enter(self, phase: Phase) -> None:
        """The same cue, in another phase of the visit."""
        self._state = replace(self._state, phase=phase)
        self.scene.state_changed(self._state)

    def shoot(
        self,
        index: int,
        language: str,
        size: tuple[int, int],
        phase: Phase = Phase.ATTRACT,
        moment: Moment = "end",
    ) -> Shot:
        """One picture of item ``index``, ``size`` in pixels.

        Raises:
            RuntimeError: it could not be shown, and why; an audit that went on would judge what stood before.
        """
        self._serial += 1
        self._failed = ""
        item = self._playlist.items[index]
        cue = Cue(self._serial, item, index, 1)
        looks = item.is_film and moment != "start"
        state = replace(
            begin(self._playlist, replace(self.settings, language=language)),
            current=cue,
            phase=phase,
            film=FilmPhase.MUTED if looks else FilmPhase.NONE,
        )
        window, stage = self.scene.window, self.scene.stage
        stage.canvas.hold(*SLIDE_MOMENTS["end" if item.is_film else moment])
        if (window.width(), window.height()) != size or not window.isVisible():
            self.scene.resize(*size)
            window.show()
        self.scene.state_changed(replace(state, film=FilmPhase.NONE))
        stage.perform(do.Prepare(cue))
        if self._wait(cue.serial):
            stage.perform(do.Start(cue, "cut", 1))
            self._wait(cue.serial)
        if self._failed:
            raise RuntimeError(f"{item.key} cannot be shown: {self._failed}")
        film = stage.front.current_film if stage.front else None
        if film and looks:
            self._look(film, FILM_MOMENTS[moment])
        self._state = state
        self.scene.state_changed(state)
        title, image = item.title_in(language), window.grabWindow()
        return Shot(item.key, title, language, moment, image, is_film=item.is_film)

    def close(self) -> None:
        self.scene.close()

    def _take(self, event: on.Event) -> None:
        # In a window of a new size the slide that stood before gets ready once more: only the present one counts.
        if isinstance(event, on.CueReady | on.TransitionDone) and event.serial == self._serial:
            self._ready = event.serial
            self._loop.quit()
        elif isinstance(event, on.CueFailed) and event.serial == self._serial:
            self._failed = event.reason
            self._loop.quit()

    def _wait(self, serial: int) -> bool:
        if self._ready != serial and not self._failed:
            self._run_until(lambda: None)
        ready, self._ready = self._ready == serial, None
        if not ready and not self._failed:
            self._failed = "not ready in time"
        return not self._failed

    def _look(self, film: Film, part: float) -> None:
        film.looked.connect(self._loop.quit)
        self._run_until(lambda: film.look_at(part))
        film.looked.disconnect(self._loop.quit)

    def _run_until(self, begin_: Callable[[], None]) -> None:
        """Let the stage work until it answers, or for ``READY_LIMIT_MS``."""
        timer = QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(self._loop.quit)
        timer.start(READY_LIMIT_MS)
        QTimer.singleShot(0, begin_)
        self._loop.exec()
        timer.stop()
