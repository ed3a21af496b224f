"""A whole visit by somebody who does not see the screen: the real kiosk, its voice recorded.

``python -m tests.access.by_ear [--language nl ...] [--by touch|keys ...] [--service] [--keep FOLDER]`` goes through it
and prints what was said and when, and whether it was heard. ``--service`` lets speech-dispatcher speak, else it is espeak-ng.
It answers 1 if anything was said that was not heard, or not said that should have been.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.media.captions.track import read_captions
from kiosk.playlist import load
from kiosk.words.catalogue import languages, section
from tests.access.ears import Ears, missing, opened
from tests.process.keyboard import desktop
from tests.process.stand import ROOT, Stand, virtual_screen, wait_until
from tests.stage.visitor_audit import POLL

SIZE = (1280, 720)
WITHIN = 60.0
OTHER = {"nl": "fr", "fr": "en", "en": "nl"}
NAMES = {"nl": "Nederlands (NL)", "fr": "français (FR)", "en": "English (EN)"}
IDLE, WARN = 15, 20
QUIET = 0.4
"""Seconds after which what was said last is what the way has come to."""
HEARD = 1.5
"""Seconds that words must have had to be heard: less, and they were broken off before an engine began."""


def content(target: Path, language: str) -> Path:
    """The mission in this language: three slides, a poll and the film; who is silent is soon asked whether he is there."""
    shutil.copytree(ROOT / "assets", target / "assets")
    shutil.copytree(ROOT / "slides", target / "slides")
    (target / "slides" / "vraag.yaml").write_text(POLL, "utf-8")
    order = [language, *(each for each in languages() if each != language)]
    film = "film/buren-zonder-brood"
    captions = ", ".join(f"{each}: {film}.{each}.vtt" for each in order)
    described = ", ".join(f"{each}: {film}.described.{each}.vtt" for each in order)
    (target / "slides" / "playlist.yaml").write_text(
        f"title: Proef\nlanguages: [{', '.join(order)}]\nvisitor: {{idle: {IDLE}s, warn: {WARN}s}}\nitems:\n"
        "  - slide: tegenmacht\n  - slide: waarom\n  - slide: samen-sterk\n  - slide: vraag\n"
        f"  - video: {film}.webm\n    title: Buren zonder brood\n    captions: {{{captions}}}\n"
        f"    descriptions: {{{described}}}\n",
        "utf-8",
    )
    return target


@dataclass
class Visit:
    """Somebody at the kiosk. Each step waits until it was said that it has happened."""

    stand: Stand
    display: str
    language: str
    by: str
    seen: int = 0
    """How many of the trace's words were waited for."""
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.words, self.screen = section("voice", self.language), section("screen", self.language)

    # -- what is heard ------------------------------------------------------------------------------------------------

    def spoken(self) -> list[tuple[float, str, str]]:
        return [(each["t"], each["words"], each["language"]) for each in self.stand.events("spoken")]

    def hear(self, part: str, language: str = "", within: float = WITHIN) -> str:
        """Wait until something with ``part`` in it is said, after what was heard before."""

        def heard() -> str:
            for number, (_, words, spoken) in enumerate(self.spoken()[self.seen :]):
                if part.casefold() in words.casefold():
                    if language and spoken != language:
                        self.faults.append(f"{words!r} was said in {spoken}, not in {language}")
                    self.seen += number + 1
                    return words
            return ""

        said = [words for _, words, _ in self.spoken()[self.seen :]]
        return str(wait_until(heard, within, f"{part!r} is said; it was {said}"))

    def last_words(self) -> str:
        """What is said by now, once nothing more comes: a caption, or the state of a key, may be said first."""

        def quiet() -> str:
            spoken = self.spoken()
            is_new, is_quiet = (
                len(spoken) > self.seen,
                bool(spoken) and time.monotonic() - spoken[-1][0] > QUIET,
            )
            return spoken[-1][1] if is_new and is_quiet else ""

        return str(wait_until(quiet, WITHIN, "something is said"))

    def now(self) -> None:
        """From here on only what is new counts."""
        self.seen = len(self.spoken())

    # -- what is done -------------------------------------------------------------------------------------------------

    def type(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env={**os.environ, "DISPLAY": self.display}, check=True)

    def swipe(self, dx: int, dy: int) -> None:
        x, y = SIZE[0] // 2, SIZE[1] // 2
        steps = [
            part for n in range(1, 6) for part in ("mousemove", str(x + dx * n // 5), str(y + dy * n // 5))
        ]
        self.type("mousemove", str(x), str(y), "mousedown", "1", *steps, "mouseup", "1")

    def go(self, what: str) -> None:
        """One gesture or key."""
        if self.by == "touch":
            ways = {"on": (300, 0), "back": (-300, 0), "next slide": (0, -250), "previous slide": (0, 250)}
            if what == "do":
                self.type("mousemove", "600", "300", "click", "--repeat", "2", "--delay", "60", "1")
            else:
                self.swipe(*ways[what])
        else:
            keys = {
                "on": "Right",
                "back": "Left",
                "next slide": "Next",
                "previous slide": "Prior",
                "do": "Return",
            }
            self.type("key", keys[what])

    def find(self, name: str) -> None:
        """Move on until this is said, and do it."""
        for _ in range(60):
            self.now()
            self.go("on")
            words = self.last_words()
            if words.rstrip(".").split(", ")[0].casefold() == name.casefold():
                self.now()
                self.go("do")
                return
        raise AssertionError(f"{name!r} is not to be found; {self.spoken()[-40:]}")

    # -- the visit ----------------------------------------------------------------------------------------------------

    def go_through(self) -> None:
        self.begin()
        self.slides()
        self.read_more()
        self.vote()
        self.film()
        self.other_language()
        self.still_there()
        self.end()

    def begin(self) -> None:
        """By touch, the corner; by keys, any key and Enter."""
        wait_until(lambda: "voices for" in self.stand.log.read_text(), 30, "the voice was found")
        if self.by == "touch":
            self.type("mousemove", "20", str(SIZE[1] - 20), "mousedown", "1")
            self.hear(self.words["begin-touch"][:30], self.language)
            self.type("mouseup", "1")
        else:
            self.type("key", "h")
            self.hear(self.words["invitation"], self.language)
            self.type("key", "Return")
            self.hear(self.words["begin-keys"][:30], self.language)

    def slides(self) -> None:
        """Three of them, each by its title."""
        playlist = load(self.stand_content).playlist
        assert playlist
        for item in playlist.items[:3]:
            self.hear(" ".join(item.title_in(self.language).split()), self.language)
            if item is not playlist.items[2]:
                self.go("next slide")

    stand_content: Path = Path()

    def read_more(self) -> None:
        """Open it, hear its first words, close it."""
        playlist = load(self.stand_content).playlist
        assert playlist
        more = playlist.items[2].text_in(self.language).more.split(".")[0].replace("*", "").split("\n")[0]
        self.find(self.screen["Read more"])
        self.hear(more[:25], self.language)
        self.find(self.screen["Close"])
        self.hear(" ".join(playlist.items[2].title_in(self.language).split()))

    def vote(self) -> None:
        """Choose an answer, and hear what came of it."""
        playlist = load(self.stand_content).playlist
        assert playlist
        self.now()
        self.go("next slide")
        question = playlist.items[3].text_in(self.language)
        self.hear(question.title, self.language)
        self.find(question.answers[1])
        self.hear("100")

    def film(self) -> None:
        """Play it and hear its captions."""
        self.now()
        self.go("next slide")
        self.hear(self.words["film"].rstrip(":\u00a0"))
        self.find(self.screen["Play with sound"])
        track = ROOT / "assets/film" / f"buren-zonder-brood.described.{self.language}.vtt"
        for described in read_captions(track).captions[1:3]:
            self.hear(" ".join(described.text.split()), self.language)
        self.find(self.screen["Pause"])

    def other_language(self) -> None:
        """Choose another one: it is spoken by another voice, and back."""
        other = OTHER[self.language]
        self.find(NAMES[other])
        self.hear(section("voice", other)["film"].rstrip(":\u00a0"), other)
        self.words, self.screen, self.language = section("voice", other), section("screen", other), other

    def still_there(self) -> None:
        """Be silent until asked, and answer."""
        self.now()
        self.hear(self.words["question"].split("{")[0][:20], self.language, within=120)
        self.hear(self.words["seconds-left"].replace("{seconds}", "10"), self.language)
        self.go("do")
        self.stand.wait_for("phase", after="explore", before="still-there")

    def end(self) -> None:
        self.find(self.screen["Resume"])
        self.hear(self.words["ended"], self.language)


def visit(folder: Path, language: str, by: str, *, service: bool) -> tuple[Visit, Ears]:
    """The whole of it."""
    with ExitStack() as things:
        ears = things.enter_context(opened(folder))
        display = things.enter_context(virtual_screen(*SIZE))
        things.enter_context(desktop(display, folder / "openbox"))
        made = content(folder / "content", language)
        around = dict(ears.environment)
        if not service:
            around["SPEECHD_ADDRESS"] = "unix_socket:/nothing/here"
        stand = Stand(display, folder, made, "--render", "software", environment=around)
        things.callback(stand.stop)
        stand.wait_for("first-picture", limit=60)
        who = Visit(stand, display, language, by)
        who.stand_content = made
        try:
            who.go_through()
        except AssertionError as fault:
            who.faults.append(str(fault))
            return who, ears
        # The last words are heard to their end.
        last = who.spoken()[-1][0]
        wait_until(lambda: time.monotonic() > last + 1.5, 10, "the end")
        who.faults += unheard(who, ears)
        return who, ears


def unheard(who: Visit, ears: Ears) -> list[str]:
    """Words that were said, as the log has it, and that were not heard. What was broken off at once may be silent."""
    found = []
    spoken = who.spoken()
    for (at, words, _), after in zip(spoken, [*spoken[1:], None], strict=True):
        until = min(at + 2.5, after[0] if after else at + 2.5)
        if until - at > HEARD and not ears.stand.hears(at, until):
            found.append(f"{words!r} was not heard")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Each visit, its log and its faults."""
    parser = argparse.ArgumentParser(prog="python -m tests.access.by_ear")
    parser.add_argument("--language", action="append", choices=languages())
    parser.add_argument("--by", action="append", choices=("touch", "keys"))
    parser.add_argument("--service", action="store_true")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args(arguments)
    if lacks := missing():
        print(f"not installed: {' '.join(lacks)}", file=sys.stderr)
        return 2
    faults = 0
    for language in given.language or languages():
        for by in given.by or ("touch", "keys"):
            with tempfile.TemporaryDirectory(prefix="kiosk-ears-") as name:
                who, ears = visit(Path(name), language, by, service=given.service)
                print(f"== {language}, by {by}: {len(who.spoken())} things said, {len(who.faults)} faults")
                first = who.spoken()[0][0]
                for at, words, spoken in who.spoken():
                    print(f"{at - first:7.1f} {spoken} {words}")
                for fault in who.faults:
                    print(f"        FAULT {fault}")
                faults += len(who.faults)
                if given.keep:
                    given.keep.mkdir(parents=True, exist_ok=True)
                    shutil.copy(ears.stand.path, given.keep / f"{language}-{by}.raw")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
