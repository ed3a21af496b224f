"""Helpers shared by all kinds when they make items from the entries of a playlist."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, Protocol, Self, cast

from kiosk.media.files import Media
from kiosk.media.given_name import given_name
from kiosk.media.letters import note_letters
from kiosk.media.photos.about import ANY
from kiosk.playlist.entry import Defaults, Entry
from kiosk.playlist.model import Fit, Item, Transition
from kiosk.playlist.slides import Slides
from kiosk.problems.findings import Findings
from kiosk.problems.problem import Place
from kiosk.words.catalogue import section
from kiosk.words.printable import printable
from kiosk.words.sentence import Term
from kiosk.yaml.nodes import MapNode
from kiosk.yaml.remarks import warn_hashtags

Unnamed = Literal["unnamed-photo", "unnamed-film", "unnamed-document"]
"""The terms for what nobody gave a name."""
_NONE: Mapping[str, str] = MappingProxyType({})


class Nested(Protocol):
    """Makes the items of entries that stand within another one, or in another playlist."""

    def below(self, entries: Sequence[Entry], node: MapNode, builder: Builder) -> Sequence[Item]:
        """Those of ``entries``, which stand under ``items`` in ``node``."""
        ...

    def included(
        self, name: str, entry: Entry, node: MapNode, where: Term, builder: Builder
    ) -> Sequence[Item]:
        """Those of the playlist file ``name`` beside the slides, for which ``entry`` asks in ``node``."""
        ...


@dataclass(frozen=True, slots=True)
class Waiting:
    """A folder ``name`` that has nothing to show yet. ``code`` says so beside other items, if it need be said; ``alone``, where
    there are none."""

    code: str
    alone: str
    place: Place
    name: str
    where: Term


class Builder:
    """What a kind needs to make its items. ``nested`` is there where entries may hold others."""

    def __init__(
        self,
        media: Media,
        slides: Slides,
        defaults: Defaults,
        languages: tuple[str, ...],
        findings: Findings,
        nested: Nested | None = None,
    ) -> None:
        self.media = media
        self.slides = slides
        self.languages = languages
        """The playlist's languages, the stand's own first."""
        self.findings = findings
        self.told: dict[Path, Mapping[str, Any]] = {}
        """What the raster child told of documents: one that is named forty times, page by page, is asked for once."""
        self.nested = nested
        self.waiting: list[Waiting] = []
        """Folders in which nothing lies yet. Whether that is a mistake is known when all items are."""
        self._defaults = defaults
        self._keys: dict[str, int] = {}
        self._unnamed: dict[object, int] = {}

    def below(self, entry: Entry, defaults: Defaults | None = None) -> Self:
        """The same one for the entries below ``entry``: what it sets holds for them, and else ``defaults``. Keys and numbers go
        on."""
        own: dict[str, object] = {
            key: getattr(entry, key) for key in entry.model_fields_set & Defaults.model_fields.keys()
        }
        other = copy.copy(self)
        other._defaults = (defaults or self._defaults).model_copy(update=own)
        return other

    def report_waiting(self) -> None:
        """Say which folders wait for their first photo. Without any other item that is a mistake."""
        for each in self.waiting:
            if self.made and each.code:
                self.findings.add(each.code, each.place, name=each.name.rstrip("/"), where=each.where)
            elif not self.made:
                about = {"name": each.name, "near": "", "line": "", "where": each.where}
                self.findings.add(each.alone, each.place, **about)

    @property
    def made(self) -> int:
        """How many items there are by now."""
        return sum(self._keys.values())

    def key(self, kind: str, name: str) -> str:
        """The identity of an item of ``kind`` that shows ``name``; a repetition gets a number."""
        # The key is used in traces, counts and QML, so it must be text whatever the file is called.
        key = printable(f"{kind}:{name}")
        count = self._keys[key] = self._keys.get(key, 0) + 1
        return key if count == 1 else f"{key}#{count}"

    def called(
        self,
        file: Path,
        unnamed: Unnamed,
        *,
        caption: Mapping[str, str] = _NONE,
        title: Mapping[str, str] = _NONE,
    ) -> dict[str, str]:
        """What people call ``file``, by language: its ``caption``, the name that a person gave it, else the ``title`` of its
        folder or a word of ours with a number."""
        if caption:
            any_language = caption.get(ANY) or next(iter(caption.values()))
            return {language: caption.get(language, any_language) for language in self.languages}
        if name := given_name(file.stem):
            return dict.fromkeys(self.languages, name)
        group = tuple(title.items()) or unnamed
        number = self._unnamed[group] = self._unnamed.get(group, 0) + 1
        if title:
            return {language: f"{text} · {number}" for language, text in title.items()}
        return {
            language: section("terms", language)[unnamed].format(number=number) for language in self.languages
        }

    def duration(self, entry: Entry) -> float | None:
        """Seconds, from the entry or else from the defaults; ``None`` means ``auto``."""
        return entry.duration if "duration" in entry.model_fields_set else self._defaults.duration

    def transition(self, entry: Entry) -> Transition:
        return entry.transition if "transition" in entry.model_fields_set else self._defaults.transition

    def fit(self, entry: Entry, own: Fit) -> Fit:
        """The fit, from the entry or else from the defaults; ``own`` if neither sets it."""
        typed = getattr(entry, "fit", None) if "fit" in entry.model_fields_set else None
        return cast("Fit", typed or self._defaults.fit or own)

    def title(
        self, typed: Mapping[str, str], node: MapNode, where: Term, key: str = "title"
    ) -> dict[str, str]:
        """The title behind ``key`` by language; reports mistakes in it."""
        value = node.get(key)
        if value is not None:
            warn_hashtags(value, key, where, self.findings)
            note_letters(value, where, self.findings)
        return resolve_words(typed, self.languages)


def resolve_words(typed: Mapping[str, str], languages: tuple[str, ...]) -> dict[str, str]:
    """One text for all languages, or the texts by language, the stand's own first."""
    if "" in typed:
        return dict.fromkeys(languages, typed[""].strip())
    return {lang: typed[lang].strip() for lang in dict.fromkeys([*languages, *typed]) if lang in typed}
