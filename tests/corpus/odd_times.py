"""Whole films whose pictures stand, come seldom, begin late, have a hole between them, or are alone."""

from __future__ import annotations

from pathlib import Path

from tests.corpus.case import Maker, Whole
from tests.corpus.painting import Canvas
from tests.corpus.workshop import Workshop

X264 = ("libx264", "-preset", "veryfast", "-crf", "16", "-g", "25")
EXACT = ("libx264", "-preset", "ultrafast", "-qp", "0")
VP8 = ("libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "3M", "-crf", "4", "-auto-alt-ref", "0")
PLAIN = Canvas()


def all_odd_times() -> list[Whole]:
    """In the order of the table."""
    return [*_standing(), *_slow(), *_late(), *_alone()]


def _stands(file: str, seconds: int, numbers: range, *, sound: bool = False) -> Maker:
    """The first picture stands for ``seconds``, without loss: each of its copies is the same to the last bit."""

    def make(shop: Workshop) -> Path:
        pad = ["-vf", f"tpad=start_duration={seconds}:start_mode=clone"]
        film = shop.painted(
            f"mute-{file}" if sound else file, EXACT, canvas=PLAIN, numbers=numbers, options=pad
        )
        if not sound:
            return film
        tone = ["-f", "lavfi", "-i", f"sine=frequency=440:duration={seconds}"]
        shop.ffmpeg("-i", film, *tone, "-c:v", "copy", "-c:a", "aac", shop.path(file))
        return shop.path(file)

    return make


def _standing() -> list[Whole]:
    one, moving = range(77, 78), range(25)
    return [
        Whole(
            "still-exact",
            "6 s of one picture, lossless",
            _stands("exact.mp4", 6, one),
            numbers=one,
            seconds=6,
            most=151,
        ),
        Whole(
            "still-sound",
            "one photo with music, 6 s",
            _stands("music.mp4", 6, one, sound=True),
            numbers=one,
            seconds=6,
            most=151,
            sound=True,
        ),
        Whole(
            "still-title",
            "a title of 5 s, then 1 s that moves",
            _stands("title.mp4", 5, moving),
            numbers=moving,
            seconds=6,
            most=150,
        ),
    ]


def _slow() -> list[Whole]:
    made = []
    for rate, seconds, words in (("1", 4, "a second"), ("1/2", 8, "in 2 s"), ("1/3", 12, "in 3 s")):
        for form, codec in (("mp4", X264), ("mkv", X264), ("webm", VP8)):
            name = f"slow-{seconds // 4}-{form}"
            make = _painted(f"{name}.{form}", codec, numbers=range(4), rate=rate)
            # libVLC begins a slow film anew when it is played: its first picture comes twice.
            made.append(
                Whole(name, f"one picture {words}, {form}", make, numbers=range(4), seconds=seconds, most=5)
            )
    return made


def _painted(
    file: str,
    codec: tuple[str, ...],
    *,
    numbers: range = range(25),
    rate: str = "25",
    options: tuple[str, ...] = (),
) -> Maker:
    return lambda shop: shop.painted(file, codec, canvas=PLAIN, numbers=numbers, rate=rate, options=options)


def _late() -> list[Whole]:
    made = [
        Whole(
            f"begins-at-{begin}-{form}",
            f"times begin at {begin} s, {form}",
            _painted(f"begins-{begin}.{form}", X264, options=("-output_ts_offset", begin)),
        )
        for begin in ("20", "3600")
        for form in ("mkv", "mp4", "ts")
    ]
    hole = ("-vf", "setpts='if(lt(N,12),N/25,6+N/25)/TB'", "-vsync", "passthrough")
    return made + [
        Whole(
            f"hole-{form}",
            f"6 s without a picture in the middle, {form}",
            _painted(f"hole.{form}", X264, options=hole),
            seconds=7,
            most=26,
        )
        for form in ("mp4", "mkv")
    ]


def _alone() -> list[Whole]:
    return [
        Whole(
            f"one-picture-{form}",
            f"one picture, {form}",
            _painted(f"one.{form}", X264, numbers=range(1)),
            numbers=range(1),
        )
        for form in ("mp4", "mkv")
    ]
