"""The kinds of items: a module each, found here and listed nowhere else.

``<kind>.py`` holds what may be typed and how that becomes items, as its ``KIND``; ``<kind>_item.py`` beside it, for a kind that
looks like no other, is what the rest of the house is given and asks. The show starts without the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.playlist.kind import Kind


@cache
def kinds() -> Mapping[str, Kind[Any]]:
    """By the key that tells each, in the order in which people are told of them."""
    # Only who reads playlists needs them.
    import pkgutil
    from importlib import import_module

    names = (found.name for found in pkgutil.iter_modules(__path__) if not found.name.endswith("_item"))
    found: list[Kind[Any]] = [import_module(f"{__name__}.{name}").KIND for name in names]
    return MappingProxyType({kind.name: kind for kind in sorted(found, key=lambda kind: kind.order)})
