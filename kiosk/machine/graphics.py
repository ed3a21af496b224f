"""Which scene graph draws on this computer, decided once at the start by looking at the real renderer."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import Literal

log = logging.getLogger("kiosk.machine")

RenderName = Literal["auto", "gpu", "software"]
SOFTWARE_RENDERERS = ("llvmpipe", "softpipe", "swrast", "swiftshader", "software", "microsoft basic render")


def has_display() -> bool:
    """Whether there is a screen to open a window on."""
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in ("eglfs", "linuxfb", "vkkhrdisplay"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def is_software(renderer: str) -> bool:
    """Whether a renderer of this name draws with the processor."""
    return any(name in renderer.lower() for name in SOFTWARE_RENDERERS)


def prefers_software(wanted: RenderName) -> bool:
    """Whether Qt's software scene graph should draw: without a graphics card it needs a tenth of the processor.

    Call it when the application object exists; for ``auto`` without a render device in sight nothing is opened at all.
    """
    if wanted != "auto":
        return wanted == "software"
    if not has_display() or os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return True
    if not has_card():
        log.info("no graphics card: drawing in software")
        return True
    said = renderer()
    log.info("graphics: %s", said or "no OpenGL")
    return is_software(said) if said else sys.platform.startswith("linux")


def has_card() -> bool:
    """Whether there may be a graphics card; only Linux tells without opening anything."""
    return not sys.platform.startswith("linux") or any(Path("/dev/dri").glob("renderD*"))


def renderer() -> str:
    """What OpenGL says of itself; an empty text when it does not start."""
    from PySide6.QtGui import QOffscreenSurface, QOpenGLContext

    surface = QOffscreenSurface()
    surface.create()
    context = QOpenGLContext()
    if not context.create() or not context.makeCurrent(surface):
        return ""
    gl_renderer = 0x1F01
    try:
        return str(context.functions().glGetString(gl_renderer) or "")
    finally:
        context.doneCurrent()
