"""The language of this computer's user."""

from __future__ import annotations

import os

from kiosk.words.catalogue import SOURCE_LANGUAGE


def own_language() -> str:
    """The language this computer is set to: that of its environment (``nl_BE.UTF-8``), else that of its settings
    (``Dutch_Belgium`` on Windows)."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next((os.environ[name] for name in names if os.environ.get(name)), "") or _set() or SOURCE_LANGUAGE


def _set() -> str:
    import locale

    try:
        return locale.getlocale(locale.LC_CTYPE)[0] or ""
    except ValueError:
        # A Mac's terminal may call its locale just "UTF-8".
        return ""
