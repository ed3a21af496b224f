"""The items of a playlist: which kind each one is, and what the show gets of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kiosk.media.files import Media
from kiosk.media.letters import note_letters
from kiosk.playlist.document import (
    KINDS,
    Defaults,
    Entry,
    FolderEntry,
    ImageEntry,
    SlideEntry,
    VideoEntry,
)
from kiosk.playlist.listed import Listing
from kiosk.playlist.model import (
    AnyItem,
    Attract,
    Fit,
    ImageItem,
    SlideItem,
    SlideMotion,
    Transition,
    VideoItem,
)
from kiosk.playlist.slides import Slides
from kiosk.problems.findings import Findings
from kiosk.problems.nearest import nearest
from kiosk.problems.problem import Place
from kiosk.words.printable import printable
from kiosk.words.sentence import LanguageName, Term
from kiosk.yaml.conform import element_term
from kiosk.yaml.nodes import ListNode, MapNode, Node, ScalarNode
from kiosk.yaml.remarks import warn_hashtags


def sort_out(items: ListNode, findings: Findings) -> None:
    """Take out the items of which the kind cannot be told, each with its reason."""
    kept: list[Node] = []
    for node in items.items:
        if node.broken:
            continue
        if not isinstance(node, MapNode):
            text = node.text if isinstance(node, ScalarNode) and not node.is_null else "…"
            findings.add("item-not-block", node.place, number=node.number, text=text)
            continue
        kinds = [kind for kind in KINDS if kind in node.entries]
        if len(kinds) == 1:
            value = node.get(kinds[0])
            if isinstance(value, ScalarNode) and value.is_null and not value.broken:
                where = Term("item-bare", {"number": node.number})
                findings.add("missing-value", node.key(kinds[0]).place, key=kinds[0], where=where)
            elif value is not None and not value.broken:
                kept.append(node)
        elif kinds:
            second = sorted(kinds, key=lambda kind: node.key(kind).place)[1]
            findings.add("two-kinds", node.key(second).place, number=node.number, kinds=tuple(kinds))
        elif "pdf" in node.entries:
            findings.add("pdf-later", node.key("pdf").place, name=_text(node.get("pdf")))
        else:
            near, place = _near_kind(node)
            findings.add("no-kind", place, number=node.number, kinds=tuple(KINDS), near=near)
    items.items = kept


def _near_kind(node: MapNode) -> tuple[str, Place]:
    for key, (key_node, _) in node.entries.items():
        if near := nearest(key, KINDS):
            return near, key_node.place
    return "", node.place


class Items:
    """Builds the items of the show from the entries of the playlist."""

    def __init__(
        self, media: Media, slides: Slides, defaults: Defaults, languages: tuple[str, ...], findings: Findings
    ) -> None:
        self._media = media
        self._slides = slides
        self._defaults = defaults
        self._languages = languages
        self._findings = findings
        self._keys: dict[str, int] = {}

    def build(self, entry: Entry, node: MapNode) -> list[AnyItem]:
        """What ``entry`` puts on the screen: one item, several for a folder, none when it cannot be shown."""
        where = element_term(node, KINDS)
        item: AnyItem | None = None
        if isinstance(entry, SlideEntry):
            item = self._slide(entry, node, where)
        elif isinstance(entry, ImageEntry):
            item = self._image(entry, node, where)
        elif isinstance(entry, VideoEntry):
            item = self._video(entry, node, where)
        elif isinstance(entry, FolderEntry):
            return self._folder(entry, node, where)
        return [item] if item else []

    def of_files(
        self, files: list[Path], base: Path, place: Place | None, entry: FolderEntry, where: Term
    ) -> list[AnyItem]:
        """Every picture and film among ``files``; without ``place`` each finding is placed at the file
        itself."""
        listing = Listing(self._media, base, place, where, self._languages, self._findings)
        return [
            self._video_item(entry, each.name, each.path, captions=each.captions, fit=entry.fit)
            if each.is_film
            else self._image_item(entry, each.name, each.path, {}, entry.fit, "ink", entry.motion)
            for each in listing.shown(files)
        ]

    def _slide(self, entry: SlideEntry, node: MapNode, where: Term) -> SlideItem | None:
        slide = self._slides.get(entry.slide, _place(node, "slide"), where)
        if slide is None:
            return None
        key = self._key(f"slide:{entry.slide}")
        return SlideItem(
            key=key, duration=self._duration(entry), transition=self._transition(entry), slide=slide
        )

    def _image(self, entry: ImageEntry, node: MapNode, where: Term) -> ImageItem | None:
        path = self._media.picture(entry.image, _place(node, "image"), where)
        title = self._title(entry.title, node, where)
        if path is None:
            return None
        fit = entry.fit if "fit" in entry.model_fields_set else None
        return self._image_item(entry, entry.image, path, title, fit, entry.color, entry.motion)

    def _video(self, entry: VideoEntry, node: MapNode, where: Term) -> VideoItem | None:
        path = self._media.film(entry.video, _place(node, "video"), where)
        title = self._title(entry.title, node, where)
        captions = self._captions(entry, node, path, where)
        poster = None
        if entry.poster is not None:
            poster = self._media.picture(entry.poster, _place(node, "poster"), where)
        if path is None:
            return None
        fit = entry.fit if "fit" in entry.model_fields_set else None
        return self._video_item(
            entry,
            entry.video,
            path,
            title=title,
            captions=captions,
            attract=entry.attract,
            poster=poster,
            fit=fit,
            color=entry.color,
        )

    def _captions(self, entry: VideoEntry, node: MapNode, film: Path | None, where: Term) -> dict[str, Path]:
        block = node.get("captions")
        captions = {}
        if isinstance(block, MapNode):
            for lang, name in entry.captions.items():
                if lang not in self._languages:
                    place = block.key(lang).place
                    known = tuple(LanguageName(code) for code in self._languages)
                    self._findings.add("captions-language", place, lang=lang, languages=known, where=where)
                place = _place(block, lang)
                path = self._media.captions(name, place, where, language=lang, film=film)
                if path:
                    captions[lang] = path
        order = [lang for lang in self._languages if lang in captions]
        return {lang: captions[lang] for lang in dict.fromkeys([*order, *captions])}

    def _folder(self, entry: FolderEntry, node: MapNode, where: Term) -> list[AnyItem]:
        place = _place(node, "folder")
        files = self._media.listing(entry.folder, place, where)
        if files is None:
            return []
        items = self.of_files(files, self._media.folder.assets, place, entry, where)
        if not items:
            self._findings.add("folder-empty", place, name=entry.folder, where=where)
        return items

    def _image_item(
        self,
        entry: Entry,
        name: str,
        path: Path,
        title: Mapping[str, str],
        fit: Fit | None,
        color: str,
        motion: SlideMotion,
    ) -> ImageItem:
        return ImageItem(
            key=self._key(f"image:{name}"),
            duration=self._duration(entry),
            transition=self._transition(entry),
            path=path,
            title=title,
            fit=fit or self._defaults.fit or "cover",
            color=color,
            motion=motion,
        )

    def _video_item(
        self,
        entry: Entry,
        name: str,
        path: Path,
        *,
        title: Mapping[str, str] | None = None,
        captions: Mapping[str, Path] | None = None,
        attract: Attract = "muted",
        poster: Path | None = None,
        fit: Fit | None = None,
        color: str = "ink",
    ) -> VideoItem:
        # A film lasts its own length unless this very item says otherwise; defaults are for stills.
        still = attract == "poster"
        return VideoItem(
            key=self._key(f"video:{name}"),
            duration=self._duration(entry) if still or "duration" in entry.model_fields_set else None,
            transition=self._transition(entry),
            path=path,
            title=title or {},
            captions=captions or {},
            attract=attract,
            poster=poster,
            fit=fit or self._defaults.fit or "contain",
            color=color,
        )

    def _title(self, typed: Mapping[str, str], node: MapNode, where: Term) -> dict[str, str]:
        value = node.get("title")
        if value is not None:
            warn_hashtags(value, "title", where, self._findings)
            note_letters(value, where, self._findings)
        return resolve_words(typed, self._languages)

    def _duration(self, entry: Entry) -> float | None:
        return entry.duration if "duration" in entry.model_fields_set else self._defaults.duration

    def _transition(self, entry: Entry) -> Transition:
        return entry.transition if "transition" in entry.model_fields_set else self._defaults.transition

    def _key(self, key: str) -> str:
        # Part of traces, counts and what QML hears: text, whatever the file is called.
        key = printable(key)
        count = self._keys[key] = self._keys.get(key, 0) + 1
        return key if count == 1 else f"{key}#{count}"


def resolve_words(typed: Mapping[str, str], languages: tuple[str, ...]) -> dict[str, str]:
    """One text for all languages, or the texts typed, the stand's own language first."""
    if "" in typed:
        return dict.fromkeys(languages, typed[""].strip())
    return {lang: typed[lang].strip() for lang in dict.fromkeys([*languages, *typed]) if lang in typed}


def _place(node: MapNode, key: str) -> Place:
    value = node.get(key)
    return value.place if isinstance(value, ScalarNode) and value.place.length else node.key(key).place


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, ScalarNode) else "pdf"
