"""Makes the QR code of a web address, on this machine."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from kiosk.media.raster.store import Store
from kiosk.theme.theme import Theme


def draw_qr(link: str, theme: Theme, store: Store) -> tuple[Path, int]:
    """The QR code for ``link`` as a picture in ``store`` with one pixel per module, and its width in modules.

    Error correction level M survives a reflection on the glass. Raises ``OSError`` when it cannot be written, ``ValueError``
    when the link is too long for any QR code.
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
