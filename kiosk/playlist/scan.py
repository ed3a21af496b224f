"""Checks whether a phone can read the QR code of a web address from a metre away.

The longer the address, the more squares ("modules") a code has, while its area stays the same. The limits come from:

- A square needs two pixels of the camera's picture: Google's guide to its reader, which Android phones use
  (https://developers.google.com/ml-kit/vision/barcode-scanning/android, "Input image guidelines"). The pictures it asks for are
  1920 pixels wide, and a phone's main camera (26 mm, 69 degrees) sees 1.39 m at a distance of 1 m: 1.4 pixels a millimetre. So
  a square must be 1.44 mm wide.
- We draw a code, with the four empty squares that belong to it on every side, at least 20 u high on an ``action``, 45 u where
  *Get the link* shows it (``visitor/pages``); u is a hundredth of the screen's short side, 3 mm on one of 24 inches. That is
  room for 33 and for 85 squares of 1.44 mm.
"""

from __future__ import annotations

MOST_MODULES = {"action": 33}
MOST_MODULES_ELSEWHERE = 85
"""On the page behind *Get the link*."""
MOST_BYTES = {33: 62, 85: 504, 177: 2331}
"""Capacity in bytes at error correction level M (ISO/IEC 18004, versions 4, 17 and 40)."""
LARGEST = 177
"""Modules of the largest QR code."""


def most_modules(layout: str) -> int:
    """Maximum width, in modules, of a code on this layout that can be read from a metre away."""
    return MOST_MODULES.get(layout, MOST_MODULES_ELSEWHERE)


def fits(link: str, modules: int) -> bool:
    """Whether a code of at most this many modules holds ``link``. For short links the code need not be made."""
    return (
        len(link.encode("utf-8", "surrogatepass")) <= MOST_BYTES[modules] or 0 < modules_of(link) <= modules
    )


def modules_of(link: str) -> int:
    """The width of the code for ``link`` in modules; 0 if it is too long for any code."""
    import segno

    try:
        return int(segno.make(link, error="m", micro=False).symbol_size(scale=1, border=0)[0])
    except ValueError:
        return 0
