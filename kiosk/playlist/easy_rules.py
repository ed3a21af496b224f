"""What is said of words in plain language (``easy:``): whether they are easy, and whether each language has them.

At most 15 words a sentence: advice for plain language (level B1) is 10 to 15, for easy-to-read (FALC) at most 12. The formula
and its scale are in :mod:`kiosk.words.reading_level`. A formula is no reader: whether people understand a text, only people can
tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.problems.findings import Findings
from kiosk.problems.problem import Place
from kiosk.words.reading_level import longest_words, reading_ease, sentences, words_in
from kiosk.words.sentence import LanguageName, Term
from kiosk.yaml.nodes import ListNode, MapNode, Node, ScalarNode

MOST_WORDS = 15
"""In a sentence."""
LEAST_EASE = 80
"""From here up a text is "easy", for Flesch as for Douma; ordinary prose has 60 to 70."""
FEWEST_WORDS = 15
"""With fewer, one long word decides the number."""
NAMED = 3
"""Long words that are named."""
LONGEST_QUOTE = 40
"""Characters of a sentence in a message."""


def judge_easy(lang: str, easy: MapNode, inside: Term, findings: Findings) -> None:
    """Warn of sentences that are too long and of words that are too hard, in the easy words of one language."""
    texts = list(_texts(easy))
    long = [
        (node, sentence)
        for node in texts
        for sentence in sentences(_typed(node))
        if words_in(sentence) > MOST_WORDS
    ]
    if long:
        node, sentence = long[0]
        findings.add(
            "easy-long",
            _place_of(sentence, node, findings),
            count=words_in(sentence),
            limit=MOST_WORDS,
            words=_quoted(sentence),
            where=inside,
        )
    read = [_typed(node) for node in texts]
    ease = reading_ease(read, lang)
    count = sum(words_in(sentence) for text in read for sentence in sentences(text))
    if ease is not None and ease < LEAST_EASE and count >= FEWEST_WORDS:
        findings.add(
            "easy-hard",
            texts[0].place,
            ease=max(0, round(ease)),
            least=LEAST_EASE,
            words=tuple(f"'{word}'" for word in longest_words(read, lang, NAMED)),
            where=inside,
        )


def judge_easy_languages(blocks: dict[str, MapNode], where: Term, findings: Findings) -> None:
    """Warn, once a slide, where only some of its languages have easy words."""
    having = [lang for lang, block in blocks.items() if isinstance(block.get("easy"), MapNode)]
    lacking = [lang for lang in blocks if lang not in having]
    if having and lacking:
        names = tuple(Term("in-language", {"language": LanguageName(lang), "lang": lang}) for lang in lacking)
        findings.add("easy-missing", blocks[having[0]].key("easy").place, languages=names, where=where)


def judge_easy_answers(block: MapNode, easy: MapNode, inside: Term, findings: Findings) -> None:
    """Votes are counted by the number of the answer, whatever words it was given in."""
    usual, plain = block.get("answers"), easy.get("answers")
    if isinstance(usual, ListNode) and isinstance(plain, ListNode) and len(usual.items) != len(plain.items):
        findings.add(
            "easy-answers",
            easy.key("answers").place,
            count=len(plain.items),
            expected=len(usual.items),
            where=inside,
        )


def _texts(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        if not node.is_null:
            yield node
        return
    inside: Sequence[Node] = (
        node.items if isinstance(node, ListNode) else [value for _, value in node.entries.values()]
    )
    for each in inside:
        yield from _texts(each)


def _typed(node: ScalarNode) -> str:
    """A headline broken by hand is still one line, or several sentences with their own full stops."""
    return node.text if "\n\n" in node.text or "\n- " in node.text else " ".join(node.text.split())


def _place_of(sentence: str, node: ScalarNode, findings: Findings) -> Place:
    """The line on which ``sentence`` begins, where it can be found in what was typed."""
    begins = " ".join(sentence.split()[:3])
    start = node.place
    for number in range(start.line, start.line + node.text.count("\n") + 3):
        line = findings.line(Place(start.file, number))
        if begins in line.replace("**", ""):
            at = max(line.find(begins), 0) or len(line) - len(line.lstrip())
            return Place(start.file, number, at + 1, min(len(sentence), len(line) - at))
    return start


def _quoted(sentence: str) -> str:
    if len(sentence) <= LONGEST_QUOTE:
        return sentence
    return sentence[:LONGEST_QUOTE].rpartition(" ")[0].rstrip(",;: ") + "…"
