"""Who waits is served first, a slow drawing keeps no other waiting, and one without end is known in the end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.media.raster.drawing_queue import FIRST_LIMIT, LATER_LIMITS, SLOW, Answer, DrawingQueue
from kiosk.media.raster.layers import Layers
from kiosk.media.raster.svg import Drawing

MADE = Layers(())
ENDLESS = 1e9


def drawing(name: str) -> Drawing:
    return Drawing(Path(name), 8, 8, False, {})


class Drawer:
    """Takes as long for a drawing as its name says (seconds, or "endless"), without time passing."""

    def __init__(self) -> None:
        self.order: list[tuple[str, float, bool]] = []
        self.gate = threading.Event()
        self.gate.set()
        self.has_begun = threading.Event()

    def __call__(self, drawing: Drawing, limit: float, *, is_awaited: bool) -> Answer:
        self.has_begun.set()
        assert self.gate.wait(10)
        name = drawing.path.name
        self.order.append((name, limit, is_awaited))
        if name == "mistake":
            raise ValueError(name)
        needs = ENDLESS if name == "endless" else float(name)
        return MADE if needs <= limit else SLOW


class Taker:
    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.came = threading.Event()

    def __call__(self, answer: Answer) -> None:
        self.answers.append(answer)
        self.came.set()

    def answer(self) -> Answer:
        assert self.came.wait(10)
        return self.answers[0]


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


@pytest.fixture
def queue(drawer: Drawer) -> Iterator[DrawingQueue]:
    made = DrawingQueue(lambda drawing: drawing.path.name, drawer)
    yield made
    drawer.gate.set()
    made.close(lambda: None)


def asked(queue: DrawingQueue, name: str, is_wanted: Callable[[], bool] | None = None) -> Taker:
    taker = Taker()
    queue.add(drawing(name), taker, is_wanted)
    return taker


def waits() -> bool:
    return True


def test_who_waits_for_a_slow_one_hears_so_and_the_next_is_drawn(queue: DrawingQueue) -> None:
    slow, quick = asked(queue, "30", waits), asked(queue, "1", waits)
    assert (slow.answer(), quick.answer()) == (SLOW, MADE)


def test_a_slow_one_is_drawn_in_the_background_with_more_and_more_time(
    queue: DrawingQueue, drawer: Drawer
) -> None:
    assert asked(queue, "30", waits).answer() is SLOW
    assert asked(queue, "30").answer() == MADE
    tried = [(limit, is_awaited) for name, limit, is_awaited in drawer.order if name == "30"]
    assert tried[:3] == [(FIRST_LIMIT, True), (LATER_LIMITS[0], False), (LATER_LIMITS[1], False)]


@pytest.mark.logs("cannot be drawn in")
def test_in_the_background_quick_ones_do_not_wait_for_slow_ones(queue: DrawingQueue, drawer: Drawer) -> None:
    drawer.gate.clear()
    takers = [asked(queue, name) for name in ("0", "endless", "100", "1", "2")]
    drawer.gate.set()
    assert [taker.answer() for taker in takers] == [MADE, None, MADE, MADE, MADE]
    names = [name for name, _, _ in drawer.order]
    assert names[:5] == ["0", "endless", "100", "1", "2"]
    assert names[5:] == ["endless", "100", "endless", "100"]


def test_who_waits_does_not_wait_for_the_background(queue: DrawingQueue, drawer: Drawer) -> None:
    drawer.gate.clear()
    asked(queue, "3")
    assert drawer.has_begun.wait(10)
    quick = asked(queue, "3", waits)
    assert quick.answer() is SLOW, "it is being drawn already"


@pytest.mark.logs("cannot be drawn in")
def test_one_without_end_is_given_up_and_known(queue: DrawingQueue, drawer: Drawer) -> None:
    assert asked(queue, "endless").answer() is None
    tried = len(drawer.order)
    assert asked(queue, "endless", waits).answer() is None
    assert asked(queue, "endless").answer() is None
    assert len(drawer.order) == tried


def test_the_same_asked_for_twice_in_the_background_is_drawn_once(
    queue: DrawingQueue, drawer: Drawer
) -> None:
    drawer.gate.clear()
    one, other = asked(queue, "30"), asked(queue, "30")
    drawer.gate.set()
    assert (one.answer(), other.answer()) == (MADE, MADE)
    assert len(drawer.order) in (3, 6), "once, or anew when it had been there before the second was asked for"


@pytest.mark.parametrize("is_wanted", [None, waits], ids=["background", "awaited"])
@pytest.mark.logs("ERROR kiosk.content: drawing")
def test_a_mistake_costs_its_drawing_only(
    queue: DrawingQueue, is_wanted: Callable[[], bool] | None, caplog: pytest.LogCaptureFixture
) -> None:
    assert asked(queue, "mistake", is_wanted).answer() is None
    assert asked(queue, "1", is_wanted).answer() == MADE
    assert sum(bool(record.exc_info) for record in caplog.records) == 1


@pytest.mark.logs("cannot be read")
def test_a_file_that_is_gone_costs_its_drawing_only(drawer: Drawer) -> None:
    def name_of(drawing: Drawing) -> str:
        if drawing.path.name == "gone":
            raise FileNotFoundError(drawing.path)
        return drawing.path.name

    queue = DrawingQueue(name_of, drawer)
    assert asked(queue, "gone").answer() is None
    assert asked(queue, "gone", waits).answer() is None
    assert asked(queue, "1", waits).answer() == MADE
    queue.close(lambda: None)


def test_what_nobody_wants_any_more_is_not_drawn(queue: DrawingQueue, drawer: Drawer) -> None:
    forgotten, last = asked(queue, "1", lambda: False), asked(queue, "2", waits)
    assert last.answer() == MADE
    assert (forgotten.answers, [name for name, _, _ in drawer.order]) == ([], ["2"])
