"""Every state that people meet on a stand, one after the other, on the real kiosk: who asked, what was drawn, what was told.

What a visitor does goes over the bus, as a blind visitor's key does; what time or the operator does comes by the eye.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kiosk.machine.folders import NAME
from kiosk.machine.pin import Pin
from kiosk.operator.operator_view_model import PAGES
from kiosk.playlist import load
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.playlist.model import Item
from kiosk.poster.canvas import own_name
from kiosk.words.catalogue import section
from tests.access.every_layout import CAPTIONS
from tests.access.heard import Node, Reader, heard
from tests.access.rules import Box, Moment
from tests.process.stand import ROOT, Stand, wait_until
from tests.stage.told import letters

PARTS = (
    "loop",
    "visit",
    "pages",
    "poll",
    "film",
    "language_changes",
    "focus_moves",
    "ways",
    "signs",
    "speaking",
    "question",
    "by_ear",
    "operator",
    "dark",
)
"""In this order: each begins where any other has ended, but a visit by ear stays one until the pad ends it, and the dark ends
all."""
PIN = "271828"
SURE, LONG = 90.0, 5
"""What Tesseract reads counts from this certainty on (percent), and from this number of letters on."""
WITHIN = 30.0
"""Seconds in which a state must have come, on a busy machine too."""
TRIES = 8
LOOKS: Mapping[str, Mapping[str, Any]] = {
    "": {},
    "larger": {"text_size": 1},
    "largest": {"text_size": 2},
    "contrast": {"high_contrast": True},
    "easy": {"easy": True, "calm": True},
}
"""In which a visitor may read."""
PLAIN = {"text_size": 0, "high_contrast": False, "easy": False, "calm": False}
NOTICE = {
    "nl": "Om 15 uur spreekt de voorzitter",
    "fr": "À 15 heures, la présidente parle",
    "en": "The chair speaks at 3",
}


class Eye:
    """Asks the eye in the kiosk, see :mod:`tests.access.eye`."""

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        wait_until(path.exists, 20, "the eye is open")
        self._socket.connect(str(path))
        self._line = self._socket.makefile("rw", encoding="utf-8")

    def ask(self, do: str, **more: Any) -> Any:
        self._line.write(json.dumps({"do": do, **more}) + "\n")
        self._line.flush()
        answer = json.loads(self._line.readline())
        assert not (isinstance(answer, dict) and "error" in answer), answer
        return answer

    def close(self) -> None:
        self._line.close()
        self._socket.close()


@dataclass(frozen=True)
class Picture:
    """What an X server shows, taken from outside."""

    width: int
    height: int
    pixels: bytes

    def read(self) -> list[str]:
        """The words that Tesseract reads in it and is sure of: a witness who knows nothing of the program."""
        header = f"P6 {self.width} {self.height} 255\n".encode()
        command = ["tesseract", "stdin", "stdout", "-l", "nld+fra+eng", "--psm", "11", "tsv"]
        done = subprocess.run(command, input=header + self.pixels, capture_output=True, check=True)
        rows = (line.split("\t") for line in done.stdout.decode().splitlines()[1:])
        return [
            row[11]
            for row in rows
            if len(row) == 12 and float(row[10]) >= SURE and len(letters(row[11])) >= LONG
        ]

    @classmethod
    def of(cls, display: str, size: Sequence[int]) -> Picture:
        width, height = size
        command = [
            "ffmpeg",
            "-v",
            "error",
            "-f",
            "x11grab",
            "-draw_mouse",
            "0",
            "-video_size",
            f"{width}x{height}",
        ]
        command += ["-i", display, "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
        return cls(width, height, subprocess.run(command, capture_output=True, check=True).stdout)

    def colors(self, box: Box) -> int:
        """How many there are in this part of it, as far as two."""
        left, top, right, bottom = (int(side) for side in box)
        left, right = max(0, left), min(self.width, right)
        first: bytes | None = None
        for row in range(max(0, top), min(self.height, bottom)):
            line = self.pixels[(row * self.width + left) * 3 : (row * self.width + right) * 3]
            first = first or line[:3]
            if line != first * (len(line) // 3):
                return 2
        return 1 if first else 0


class Walker:
    """Goes through the states of one kiosk, and looks and listens in each."""

    def __init__(
        self, stand: Stand, reader: Reader, eye: Eye, display: str, content: Path, language: str
    ) -> None:
        self.stand, self.reader, self.eye = stand, reader, eye
        self.display, self.language = display, language
        self.reads = False
        """Whether every picture is read, too; that takes seconds."""
        playlist = load(content).playlist
        self.items = playlist.items if playlist else ()
        self.words, self.panel_words = section("screen", language), section("operator", language)

    # -- what is done -------------------------------------------------------------------------------------------------

    def look(self) -> dict[str, Any]:
        answer = self.eye.ask("look")
        assert isinstance(answer, dict)
        return answer

    def until(self, what: str, seen: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """What is seen as soon as it is like that and nothing moves."""
        found: list[dict[str, Any]] = []

        def is_so() -> bool:
            found[:] = [self.look()]
            return seen(found[0]) and not found[0]["moves"]

        wait_until(is_so, WITHIN, what)
        return found[0]

    def send(self, event: str, **more: Any) -> None:
        self.eye.ask("send", event=event, **more)

    def press(self, name: str) -> None:
        """By the bus, as who does not see does."""
        assert self.reader.press(name), f"{name!r} cannot be pressed; told are {self.reader.names()}"

    def key_name(self, key: str) -> str:
        """What is on the key with this name in QML, as soon as it is seen."""
        seen = self.until(key, lambda seen: any(each["object"] == key for each in seen["keys"]))
        return next(str(each["name"]) for each in seen["keys"] if each["object"] == key)

    def moment(self, name: str, seen: Callable[[dict[str, Any]], bool], **expects: Any) -> Moment:
        """What is drawn and told once it is so, and stands still meanwhile."""
        look = self.until(name, seen)
        for _ in range(TRIES):
            tree = self.reader.tree()
            picture = Picture.of(self.display, look["size"])
            after = self.look()
            if _stands(look, after) and tree == self.reader.tree():
                break
            look = after
        left, top = next(node.box for node in tree if node.role == "frame")[:2]
        assert (left, top) == (0, 0), "the window fills the screen"
        return Moment(
            name,
            look,
            tree,
            language=look["language"],
            locale=self.reader.locale(),
            announced=self.reader.announced(),
            colors=picture.colors,
            expects=expects,
            read=picture.read() if self.reads else (),
        )

    # -- the states ---------------------------------------------------------------------------------------------------

    def all(self, parts: Sequence[str], looks: Sequence[str]) -> Iterator[Moment]:
        """Every state of these parts; slides and pages in each of these looks."""
        for part in parts:
            if part in ("visit", "pages"):
                yield from getattr(self, part)(looks)
            else:
                yield from getattr(self, part)()

    def nothing(self) -> Iterator[Moment]:
        """Where there is nothing to show; the operator gets in all the same."""
        yield self.moment("nothing to show", has(key="", phase="loading"))
        yield from self.pad()

    def begin(self) -> None:
        self.send("Touch")
        self.until("a visit", has(phase="explore"))

    def expects(self, item: Item, look: str = "") -> dict[str, Any]:
        """Of what an item says, all that is shown must be told; and what its picture shows, where that has come: a large
        drawing that takes too long is shown a round later."""
        title = item.title_in(self.language)
        if not isinstance(item, SlideItem):
            # Of a page of a document the words are told that stand on it.
            return {"told": [title, item.text_in(self.language).alt]}
        text = item.text_in(self.language).plain(easy=look == "easy")
        points = [words for point in text.points for words in (point.title, point.text)]
        told = [
            text.label,
            text.title,
            text.text,
            text.caption,
            text.figure,
            text.by,
            text.alt if item.layout == "photo" else "",
            *points,
            *text.answers,
        ]
        return {"told": [each for each in told if each], "heading": text.title, "art": text.alt}

    def loop(self, items: Sequence[Item] = ()) -> Iterator[Moment]:
        """As it runs while nobody is here."""
        for item in items or self.items:
            self.until("the loop", has(phase="attract"))
            if self.look()["key"] != item.key:
                self.send("ShowNow", key=item.key)
            yield self.moment(f"loop: {item.key}", has(key=item.key), **self.expects(item))
        self.send("Release")

    def visit(self, looks: Sequence[str]) -> Iterator[Moment]:
        """Each slide, in each look."""
        self.begin()
        for item in self.items:
            self.send("Jump", key=item.key)
            self.until(item.key, has(key=item.key))
            if isinstance(item, VideoItem):
                continue
            for look in looks:
                self.send("SetAccessibility", **{**PLAIN, **LOOKS[look]})
                yield from self.parts_of(item, look)
            self.send("SetAccessibility", **PLAIN)

    def parts_of(self, item: Item, look: str) -> Iterator[Moment]:
        """Its words, on as many pages as they need; together they tell all of it."""
        name = f"visit{', ' + look if look else ''}: {item.key}"
        # How many there are is known when they have been laid out.
        first = self.moment(name, has(key=item.key, part=0))
        count = int(first.look["parts"])
        earlier: list[Node] = []
        for part in range(count):
            mark = f", page {part + 1} of {count}" if count > 1 else ""
            expects = self.expects(item, look) if part == count - 1 else {}
            if part:
                self.press(self.words["Next"])
                expects["said"] = [f"{part + 1}/{count}"]
                moment = self.moment(name + mark, has(key=item.key, part=part), **expects, earlier=earlier)
            else:
                moment = replace(first, name=name + mark, expects={**expects, "earlier": earlier})
            yield moment
            earlier = [*earlier, *moment.nodes]

    def pages(self, looks: Sequence[str]) -> Iterator[Moment]:
        """What a visitor opens over the first slide that has all of it."""
        self.begin()
        item = next(each for each in self.items if isinstance(each, SlideItem) and each.slide.link)
        self.send("Jump", key=item.key)
        self.until(item.key, has(key=item.key))
        for page in ("topics", "more", "take", "accessibility"):
            for look in looks:
                self.send("SetAccessibility", **{**PLAIN, **LOOKS[look]})
                self.send("OpenPage", page=page)
                yield self.moment(f"{page}{', ' + look if look else ''}", has(page=page))
                self.send("ClosePage")
                self.until("closed", has(page=""))
            self.send("SetAccessibility", **PLAIN)

    def poll(self) -> Iterator[Moment]:
        """Before a vote, and after it with the result; and in the loop."""
        item = next(each for each in self.items if isinstance(each, SlideItem) and each.layout == "poll")
        answers = item.text_in(self.language).answers
        self.begin()
        self.send("Jump", key=item.key)
        yield self.moment("poll", has(key=item.key), **self.expects(item))
        self.press(answers[0])
        yield self.moment(
            "poll, voted",
            lambda seen: any(text["object"] == "share" for text in seen["texts"]),
            told=[answers[0] + ", 100", self.words["Your answer"]],
            said=[self.words["Your vote is counted."]],
        )

    def play(self) -> None:
        """From its start again: on a busy computer it may have ended meanwhile."""
        if self.look()["film"] != "paused":
            self.send("PauseFilm")
        self.send("PlayFilm")
        self.until("the film plays", has(film="audible"))

    def film(self) -> Iterator[Moment]:
        """Before it was played, playing with captions, paused, mute, without captions."""
        item = next(each for each in self.items if isinstance(each, VideoItem))
        title = item.title_in(self.language)
        self.begin()
        self.send("Jump", key=item.key)
        playing, paused = self.words["The film is playing."], self.words["The film is paused."]
        muted = self.words["The film is playing without sound."]
        captions = CAPTIONS[self.language]

        def has_caption(seen: dict[str, Any]) -> bool:
            return any(seen["caption"] == each for each in captions)

        yield self.moment(
            "film, playing with captions",
            lambda seen: seen["film"] == "audible" and has_caption(seen),
            told=[title, playing],
            said=[captions[0]],
        )
        self.play()
        self.send("SetSound", audible=False)
        yield self.moment("film, muted", has(film="muted"), told=[title, muted])
        self.play()
        self.send("PauseFilm")
        yield self.moment("film, paused", has(film="paused"), told=[title, paused])
        self.send("SetAccessibility", captions=False)
        yield self.moment("film, without captions", has(caption=""), told=[title])
        self.send("SetAccessibility", captions=True)

    def language_changes(self) -> Iterator[Moment]:
        """A visitor chooses another language, over the bus, and goes back to the stand's own."""
        self.begin()
        own = self.language
        for language in (next(each for each in NOTICE if each != own), own):
            name = own_name(language)
            self.press(f"{name} ({language.upper()})")
            yield self.moment(f"language {language}", has(language=language), said=[name])

    def focus_moves(self) -> Iterator[Moment]:
        """The keyboard alone: where its focus is, is told."""
        self.begin()
        for number in range(1, 4):
            before = self.look()["focus"]
            self.eye.ask("key", name="Key_Tab")
            yield self.moment(f"Tab, {number}", has_other("focus", before), focus=True)

    def ways(self) -> Iterator[Moment]:
        """What a visitor may set, all of it; and the whole screen as one control."""
        self.begin()
        self.send("OpenPage", page="accessibility")
        self.until("my way", has(page="accessibility"))
        self.press(self.words["One by one"])
        yield self.moment(
            "my way, one by one", lambda seen: any(key["object"] == "contrastKey" for key in seen["keys"])
        )
        for way in ("See better", "Calm and easy"):
            self.press(self.words[way])
            yield self.moment(f"my way, {way}", has(page="accessibility"))
        if shutil.which("espeak-ng"):
            # It is looked for some seconds after the start.
            self.until("there is a voice", has(hasVoice=True))
            self.press(self.key_name("way-hear"))
            yield self.moment(
                "my way, Hear it", lambda seen: any(key["object"] == "voiceFaster" for key in seen["keys"])
            )
        self.send("ClosePage")
        self.send("SetAccessibility", **PLAIN, scans=True, aloud=False)
        yield self.moment("one switch", has(page=""), wanders=True)
        self.send("SetAccessibility", scans=False)

    def signs(self) -> Iterator[Moment]:
        """A slide's film in sign language, full and beside the words, and when it stands."""
        self.begin()
        item = next(each for each in self.items if each.sign)
        self.send("Jump", key=item.key)
        self.until("a slide with a film in sign language", has(key=item.key))
        for name in ("", "signSizeKey"):
            if name:
                self.press(self.key_name(name))
            else:
                self.send("OpenPage", page="sign")
            yield self.moment(f"sign language{', ' + name if name else ''}", has(page="sign"))
        self.send("ClosePage")
        self.until("closed", has(page=""))

    def by_ear(self) -> Iterator[Moment]:
        """The whole screen is one control: what stands there is told as before."""
        self.send("BeginByEar")
        yield self.moment("by ear", has(phase="explore", page=""))
        self.send("OpenPage", page="more")
        yield self.moment("by ear, more", has(page="more"))
        self.send("ClosePage")
        self.until("closed", has(page=""))

    def speaking(self) -> Iterator[Moment]:
        """What the operator says over the show, in a visit."""
        self.begin()
        self.send("Jump", key=self.items[0].key)
        self.until("the first slide", has(key=self.items[0].key))
        words = NOTICE[self.language]
        self.send("Say", words=NOTICE, seconds=600.0)
        yield self.moment(
            "notice",
            lambda seen: any(text["object"] == "noticeWords" for text in seen["texts"]),
            told=[words],
            said=[words],
        )
        self.send("Unsay")
        self.until(
            "it is taken back", lambda seen: all(text["object"] != "noticeWords" for text in seen["texts"])
        )

    def question(self) -> Iterator[Moment]:
        """Nobody has touched for a while."""
        self.begin()
        self.eye.ask("skip", seconds=46)
        yield self.moment(
            "still there?",
            has(phase="still-there"),
            told=[self.words["Still there?"], self.words["Yes, I am here"]],
            said=[self.words["Still there?"]],
        )
        self.send("Touch")
        self.until("stays", has(phase="explore"))

    def pad(self) -> Iterator[Moment]:
        self.eye.ask("knock")
        yield self.moment("operator's pad", has(pad=True))

    def operator(self) -> Iterator[Moment]:
        """The pad and each page of the panel."""
        yield from self.pad()
        for digit in PIN:
            self.press(digit)
        self.press(self.panel_words["Done"])
        self.until("the panel", lambda seen: bool(seen["panel"]))
        for page in PAGES:
            self.eye.ask("turn", page=page)
            yield self.moment(f"panel: {page}", has(panel=page))
            if page == "message":
                yield from self.letters()
        self.eye.ask("leave")
        self.until("the panel is closed", has(panel=""))

    def letters(self) -> Iterator[Moment]:
        """The pad for the operator's own words."""
        own = self.key_name("messageOwn")
        while own not in self.reader.names():
            self.press(self.key_name("scrollDown"))
            self.until("scrolled", lambda seen: True)
        self.press(own)
        yield self.moment("panel: letters", has(typing=True))
        self.press("A")
        yield self.moment("panel: letters, one typed", has(typing=True))
        self.press(self.key_name("lettersLeave"))
        self.until("the pad is closed", has(typing=False))

    def dark(self) -> Iterator[Moment]:
        """The operator has put the screen to sleep."""
        self.send("Sleep")
        yield self.moment(
            "dark",
            lambda seen: seen["phase"] == "dark" and not any(text["share"] > 0 for text in seen["texts"]),
        )


def has(**wanted: Any) -> Callable[[dict[str, Any]], bool]:
    """Whether what is seen is like that."""
    return lambda seen: all(seen[part] == value for part, value in wanted.items())


def has_other(part: str, than: Any) -> Callable[[dict[str, Any]], bool]:
    """Whether this part is something, and not what it was."""
    return lambda seen: bool(seen[part]) and seen[part] != than


def _stands(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether the same is drawn."""
    return all(one[part] == other[part] for part in ("texts", "keys", "phase", "page", "caption", "focus"))


@contextmanager
def walker(
    folder: Path,
    content: Path,
    size: str,
    language: str,
    *,
    package: Path | None = None,
    options: Sequence[str] = (),
) -> Iterator[Walker]:
    """A kiosk in this language on a screen of this size, to be walked through. ``package`` is where another ``kiosk`` lies,
    ``options`` are more of its own."""
    pin = folder / "config" / NAME / "pin"
    pin.parent.mkdir(parents=True, exist_ok=True)
    Pin(pin).set(PIN)
    path = os.pathsep.join(str(each) for each in (package, ROOT) if each)
    more = {"KIOSK_EYE": str(folder / "eye"), "PYTHONPATH": path}
    with heard(
        folder,
        content,
        "--render",
        "software",
        "--lang",
        language,
        *options,
        size=size,
        module="tests.access.eye",
        more=more,
    ) as (stand, reader):
        eye = Eye(folder / "eye")
        try:
            wait_until(lambda: eye.ask("activate"), WITHIN, "the window takes keys")
            yield Walker(stand, reader, eye, stand.display, content, language)
        finally:
            eye.close()
