"""When the mouse pointer is to be seen on a stand."""

from __future__ import annotations

from kiosk.machine.pointer import AFTER_TOUCH, STAYS, Pointer


def drag(pointer: Pointer, begin: float, *, px: float = 5.0, steps: int = 10, every: float = 0.01) -> float:
    """A hand moves the mouse to the right; when it ends (s)."""
    for step in range(steps):
        pointer.moved(100 + step * px, 50, begin + step * every)
    return begin + (steps - 1) * every


def test_a_hand_brings_the_pointer_and_it_goes_some_seconds_after_the_last_movement() -> None:
    pointer = Pointer()
    end = drag(pointer, 10.0)
    assert pointer.is_seen(end)
    assert pointer.left(end) == STAYS
    end = drag(pointer, 12.0, px=1.0)
    assert pointer.is_seen(end + STAYS - 0.01)
    assert not pointer.is_seen(end + STAYS)
    assert pointer.left(end + STAYS) == 0


def test_a_slow_hand_is_one_too() -> None:
    pointer = Pointer()
    assert pointer.is_seen(drag(pointer, 10.0, px=1.0, steps=20, every=0.04))


def test_a_pointer_that_was_put_elsewhere_is_no_hand() -> None:
    pointer = Pointer()
    for x, y in ((100.0, 50.0), (900.0, 500.0), (900.0, 500.0), (900.0, 500.0)):
        assert not pointer.moved(x, y, 10.0)


def test_jumps_that_are_far_apart_in_time_are_no_hand() -> None:
    pointer = Pointer()
    assert not any(pointer.moved(x, 0, 10.0 + x) for x in range(0, 100, 10))


def test_a_mouse_that_trembles_on_its_table_is_no_hand() -> None:
    pointer = Pointer()
    assert not any(pointer.moved(100 + step % 3, 50 + step % 2, 10 + step / 100) for step in range(500))


def test_a_finger_hides_it_and_what_follows_the_finger_does_not_bring_it_back() -> None:
    pointer = Pointer()
    end = drag(pointer, 10.0)
    pointer.touched(end)
    assert not pointer.is_seen(end)
    assert not pointer.is_seen(drag(pointer, end + 0.05))
    assert pointer.is_seen(drag(pointer, end + AFTER_TOUCH + 0.1))
