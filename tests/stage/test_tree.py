"""Nothing in the window leads out of it: no text field, menu, dialog, link or other mouse button. See ``tests.stage.tree``."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtQml import QQmlComponent, QQmlEngine
from pytestqt.qtbot import QtBot

from tests.stage.tree import things, wrong_with
from tests.stage.visitor_audit import ROOT

WAYS_OUT = re.compile(
    r"\b(Text(Input|Edit|Field|Area)|Popup|(Context)?Menu(Bar|Item)?|(File|Message|Color|Font)?Dialog|Drawer|ComboBox|DropArea"
    r"|Shortcut|MouseArea|ToolTip|openUrlExternally|linkActivated|onLinkActivated|onLongPressed|RightButton|AllButtons"
    r"|RichText|StyledText|MarkdownText|AutoText|QtQuick\.(Controls|Dialogs)|Qt\.labs)\b"
)
HARMLESS = (
    "Accessible.Dialog",
    "onLongPressed: root.operator.knock()",
    # A finger that rests goes on to what is read next.
    "onLongPressed: root.linger(last.x - from.x, last.y - from.y)",
)
"""What a page is called for screen readers; and the corner, which leads to the PIN pad."""


def test_no_view_has_anything_that_leads_out_and_only_the_left_button_does_anything() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.stage.tree"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=400, check=False
    )
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr, [line for line in lines if "wrong: " in line]) == (0, "", [])
    seen = {line.partition(": ")[0] for line in lines}
    assert seen >= {"loop", "topics", "more", "take", "accessibility", "poll", "film", "still there?"}
    assert all(int(re.findall(r"(\d+) items", line)[0]) > 50 for line in lines)


@pytest.mark.parametrize(
    "made",
    [
        "TextInput {}",
        "TextEdit {}",
        "DropArea {}",
        "MouseArea {}",
        "Text {}",
        "Text { textFormat: Text.StyledText }",
        "Item { Item { TapHandler { acceptedButtons: Qt.LeftButton | Qt.RightButton } } }",
        'Item { Shortcut { sequence: "F1" } }',
    ],
)
def test_what_would_lead_out_is_found(qtbot: QtBot, made: str) -> None:
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    component.setData(f"import QtQuick\n{made}".encode(), "")
    item = component.create()
    assert item is not None, component.errorString()
    assert [said for thing in things(item) for said in wrong_with(thing)]  # type: ignore[arg-type]


def test_no_qml_of_ours_names_what_leads_out() -> None:
    found = []
    for file in (ROOT / "kiosk").rglob("*.qml"):
        text = re.sub(r"//.*|/\*.*?\*/", "", file.read_text("utf-8"))
        for harmless in HARMLESS:
            text = text.replace(harmless, "")
        found += [f"{file.name}: {match[0]}" for match in WAYS_OUT.finditer(text)]
    assert found == []


def test_no_code_of_ours_opens_an_address_elsewhere() -> None:
    mine = [file for file in (ROOT / "kiosk").rglob("*.py") if "mission" not in Path(file).parts]
    assert [
        f.name for f in mine if re.search(r"QDesktopServices|webbrowser|openUrl", f.read_text("utf-8"))
    ] == []
