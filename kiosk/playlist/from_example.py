"""What a show still has of the example that it began as: words to be replaced, an address that is somebody else's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from urllib.parse import urlsplit

from kiosk.playlist.model import Playlist
from kiosk.problems.findings import Findings
from kiosk.problems.problem import Place
from kiosk.theme.theme import Theme
from kiosk.words.catalogue import languages, section
from kiosk.words.sentence import Term
from kiosk.yaml.nodes import ListNode, MapNode, Node, ScalarNode

LONGEST_QUOTE = 40
"""Characters of the words in a message."""
_OURS = "fos.ngo"
_NOBODYS = ("example.org", "example.com", "example.net", "example.edu")
"""Kept free for examples (RFC 2606)."""
_LINK = re.compile(r"^(link[ \t]*:[ \t]*)(\S.*?)[ \t]*(?:[ \t]#.*)?$", re.M)


def report_words(name: str, tree: MapNode, spoken: Collection[str], findings: Findings) -> None:
    """Warn, once a slide, where its words in the languages that are shown are still those of the example."""
    found = [each for lang in spoken for each in _words(tree.get(lang)) if _is_to_replace(each.text)]
    if found:
        findings.add(
            "words-example",
            found[0].place,
            count=len(found),
            words=_quoted(found[0].text),
            lines=tuple(dict.fromkeys(str(each.place.line) for each in found)),
            line=f"- slide: {name}",
            where=Term("slide", {"name": name}),
        )


def report_links(playlist: Playlist, theme: Theme, house: Theme, findings: Findings) -> None:
    """Warn where visitors are sent to the address of an example, or to ours from a show that is not ours."""
    ours = {"fos", house.wordmark.casefold()}
    titles = " ".join((theme.wordmark, *playlist.title.values()))
    is_ours = not ours.isdisjoint(re.findall(r"\w+", titles.casefold()))
    links = {item.words_file: item for item in playlist.items if item.link and item.words_file}
    for file, item in links.items():
        host = (urlsplit(item.link).hostname or "").removeprefix("www.")
        is_bare = urlsplit(item.link).path in ("", "/")
        if not (host in _NOBODYS or (host == _OURS and is_bare and not is_ours)):
            continue
        text = findings.texts.get(file, "")
        if typed := _LINK.search(text):
            line = text.count("\n", 0, typed.start()) + 1
            place = Place(file, line, len(typed[1]) + 1, len(typed[2]))
            where = Term("slide", {"name": file.stem})
            findings.add("link-example", place, link=item.link, where=where)


def _words(node: Node | None) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, ListNode):
        for each in node.items:
            yield from _words(each)
    elif isinstance(node, MapNode):
        for _, value in node.entries.values():
            yield from _words(value)


def _is_to_replace(typed: str) -> bool:
    words = _on_one_line(typed)
    texts, beginnings = _example()
    return words in texts or words.startswith(beginnings)


@cache
def _example() -> tuple[frozenset[str], tuple[str, ...]]:
    """What the example says that is of use to nobody but who writes the show, and how such words begin."""
    texts: list[str] = []
    beginnings = []
    for lang in languages():
        starter: Mapping[str, Mapping[str, str]] = section("starter", lang)
        welcome, points, story = starter["welcome"], section("starter", lang)["points"], starter["story"]
        texts += [welcome["title"], welcome["text"], welcome["more"], story["title"], story["text"]]
        texts += [starter["action"]["text"], *(each["text"] for each in points["points"].values())]
        beginnings.append(str(section("starter", lang)["replace"]))
    return frozenset(map(_on_one_line, texts)), tuple(beginnings)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    line = _on_one_line(text)
    return (
        line if len(line) <= LONGEST_QUOTE else line[:LONGEST_QUOTE].rpartition(" ")[0].rstrip(",;: ") + "…"
    )
