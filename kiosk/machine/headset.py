"""Is a headset plugged in? Read from what the sound server tells of its loudspeakers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

SUBSCRIBE = ("pactl", "subscribe")
"""Prints a line for everything that changes; PipeWire answers too."""
LIST = ("pactl", "--format=json", "list", "sinks")
WORN = frozenset({"headset", "headphone"})
"""Kinds of device that somebody wears, as the sound server calls them (``device.form_factor``)."""
PORTS = frozenset({"Headphones", "Headset"})
"""Kinds of socket of a sound card (``type``)."""
GONE = "not available"


def tells_of_change(line: str) -> bool:
    """Whether this line of ``SUBSCRIBE`` may be about a headset: a loudspeaker or a sound card has come, gone or changed."""
    return " on sink #" in line or " on card #" in line


def headset_in(listed: str) -> str:
    """The name of the loudspeaker that is a headset, from what ``LIST`` printed; empty where there is none. What cannot be read
    is none."""
    try:
        sinks = json.loads(listed)
    except ValueError:
        return ""
    for sink in sinks if isinstance(sinks, list) else ():
        if isinstance(sink, dict) and _is_worn(sink):
            return str(sink.get("name", ""))
    return ""


def _is_worn(sink: Mapping[str, Any]) -> bool:
    properties = sink.get("properties")
    form = properties.get("device.form_factor", "") if isinstance(properties, dict) else ""
    ports = [port for port in sink.get("ports") or () if isinstance(port, dict)]
    active = next((port for port in ports if port.get("name") == sink.get("active_port")), {})
    is_plugged = active.get("type") in PORTS and active.get("availability") != GONE
    return form in WORN or is_plugged
