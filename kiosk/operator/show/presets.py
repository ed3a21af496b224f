"""Settings that belong together, under one key of the panel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kiosk.show.settings import Settings

PRESETS: Mapping[str, Mapping[str, Any]] = {
    "At a stand: the usual volume": {
        "volume": 60,
        "volume_cap": 80,
        "muted": False,
        "motion": "auto",
        "reach": "auto",
    },
    "In a large hall: as loud as it goes": {
        "volume": 100,
        "volume_cap": 100,
        "muted": False,
        "motion": "auto",
        "reach": "auto",
    },
    "Where it must be quiet: no sound, little motion": {"muted": True, "motion": "reduced"},
    "With a school group: keys low, sound on": {
        "volume": 70,
        "volume_cap": 80,
        "muted": False,
        "motion": "auto",
        "reach": "low",
    },
}
"""What the catalogues' ``operator`` call it -> what it sets; captions are always on."""


def preset(name: str, settings: Settings) -> Settings:
    """``settings`` with what this preset sets."""
    return replace(settings, **PRESETS[name], captions=True)


def present(settings: Settings) -> str:
    """The name of the preset that holds now; empty if none does."""
    return next((name for name in PRESETS if preset(name, settings) == settings), "")
