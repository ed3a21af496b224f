"""Loads a playlist from a path: reports all mistakes at once, and keeps everything that is valid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from kiosk.content.alike import meant
from kiosk.content.elsewhere import near_path
from kiosk.content.folder import PLAYLIST_NAME, ContentFolder, root_of
from kiosk.media.files import Media, warn_name
from kiosk.media.letters import judge_letters, note_letters
from kiosk.media.looking import Looking
from kiosk.playlist.builder import Builder, resolve_words
from kiosk.playlist.contents import last_saved, with_contents
from kiosk.playlist.document import PlaylistDocument
from kiosk.playlist.entry import Defaults
from kiosk.playlist.from_example import report_links
from kiosk.playlist.items import items_of
from kiosk.playlist.kinds.folder import items_of_files, items_of_plain_folder
from kiosk.playlist.loaded import Loaded, What
from kiosk.playlist.model import Playlist, Visitor
from kiosk.playlist.nesting import Nesting
from kiosk.playlist.opened import opened
from kiosk.playlist.single import FileOf, one_slide, what_is
from kiosk.playlist.slides import Slides
from kiosk.playlist.unused import other_playlist, report_unused
from kiosk.problems.findings import Findings
from kiosk.problems.nearest import nearest_word
from kiosk.problems.problem import Place
from kiosk.theme.loader import house_theme, read_theme
from kiosk.words.catalogue import languages
from kiosk.words.printable import printable
from kiosk.words.sentence import Term
from kiosk.yaml.nodes import ListNode, MapNode
from kiosk.yaml.remarks import warn_hashtags


def load(
    path: Path,
    theme: Path | None = None,
    looking: Looking | None = None,
    *,
    hints: bool = False,
    drafts: Mapping[Path, str] | None = None,
) -> Loaded:
    """Read a playlist file, a content folder (with ``slides/playlist.yaml``) or a plain folder of pictures
    and films. It looks as its own theme file says, or as the file ``theme`` does. ``looking`` says how long files are looked
    at, and hears of it; without it all of them are. With ``hints``, slides that no playlist names, what is left of the example
    and pictures that nobody described are reported: for who writes the show; to who runs it they are nothing. ``drafts`` are
    texts to be read in place of what is in files.

    Never raises for bad content; a path that does not exist is a problem like any other.
    """
    path, root = path.absolute(), root_of(path)
    findings = Findings(drafts)
    findings.wants_hints = hints
    if path.is_dir():
        path = root
        source = path / "slides" / PLAYLIST_NAME
        if not source.exists() and not meant(source.parent, source.name) and (astray := _astray(path)):
            findings.look(source)
            findings.add("playlist-elsewhere", Place(astray), name=astray.name)
            return _playlist_file(astray, path, theme, findings, looking)
        if not source.exists() and not source.parent.is_dir():
            return _plain_folder(path, theme, findings, looking)
        source = _meant(source, findings)
        return _playlist_file(source, path, theme, findings, looking)
    kind = what_is(path)
    if kind is FileOf.SLIDE:
        return _one_slide(path, root, theme, findings, looking)
    if kind is FileOf.THEME:
        root = path.parent.parent if path.parent.name == "assets" else path.parent
        return _loaded(None, ContentFolder(root), path, theme or path, findings, "theme")
    if kind is FileOf.SETTINGS:
        # Only who checks that file needs its model, a tenth of what all this takes to import.
        from kiosk.machine.settings.reading import read_settings

        findings.look(path)
        read_settings(path, findings)
        return _loaded(None, ContentFolder(path.parent), path, None, findings, "settings")
    if kind is FileOf.MEDIA:
        return _plain_folder(path.parent, theme, findings, looking, only=path)
    return _playlist_file(path, root, theme, findings, looking)


def _astray(root: Path) -> Path | None:
    """The playlist that lies beside ``slides/`` instead of in it."""
    path = root / PLAYLIST_NAME
    return path if path.is_file() else meant(root, PLAYLIST_NAME)


def _one_slide(
    path: Path, root: Path, theme: Path | None, findings: Findings, looking: Looking | None
) -> Loaded:
    slides_name = path.parent.name if path.parent != root else "."
    folder = ContentFolder(root, slides_name=slides_name)
    playlist = one_slide(path, folder, path.parent / PLAYLIST_NAME, findings, looking)
    return _loaded(playlist, folder, path, theme, findings, "slide")


def _meant(source: Path, findings: Findings) -> Path:
    """The playlist's path, even if its name differs in case or by a suffix that the system hides."""
    if source.exists() or not (found := meant(source.parent, source.name)):
        return source
    findings.look(source)
    where = Term("playlist", {"name": source.name})
    warn_name(found, source.parent, source.name, Place(found), where, findings)
    return found


def _playlist_file(
    source: Path, root: Path, theme: Path | None, findings: Findings, looking: Looking | None
) -> Loaded:
    findings.look(source)
    if not source.exists() and (other := other_playlist(source)):
        findings.add("file-missing", Place(source), name=source.name, near=other.name)
        return _loaded(None, ContentFolder(root), source, theme, findings)
    if not source.suffix and not source.exists():
        findings.add("path-missing", Place(source), name=source.name, near=near_path(source))
        return _loaded(None, ContentFolder(root), source, theme, findings)
    folder = ContentFolder.around(source, root)
    playlist = _read_playlist(source, folder, findings, looking)
    return _loaded(playlist, folder, source, theme, findings)


def _loaded(
    playlist: Playlist | None,
    folder: ContentFolder,
    source: Path,
    theme: Path | None,
    findings: Findings,
    what: What = "playlist",
) -> Loaded:
    look = read_theme(folder, findings, theme.absolute() if theme else None)
    judge_letters(findings, look.fonts.values())
    if playlist is not None:
        if findings.wants_hints:
            report_links(playlist, look, house_theme(), findings)
        playlist = with_contents(replace(playlist, theme=look, made=last_saved(findings.texts)))
    return Loaded(
        playlist,
        findings.problems,
        findings.files,
        folder.root,
        source,
        findings.texts,
        look,
        what,
        findings.cures,
    )


def _read_playlist(
    source: Path, folder: ContentFolder, findings: Findings, looking: Looking | None
) -> Playlist | None:
    found = opened(source, findings)
    if found is None:
        return None
    document, tree = found.document, found.tree
    where = Term("playlist", {"name": source.name})
    spoken = tuple(dict.fromkeys(document.languages)) or languages()
    media = Media(folder, findings, looking)
    media.looking.expect(len(document.items))
    slides = Slides(folder, media, spoken, findings)
    builder = Builder(media, slides, document.defaults, spoken, findings, Nesting(source))
    if title := tree.get("title"):
        warn_hashtags(title, "title", where, findings)
        note_letters(title, where, findings)
    items = [item for entry, node in found.entries for item in items_of(entry, node, builder)]
    builder.report_waiting()
    if listed := _languages_place(tree, document):
        slides.report_languages(listed)
    if findings.wants_hints and not findings.has_errors(source):
        report_unused(folder.slides, source, slides.named, tree.key("items").place, findings)
    if not items:
        if not findings.has_errors():
            findings.add("nothing-to-show", tree.key("items").place)
        return None
    return Playlist(
        title=resolve_words(document.title, spoken),
        languages=spoken,
        items=tuple(items),
        root=folder.root,
        visitor=Visitor(document.visitor.idle, document.visitor.warn) if document.visitor else None,
        motion=document.motion,
        reach=document.reach,
        distance=document.distance,
        rotate_languages=document.rotate_languages,
    )


def _languages_place(tree: MapNode, document: PlaylistDocument) -> Place | None:
    """Where a playlist says its languages, or would; ``None`` where what it says of them is no good, and told."""
    listed = tree.get("languages")
    is_spoilt = isinstance(listed, ListNode) and listed.lost
    if is_spoilt or any(nearest_word(key, ["languages"]) for key in tree.lost):
        return None
    if "languages" in document.model_fields_set:
        return tree.spot("languages")
    return None if "languages" in tree.entries else tree.key("items").place


def _plain_folder(
    root: Path, theme: Path | None, findings: Findings, looking: Looking | None, only: Path | None = None
) -> Loaded:
    """A folder without a playlist, or ``only`` one file of it."""
    findings.look(only or root)
    folder = ContentFolder(root, assets_name=".")
    media = Media(folder, findings, looking)
    slides = Slides(folder, media, languages(), findings)
    builder = Builder(media, slides, Defaults(), languages(), findings)
    items = items_of_files([only], root, builder) if only else items_of_plain_folder(root, builder)
    playlist = None
    if items:
        title = dict.fromkeys(languages(), printable(root.name))
        playlist = Playlist(title=title, languages=languages(), items=tuple(items), root=root)
    else:
        if not only:
            findings.add("folder-nothing", Place(root), name=root.name)
    return _loaded(playlist, folder, only or root, theme, findings, "media" if only else "folder")
