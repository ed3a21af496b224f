"""What is said of a ``when`` before it is read: keys outside it, or of another name, and texts behind the wrong one."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from kiosk.playlist.times_meant import date_meant, days_meant
from kiosk.playlist.when_document import WHEN_KEYS, today
from kiosk.playlist.when_meant import WhenMeant, when_meant
from kiosk.problems.findings import Findings
from kiosk.problems.nearest import nearest_word
from kiosk.words.calendar_words import days
from kiosk.words.catalogue import languages, section
from kiosk.words.sentence import Term
from kiosk.words.spelling import seen
from kiosk.yaml.hours import hours_meant
from kiosk.yaml.nodes import ListNode, MapNode, Node, ScalarNode
from kiosk.yaml.own_line import corrected

_WHOLE_LINE = re.compile(r"[\w-]+:\s*\{.*\}")
"""A block on a line of its own, under whatever key."""


def _meant(text: str) -> str:
    """What ``when: zaterdag`` means, as a block on one line."""
    if found := days_meant(text):
        return f"{{days: [{', '.join(found)}]}}"
    if day := date_meant(text, today()):
        return f"{{from: {day}, until: {day}}}"
    if hours := hours_meant(text):
        return f'{{between: "{hours}"}}'
    return ""


def mind_when(node: MapNode, known: Collection[str], where: Term, findings: Findings) -> None:
    """Report what leaves the item of the entry ``node`` without the ``when`` that somebody meant; it waits. ``known`` are the
    keys that it may have."""
    waits = Term(f"{where.name}-waits", where.params)
    other = _called_otherwise(node, known)
    if isinstance(block := node.get(other), MapNode):
        _rename(node, other, "when", known, waits, None if _block_meant(block).astray else findings)
    value = node.get("when")
    outside = {key: meant for key in node.entries if key not in known and (meant := _when_key(key))}
    is_told = False
    if outside:
        _tell_outside(node, outside, waits, findings)
    elif isinstance(value, MapNode):
        is_told = _mind_keyless(node, value, waits, findings)
        if not is_told:
            _mind_empty(value, waits, findings)
            is_told = _mind_block(value, waits, findings)
    elif isinstance(value, ScalarNode) and value.is_null:
        findings.add("missing-value", node.key("when").place, key="when", where=waits)
    elif value is not None and not value.broken:
        text = _flow(value).strip("[]")
        near = _meant(text)
        about = {"key": "when", "value": _flow(value), "near": near, "line": f"when: {near}", "where": waits}
        findings.add("when-not-block", node.spot("when"), **about)
    is_meant = "when" in node.entries or bool(other)
    if outside or is_told or (is_meant and not isinstance(value, MapNode)):
        node.lost |= {"when"}
        for key in (*outside, "when"):
            node.entries.pop(key, None)


def _called_otherwise(node: MapNode, known: Collection[str]) -> str:
    """The key of the entry ``node`` that is not ``when`` and was meant as it."""
    if "when" in node.entries:
        return ""
    return next((key for key in node.entries if key not in known and nearest_word(key, ["when"])), "")


def _rename(
    node: MapNode, key: str, own: str, known: Collection[str], where: Term, findings: Findings | None
) -> None:
    """Report that ``key`` should be ``own``, and go on as if it were: what stands behind it is judged as well."""
    place = node.key(key).place
    if findings:
        about = {"key": seen(key, own), "options": tuple(known), "near": own, "where": where}
        findings.add("unknown-key", place, line=corrected(findings, place, own), **about)
    node.lost |= {own}
    node.entries = {
        own if each == key else each: (ScalarNode(own, place), value) if each == key else (name, value)
        for each, (name, value) in node.entries.items()
    }


def _tell_outside(node: MapNode, outside: Mapping[str, str], waits: Term, findings: Findings) -> None:
    """The block was not indented: one mistake, however many keys."""
    value = node.get("when")
    first = next(iter(outside))
    pairs = [(meant, node.entries[key][1]) for key, meant in outside.items()]
    inside = value.entries.items() if isinstance(value, MapNode) else ()
    near = when_meant([*((_own(key), each) for key, (_, each) in inside), *pairs], today()).text
    if not near:
        parts = [
            *(f"{key}: {_flow(each)}" for key, (_, each) in inside),
            *(f"{meant}: {_as_read(meant, each)}" for meant, each in pairs),
        ]
        near = f"{{{', '.join(parts)}}}"
    findings.add("key-outside-when", node.key(first).place, key=first, near=near, where=waits)


def _mind_block(block: MapNode, waits: Term, findings: Findings) -> bool:
    """Report keys of other names, and texts behind a key that is for something else; whether all of it was told at once."""
    own = {key: _own(key) for key in block.entries}
    meant = _block_meant(block)
    if meant.astray:
        number, node = meant.astray[0]
        near = meant.text if len(set(own.values())) == len(own) else ""
        line = f"when: {near}"
        # Where the block is the whole of a line, that is the line to type.
        whole = findings.line(node.place).strip()
        is_line = bool(_WHOLE_LINE.fullmatch(whole))
        tip = Term("own-line" if is_line else "for-whole-when", {"line": line})
        key = list(own)[number]
        findings.add("when-astray", node.place, key=key, value=node.text, near=near, tip=tip, where=waits)
        return True
    for key, name in own.items():
        if name and name != key and name not in block.entries:
            _rename(block, key, name, WHEN_KEYS, waits, findings)
    return False


def _block_meant(block: MapNode) -> WhenMeant:
    return when_meant([(_own(key), value) for key, (_, value) in block.entries.items()], today())


def _own(key: str) -> str:
    return _when_key(key) or nearest_word(key, WHEN_KEYS)


def _as_read(key: str, value: Node) -> str:
    """``value`` on one line, as the playlist reads it behind ``key`` where it is known what was meant."""
    if not isinstance(value, ScalarNode):
        return _flow(value)
    text = value.text
    if key == "days":
        found = days_meant(text)
        return f"[{', '.join(found)}]" if found and text.strip().lower() not in days() else text
    if key == "between":
        return f'"{hours_meant(text) or text}"'
    return date_meant(text, today()) or text


def _when_key(key: str) -> str:
    """The key of a ``when`` that ``key`` is, or is in a language of ours (``dagen``); else empty."""
    if key in WHEN_KEYS:
        return key
    names = {
        name.strip(): own
        for own in WHEN_KEYS
        for language in languages()
        for name in section("typed", language)[own].split(",")
    }
    return names.get(key.strip().lower(), "")


def _mind_keyless(node: MapNode, block: MapNode, waits: Term, findings: Findings) -> bool:
    """``when: {zaterdag, 10:00-18:00}``: days and hours without their keys; whether that was told."""
    bare = {
        key for key, (_, value) in block.entries.items() if isinstance(value, ScalarNode) and value.is_null
    }
    if not bare or any(_own(key) for key in bare):
        return False
    pairs = [
        ("days", ScalarNode(key, typed.place)) if key in bare else (_own(key), value)
        for key, (typed, value) in block.entries.items()
    ]
    near = when_meant(pairs, today()).text
    typed = ", ".join(
        key if key in bare else f"{key}: {_flow(block.entries[key][1])}" for key in block.entries
    )
    line = f"when: {near}" if near else ""
    about = {"key": "when", "value": f"{{{typed}}}", "near": near, "line": line, "where": waits}
    findings.add("when-not-block", node.key("when").place, **about)
    return True


def _mind_empty(block: MapNode, waits: Term, findings: Findings) -> None:
    for key, (typed, value) in list(block.entries.items()):
        if isinstance(value, ScalarNode) and value.is_null and not value.broken:
            findings.add("missing-value", typed.place, key=key, where=waits)
            block.lost.add(key)
            block.entries.pop(key)


def _flow(node: Node) -> str:
    """``node`` on one line, as YAML."""
    if isinstance(node, MapNode):
        return f"{{{', '.join(f'{key}: {_flow(value)}' for key, (_, value) in node.entries.items())}}}"
    if isinstance(node, ListNode):
        return f"[{', '.join(map(_flow, node.items))}]"
    return f'"{node.text}"' if not node.plain or ":" in node.text else node.text
