"""The operator's PIN: kept so that the file does not tell it, and tried less and less often when it is wrong."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kiosk.machine.kept_file import write_whole

LEAST_DIGITS, MOST_DIGITS = 6, 12
_COST = {"n": 2**14, "r": 8, "p": 1}
"""Of scrypt (RFC 7914): 16 MB and some 50 ms of a processor for each try."""
_SALT_BYTES = 16
FREE_TRIES = 5
"""So many wrong ones in a row are only wrong: a finger slips."""
FIRST_WAIT, LONGEST_WAIT = 30.0, 900.0
"""Seconds to wait after the last free try and at most; doubled with each wrong one."""
_MOST_BYTES = 1_000
_MANY = 1_000
"""More wrong ones are not counted: the wait has long been the longest."""


def is_fit(pin: str) -> bool:
    """Whether it can be a PIN: six to twelve digits."""
    return pin.isascii() and pin.isdecimal() and LEAST_DIGITS <= len(pin) <= MOST_DIGITS


class Pin:
    """The PIN in a file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def is_set(self) -> bool:
        """Whether there is one. A file that cannot be read is one that nobody knows: ``forget`` helps."""
        try:
            self._path.stat()
        except FileNotFoundError:
            return False
        except OSError:
            return True
        return True

    def set(self, pin: str) -> None:
        """Keep ``pin`` from now on.

        Raises:
            ValueError: it cannot be a PIN, see :func:`is_fit`.
            OSError: the file cannot be written; the old one is still there.
        """
        if not is_fit(pin):
            raise ValueError(pin)
        salt = os.urandom(_SALT_BYTES)
        kept = {"scrypt": _COST, "salt": salt.hex(), "hash": _hash(pin, salt).hex()}
        write_whole(self._path, json.dumps(kept).encode("ascii"))
        with suppress(OSError):
            self._path.chmod(0o600)

    def is_right(self, pin: str) -> bool:
        """Whether ``pin`` is the one that is kept; takes some 50 ms of a processor."""
        try:
            with self._path.open("rb") as file:
                kept = json.loads(file.read(_MOST_BYTES))
            salt, wanted = bytes.fromhex(kept["salt"]), bytes.fromhex(kept["hash"])
        except (OSError, ValueError, KeyError, TypeError):
            return False
        return hmac.compare_digest(_hash(pin, salt), wanted)

    def forget(self) -> None:
        """Without a PIN the next opening of the panel asks for one. Raises ``OSError``."""
        self._path.unlink(missing_ok=True)


def _hash(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode("ascii", "replace"), salt=salt, dklen=32, **_COST)


def wait_after(wrong: int) -> float:
    """Seconds until the next try after so many wrong ones in a row: 0 for the first four, then 30, 60, 120 … 900."""
    return min(FIRST_WAIT * 2.0 ** min(wrong - FREE_TRIES, 10), LONGEST_WAIT) if wrong >= FREE_TRIES else 0.0


class Tries:
    """How often a wrong PIN was typed in a row, kept in a file.

    It is written before a PIN is looked at, so that pulling the plug saves nobody a wait. The wait runs on a clock that nobody
    sets, and begins anew with each start of the program: it may get longer by that, never shorter.
    """

    def __init__(self, path: Path | None, now: Callable[[], float]) -> None:
        """``path`` is ``None`` where nothing can be kept. ``now`` is a monotonic clock (s)."""
        self._path, self._now = path, now
        self._wrong = self._read()
        self._free_at = now() + wait_after(self._wrong)

    @property
    def wrong(self) -> int:
        """How many wrong ones in a row."""
        return self._wrong

    @property
    def wait(self) -> float:
        """Seconds until the next try; 0 when it may be now."""
        return max(0.0, self._free_at - self._now())

    def begin(self) -> bool:
        """Somebody tries: whether they may. From here on it counts as a wrong one, unless ``right`` is called."""
        if self.wait > 0:
            return False
        self._wrong = min(self._wrong + 1, _MANY)
        self._free_at = self._now() + wait_after(self._wrong)
        self._write()
        return True

    def right(self) -> None:
        """It was the right one."""
        self._wrong, self._free_at = 0, self._now()
        self._write()

    def _read(self) -> int:
        if self._path is None:
            return 0
        try:
            with self._path.open("rb") as file:
                text = file.read(_MOST_BYTES)
        except FileNotFoundError:
            return 0
        except OSError:
            return FREE_TRIES
        # What is damaged was perhaps a high number.
        return min(int(text), _MANY) if text.isdigit() and len(text) < 10 else FREE_TRIES

    def _write(self) -> None:
        if self._path:
            with suppress(OSError):
                write_whole(self._path, str(self._wrong).encode("ascii"))
