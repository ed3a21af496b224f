"""How loud a film is: integrated loudness by EBU R 128 (ITU-R BS.1770-4), in LUFS. Arithmetic over samples, no Qt.

Each channel passes two filters that hear as people do (K-weighting); power is averaged over blocks of 0.4 s that overlap, and
blocks of silence, or far softer than the rest, do not count.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple

RATE = 32_000
"""Samples a second; what is above 16 kHz adds nothing that matters."""
CHANNELS = 2
"""The decoder shares a single channel between both, each softer, so that it counts once, as it should."""
STRETCH_S, MOST_STRETCHES = 2.0, 20
"""A long film is heard in so many stretches of this length, evenly spread: Python filters some 30 s of sound in a second."""
BLOCK_S, STEP_S = 0.4, 0.1
SILENCE, SOFTER = -70.0, -10.0
"""Blocks below this (LUFS), and so far below the mean of the others (LU), do not count."""
OFFSET = -0.691
"""With it, a sine of 997 Hz at full scale in one channel is -3.01 LUFS."""


class _Biquad(NamedTuple):
    b0: float
    b1: float
    b2: float
    a1: float
    a2: float


def _shelf() -> _Biquad:
    """Treble as a head in the sound's way makes it louder: +4 dB."""
    f0, gain, q = 1681.974450955533, 3.999843853973347, 0.7071752369554196
    k = math.tan(math.pi * f0 / RATE)
    high = 10 ** (gain / 20)
    band = high**0.4996667741545416
    a0 = 1 + k / q + k * k
    return _Biquad(
        (high + band * k / q + k * k) / a0,
        2 * (k * k - high) / a0,
        (high - band * k / q + k * k) / a0,
        2 * (k * k - 1) / a0,
        (1 - k / q + k * k) / a0,
    )


def _high_pass() -> _Biquad:
    """Bass that people do not hear: cut below 38 Hz."""
    f0, q = 38.13547087602444, 0.5003270373238773
    k = math.tan(math.pi * f0 / RATE)
    a0 = 1 + k / q + k * k
    return _Biquad(1.0, -2.0, 1.0, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0)


class Channel:
    """The power of one channel after both filters, step by step."""

    def __init__(self) -> None:
        self._state = (0.0, 0.0, 0.0, 0.0)

    def powers(self, samples: Sequence[float]) -> list[float]:
        """The summed squares of each whole step of ``samples``; the filters go on from the samples before."""
        step = round(RATE * STEP_S)
        b0, b1, b2, a1, a2 = _SHELF
        _, _, _, c1, c2 = _HIGH_PASS
        s1, s2, t1, t2 = self._state
        found = []
        for start in range(0, len(samples) - step + 1, step):
            total = 0.0
            for x in samples[start : start + step]:
                y = b0 * x + s1
                s1 = b1 * x - a1 * y + s2
                s2 = b2 * x - a2 * y
                z = y + t1
                t1 = t2 - 2.0 * y - c1 * z
                t2 = y - c2 * z
                total += z * z
            found.append(total)
        self._state = (s1, s2, t1, t2)
        return found


class Meter:
    """Hears a film from its beginning to its end, or evenly spread stretches of a long one."""

    def __init__(self, length: float) -> None:
        """``length`` in seconds; 0 where it is not known, and all of it is heard."""
        self._whole = length <= STRETCH_S * MOST_STRETCHES
        self._every = round(max(length / MOST_STRETCHES, STRETCH_S) * RATE)
        self._heard = round(STRETCH_S * RATE)
        self._at = 0
        self._stretch = array("f")
        self._stretches: list[list[float]] = []

    def take(self, samples: array[float]) -> None:
        """More of the sound: the samples of both channels in turn."""
        start, count = 0, len(samples) // CHANNELS
        while start < count:
            within = self._at % self._every
            is_heard = self._whole or within < self._heard
            room = count - start
            if not self._whole:
                room = min(room, (self._heard if is_heard else self._every) - within)
            if is_heard:
                self._stretch += samples[start * CHANNELS : (start + room) * CHANNELS]
            start, self._at = start + room, self._at + room
            if not self._whole and is_heard and self._at % self._every == self._heard:
                self._measure()

    def loudness(self) -> float:
        """What was heard so far, in LUFS."""
        self._measure()
        return integrated(self._stretches)

    def _measure(self) -> None:
        channels = [Channel().powers(self._stretch[number::CHANNELS]) for number in range(CHANNELS)]
        powers = [sum(step) for step in zip(*channels, strict=True)]
        # The filters settle in the first step.
        self._stretches.append(powers if self._whole else powers[1:])
        self._stretch = array("f")


_SHELF, _HIGH_PASS = _shelf(), _high_pass()


def integrated(stretches: Iterable[Sequence[float]]) -> float:
    """The loudness of a sound, in LUFS, from the summed power of all channels in each step of 0.1 s; minus infinity for
    silence. Only blocks within one of the ``stretches`` count."""
    steps = round(BLOCK_S / STEP_S)
    samples = RATE * BLOCK_S
    blocks = [
        sum(stretch[start : start + steps]) / samples
        for stretch in stretches
        for start in range(len(stretch) - steps + 1)
    ]
    loud = [block for block in blocks if block > _power(SILENCE)]
    if not loud:
        return -math.inf
    gate = max(_power(SILENCE), sum(loud) / len(loud) * 10 ** (SOFTER / 10))
    counted = [block for block in loud if block > gate]
    return OFFSET + 10 * math.log10(sum(counted) / len(counted)) if counted else -math.inf


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - OFFSET) / 10))
