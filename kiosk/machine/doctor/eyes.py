"""What Qt sees of this computer, printed as JSON: ``python -m kiosk.machine.doctor.eyes screens|sound|fonts [FILE…]``.

A process of its own: Qt ends it where it cannot open a window, and a sound server may keep it waiting.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any


def screens() -> dict[str, Any]:
    """The screens, who draws on them, and what can be touched."""
    from PySide6.QtGui import QGuiApplication, QInputDevice

    from kiosk.machine import graphics
    from kiosk.machine.screens import dots_of, draw_in_real_pixels

    draw_in_real_pixels(os.environ)
    application = QGuiApplication(["kiosk"])
    is_software = graphics.prefers_software("auto")
    found = []
    for screen in application.screens():
        size, told = screen.size(), screen.physicalSize()
        found.append(
            {
                "name": screen.name(),
                "pixels": [size.width(), size.height()],
                "millimetres": [round(told.width()), round(told.height())],
                "dots": round(dots_of(screen), 1),
                "refresh": round(screen.refreshRate(), 1),
                "ratio": screen.devicePixelRatio(),
            }
        )
    touch = [
        each.name() for each in QInputDevice.devices() if each.type() == QInputDevice.DeviceType.TouchScreen
    ]
    return {
        "platform": application.platformName(),
        "screens": found,
        "software": is_software,
        "renderer": "" if is_software and not graphics.has_card() else graphics.renderer(),
        "touch": touch,
    }


def sound() -> dict[str, Any]:
    """The loudspeakers."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtMultimedia import QMediaDevices

    application = QCoreApplication(["kiosk"])
    devices = [each.description() for each in QMediaDevices.audioOutputs()]
    usual = QMediaDevices.defaultAudioOutput().description()
    del application
    return {"devices": devices, "default": usual}


def fonts(files: list[str]) -> dict[str, Any]:
    """Which font files do not load."""
    from PySide6.QtGui import QFontDatabase, QGuiApplication

    application = QGuiApplication(["kiosk"])
    lost = [file for file in files if QFontDatabase.addApplicationFont(file) < 0]
    del application
    return {"lost": lost}


def main(arguments: list[str]) -> None:
    what, *files = arguments
    said = {"screens": screens, "sound": sound}[what]() if what != "fonts" else fonts(files)
    print(json.dumps(said), flush=True)
    # Nothing is left to be done; a sound server that hangs would keep Qt from ending.
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
