"""Makes Python use UTF-8 for file names and text, whatever the locale."""

from __future__ import annotations

import io
import os
import sys


def use_utf8() -> None:
    """Restart this program in Python's UTF-8 mode if the locale has another encoding (``nl_BE`` in Latin-1).

    There ``café.png`` of a playlist is looked for under the bytes of Latin-1, while file names and Qt are UTF-8. Python
    cannot change its mind once it runs. What is printed keeps the encoding of the terminal; a letter it does not have
    becomes a question mark instead of an error.
    """
    if not sys.platform.startswith("win") and sys.getfilesystemencoding() != "utf-8":
        printing = getattr(sys.stdout, "encoding", None) or "utf-8"
        os.environ.setdefault("PYTHONIOENCODING", f"{printing}:replace")
        _begin_anew([sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="replace")


def _begin_anew(command: list[str]) -> None:
    os.execv(command[0], command)
