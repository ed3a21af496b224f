"""A film with its captions, named by itself or found in a folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from kiosk.content.folder import ContentError
from kiosk.media.captions.check import check_captions
from kiosk.media.captions.reader import FORMATS
from kiosk.media.kinds import Family
from kiosk.playlist.builder import Builder
from kiosk.playlist.colors import ColorName
from kiosk.playlist.entry import Entry
from kiosk.playlist.kind import Kind, ListedFile
from kiosk.playlist.kinds.video_item import ATTRACTS, Attract, VideoItem
from kiosk.playlist.signing import DESCRIPTION, sign_films
from kiosk.playlist.values import FitName, Words, per_language
from kiosk.problems.problem import Place
from kiosk.words.sentence import LanguageName, Term
from kiosk.words.spelling import one_form
from kiosk.yaml.fields import TEXT_SCHEMA, Language, Text, one_of
from kiosk.yaml.nodes import MapNode, Node

AttractName = Annotated[Attract, BeforeValidator(one_of(ATTRACTS))]

_LANGUAGE = re.compile("[a-z]{2}")


class VideoEntry(Entry):
    """Plays a film."""

    video: Text = Field(description="A film in assets/: webm, mp4, mkv, mov, avi, ogv, ts or mpg.")
    title: Words = Field(default_factory=dict, description="A title, one text or one per language.")
    captions: dict[Language, Text] = Field(
        default_factory=dict,
        description="Caption files in assets/ (vtt, srt, ass), one per language.",
        json_schema_extra=lambda schema: schema.update(per_language(TEXT_SCHEMA)),
    )
    descriptions: dict[Language, Text] = Field(
        default_factory=dict,
        description="What is seen and said in the film, read aloud while it plays to who cannot see it: "
        "files like captions in assets/, one per language.",
        json_schema_extra=lambda schema: schema.update(per_language(TEXT_SCHEMA)),
    )
    sign: dict[Language, Text] = Field(
        default_factory=dict,
        description=DESCRIPTION,
        json_schema_extra=lambda schema: schema.update(per_language(TEXT_SCHEMA)),
    )
    attract: AttractName = Field(
        default="muted", description="What the film does while nobody touches the screen."
    )
    poster: Text | None = Field(default=None, description="A picture in assets/ shown before the film plays.")
    color: ColorName = Field(default="ink", description="The colour beside the film.")
    fit: FitName = Field(
        default="contain", description="contain: whole film; cover: fills the screen; fill: stretched."
    )


def _items(entry: VideoEntry, node: MapNode, where: Term, builder: Builder) -> list[VideoItem]:
    path = builder.media.film(entry.video, node.spot("video"), where)
    title = builder.title(entry.title, node, where)
    captions = _texts(entry.captions, node.get("captions"), path, where, builder)
    descriptions = _texts(entry.descriptions, node.get("descriptions"), path, where, builder, are_spoken=True)
    sign = sign_films(entry.sign, node.get("sign"), builder.media, builder.languages, builder.findings, where)
    poster = None
    if entry.poster is not None:
        poster = builder.media.picture(entry.poster, node.spot("poster"), where)
    if path is None:
        return []
    # A film lasts its own length unless its own entry sets a duration; the defaults apply to stills only.
    has_own = entry.attract == "poster" or "duration" in entry.model_fields_set
    return [
        VideoItem(
            key=builder.key("video", entry.video),
            duration=builder.duration(entry) if has_own else None,
            transition=builder.transition(entry),
            path=path,
            title=title,
            called={} if title else builder.called(path, "unnamed-film"),
            captions=captions,
            descriptions=descriptions,
            sign=sign,
            attract=entry.attract,
            poster=poster,
            fit=builder.fit(entry, "contain"),
            color=entry.color,
        )
    ]


def _of_file(file: ListedFile, entry: Entry, builder: Builder) -> list[VideoItem]:
    if not builder.media.judge_film(file.path, file.name, file.place, file.where):
        return []
    captions = _captions_beside(file, builder)
    return [
        VideoItem(
            key=builder.key("video", file.name),
            duration=entry.duration if "duration" in entry.model_fields_set else None,
            transition=builder.transition(entry),
            path=file.path,
            title=file.title,
            called=builder.called(file.path, "unnamed-film", title=file.title),
            captions=captions,
            fit=builder.fit(entry, "contain"),
        )
    ]


def _texts(
    named: Mapping[str, str],
    block: Node | None,
    film: Path | None,
    where: Term,
    builder: Builder,
    *,
    are_spoken: bool = False,
) -> dict[str, Path]:
    """The caption files that are named, or those to be read aloud, in the order of the playlist's languages."""
    texts = {}
    if isinstance(block, MapNode):
        for lang, name in named.items():
            if lang not in builder.languages:
                _warn_language(lang, block.key(lang).place, where, builder)
            path = builder.media.captions(
                name, block.spot(lang), where, language=lang, film=film, are_spoken=are_spoken
            )
            if path:
                texts[lang] = path
    order = [lang for lang in builder.languages if lang in texts]
    return {lang: texts[lang] for lang in dict.fromkeys([*order, *texts])}


def _captions_beside(file: ListedFile, builder: Builder) -> dict[str, Path]:
    """``film.nl.vtt`` beside ``film.mp4``; without a language those of the kiosk's own."""
    stem = one_form(file.path.stem).casefold()
    found: dict[str, Path] = {}
    for path in file.siblings:
        own = one_form(path.stem).casefold()
        language = builder.languages[0] if own == stem else own.removeprefix(f"{stem}.")
        is_meant = path.suffix.lower() in FORMATS and (own == stem or own == f"{stem}.{language}")
        if not is_meant or language in found:
            continue
        if language not in builder.languages:
            if _LANGUAGE.fullmatch(language):
                _warn_language(language, file.place, file.where, builder)
            continue
        name = file.name_of(path)
        with suppress(ContentError):
            builder.media.folder.accept(path)
            place, where, findings = file.place, file.where, builder.findings
            if check_captions(path, name, place, where, findings, language=language, film=file.path):
                found[language] = path
    return {language: found[language] for language in builder.languages if language in found}


def _warn_language(language: str, place: Place, where: Term, builder: Builder) -> None:
    known = tuple(LanguageName(code) for code in builder.languages)
    builder.findings.add("captions-language", place, lang=language, languages=known, where=where)


KIND = Kind(
    "video",
    20,
    VideoEntry,
    _items,
    families=frozenset({Family.FILM, Family.FILM_LIST, Family.SOUND}),
    of_file=_of_file,
)
