"""A web address as a code to scan, drawn on this machine."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from kiosk.media.raster.store import Store
from kiosk.theme.theme import Theme


def draw_qr(link: str, theme: Theme, store: Store) -> tuple[Path, int]:
    """A picture of the QR code for ``link``, kept in ``store``, a pixel a module, and how many modules wide it is.

    Error correction M survives a reflection on the glass. Raises ``OSError`` when it cannot be written, ``ValueError`` when
    no code can hold it.
    """
    import segno

    code = segno.make(link, error="m", micro=False)
    name = hashlib.sha256(f"qr1 {link} {sorted(theme.colors.items())}".encode()).hexdigest()[:40] + ".png"
    kept = store.find(name)
    if kept is None:
        picture = io.BytesIO()
        code.save(
            picture, kind="png", scale=1, border=0, dark=theme.colors["ink"], light=theme.colors["paper"]
        )
        kept = store.keep(name, picture.getvalue())
    return kept, int(code.symbol_size(scale=1, border=0)[0])
