"""Reads and checks slide files, each once, however often the playlist names it."""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.content.folder import Cause, ContentError, ContentFolder
from kiosk.media.files import Media, warn_name
from kiosk.media.letters import note_letters
from kiosk.playlist.model import Point, Slide, SlideText
from kiosk.playlist.reading_time import words
from kiosk.playlist.scan import MOST_BYTES, fits, modules_of, most_modules
from kiosk.playlist.slide_document import (
    LEAST_ANSWERS,
    MAX_POINTS,
    MOST_ANSWERS,
    SlideDocument,
    TextBlock,
)
from kiosk.problems.findings import Findings
from kiosk.problems.nearest import near_language, nearest
from kiosk.problems.problem import Place
from kiosk.words.language_codes import LANGUAGE_CODES
from kiosk.words.sentence import LanguageName, Term
from kiosk.words.spelling import distinct
from kiosk.yaml.conform import conform
from kiosk.yaml.nodes import ListNode, MapNode, ScalarNode, read_tree
from kiosk.yaml.remarks import warn_hashtags
from kiosk.yaml.shape import grammar_of, keys_of

MAX_HEADLINE_WORDS = 9
MAX_QUOTE_WORDS = 25
"""A quotation is the only text on its slide."""
MAX_TEXT_WORDS = 45
MAX_SHORT_TEXT_WORDS = {"action": 25, "figure": 25, "quote": 15, "poll": 15}
"""Beside a QR code, a number, a quotation or answers there is less room."""
MAX_POINT_WORDS, MAX_WORDS_OF_FOUR_POINTS, POINT_WORD = 12, 9, 6
"""A point's own text: two lines beside a picture, one where there are four."""
TEXT_WORD, HEADLINE_WORD = 7, 11
"""Characters of an ordinary word with its blank: longer ones count for more, since they take the room of more. Dutch and
French running text has 6 to 6.5."""
MAX_FIGURE_CHARACTERS = 14
"""A longer number could not be shown large."""

PROSE = tuple(TextBlock.model_fields)
"""Keys behind which people write what they like."""

_TWO_LETTERS = re.compile(r"[a-z]{2}")
_ONLY_IN: dict[str, tuple[str, ...]] = {
    "points": ("points",),
    "figure": ("figure",),
    "by": ("quote",),
    "answers": ("poll",),
    "caption": ("photo", "figure"),
    "text": ("statement", "story", "figure", "quote", "action", "poll"),
}
_NEEDED = {"points": "points", "figure": "figure", "poll": "answers", "photo": "image", "action": "link"}
_TITLE_FREE = ("photo", "figure")
"""Layouts that need no headline."""

_Keys = dict[str, frozenset[str]]
"""What was typed before anything was taken out: the keys of the slide under "", those of each block under
its name."""


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

    def get(self, name: str, place: Place, where: Term) -> Slide | None:
        """The slide called ``name``; ``place`` is where the playlist asks for it."""
        if name not in self._known:
            path = self._find(name, place, where)
            if path is None:
                return None
            self._known[name] = self._read(name, path)
        return self._known[name]

    def _find(self, name: str, place: Place, where: Term) -> Path | None:
        try:
            path = self._folder.slide(name)
        except ContentError as err:
            if err.cause not in (Cause.MISSING, Cause.EMPTY):
                self._media.report_slide(err, place, where)
                return None
            if err.path:
                self._findings.look(err.path)
            names = self._names()
            near = name.removesuffix(".yaml").removesuffix(".yml")
            near = near if near in names else distinct(nearest(name, names), name)
            shown = tuple(names[:12]) or (Term("none"),)
            self._findings.add("slide-missing", place, name=name, near=near, options=shown, where=where)
            return None
        self._findings.look(path)
        warn_name(path, self._folder.slides, f"{name}.yaml", place, where, self._findings)
        return path

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
        meant = self._drop_strangers(tree, where)
        typed, answers = _keys_typed(tree), _answers_typed(tree)
        document = conform(SlideDocument, tree, self._findings, where, block="block-of")
        if document is None:
            return None
        if "layout" not in typed[""] | meant:
            self._findings.add("missing-key", tree.place, key="layout", where=where)
        for lang, count in answers.items():
            self._judge_answers(tree, lang, count, where)
        return self._judge(name, path, document, tree, typed, where)

    def _drop_strangers(self, tree: MapNode, where: Term) -> set[str]:
        """Take out keys that are neither of a slide nor a language; say which ones were probably meant.

        pydantic would take them for blocks of words.
        """
        meant: set[str] = set()
        own = keys_of(SlideDocument)
        for key, (node, value) in list(tree.entries.items()):
            if key in own or key in LANGUAGE_CODES:
                continue
            del tree.entries[key]
            if key in TextBlock.model_fields:
                self._findings.add(
                    "key-outside-language", node.place, key=key, lang=self._languages[0], where=where
                )
            elif not isinstance(value, ScalarNode) or _TWO_LETTERS.fullmatch(key):
                near = near_language(key)
                self._findings.add("unknown-language", node.place, value=key, near=near, where=where)
            else:
                near = nearest(key, (*own, *self._languages))
                self._findings.add("unknown-key", node.place, key=key, options=own, near=near, where=where)
                meant.add(near)
        return meant

    def _judge(
        self, name: str, path: Path, document: SlideDocument, tree: MapNode, typed: _Keys, where: Term
    ) -> Slide | None:
        blocks: dict[str, TextBlock] = document.model_extra or {}
        spoken = [lang for lang in dict.fromkeys([*self._languages, *blocks]) if lang in blocks]
        image = None
        if document.image is not None and (node := _scalar(tree, "image")):
            image = self._media.picture(document.image, node.place, where)
        self._judge_keys(document.layout, tree, typed[""], where)
        self._judge_link(document.layout, document.link, _scalar(tree, "link"), where)
        for lang in spoken:
            self._judge_block(lang, document.layout, tree, typed[lang], where)
        if not spoken and not (document.layout == "photo" and image):
            self._findings.add("slide-no-text", tree.place, lang=self._languages[0], name=name, where=where)
            return None
        for lang in self._languages if spoken else ():
            if lang not in typed:
                language = Term("in-language", {"language": LanguageName(lang), "lang": lang})
                self._findings.add("language-missing", tree.place, lang=lang, language=language, where=where)
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
            file=path,
        )

    def _judge_keys(self, layout: str, tree: MapNode, typed: frozenset[str], where: Term) -> None:
        """Keys of the slide itself that its layout does not show, or lacks."""
        self._judge_layout(layout, tree, where)
        needed = _NEEDED.get(layout, "")
        if needed in SlideDocument.model_fields and needed not in typed:
            place = tree.entries["layout"][1].place if "layout" in tree.entries else tree.place
            self._findings.add("layout-needs", place, layout=layout, key=needed, where=where)

    def _judge_link(self, layout: str, link: str, node: ScalarNode | None, where: Term) -> None:
        most = most_modules(layout)
        if node and link and not fits(link, most):
            limit, modules = MOST_BYTES[most], modules_of(link)
            self._findings.add(
                "link-long", node.place, count=len(link), modules=modules, most=most, limit=limit, where=where
            )

    def _judge_layout(self, layout: str, block: MapNode, where: Term) -> None:
        for key, (node, _) in block.entries.items():
            homes = _ONLY_IN.get(key, (layout,))
            if layout not in homes:
                self._findings.add(
                    "not-in-layout", node.place, key=key, layout=layout, home=homes, where=where
                )

    def _judge_block(self, lang: str, layout: str, tree: MapNode, typed: frozenset[str], where: Term) -> None:
        block = tree.get(lang)
        if not isinstance(block, MapNode):
            return
        inside = Term("block-of", {"block": lang, "where": where})
        place = tree.key(lang).place
        self._judge_layout(layout, block, inside)
        for key, (_, value) in block.entries.items():
            warn_hashtags(value, key, inside, self._findings)
            note_letters(value, inside, self._findings)
        if "title" not in typed and layout not in _TITLE_FREE:
            self._findings.add("missing-key", place, key="title", where=inside)
        needed = _NEEDED.get(layout, "")
        if needed in TextBlock.model_fields and needed not in typed:
            self._findings.add("layout-needs", place, layout=layout, key=needed, where=inside)
        longest = MAX_QUOTE_WORDS if layout == "quote" else MAX_HEADLINE_WORDS
        self._judge_length("headline-long", longest, HEADLINE_WORD, _scalar(block, "title"), inside)
        most = MAX_SHORT_TEXT_WORDS.get(layout, MAX_TEXT_WORDS)
        self._judge_length("text-long", most, TEXT_WORD, _scalar(block, "text"), inside)
        self._judge_length("text-long", MAX_TEXT_WORDS, TEXT_WORD, _scalar(block, "caption"), inside)
        self._judge_points(block, inside)
        figure = _scalar(block, "figure")
        if figure and len(figure.text.strip()) > MAX_FIGURE_CHARACTERS:
            count = len(figure.text.strip())
            self._findings.add(
                "figure-long", figure.place, count=count, limit=MAX_FIGURE_CHARACTERS, where=inside
            )

    def _judge_points(self, block: MapNode, inside: Term) -> None:
        points = block.get("points")
        if isinstance(points, ListNode) and len(points.items) > MAX_POINTS:
            count, first = len(points.items), points.items[MAX_POINTS].place
            self._findings.add("too-many-points", first, count=count, limit=MAX_POINTS, where=inside)
        listed = points.items if isinstance(points, ListNode) else []
        limit = MAX_POINT_WORDS if len(listed) < MAX_POINTS else MAX_WORDS_OF_FOUR_POINTS
        for number, point in enumerate(listed, start=1):
            if isinstance(point, MapNode):
                of_point = Term("point-of", {"number": number, **inside.params})
                self._judge_length("text-long", limit, POINT_WORD, _scalar(point, "text"), of_point)

    def _judge_answers(self, tree: MapNode, lang: str, typed: int, where: Term) -> None:
        """``typed``: how many there were before those that are no text were taken out, each with its own problem."""
        block = tree.get(lang)
        answers = block.get("answers") if isinstance(block, MapNode) else None
        if isinstance(block, MapNode) and isinstance(answers, ListNode):
            too_many = answers.items[MOST_ANSWERS:]
            if too_many or typed < LEAST_ANSWERS:
                self._findings.add(
                    "answers-count",
                    too_many[0].place if too_many else block.key("answers").place,
                    count=len(answers.items) if too_many else typed,
                    least=LEAST_ANSWERS,
                    most=MOST_ANSWERS,
                    where=Term("block-of", {"block": lang, "where": where}),
                )

    def _judge_length(
        self, code: str, limit: int, ordinary: int, node: ScalarNode | None, where: Term
    ) -> None:
        if not node:
            return
        count = max(words(node.text), -(-len(node.text) // ordinary))
        if count > limit:
            self._findings.add(code, node.place, count=count, limit=limit, where=where)


def _keys_typed(tree: MapNode) -> _Keys:
    """A misspelt key counts as typed: that it is unknown is reported, that it is missing need not be."""
    blocks = {key: value for key, (_, value) in tree.entries.items()}
    inside = {
        key: frozenset(value.entries) | {nearest(each, TextBlock.model_fields) for each in value.entries}
        for key, value in blocks.items()
        if isinstance(value, MapNode)
    }
    return {"": frozenset(blocks), **{key: inside.get(key, frozenset()) for key in blocks}}


def _answers_typed(tree: MapNode) -> dict[str, int]:
    """By language, how many answers stand there, of whatever kind."""
    lists = {
        key: value.get("answers") for key, (_, value) in tree.entries.items() if isinstance(value, MapNode)
    }
    return {key: len(value.items) for key, value in lists.items() if isinstance(value, ListNode)}


def _slide_text(block: TextBlock) -> SlideText:
    points = tuple(Point(point.title.strip(), point.text.strip()) for point in block.points[:MAX_POINTS])
    return SlideText(
        title=block.title.strip(),
        label=block.label.strip(),
        text=block.text.strip(),
        points=points,
        figure=block.figure.strip(),
        by=block.by.strip(),
        answers=tuple(answer.strip() for answer in block.answers[:MOST_ANSWERS]),
        caption=block.caption.strip(),
        more=block.more.strip(),
        alt=block.alt.strip(),
    )


def _scalar(tree: MapNode, key: str) -> ScalarNode | None:
    node = tree.get(key)
    return node if isinstance(node, ScalarNode) else None
