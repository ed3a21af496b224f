"""A show of five seconds, by the player itself: three slides, a film between them, every transition."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.machine import child
from kiosk.machine.display import display_answers
from kiosk.machine.doctor.asking import run
from kiosk.machine.doctor.disk import SETTINGS, places
from kiosk.machine.doctor.films import FOLDER
from kiosk.machine.doctor.trial import FILM, Figures, read_trace
from kiosk.machine.graphics import has_display
from kiosk.machine.single_instance import SingleInstance
from kiosk.words.catalogue import section

LIMIT = 45.0
"""Seconds; it takes five, and on a slow computer ten more to start."""
ITEMS = (("slide", "a", "fade"), ("slide", "b", "push"), ("video", FILM, "wipe"), ("slide", "c", "fade"))
COLORS = ("red", "leaf", "sky")
SLIDE_S = 1
"""The least that a slide may stand."""
_OF_THE_SCREEN = re.compile(r"(screen|rotation|inches|drawing|engine)\s*:")


@dataclass(frozen=True, slots=True)
class TriedOut:
    """What the trial gave; ``why`` is the last thing said by a player that showed nothing."""

    figures: Figures
    on_screen: bool
    why: str = ""


def is_running() -> bool:
    """Whether a kiosk has this screen: visitors would see the trial."""
    if not has_display():
        return False
    mine = SingleInstance(SingleInstance.name_here())
    is_free = mine.claim(lambda replaced: None)
    mine.close()
    return not is_free


def try_out(language: str, trying: Callable[[bool], None] = lambda on_screen: None) -> TriedOut:
    """Run it, on the screen where there is one. Raises ``OSError`` where nothing can be written."""
    on_screen = has_display() and display_answers()
    trying(on_screen)
    surroundings = {} if on_screen else {"QT_QPA_PLATFORM": "offscreen", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    with tempfile.TemporaryDirectory(prefix="fos-kiosk-doctor-") as name:
        folder = Path(name)
        write_show(folder / "show", language)
        settings = folder / "settings.yaml"
        settings.write_text(settings_of_trial(_own_settings()), "utf-8")
        trace = folder / "trace.jsonl"
        command = child.command(
            "kiosk", "run", str(folder / "show"), "--no-supervisor", "--rounds", "1", "--trace", str(trace)
        )
        began = time.monotonic()
        answer = run(
            [*command, "--settings", str(settings), "--report", str(folder / "report")],
            limit=LIMIT,
            environment=surroundings,
        )
        lines = trace.read_text("utf-8", "replace").splitlines() if trace.is_file() else []
    said = answer.complaint.rpartition("\n")[2] or (f"exit {answer.code}" if answer.code else "")
    return TriedOut(read_trace(lines, began), on_screen, "" if lines else said)


def settings_of_trial(text: str) -> str:
    """Of this computer's settings those of its screen and of who draws on it: the trial has another show, another language,
    and is seen at night too."""
    return "".join(line for line in text.splitlines(keepends=True) if _OF_THE_SCREEN.match(line))


def _own_settings() -> str:
    try:
        return (places()["settings"] / SETTINGS).read_text("utf-8", "replace")
    except OSError:
        return ""


def write_show(folder: Path, language: str) -> None:
    """A content folder with the trial. Text of ours as JSON, which YAML reads as it is."""
    words = section("doctor", language)["trial"]
    slides, assets = folder / "slides", folder / "assets"
    slides.mkdir(parents=True)
    assets.mkdir()
    shutil.copyfile(FOLDER / FILM, assets / FILM)
    for name, color, title in zip(
        "abc", COLORS, (words["first"], words["second"], words["third"]), strict=True
    ):
        said = json.dumps({"title": title, "text": words["text"]}, ensure_ascii=False)
        (slides / f"{name}.yaml").write_text(
            f"layout: statement\ncolor: {color}\n{language}: {said}\n", "utf-8"
        )
    items = [
        {kind: name, "transition": transition} | ({"duration": f"{SLIDE_S}s"} if kind == "slide" else {})
        for kind, name, transition in ITEMS
    ]
    playlist = {"title": "kiosk doctor", "languages": [language], "visitor": "off", "items": items}
    (slides / "playlist.yaml").write_text(json.dumps(playlist, ensure_ascii=False, indent=2), "utf-8")
