"""The PIN on the disk, and how often a wrong one can be tried."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.machine.pin import FREE_TRIES, LONGEST_WAIT, Pin, Tries, is_fit, wait_after


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.at = 1_000.0

    def __call__(self) -> float:
        return self.at


@pytest.mark.parametrize(
    ("pin", "fits"),
    [
        ("123456", True),
        ("000000", True),
        ("123456789012", True),
        ("12345", False),
        ("1234567890123", False),
        ("", False),
        ("12345a", False),
        ("12345 ", False),
        ("١٢٣٤٥٦", False),
        ("-12345", False),
    ],
)
def test_a_pin_has_six_to_twelve_digits(pin: str, fits: bool) -> None:
    assert is_fit(pin) is fits


def test_the_file_knows_the_pin_and_does_not_tell_it(tmp_path: Path) -> None:
    pin = Pin(tmp_path / "config" / "pin")
    assert not pin.is_set
    assert not pin.is_right("271828")
    pin.set("271828")
    assert pin.is_set
    assert pin.is_right("271828")
    assert not pin.is_right("271829")
    assert not pin.is_right("")
    assert not pin.is_right("２７１８２８")
    text = (tmp_path / "config" / "pin").read_text()
    assert "271828" not in text
    assert (tmp_path / "config" / "pin").stat().st_mode & 0o077 == 0
    pin.set("271828")
    assert (tmp_path / "config" / "pin").read_text() != text, "another salt"
    pin.forget()
    pin.forget()
    assert not pin.is_set


def test_what_cannot_be_a_pin_is_not_kept(tmp_path: Path) -> None:
    pin = Pin(tmp_path / "pin")
    with pytest.raises(ValueError, match="12345"):
        pin.set("12345")
    assert not pin.is_set


def test_a_damaged_file_is_a_pin_that_nobody_knows(tmp_path: Path) -> None:
    path = tmp_path / "pin"
    pin = Pin(path)
    pin.set("271828")
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert pin.is_set
        assert not pin.is_right("271828")
    path.write_bytes(whole)
    assert pin.is_right("271828")


def test_a_pulled_plug_leaves_the_old_pin_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin = Pin(tmp_path / "pin")
    pin.set("111111")

    class PulledError(Exception):
        pass

    def pull(*given: object) -> None:
        raise PulledError

    for step in ("fsync", "replace"):
        with monkeypatch.context() as patch:
            patch.setattr(os if step == "fsync" else Path, step, pull)
            with pytest.raises(PulledError):
                pin.set("222222")
        assert pin.is_right("111111")
    pin.set("222222")
    assert pin.is_right("222222")


def test_the_waits_grow_to_a_quarter_of_an_hour() -> None:
    assert [wait_after(wrong) for wrong in range(12)] == [
        *[0.0] * FREE_TRIES,
        30.0,
        60.0,
        120.0,
        240.0,
        480.0,
        900.0,
        900.0,
    ]
    assert wait_after(100_000) == LONGEST_WAIT


def tried(path: Path, before_each: Callable[[int, Clock, Tries], Tries]) -> int:
    """How many of a hundred wrong ones in an hour are looked at, typed at equal steps."""
    clock = Clock()
    tries, looked_at = Tries(path, clock), 0
    for number in range(100):
        tries = before_each(number, clock, tries)
        looked_at += tries.begin()
        clock.at += 36
    return looked_at


def test_of_a_hundred_wrong_ones_in_an_hour_twelve_are_looked_at(tmp_path: Path) -> None:
    assert tried(tmp_path / "tries", lambda number, clock, tries: tries) <= 12


def test_a_restart_before_each_one_does_not_help(tmp_path: Path) -> None:
    path = tmp_path / "tries"
    assert tried(path, lambda number, clock, tries: Tries(path, clock)) <= 12


def test_whoever_tries_as_fast_as_they_may_gets_no_further(tmp_path: Path) -> None:
    clock = Clock()
    tries, begun, looked_at = Tries(tmp_path / "tries", clock), clock.at, 0
    while clock.at < begun + 3600:
        clock.at += tries.wait
        looked_at += tries.begin() if clock.at < begun + 3600 else 0
    assert looked_at == 12


def test_the_right_one_ends_all_waits_and_the_count_outlives_a_restart(tmp_path: Path) -> None:
    clock = Clock()
    tries = Tries(tmp_path / "tries", clock)
    for _ in range(FREE_TRIES):
        assert tries.begin()
    assert (tries.wrong, tries.wait) == (5, 30.0)
    assert not tries.begin()
    again = Tries(tmp_path / "tries", clock)
    assert (again.wrong, again.wait) == (5, 30.0)
    clock.at += 30
    assert again.begin()
    again.right()
    assert (again.wrong, again.wait) == (0, 0.0)
    assert Tries(tmp_path / "tries", clock).wrong == 0


@pytest.mark.parametrize("damaged", [b"", b"x", b"-1", b"99999999999999", b"\xff\xfe", b"5 "])
def test_a_damaged_count_is_no_way_round(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "tries"
    path.write_bytes(damaged)
    assert Tries(path, Clock()).wait == 30.0


def test_where_nothing_can_be_kept_it_counts_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "tries").mkdir()
    for path in (None, tmp_path / "tries" / "in" / "the way"):
        tries = Tries(path, Clock())
        for _ in range(FREE_TRIES):
            assert tries.begin()
        assert not tries.begin()
