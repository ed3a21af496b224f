"""Letters of other scripts are drawn from the fonts that travel along, on a machine that has no font at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFIGURATION = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><cachedir>{cache}</cachedir></fontconfig>"""
WORDS = {
    "Greek": "Καλημέρα ἀρχή",
    "Cyrillic": "Здравствуй Ґ ї №",
    "Arabic": "السلام عليكم ورحمة الله",
    "Hebrew": "שלום לכולם",
    "Thai": "สวัสดีครับ",
    "Devanagari": "नमस्ते",
    "Ethiopic": "ሰላም ለሁሉም",
    "Turkish": "ğışİ",
    "emoji": "😀❤️✊🏽👩‍👩‍👧🇧🇪",
    "signs": "✓ ★ → ► ● ■ ☐ ☎ ⬆",
}
DRAW = """
import json, sys
from PySide6.QtGui import QFont, QGuiApplication, QTextLayout
from kiosk.content.folder import ContentFolder
from kiosk.content.mission import mission_root
from kiosk.problems.findings import Findings
from kiosk.theme.loader import read_theme
from kiosk.poster.theme_view_model import ThemeViewModel

application = QGuiApplication([])
theme = ThemeViewModel(read_theme(ContentFolder(mission_root()), Findings()))
lost = {}
for name, words in json.loads(sys.argv[1]).items():
    for family, weight in theme.fonts.values():
        font = QFont(family, 20, weight)
        layout = QTextLayout(words, font)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        empty = sum(run.glyphIndexes().count(0) for run in layout.glyphRuns())
        if empty or not layout.glyphRuns():
            lost[f"{name} in {family}"] = empty
print(json.dumps(lost))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fontconfig is Linux's")
def test_letters_of_other_scripts_are_never_boxes(tmp_path: Path) -> None:
    file = tmp_path / "fonts.conf"
    file.write_text(CONFIGURATION.format(cache=tmp_path / "cache"))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "FONTCONFIG_FILE": str(file)}
    command = [sys.executable, "-c", DRAW, json.dumps(WORDS)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=400, check=True)
    assert json.loads(done.stdout) == {}
