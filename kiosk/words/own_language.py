"""The language of whoever sits at this computer."""

from __future__ import annotations

import os

from kiosk.words.catalogue import SOURCE_LANGUAGE


def own_language() -> str:
    """The language this computer is set to, as far as its environment tells: ``nl_BE.UTF-8``."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next((os.environ[name] for name in names if os.environ.get(name)), SOURCE_LANGUAGE)
