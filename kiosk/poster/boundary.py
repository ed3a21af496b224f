"""Where an exception stops: whatever is done for one cue, and goes wrong in a way that nobody foresaw, costs that cue only.

It becomes a cue that failed, with the reason ``defect``, is logged once with its traceback, and the show goes on. Three roads
lead here: our own calls (``around``), what Qt calls while one of those runs, such as measuring the words of a slide that is
laid out (``install``), and what QML reads of a slide at any time (``guarded_property``).
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
"""So many of the last ones that failed are known; a serial is never used again."""


class Named(Protocol):
    """A cue, or the slide that shows it."""

    @property
    def serial(self) -> int: ...

    @property
    def key(self) -> str: ...


class Boundary:
    """``fail`` is told the serial of each cue that met with an exception, and ``DEFECT``, once."""

    def __init__(self, fail: Callable[[int, str], None]) -> None:
        self._fail = fail
        self._in_hand: list[tuple[int, str]] = []
        self._broken: set[int] = set()
        self._told: deque[int] = deque(maxlen=REMEMBERED)
        self._hook_before: Callable[..., Any] | None = None

    @contextmanager
    def around(self, cue: Named | None) -> Iterator[None]:
        """Work on ``cue``; an exception ends the block and the cue, nothing else. Without a cue it is only logged."""
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
        """Hear of exceptions that end in Qt; whoever heard of them before still does, and writes them down."""
        self._hook_before = sys.excepthook
        sys.excepthook = self._hook

    def remove(self) -> None:
        """The other way round."""
        if self._hook_before and sys.excepthook == self._hook:
            sys.excepthook = self._hook_before
        self._hook_before = None

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        # Told when the work in hand is done: QML may be in the middle of a change.
        serial = self._in_hand[-1][0] if self._in_hand else 0
        is_known = serial and (serial in self._broken or serial in self._told)
        if serial:
            self._broken.add(serial)
        if self._hook_before and not is_known:
            self._hook_before(kind, error, trace)


class Breakable(Protocol):
    """What belongs to one cue, and can say that it met with an exception."""

    def breaks(self, error: Exception) -> None: ...


P = ParamSpec("P")
R = TypeVar("R")


def guarded(
    default: R,
) -> Callable[[Callable[Concatenate[Any, P], R]], Callable[Concatenate[Any, P], R]]:
    """A method of a ``Breakable`` that Qt or QML calls by itself: after an exception it says so and gives ``default``."""

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
    """Qt's ``Property`` of a ``Breakable``; read after an exception it is the empty value of its kind."""
    make = _DEFAULTS.get(kind, lambda: None)

    @wraps(getter)
    def get(self: Breakable) -> Any:
        try:
            return getter(self)
        except Exception as error:  # noqa: BLE001  (written down by ``breaks``, once a cue)
            self.breaks(error)
            return make()

    return QtProperty(kind, get, **options)
