"""A web server on this machine that nobody should ask for anything, and which counts who does."""

from __future__ import annotations

import contextlib
import http.server
import threading
from collections.abc import Iterator


class Canary:
    """Its address, and what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        asked = self.asked

        class Handler(http.server.BaseHTTPRequestHandler):
            def _ask(self) -> None:
                asked.append(self.path)
                self.send_error(404)

            do_GET = do_HEAD = do_POST = _ask  # noqa: N815

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Nothing is written."""

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})

    def count(self, name: str) -> int:
        """How often the part of its address that begins with ``name`` was asked for."""
        return sum(path.split("/")[1:2] == [name] for path in self.asked)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@contextlib.contextmanager
def canary() -> Iterator[Canary]:
    """One that is ended on every way out."""
    server = Canary()
    server.start()
    try:
        yield server
    finally:
        server.close()
