#!/usr/bin/env python3
"""One command from a fresh checkout to a running stand: ``python3 packaging/bootstrap.py run`` (or ``test``).

Uses the standard library only. This file must stay readable for a very old Python, so that somebody who has
one is told in a sentence what to install; the rest lives in ``bootstrapping/``, written for Python 3.11.
"""

import os
import sys

TOO_OLD = {
    "nl": "FOS Kiosk heeft Python 3.11 of nieuwer nodig; dit is Python {found}. {advice}",
    "fr": "FOS Kiosk demande Python 3.11 ou plus récent ; ceci est Python {found}. {advice}",
    "en": "FOS Kiosk needs Python 3.11 or newer; this is Python {found}. {advice}",
}
ADVICE_APT = {
    "nl": "Typ: {install} en daarna: {again}",
    "fr": "Tapez : {install} puis : {again}",
    "en": "Type: {install} and then: {again}",
}
ADVICE_OTHER = {
    "nl": "Haal een nieuwe Python op https://www.python.org/downloads/ en typ dezelfde regel opnieuw.",
    "fr": "Installez une version récente depuis https://www.python.org/downloads/ et retapez la même ligne.",
    "en": "Get a new one from https://www.python.org/downloads/ and type the same line again.",
}


def old_python(version: "tuple[int, ...]", language: str, has_apt: bool, command: str = "run") -> str:
    """The sentence for a Python that is too old; empty when it is new enough."""
    if version >= (3, 11):
        return ""
    install = "sudo apt-get install python3.11 python3.11-venv"
    again = "python3.11 packaging/bootstrap.py " + command
    advice = (ADVICE_APT if has_apt else ADVICE_OTHER)[language].format(install=install, again=again)
    return TOO_OLD[language].format(found=".".join(str(part) for part in version[:2]), advice=advice)


def _refuse_old_python() -> None:
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    language = spoken[:2] if spoken[:2] in TOO_OLD else "en"
    command = sys.argv[1] if len(sys.argv) > 1 else "run"
    has_apt = os.path.exists("/usr/bin/apt-get")  # noqa: PTH110
    sentence = old_python(sys.version_info[:3], language, has_apt, command)
    if sentence:
        encoding = sys.stderr.encoding or "ascii"
        sys.stderr.write(sentence.encode(encoding, "replace").decode(encoding) + "\n")
        sys.exit(1)


if __name__ == "__main__":
    _refuse_old_python()
    from bootstrapping import main

    sys.exit(main.main(sys.argv[1:]))
