"""Sizes as a person types them: 1280x720."""

from __future__ import annotations

import re

import click


class Size(click.ParamType):  # type: ignore[type-arg]
    """Width and height in pixels."""

    name = "WIDTHxHEIGHT"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int] | None:
        found = re.fullmatch(r"([1-9]\d{1,4})[xX×]([1-9]\d{1,4})", str(value))
        if not found:
            self.fail(f"'{value}' is not a size; write it as 1280x720.", param, ctx)
        return int(found[1]), int(found[2])
