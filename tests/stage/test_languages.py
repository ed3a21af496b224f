"""The kiosk's own words, by Qt Linguist."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6.QtCore import QCoreApplication

from kiosk.stage import languages

CATALOGUE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en"><context><name>Bar</name><message>
<source>Take along</source><translation>To phone</translation></message></context></TS>
"""


def test_english_says_what_its_own_catalogue_says_from_the_start(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kiosk_en.ts").write_text(CATALOGUE, "utf-8")
    subprocess.run(
        [str(Path(sys.executable).with_name("pyside6-lrelease")), "-silent", str(tmp_path / "kiosk_en.ts")],
        check=True,
        timeout=60,
    )
    monkeypatch.setattr(languages, "I18N", tmp_path)
    window: Any = SimpleNamespace(engine=lambda: SimpleNamespace(retranslate=lambda: None))
    spoken = languages.Translations(window)
    spoken.use("en")
    try:
        assert QCoreApplication.translate("Bar", "Take along") == "To phone"
    finally:
        spoken.close()
    assert QCoreApplication.translate("Bar", "Take along") == "Take along"
