#!/usr/bin/env python3
"""One command from a fresh checkout to a running stand: ``python3 packaging/bootstrap.py run`` (or ``test``).

Uses the standard library only. This file must stay readable for a very old Python, so that somebody who has
one is told in a sentence what to install; the rest lives in ``bootstrapping/``, written for Python 3.11.
"""

import os
import sys
from pathlib import Path

WORDS = Path(__file__).resolve().parents[1] / "kiosk" / "words"


def sentences(language: str) -> "dict[str, str]":
    """The sentences of the catalogue about old Pythons. Those cannot read TOML: each is a line ``key = "text"``."""
    found = {}
    for line in (WORDS / (language + ".toml")).read_text(encoding="utf-8").splitlines():
        key, _, text = line.partition(" = ")
        if key.startswith("old-python"):
            found[key] = text[1:-1]
    return found


def old_python(version: "tuple[int, ...]", language: str, has_apt: bool, command: str = "run") -> str:
    """The sentence for a Python that is too old; empty when it is new enough."""
    if version >= (3, 11):
        return ""
    said = sentences(language)
    install = "sudo apt-get install python3.11 python3.11-venv"
    again = "python3.11 packaging/bootstrap.py " + command
    advice = said["old-python-apt" if has_apt else "old-python-other"].format(install=install, again=again)
    return said["old-python"].format(found=".".join(str(part) for part in version[:2]), advice=advice)


def _refuse_old_python() -> None:
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    language = spoken[:2] if (WORDS / (spoken[:2] + ".toml")).is_file() else "en"
    command = sys.argv[1] if len(sys.argv) > 1 else "run"
    has_apt = Path("/usr/bin/apt-get").exists()
    sentence = old_python(sys.version_info[:3], language, has_apt, command)
    if sentence:
        encoding = sys.stderr.encoding or "ascii"
        sys.stderr.write(sentence.replace("\u00a0", " ").encode(encoding, "replace").decode(encoding) + "\n")
        sys.exit(1)


if __name__ == "__main__":
    _refuse_old_python()
    from bootstrapping import main

    sys.exit(main.main(sys.argv[1:]))
