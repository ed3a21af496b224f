"""Keys of another file: a slide pasted into a playlist, a playlist into a slide, the name or colours that a theme holds."""

from __future__ import annotations

from collections.abc import Collection

from kiosk.playlist.slide_document import SlideDocument
from kiosk.problems.findings import Findings
from kiosk.words.language_codes import LANGUAGE_CODES
from kiosk.words.sentence import Term
from kiosk.yaml.nodes import ListNode, MapNode, ScalarNode
from kiosk.yaml.shape import keys_of

PLAYLIST_KEYS = (
    "items",
    "title",
    "languages",
    "defaults",
    "visitor",
    "reach",
    "distance",
    "rotate_languages",
)
OF_A_THEME = ("wordmark", "logo", "colors", "fonts")


def drop_theme_keys(tree: MapNode, where: Term, findings: Findings) -> None:
    """Report keys that stand in the theme, and take them out."""
    for key in OF_A_THEME:
        if key in tree.entries:
            place = tree.key(key).place
            findings.add("key-of-theme", place, key=key, line=findings.line(place).strip(), where=where)
            del tree.entries[key]


def drop_slide(tree: MapNode, own: Collection[str], where: Term, findings: Findings) -> bool:
    """Report a slide among the keys of a playlist, whose ``own`` they are not, and take it out; whether there is one."""
    slide = {*keys_of(SlideDocument), *LANGUAGE_CODES} - {*own}
    pasted = [key for key in tree.entries if key in slide]
    blocks = [key for key in pasted if isinstance(tree.get(key), MapNode)]
    if not blocks and "layout" not in pasted:
        return False
    first = pasted[0]
    layout = tree.get("layout")
    name = layout.text if isinstance(layout, ScalarNode) and layout.text.isalnum() else "slide"
    findings.add("slide-in-playlist", tree.key(first).place, key=first, name=f"mijn-{name}", where=where)
    for key in pasted:
        del tree.entries[key]
    return True


def drop_playlist(tree: MapNode, own: Collection[str], where: Term, findings: Findings) -> bool:
    """Report the keys of a playlist in a slide, whose ``own`` they are not, and take them out; whether there are any."""
    if not isinstance(tree.get("items"), ListNode):
        return False
    findings.add("playlist-in-slide", tree.key("items").place, where=where)
    for key in [key for key in tree.entries if key in PLAYLIST_KEYS and key not in own]:
        del tree.entries[key]
    return True
