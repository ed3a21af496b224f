"""The parts of the tests: those that keep the machine busy, those that need it to keep time, and those for a longer evening.

A test marked ``serial`` judges times, or watches films as they play: ``--serial=without`` leaves those out, ``--serial=only``
runs nothing else. One marked ``thorough`` is a further size, language or kind of file of what another test holds, or a small
soak: it runs with ``--thorough`` only. The tests of a file stay on one worker of pytest-xdist (``--dist=loadfile``): what they
share is made once.
"""

from __future__ import annotations

from pathlib import Path

import pytest

MARK = "serial"
THOROUGH = "thorough"
WITHOUT, ONLY = "without", "only"
LONGEST_FIRST = ("video", "process", "cli", "stage")
"""Rooms whose files take long: begun last, one of them would keep a single worker busy in the end."""


def add_option(parser: pytest.Parser) -> None:
    parser.addoption(
        "--serial", choices=(WITHOUT, ONLY), help="leave out, or run only, tests that judge times"
    )
    parser.addoption("--thorough", action="store_true", help="also what is left out to be quick")


def ignores(config: pytest.Config, path: Path) -> bool | None:
    """Files without a test that is wanted need not be read, by every worker; ``None`` leaves it to pytest."""
    is_test = path.name.startswith("test_") and path.suffix == ".py"
    if is_test and config.getoption("--serial") == ONLY and MARK not in path.read_text("utf-8"):
        return True
    return None


def choose(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the items of the part that was asked for, and put those first that take longest."""
    wanted, is_thorough = config.getoption("--serial"), config.getoption("--thorough")

    def is_left_out(item: pytest.Item) -> bool:
        if item.get_closest_marker(THOROUGH) and not is_thorough:
            return True
        return bool(wanted) and (item.get_closest_marker(MARK) is None) == (wanted == ONLY)

    left_out = [item for item in items if is_left_out(item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]
    if wanted:
        rank = {room: number for number, room in enumerate(LONGEST_FIRST)}
        items.sort(key=lambda item: rank.get(item.path.parent.name, len(rank)))
