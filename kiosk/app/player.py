"""The composition root: creates all objects, connects them, and defines the order of start and shutdown."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from kiosk.app.computer_watch import ComputerWatch, subjects
from kiosk.app.counting import Counting
from kiosk.app.film_watch import FilmWatch
from kiosk.app.headset_watch import HeadsetWatch
from kiosk.app.keeping import Keeping
from kiosk.app.operating import Operating
from kiosk.app.options import RunOptions
from kiosk.app.panel_today import PanelToday
from kiosk.app.process import EndSignals
from kiosk.app.record import Defects, Record
from kiosk.app.tidying import Tidying
from kiosk.app.time_of_day import TimeOfDay
from kiosk.app.watch import Watch, without_films
from kiosk.machine.folders import cache_folder
from kiosk.machine.graphics import prefers_software
from kiosk.machine.keep_awake import KeepAwake
from kiosk.playlist.another_load import AnotherLoad
from kiosk.playlist.model import Playlist
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.clock import Clock
from kiosk.show.rules import begin
from kiosk.show.settings import Settings
from kiosk.show.show import Show
from kiosk.show.state import Limits, Phase, State
from kiosk.stage.cursor import Cursor
from kiosk.stage.place import WindowPlace
from kiosk.stage.qt_clock import QtClock
from kiosk.video.choose import make_engine
from kiosk.visitor.reading.told import Told
from kiosk.visitor.scene import Scene, draw_in_software
from kiosk.words.sentence import Moment

log = logging.getLogger("kiosk.app")

VOICE_AFTER_MS = 3_000
"""When the start is over and the first slide stands: to find a voice takes some of a processor."""
PANEL_AFTER_MS = COUNTS_AFTER_MS = 500
"""After the first picture: loading the corner, or the library of the counts, takes the GUI thread some pictures of a
transition."""


class Application(QObject):
    """One run of the show, from the first cue to the last.

    Signals:
        loaded(load): another load of the content (``AnotherLoad``), whose playlist replaces the present one; from any thread.
        defect(what): an unexpected exception; from any thread.
        machine_fails(code): something does not work on this computer, see the catalogues' ``machine``; from any thread.
    """

    loaded = Signal(object)
    defect = Signal(str)
    machine_fails = Signal(str)

    def __init__(
        self,
        playlist: Playlist,
        options: RunOptions,
        application: QGuiApplication,
        *,
        fonts: Mapping[str, bytes] | None = None,
        clock: Clock | None = None,
        watch: Watch | None = None,
    ) -> None:
        """``fonts`` are the files of the theme's fonts, see ``read_fonts``; they are read here if not given. ``clock`` replaces
        the show's Qt clock, for tests. ``watch`` is there when a supervisor watches over this player."""
        super().__init__()
        self._application, self._options = application, options
        self._tidying = Tidying(self)
        settings = options.settings
        told_in = options.told_in or settings.language or playlist.language
        self.record = Record(options.trace, told_in, goes_on=watch is not None and watch.goes_on)
        self.defect.connect(self._take_defect, Qt.ConnectionType.QueuedConnection)
        self._defects = Defects(self.defect.emit)
        log.addHandler(self._defects)
        self._watch = watch
        if watch and watch.is_safe:
            playlist = without_films(playlist)
        software = prefers_software("software" if watch and watch.is_safe else options.render)
        if software:
            draw_in_software()
        self._engine = make_engine(settings.engine, software=software)
        resume = watch.resume() if watch else None
        self._keeping = watch.keeping if watch else Keeping(self)
        self.counting = Counting(options.place, self._keeping, self, is_kept=watch is not None)
        self.counting.told.connect(self.record.say)
        self.journal = self.counting.journal
        self._sound_device = settings.sound_device
        self._engine.choose_sound_device(settings.sound_device)
        self._engine.soundDevicesChanged.connect(self._sound_devices_changed)
        self.scene = Scene(
            playlist,
            self._engine,
            cache_folder(),
            software=software,
            inches=options.inches,
            votes=self.journal.votes,
            fonts=fonts,
        )
        number = settings.screen if isinstance(settings.screen, int) else 0
        self._place = WindowPlace(
            self.scene.window, number, is_windowed=bool(options.windowed), say=self.record.say
        )
        self._place.settled.connect(self.scene.fit_window)
        self._place.came.connect(self._show_window, Qt.ConnectionType.QueuedConnection)
        self._cursor = None if options.windowed else Cursor(self.scene.window)
        if self._cursor:
            self.scene.stage.view_model.pointed.connect(self._cursor.moved)
            self.scene.stage.view_model.fingered.connect(self._cursor.touched)
        self.scene.turn(settings.rotation)
        self._awake = KeepAwake(application.platformName(), self.machine_fails.emit)
        self.machine_fails.connect(self._tell_failure, Qt.ConnectionType.QueuedConnection)
        self._place.settled.connect(self._placed)
        self._keeping.told.connect(self.record.say)
        self._films = FilmWatch(self._engine, time.monotonic, self)
        self._films.told.connect(self.record.say)
        self._computer = ComputerWatch(subjects(playlist.root), self)
        self._computer.told.connect(self._take_reading)
        self._time = TimeOfDay(playlist, self, has_hours=settings.screen_off is not None)
        self._time.told.connect(self.record.say)
        clock = clock or QtClock(self)
        limits = Limits(rounds=options.rounds)
        self.show = Show(
            begin(
                playlist,
                settings,
                limits,
                resume=resume,
                now=clock.now(),
                wall_now=time.time(),
                at=self._time.now(),
            ),
            clock,
            perform=self._perform,
            changed=self._changed,
        )
        self._frames = 0
        self._is_dark = False
        self._has_slide = self._is_shown = False
        self.loaded.connect(self._take_loaded, Qt.ConnectionType.QueuedConnection)
        stage = self.scene.stage
        stage.first.connect(self._first_slide)
        stage.finished.connect(self._finish)
        stage.noted.connect(self.record.note)
        # All events enter here: touches, keys, swipes, and what became of slides and films.
        self.scene.asked.connect(self._send)
        self.scene.reading.spoken.connect(self._tell_spoken)
        self.scene.voice.found.connect(self._tell_voices)
        self.scene.visitor.guide_panel.pointed.connect(self._tell_pointed)
        self._voice_begins = QTimer(self)
        self._voice_begins.setSingleShot(True)
        self._voice_begins.timeout.connect(self._begin_voice)
        self._headset = HeadsetWatch(self)
        self._headset.changed.connect(self.scene.reading.set_headset)
        self._time.read.connect(self._send)
        self._time.read.connect(self.counting.read_clock)
        self.counting.votes_read.connect(self.scene.stage.show_votes)
        self.record.events.listen(self.counting.heard)
        if options.lock and not options.windowed:
            self.scene.window.lock()
        self.operating = Operating(
            self.scene,
            self.record,
            clock,
            options.told_in or self.show.state.language,
            options.settings_file,
            options.shown,
            self,
        )
        self.operating.asked.connect(self._send)
        self.operating.told.connect(self.record.say)
        self.operating.leave.connect(self.stop)
        self.operating.again.connect(self._begin_anew)
        self.operating.clock.begins.connect(self._time.hold)
        self.operating.clock.ended.connect(self._time.release)
        PanelToday(self.operating.panel, self.counting, self.record, self.scene.stage.show_votes, self)
        self.scene.window.panelWanted.connect(self.operating.knock)
        self._clock = clock
        if watch:
            watch.begin(self.show, self.scene, self.record, clock)
            watch.asked_to_raise.connect(self._raise)
            watch.show_allowed.connect(self._show_window)

    def run(self) -> int:
        """Run until the show is over; 0 if it ended by itself or on request."""
        ends = EndSignals(self)
        ends.asked.connect(self.stop)
        self.start()
        try:
            return self._application.exec()
        finally:
            self.close()
            ends.close()

    def start(self) -> None:
        """Begin the show; it then runs in the application's event loop, and ends that."""
        self.record.settings(self._options.problems)
        self._tell_language()
        self._place_window()
        self.show.announce()
        self.scene.load()
        self.show.send(on.Begin())
        self._time.look()

    @Slot()
    def stop(self) -> None:
        """End the show in order."""
        self.show.send(on.Stop())

    def close(self) -> None:
        """Leave nothing behind; once, after the event loop has ended."""
        self.record.events.append("stopped")
        if self._watch:
            self._watch.close()
        self._time.close()
        self._computer.close()
        self._voice_begins.stop()
        self._headset.close()
        self._films.close()
        self._place.close()
        if self._cursor:
            self._cursor.close()
        self._awake.close()
        self.operating.close()
        self.counting.close()
        self.scene.close()
        self.record.close()
        self._tidying.close()
        log.removeHandler(self._defects)

    def _tell_language(self) -> None:
        """Tell the operator that the settings' language is not the show's."""
        playlist, wanted = self.show.state.playlist, self._options.settings.language
        if wanted and playlist.items and wanted not in playlist.languages:
            self.record.tell("settings-language", {"wanted": wanted, "languages": playlist.languages})

    # -- start --------------------------------------------------------------------------------------------------------

    def _place_window(self) -> None:
        self._place.place()
        if self._options.windowed:
            self.scene.window.resize(*self._options.windowed)
        self.scene.fit_window()

    @Slot()
    def _first_slide(self) -> None:
        self._has_slide = True
        if self._watch and not self._place.has_screen:
            self._watch.has_no_screen()
        self._show_window()

    @Slot()
    def _show_window(self) -> None:
        """Show the window once: when there are a first slide, a screen to show it on, and the curtain below it."""
        if self._is_shown or not self._has_slide or not self._place.has_screen:
            return
        if self._watch and not self._watch.lets_show():
            return
        self._is_shown = True
        window = self.scene.window
        window.frameSwapped.connect(self._first_frame, Qt.ConnectionType.QueuedConnection)
        self._place.show()
        self.record.events.append("window-shown", width=window.width(), height=window.height())

    @Slot()
    def _first_frame(self) -> None:
        self._frames += 1
        if self._frames == 1:
            self.record.events.append("first-picture")
            self.scene.window.frameSwapped.disconnect(self._first_frame)
            if not self._is_dark:
                self._awake.start()
            self._keeping.begin()
            self._tidying.begin()
            QTimer.singleShot(COUNTS_AFTER_MS, self.counting.begin)
            self._computer.begin()
            self._voice_begins.start(VOICE_AFTER_MS)
            QTimer.singleShot(PANEL_AFTER_MS, self.operating.attach)
            if self._watch:
                self._watch.shown()
            if any(item.is_film for item in self.show.state.playlist.items):
                self._engine.warm_up()

    # -- while it runs ------------------------------------------------------------------------------------------------

    @Slot(object)
    def _send(self, event: on.Event) -> None:
        self.show.send(event)

    @Slot()
    def _begin_voice(self) -> None:
        self.scene.reading.begin()
        self._headset.begin()

    @Slot(object)
    def _tell_pointed(self, told: Told) -> None:
        self.record.events.append("pointed", words=told.name)

    @Slot(str, str)
    def _tell_spoken(self, words: str, language: str) -> None:
        self.record.events.append("spoken", words=words, language=language)

    @Slot()
    def _tell_voices(self) -> None:
        """Tell the operator which languages of the show nothing speaks, where visitors could hear it."""
        state, voice = self.show.state, self.scene.voice
        is_for_visitors = (
            voice.is_known and state.settings.loudness > 0 and state.playlist.visitor is not None
        )
        languages = state.playlist.languages if is_for_visitors else ()
        self.record.voices([language for language in languages if not voice.speaks(language)])

    def _perform(self, effect: do.Effect) -> None:
        if isinstance(effect, do.Count):
            self.journal.count(effect.what, effect.key, effect.value)
            self.record.events.append("counted", what=effect.what, key=effect.key, value=effect.value)
            if effect.what == "vote":
                self.scene.stage.show_votes(effect.key)
        else:
            self.scene.stage.perform(effect)

    def _changed(self, state: State) -> None:
        self._follow(state.settings)
        self._tell_voices()
        self._mind_darkness(state.phase)
        self.counting.follow(state)
        self.scene.state_changed(state)
        self.operating.follow(state)
        if self._watch:
            self._watch.follow(state)

    def _mind_darkness(self, phase: Phase) -> None:
        """In the hours in which the screen is dark the desktop may switch it off too."""
        if (phase is Phase.DARK) == self._is_dark:
            return
        self._is_dark = not self._is_dark
        if self._is_dark:
            self._awake.release()
        elif self._frames:
            self._awake.start()

    def _follow(self, settings: Settings) -> None:
        """Apply the settings that no other room does: the sound device of films, the screen, and how it stands."""
        self._place.choose(settings.screen)
        self.scene.turn(settings.rotation)
        if settings.sound_device != self._sound_device:
            self._sound_device = settings.sound_device
            self._engine.choose_sound_device(settings.sound_device)

    @Slot(object)
    def _take_loaded(self, load: AnotherLoad) -> None:
        """Replace the playlist in place; a broken save leaves it as it is."""
        self.record.checked(load)
        playlist = load.playlist
        if playlist and self._watch and self._watch.is_safe:
            playlist = without_films(playlist)
        if playlist:
            self._time.follow(playlist)
        if playlist and playlist != self.show.state.playlist:
            self.show.send(on.Replace(playlist, load.deleted))

    @Slot()
    def _sound_devices_changed(self) -> None:
        state = self.show.state
        is_wanted = state.settings.loudness > 0 and state.playlist.can_sound
        self.record.sound_devices(self._engine.sound_devices, self._sound_device, is_wanted=is_wanted)
        self._tell_voices()

    @Slot(str, str, object)
    def _take_reading(self, name: str, code: str, fields: dict[str, object]) -> None:
        self.record.events.append(f"{name}-read", **fields)
        self.record.say(code, fields)

    @Slot(str)
    def _take_defect(self, what: str) -> None:
        self.record.events.append("defect", what=what, when=Moment(time.time()))

    @Slot()
    def _placed(self) -> None:
        at = self.scene.window.geometry()
        self.record.events.append("window-placed", x=at.x(), y=at.y(), width=at.width(), height=at.height())

    @Slot(str)
    def _tell_failure(self, code: str) -> None:
        self.record.say(code, {})

    @Slot(object)
    def _begin_anew(self, shows: Path | None) -> None:
        """The operator wants a fresh start, or another show: another player, or the first slide where nobody watches over this
        one."""
        if self._watch:
            self._watch.again(shows)
        elif shows:
            self.operating.not_before_next_start()
        elif self.show.state.playlist.items:
            self.show.send(on.ShowNow(self.show.state.playlist.items[0].key))
            self.show.send(on.Release())

    @Slot()
    def _raise(self) -> None:
        self.scene.window.raise_()
        self.scene.window.requestActivate()

    @Slot()
    def _finish(self) -> None:
        if self._watch:
            self._watch.over(0)
        # quit() asks every window first, and ours refuses to be closed.
        self._application.exit(0)
