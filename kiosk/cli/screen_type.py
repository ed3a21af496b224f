"""A screen as a person types it: its number, or its name."""

from __future__ import annotations

import click

from kiosk.cli.speaking import say
from kiosk.machine.settings.machine_settings import MOST_SCREENS

MOST = MOST_SCREENS - 1
"""The highest number of a screen."""


class Screen(click.ParamType):  # type: ignore[type-arg]
    """A number from 0 to ``MOST``, or the name of a socket or a model."""

    name = "screen"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | str | None:
        typed = str(value).strip()
        number = int(typed) if typed.removeprefix("-").isdecimal() and typed.isascii() else None
        if number is None and typed:
            return typed
        if number is None or not 0 <= number <= MOST:
            self.fail(say("screen-typed", typed=typed, most=MOST), param, ctx)
        return number
