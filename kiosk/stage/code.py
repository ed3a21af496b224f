"""A web address as a code to scan, drawn on this machine."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kiosk.playlist.theme import Theme


def draw_code(link: str, theme: Theme, folder: Path) -> tuple[Path, int]:
    """A picture of the QR code for ``link`` in ``folder``, a pixel a module, and how many modules wide it is.

    Error correction M survives a reflection on the glass. Raises ``OSError`` when it cannot be written.
    """
    import segno

    code = segno.make(link, error="m", micro=False)
    name = hashlib.sha256(f"qr1 {link} {sorted(theme.colors.items())}".encode()).hexdigest()[:40]
    target = folder / f"{name}.png"
    if not target.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        code.save(str(target), scale=1, border=0, dark=theme.colors["ink"], light=theme.colors["paper"])
    return target, int(code.symbol_size(scale=1, border=0)[0])
