"""The loudness of a film by EBU R 128, from its samples and from its file."""

from __future__ import annotations

import math
import struct
import wave
from array import array
from pathlib import Path

import pytest

from kiosk.proof.loudness import RATE, Meter
from kiosk.proof.sounds import loudness_of

STEREO = 2


def sine(seconds: float, level: float, frequency: float = 1000.0) -> array[float]:
    """A sound of both channels; ``level`` in dB below full scale."""
    height = 10 ** (level / 20)
    samples = (
        height * math.sin(2 * math.pi * frequency * each / RATE) for each in range(round(seconds * RATE))
    )
    return array("f", [sample for each in samples for sample in (each, each)])


def loudness(*parts: array[float], length: float = 0.0) -> float:
    meter = Meter(length)
    for part in parts:
        meter.take(part)
    return meter.loudness()


@pytest.mark.parametrize("level", [-23.0, -33.0])
def test_a_sine_of_1_khz_is_as_loud_as_its_level(level: float) -> None:
    # The cases 1 and 2 of EBU Tech 3341.
    assert loudness(sine(2, level)) == pytest.approx(level, abs=0.1)


def test_soft_stretches_do_not_count() -> None:
    # As case 3 of EBU Tech 3341, in less time.
    assert loudness(sine(1, -36), sine(4, -23), sine(1, -36)) == pytest.approx(-23, abs=0.4)


def test_bass_is_heard_less_and_treble_more() -> None:
    bass, treble = loudness(sine(1, -23, 30)), loudness(sine(1, -23, 5000))
    assert bass < -23 - 4
    assert treble == pytest.approx(-23 + 3.2, abs=0.4)


def test_silence_has_no_loudness() -> None:
    assert loudness(array("f", bytes(RATE * STEREO * 4))) == -math.inf
    assert loudness() == -math.inf


def test_a_long_film_is_heard_in_stretches_wherever_its_pieces_end() -> None:
    # Two seconds of every four; what lies between is not heard, however loud.
    film = (sine(2, -20) + sine(2, -5)) * 2
    odd = 2 * 4_999
    pieces = [film[start : start + odd] for start in range(0, len(film), odd)]
    assert loudness(*pieces, length=80.0) == pytest.approx(-20, abs=0.1)


def test_a_file_is_heard_by_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "toon.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(STEREO)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"".join(struct.pack("<h", round(each * 32767)) for each in sine(1, -20)))
    assert loudness_of(path) == pytest.approx(-20, abs=0.2)


def test_what_has_no_sound_has_no_loudness(tmp_path: Path) -> None:
    path = tmp_path / "geen.wav"
    path.write_bytes(b"RIFF nothing of the kind")
    assert loudness_of(path) is None
    assert loudness_of(tmp_path / "nergens.mp4") is None
