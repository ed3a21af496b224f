"""Which tests run when."""

from __future__ import annotations

import pytest

CONFTEST = """
from tests import parts

def pytest_addoption(parser):
    parts.add_option(parser)

def pytest_collection_modifyitems(config, items):
    parts.choose(config, items)
"""
TESTS = """
import pytest

def test_plain(): pass

@pytest.mark.serial
def test_serial(): pass

@pytest.mark.thorough
def test_thorough(): pass

@pytest.mark.serial
@pytest.mark.thorough
def test_both(): pass
"""


@pytest.mark.parametrize(
    ("options", "ran"),
    [
        ((), {"plain", "serial"}),
        (("--serial=only",), {"serial"}),
        (("--serial=without",), {"plain"}),
        (("--thorough",), {"plain", "serial", "thorough", "both"}),
        (("--thorough", "--serial=only"), {"serial", "both"}),
        (("--thorough", "--serial=without"), {"plain", "thorough"}),
    ],
)
def test_each_option_runs_its_part(
    pytester: pytest.Pytester, options: tuple[str, ...], ran: set[str]
) -> None:
    pytester.makeconftest(CONFTEST)
    pytester.makeini("[pytest]\nmarkers =\n    serial\n    thorough\n")
    pytester.makepyfile(TESTS)
    passed, _, _ = pytester.inline_run("-p", "no:cacheprovider", *options).listoutcomes()
    assert {report.nodeid.partition("::test_")[2] for report in passed} == ran
