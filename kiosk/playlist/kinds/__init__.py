"""The kinds of items, one module each; they are discovered here and listed nowhere else.

``<kind>.py`` has a ``KIND`` with the model of its entries and the function that makes items. ``<kind>_item.py``, for a kind
with an item class of its own, is used by the rest of the kiosk, which can start without loading ``<kind>.py``.
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
    """The kinds by key, in the order in which they are listed."""
    # Imported here, as only reading a playlist needs them.
    import pkgutil
    from importlib import import_module

    names = (found.name for found in pkgutil.iter_modules(__path__) if not found.name.endswith("_item"))
    found: list[Kind[Any]] = [import_module(f"{__name__}.{name}").KIND for name in names]
    return MappingProxyType({kind.name: kind for kind in sorted(found, key=lambda kind: kind.order)})
