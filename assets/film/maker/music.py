"""The music: plucked strings, a small organ and a bass, played by the standard library alone.

Every scene has its own bars, tempo and voices, so that what is heard turns where the picture turns.
"""

from __future__ import annotations

import math
import random
import wave
from array import array
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

RATE = 48_000
_STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}


def pitch(name: str) -> float:
    """Frequency of a note such as 'G4', 'F#3' or 'Bb2'."""
    semitone = _STEPS[name[0]] + name.count("#") - name[1:].count("b") + 12 * (int(name[-1]) - 4) - 9
    return 440.0 * 2 ** (semitone / 12)


@lru_cache(maxsize=256)
def pluck(name: str, seconds: float) -> array[float]:
    """A plucked string (Karplus and Strong): a burst of noise that runs round a delay line and grows soft."""
    frequency = pitch(name)
    size = RATE / frequency - 0.5
    whole = int(size)
    tune = (1 - (size - whole)) / (1 + (size - whole))  # an all-pass makes up the fraction of a sample
    chance = random.Random(f"pluck {name}")
    line = [chance.uniform(-1, 1) for _ in range(whole)]
    for _ in range(3):
        line = [(line[i] + line[i - 1]) / 2 for i in range(whole)]
    loss = 0.996 ** (220 / frequency) if frequency > 220 else 0.997
    out = array("d")
    last, before, passed, at = 0.0, 0.0, 0.0, 0
    for _ in range(int(RATE * seconds)):
        value = line[at]
        soft = loss * 0.5 * (value + last)
        last = value
        passed = tune * (soft - passed) + before
        before = soft
        line[at] = passed
        out.append(value)
        at = at + 1 if at + 1 < whole else 0
    return _shaped(out, 0.002, min(0.25, seconds / 3), 2.1)


@lru_cache(maxsize=256)
def pipe(name: str, seconds: float) -> array[float]:
    """A small organ pipe: a few harmonics that breathe in and out."""
    step = 2 * math.pi * pitch(name) / RATE
    parts = ((1, 0.50), (2, 0.26), (3, 0.13), (4, 0.07), (6, 0.03))
    out = array("d", (sum(a * math.sin(step * n * i) for n, a in parts) for i in range(int(RATE * seconds))))
    return _shaped(out, 0.035, min(0.16, seconds / 2.5), 0.8)


@lru_cache(maxsize=128)
def bass(name: str, seconds: float) -> array[float]:
    """A soft low tone that dies away like a plucked string."""
    step = 2 * math.pi * pitch(name) / RATE
    out = array(
        "d",
        (
            (math.sin(step * i) + 0.35 * math.sin(2 * step * i) + 0.12 * math.sin(3 * step * i))
            * math.exp(-2.2 * i / RATE)
            for i in range(int(RATE * seconds))
        ),
    )
    return _shaped(out, 0.012, min(0.12, seconds / 3), 0.9)


def _shaped(sound: array[float], rise: float, fall: float, gain: float) -> array[float]:
    count = len(sound)
    up, down = int(rise * RATE), int(fall * RATE)
    for i in range(count):
        level = gain
        if i < up:
            level *= i / up
        if count - i < down:
            level *= (count - i) / down
        sound[i] *= level
    return sound


class Score:
    """Two channels to which notes are added at a second, a loudness and a place between left and right."""

    def __init__(self, seconds: float) -> None:
        self.left = array("d", bytes(8 * int(seconds * RATE)))
        self.right = array("d", bytes(8 * int(seconds * RATE)))

    def add(self, sound: array[float], at: float, level: float, place: float = 0.0) -> None:
        start = int(at * RATE)
        count = max(0, min(len(sound), len(self.left) - start))
        angle = (place + 1) * math.pi / 4
        for channel, gain in ((self.left, level * math.cos(angle)), (self.right, level * math.sin(angle))):
            part = channel[start : start + count]
            channel[start : start + count] = array(
                "d", [old + gain * new for old, new in zip(part, sound, strict=False)]
            )

    def play(self, voice: str, at: float, beat: float, bars: str, level: float, place: float = 0.0) -> float:
        """Play `bars`: notes 'G4' or chords 'C4+E4', longer by ':beats'; '-' rests. Returns the end."""
        make = {"pluck": pluck, "pipe": pipe, "bass": bass}[voice]
        for token in bars.split():
            notes, _, beats = token.partition(":")
            length = float(beats or 1) * beat
            if notes != "-":
                ring = 1.8 if voice == "pluck" else length * (0.94 if voice == "pipe" else 1.0)
                for note in notes.split("+"):
                    self.add(make(note, round(ring, 3)), at, level, place)
            at += length
        return at

    def room(self) -> None:
        """Two quiet, crossed echoes: the size of a kitchen, not of a church."""
        for target, source, delay, gain in (
            (self.left, self.right, 0.071, 0.20),
            (self.right, self.left, 0.097, 0.20),
        ):
            shift = int(delay * RATE)
            for i in range(shift, len(target)):
                target[i] += gain * source[i - shift]


def compose(starts: list[float], length: float) -> Score:
    """The whole film's music, scene by scene."""
    score = Score(length)
    title, ask, deaf, pile, listen, ride, table, end = starts
    # The tune of the street: asked as a question, drowned by the band, answered, ridden home.
    b = 0.5
    score.play("pluck", title + 0.15, b, "G4 C5 E5 D5 C5:2 G4 A4", 0.6, -0.2)
    score.play("bass", title + 0.15, b, "C3:2 G2:2 F2:2 G2:2", 0.5)
    score.play("pluck", title + 0.15, b, "- E4 - G4 - A4 - B4", 0.22, 0.3)

    b = 0.58
    score.play("pluck", ask, b, "C5 B4 A4:2 G4 A4 B4:2 G4 C5 E5 G5:3", 0.62, -0.25)
    score.play("bass", ask, b, "A2:2 F2:2 C3:2 G2:2 E3:2 G2:2", 0.42)
    score.play("pluck", ask, b, "- E4 - A4 - E4 - D4 - G4 - B4", 0.2, 0.3)

    b = 0.34
    score.play("bass", deaf, b, "C2 G2 C2 G2 C2 G2 C2 G2 F2 C2 F2 C2 G2 D3 G2 D3", 0.8)
    score.play(
        "pipe",
        deaf,
        b,
        "- C4+E4+G4 - C4+E4+G4 - C4+E4+G4 - C4+E4+G4 - C4+F4+A4 - C4+F4+A4 - B3+D4+G4 - B3+D4+G4",
        0.2,
        0.25,
    )
    score.play("pipe", deaf, b, "C5:1 C5:1 C5:2 E5:1 E5:1 E5:2 F5:1 F5:1 A5:2 G5:3", 0.2, -0.25)

    b = 0.29
    score.play("bass", pile, b, "C2 G2 C2 G2 D2 A2 D2 A2 E2 B2 E2 B2 F2 C3 F2 C3 G2 D3 G2 D3", 0.8)
    score.play(
        "pipe",
        pile,
        b,
        "- E4+G4 - E4+G4 - F4+A4 - F4+A4 - G4+B4 - G4+B4 - A4+C5 - A4+C5 - B4+D5 B4+D5 B4+D5",
        0.22,
        0.25,
    )
    score.play("pluck", pile, b, "C5 D5 E5 C5 D5 E5 F5 D5 E5 F5 G5 E5 F5 G5 A5 F5 G5 G5 G5 G5", 0.4, -0.3)
    score.play("pluck", pile + 6.0, b, "G4:3", 0.4)

    b = 0.58
    score.play("pluck", listen + 0.3, b, "G4 C5 E5:2 - G4 C5 E5 D5:2 E5:2", 0.66, -0.25)
    score.play("pipe", listen + 0.3 + 4 * b, b, "C4+E4:4 G3+D4:4", 0.15, 0.2)
    score.play("bass", listen + 0.3 + 4 * b, b, "C3:4 G2:4", 0.4)

    b = 0.375
    score.play("pluck", ride, b, "G4 C5 E5 D5 C5 E5 G5:2 A5 G5 E5 C5 D5:2 E5 G5", 0.5, -0.25)
    score.play("pluck", ride, b, "- E4+G4 - E4+G4 - E4+G4 - E4+G4 - F4+A4 - F4+A4 - G4+B4 - G4+B4", 0.22, 0.3)
    score.play("bass", ride, b, "C3 G2 C3 G2 A2 E3 A2 E3 F2 C3 F2 C3 G2 D3 G2 D3", 0.6)

    b = 0.5
    score.play("pluck", table, b, "E5 C5 D5 E5 G5:2 A5 G5 E5", 0.45, -0.2)
    score.play("pipe", table, b, "C4+E4+G4:2 F4+A4:2 C4+E4+G4:2 F4+A4:1 G4+B4:2", 0.13, 0.2)
    score.play("bass", table, b, "C3:2 F2:2 A2:2 F2:1 G2:2", 0.5)

    score.play("pluck", end, b, "C5 G4 C5 E5 G5:2 C5+E5+G5+C6:2", 0.45, -0.15)
    score.play("pipe", end, b, "C4+E4+G4:4 C4+E4+G4:3.4", 0.14, 0.15)
    score.play("bass", end, b, "C3:2 G2:2 C2:3.6", 0.55)
    score.room()
    return score


def write(score: Score, path: Path, gain: float, ceiling: float) -> None:
    """Write the score as 16 bit stereo, louder by `gain`, bent softly below `ceiling` (both factors)."""
    count = len(score.left)
    fade = int(0.5 * RATE)
    samples = array("h")
    for i in range(count):
        level = gain * min(1.0, (count - i) / fade)
        for channel in (score.left, score.right):
            samples.append(round(32767 * ceiling * math.tanh(channel[i] * level / ceiling)))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
