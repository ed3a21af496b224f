"""Number ranges described in words: "0 to 15" instead of click's "0<=x<=15"."""

from __future__ import annotations

import click

from kiosk.cli.speaking import say


class WholeNumber(click.IntRange):
    """A whole number from ``min`` to ``max``, or without an upper limit."""

    def _describe_range(self) -> str:
        return _told(self.min, self.max)


class Number(click.FloatRange):
    """A number from ``min`` to ``max``."""

    def _describe_range(self) -> str:
        return _told(self.min, self.max)


def _told(least: float | None, most: float | None) -> str:
    return say("from", least=least) if most is None else say("between", least=least, most=most)
