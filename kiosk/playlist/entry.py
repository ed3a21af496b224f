"""What every kind of item may have, and what holds for all of them unless an item says otherwise."""

from __future__ import annotations

from pydantic import Field

from kiosk.playlist.values import Duration, FitName, TransitionName
from kiosk.playlist.when_document import Every, WhenField
from kiosk.yaml.fields import Typed


class Defaults(Typed):
    """What every item takes unless it says otherwise."""

    duration: Duration = Field(
        default=None, description="How long a slide or picture stays: auto, 12, 15s or 1m30s."
    )
    transition: TransitionName = Field(default="fade", description="How one item makes way for the next.")
    fit: FitName | None = Field(default=None, description="How pictures and films fill the screen.")


class Entry(Typed):
    """What every kind of item may have."""

    duration: Duration = Field(default=None, description="How long it stays: auto, 12, 15s or 1m30s.")
    transition: TransitionName = Field(
        default="fade", description="How it makes its entrance: fade, push, wipe or cut."
    )
    when: WhenField = Field(default=None, description="The days and hours in which it is shown; else always.")
    every: Every = Field(default=1, description="2: in every second round of the loop, from the first on.")
