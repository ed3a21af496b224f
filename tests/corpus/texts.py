"""The YAML of others through our reader: every value as typed, or a problem with its place; never an exception, never a guess.

``python -m tests.corpus.texts --suite FOLDER --naughty FILE``, with a copy of yaml-test-suite (github.com/yaml/yaml-test-suite)
and ``blns.json`` of the Big List of Naughty Strings (github.com/minimaxir/big-list-of-naughty-strings), both under the MIT
licence. Prints a table and each case that is not right; exit 1 if there is one.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

import click
import yaml

from kiosk.playlist.slide_document import SlideDocument, TextBlock
from kiosk.problems.findings import Findings
from kiosk.problems.problem import Problem
from kiosk.words.catalogue import languages
from kiosk.yaml.nodes import ListNode, MapNode, Node, ScalarNode, read_tree
from kiosk.yaml.shape import grammar_of

GRAMMAR = grammar_of((SlideDocument,), tuple(TextBlock.model_fields))
_SIGNS = {"␣": " ", "←": "\r", "⇔": "\ufeff", "↵": "", "∎\n": ""}
"""How the suite writes what nobody sees."""
AS_MEANT: dict[str, object] = {
    "9C9N/0": {"flow": ["a", "b", "c"]},
    "DK95/1": {"foo": "bar baz"},
    "G5U8/0": [["-", "-"]],
    "JEF9/2": [""],
    "L24T/1": {"foo": "x\n "},
    "QB6E/0": {"quoted": "a b c"},
    "S98Z/0": {"empty block scalar": ""},
    "Y79Y/0": {"foo": "", "bar": "1"},
    "Y79Y/4": [[""]],
    "Y79Y/5": [[""]],
    "YJV2/0": ["-"],
}
"""What the specification forbids and the parser reads as anybody would: where the lines of a quotation begin."""
_NO_TEXT = frozenset({"", "~", "null", "Null", "NULL"})


def read(data: bytes, folder: Path) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of ``data`` as a slide file, and the problems with it; each of them said in each language."""
    path = folder / "slide.yaml"
    path.write_bytes(data)
    findings = Findings()
    tree = read_tree(path, findings, GRAMMAR)
    for problem in findings.problems:
        for lang in languages():
            problem.message(lang), problem.hint(lang)
    return tree, findings.problems


def is_placed(problems: tuple[Problem, ...], data: bytes) -> bool:
    """Whether each problem points into the file."""
    count = data.decode("utf-8", "replace").replace("\r\n", "\n").count("\n") + data.count(b"\r") + 8
    return all(1 <= problem.line <= count and problem.column >= 1 for problem in problems)


def plain(node: Node | None) -> object:
    """A tree as the suite's events tell it: scalars with no styles, as typed."""
    if isinstance(node, ListNode):
        return [plain(each) for each in node.items]
    if isinstance(node, MapNode):
        return {key: plain(value) for key, (_, value) in node.entries.items()}
    return node.text if isinstance(node, ScalarNode) else None


def expected(tree: str) -> object:
    """The value of the first document of ``tree``, the events of a case of the suite; ``None`` where it is of a kind that we
    refuse (anchors, aliases, tags, keys that are no text, a second document)."""
    stack: list[list[object]] = [[]]
    for typed in tree.splitlines():
        line = typed.strip()
        if line.startswith(("+MAP", "+SEQ")):
            if "&" in line or "<" in line:
                return None
            stack.append([line[1:4]])
        elif line.startswith(("-MAP", "-SEQ")):
            kind, *parts = stack.pop()
            if kind == "SEQ":
                stack[-1].append(parts)
                continue
            keys = parts[::2]
            if not all(isinstance(key, str) and key not in _NO_TEXT for key in keys) or len(
                set(map(str, keys))
            ) < len(keys):
                return None
            stack[-1].append(dict(zip(map(str, keys), parts[1::2], strict=True)))
        elif line.startswith("=VAL"):
            rest = line[5:]
            if rest[:1] in "&<":
                return None
            stack[-1].append(_unescaped(rest[1:]))
        elif line.startswith("=ALI"):
            return None
    return stack[0][0] if len(stack[0]) == 1 else None


def _unescaped(text: str) -> str:
    for sign, meant in (("\\n", "\n"), ("\\t", "\t"), ("\\r", "\r"), ("\\b", "\b"), ("␣", " ")):
        text = text.replace("\\\\", "\0").replace(sign, meant).replace("\0", "\\\\")
    return text.replace("\\\\", "\\")


def cases(suite: Path) -> list[tuple[str, bytes, str, bool]]:
    """Name, text, events, and whether it is no YAML, of each case of the suite."""
    found = []
    for file in sorted((suite / "src").glob("*.yaml")):
        shared: dict[str, object] = {}
        for number, case in enumerate(yaml.safe_load(file.read_text("utf-8"))):
            shared = {**{key: value for key, value in shared.items() if key != "fail"}, **case}
            text = str(shared["yaml"])
            for sign, meant in _SIGNS.items():
                text = text.replace(sign, meant)
            while "—»" in text:
                text = text.replace("—»", "»")
            text = text.replace("»", "\t")
            found.append(
                (
                    f"{file.stem}/{number}",
                    text.encode(),
                    str(shared.get("tree", "")),
                    bool(shared.get("fail")),
                )
            )
    return found


def judge_case(name: str, data: bytes, tree: str, is_wrong: bool, folder: Path) -> tuple[str, str]:
    """What came of a case of the suite, and what is not right about it."""
    node, problems = read(data, folder)
    if not is_placed(problems, data):
        return "problem", "a problem points outside the file"
    if problems:
        return "problem", ""
    if name in AS_MEANT:
        return "value", "" if plain(node) == AS_MEANT[
            name
        ] else f"{plain(node)!r} instead of {AS_MEANT[name]!r}"
    if is_wrong:
        return "value", "is no YAML, and nothing was said"
    wanted = expected(tree)
    if wanted is None:
        return "value", "is of a kind that is refused, and nothing was said"
    return "value", "" if plain(node) == wanted else f"{plain(node)!r} instead of {wanted!r}"


def ways(text: str) -> dict[str, str]:
    """How a text may stand in a slide."""
    single = "'" + text.replace("'", "''") + "'"
    lines = text.split("\n")
    return {
        "plain": f"nl:\n  title: {text}\n",
        "double": f"nl:\n  title: {json.dumps(text, ensure_ascii=False)}\n",
        "single": f"nl:\n  title: {single}\n",
        "block": "nl:\n  title: |-\n" + "".join(f"    {line}\n" for line in lines),
        "element": f"nl:\n  answers:\n    - {text}\n    - Ja\n",
        "brackets": f"nl: {{title: {text}, text: Ja}}\n",
        "name": f"image: {text}\n",
        "key": f"{text}: Ja\n",
    }


def judge_text(way: str, text: str, document: str, folder: Path) -> tuple[str, str]:
    """What came of a text that somebody typed, and what is not right about it."""
    node, problems = read(document.encode("utf-8", "surrogatepass"), folder)
    if not is_placed(problems, document.encode("utf-8", "surrogatepass")):
        return "problem", "a problem points outside the file"
    if problems:
        return "problem", ""
    found, wanted = plain(node), text if way in ("double", "single", "block") else text.strip(" \t")
    at: tuple[str | int, ...] = {"element": ("nl", "answers", 0), "name": ("image",)}.get(
        way, ("nl", "title")
    )
    if way == "key":
        is_there = isinstance(found, dict) and found.get(wanted) == "Ja"
        return "value", "" if is_there or found == yaml.load(document, yaml.BaseLoader) else f"{found!r}"
    for step in at:
        if isinstance(found, dict):
            found = found.get(str(step))
        elif isinstance(found, list) and isinstance(step, int) and step < len(found):
            found = found[step]
        else:
            found = None
    if found == wanted:
        return "value", ""
    # Of what is YAML (a comma within braces, "x" in marks) the meaning counts, not the signs.
    return "value", "" if plain(node) == yaml.load(
        document, yaml.BaseLoader
    ) else f"{found!r} instead of {wanted!r}"


@click.command()
@click.option("--suite", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--naughty", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def main(suite: Path | None, naughty: Path | None) -> None:
    """Read all of it, and say what is not right."""
    counts: Counter[tuple[str, str]] = Counter()
    wrong = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, data, tree, is_wrong in cases(suite) if suite else ():
            kind = "suite, no YAML" if is_wrong else "suite, YAML"
            came, fault = judge_case(name, data, tree, is_wrong, folder)
            counts[kind, came] += 1
            if fault:
                wrong.append(f"{name}: {fault}")
        for number, text in enumerate(json.loads(naughty.read_text("utf-8")) if naughty else ()):
            for way, document in ways(text).items():
                came, fault = judge_text(way, text, document, folder)
                counts[f"naughty, {way}", came] += 1
                if fault:
                    wrong.append(f"naughty {number} {way}: {fault}")
    for (kind, came), count in sorted(counts.items()):
        click.echo(f"{kind:20} {came:8} {count:5}")
    for each in wrong:
        click.echo(each)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
