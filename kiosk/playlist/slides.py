"""Reads and checks slide files, each once, however often the playlist names it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from kiosk.content.elsewhere import elsewhere
from kiosk.content.folder import Cause, ContentError, ContentFolder
from kiosk.media.files import Media, is_office, report_elsewhere, report_office, warn_name
from kiosk.playlist.colors import name_bare_colors
from kiosk.playlist.endings import kind_by_ending
from kiosk.playlist.from_example import report_words
from kiosk.playlist.model import Point, Slide, SlideText
from kiosk.playlist.signing import sign_films
from kiosk.playlist.slide_document import (
    MAX_POINTS,
    MOST_ANSWERS,
    PlainBlock,
    SlideDocument,
    TextBlock,
)
from kiosk.playlist.slide_rules import Keys, SlideRules
from kiosk.playlist.strangers import drop_playlist, drop_theme_keys
from kiosk.problems.findings import Findings
from kiosk.problems.nearest import near_language, nearest, nearest_word
from kiosk.problems.problem import Place
from kiosk.words.language_codes import LANGUAGE_CODES
from kiosk.words.sentence import LanguageName, Term
from kiosk.words.spelling import distinct, seen
from kiosk.yaml.conform import conform, tell_value
from kiosk.yaml.nodes import ListNode, MapNode, ScalarNode, read_tree
from kiosk.yaml.own_line import as_kind, as_list, corrected, renamed
from kiosk.yaml.shape import grammar_of, keys_of

PROSE = tuple(TextBlock.model_fields)
"""Keys behind which people write what they like."""

_TWO_LETTERS = re.compile(r"[a-z]{2}")


class Slides:
    """Slide files by name."""

    def __init__(
        self, folder: ContentFolder, media: Media, languages: tuple[str, ...], findings: Findings
    ) -> None:
        self._folder = folder
        self._media = media
        self._languages = languages
        self._findings = findings
        self._known: dict[str, Slide | None] = {}
        self._lacking: list[tuple[Place, Term, list[str]]] = []
        self._worded = 0

    def get(self, name: str, place: Place, where: Term) -> Slide | None:
        """The slide called ``name``; ``place`` is where the playlist asks for it."""
        if name not in self._known:
            path = self._find(name, place, where)
            if path is None:
                return None
            self._known[name] = self._read(name, path)
        return self._known[name]

    @property
    def named(self) -> frozenset[str]:
        """The slides that were asked for."""
        return frozenset(self._known)

    def report_languages(self, listed: Place | None) -> None:
        """Report the languages in which slides have no words: one that none of several has, once, where the playlist has
        ``listed`` the languages."""
        nowhere = [
            lang
            for lang in self._languages
            if self._worded > 1 and sum(lang in missing for _, _, missing in self._lacking) == self._worded
        ]
        if listed and nowhere:
            rest = as_list([lang for lang in self._languages if lang not in nowhere])
            self._findings.add(
                "language-nowhere", listed, languages=_in_languages(nowhere), line=f"languages: {rest}"
            )
        for place, where, missing in self._lacking:
            if left := [lang for lang in missing if lang not in nowhere]:
                blocks = tuple(f"'{lang}:'" for lang in left)
                languages = _in_languages(left)
                self._findings.add("language-missing", place, languages=languages, blocks=blocks, where=where)

    def _find(self, name: str, place: Place, where: Term) -> Path | None:
        try:
            path = self._folder.slide(name)
        except ContentError as err:
            if err.cause not in (Cause.MISSING, Cause.EMPTY):
                self._media.report_slide(err, place, where)
                return None
            if err.path:
                self._findings.look(err.path)
            self._report_missing(name, place, where)
            return None
        self._findings.look(path)
        warn_name(path, self._folder.slides, f"{name}.yaml", place, where, self._findings)
        return path

    def _report_missing(self, name: str, place: Place, where: Term) -> None:
        kind = kind_by_ending(name)
        if is_office(name):
            report_office(name, place, where, self._findings)
            return
        if kind != "slide" and (line := as_kind(self._findings, place, where, kind, name)):
            self._findings.add("slide-of-other-kind", place, name=name, line=line, where=where)
            return
        names = self._names()
        near = name.removesuffix(".yaml").removesuffix(".yml")
        near = near if near in names else distinct(nearest(name, names), name)
        file = f"{name.removesuffix('.yaml')}.yaml"
        if near not in (name, file[:-5]) and (
            found := elsewhere(self._folder.root, file, self._folder.slides)
        ):
            report_elsewhere(found, self._folder.root, "slides/", place, where, self._findings)
            return
        self._findings.add(
            "slide-missing",
            place,
            name=name,
            near=near,
            line=renamed(self._findings, place, name, near),
            options=tuple(names[:12]) or (Term("none"),),
            where=where,
        )

    def _names(self) -> list[str]:
        try:
            found = sorted(each.stem for each in self._folder.slides.glob("*.yaml"))
        except OSError:
            return []
        return [name for name in found if name != "playlist"]

    def _read(self, name: str, path: Path) -> Slide | None:
        tree = read_tree(path, self._findings, grammar_of((SlideDocument,), PROSE))
        where = Term("slide", {"name": name})
        if tree is None or tree.broken:
            return None
        if not isinstance(tree, MapNode):
            found = Term("a-list" if isinstance(tree, ListNode) else "a-text")
            self._findings.add(
                "not-keys", tree.place, found=found, example=Term("example-slide"), where=where
            )
            return None
        drop_theme_keys(tree, where, self._findings)
        if drop_playlist(tree, keys_of(SlideDocument), where, self._findings) and not tree.entries:
            return None
        meant = self._drop_strangers(tree, where)
        name_bare_colors(tree, where, self._findings)
        typed, answers = _keys_typed(tree), _answers_typed(tree)
        document = conform(SlideDocument, tree, self._findings, where, block="block-of")
        if document is None:
            return None
        if "layout" not in typed[""] | meant:
            self._findings.add("missing-key", tree.place, key="layout", where=where)
        typed[""] |= meant
        rules = SlideRules(tree, where, self._findings)
        rules.judge_answers(answers)
        knows_layout = "layout" not in typed[""] or "layout" in tree.entries
        return self._judge(name, path, document, tree, typed, where, rules, knows_layout=knows_layout)

    def _drop_strangers(self, tree: MapNode, where: Term) -> set[str]:
        """Take out keys that are neither of a slide nor a language; say which ones were probably meant.

        pydantic would take them for blocks of words.
        """
        meant: set[str] = set()
        astray: list[str] = []
        own = keys_of(SlideDocument)
        for key, (node, value) in list(tree.entries.items()):
            if key in own or key in LANGUAGE_CODES:
                continue
            near = nearest_word(key, (*own, *self._languages))
            if key in TextBlock.model_fields:
                astray.append(key)
                continue
            del tree.entries[key]
            if near in own and isinstance(value, ScalarNode):
                self._report_unknown(node, own, near, where)
                tell_value(SlideDocument, ScalarNode(near, node.place), value, self._findings, where)
                meant.add(near)
            elif not isinstance(value, ScalarNode) or _TWO_LETTERS.fullmatch(key):
                near = near_language(key)
                self._findings.add("unknown-language", node.place, value=key, near=near, where=where)
                meant.add(near)
            else:
                self._report_unknown(node, own, near, where)
                meant.add(near)
        if astray:
            self._take_in(astray, tree, where)
        return meant

    def _report_unknown(self, key: ScalarNode, own: Sequence[str], near: str, where: Term) -> None:
        line = corrected(self._findings, key.place, near)
        shown = seen(key.text, near)
        self._findings.add(
            "unknown-key", key.place, key=shown, options=own, near=near, line=line, where=where
        )

    def _take_in(self, keys: Sequence[str], tree: MapNode, where: Term) -> None:
        """Words that stand outside the block of a language are read as those of the stand's own, and that is reported."""
        lang = next((lang for lang in self._languages if lang in tree.entries), self._languages[0])
        place = tree.key(keys[0]).place
        self._findings.add(
            "key-outside-language",
            place,
            keys=tuple(f"'{key}'" for key in keys),
            lang=lang,
            near=lang if lang in tree.entries else "",
            line=self._findings.line(place).strip(),
            where=where,
        )
        words = {key: tree.entries.pop(key) for key in keys}
        if lang not in tree.entries:
            tree.entries[lang] = (ScalarNode(lang, place), MapNode(place))
        block = tree.get(lang)
        if isinstance(block, MapNode):
            block.entries = words | block.entries

    def _judge(
        self,
        name: str,
        path: Path,
        document: SlideDocument,
        tree: MapNode,
        typed: Keys,
        where: Term,
        rules: SlideRules,
        *,
        knows_layout: bool,
    ) -> Slide | None:
        blocks: dict[str, TextBlock] = document.model_extra or {}
        spoken = [lang for lang in dict.fromkeys([*self._languages, *blocks]) if lang in blocks]
        image = None
        if document.image is not None and (node := _scalar(tree, "image")):
            image = self._media.picture(document.image, node.place, where)
        sign = sign_films(
            document.sign, tree.get("sign"), self._media, self._languages, self._findings, where
        )
        rules.judge(document, typed, spoken, knows_layout)
        if image and self._findings.wants_hints:
            rules.judge_described(typed, [lang for lang in self._languages if lang in spoken or not spoken])
        if not spoken and not (document.layout == "photo" and image):
            if not self._findings.has_errors(tree.place.file):
                about = {"lang": self._languages[0], "name": name, "where": where}
                self._findings.add("slide-no-text", tree.place, **about)
            return None
        if missing := [
            lang for lang in self._languages if spoken and lang not in typed and lang not in typed[""]
        ]:
            self._lacking.append((tree.place, where, missing))
        self._worded += bool(spoken)
        if self._findings.wants_hints:
            report_words(name, tree, [lang for lang in spoken if lang in self._languages], self._findings)
        return Slide(
            name=name,
            layout=document.layout,
            texts={lang: _slide_text(blocks[lang]) for lang in spoken}
            or {self._languages[0]: SlideText(title="")},
            color=document.color,
            image=image,
            fit=document.fit,
            link=document.link,
            motion=document.motion or ("drift" if document.layout == "photo" else "still"),
            sign=sign,
            file=path,
        )


def _in_languages(codes: Sequence[str]) -> tuple[Term, ...]:
    return tuple(Term("in-language", {"language": LanguageName(code), "lang": code}) for code in codes)


def _keys_typed(tree: MapNode) -> Keys:
    """A misspelt key counts as typed: that it is unknown is reported, that it is missing need not be."""
    blocks = {key: value for key, (_, value) in tree.entries.items() if key not in SlideDocument.model_fields}
    inside = {
        key: frozenset(value.entries) | {_key_meant(each) for each in value.entries}
        for key, value in blocks.items()
        if isinstance(value, MapNode)
    }
    # A text alone instead of a block is its headline.
    return {"": frozenset(tree.entries), **{key: inside.get(key, frozenset({"title"})) for key in blocks}}


@cache
def _key_meant(key: str) -> str:
    return nearest_word(key, TextBlock.model_fields)


def _answers_typed(tree: MapNode) -> dict[str, int]:
    """By language, how many answers stand there, of whatever kind."""
    lists = {
        key: value.get("answers") for key, (_, value) in tree.entries.items() if isinstance(value, MapNode)
    }
    return {key: len(value.items) for key, value in lists.items() if isinstance(value, ListNode)}


def _slide_text(block: TextBlock) -> SlideText:
    text = SlideText(**_words(block), by=block.by.strip(), alt=block.alt.strip())
    easy = {key: words for key, words in _words(block.easy).items() if words} if block.easy else {}
    if len(easy.get("answers", text.answers)) != len(text.answers):
        # Votes are counted by the number of the answer.
        del easy["answers"]
    return replace(text, easy=replace(text, **easy)) if easy else text


def _words(block: PlainBlock) -> dict[str, Any]:
    points = tuple(Point(point.title.strip(), point.text.strip()) for point in block.points[:MAX_POINTS])
    return {
        "title": block.title.strip(),
        "label": block.label.strip(),
        "text": block.text.strip(),
        "points": points,
        "figure": block.figure.strip(),
        "answers": tuple(answer.strip() for answer in block.answers[:MOST_ANSWERS]),
        "caption": block.caption.strip(),
        "more": block.more.strip(),
    }


def _scalar(tree: MapNode, key: str) -> ScalarNode | None:
    node = tree.get(key)
    return node if isinstance(node, ScalarNode) else None
