"""Waiting for what will come: a limit that only a mistake of ours reaches, however busy the machine is.

How long something took is judged by the clock of the test, never by the limit of a wait.
"""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

PATIENCE_MS = 30_000


class PatientBot(QtBot):
    """No wait ends sooner than after ``PATIENCE_MS`` because nothing came."""

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **how: Any) -> Any:  # noqa: N802
        # A wait that does not raise is one for nothing to come: it lasts as long as it says.
        patient = max(timeout, PATIENCE_MS) if how.get("raising", True) else timeout
        return super().waitSignal(signal, timeout=patient, **how)

    def waitUntil(self, callback: Any, *, timeout: int = PATIENCE_MS) -> None:  # noqa: N802
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))
