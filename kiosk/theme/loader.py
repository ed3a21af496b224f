"""Loads a theme file into a :class:`~kiosk.theme.theme.Theme`; missing or wrong values come from the default theme.

The default theme is that of the mission shipped with the program. It is read only when something of it is needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path, PurePosixPath

from kiosk.content.folder import Cause, ContentError, ContentFolder
from kiosk.content.mission import mission_root
from kiosk.media.files import Media, files_of, found_term, warn_name
from kiosk.media.kinds import Family, kind_of
from kiosk.media.whole import is_whole
from kiosk.problems.findings import Findings
from kiosk.problems.nearest import nearest_file
from kiosk.problems.problem import Place
from kiosk.theme.color_words import meant
from kiosk.theme.document import ThemeDocument
from kiosk.theme.legible import mend
from kiosk.theme.theme import MAX_WORDMARK, ROLES, TOKENS, Theme, short_wordmark
from kiosk.words.sentence import Term
from kiosk.yaml.conform import conform
from kiosk.yaml.nodes import ListNode, MapNode, Node, ScalarNode, read_tree
from kiosk.yaml.own_line import quoted, renamed
from kiosk.yaml.remarks import warn_hashtags
from kiosk.yaml.shape import grammar_of

THEME_NAME = "theme.yaml"
FONTS_NAME = "fonts"
MAX_LISTED = 12

_WHERE = Term("theme")
_AFTER_COLON = re.compile(r"\s*:\s*(?P<remark>#[0-9A-Fa-f]{3,8}|# [0-9A-Fa-f]{6})\b")


def read_theme(folder: ContentFolder, findings: Findings, file: Path | None = None) -> Theme:
    """The theme of ``folder`` (``theme.yaml`` among its assets), or of ``file`` where one is given.

    Fonts and logos it names lie among the assets of ``folder``; fonts may also be the house's own. Never
    raises; without a theme file the house's own theme is taken, and that is no problem.
    """
    if file is None:
        file = _own_file(folder, findings)
    return _read(file, folder, findings) if file else _house(findings)


def house_theme() -> Theme:
    """The theme of the mission shipped with the program. Reads the disk."""
    return _house(Findings())


def _house(findings: Findings) -> Theme:
    return _read(_house_file(), ContentFolder(mission_root()), findings)


def _house_file() -> Path:
    return ContentFolder(mission_root()).assets / THEME_NAME


def _own_file(folder: ContentFolder, findings: Findings) -> Path | None:
    try:
        return folder.asset(THEME_NAME)
    except ContentError as error:
        at = folder.assets / THEME_NAME
        findings.look(at)
        if error.cause is not Cause.MISSING:
            Media(folder, findings).report_slide(error, Place(at), _WHERE)
        return None


def _read(file: Path, folder: ContentFolder, findings: Findings) -> Theme:
    findings.look(file)
    fallback = cache(Theme if _is_house(file) else lambda: _house(findings))
    tree = _tree(file, findings)
    if tree is None:
        return fallback()
    _name_remarks(tree, findings)
    document = conform(ThemeDocument, tree, findings, _WHERE)
    if document is None:
        return fallback()
    colors: dict[str, str] = document.colors.model_dump(by_alias=True, exclude_none=True)
    if missing := [token for token in TOKENS if token not in colors]:
        colors |= {token: fallback().colors[token] for token in missing}
    fonts = _fonts(document, tree, folder, findings, fallback)
    logo = _logo(document, tree, Media(folder, findings))
    wordmark = _wordmark(document, tree, findings)
    if wordmark is None and not logo:
        # Wordmark and logo are taken from the same theme: the name of one organisation must not appear with another's logo.
        wordmark, logo = fallback().wordmark, dict(fallback().logo)
    return Theme(mend(colors, _block(tree, "colors"), file, findings), fonts, wordmark or "", logo)


def _is_house(file: Path) -> bool:
    try:
        return file.samefile(_house_file())
    except OSError:
        return file == _house_file()


def _tree(file: Path, findings: Findings) -> MapNode | None:
    tree = read_tree(file, findings, grammar_of((ThemeDocument,), ("wordmark",)))
    if tree is None or tree.broken:
        return None
    if not isinstance(tree, MapNode):
        found = Term("a-list" if isinstance(tree, ListNode) else "a-text")
        findings.add("not-keys", tree.place, found=found, example=Term("example-theme"), where=_WHERE)
        return None
    return tree


def _name_remarks(tree: MapNode, findings: Findings) -> None:
    """Report colours without quotes: YAML reads them as comments, which leaves the key empty."""
    block = _block(tree, "colors")
    for name, (key, value) in block.entries.items() if block else ():
        if not isinstance(value, ScalarNode) or value.text or not value.plain or value.broken:
            continue
        end = key.place.column - 1 + key.place.length
        remark = _AFTER_COLON.match(findings.line(key.place)[end:])
        if remark and (color := meant(remark["remark"])):
            start = end + remark.start("remark") + 1
            place = Place(key.place.file, key.place.line, start, len(remark["remark"]))
            findings.add("color-unquoted", place, key=name, value=remark["remark"], color=color)
            value.broken = True


def _fonts(
    document: ThemeDocument,
    tree: MapNode,
    folder: ContentFolder,
    findings: Findings,
    fallback: Callable[[], Theme],
) -> dict[str, Path | None]:
    fonts: dict[str, Path | None] = {}
    for role in ROLES:
        name, node = getattr(document.fonts, role), _scalar(_block(tree, "fonts"), role)
        path = _font(name, node, folder, findings) if name is not None and node else None
        fonts[role] = path or fallback().fonts[role]
    return fonts


def _font(name: str, node: ScalarNode, folder: ContentFolder, findings: Findings) -> Path | None:
    """The font file called ``name``, first looked for in the content folder, then in the mission."""
    homes = [_font_folder(folder), _font_folder(ContentFolder(mission_root()))]
    for home in homes:
        try:
            path = home.asset(name)
        except ContentError as error:
            if error.path:
                findings.look(error.path)
            if error.cause in (Cause.LINK, Cause.IS_FOLDER, Cause.NOT_REGULAR):
                Media(home, findings).report_slide(error, node.place, _WHERE)
                return None
            continue
        findings.look(path)
        warn_name(path, home.assets, name, node.place, _WHERE, findings)
        return path if _judge_font(path, name, node.place, findings) else None
    known = dict.fromkeys(name for home in homes for name in _font_names(home.assets))
    near = _near_font(name, list(known))
    findings.add(
        "font-missing",
        node.place,
        name=name,
        near=near,
        line=renamed(findings, node.place, name, near),
        options=tuple(known)[:MAX_LISTED] or (Term("none"),),
        where=_WHERE,
    )
    return None


def _font_folder(folder: ContentFolder) -> ContentFolder:
    return ContentFolder(folder.root, (PurePosixPath(folder.assets_name) / FONTS_NAME).as_posix())


def _font_names(folder: Path) -> list[str]:
    return [path.name for path in files_of(folder) if path.suffix.lower() in (".ttf", ".otf")]


def _near_font(typed: str, known: list[str]) -> str:
    """The file that was probably meant: people also type a font's family name, as shown in applications."""
    name = re.split(r"[\\/]", typed)[-1]
    letters = re.sub(r"\W", "", name).casefold()
    begun = [each for each in known if letters and each.casefold().startswith(letters)]
    return begun[0] if begun else nearest_file(name, known)


def _judge_font(path: Path, name: str, place: Place, findings: Findings) -> bool:
    try:
        kind = kind_of(path)
        whole = is_whole(path, kind)
    except OSError:
        findings.add("file-unreadable", place, name=name)
        return False
    if kind.family is not Family.FONT:
        findings.add("font-format", place, name=name, found=found_term(kind), where=_WHERE)
        return False
    if not whole:
        findings.add("font-cut", place, name=name, where=_WHERE)
    return whole


def _logo(document: ThemeDocument, tree: MapNode, media: Media) -> dict[str, Path]:
    typed: dict[str, str] = document.logo.model_dump(exclude_none=True) if document.logo else {}
    judged: dict[str, Path | None] = {}
    logo = {}
    for token, name in typed.items():
        node = _scalar(_block(tree, "logo"), token) or _scalar(tree, "logo")
        if node and name not in judged:
            judged[name] = media.picture(name, node.place, _WHERE)
        if path := judged.get(name):
            logo[token] = path
    return logo


def _wordmark(document: ThemeDocument, tree: MapNode, findings: Findings) -> str | None:
    node = _scalar(tree, "wordmark")
    if document.wordmark is None or node is None:
        return None
    wordmark = document.wordmark.strip()
    warn_hashtags(node, "wordmark", _WHERE, findings)
    if len(wordmark) <= MAX_WORDMARK:
        return wordmark
    shown = short_wordmark(wordmark)
    counts = {"count": len(wordmark), "limit": MAX_WORDMARK}
    line = f"wordmark: {quoted(shown, in_brackets=False)}"
    findings.add("wordmark-long", node.place, shown=shown, line=line, where=_WHERE, **counts)
    return shown


def _block(tree: MapNode, key: str) -> MapNode | None:
    node = tree.get(key)
    return node if isinstance(node, MapNode) else None


def _scalar(tree: MapNode | None, key: str) -> ScalarNode | None:
    node: Node | None = tree.get(key) if tree else None
    return node if isinstance(node, ScalarNode) else None
