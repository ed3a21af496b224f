"""What a path to one file asks for: a playlist, one slide, a theme, or a picture, film or document by itself."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path

from kiosk.content.folder import ContentFolder
from kiosk.machine.settings.place import NAME as SETTINGS_NAME
from kiosk.media.files import Media
from kiosk.media.looking import Looking
from kiosk.playlist.builder import Builder
from kiosk.playlist.document import PlaylistDocument
from kiosk.playlist.endings import EXPECTED
from kiosk.playlist.entry import Defaults
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.model import Playlist
from kiosk.playlist.slides import Slides
from kiosk.problems.findings import Findings
from kiosk.problems.problem import Place
from kiosk.words.catalogue import languages
from kiosk.words.language_codes import LANGUAGE_CODES
from kiosk.words.sentence import Term
from kiosk.yaml.conform import conform
from kiosk.yaml.nodes import ListNode, MapNode, ScalarNode, read_text, read_tree
from kiosk.yaml.shape import grammar_of

_KEY = re.compile(r"^([\w-]+)[ \t]*:", re.M)
_THEME_KEYS = frozenset({"colors", "fonts", "wordmark", "logo"})


class FileOf(Enum):
    """What a file holds."""

    PLAYLIST = "playlist"
    SLIDE = "slide"
    THEME = "theme"
    MEDIA = "media"
    SETTINGS = "settings"


def what_is(path: Path) -> FileOf:
    """What the file at ``path`` is meant to be, by its ending and the keys at the beginning of its lines."""
    if path.suffix.lower() in EXPECTED:
        return FileOf.MEDIA
    if path.name == SETTINGS_NAME:
        return FileOf.SETTINGS
    text = read_text(path, Findings()) if path.is_file() else None
    keys = set(_KEY.findall(text or ""))
    if "items" in keys:
        return FileOf.PLAYLIST
    if "layout" in keys or (keys & LANGUAGE_CODES and not keys & {"defaults", "visitor", "languages"}):
        return FileOf.SLIDE
    return FileOf.THEME if keys & _THEME_KEYS else FileOf.PLAYLIST


def one_slide(
    path: Path, folder: ContentFolder, beside: Path, findings: Findings, looking: Looking | None
) -> Playlist | None:
    """A show of the one slide at ``path``, in the languages of the playlist ``beside`` it where there is one."""
    spoken = _languages_of(beside) or _languages_in(path) or languages()
    media = Media(folder, findings, looking)
    media.looking.expect(1)
    slides = Slides(folder, media, spoken, findings)
    builder = Builder(media, slides, Defaults(), spoken, findings)
    name = re.sub(r"\.ya?ml(?:\.txt)?$", "", path.name, flags=re.IGNORECASE)
    slide = slides.get(name, Place(path), Term("slide", {"name": name}))
    slides.report_languages(None)
    if slide is None:
        return None
    item = SlideItem(key=builder.key("slide", name), slide=slide)
    return Playlist(title={}, languages=spoken, items=(item,), root=folder.root)


def _languages_of(playlist: Path) -> tuple[str, ...]:
    """The languages of a playlist about which nothing is to be said here."""
    if not playlist.is_file():
        return ()
    unsaid = Findings()
    tree = read_tree(playlist, unsaid, grammar_of((PlaylistDocument,), ("title",)))
    if not isinstance(tree, MapNode) or tree.broken:
        return ()
    # Its items may be wrong in any way.
    tree.entries["items"] = (ScalarNode("items", tree.place), ListNode(tree.place))
    document = conform(PlaylistDocument, tree, unsaid, Term("playlist", {"name": playlist.name}))
    return tuple(dict.fromkeys(document.languages)) if document else ()


def _languages_in(slide: Path) -> tuple[str, ...]:
    """The languages in which a slide has words."""
    text = read_text(slide, Findings()) or ""
    return tuple(dict.fromkeys(key for key in _KEY.findall(text) if key in LANGUAGE_CODES))
