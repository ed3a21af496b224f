"""The error boundary: an unexpected exception in the work for one cue costs only that cue.

The cue fails with the reason ``defect``, the traceback is logged once, and the show goes on. Exceptions are caught in three
places: our own calls (``around``), callbacks of Qt during such a call, for example while it measures the words of a slide
(``install``), and properties of a slide that QML may read at any time (``guarded_property``).
"""

from __future__ import annotations

import logging
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from PySide6.QtCore import Property as QtProperty
from PySide6.QtCore import QUrl

from kiosk.words.reasons import DEFECT

log = logging.getLogger("kiosk.stage")

REMEMBERED = 32
"""How many failed serials are remembered, to report each only once; a serial is never reused."""


class Named(Protocol):
    """A cue, or the slide that shows it."""

    @property
    def serial(self) -> int: ...

    @property
    def key(self) -> str: ...


class Boundary:
    """Calls ``fail`` once with the serial of each cue whose work raised an exception, and ``DEFECT``."""

    def __init__(self, fail: Callable[[int, str], None]) -> None:
        self._fail = fail
        self._in_hand: list[tuple[int, str]] = []
        self._broken: set[int] = set()
        self._told: deque[int] = deque(maxlen=REMEMBERED)
        self._hook_before: Callable[..., Any] | None = None

    @contextmanager
    def around(self, cue: Named | None) -> Iterator[None]:
        """A context for work on ``cue``: an exception fails the cue and is not propagated. Without a cue it is only logged."""
        serial, key = (cue.serial, cue.key) if cue else (0, "the stage")
        self._in_hand.append((serial, key))
        try:
            yield
        except Exception:
            if serial not in self._told and serial not in self._broken:
                log.exception("%s met with an exception", key)
            self._broken.add(serial)
        finally:
            self._in_hand.pop()
        if serial in self._broken and not any(serial == other for other, _ in self._in_hand):
            self._broken.discard(serial)
            self.lose(serial)

    def lose(self, serial: int) -> None:
        """The cue of this serial cannot be shown."""
        if serial and serial not in self._told:
            self._told.append(serial)
            self._fail(serial, DEFECT)

    def install(self) -> None:
        """Also catch exceptions that end in Qt; the previous hook is still called, and logs them."""
        self._hook_before = sys.excepthook
        sys.excepthook = self._hook

    def remove(self) -> None:
        """Undo ``install``."""
        if self._hook_before and sys.excepthook == self._hook:
            sys.excepthook = self._hook_before
        self._hook_before = None

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        # Reported after the current work: QML may be in the middle of a change.
        serial = self._in_hand[-1][0] if self._in_hand else 0
        is_known = serial and (serial in self._broken or serial in self._told)
        if serial:
            self._broken.add(serial)
        if self._hook_before and not is_known:
            self._hook_before(kind, error, trace)


class Breakable(Protocol):
    """An object that belongs to one cue and can report that it raised an exception."""

    def breaks(self, error: Exception) -> None: ...


P = ParamSpec("P")
R = TypeVar("R")


def guarded(
    default: R,
) -> Callable[[Callable[Concatenate[Any, P], R]], Callable[Concatenate[Any, P], R]]:
    """Decorates a method of a ``Breakable`` that Qt or QML calls: an exception is reported, and ``default`` returned."""

    def guard(method: Callable[Concatenate[Any, P], R]) -> Callable[Concatenate[Any, P], R]:
        @wraps(method)
        def call(self: Breakable, /, *args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return method(self, *args, **kwargs)
            except Exception as error:  # noqa: BLE001  (written down by ``breaks``, once a cue)
                self.breaks(error)
                return default

        return call

    return guard


_DEFAULTS: dict[object, Callable[[], Any]] = {
    str: str,
    int: int,
    float: float,
    bool: bool,
    QUrl: QUrl,
    "QVariantList": list,
    "QStringList": list,
    "QVariantMap": dict,
}


def guarded_property(kind: Any, getter: Callable[[Any], Any], **options: Any) -> Any:
    """Qt's ``Property`` of a ``Breakable``; if the getter raises, its value is the empty value of its type."""
    make = _DEFAULTS.get(kind, lambda: None)

    @wraps(getter)
    def get(self: Breakable) -> Any:
        try:
            return getter(self)
        except Exception as error:  # noqa: BLE001  (written down by ``breaks``, once a cue)
            self.breaks(error)
            return make()

    return QtProperty(kind, get, **options)
