"""Watches for a headset: a blind visitor who plugs one in is spoken to there, and nobody else hears it."""

from __future__ import annotations

import shutil

from PySide6.QtCore import QObject, QProcess, Signal, Slot

from kiosk.machine.headset import LIST, SUBSCRIBE, headset_in, tells_of_change


class HeadsetWatch(QObject):
    """Asks the sound server, in processes of its own: nothing waits for it. Where there is none, there is no headset.

    Signals:
        changed(name): the loudspeaker that is a headset, as the sound server names it; empty when it was unplugged.
    """

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told, self._asked = QProcess(self), QProcess(self)
        for process in (self._told, self._asked):
            process.setStandardErrorFile(QProcess.nullDevice())
        self._told.readyReadStandardOutput.connect(self._read)
        self._asked.finished.connect(self._answered)
        self._is_again = False
        self._headset: str | None = None
        """``None`` until it was asked for the first time: what is there at the start was not plugged in by a visitor."""

    def begin(self) -> None:
        """Begin to watch."""
        if shutil.which(SUBSCRIBE[0]):
            self._told.start(SUBSCRIBE[0], list(SUBSCRIBE[1:]))
            self._ask()

    @Slot()
    def _read(self) -> None:
        lines = bytes(self._told.readAllStandardOutput().data()).decode("utf-8", "replace").splitlines()
        if any(tells_of_change(line) for line in lines):
            self._ask()

    def _ask(self) -> None:
        if self._asked.state() != QProcess.ProcessState.NotRunning:
            # Something has changed since it was asked.
            self._is_again = True
            return
        self._asked.start(LIST[0], list(LIST[1:]))

    @Slot()
    def _answered(self) -> None:
        headset = headset_in(bytes(self._asked.readAllStandardOutput().data()).decode("utf-8", "replace"))
        before, self._headset = self._headset, headset
        if before is not None and headset != before:
            self.changed.emit(headset)
        if self._is_again:
            self._is_again = False
            self._ask()

    def close(self) -> None:
        for process in (self._told, self._asked):
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(500)
