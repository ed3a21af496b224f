"""What is said of a slide that can be read: words its layout does not show, or lacks, or has no room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from kiosk.media.letters import note_letters
from kiosk.playlist.easy_rules import judge_easy, judge_easy_answers, judge_easy_languages
from kiosk.playlist.model import Layout
from kiosk.playlist.reading_time import words
from kiosk.playlist.scan import MOST_BYTES, fits, modules_of, most_modules
from kiosk.playlist.slide_document import LEAST_ANSWERS, MAX_POINTS, MOST_ANSWERS, SlideDocument
from kiosk.problems.findings import Findings
from kiosk.words.sentence import LanguageName, Term
from kiosk.words.which_language import other_language
from kiosk.yaml.nodes import ListNode, MapNode, Node, ScalarNode
from kiosk.yaml.own_line import corrected
from kiosk.yaml.remarks import warn_hashtags

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

ONLY_IN: Mapping[str, tuple[Layout, ...]] = {
    "points": ("points",),
    "figure": ("figure",),
    "by": ("quote",),
    "answers": ("poll",),
    "caption": ("photo", "figure"),
    "text": ("statement", "story", "figure", "quote", "action", "poll"),
    "label": ("statement", "story", "points", "figure", "quote", "action", "poll"),
}
"""Words that not every layout draws, and those that do."""
INSTEAD: Mapping[tuple[str, str], str] = {
    ("photo", "text"): "caption",
    ("photo", "label"): "caption",
    ("quote", "caption"): "by",
    ("statement", "caption"): "text",
    ("story", "caption"): "text",
    ("action", "caption"): "text",
    ("poll", "caption"): "text",
    ("points", "text"): "more",
    ("points", "caption"): "more",
}
"""Where such words can stand instead, by layout and key."""
OF_A_PICTURE = ("fit", "motion", "alt")
"""Keys that say something of the picture of a slide."""
_NEEDED = {"points": "points", "figure": "figure", "poll": "answers", "photo": "image", "action": "link"}
_TITLE_FREE = ("photo", "figure")
"""Layouts that need no headline."""

Keys = dict[str, frozenset[str]]
"""What was typed before anything was taken out: the keys of the slide under "", those of each block under
its name."""


class SlideRules:
    """One slide. A mistake that is made in several languages is told once."""

    def __init__(self, tree: MapNode, where: Term, findings: Findings) -> None:
        self._tree, self._where, self._findings = tree, where, findings

    def judge(
        self, document: SlideDocument, typed: Keys, languages: Sequence[str], knows_layout: bool
    ) -> None:
        """All of it; where the layout is not known, only what holds for every one."""
        self._judge_link(document.layout, document.link)
        blocks = self._blocks(languages)
        if knows_layout:
            self._judge_layout(document.layout, blocks, self._told)
            self._judge_layout(document.layout, _easy_of(blocks), self._told_easy)
            self._judge_needed(document.layout, typed)
        if "image" not in typed[""]:
            self._judge_pictureless(languages)
        for lang in languages:
            self._judge_block(lang, document.layout if knows_layout else "", typed[lang])
        for lang, easy in _easy_of(blocks).items():
            self._judge_easy(lang, blocks[lang], easy, document.layout if knows_layout else "")
        judge_easy_languages(blocks, self._where, self._findings)

    def judge_described(self, typed: Keys, languages: Sequence[str]) -> None:
        """Warn, once, of the ``languages`` in which nobody wrote what the picture shows; an empty text says that it is there
        for its looks alone."""
        lacking = [lang for lang in languages if "alt" not in typed.get(lang, ())]
        if lacking:
            names = tuple(
                Term("in-language", {"language": LanguageName(lang), "lang": lang}) for lang in lacking
            )
            self._findings.add(
                "alt-missing",
                self._tree.spot("image"),
                languages=names,
                blocks=tuple(f"{lang}:" for lang in lacking),
                where=self._where,
            )

    def judge_answers(self, typed: Mapping[str, int]) -> None:
        """``typed``: how many there were before those that are no text were taken out, each with its own problem."""
        for lang, count in typed.items():
            self._judge_answers(lang, count)
        self._judge_same_answers(typed)

    def _inside(self, lang: str) -> Term:
        return Term("block-of", {"block": lang, "where": self._where})

    def _blocks(self, languages: Sequence[str]) -> dict[str, MapNode]:
        found = {lang: self._tree.get(lang) for lang in languages}
        return {lang: block for lang, block in found.items() if isinstance(block, MapNode)}

    def _told(self, languages: Sequence[str]) -> Term:
        """The blocks of ``languages`` of this slide."""
        if len(languages) == 1:
            return self._inside(languages[0])
        return Term("blocks-of", {"blocks": tuple(f"'{each}'" for each in languages), "where": self._where})

    def _told_easy(self, languages: Sequence[str]) -> Term:
        """The easy words in the block of the first of ``languages``."""
        return Term("easy-of", {"block": languages[0], "where": self._where})

    def _judge_layout(
        self, layout: str, blocks: Mapping[str, MapNode], told: Callable[[Sequence[str]], Term]
    ) -> None:
        """Words that the layout does not draw."""
        taken = set[str]()
        for key, homes in ONLY_IN.items():
            typed = [lang for lang, block in blocks.items() if key in block.entries]
            if not typed or layout in homes:
                continue
            place = blocks[typed[0]].key(key).place
            better = INSTEAD.get((layout, key), "")
            if better in taken or any(better in blocks[lang].entries for lang in typed):
                better = ""
            taken.add(better)
            self._findings.add(
                "not-in-layout",
                place,
                key=key,
                layout=layout,
                home=homes,
                near=better,
                line=corrected(self._findings, place, better),
                where=told(typed),
            )

    def _judge_pictureless(self, languages: Sequence[str]) -> None:
        """What is said of a picture that is not there."""
        blocks = self._blocks(languages)
        for key in OF_A_PICTURE:
            if key in self._tree.entries:
                place, where = self._tree.key(key).place, self._where
            elif typed := [lang for lang, block in blocks.items() if key in block.entries]:
                place, where = blocks[typed[0]].key(key).place, self._told(typed)
            else:
                continue
            self._findings.add("without-image", place, key=key, where=where)

    def _judge_needed(self, layout: str, typed: Keys) -> None:
        needed = _NEEDED.get(layout, "")
        if not needed:
            return
        if needed in SlideDocument.model_fields:
            if needed not in typed[""]:
                place = (
                    self._tree.entries["layout"][1].place
                    if "layout" in self._tree.entries
                    else self._tree.place
                )
                self._findings.add("layout-needs", place, layout=layout, key=needed, where=self._where)
            return
        lacking = [lang for lang in typed if lang and needed not in typed[lang] and self._blocks([lang])]
        if lacking:
            place = self._tree.key(lacking[0]).place
            self._findings.add("layout-needs", place, layout=layout, key=needed, where=self._told(lacking))

    def _judge_link(self, layout: str, link: str) -> None:
        node, most = _scalar(self._tree, "link"), most_modules(layout)
        if node and link and not fits(link, most):
            limit, modules = MOST_BYTES[most], modules_of(link)
            about = {"modules": modules, "most": most, "limit": limit, "where": self._where}
            self._findings.add("link-long", node.place, count=len(link), **about)

    def _judge_block(self, lang: str, layout: str, typed: frozenset[str]) -> None:
        block = self._tree.get(lang)
        if not isinstance(block, MapNode):
            return
        inside = self._inside(lang)
        self._judge_language(lang, block)
        for key, (_, value) in block.entries.items():
            warn_hashtags(value, key, inside, self._findings)
            note_letters(value, inside, self._findings)
        is_lacking = "title" not in typed and not self._findings.has_slips(block.place.file)
        if layout and is_lacking and layout not in _TITLE_FREE:
            self._findings.add("missing-key", self._tree.key(lang).place, key="title", where=inside)
        self._judge_lengths(block, layout, inside)

    def _judge_easy(self, lang: str, block: MapNode, easy: MapNode, layout: str) -> None:
        """The same words in plain language have the same room."""
        inside = self._told_easy([lang])
        self._judge_lengths(easy, layout, inside)
        judge_easy_answers(block, easy, inside, self._findings)
        judge_easy(lang, easy, inside, self._findings)

    def _judge_lengths(self, block: MapNode, layout: str, inside: Term) -> None:
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

    def _judge_language(self, lang: str, block: MapNode) -> None:
        """Words of another language than their block, copied and not yet translated."""
        texts = list(_texts(block))
        alone = ((other_language(node.text, lang), node.place) for node in texts)
        found, place = next((each for each in alone if each[0]), ("", block.place))
        if not found and texts:
            found, place = other_language(" ".join(node.text for node in texts), lang), texts[0].place
        if found:
            named = Term("in-language", {"language": LanguageName(found), "lang": found})
            self._findings.add("language-other", place, language=named, lang=found, where=self._inside(lang))

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

    def _judge_answers(self, lang: str, typed: int) -> None:
        block = self._tree.get(lang)
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
                    where=self._inside(lang),
                )

    def _judge_same_answers(self, typed: Mapping[str, int]) -> None:
        """Votes are counted by the number of the answer, whatever language it was given in."""
        fit = {lang: count for lang, count in typed.items() if LEAST_ANSWERS <= count <= MOST_ANSWERS}
        first = next(iter(fit), "")
        other = next((lang for lang, count in fit.items() if count != fit[first]), "")
        most = max((first, other), key=lambda lang: fit.get(lang, 0)) if other else ""
        # A comma within brackets makes one answer two.
        told = most if self._is_in_a_row(most) else other
        block = self._tree.get(told) if told else None
        if isinstance(block, MapNode) and "answers" in block.entries:
            self._findings.add(
                "answers-differ",
                block.key("answers").place,
                count=fit[other],
                lang=other,
                expected=fit[first],
                first=first,
                near="," if told == most and self._is_in_a_row(most) else "",
                where=self._where,
            )

    def _is_in_a_row(self, lang: str) -> bool:
        """Whether the answers in ``lang`` stand within brackets on one line."""
        block = self._tree.get(lang) if lang else None
        is_there = isinstance(block, MapNode) and "answers" in block.entries
        return (
            isinstance(block, MapNode) and is_there and "[" in self._findings.line(block.key("answers").place)
        )

    def _judge_length(
        self, code: str, limit: int, ordinary: int, node: ScalarNode | None, where: Term
    ) -> None:
        if not node:
            return
        count = max(words(node.text), -(-len(node.text) // ordinary))
        if count > limit:
            self._findings.add(code, node.place, count=count, limit=limit, where=where)


def _easy_of(blocks: Mapping[str, MapNode]) -> dict[str, MapNode]:
    """The blocks of easy words, by language."""
    found = {lang: block.get("easy") for lang, block in blocks.items()}
    return {lang: easy for lang, easy in found.items() if isinstance(easy, MapNode)}


def _texts(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
        return
    inside = node.items if isinstance(node, ListNode) else [value for _, value in node.entries.values()]
    for each in inside:
        yield from _texts(each)


def _scalar(tree: MapNode, key: str) -> ScalarNode | None:
    node = tree.get(key)
    return node if isinstance(node, ScalarNode) else None
