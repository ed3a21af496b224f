"""Runs the audit on content, sizes side by side."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kiosk.proof.rules import Shot
from tests.kept_pictures import kept_pictures

ROOT = Path(__file__).resolve().parents[2]
SIZES = ("1024x600", "1080x1920")
"""The slowest first: nothing waits for it in the end. Larger screens have these shapes: ``python -m tests.stage.shapes``."""
Languages = Mapping[str, tuple[str, ...]]
"""Which are seen at a size."""
LANGUAGES: Languages = {"1024x600": ("nl", "en"), "1080x1920": ("fr",)}
"""Those of the mission: the audit of a visitor holds the small screen in French."""


def audited(content: Path, *sizes: str, languages: Languages = LANGUAGES) -> tuple[list[Shot], str]:
    """What the audit printed at each of these sizes, and what Qt complained about."""

    def run(size: str) -> tuple[list[Shot], str]:
        program = [sys.executable, "-m", "tests.stage.audit", content, kept_pictures(), size]
        command = [str(part) for part in (*program, *languages.get(size, ()))]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=400)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()], done.stderr

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(run, sizes))
    return [shot for shots, _ in results for shot in shots], "".join(said for _, said in results)
