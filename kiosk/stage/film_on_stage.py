"""Controls the film of the slide on stage: play, pause, sound; reports its start and end."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.poster.boundary import Boundary
from kiosk.poster.slide_view_model import SlideViewModel
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.settings import Settings
from kiosk.show.state import Cue
from kiosk.stage.between_pictures import BetweenPictures


class FilmOnStage:
    """Carries out the show's film effects. An exception costs only this cue, and the end of a film is always reported."""

    def __init__(
        self,
        boundary: Boundary,
        note: Callable[[str, dict[str, object]], None],
        tell: Callable[[on.Event], None],
        between: BetweenPictures,
    ) -> None:
        self._boundary, self._note, self._tell = boundary, note, tell
        self._between, self._volume = between, Settings().loudness
        self._front: SlideViewModel | None = None
        self._serial, self._key = 0, ""

    def run(self, front: SlideViewModel | None, cue: Cue, *, sound: bool) -> None:
        """Play the film of ``front`` from its start."""
        with self._boundary.around(cue):
            self._play(front, cue, sound=sound)

    def _play(self, front: SlideViewModel | None, cue: Cue, *, sound: bool) -> None:
        film = front.current_film if front else None
        if film is None or film.has_failed:
            return
        key, serial = cue.key, cue.serial
        if not film.property("connectedTo"):
            film.ended.connect(lambda: self._ended())
            film.started.connect(lambda: self._started(key, serial))
            film.setProperty("connectedTo", True)
        self._between.film_begins()
        self._front, self._serial, self._key = front, serial, key
        film.play(sound=sound, volume=self._volume, again=film.is_over or film.is_playing)

    def steer(self, front: SlideViewModel | None, effect: do.MuteFilm | do.PauseFilm | do.ResumeFilm) -> None:
        """Pause or resume it, or change its sound."""
        film = front.current_film if front else None
        if film is None:
            return
        with self._boundary.around(effect.cue):
            match effect:
                case do.PauseFilm():
                    film.pause()
                case do.ResumeFilm(_, sound):
                    film.set_sound(sound=sound, volume=self._volume)
                    film.resume()
                case do.MuteFilm(_, sound):
                    film.set_sound(sound=sound, volume=self._volume)

    def set_volume(self, front: SlideViewModel | None, volume: int) -> None:
        """Set the volume (percent) of films from now on, including the one that is playing."""
        is_new, self._volume = volume != self._volume, volume
        film = front.current_film if front else None
        if is_new and front and film and film.is_playing and front.property("filmSounds"):
            with self._boundary.around(front):
                film.set_sound(sound=True, volume=volume)

    def _started(self, key: str, serial: int) -> None:
        with self._boundary.around(None):
            self._note("film-first-frame", {"key": key, "serial": serial})

    def _ended(self) -> None:
        film = self._front.current_film if self._front else None
        with self._boundary.around(None):
            pictures = film.pictures if film else 0
            self._note("film-ended", {"key": self._key, "serial": self._serial, "pictures": pictures})
        self._tell(on.FilmEnded(self._serial))
