"""A log line of level warning or above fails a test that did not expect it.

``@pytest.mark.logs(r"pattern", …)`` names lines that a test brings about: each pattern is found in at least one of them.
``@pytest.mark.may_log(r"pattern")`` is for lines that come or stay away with the machine.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Generator, Iterable

import pytest


class LogLines(logging.Handler):
    """Keeps what was logged since it was last asked."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self._records.append(record)

    def take(self) -> list[str]:
        records, self._records = self._records, []
        return [f"{r.levelname} {r.name}: {r.getMessage()}{_error_of(r)}" for r in records]


def _error_of(record: logging.LogRecord) -> str:
    error = record.exc_info[1] if record.exc_info else None
    return f" ({type(error).__name__}: {error})" if error else ""


def judge(lines: Iterable[str], logs: Iterable[str], may_log: Iterable[str] = ()) -> str:
    """What is wrong with ``lines``, in words; empty where every line was expected and every pattern was found."""
    logs = list(logs)
    lines = list(lines)
    unexpected = [line for line in lines if not any(re.search(p, line) for p in (*logs, *may_log))]
    missing = [pattern for pattern in logs if not any(re.search(pattern, line) for line in lines)]
    said = [f"logged, and not expected: {line}" for line in unexpected]
    return "\n".join(said + [f"expected, and not logged: {pattern}" for pattern in missing])


def _patterns(item: pytest.Item, marker: str) -> list[str]:
    return [str(pattern) for mark in item.iter_markers(marker) for pattern in mark.args]


class LogLinesPlugin:
    """Judges each test after its last fixture has been torn down, so that what an engine says at its end counts too."""

    def __init__(self) -> None:
        self._handler = LogLines()
        logging.getLogger().addHandler(self._handler)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Generator[None]:
        yield
        lines = self._handler.take()
        if wrong := judge(lines, self._expected(item), _patterns(item, "may_log")):
            pytest.fail(wrong, pytrace=False)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        if report.when in ("setup", "call") and report.outcome != "passed":
            # What it should have brought about did not happen: one failure says enough.
            item.stash[_UNDONE] = True
        return report

    @staticmethod
    def _expected(item: pytest.Item) -> list[str]:
        return [] if item.stash.get(_UNDONE, False) else _patterns(item, "logs")


_UNDONE = pytest.StashKey[bool]()
