"""Runs calls that may block for ever, such as any disk access, on a thread instead of the GUI thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TypeVar

log = logging.getLogger("kiosk.machine")

T = TypeVar("T")


def ask(question: Callable[[], T], answered: Callable[[T], None]) -> None:
    """Call ``question`` on a thread of its own and, on that thread, ``answered`` with what it gives.

    A stalled USB stick delays only its own answer; the thread does not keep the program alive. A question that raises is
    logged and never answered, so callers need a time limit.
    """

    def work() -> None:
        try:
            answered(question())
        except RuntimeError:
            # Qt has already deleted the object that was to receive the answer.
            log.debug("an answer came too late", exc_info=True)
        except Exception:
            log.exception("a question in the background")

    threading.Thread(target=work, name="background", daemon=True).start()
