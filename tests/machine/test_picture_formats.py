"""In the player Qt decodes plain pictures and nothing else, also when a file was exchanged after it was looked at."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLibraryInfo

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
PROGRAM = """
import json, sys
from pathlib import Path
from kiosk.app.process import make_application
application = make_application()
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtQuick import QQuickView
folder = Path(sys.argv[1])
svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
(folder / "swapped.png").write_text(svg)
QImage(9, 9, QImage.Format.Format_RGB32).save(str(folder / "good.png"))
QImage(9, 9, QImage.Format.Format_RGB32).save(str(folder / "good.jpg"))
print(json.dumps({
    "formats": [bytes(each.data()).decode() for each in QImageReader.supportedImageFormats()],
    "swapped": QImage(str(folder / "swapped.png")).isNull(),
    "good": [not QImage(str(folder / name)).isNull() for name in ("good.png", "good.jpg")],
    "platform": application.platformName(),
    "loads": not QQuickView().errors(),
}))
"""


def asked(tmp_path: Path, **environment: str) -> dict[str, Any]:
    variables = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), **environment}
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, timeout=400)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.skipif(sys.platform == "win32", reason="XDG_CACHE_HOME is of other systems")
def test_the_player_decodes_no_svg_and_other_odd_pictures(tmp_path: Path) -> None:
    for _ in range(2):
        told = asked(tmp_path, QT_PLUGIN_PATH=str(PLUGINS))
        assert {"png", "jpeg", "webp", "gif", "bmp"} <= set(told["formats"])
        assert not {"svg", "svgz", "pdf", "tiff", "icns", "ico", "tga", "wbmp"} & set(told["formats"])
        assert told["swapped"]
        assert told["good"] == [True, True]
        assert (told["platform"], told["loads"]) == ("offscreen", True)
    (folder,) = (tmp_path / "cache" / "fos-kiosk").glob("qt-*")
    next((folder / "imageformats").iterdir()).unlink()
    (folder / "imageformats" / "libqsvg.so").symlink_to(PLUGINS / "imageformats" / "libqsvg.so")
    assert "svg" not in asked(tmp_path)["formats"], "what was changed is made anew"


def test_where_the_folder_cannot_be_made_the_player_starts_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "full").write_bytes(b"")
    told = asked(tmp_path, XDG_CACHE_HOME=str(tmp_path / "full"), TMPDIR=str(tmp_path))
    assert told["good"] == [True, True]
