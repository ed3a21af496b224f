"""For every test: Qt draws nowhere, unless a test starts the kiosk on a virtual screen of its own; warnings fail it."""

from __future__ import annotations

import gc
import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtGui import QGuiApplication

from kiosk.app.tidying import Collector
from kiosk.machine.pyside import read_no_sources
from kiosk.poster.look import register_types
from kiosk.visitor.scene import draw_in_software
from tests import parts
from tests.kept_pictures import kept_pictures
from tests.log_lines import LogLinesPlugin
from tests.patience import PatientBot

os.environ["QT_QPA_PLATFORM"] = "offscreen"
# All test files are imported from now on, by each worker.
read_no_sources()
pytest_plugins = ["pytester"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parts.add_option(parser)


def _refuse(clock: int, seconds: float) -> None:
    raise PermissionError("a test would have set the clock of this computer")


def pytest_configure(config: pytest.Config) -> None:
    # Tests run as root, too.
    if hasattr(time, "clock_settime"):
        time.clock_settime = _refuse
    # How long an example takes says something of the machine, not of what is tested.
    examples = 100 if config.getoption("--thorough") else 40
    settings.register_profile(
        "patient", deadline=None, max_examples=examples, suppress_health_check=[HealthCheck.too_slow]
    )
    settings.load_profile("patient")
    config.pluginmanager.register(LogLinesPlugin(), "log-lines")
    config.pluginmanager.register(_Tidies(), "tidies")
    kept_pictures()


class _Tidies:
    """Objects of Qt that a test leaves behind go on the main thread, between two tests."""

    def __init__(self) -> None:
        self._collector = Collector()

    def pytest_collection_finish(self) -> None:
        gc.freeze()

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_teardown(self) -> None:
        self._collector.look()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    return parts.ignores(config, collection_path)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    parts.choose(config, items)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """What the kiosk makes itself: it has no widgets. Some tests make theirs through the kiosk, before or after this one."""
    return QGuiApplication


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The name of the program. This runs before the first window and QML engine: Qt takes neither call after those."""
    draw_in_software()
    register_types()
    return ["kiosk-tests"]


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> PatientBot:
    """pytest-qt's own, which does not lose patience on a busy machine."""
    return PatientBot(request)
