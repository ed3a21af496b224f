"""A warning in the log fails the test that did not expect it."""

from __future__ import annotations

import pytest

from tests.log_lines import judge

SAID = ["WARNING kiosk.video: the decoder died; a new one takes its place", "ERROR kiosk.app: trouble"]


@pytest.mark.parametrize(
    ("lines", "logs", "may_log", "wrong"),
    [
        ([], [], [], ""),
        (SAID, ["decoder died", "trouble"], [], ""),
        (SAID, ["decoder died"], ["^ERROR kiosk.app"], ""),
        (SAID[:1], ["decoder died"], ["trouble"], ""),
        (SAID, ["decoder died"], [], "logged, and not expected: ERROR kiosk.app: trouble"),
        (SAID[:1], ["died", "hung"], [], "expected, and not logged: hung"),
    ],
)
def test_every_line_is_expected_and_every_expected_line_is_there(
    lines: list[str], logs: list[str], may_log: list[str], wrong: str
) -> None:
    assert judge(lines, logs, may_log) == wrong


INNER = """
    import logging, pytest

    @pytest.fixture
    def engine():
        yield
        logging.getLogger("kiosk.video").warning("it ended badly")

    @pytest.fixture(scope="module")
    def scene():
        logging.getLogger("kiosk.stage").warning("begun badly")

    def test_silent(): pass
    def test_below(): logging.getLogger("kiosk").info("fine")
    def test_warned(): logging.getLogger("kiosk.x").warning("careful")
    def test_of_a_fixture(engine): pass
    def test_of_a_module(scene): pass
    @pytest.mark.logs("careful")
    def test_expected(): logging.getLogger("kiosk.x").warning("careful")
    @pytest.mark.logs("careful")
    def test_missing(): pass
"""


@pytest.mark.may_log("careful|badly")
def test_a_line_fails_the_test_whose_fixtures_or_body_wrote_it(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(
        "from tests.log_lines import LogLinesPlugin\n"
        "def pytest_configure(config): config.pluginmanager.register(LogLinesPlugin())\n"
    )
    pytester.makeini("[pytest]\nmarkers =\n    logs\n    may_log\n")
    pytester.makepyfile(INNER)
    ran = pytester.runpytest_inprocess("-p", "no:pytest-qt")
    ran.assert_outcomes(passed=7, errors=4)
    ran.stdout.fnmatch_lines(
        [
            "*logged, and not expected: WARNING kiosk.x: careful",
            "*logged, and not expected: WARNING kiosk.video: it ended badly",
            "*logged, and not expected: WARNING kiosk.stage: begun badly",
            "*expected, and not logged: careful",
        ]
    )
