"""Which tests run side by side, and which one after the other.

A test marked ``serial`` judges times, or films as they play: ``--serial=without`` leaves those out, ``--serial=only`` runs them
alone. Tests that share something of their module stay on one worker of pytest-xdist, in their order.
"""

from __future__ import annotations

from typing import cast

import pytest

WITHOUT, ONLY = "without", "only"


def add_option(parser: pytest.Parser) -> None:
    parser.addoption(
        "--serial", choices=(WITHOUT, ONLY), help="leave out, or run only, tests that need the machine alone"
    )


def choose(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the items of the part that was asked for, and group those that share a module's fixtures."""
    wanted = config.getoption("--serial")
    if wanted:
        left_out = [item for item in items if (item.get_closest_marker("serial") is None) == (wanted == ONLY)]
        if left_out:
            config.hook.pytest_deselected(items=left_out)
            items[:] = [item for item in items if item not in set(left_out)]
    for item in items:
        if shares_its_module(item) and item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))


def shares_its_module(item: pytest.Item) -> bool:
    """Whether it uses a fixture that is made once for its module."""
    if not isinstance(item, pytest.Function):
        return False
    found = item._fixtureinfo.name2fixturedefs.values()
    return any(cast("str", each.scope) == "module" for definitions in found for each in definitions)
