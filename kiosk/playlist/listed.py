"""The files of a folder: which of them are shown. What people would expect to see and will not is named, never passed over
in silence."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from kiosk.content.folder import Cause, ContentError
from kiosk.media.captions.check import check_captions
from kiosk.media.captions.reader import FORMATS
from kiosk.media.files import Media, found_term
from kiosk.media.kinds import Family, Kind
from kiosk.problems.findings import Findings
from kiosk.problems.problem import Place
from kiosk.words.sentence import LanguageName, Term
from kiosk.words.spelling import one_form

_PICTURES = (
    "jpg jpeg jpe jfif png gif webp bmp svg svgz tif tiff heic heif avif jxl jp2 psd xcf eps emf wmf ai"
)
_RAW = "cr2 cr3 crw nef nrw arw srf sr2 dng raf orf rw2 pef srw x3f 3fr iiq mrw raw"
_FILMS = (
    "mp4 m4v mov mkv webm avi mpg mpeg m2v ts mts m2ts wmv asf flv f4v 3gp 3g2 ogv vob dv mxf rm rmvb divx"
)
_SOUNDS = "mp3 m4a wav ogg oga opus flac aac wma aif aiff"
_PAGES = "pdf ppt pptx pps ppsx odp key"
EXPECTED = frozenset(f".{each}" for each in f"{_PICTURES} {_RAW} {_FILMS} {_SOUNDS} {_PAGES}".split())
"""Endings of names by which people expect to see (or hear) a file. Notes, captions, fonts and a system's own files go without
saying."""
_LANGUAGE = re.compile("[a-z]{2}")
_MOST_LOOKED_AT = 500
"""Files of a folder within the folder that are looked at by their names."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A picture or a film of a folder."""

    path: Path
    name: str
    is_film: bool
    captions: Mapping[str, Path] = field(default_factory=dict)
    """Of a film, by language: the files of the same name beside it."""


class Listing:
    """Judges the files of one folder; ``place`` is where the folder was asked for, and without it each finding is placed at
    the file itself."""

    def __init__(
        self,
        media: Media,
        base: Path,
        place: Place | None,
        where: Term,
        languages: Sequence[str],
        findings: Findings,
    ) -> None:
        self._media, self._base, self._place, self._where = media, base, place, where
        self._languages, self._findings = languages, findings

    def shown(self, files: Sequence[Path]) -> Iterator[Listed]:
        """Those of ``files`` that are part of the show, in their order."""
        self._media.looking.expect(len(files))
        pictures = {path.stem.casefold() for path in files if path.suffix.lower() in (".jpg", ".jpeg")}
        for path in files:
            name, at = path.relative_to(self._base).as_posix(), self._place or Place(path)
            self._media.looking.looked()
            kind = self._peek(path, name, at)
            if kind is None or (kind.family is Family.RAW and path.stem.casefold() in pictures):
                # Cameras write a JPEG of the same name beside the raw photo.
                continue
            if kind.family in (Family.PICTURE, Family.OTHER_PICTURE, Family.RAW):
                if self._media.judge_picture(path, name, at, self._where):
                    yield Listed(path, name, is_film=False)
            elif kind.family in (Family.FILM, Family.FILM_LIST, Family.SOUND):
                if self._media.judge_film(path, name, at, self._where):
                    yield Listed(path, name, is_film=True, captions=self._captions(path, files, at))
            elif kind.family is Family.PDF:
                self._findings.add("pdf-later", at, name=name)
            elif path.suffix.lower() in EXPECTED:
                found = found_term(kind)
                self._findings.add("file-left-out", at, name=name, found=found, where=self._where)

    def _peek(self, path: Path, name: str, at: Place) -> Kind | None:
        try:
            self._media.folder.accept(path)
            self._findings.look(path)
            return self._media.kind(path)
        except (ContentError, OSError) as err:
            if path.is_dir():
                self._look_inside(path, name, at)
            elif path.suffix.lower() in EXPECTED:
                is_link = isinstance(err, ContentError) and err.cause is Cause.LINK
                code = "path-link" if is_link else "file-unreadable"
                self._findings.add(code, at, name=name, near="", where=self._where)
            return None

    def _captions(self, film: Path, files: Sequence[Path], at: Place) -> dict[str, Path]:
        """``film.nl.vtt`` beside ``film.mp4``; without a language those of the kiosk's own."""
        stem = one_form(film.stem).casefold()
        found: dict[str, Path] = {}
        for path in files:
            own = one_form(path.stem).casefold()
            language = self._languages[0] if own == stem else own.removeprefix(f"{stem}.")
            is_meant = path.suffix.lower() in FORMATS and (own == stem or own == f"{stem}.{language}")
            if not is_meant or language in found:
                continue
            name = path.relative_to(self._base).as_posix()
            if language not in self._languages:
                if _LANGUAGE.fullmatch(language):
                    known = tuple(LanguageName(code) for code in self._languages)
                    params = {"lang": language, "languages": known, "where": self._where}
                    self._findings.add("captions-language", at, **params)
                continue
            with suppress(ContentError):
                self._media.folder.accept(path)
                if check_captions(path, name, at, self._where, self._findings, language=language, film=film):
                    found[language] = path
        return {language: found[language] for language in self._languages if language in found}

    def _look_inside(self, path: Path, name: str, at: Place) -> None:
        """A playlist may ask for a folder within the folder by an item of its own; a plain folder cannot."""
        if self._place is not None:
            return
        try:
            with os.scandir(path) as entries:
                names = [Path(entry.name).suffix.lower() for entry in islice(entries, _MOST_LOOKED_AT)]
        except OSError:
            return
        if EXPECTED.intersection(names):
            self._findings.add("folder-inside", at, name=name, where=self._where)
