"""Draws a show as its screens will, and reports what does not come out well."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage

from kiosk.playlist.loaded import Loaded
from kiosk.playlist.model import Item, Playlist, SlideText
from kiosk.problems.findings import Findings
from kiosk.problems.problem import Problem
from kiosk.proof.distances import INCHES, DistanceProof, Readable
from kiosk.proof.fields import drawn_fields
from kiosk.proof.flashes import Flashing
from kiosk.proof.flashing import flashing_of, judge_flashing
from kiosk.proof.leftovers import judge_leftovers
from kiosk.proof.measured import laid_out, measured
from kiosk.proof.pictures import judge_pictures
from kiosk.proof.places import EasyPlaces, Places
from kiosk.proof.rules import Shot as Measured
from kiosk.proof.sounds import judge_sounds, loudness_of
from kiosk.proof.timing import judge_durations
from kiosk.proof.translations import judge_translations
from kiosk.proof.words import Size, WordsProof
from kiosk.sheet.photographer import Moment, Photographer, Shot
from kiosk.video.film import VideoEngine
from kiosk.words.sentence import FailureReason

SCREENS: tuple[Size, ...] = ((1920, 1080), (1080, 1920), (1024, 600))
"""A usual screen, the same upright, and a small one."""
FILM_PICTURES = 5
"""A film that has shown so many plays here."""
OF_A_BUSY_MACHINE = {"too-slow", "stuck", "decoder-died", "not ready in time"}
"""Reasons that may pass: what fails with one of them is tried again, so many times in all."""
TRIES = 3
THUMB_SIDE, MANY_ITEMS, SMALL_THUMB_SIDE = 480, 100, 240
"""Pixels of the longer side of a small picture, and in a show of more items than this."""
THUMB_QUALITY = 80
TOLD_BY_DRAWING = {"words-long", "words-crowded"}
GUESSED = {"headline-long", "text-long", "figure-long"}
"""Warnings about the number of words, which give way to what was measured."""
SAME_MISTAKE = {"words-missing": {"not-in-layout"}}


@dataclass(frozen=True, slots=True)
class Thumb:
    """A small picture of one item, as JPEG; empty if it could not be drawn."""

    language: str
    size: Size
    data: bytes


@dataclass(slots=True)
class Page:
    """One item: its pictures, and what was found about it."""

    number: int
    item: Item
    thumbs: list[Thumb] = field(default_factory=list)
    readable: list[Readable] = field(default_factory=list)
    """Its words in each language, and from how far they can be read."""
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Proof:
    """The show with all that was found about it, and its items one by one."""

    loaded: Loaded
    pages: Sequence[Page]
    sizes: Sequence[Size]
    inches: float = INCHES
    """The diagonal of the screen of which it is told from how far words can be read."""


def prove(
    loaded: Loaded,
    playlist: Playlist,
    engine: VideoEngine,
    cache: Path,
    sizes: Sequence[Size] = SCREENS,
    progress: Callable[[int, int], None] = lambda done, all_: None,
    inches: float = INCHES,
) -> Proof:
    """Every item in every language of the playlist on screens of these ``sizes``. Each costs its time limit at most once."""
    prover = _Prover(loaded, playlist, Photographer(playlist, engine, cache), sizes, inches)
    try:
        prover.draw_all(progress)
    finally:
        prover.close()
    return prover.proof()


class _Prover:
    """One run through a show."""

    def __init__(
        self,
        loaded: Loaded,
        playlist: Playlist,
        photographer: Photographer,
        sizes: Sequence[Size],
        inches: float,
    ) -> None:
        self._loaded, self._playlist, self._sizes, self._inches = loaded, playlist, sizes, inches
        self._photographer = photographer
        self._places = Places(loaded)
        self._words = WordsProof(self._places, loaded.theme.wordmark)
        self._easy_words = WordsProof(EasyPlaces(loaded))
        self._distances = DistanceProof(self._places, playlist.distance, inches)
        self._pages = [Page(number, item) for number, item in enumerate(playlist.items, 1)]
        self._failed: dict[int, str] = {}
        self._loudness: dict[Path, float] = {}
        self._flashing: dict[Path, Flashing] = {}
        self._thumb_side = THUMB_SIDE if len(self._pages) <= MANY_ITEMS else SMALL_THUMB_SIDE

    def draw_all(self, progress: Callable[[int, int], None]) -> None:
        # Grouped by size: a window that changes its size redraws everything.
        all_ = [
            (index, language, size)
            for size in self._sizes
            for index, item in enumerate(self._playlist.items)
            for language in self._languages(item)
        ]
        films = {item.film: index for index, item in enumerate(self._playlist.items) if item.film}
        total = len(all_) + len(films)
        for done, (index, language, size) in enumerate(all_):
            progress(done, total)
            if index not in self._failed:
                self._draw(index, language, size)
        for done, (film, index) in enumerate(films.items(), len(all_)):
            progress(done, total)
            if index not in self._failed:
                self._measure(film)
        progress(total, total)

    def _measure(self, film: Path) -> None:
        if (loudness := loudness_of(film)) is not None:
            self._loudness[film] = loudness
        if flashing := flashing_of(film):
            self._flashing[film] = flashing

    def close(self) -> None:
        self._photographer.close()

    def proof(self) -> Proof:
        """What was found, added to what was known when the show was loaded."""
        items, languages = self._playlist.items, self._playlist.languages
        findings = Findings()
        for index, reason in self._failed.items():
            item = items[index]
            code, key = ("film-unplayable", "video") if item.is_film else ("item-undrawable", "image")
            place = self._places.entry(item, key)
            findings.add(code, place, name=item.name, why=FailureReason(reason, item.name))
        self._words.tell(findings)
        self._easy_words.tell(findings)
        self._distances.tell(findings)
        judge_durations(items, languages, self._places, findings)
        judge_translations(items, languages, self._places, findings, self._words.unseen)
        judge_pictures(items, self._sizes, self._places, findings)
        judge_sounds(items, self._loudness, self._places, findings)
        judge_flashing(items, self._flashing, self._places, findings)
        judge_leftovers(self._loaded, findings)
        problems = _merged(self._loaded.problems, findings.problems)
        for page in self._pages:
            page.problems = [problem for problem in problems if self._is_about(problem, page.item)]
            page.readable = [each for each in self._distances.found if each.item.key == page.item.key]
        return Proof(replace(self._loaded, problems=problems), self._pages, self._sizes, self._inches)

    def _languages(self, item: Item) -> Sequence[str]:
        """Without words an item looks the same in all of them."""
        return self._playlist.languages if item.languages else self._playlist.languages[:1]

    def _draw(self, index: int, language: str, size: Size) -> None:
        item = self._playlist.items[index]
        is_first = not self._pages[index].thumbs
        shot, reason = self._shot(index, language, size, plays=is_first)
        for _ in range(TRIES - 1):
            if reason not in OF_A_BUSY_MACHINE:
                break
            shot, reason = self._shot(index, language, size, plays=is_first)
        if reason:
            self._failed[index] = reason
            self._pages[index].thumbs.append(Thumb(language, size, b""))
            return
        self._pages[index].thumbs.append(Thumb(language, size, _jpeg(shot.image, self._thumb_side)))
        if not item.link and not dict(drawn_fields(item.text_in(language))):
            return
        values = self._take(self._words, item, index, language, size)
        self._distances.take(item, language, size, values)
        text = item.text_in(language)
        if text.easy and language in item.languages and _is_longer(text.easy, text):
            easily = item.reworded(language, text.easy)
            if not self._photographer.shoot(index, language, size, instead=easily).image.isNull():
                self._take(self._easy_words, easily, index, language, size)

    def _take(self, proof: WordsProof, item: Item, index: int, language: str, size: Size) -> Measured:
        """Judge the words of ``item``, which has just been drawn; returns how it was measured."""
        easel = self._photographer.easel
        values, _ = measured(easel.window, easel.canvas, easel.window.rootObject())

        def draw(instead: Item) -> Measured | None:
            if self._photographer.shoot(index, language, size, instead=instead).image.isNull():
                return None
            return laid_out(easel.window, easel.canvas, easel.window.rootObject())

        proof.take(item, language, size, values, draw)
        return values

    def _shot(self, index: int, language: str, size: Size, *, plays: bool) -> tuple[Shot, str]:
        """A picture of an item and why it cannot be shown, if it cannot; a film that ``plays`` is seen playing too."""
        is_film = self._playlist.items[index].is_film
        moment: Moment = "middle" if is_film and plays else "start" if is_film else "end"
        shot = self._photographer.shoot(index, language, size, moment)
        reason = shot.reason or ("other" if shot.image.isNull() else "")
        if is_film and plays and not reason:
            reason = self._photographer.play_some(FILM_PICTURES)
        return shot, reason

    def _is_about(self, problem: Problem, item: Item) -> bool:
        if problem.file == item.words_file:
            return True
        picture = item.picture.path if item.picture else None
        files = (item.film, picture, *item.captions.values(), *item.sign.values())
        if problem.file in files:
            return True
        place = item.place
        return place is not None and problem.file == place.file and self._places.is_in(problem, place)


def _is_longer(easy: SlideText, usual: SlideText) -> bool:
    """Whether some of the easy words are longer than those in their place: shorter ones fit where these do."""
    known = dict(drawn_fields(usual))
    return any(len(words) > len(known.get(field, "")) for field, words in drawn_fields(easy))


def _merged(known: Sequence[Problem], drawn: Sequence[Problem]) -> tuple[Problem, ...]:
    """Both, each mistake once: what was measured instead of what was guessed, and what is the same at one place once."""
    measured_at = {(each.file, each.line) for each in drawn if each.code in TOLD_BY_DRAWING}
    known_at = {(each.code, each.file, each.line) for each in known}
    kept = [each for each in known if each.code not in GUESSED or (each.file, each.line) not in measured_at]
    seen: set[tuple[object, ...]] = set()
    for each in drawn:
        same = {(code, each.file, each.line) for code in SAME_MISTAKE.get(each.code, ())}
        mark = (
            each.code,
            each.file,
            each.line,
            each.column,
            str(each.params.get("name")),
            str(each.params.get("lang")),
        )
        if mark not in seen and not same & known_at:
            seen.add(mark)
            kept.append(each)
    return tuple(sorted(kept, key=lambda each: (each.file, each.line, each.column)))


def _jpeg(image: QImage, side: int) -> bytes:
    small = image.scaled(
        side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    small.convertToFormat(QImage.Format.Format_RGB32).save(buffer, "JPEG", THUMB_QUALITY)  # type: ignore[call-overload]
    return bytes(data.data())
