"""Sizes as a person types them: 1280x720."""

from __future__ import annotations

import re

import click

from kiosk.cli.speaking import language, say

MOST = 8192
"""Pixels: the largest screens have 7680. A window of 8192 x 8192 takes 256 MB."""


class Size(click.ParamType):  # type: ignore[type-arg]
    """Width and height in pixels."""

    name = "size"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int] | None:
        found = re.fullmatch(r"([1-9]\d{1,4})[xX×]([1-9]\d{1,4})", str(value))
        if not found:
            self.fail(say("size", typed=value), param, ctx)
        width, height = int(found[1]), int(found[2])
        if max(width, height) > MOST:
            from kiosk.words.sentence import machine_sentence

            self.fail(
                machine_sentence("too-large", language(), width=width, height=height, most=MOST), param, ctx
            )
        return width, height
