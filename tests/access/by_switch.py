"""A whole visit with one switch, which is a space bar: the real kiosk points, and one key does everything.

``python -m tests.access.by_switch [--language nl ...] [--keep FOLDER]`` goes through it, prints its steps, and keeps
a picture of each step in FOLDER. It answers 1 if a step could not be done.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from kiosk.playlist import load
from kiosk.words.catalogue import languages, section
from tests.access.by_ear import NAMES, OTHER, SIZE, content
from tests.process.keyboard import desktop
from tests.process.stand import Stand, virtual_screen, wait_until

SCAN_S = 1
"""As fast as the panel allows."""
ROUNDS_S = 60.0


@dataclass
class Switch:
    """Somebody who has one."""

    stand: Stand
    display: str
    keep: Path | None = None
    steps: int = 0

    def type(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env={**os.environ, "DISPLAY": self.display}, check=True)

    def has_keyboard(self) -> bool:
        """Whether what is typed comes to the kiosk by now."""
        command, around = (
            ["xdotool", "getactivewindow", "getwindowname"],
            {**os.environ, "DISPLAY": self.display},
        )
        done = subprocess.run(command, env=around, capture_output=True, text=True, check=False)
        return "FOS Kiosk" in done.stdout

    def choose(self, name: str) -> None:
        """Wait until this is pointed at, and press."""
        seen = len(self.stand.events("pointed"))

        def is_pointed() -> bool:
            names = [each["words"] for each in self.stand.events("pointed")]
            return len(names) > seen and names[-1].casefold() == name.casefold()

        pointed = [each["words"] for each in self.stand.events("pointed")[-20:]]
        wait_until(is_pointed, ROUNDS_S, f"{name!r} is pointed at; it was {pointed}")
        self.picture(name)
        self.type("key", "space")

    def picture(self, name: str) -> None:
        self.steps += 1
        if self.keep:
            self.keep.mkdir(parents=True, exist_ok=True)
            path = self.keep / f"{self.steps:02}-{name.replace('/', '-').replace(' ', '-')}.png"
            command = ["import", "-display", self.display, "-window", "root", str(path)]
            subprocess.run(command, check=True)


def go_through(language: str, folder: Path, keep: Path | None = None) -> list[str]:
    """The steps that were done; raises ``AssertionError`` at one that cannot be."""
    done: list[str] = []
    with ExitStack() as things:
        display = things.enter_context(virtual_screen(*SIZE))
        things.enter_context(desktop(display, folder / "openbox"))
        settings = folder / "config" / "fos-kiosk" / "settings.yaml"
        settings.parent.mkdir(parents=True)
        settings.write_text(f"scan: {SCAN_S}\n")
        made = content(folder / "content", language)
        stand = Stand(display, folder, made, "--render", "software")
        things.callback(stand.stop)
        stand.wait_for("first-picture", limit=60)
        playlist = load(made).playlist
        assert playlist
        items, words, other = playlist.items, section("screen", language), OTHER[language]
        then = section("screen", other)
        who = Switch(stand, display, keep)
        wait_until(who.has_keyboard, 20, "the window has the keyboard")
        who.type("keydown", "space")
        wait_until(lambda: stand.events("pointed"), 20, "it points")
        who.type("keyup", "space")

        def step(name: str, came: Callable[[], object]) -> None:
            who.choose(name)
            came()
            done.append(name)

        def at(number: int) -> Callable[[], object]:
            return lambda: stand.wait_for("cue-started", key=items[number].key)

        step(words["Next"], at(1))
        step(words["Next"], at(2))
        step(words["Read more"], lambda: stand.wait_for("pointed", words=words["Close"]))
        step(words["Close"], lambda: stand.wait_for("pointed", words=words["Read more"]))
        step(words["Next"], at(3))
        answer = items[3].text_in(language).answers[0]
        step(answer, lambda: stand.wait_for("counted", what="vote"))
        step(words["Next"], at(4))
        step(words["Play with sound"], lambda: stand.wait_for("counted", what="film-started"))
        step(words["Pause"], lambda: stand.wait_for("pointed", words=words["Resume"]))
        step(NAMES[other], lambda: stand.wait_for("language", after=other))
        stand.wait_for("phase", after="still-there", limit=120)
        who.picture("still there")
        who.type("key", "space")
        stand.wait_for("phase", before="still-there", after="explore")
        done.append(then["Yes, I am here"])
        step(then["Resume"], lambda: stand.wait_for("phase", before="explore", after="attract"))
    return done


def main(arguments: Sequence[str] | None = None) -> int:
    """Each language."""
    parser = argparse.ArgumentParser(prog="python -m tests.access.by_switch")
    parser.add_argument("--language", action="append", choices=languages())
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args(arguments)
    failed = False
    for language in given.language or languages():
        with tempfile.TemporaryDirectory(prefix="kiosk-switch-") as name:
            try:
                done = go_through(language, Path(name), given.keep and given.keep / language)
                print(f"== {language}: {len(done)} steps: {', '.join(done)}")
            except AssertionError as fault:
                failed = True
                print(f"== {language}: FAULT {fault}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
