"""How far away a screen is read: ``1.5m`` or ``150cm``, as people type it."""

from __future__ import annotations

import re

from pydantic_core import PydanticCustomError

from kiosk.yaml.fields import wrong_type

SHORTEST_M, LONGEST_M = 0.3, 20.0
LEAST_CENTIMETRES = 30
"""A number without a unit that is not below this is meant in centimetres."""
PATTERN = r"^[0-9]+(\.[0-9]+)? ?(m|cm)$"
_DISTANCE = re.compile(r"(\d{1,5}(?:\.\d{1,3})?) ?(m|cm)", re.ASCII | re.IGNORECASE)
_MEANT = re.compile(
    r"(\d{1,5}(?:[.,]\d{1,3})?)\s*(m|mt|meters?|metres?|mètres?|cm|centimeters?|centimetres?|centimètres?)?\.?",
    re.ASCII | re.IGNORECASE,
)
_IN_TWO = re.compile(r"(\d{1,2}) ?m ?(\d{2})", re.ASCII | re.IGNORECASE)


def metres(value: object) -> float:
    """The metres that were typed."""
    if not isinstance(value, str):
        raise wrong_type("distance")
    match = _DISTANCE.fullmatch(value.strip())
    if not match:
        raise PydanticCustomError("bad-distance", "distance", {"near": meant(value)})
    found = float(match[1]) / (1 if match[2].lower() == "m" else 100)
    if not SHORTEST_M <= found <= LONGEST_M:
        raise PydanticCustomError("distance-range", "range")
    return found


def meant(text: str) -> str:
    """``1,5 meter``, ``150`` or ``1m50`` as ``1.5m``; ``""`` where it is not understood."""
    plain = text.strip()
    if parts := _IN_TWO.fullmatch(plain):
        found = int(parts[1]) + int(parts[2]) / 100
    elif whole := _MEANT.fullmatch(plain):
        number = float(whole[1].replace(",", "."))
        unit = (whole[2] or ("cm" if number >= LEAST_CENTIMETRES else "m")).lower()
        found = number / 100 if unit.startswith("c") else number
    else:
        return ""
    return f"{found:g}m" if SHORTEST_M <= found <= LONGEST_M else ""
