"""What a room must not bring along when it is opened, seen in fresh interpreters. Which room may know which, wherever the
import stands, is the contract in ``pyproject.toml``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "kiosk"


def modules_of(room: str) -> list[str]:
    return [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in sorted((HOUSE / room).rglob("*.py"))
    ]


@pytest.mark.parametrize(
    ("modules", "absent"),
    [
        (modules_of("playlist"), "PySide6 vlc"),
        (modules_of("show"), "PySide6 vlc yaml pydantic pysubs2"),
        (modules_of("content"), "PySide6 vlc"),
        (modules_of("media"), "PySide6 vlc"),
        (modules_of("theme"), "PySide6 vlc"),
        (modules_of("starter"), "PySide6 vlc"),
        (modules_of("words"), "PySide6 vlc yaml pydantic"),
        (modules_of("problems"), "PySide6 vlc yaml pydantic"),
        (modules_of("journal"), "PySide6 vlc yaml pydantic"),
        (modules_of("machine"), "PySide6 vlc"),
        (["kiosk.app.options"], "PySide6 vlc yaml pydantic"),
        (
            ["kiosk.__main__", *modules_of("app/supervisor")],
            "PySide6 vlc yaml pydantic click platformdirs tomllib",
        ),
        (["kiosk.app.curtain"], "PySide6.QtQml PySide6.QtQuick vlc yaml pydantic click"),
        (
            ["kiosk.video.decoder.__main__", "kiosk.video.decoder.film", "kiosk.video.decoder.libvlc"],
            "PySide6 vlc yaml pydantic",
        ),
        (
            ["kiosk.media.captions.track", "kiosk.video.playback_check", "kiosk.video.picture"],
            "PySide6 vlc pysubs2",
        ),
        (modules_of("cli"), "PySide6 vlc yaml pydantic rich"),
        (["kiosk", "kiosk.cli"], "PySide6 vlc yaml pydantic pysubs2 segno"),
    ],
    ids=[
        "playlist",
        "show",
        "content",
        "media",
        "theme",
        "starter",
        "words",
        "problems",
        "journal",
        "machine",
        "options",
        "supervisor",
        "curtain",
        "decoder",
        "captions",
        "cli",
        "kiosk",
    ],
)
def test_a_room_opens_without(modules: list[str], absent: str) -> None:
    assert modules
    code = f"import sys, {', '.join(modules)}; print(*({set(absent.split())!r} & sys.modules.keys()))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=30, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
