"""For every test: Qt draws nowhere, unless a test starts the kiosk on a virtual screen of its own."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
