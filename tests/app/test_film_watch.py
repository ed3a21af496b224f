"""What plays films, as the operator hears of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kiosk.app.film_watch import Deaths, FilmWatch


class Engine(QObject):
    """As the engines that have something to tell."""

    troubled = Signal(str, object)
    replaced = Signal()


def test_three_deaths_within_an_hour_are_told_and_each_further_one() -> None:
    deaths = Deaths()
    assert [deaths.add(at) for at in (0, 600, 1_200, 1_300)] == [0, 0, 3, 4]
    # The first two are forgotten by now.
    assert deaths.add(4_300) == 3


def test_deaths_with_hours_between_them_are_bad_luck() -> None:
    deaths = Deaths()
    assert [deaths.add(3_600.0 * hour) for hour in range(9)] == [0] * 9
    assert deaths.look(40_000) is None


def test_an_hour_without_is_told_once() -> None:
    deaths = Deaths()
    for at in (0, 1, 2):
        deaths.add(at)
    assert [deaths.look(at) for at in (3_500, 3_602, 3_603)] == [None, 0, None]


def test_what_an_engine_tells_is_passed_on_in_the_words_of_the_machine() -> None:
    now, heard = [0.0], list[tuple[str, object]]()
    engine = Engine()
    watch = FilmWatch(engine, lambda: now[0])
    watch.told.connect(lambda code, fields: heard.append((code, fields)))
    engine.troubled.emit("vlc-old", {"version": "3.0.18"})
    for _ in range(3):
        engine.replaced.emit()
    now[0] = 3_700.0
    watch.look()
    watch.close()
    assert heard == [
        ("vlc-old", {"version": "3.0.18"}),
        ("films-unsteady", {"count": 3}),
        ("films-steady", {}),
    ]
    FilmWatch(QObject(), lambda: 0.0).close()
