"""Starts the show on a screen: the event loop runs from the first moment, also while the content is being loaded."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from kiosk.app.live_content import LiveContent
from kiosk.app.options import RunOptions
from kiosk.app.player import Application
from kiosk.app.process import EndSignals
from kiosk.app.watch import Watch
from kiosk.content.mission import mission_root
from kiosk.machine.background import ask
from kiosk.playlist.another_load import AnotherLoad
from kiosk.playlist.loaded import Loaded
from kiosk.playlist.model import Playlist
from kiosk.poster.font_files import read_fonts
from kiosk.theme.theme import Theme
from kiosk.words.catalogue import languages

log = logging.getLogger("kiosk.app")

PATIENCE = 3.0
"""Seconds until the house's own poster is shown because the content is not there yet. Half a second is normal; a stick that
wakes up, or a folder on a network that has gone, takes any time."""

USAGE, BROKEN = 2, 3
"""Exit codes: wrong words were typed; a fault of ours, after which a supervisor starts another player."""


class UnknownLanguageError(Exception):
    """The playlist does not speak the language that was asked for, only ``languages``."""

    def __init__(self, languages: Sequence[str]) -> None:
        super().__init__(*languages)
        self.languages = languages


def playlist_of(loaded: Loaded) -> Playlist:
    """What can be shown of a load: an empty playlist where nothing can."""
    return loaded.playlist or empty(loaded.root, loaded.theme)


def empty(root: Path, theme: Theme) -> Playlist:
    """A playlist without items, shown as the poster that stands when nothing else can."""
    return Playlist(title={}, languages=languages(), items=(), root=root, theme=theme)


class Startup(QObject):
    """Waits for the content and makes the application, with the house's own poster if the content does not come.

    Signals, all of them from any thread:
        _loaded(loaded, fonts): the first load, and its theme's font files.
        _again(load): each later load, an ``AnotherLoad``.
        _house(theme, fonts): the house's own theme, which nobody waits for but a stand without content.
    """

    _loaded = Signal(object, object)
    _again = Signal(object)
    _house = Signal(object, object)

    def __init__(
        self,
        content: LiveContent,
        options: RunOptions,
        application: QGuiApplication,
        watch: Watch | None = None,
    ) -> None:
        super().__init__()
        self._content, self._options, self._application = content, options, application
        self._watch = watch
        self._unknown: UnknownLanguageError | None = None
        self.show: Application | None = None
        queued = Qt.ConnectionType.QueuedConnection
        self._loaded.connect(self._take_loaded, queued)
        self._again.connect(self._take_again, queued)
        self._house.connect(self._take_house, queued)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(int(PATIENCE * 1000))
        self._patience.timeout.connect(self._show_house)

    def run(self, told: Callable[[int, int], None], report: Callable[[Loaded, bool], None]) -> int:
        """Run until the show is over; its exit code.

        ``told`` gets the number of files checked and the total, ``report`` each load and whether
        it is shown; both on the thread that loads.

        Raises:
            UnknownLanguageError: the language that was asked for is not one of the playlist's.
        """

        def first(loaded: Loaded) -> None:
            report(loaded, True)
            self._loaded.emit(loaded, read_fonts(loaded.theme))

        def again(load: AnotherLoad) -> None:
            report(load.loaded, not load.is_refused)
            self._again.emit(load)

        ends = EndSignals(self)
        ends.asked.connect(self._end)
        if self._watch:
            self._watch.asked_to_stop.connect(self._end)
            self._watch.listen()
        self._patience.start()
        self._content.follow(first, again, told)
        try:
            code = self._application.exec()
        finally:
            self._patience.stop()
            self._content.close()
            if self.show:
                self.show.close()
            ends.close()
        if self._unknown:
            if self._watch:
                self._watch.over(USAGE)
            raise self._unknown
        return code

    @Slot()
    def _end(self) -> None:
        if self.show:
            self.show.stop()
        else:
            if self._watch:
                self._watch.over(0)
            self._application.exit(0)

    @Slot(object, object)
    def _take_loaded(self, loaded: Loaded, fonts: Mapping[str, bytes]) -> None:
        playlist, wanted = playlist_of(loaded), self._options.typed_language
        if wanted and wanted not in playlist.languages:
            self._unknown = UnknownLanguageError(playlist.languages)
            self._end()
        elif self.show:
            self.show.loaded.emit(AnotherLoad(loaded, loaded.playlist))
        else:
            self._begin(playlist, fonts)
            if self.show:
                self.show.record.found(loaded)

    @Slot(object)
    def _take_again(self, load: AnotherLoad) -> None:
        if self.show:
            self.show.loaded.emit(load)

    @Slot()
    def _show_house(self) -> None:
        log.warning("the content is not there after %.0f s", PATIENCE)

        def house() -> tuple[Theme, Mapping[str, bytes]]:
            from kiosk.theme.loader import house_theme

            theme = house_theme()
            return theme, read_fonts(theme)

        ask(house, lambda found: self._house.emit(*found))

    @Slot(object, object)
    def _take_house(self, theme: Theme, fonts: Mapping[str, bytes]) -> None:
        if not self.show:
            self._begin(empty(mission_root(), theme), fonts)

    def _begin(self, playlist: Playlist, fonts: Mapping[str, bytes]) -> None:
        self._patience.stop()
        try:
            self.show = Application(
                playlist, self._options, self._application, fonts=fonts, watch=self._watch
            )
            self.show.start()
        except Exception:
            # Without a show the event loop would run on before an empty screen.
            log.critical("the show cannot begin", exc_info=True)
            self._application.exit(BROKEN)
