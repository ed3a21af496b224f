"""The other end of the sampler: starts it, waits for its words, collects what it saw."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from tests.bench import processes

Watched = Literal["start", "film", "list", "passes", "changes"]
ROOT = Path(__file__).resolve().parents[2]
ANSWER_LIMIT = 20.0


class Watcher:
    """A sampler that is watching."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self.pid = process.pid
        self._rest = b""

    @property
    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def wait_for(self, word: str, limit: float) -> bool:
        """Whether the sampler says this word within so many seconds."""
        return self._line(limit) == word.encode()

    def finish(self) -> dict[str, Any]:
        """Let it stop; what it saw."""
        assert self._process.stdin
        self._process.stdin.close()
        end = time.monotonic() + ANSWER_LIMIT
        while (line := self._line(end - time.monotonic())) is not None:
            if line.startswith(b"{"):
                seen: dict[str, Any] = json.loads(line)
                return seen
        raise TimeoutError("the sampler did not answer")

    def _line(self, limit: float) -> bytes | None:
        assert self._process.stdout
        stream = self._process.stdout.fileno()
        end = time.monotonic() + limit
        while b"\n" not in self._rest:
            left = end - time.monotonic()
            if left <= 0 or not select.select([stream], [], [], left)[0]:
                return None
            piece = os.read(stream, 1 << 20)
            if not piece:
                return None
            self._rest += piece
        line, self._rest = self._rest.split(b"\n", 1)
        return line


@contextmanager
def watching(
    kind: Watched, display: str, size: tuple[int, int], every: float | None = None
) -> Iterator[Watcher]:
    """A sampler that is looking at the screen already; ``every`` so many seconds, if not as often as usual."""
    rhythm = [] if every is None else [str(every)]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.sampler", kind, str(size[0]), str(size[1]), *rhythm],
        env={**os.environ, "DISPLAY": display},
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=processes.die_with_parent,
    )
    try:
        watcher = Watcher(process)
        if not watcher.wait_for("ready", ANSWER_LIMIT):
            raise TimeoutError("the sampler did not start")
        yield watcher
    finally:
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()
        processes.end(process)
