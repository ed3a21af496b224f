"""Finds and checks the pictures, films and captions named in content, by their first bytes and without decoding. No Qt."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cached_property
from pathlib import Path, PurePosixPath

from kiosk.content.alike import twins
from kiosk.content.elsewhere import elsewhere
from kiosk.content.folder import Cause, ContentError, ContentFolder
from kiosk.media.captions.check import check_captions
from kiosk.media.heif import heif_of
from kiosk.media.kinds import Family, Kind, kind_by_name, kind_of
from kiosk.media.light import is_high_dynamic_range
from kiosk.media.looking import Looking
from kiosk.media.moving import is_moving
from kiosk.media.raster.check import judge_svg
from kiosk.media.reading import FileBytes
from kiosk.media.size import image_size
from kiosk.media.whole import is_whole
from kiosk.problems.findings import Findings
from kiosk.problems.nearest import nearest_file
from kiosk.problems.problem import Place
from kiosk.words.sentence import Term
from kiosk.words.spelling import distinct, one_form, spelled
from kiosk.yaml.own_line import as_kind, renamed

MAX_DECODED_BYTES = 256 * 1024 * 1024
"""Qt refuses pictures that need more memory than this, at four bytes per pixel."""
MANY_PIXELS = 100_000_000
MAX_LISTED = 5_000

_CODES = {
    Cause.EMPTY: "asset-missing",
    Cause.URL: "path-url",
    Cause.ABSOLUTE: "path-absolute",
    Cause.BACKSLASH: "path-backslash",
    Cause.OUTSIDE: "path-outside",
    Cause.LINK: "path-link",
    Cause.MISSING: "asset-missing",
    Cause.IS_FOLDER: "asset-is-folder",
    Cause.NOT_A_FOLDER: "asset-not-folder",
    Cause.NOT_REGULAR: "asset-not-file",
}


KIND_OF_FAMILY = {Family.PICTURE: "image", Family.FILM: "video", Family.PDF: "pdf"}
"""The kind of item that shows a file."""
_OFFICE_ENDINGS = "ppt pptx pps ppsx pptm odp key doc docx odt pages pub indd xls xlsx ods"
_OFFICE = frozenset(_OFFICE_ENDINGS.split())


class Media:
    """The files of one content folder during one load. A file used twice is checked once per place."""

    def __init__(self, folder: ContentFolder, findings: Findings, looking: Looking | None = None) -> None:
        self.folder = folder
        self.looking = looking or Looking()
        self._findings = findings
        self._last: tuple[Path, Kind] | None = None

    def picture(self, name: str, place: Place, where: Term) -> Path | None:
        """The picture called ``name``, or ``None`` with the reason reported."""
        path = self.find(name, place, where)
        good = path is not None and self.judge_picture(path, name, place, where)
        self.looking.looked()
        return path if good else None

    def film(self, name: str, place: Place, where: Term) -> Path | None:
        """The film called ``name``, or ``None`` with the reason reported."""
        path = self.find(name, place, where)
        good = path is not None and self.judge_film(path, name, place, where)
        self.looking.looked()
        return path if good else None

    def captions(
        self,
        name: str,
        place: Place,
        where: Term,
        *,
        language: str = "",
        film: Path | None = None,
        are_spoken: bool = False,
    ) -> Path | None:
        """The caption file called ``name``, or ``None`` with the reason reported. It is in ``language``, for ``film``;
        ``are_spoken``: read aloud instead of shown."""
        path = self.find(name, place, where)
        if path is None:
            return None
        is_good = check_captions(
            path, name, place, where, self._findings, language=language, film=film, are_spoken=are_spoken
        )
        return path if is_good else None

    def listing(self, name: str, place: Place, where: Term) -> list[Path] | None:
        """The files of the folder ``name`` in natural order, or ``None`` with the reason reported."""
        try:
            path = self.folder.asset_folder(name)
        except ContentError as err:
            self._refuse(err, place, where, folders=True)
            return None
        self._findings.look(path)
        warn_name(path, self.folder.assets, name, place, where, self._findings)
        return files_of(path)

    def is_to_come(self, name: str) -> bool:
        """Whether ``name`` is that of a folder that nobody has made yet: no other one is called nearly so."""
        try:
            self.folder.asset_folder(name)
        except ContentError as err:
            if (
                err.cause is not Cause.MISSING
                or err.path is None
                or os.path.lexists(err.path)
                or is_office(name)
            ):
                return False
            self._findings.look(err.path)
            return not nearest_file(name.rstrip("/"), self._folders)
        return False

    def report_slide(self, error: ContentError, place: Place, where: Term) -> None:
        """Report a slide name that leads out of the folder, or not to a file."""
        self._refuse(error, place, where)

    def judge_picture(self, path: Path, name: str, place: Place, where: Term) -> bool:
        """Whether the picture can be shown; warns about large ones."""
        if self._is_trusted(path, Family.PICTURE):
            return True
        kind = self._kind(path, name, place)
        if kind is None:
            return False
        if kind.family is Family.OTHER_PICTURE:
            self._report_format("picture-format", kind, name, place, where)
            return False
        if kind.family is Family.RAW:
            self._report_format("picture-raw", kind, name, place, where)
            return False
        if kind.family is not Family.PICTURE:
            self._refuse_kind("not-a-picture", kind, name, place, where)
            return False
        try:
            return self._judge_inside(path, kind, name, place, where)
        except OSError:
            self._findings.add("file-unreadable", place, name=name)
            return False

    def _judge_inside(self, path: Path, kind: Kind, name: str, place: Place, where: Term) -> bool:
        if kind is Kind.SVG:
            return judge_svg(path, name, place, where, self._findings)
        if kind in (Kind.HEIC, Kind.AVIF) and not _is_decodable(path):
            self._report_format("picture-format", kind, name, place, where)
            return False
        size = image_size(path)
        if size is None or 0 in size or not is_whole(path, kind):
            self._findings.add("picture-cut", place, name=name, where=where)
            return False
        if is_moving(path, kind):
            film = as_kind(
                self._findings, place, where, "video", PurePosixPath(name).with_suffix(".mp4").as_posix()
            )
            self._findings.add(
                "picture-moves", place, name=name, format=kind.label, near=film, line=film, where=where
            )
        return self._judge_size(kind, size, name, place)

    def judge_film(self, path: Path, name: str, place: Place, where: Term) -> bool:
        """Whether the file starts like a film and, if that can be checked, is complete."""
        if self._is_trusted(path, Family.FILM):
            return True
        kind = self._kind(path, name, place)
        if kind is None:
            return False
        if kind.family is Family.FILM_LIST:
            self._findings.add("film-list", place, name=name, format=kind.label, where=where)
            return False
        if kind.family is Family.SOUND:
            self._findings.add("sound-only", place, name=name, where=where)
            return False
        if kind.family is not Family.FILM:
            self._refuse_kind("not-a-film", kind, name, place, where)
            return False
        if not is_whole(path, kind):
            self._findings.add("film-cut", place, name=name, where=where)
            return False
        if is_high_dynamic_range(path, kind):
            self._findings.add("film-hdr", place, name=name, where=where)
        return True

    def kind(self, path: Path) -> Kind:
        """The format of a file in a listed folder; without time to read it, a guess from its name."""
        told = None if self.looking.may_look() else kind_by_name(path)
        return told or self._read_kind(path)

    def _read_kind(self, path: Path) -> Kind:
        """``kind_of``, read once for a file that is listed and then judged."""
        if self._last is None or self._last[0] != path:
            self._last = path, kind_of(path)
        return self._last[1]

    def _is_trusted(self, path: Path, family: Family) -> bool:
        if self.looking.may_look():
            return False
        told = kind_by_name(path)
        return told is not None and told.family is family

    def _judge_size(self, kind: Kind, size: tuple[int, int], name: str, place: Place) -> bool:
        width, height = size
        megapixels = f"{width * height / 1_000_000:.0f}"
        if kind is not Kind.JPEG and width * height * 4 > MAX_DECODED_BYTES:
            self._findings.add("picture-too-big", place, name=name, width=width, height=height)
            return False
        if width * height > MANY_PIXELS:
            self._findings.add("picture-big", place, name=name, megapixels=megapixels)
        return True

    def _kind(self, path: Path, name: str, place: Place) -> Kind | None:
        try:
            return self._read_kind(path)
        except OSError:
            self._findings.add("file-unreadable", place, name=name)
            return None

    def find(self, name: str, place: Place, where: Term) -> Path | None:
        """The file called ``name``, whatever it is, or ``None`` with the reason reported."""
        try:
            path = self.folder.asset(name)
        except ContentError as err:
            self._refuse(err, place, where)
            return None
        self._findings.look(path)
        warn_name(path, self.folder.assets, name, place, where, self._findings)
        return path

    def _report_format(self, code: str, kind: Kind, name: str, place: Place, where: Term) -> None:
        """Report a picture in a format that is not shown, with the line for the copy that can be made of it."""
        copy = PurePosixPath(name).with_suffix(".jpg").as_posix()
        line = renamed(self._findings, place, name, copy)
        near = line if line != copy else ""
        self._findings.add(code, place, name=name, format=kind.label, near=near, line=line, where=where)

    def _refuse_kind(self, code: str, kind: Kind, name: str, place: Place, where: Term) -> None:
        """Report that the file is of another kind than its item says; the item as it should be, where that is sure."""
        refuse_kind(code, kind, name, place, where, self._findings)

    def _refuse(self, error: ContentError, place: Place, where: Term, folders: bool = False) -> None:
        if error.path:
            self._findings.look(error.path)
        if error.cause in (Cause.MISSING, Cause.EMPTY) and is_office(error.name):
            report_office(error.name, place, where, self._findings)
            return
        near, kind = "", ""
        last = re.split(r"[\\/]", re.split("[?#]", error.name)[0].rstrip("\\/"))[-1]
        if error.cause is Cause.MISSING:
            near = nearest_file(error.name.rstrip("/"), self._folders if folders else self._files)
            is_other = PurePosixPath(near).name.casefold() != last.casefold()
            if not folders and is_other and (found := elsewhere(self.folder.root, last, self.folder.assets)):
                home = (
                    f"assets/{parent}/"
                    if (parent := PurePosixPath(error.name).parent.as_posix()) != "."
                    else "assets/"
                )
                report_elsewhere(found, self.folder.root, home, place, where, self._findings)
                return
        elif error.cause is Cause.BACKSLASH:
            near = error.name.replace("\\", "/")
        elif error.cause in (Cause.ABSOLUTE, Cause.OUTSIDE):
            near = next((each for each in self._files if each.rsplit("/", 1)[-1] == last), "")
        elif error.cause is Cause.IS_FOLDER:
            kind = as_kind(self._findings, place, where, "folder", error.name)
        elif error.cause is Cause.NOT_A_FOLDER and error.path:
            kind = self._as_found(error.path, error.name, place, where)
        # A file that is still to be copied to assets/ is meant by its own name.
        new = near or (last if "." in last else "…")
        self._findings.add(
            _CODES[error.cause],
            place,
            name=error.name,
            near=distinct(near, error.name) or kind,
            line=kind or renamed(self._findings, place, error.name, distinct(new, error.name)),
            where=where,
        )

    def _as_found(self, path: Path, name: str, place: Place, where: Term) -> str:
        try:
            kind = KIND_OF_FAMILY.get(kind_of(path).family, "")
        except OSError:
            return ""
        return as_kind(self._findings, place, where, kind, name) if kind else ""

    @cached_property
    def _listed(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        folders, names = [], []
        for base, below, here in os.walk(self.folder.assets):
            below[:] = sorted(each for each in below if not each.startswith("."))
            relative = Path(base).relative_to(self.folder.assets)
            folders += [(relative / each).as_posix() for each in below]
            names += [(relative / each).as_posix() for each in sorted(here) if not each.startswith(".")]
            if len(names) > MAX_LISTED:
                break
        return tuple(folders), tuple(names)

    @property
    def _folders(self) -> tuple[str, ...]:
        return self._listed[0]

    @property
    def _files(self) -> tuple[str, ...]:
        return self._listed[1]


def is_office(name: str) -> bool:
    """Whether a file of that name comes from an office program, which can save it as a PDF."""
    return name.rpartition(".")[2].lower() in _OFFICE


def report_office(name: str, place: Place, where: Term, findings: Findings) -> None:
    """Report that a document of an office program cannot be shown, and how it can."""
    pdf = f"{PurePosixPath(name).stem}.pdf"
    line = as_kind(findings, place, where, "pdf", pdf) or f"- pdf: {pdf}"
    findings.add("office-document", place, name=name, pdf=pdf, line=line, where=where)


def report_elsewhere(
    found: Path, root: Path, home: str, place: Place, where: Term, findings: Findings
) -> None:
    """Report that a file lies in another folder of ``root`` than its ``home``."""
    folder = "" if found.parent == root else f"{found.parent.name}/"
    about = {"name": found.name, "folder": folder or f"{root.name}/", "file": f"{folder}{found.name}"}
    findings.add("file-elsewhere", place, home=home, where=where, **about)


def refuse_kind(code: str, kind: Kind, name: str, place: Place, where: Term, findings: Findings) -> None:
    """Report with ``code`` that the file is of another kind than its item says."""
    if kind.family is Family.DOCUMENT:
        report_office(name, place, where, findings)
        return
    right = KIND_OF_FAMILY.get(kind.family, "")
    line = as_kind(findings, place, where, right, name) if right else ""
    findings.add(code, place, name=name, found=found_term(kind), near=line, line=line, where=where)


def _is_decodable(path: Path) -> bool:
    """Whether a HEIC or AVIF holds what its name promises, or what remains of it does not say."""
    with FileBytes(path) as file:
        found = heif_of(file)
    return found.is_known or not found.size


def warn_name(path: Path, base: Path, name: str, place: Place, where: Term, findings: Findings) -> None:
    """Report that the file's name differs from what was typed, or that another file's name looks the same."""
    own = path.relative_to(base).as_posix()
    if one_form(own) != one_form(PurePosixPath(name).as_posix()):
        near = name if own.casefold() != name.casefold() else ""
        short = (name.removesuffix(".yaml"), own.removesuffix(".yaml"))
        line = renamed(findings, place, name, own)
        line = renamed(findings, place, *short) if line == own else line
        findings.add("name-differs", place, name=name, found=own, near=near, line=line, where=where)
    if len(alike := twins(path)) > 1:
        others = tuple(_told_form(each) for each in alike)
        shown = _told_form(path.name)
        findings.add("name-twice", place, name=name, others=others, shown=shown, where=where)


def _told_form(name: str) -> Term:
    """A name that looks like another one, with what nobody sees."""
    is_composed = one_form(name) == name
    return Term("name-composed" if is_composed else "name-decomposed", {"name": name, "signs": spelled(name)})


def files_of(folder: Path) -> list[Path]:
    """Everything in ``folder`` that is not hidden, by name, with numbers in their natural order (2 before
    10) and accents beside their letters."""
    try:
        found = [each for each in folder.iterdir() if not each.name.startswith(".")]
    except OSError:
        return []
    return sorted(found, key=lambda each: natural(each.name))


def natural(name: str) -> tuple[object, ...]:
    """A sort key by which ``foto 2`` stands before ``foto 10``, and ``Été`` beside ``ete``."""
    typed = one_form(name)
    plain = "".join(sign for sign in unicodedata.normalize("NFD", typed) if not unicodedata.combining(sign))
    parts = re.findall(r"(\d{1,18})|(\D+|\d+)", plain.casefold())
    return tuple((0, int(number), "") if number else (1, 0, text) for number, text in parts), typed


def found_term(kind: Kind) -> Term:
    """The words for what a file turned out to be."""
    if kind.family in (
        Family.PICTURE,
        Family.OTHER_PICTURE,
        Family.RAW,
        Family.FILM,
        Family.OTHER_FONT,
    ):
        return Term(f"found-{kind.family.value}", {"format": kind.label})
    return Term(f"found-{kind.family.value}")
