"""Makes a content folder: the example, or a show of what somebody has."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.mission import mission_root
from kiosk.media.files import found_term
from kiosk.media.kinds import Family, Kind, kind_of
from kiosk.media.looking import Looking
from kiosk.playlist.schema import FOLDER, headed, schema_texts
from kiosk.starter import example
from kiosk.starter.example import Order
from kiosk.starter.found import Found
from kiosk.starter.from_document import from_document
from kiosk.starter.from_folder import from_folder, is_regular
from kiosk.starter.from_talk import as_pdf, lost_in
from kiosk.starter.from_tracks import from_tracks
from kiosk.starter.left import Left, StarterError
from kiosk.starter.target import Target

_LISTS = (".m3u", ".m3u8", ".xspf")
_TALKS = (".pptx", ".ppt", ".pps", ".ppsx", ".pptm", ".potx", ".odp", ".otp", ".fodp", ".key")

Copied = Callable[[int, int], None]
"""Told how many files are copied, of how many."""


@dataclass(frozen=True, slots=True)
class Made:
    """A new show: how many items it has, and what could not come along."""

    items: int
    left: tuple[Left, ...] = ()


def make(
    folder: Path,
    order: Order,
    source: Path | None = None,
    looking: Looking | None = None,
    copied: Copied = lambda done, known: None,
) -> Made:
    """Make ``folder``: the example show, or one of ``source`` (a folder, a PDF, a presentation or a list). It is whole or not
    there at all: :class:`StarterError` or ``OSError`` says why not. Nothing is overwritten."""
    target = Target(folder)
    target.refuse_used(source)
    with ExitStack() as opened:
        found = _look(source, order, target, looking, opened) if source else _example(order)
        if not found.entries:
            raise StarterError("new-nothing", source=source, left=tuple(found.left))
        target.refuse_small(found.size)
        opened.enter_context(target)
        _write(order, found, target, folder.absolute(), is_example=source is None)
        for done, copy in enumerate(found.copies, start=1):
            target.copy(copy.source, "assets" / copy.name)
            copied(done, len(found.copies))
        target.commit()
    return Made(found.shown, tuple(found.left))


def _example(order: Order) -> Found:
    entries = example.entries(order)
    return Found(entries, example.art(mission_root()), shown=len(entries))


def _write(order: Order, found: Found, target: Target, folder: Path, *, is_example: bool) -> None:
    for name, text in schema_texts().items():
        target.write(f"{FOLDER}/{name}.json", text)
    playlist = example.playlist(order, found.entries, folder.name, is_example=is_example)
    target.write("slides/playlist.yaml", headed(playlist, ".schema/playlist.json"))
    if is_example:
        for name, text in example.slides(order):
            target.write(f"slides/{name}.yaml", headed(text, ".schema/slide.json"))
    target.write("assets/README.txt", example.read_me(order, is_example=is_example))
    target.write("assets/theme.yaml", headed(example.theme(order), "../slides/.schema/theme.json"))


def _look(source: Path, order: Order, target: Target, looking: Looking | None, opened: ExitStack) -> Found:
    """What ``source`` yields, by what it is and not by what it is called, as far as that can be told."""
    photos, languages = example.photos_folder(order), order.languages
    if not source.exists():
        raise StarterError("new-no-source", source=source)
    if source.is_dir():
        return from_folder(source, photos, languages, target, looking)
    source = source.absolute()
    if not is_regular(source):
        raise StarterError("new-no-source", source=source)
    if source.suffix.lower() in _LISTS:
        return from_tracks(source, photos, languages, target, looking)
    kind = kind_of(source)
    if kind is Kind.PDF:
        return from_document(source, languages, target)
    if kind.family is Family.DOCUMENT or source.suffix.lower() in _TALKS:
        found = from_document(opened.enter_context(as_pdf(source)), languages, target)
        found.left += lost_in(source)
        return found
    raise StarterError("new-unknown", name=source.name, found=found_term(kind))
