"""One slide as QML sees it: what is drawn on it, in the language on screen."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.media.captions.track import CaptionTrack
from kiosk.media.raster.layers import Layers
from kiosk.media.readable import readable
from kiosk.playlist.model import Item, SlideText
from kiosk.poster.art_layers import layers_of, whole
from kiosk.poster.boundary import guarded
from kiosk.poster.boundary import guarded_property as Property  # noqa: N812  (what reads it for qmllint wants the name)
from kiosk.poster.composition import Composition
from kiosk.poster.markdown import blocks
from kiosk.poster.pages import pieces_of
from kiosk.theme.theme import PAPER, Theme
from kiosk.video.film import Film

QML_IMPORT_NAME = "kiosk.poster"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger("kiosk.poster")

WIDE = 1.2
"""Width over height from which a film counts as wide."""
TELLING_PART, TELLING_EARLIEST, TELLING_LATEST = 0.4, 4.0, 40.0
"""When to take a film's still: after this fraction of it, after 4 s if its length is unknown, after 40 s at the latest."""


@QmlElement
@QmlUncreatable("made by the application")
class SlideViewModel(QObject):  # type: ignore[operator]
    """The view model of one item on stage. Its words change with the language; its pictures arrive when they are ready.

    Signals:
        broke(serial): a call by QML or Qt raised an exception (once).
        voted(answer): a visitor chose the answer of this number.
        playWanted: a visitor wants the film to play with sound.
        parted(serial, parts): its words stand on so many pages, at the size that the visitor chose.
        described(words, language): the film has come to where this is to be said.
        pictured(picture, aspect): a still of the film; ``aspect`` is the film's if it has bars beside it, else 0.
    """

    broke = Signal(int)
    wordsChanged = Signal()
    colorsChanged = Signal()
    artworkChanged = Signal()
    filmChanged = Signal()
    captionTextChanged = Signal()
    filmIsTelling = Signal()
    filmStateChanged = Signal()
    votesChanged = Signal()
    onStageChanged = Signal()
    voted = Signal(int)
    playWanted = Signal()
    partChanged = Signal()
    parted = Signal(int, int)
    pictured = Signal(QImage, float)
    described = Signal(str, str)

    def __init__(
        self,
        serial: int,
        item: Item,
        language: str,
        theme: Theme,
        parent: QObject | None = None,
        *,
        link: str = "",
    ) -> None:
        """``serial`` identifies the slide in signals; ``link`` is the stand's own address, for a slide without one."""
        super().__init__(parent)
        self.link = item.link or link
        self._serial, self._key, self.item = serial, item.key, item
        self._own_theme, self._theme = theme, theme
        self._language, self._is_easy = language, False
        self._artwork = QUrl()
        self._drawing: Layers | None = None
        self._pixel_ratio = 1.0
        self.prepared_for: tuple[Composition, float, Theme] | None = None
        """The window's size and pixel ratio, and the theme, for which its drawing or film was made."""
        self._lacks_art = self._is_stale = False
        self._qr = QUrl()
        self._qr_modules = 0
        self._film: Film | None = None
        self._is_film_ready = self._film_plays = self._film_sounds = self._film_has_told = False
        self._film_has_played = False
        self._tracks: Mapping[str, CaptionTrack] = {}
        self._descriptions: Mapping[str, CaptionTrack] = {}
        self._description = ""
        self._caption_text = ""
        self._captions_shown = True
        self._votes: Mapping[int, int] = {}
        self._own_vote: int | None = None
        self._is_broken = False
        self._is_on_stage = self._film_is_paused = False
        self._part, self._parts = 0, 1

    def breaks(self, error: Exception) -> None:
        """Log the error and give up the cue."""
        if not self._is_broken:
            self._is_broken = True
            log.error("%s met with an exception", self._key, exc_info=error)
            self.broke.emit(self._serial)

    # -- set from the stage -------------------------------------------------------------------------------------------

    def set_language(self, language: str, *, easy: bool = False) -> None:
        """Show its words in ``language``; the ``easy`` ones, if it has any."""
        if (language, easy) != (self._language, self._is_easy):
            self._language, self._is_easy = language, easy
            self.wordsChanged.emit()
            self.update_caption()

    def set_high_contrast(self, high: bool) -> None:
        """Use only ink and paper, without a drawing beside the words; a full-screen photo or film does not change."""
        if high != (self._theme is not self._own_theme):
            self._theme = self._own_theme.in_high_contrast() if high else self._own_theme
            self.colorsChanged.emit()
            self.artworkChanged.emit()

    def set_theme(self, theme: Theme) -> None:
        """Use another theme's colours; ``Preparation`` remakes the drawing and the QR code."""
        if theme == self._own_theme:
            return
        is_plain = self._theme is not self._own_theme
        self._own_theme, self._theme = theme, theme.in_high_contrast() if is_plain else theme
        self.colorsChanged.emit()

    def set_votes(self, votes: Mapping[int, int], *, own: int | None) -> None:
        """Set how often each answer of a poll was chosen, by number, and which of them the present visitor has chosen."""
        if (dict(votes), own) != (self._votes, self._own_vote):
            self._votes, self._own_vote = dict(votes), own
            self.votesChanged.emit()

    def set_captions_shown(self, shown: bool) -> None:
        self._captions_shown = shown
        self.update_caption()

    def set_artwork(self, path: Path) -> None:
        """Set the picture to draw; the path must be resolved and checked."""
        self._artwork = QUrl.fromLocalFile(str(readable(path)))
        self.artworkChanged.emit()

    def set_drawing(self, drawing: Layers, pixel_ratio: float = 1.0) -> None:
        """Set the drawing, in layers with ``pixel_ratio`` pixels per QML pixel; as one picture if it fills the screen."""
        self._drawing, self._pixel_ratio, self._is_stale = drawing, pixel_ratio, False
        self.set_artwork(drawing.layers[0].picture)

    def hide_drawing(self) -> None:
        """Hide a drawing made for another size, which could cover words, until the next one is ready."""
        if self._drawing and not self.needs_picture:
            self._is_stale = True
            self.artworkChanged.emit()

    @property
    def is_bare(self) -> bool:
        """Whether its drawing is hidden."""
        return self._is_stale

    @Slot()
    def markArtMissing(self) -> None:
        """The picture cannot be drawn: let the words have its space."""
        if not self._lacks_art:
            self._lacks_art = True
            self.artworkChanged.emit()

    def set_qr(self, path: Path, modules: int) -> None:
        self._qr, self._qr_modules = QUrl.fromLocalFile(str(path)), modules
        self.artworkChanged.emit()

    def set_film(
        self,
        film: Film,
        tracks: Mapping[str, CaptionTrack],
        descriptions: Mapping[str, CaptionTrack] | None = None,
    ) -> None:
        """``tracks`` are its captions by language, ``descriptions`` what the voice says while it plays."""
        # Not deleted now but with this object: the film may be closed during one of its own signals.
        film.setParent(self)
        self._film, self._tracks, self._descriptions = film, tracks, descriptions or {}
        film.ready.connect(self._film_is_ready)
        film.pictureArrived.connect(self.update_caption)
        film.pictureArrived.connect(self._look_at_film)
        self.filmChanged.emit()

    def set_film_state(self, *, plays: bool, sounds: bool, is_paused: bool = False) -> None:
        """Set whether its film plays, with sound, or was paused by a visitor."""
        self._film_has_played = self._film_has_played or plays
        if (plays, sounds, is_paused) != (self._film_plays, self._film_sounds, self._film_is_paused):
            self._film_plays, self._film_sounds, self._film_is_paused = plays, sounds, is_paused
            self.filmStateChanged.emit()
        self.update_caption()

    def set_on_stage(self, is_on_stage: bool) -> None:
        """Set whether it is the slide that visitors see and touch."""
        if is_on_stage != self._is_on_stage:
            self._is_on_stage = is_on_stage
            self.onStageChanged.emit()

    def set_part(self, part: int) -> None:
        """Set which page of its words is shown, from 0."""
        if part != self._part:
            self._part = part
            self.partChanged.emit()

    @property
    def part_count(self) -> int:
        """How many pages its words stand on."""
        return self._parts

    @property
    def answer_count(self) -> int:
        """How many answers a visitor can choose from; 0 on everything but a poll."""
        return self.item.answers

    @property
    def language(self) -> str:
        """The language requested; empty before that."""
        return self._language

    @property
    def is_easy(self) -> bool:
        """Whether its easy words were requested."""
        return self._is_easy

    @property
    def needs_picture(self) -> bool:
        """Whether the slide consists of its picture, so that without it there is nothing to show."""
        return self.item.needs_picture

    @property
    def current_film(self) -> Film | None:
        return self._film

    @Slot()
    @guarded(None)
    def _film_is_ready(self) -> None:
        self._is_film_ready = True
        self.filmChanged.emit()

    @Slot()
    @guarded(None)
    def _look_at_film(self) -> None:
        """Emit a still once, when the film is well past its beginning and shows what it is about."""
        if self._film and self._film_plays and not self._film_has_told:
            length = self._film.length
            due = min(length * TELLING_PART, TELLING_LATEST) if length else TELLING_EARLIEST
            if self._film.time() >= due:
                self._film_has_told = True
                self.filmIsTelling.emit()

    @Slot()
    @guarded(None)
    def update_caption(self) -> None:
        """Update the caption, and what is said, to the film's current position."""
        self._describe()
        text = ""
        track = self._tracks.get(self._language)
        if self._film and track and self._captions_shown and self._film_plays:
            text = track.at(self._film.time())
        if text != self._caption_text:
            self._caption_text = text
            self.captionTextChanged.emit()

    def _describe(self) -> None:
        track = self._descriptions.get(self._language)
        words = ""
        if self._film and track and self._film_plays:
            words = " ".join(track.at(self._film.time()).split())
        if words != self._description:
            self._description = words
            if words:
                self.described.emit(words, self._language)

    @property
    def is_described(self) -> bool:
        """Whether there is more to hear of its film than its captions, in the language requested."""
        return self._language in self._descriptions

    def close(self) -> None:
        """Close the film."""
        if self._film:
            self._film.close()
            self._film = None

    @Slot(QObject)
    @guarded(None)
    def showFilmOn(self, sink: QObject) -> None:
        """Send the film's frames to this video sink."""
        if self._film:
            self._film.attach_sink(sink)

    # -- what QML asks for --------------------------------------------------------------------------------------------

    @Slot(int)
    def vote(self, answer: int) -> None:
        self.voted.emit(answer)

    @Slot(int)
    def setParts(self, parts: int) -> None:
        if parts != self._parts:
            self._parts = parts
            self.partChanged.emit()
            self.parted.emit(self._serial, parts)

    @Slot()
    def wantPlay(self) -> None:
        self.playWanted.emit()

    @Slot(QImage, float)
    def setPictured(self, picture: QImage, aspect: float) -> None:
        self.pictured.emit(picture, aspect)

    # -- what QML reads -----------------------------------------------------------------------------------------------

    def _slide_text(self) -> SlideText:
        return self.item.text_in(self._language).plain(easy=self._is_easy)

    def _get_layout(self) -> str:
        return self.item.layout

    def _get_words_language(self) -> str:
        known = self.item.languages
        return self._language if self._language in known else next(iter(known), self._language)

    def _get_is_foreign(self) -> bool:
        """Whether it has words, but none in the language requested."""
        return bool(self.item.languages) and self._language not in self.item.languages

    def _get_has_art(self) -> bool:
        is_plain = self._theme is not self._own_theme
        return self.item.has_art and not self._lacks_art and not is_plain

    def _get_fit(self) -> str:
        return self.item.fit

    def _get_drifts(self) -> bool:
        return self.item.drifts

    def _get_layers(self) -> list[dict[str, Any]]:
        """The layers of the picture beside the words, from back to front."""
        if self._is_stale:
            return []
        if self._drawing:
            return layers_of(self._drawing, self._pixel_ratio)
        return [] if self._artwork.isEmpty() else [whole(self._artwork)]

    def _get_is_wide_film(self) -> bool:
        """Whether the film is so wide that it leaves room for words on a portrait screen."""
        return bool(self._film and self._film.aspect > WIDE) and self._get_fit() == "contain"

    def _get_art_margin(self) -> float:
        return self._drawing.margin / self._pixel_ratio if self._drawing else 0.0

    def _get_link(self) -> str:
        return self.item.link

    def _get_points(self) -> list[dict[str, str]]:
        return [{"title": point.title, "text": point.text} for point in self._slide_text().points]

    def _get_pieces(self) -> list[dict[str, Any]]:
        """All its words but the label, in the order in which they are read."""
        found = pieces_of(self._get_layout(), self._slide_text())
        return [asdict(piece) for piece in found]

    def _get_more(self) -> list[dict[str, Any]]:
        return [
            {
                "isItem": block.is_item,
                "words": [{"text": word.text, "bold": word.bold} for word in block.words],
            }
            for block in blocks(self._slide_text().more)
        ]

    def _get_picture_name(self) -> str:
        """What a picture or film that fills the slide is called by a screen reader: never nothing."""
        return self._slide_text().alt or self.item.title_in(self._language)

    def _get_votes(self) -> list[int]:
        return [self._votes.get(number, 0) for number in range(self.answer_count)]

    def _color_token(self) -> str:
        return self.item.color

    def _hex(self, token: str) -> str:
        return self._theme.color(token)

    serial = Property(int, lambda self: self._serial, constant=True)
    key = Property(str, lambda self: self._key, constant=True)
    layout = Property(str, _get_layout, constant=True)
    colorToken = Property(str, lambda self: self._color_token(), constant=True)
    color = Property(str, lambda self: self._hex(self._color_token()), notify=colorsChanged)
    ink = Property(str, lambda self: self._hex(self._theme.ink_on(self._color_token())), notify=colorsChanged)
    fill = Property(str, lambda self: self._theme.fill_on(self._color_token()), notify=colorsChanged)
    barNeedsEdge = Property(
        bool, lambda self: self._theme.bar_needs_edge(self._color_token()), notify=colorsChanged
    )
    onPaper = Property(
        bool, lambda self: self._hex(self._color_token()) == self._hex(PAPER), notify=colorsChanged
    )
    bodyNeedsPanel = Property(
        bool, lambda self: self._theme.body_needs_panel(self._color_token()), notify=colorsChanged
    )
    hasArt = Property(bool, _get_has_art, notify=artworkChanged)
    drifts = Property(bool, _get_drifts, constant=True)
    fit = Property(str, _get_fit, constant=True)
    takeAddress = Property(str, lambda self: readable_address(self.link), constant=True)
    canTake = Property(
        bool,
        lambda self: self._qr_modules > 0 and self._get_layout() not in ("action", "film"),
        notify=artworkChanged,
    )
    address = Property(str, lambda self: readable_address(self._get_link()), constant=True)
    isFilm = Property(bool, lambda self: self.item.is_film, constant=True)

    artwork = Property(QUrl, lambda self: self._artwork, notify=artworkChanged)
    layers = Property("QVariantList", _get_layers, notify=artworkChanged)
    artMargin = Property(float, _get_art_margin, notify=artworkChanged)
    isDrawing = Property(bool, lambda self: self._drawing is not None, notify=artworkChanged)
    qr = Property(QUrl, lambda self: self._qr, notify=artworkChanged)
    qrModules = Property(int, lambda self: self._qr_modules, notify=artworkChanged)

    film = Property(QObject, lambda self: self._film, notify=filmChanged)
    isFilmReady = Property(bool, lambda self: self._is_film_ready, notify=filmChanged)
    filmAspect = Property(float, lambda self: self._film.aspect if self._film else 16 / 9, notify=filmChanged)
    isWideFilm = Property(bool, _get_is_wide_film, notify=filmChanged)
    filmPlays = Property(bool, lambda self: self._film_plays, notify=filmStateChanged)
    filmSounds = Property(bool, lambda self: self._film_sounds, notify=filmStateChanged)
    filmIsPaused = Property(bool, lambda self: self._film_is_paused, notify=filmStateChanged)
    isOnStage = Property(bool, lambda self: self._is_on_stage, notify=onStageChanged)
    filmHasPlayed = Property(bool, lambda self: self._film_has_played, notify=filmStateChanged)
    hasCaptions = Property(bool, lambda self: self._language in self._tracks, notify=filmChanged)
    captionText = Property(str, lambda self: self._caption_text, notify=captionTextChanged)

    wordsLanguage = Property(str, _get_words_language, notify=wordsChanged)
    isForeign = Property(bool, _get_is_foreign, notify=wordsChanged)
    label = Property(str, lambda self: self._slide_text().label, notify=wordsChanged)
    title = Property(str, lambda self: self._slide_text().title, notify=wordsChanged)
    text = Property(str, lambda self: self._slide_text().text, notify=wordsChanged)
    figure = Property(str, lambda self: self._slide_text().figure, notify=wordsChanged)
    by = Property(str, lambda self: self._slide_text().by, notify=wordsChanged)
    answers = Property("QStringList", lambda self: list(self._slide_text().answers), notify=wordsChanged)
    votes = Property("QVariantList", _get_votes, notify=votesChanged)
    hasVoted = Property(bool, lambda self: self._own_vote is not None, notify=votesChanged)
    ownVote = Property(
        int, lambda self: -1 if self._own_vote is None else self._own_vote, notify=votesChanged
    )
    caption = Property(str, lambda self: self._slide_text().caption, notify=wordsChanged)
    alt = Property(str, lambda self: self._slide_text().alt, notify=wordsChanged)
    pictureName = Property(str, _get_picture_name, notify=wordsChanged)
    points = Property("QVariantList", _get_points, notify=wordsChanged)
    pieces = Property("QVariantList", _get_pieces, notify=wordsChanged)
    part = Property(int, lambda self: min(self._part, self._parts - 1), notify=partChanged)
    parts = Property(int, lambda self: self._parts, notify=partChanged)
    more = Property("QVariantList", _get_more, notify=wordsChanged)
    hasMore = Property(bool, lambda self: bool(self._slide_text().more), notify=wordsChanged)


def readable_address(link: str) -> str:
    """A web address without scheme and ``www``: ``https://www.fos.ngo/`` becomes ``fos.ngo``."""
    return link.partition("://")[2].removeprefix("www.").rstrip("/") if "://" in link else link
