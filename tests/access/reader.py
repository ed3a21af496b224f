"""A screen reader's view of the kiosk, by the library that screen readers use (libatspi). A program for the system's Python.

It reads commands, one JSON object a line, and answers each with one: ``{"do": "tree"}`` gives every node that is showing, with
role, name, description, states, box on the screen, number of actions and the place of what it stands in; ``{"do": "press",
"name": NAME}`` does what a node offers, as a blind visitor's key does; ``{"do": "announced"}`` gives what was announced since
it was asked last; ``{"do": "locale"}`` the language of the whole. The end of the input ends it.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # type: ignore[import-not-found]  # noqa: E402

ACCESS_BUS = ("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus")
ROOT = "/org/a11y/atspi/accessible/root"
APPLICATION = "FOS Kiosk"
WITHIN_S, STEADY_S = 20.0, 5.0
STATES = (
    "CHECKABLE",
    "CHECKED",
    "ENABLED",
    "EXPANDABLE",
    "EXPANDED",
    "FOCUSABLE",
    "FOCUSED",
    "MODAL",
    "PRESSED",
    "SELECTABLE",
    "SELECTED",
    "SENSITIVE",
    "SHOWING",
)


def application() -> Any:
    """The kiosk on the bus, which comes some time after its window."""
    until = time.monotonic() + WITHIN_S
    while time.monotonic() < until:
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(number)
            if found and found.get_name() == APPLICATION and found.get_child_count():
                return found
        time.sleep(0.1)
    raise SystemExit("the kiosk is not on the bus")


def nodes(node: Any, depth: int = 0) -> Iterator[tuple[Any, int]]:
    """``node`` and all below it that is showing, in the order of reading, each with how deep it stands."""
    node.clear_cache()
    if not node.get_state_set().contains(Atspi.StateType.SHOWING):
        return
    yield node, depth
    for number in range(node.get_child_count()):
        child = node.get_child_at_index(number)
        if child:
            yield from nodes(child, depth + 1)


def told(node: Any, depth: int) -> dict[str, Any]:
    """What is told of a node."""
    states, box = node.get_state_set(), node.get_extents(Atspi.CoordType.SCREEN)
    return {
        "role": node.get_role_name(),
        "name": node.get_name(),
        "description": node.get_description(),
        "states": [name for name in STATES if states.contains(getattr(Atspi.StateType, name))],
        "box": [box.x, box.y, box.x + box.width, box.y + box.height],
        "depth": depth,
        "actions": max(0, Atspi.Action.get_n_actions(node)),
    }


def steady(top: Any) -> list[dict[str, Any]]:
    """Everything that is told, once it is the same twice: what comes or goes moves the numbers of what is beside it."""
    until, before = time.monotonic() + STEADY_S, None
    while True:
        now = [told(node, depth) for node, depth in nodes(top)]
        if now == before or time.monotonic() > until:
            return now
        before = now


def press(top: Any, name: str) -> bool:
    """Do the first action of what is called so, as soon as it is there; whether it came."""
    until = time.monotonic() + STEADY_S
    while time.monotonic() < until:
        for node, _ in list(nodes(top)):
            if node.get_name() == name and Atspi.Action.get_n_actions(node):
                return bool(Atspi.Action.do_action(node, 0))
    return False


class Locale:
    """In which language the whole is now; libatspi asks for it once and remembers."""

    def __init__(self) -> None:
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        (address,) = session.call_sync(
            *ACCESS_BUS, "GetAddress", None, None, Gio.DBusCallFlags.NONE, -1, None
        )
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self._bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

    def of(self, node: Any) -> str:
        asked = GLib.Variant("(ss)", ("org.a11y.atspi.Accessible", "Locale"))
        where = (node.app.bus_name, ROOT, "org.freedesktop.DBus.Properties", "Get")
        (answer,) = self._bus.call_sync(*where, asked, None, Gio.DBusCallFlags.NONE, -1, None)
        return str(answer)


class Announcements:
    """What is said to whoever listens without being asked for, such as a caption or that a vote was counted."""

    def __init__(self) -> None:
        self._heard: list[str] = []
        self._listener = Atspi.EventListener.new(self._take)
        self._listener.register("object:announcement")

    def _take(self, event: Any) -> None:
        self._heard.append(str(event.any_data))

    def since(self) -> list[str]:
        """Since this was asked last."""
        context = GLib.MainContext.default()
        while context.pending():
            context.iteration(False)
        heard, self._heard = self._heard, []
        return heard


def main() -> None:
    """Answer until nobody asks."""
    top = application()
    announcements, locale = Announcements(), Locale()
    answers: dict[str, Callable[[dict[str, Any]], Any]] = {
        "tree": lambda wanted: steady(top),
        "press": lambda wanted: press(top, wanted["name"]),
        "announced": lambda wanted: announcements.since(),
        "locale": lambda wanted: locale.of(top),
    }
    for line in sys.stdin:
        wanted = json.loads(line)
        print(json.dumps(answers[wanted["do"]](wanted)), flush=True)


if __name__ == "__main__":
    main()
