"""The rooms of ``kiosk/`` know only what they may: seen in fresh interpreters and read from their imports."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "kiosk"

MAY_KNOW = {
    "words": {"words"},
    "problems": {"problems", "words"},
    "yaml": {"yaml", "problems", "words"},
    "content": {"content", "theme", "media", "yaml", "problems", "words"},
    "media": {"content", "theme", "media", "yaml", "problems", "words"},
    "theme": {"content", "theme", "media", "yaml", "problems", "words"},
    "playlist": {"playlist", "content", "theme", "media", "yaml", "problems", "words", "machine"},
    "show": {"show", "playlist", "words"},
    "journal": {"journal"},
    "machine": {"machine", "words"},
    "video": {"video", "content", "media", "playlist", "machine", "words"},
}
"""Which rooms a room may import."""


def modules_of(room: str) -> list[str]:
    return [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in sorted((HOUSE / room).rglob("*.py"))
    ]


def imports_of(path: Path) -> Iterator[str]:
    """Every module ``path`` imports anywhere, written in full."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by dots"
            yield from (f"{node.module}.{name.name}" for name in node.names)


@pytest.mark.parametrize("room", MAY_KNOW)
def test_a_room_imports_only_what_lies_beneath_it(room: str) -> None:
    files = sorted((HOUSE / room).rglob("*.py"))
    assert files
    for path in files:
        for name in imports_of(path):
            parts = name.split(".")
            if parts[0] == "kiosk":
                assert parts[1] in MAY_KNOW[room], f"{path.relative_to(ROOT)} imports {name}"


@pytest.mark.parametrize(
    ("modules", "absent"),
    [
        (modules_of("playlist"), "PySide6 vlc"),
        (modules_of("show"), "PySide6 vlc yaml pydantic pysubs2"),
        (modules_of("content"), "PySide6 vlc"),
        (modules_of("media"), "PySide6 vlc"),
        (modules_of("theme"), "PySide6 vlc"),
        (modules_of("words"), "PySide6 vlc yaml pydantic"),
        (modules_of("problems"), "PySide6 vlc yaml pydantic"),
        (modules_of("journal"), "PySide6 vlc yaml pydantic"),
        (modules_of("machine"), "PySide6 vlc"),
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
        "words",
        "problems",
        "journal",
        "machine",
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


def test_only_the_decoder_and_nobody_else_imports_libvlc() -> None:
    users = {
        path.relative_to(HOUSE).as_posix()
        for path in HOUSE.rglob("*.py")
        if any(name.split(".")[0] == "vlc" for name in imports_of(path))
    }
    assert users == {"video/decoder/__main__.py"}


def test_only_the_composition_root_and_the_commands_import_the_application() -> None:
    users = {
        path.relative_to(HOUSE).as_posix()
        for path in HOUSE.rglob("*.py")
        if any(name.startswith("kiosk.app.") or name == "kiosk.app" for name in imports_of(path))
    }
    assert users <= {"unseen.py", "cli/run.py"}
