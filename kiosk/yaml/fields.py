"""Building blocks of models: a scalar arrives as the text that was typed, and an error carries one of our codes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

from kiosk.words.language_codes import LANGUAGE_CODES, PATTERN

# Editors take `2026` for a number and `true` for a truth value; here they are text, so all three pass.
TEXT_SCHEMA = {"type": ["string", "number", "boolean"]}
Text = Annotated[str, WithJsonSchema(TEXT_SCHEMA)]


class Typed(BaseModel):
    """A block of keys; a key it does not know is a problem."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def wrong_type(expected: str) -> PydanticCustomError:
    """The error for a value of another kind than ``expected``: ``a-`` and ``example-`` of it are terms of the catalogues."""
    return PydanticCustomError("wrong-type", "type", {"expected": expected})


def text(value: object) -> str:
    """``value``, which must be text."""
    if not isinstance(value, str):
        raise wrong_type("text")
    return value


def one_of(options: tuple[str, ...]) -> Callable[[object], str]:
    """A check that a value is one of ``options``."""

    def check(value: object) -> str:
        if text(value) not in options:
            raise PydanticCustomError("unknown-value", "value", {"options": options})
        return text(value)

    return check


def _truth(value: object) -> bool:
    """YAML 1.2's two truth values; its core schema writes each in three ways."""
    typed = one_of(("true", "false"))(value.lower() if isinstance(value, str) else value)
    return typed == "true"


Truth = Annotated[bool, BeforeValidator(_truth), WithJsonSchema({"type": "boolean"})]


def _language(value: object) -> str:
    code = text(value)
    if code not in LANGUAGE_CODES:
        raise PydanticCustomError("unknown-language", "language")
    return code


Language = Annotated[str, BeforeValidator(_language), WithJsonSchema({"type": "string", "pattern": PATTERN})]
"""The two letters of a language."""
