"""Questions that may take for ever, such as any to a disk: asked on a thread, never by the window."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TypeVar

log = logging.getLogger("kiosk.machine")

T = TypeVar("T")


def ask(question: Callable[[], T], answered: Callable[[T], None]) -> None:
    """Call ``question`` on a thread of its own and, on that thread, ``answered`` with what it gives.

    A stick that stalls holds up its own answer and nobody else's; the thread does not keep the program alive. A question
    that raises is written down and stays unanswered: whoever asks has a limit of time.
    """

    def work() -> None:
        try:
            answered(question())
        except RuntimeError:
            # Who asked is gone: Qt has deleted the object that was to hear the answer.
            log.debug("an answer came too late", exc_info=True)
        except Exception:
            log.exception("a question in the background")

    threading.Thread(target=work, name="background", daemon=True).start()
