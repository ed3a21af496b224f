"""How one thing on the screen is said: its words, what it is, and how it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QAccessible

from kiosk.visitor.reading.told import Told
from kiosk.words.catalogue import section
from kiosk.words.sentence import fill

Role = QAccessible.Role
_ENDS = ".!?…:;"


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words to speak, and their language (two letters)."""

    words: str
    language: str


def phrase(name: str, language: str, **fields: object) -> Utterance:
    """One of our own sentences, by its name in the catalogues' ``voice``."""
    return Utterance(fill(section("voice", language)[name], fields, language), language)


def said(told: Told, language: str) -> list[Utterance]:
    """What is said of ``told`` to a visitor who speaks ``language``; its own words may be in another one."""
    own, name, words = told.language or language, " ".join(told.name.split()), section("voice", language)
    if told.is_control:
        return _joined((name, own), (_state(told, words), language), between=", ")
    if told.role in (Role.Graphic, Role.Animation):
        # Else a description sounds like words of the slide.
        what = words["film" if told.role is Role.Animation else "picture"]
        return _joined((what, language), (name, own), between=" ")
    return [Utterance(sentence(name), own)]


def _joined(one: tuple[str, str], other: tuple[str, str], *, between: str) -> list[Utterance]:
    """In one breath, if one voice can say both."""
    if one[1] == other[1]:
        return [Utterance(sentence(one[0] + between + other[0]), one[1])]
    return [Utterance(sentence(one[0]), one[1]), Utterance(sentence(other[0]), other[1])]


def _state(told: Told, words: Mapping[str, Any]) -> str:
    parts = [words["choice" if told.is_checkable else "key"]]
    if told.is_checkable:
        parts.append(words["on" if told.is_checked else "off"])
    if told.is_selected:
        parts.append(words["here"])
    if not told.is_able:
        parts.append(words["not-now"])
    return ", ".join(parts)


def sentence(words: str) -> str:
    """With an end, at which a voice pauses."""
    bare = words.strip()
    return bare if not bare or bare[-1] in _ENDS else bare + "."
