"""The pages of the panel: what they show of the state, and what their keys ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from kiosk.journal.conditions import Condition
from kiosk.journal.health import Health
from kiosk.machine.screens import ScreenName
from kiosk.operator.ending.ending_view_model import EndingViewModel
from kiosk.operator.health.health_view_model import HealthViewModel
from kiosk.operator.looks.looks_view_model import TRIAL, LooksViewModel
from kiosk.operator.now.now_view_model import NowViewModel
from kiosk.operator.pad.pad_view_model import PadViewModel
from kiosk.operator.sound.sound_view_model import SoundViewModel
from kiosk.show import events as on
from kiosk.show.rules import begin
from kiosk.show.settings import Settings
from kiosk.show.state import Cue, State
from tests.show.fakes import FakeClock, film, playlist, slide

ITEMS = (slide("a"), film("F"), slide("c"))


def state(**more: object) -> State:
    made = begin(playlist(*ITEMS), Settings(volume=60, volume_cap=80))
    return replace(made, current=Cue(1, ITEMS[0], 0, 1), upcoming=Cue(2, ITEMS[1], 1, 1), **more)  # type: ignore[arg-type]


def asked(model: NowViewModel | SoundViewModel | LooksViewModel) -> list[object]:
    found: list[object] = []
    model.asked.connect(found.append)
    return found


def test_now_names_what_plays_and_what_comes_and_shows_any_item() -> None:
    model = NowViewModel()
    wanted = asked(model)
    model.set_language("nl")
    model.set_state(state())
    assert model.property("title") == ITEMS[0].title_in("nl")
    assert model.property("following") == ITEMS[1].title_in("nl")
    assert [(item["key"], item["isCurrent"]) for item in model.property("items")] == [
        ("a", True),
        ("F", False),
        ("c", False),
    ]
    model.step(1)
    model.step(-1)
    model.showNow("c")
    model.holdOrRelease()
    model.set_state(state(hold_due=700.0))
    assert model.property("isHeld")
    model.holdOrRelease()
    assert wanted == [on.Step(1), on.Step(-1), on.ShowNow("c"), on.ShowNow("a"), on.Release()]


def test_now_tells_only_what_is_news(qtbot: QtBot) -> None:
    model = NowViewModel()
    model.set_state(state())
    with qtbot.assertNotEmitted(model.changed):
        model.set_state(state())
    with qtbot.waitSignal(model.changed):
        model.set_state(state(waiting=frozenset({"c"})))


@pytest.mark.parametrize(
    ("volume", "direction", "after"),
    [(60, 1, 70), (60, -1, 50), (65, 1, 70), (65, -1, 60), (0, -1, 0), (95, 1, 100), (100, 1, 100)],
)
def test_each_touch_is_a_step_of_ten_percent(volume: int, direction: int, after: int) -> None:
    model = SoundViewModel()
    wanted = asked(model)
    model.set_settings(Settings(volume=volume, volume_cap=100, muted=True))
    model.louder(direction)
    assert wanted == [on.ChangeSettings(Settings(volume=after, volume_cap=100, muted=False))]


def test_louder_goes_as_far_as_the_cap_and_a_lower_cap_is_seen_at_once() -> None:
    model = SoundViewModel()
    wanted = asked(model)
    model.set_settings(Settings(volume=75, volume_cap=80))
    model.louder(1)
    assert wanted[-1] == on.ChangeSettings(Settings(volume=80, volume_cap=80))
    model.set_settings(Settings(volume=80, volume_cap=80, muted=True))
    model.louder(1)
    assert wanted[-1] == on.ChangeSettings(Settings(volume=80, volume_cap=80))
    model.changeCap(-1)
    assert wanted[-1] == on.ChangeSettings(Settings(volume=80, volume_cap=70, muted=True))
    model.set_settings(Settings(volume=80, volume_cap=70))
    assert (model.property("volume"), model.property("cap")) == (70, 70)
    model.mute()
    assert wanted[-1] == on.ChangeSettings(Settings(volume=80, volume_cap=70, muted=True))


def test_how_it_looks_is_changed_one_thing_at_a_time() -> None:
    model = LooksViewModel(FakeClock())
    wanted = asked(model)
    made = state()
    model.set_state(made)
    before = made.settings
    model.brighter(-1)
    model.brighter(1)
    model.turn()
    model.calmOrLively()
    model.lowOrNormal()
    model.captionsOrNot()
    model.largeOrNormal()
    model.shortcutsOrNot()
    model.againLater(1)
    changes = [before.differences(event.settings) for event in wanted if isinstance(event, on.ChangeSettings)]
    assert changes == [
        ("brightness",),
        (),
        ("rotation",),
        ("motion",),
        ("reach",),
        ("captions",),
        ("keys",),
        ("shortcuts",),
        ("again",),
    ]
    assert [getattr(event, "settings").rotation for event in wanted][2] == 90  # noqa: B009


def test_a_quarter_turn_comes_round_and_brightness_has_an_end() -> None:
    model = LooksViewModel(FakeClock())
    wanted = asked(model)
    made = begin(playlist(*ITEMS), Settings(rotation=270, brightness=10))
    model.set_state(made)
    model.turn()
    model.brighter(-1)
    assert [event.settings for event in wanted if isinstance(event, on.ChangeSettings)] == [
        replace(made.settings, rotation=0),
        made.settings,
    ]


def test_health_is_said_in_the_language_of_the_operator() -> None:
    model = HealthViewModel()
    model.set_language("en")
    model.set_health(Health())
    assert model.property("isWell")
    assert (model.property("lines"), model.property("allWell")) == ([], "All is well: the show is running.")
    model.set_health(Health.of([Condition("battery-low", "", {"percent": 9}, 0.0, 0.0)]))
    model.set_language("nl")
    assert not model.property("isWell")
    assert model.property("allWell") == "Alles is in orde: de voorstelling loopt."
    assert model.property("lines") == [
        {
            "says": "Deze computer werkt op zijn batterij, die nog maar op 9 % staat.",
            "cure": "Sluit de lader aan.",
            "isSeen": True,
        }
    ]


def test_health_calls_a_slide_by_its_title_and_its_file() -> None:
    model = HealthViewModel()
    titled = replace(ITEMS[1], key="video:buren.webm", title={"nl": "Buren zonder brood"})
    model.set_playlist(playlist(ITEMS[0], titled))
    model.set_language("nl")
    found = {}
    for key in ("video:buren.webm", "video:gone.webm"):
        model.set_health(Health.of([Condition("problem", key, {"reason": "stuck"}, 0.0, 0.0)]))
        (found[key],) = (line["says"] for line in model.property("lines"))
    assert found == {
        "video:buren.webm": "De film 'Buren zonder brood (buren.webm)' blijft halverwege stilstaan.",
        "video:gone.webm": "De film 'gone.webm' blijft halverwege stilstaan.",
    }


def test_what_ends_more_than_itself_is_asked_once() -> None:
    model = EndingViewModel()
    ways: list[str] = []
    model.ended.connect(ways.append)
    model.confirm()
    model.want("nothing like it")
    model.confirm()
    assert ways == []
    model.want("off")
    assert model.property("asks") == "off"
    model.cancel()
    model.confirm()
    assert ways == []
    model.want("leave")
    model.confirm()
    model.confirm()
    assert (ways, model.property("asks")) == (["leave"], "")


def test_the_pad_gives_away_how_many_digits_and_never_which() -> None:
    model = PadViewModel()
    digits: list[str] = []
    model.digitTouched.connect(digits.append)
    for each in ("1", "0", "12", "", "x", "١"):
        model.digit(each)
    assert digits == ["1", "0"]
    model.set_typed(2, "Type the PIN", 29.2)
    assert [model.property(name) for name in ("digits", "hint", "secondsLeft")] == [2, "Type the PIN", 30]


TWO = (ScreenName("HDMI-A-1", "Dell", "U2720Q"), ScreenName("eDP-1"))


def on_screens(clock: FakeClock, wanted: list[object]) -> LooksViewModel:
    """The panel on the first of two screens; what it asks for is done."""
    model = LooksViewModel(clock)
    model.set_state(state())

    def take(event: object) -> None:
        wanted.append(event)
        if isinstance(event, on.ChangeSettings):
            model.set_state(replace(state(), settings=event.settings))

    model.asked.connect(take)
    model.set_screens(TWO)
    return model


def screens_of(model: LooksViewModel) -> list[tuple[str, bool]]:
    return [(each["title"], each["isPresent"]) for each in model.property("screens")]


def test_another_screen_is_kept_where_somebody_there_says_yes(qtbot: QtBot) -> None:
    clock = FakeClock()
    model = on_screens(clock, [])
    assert screens_of(model) == [("HDMI-A-1 (Dell U2720Q)", True), ("eDP-1", False)]
    model.moveTo("eDP-1")
    assert (screens_of(model)[1], model.property("isOnTrial")) == (("eDP-1", True), True)
    model.stay()
    clock.advance(60)
    assert (screens_of(model)[1], model.property("isOnTrial")) == (("eDP-1", True), False)


@pytest.mark.parametrize("moves", [("eDP-1",), ("eDP-1", "HDMI-A-1", "eDP-1")])
def test_without_an_answer_the_show_comes_back_to_the_screen_it_was_on(
    qtbot: QtBot, moves: tuple[str, ...]
) -> None:
    clock, wanted = FakeClock(), list[object]()
    model = on_screens(clock, wanted)
    for socket in moves:
        model.moveTo(socket)
    clock.advance(TRIAL + 0.1)
    assert screens_of(model)[0][1]
    assert not model.property("isOnTrial")
    last = wanted[-1]
    assert isinstance(last, on.ChangeSettings)
    assert last.settings.screen == 0
    model.goBack()
    assert wanted[-1] is last


def test_the_screen_is_dark_when_the_panel_is_closed(qtbot: QtBot) -> None:
    wanted: list[object] = []
    model = LooksViewModel(FakeClock())
    model.left.connect(lambda: wanted.append("left"))
    model.asked.connect(wanted.append)
    model.sleep()
    assert wanted == ["left", on.Sleep()]


def test_after_a_yes_it_is_said_that_it_ends_and_no_longer_where_it_does_not() -> None:
    model = EndingViewModel()
    model.want("off")
    model.confirm()
    assert (model.property("asks"), model.property("ends")) == ("", "off")
    model.give_up()
    assert model.property("ends") == ""
    model.want("restart")
    model.confirm()
    model.cancel()
    assert model.property("ends") == "", "the page was left"


def test_health_tells_when_the_panel_was_open_and_of_wrong_pins_since() -> None:
    model = HealthViewModel()
    model.set_language("nl")
    assert (model.property("closed"), model.property("wrong")) == ("", 0)
    model.set_before(datetime(2026, 5, 1, 14, 7), 2)  # noqa: DTZ001
    assert (model.property("closed"), model.property("wrong")) == ("14:07", 2)
