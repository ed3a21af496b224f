"""Who is spoken to, of what, and when not; how the guide leads through it. The voice is a fake and the screen is a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtGui import QWindow
from pytestqt.qtbot import QtBot

from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.model import Playlist, Visitor
from kiosk.show import events as on
from kiosk.show.accessibility import Accessibility
from kiosk.show.page import Page
from kiosk.show.rules import begin
from kiosk.show.settings import Settings
from kiosk.show.state import Cue, Phase
from kiosk.stage.keys import Lead
from kiosk.stage.stage import Stage
from kiosk.theme.theme import Theme
from kiosk.visitor.accessibility.accessibility_view_model import AccessibilityViewModel
from kiosk.visitor.guide import guide_view_model
from kiosk.visitor.guide.guide_view_model import GuideViewModel
from kiosk.visitor.reading.sentences import Utterance
from kiosk.visitor.reading.told import Told
from kiosk.visitor.voice import reading_aloud
from kiosk.visitor.voice.reading_aloud import ReadingAloud
from kiosk.visitor.voice.voice import Voice
from tests.stage.conftest import slide_item
from tests.stage.test_preparing import Begun
from tests.visitor.test_reading import NEXT, PLACE, SLIDE, SOUND, TEXT, TITLE


class FakeVoice(Voice):
    """A voice that remembers instead of speaking."""

    def __init__(self) -> None:
        super().__init__(command=["nothing is started"])
        self._languages = frozenset({"nl", "fr"})
        self.said: list[str] = []

    def say(self, parts: Sequence[Utterance], *, now: bool = True) -> None:
        if parts:
            self.said.append(("" if now else "+ ") + " ".join(part.words for part in parts))
            self._is_speaking = True

    def be_silent(self) -> None:
        if self._is_speaking:
            self.said.append("")
        self._is_speaking = False
        self.ended.emit()


class Listener:
    """Somebody who listens to a screen."""

    def __init__(self, playlist: Playlist, cue: Cue, monkeypatch: pytest.MonkeyPatch) -> None:
        self.voice = FakeVoice()
        monkeypatch.setattr(reading_aloud, "Voice", lambda parent: self.voice)
        monkeypatch.setattr(reading_aloud, "reading_of", lambda window: self.screen)
        self.pressed: list[int] = []
        self.focused: list[int] = []
        monkeypatch.setattr(guide_view_model, "press", self.pressed.append)
        monkeypatch.setattr(guide_view_model, "focus", self.focused.append)
        self.screen: Sequence[Told] = SLIDE
        self.stage = Stage(Theme(), Begun())  # type: ignore[arg-type]
        self.panel, self.guide = AccessibilityViewModel(), GuideViewModel()
        self.reading = ReadingAloud(self.stage, QWindow(), self.panel, self.guide)
        self.asked: list[on.Event] = []
        self.reading.asked.connect(self.asked.append)
        self.guide.asked.connect(self.asked.append)
        # Once with no transition running.
        self.state = replace(begin(playlist), phase=Phase.EXPLORE, current=cue)
        self.become()

    def become(self, **more: Any) -> list[str]:
        """What is said because the state is another one."""
        self.voice.said.clear()
        self.state = replace(self.state, **more)
        self.guide.set_state(self.state)
        self.reading.state_changed(self.state)
        return self.look()

    def look(self, screen: Sequence[Told] | None = None) -> list[str]:
        """What is said because the screen is another one."""
        if screen is not None:
            self.voice.said.clear()
            self.screen = screen
        # Twice the same: it stands.
        for _ in range(2):
            self.reading._looks.stop()
            self.reading._look()
        return self.voice.said

    def lead(self, *leads: Lead) -> list[str]:
        self.voice.said.clear()
        for lead in leads:
            self.guide.take(lead)
        return self.voice.said


@pytest.fixture
def listener(qtbot: QtBot, playlist: Playlist, cue: Cue, monkeypatch: pytest.MonkeyPatch) -> Listener:
    return Listener(playlist, cue, monkeypatch)


@pytest.fixture
def playlist(tmp_path: Any) -> Playlist:
    items = (slide_item("een", "red", nl="Samen", fr="Ensemble"), slide_item("twee", "sun", nl="Wat?"))
    return Playlist(
        title={}, languages=("nl", "fr"), items=items, root=tmp_path, visitor=Visitor(idle=45.0, warn=20.0)
    )


@pytest.fixture
def cue(playlist: Playlist) -> Cue:
    assert isinstance(playlist.items[0], SlideItem)
    return Cue(7, playlist.items[0], 0, 1)


ALOUD = Accessibility(aloud=True)
BY_EAR = Accessibility(aloud=True, by_ear=True)
SLIDE_SAID = "Slide 1 van 8. FOS. Samen sterk. Overal ter wereld. Afbeelding: Een kring."


def test_nobody_is_spoken_to_who_did_not_ask(listener: Listener) -> None:
    assert listener.voice.said == []
    assert listener.panel.property("hasVoice")


def test_whoever_asks_hears_that_it_works_and_then_the_slide(listener: Listener) -> None:
    assert listener.become(accessibility=ALOUD) == [
        "Alles op het scherm wordt nu voorgelezen.",
        "+ " + SLIDE_SAID,
    ]
    assert listener.become(last_touch=1.0) == []


@pytest.mark.parametrize("by_keys", [False, True])
def test_a_visit_by_ear_begins_with_how_it_is_done(listener: Listener, by_keys: bool) -> None:
    listener.reading.set_by_keys(by_keys)
    first = listener.become(accessibility=BY_EAR)[0]
    assert ("Page Down" in first, "Veeg" in first) == (by_keys, not by_keys)


def test_another_slide_and_another_language_are_read_from_their_beginning(listener: Listener) -> None:
    listener.become(accessibility=ALOUD)
    assert listener.state.current
    assert listener.become(moving=True) == [""]
    again = replace(listener.state.current, serial=8)
    assert listener.become(current=again, moving=False) == [
        "Slide 1 van 8. Samen sterk. Overal ter wereld. Afbeelding: Een kring."
    ]
    assert listener.become(language="fr")[0].startswith("Slide 1 van 8. ")


def test_words_that_are_still_changing_are_waited_for(listener: Listener) -> None:
    listener.become(accessibility=ALOUD)
    listener.voice.said.clear()
    listener.state = replace(listener.state, page=Page.READ_MORE)
    listener.reading.state_changed(listener.state)
    for screen in (SLIDE[:2], SLIDE[:3], SLIDE[:4]):
        listener.screen = screen
        listener.reading._look()
        assert listener.voice.said == []
    listener.reading._look()
    assert len(listener.voice.said) == 1


def test_who_hammers_on_a_key_does_not_keep_the_screen_from_being_read(listener: Listener) -> None:
    listener.become(accessibility=ALOUD)
    listener.reading._looks.start(1)
    listener.reading.state_changed(replace(listener.state, last_touch=1.0))
    assert listener.reading._looks.remainingTime() <= 1


def test_a_caption_comes_after_what_is_being_said_and_a_pressed_key_is_heard_at_once(
    listener: Listener,
) -> None:
    listener.become(accessibility=ALOUD)
    caption = replace(TEXT, name="Een buur vraagt brood.", number=50)
    assert listener.look((*SLIDE, caption)) == ["+ Een buur vraagt brood."]
    on_now = replace(SOUND, is_checked=True, is_focused=True)
    assert listener.look((*SLIDE[:-1], on_now)) == ["Geluid, keuze, aan."]


def test_a_language_without_a_voice_offers_none(listener: Listener) -> None:
    listener.become(language="en")
    assert not listener.panel.property("hasVoice")
    assert not listener.guide.property("hasVoice")


def test_a_stand_without_sound_speaks_to_nobody(listener: Listener) -> None:
    assert listener.become(accessibility=ALOUD, settings=Settings(muted=True)) == []
    assert not listener.panel.property("hasVoice")


def test_an_invitation_is_spoken_once(listener: Listener) -> None:
    said = listener.become(phase=Phase.ATTRACT, invited_until=99.0)
    assert len(said) == 1
    assert said[0].startswith("Welkom.")
    assert listener.become(invited_until=120.0) == []


def test_the_end_of_a_visit_is_said_and_then_nothing(listener: Listener) -> None:
    listener.become(accessibility=BY_EAR)
    assert listener.become(phase=Phase.ATTRACT, accessibility=Accessibility()) == [
        "De voorstelling gaat verder."
    ]
    assert listener.look(SLIDE[:3]) == []


def test_the_question_is_asked_aloud_and_counted_down(listener: Listener) -> None:
    listener.become(accessibility=ALOUD)
    said = listener.become(phase=Phase.STILL_THERE)
    assert len(said) == 1
    assert said[0].startswith("Ben je er nog?")
    assert "20 seconden" in said[0]
    left = [(timer.property("left"), timer.interval()) for timer in listener.reading._counts]
    assert left == [(10, 10_000), (5, 15_000)]
    listener.voice.said.clear()
    listener.reading._counts[1].timeout.emit()
    assert listener.voice.said == ["Nog 5 seconden."]
    listener.become(phase=Phase.EXPLORE)
    assert listener.reading._counts == []


def test_who_listens_is_there_and_a_film_is_softer_meanwhile(listener: Listener) -> None:
    listener.become(accessibility=ALOUD)
    heard: list[tuple[str, str]] = []
    listener.reading.spoken.connect(lambda *words: heard.append(words))
    listener.voice.begun.emit("Samen.", "nl")
    assert heard == [("Samen.", "nl")]
    assert listener.stage._is_ducked
    listener.reading._listens.timeout.emit()
    assert listener.asked == [on.Spoken(), on.Spoken()]
    listener.voice.be_silent()
    assert not listener.stage._is_ducked
    listener.reading._listens.timeout.emit()
    assert listener.asked == [on.Spoken()] * 3


def test_a_plugged_headset_invites_and_is_spoken_into_and_whoever_takes_it_out_has_gone(
    listener: Listener,
) -> None:
    listener.reading.set_headset("usb")
    assert listener.asked == [on.Invite()]
    assert listener.voice._device == "usb"
    listener.reading.set_headset("")
    assert listener.voice._device == ""
    assert on.GoOn() not in listener.asked, "nobody was spoken to"
    listener.become(accessibility=BY_EAR)
    listener.reading.set_headset("usb")
    listener.reading.set_headset("")
    assert listener.asked[-1] == on.GoOn()


def test_what_is_described_is_said_instead_of_its_captions(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener.become(accessibility=ALOUD)
    front = SimpleNamespace(
        serial=7, key="video:film", is_described=True, property=lambda name: "Een buur vraagt brood."
    )
    monkeypatch.setattr(Stage, "front", property(lambda stage: front))
    caption = replace(TEXT, name="Een buur vraagt brood.", number=50)
    assert listener.look((*SLIDE, caption)) == []
    listener.stage.described.emit("Een vrouw vraagt haar buurman om een fiets.", "nl")
    assert listener.voice.said == ["+ Een vrouw vraagt haar buurman om een fiets."]
    listener.become(accessibility=Accessibility())
    listener.voice.said.clear()
    listener.stage.described.emit("Niemand luistert.", "nl")
    assert listener.voice.said == []


# -- the guide --------------------------------------------------------------------------------------------------------


def test_a_swipe_says_what_comes_next_and_its_end(listener: Listener) -> None:
    listener.become(accessibility=BY_EAR)
    assert listener.lead(Lead.FORWARD, Lead.FORWARD) == ["Slide 1 van 8.", "Afbeelding: Een kring."]
    assert listener.lead(Lead.BACK, Lead.BACK) == ["Slide 1 van 8.", "Dit is het begin."]
    assert listener.lead(Lead.LAST, Lead.FORWARD) == ["Geluid, keuze, uit.", "Dit is het einde."]
    assert listener.lead(Lead.FORWARD) == ["Slide 1 van 8."]
    assert listener.lead(Lead.BACK, Lead.BACK) == ["Dit is het begin.", "Geluid, keuze, uit."]
    assert listener.lead(Lead.LAST, Lead.FORWARD, Lead.FIRST) == [
        "Geluid, keuze, uit.",
        "Dit is het einde.",
        "Slide 1 van 8.",
    ]
    assert set(listener.focused) == {SOUND.number}
    assert on.Touch() in listener.asked


def test_a_double_tap_does_what_is_pointed_at_and_words_are_said_again(listener: Listener) -> None:
    listener.become(accessibility=BY_EAR)
    listener.lead(Lead.LAST, Lead.BACK, Lead.DO)
    assert listener.pressed == [NEXT.number]
    listener.voice.be_silent()
    assert listener.lead(Lead.FIRST, Lead.DO, Lead.DO) == ["Slide 1 van 8.", "", "Slide 1 van 8."]
    assert listener.pressed == [NEXT.number]


def test_slides_and_the_end_have_gestures_of_their_own(listener: Listener) -> None:
    listener.become(accessibility=BY_EAR)
    listener.asked.clear()
    listener.lead(Lead.NEXT_SLIDE, Lead.PREVIOUS_SLIDE, Lead.CLOSE)
    assert listener.asked == [on.Advance(), on.GoBack(), on.GoOn()]
    listener.become(page=Page.OVERVIEW)
    listener.asked.clear()
    listener.lead(Lead.CLOSE)
    assert listener.asked == [on.ClosePage()]


def test_what_is_pointed_at_has_a_frame_only_while_the_screen_is_one_control(listener: Listener) -> None:
    listener.look([replace(told, box=(10, 20, 30, 40)) for told in SLIDE])
    listener.become(accessibility=BY_EAR)
    assert listener.guide.property("box").isEmpty()
    listener.lead(Lead.FORWARD)
    assert listener.guide.property("box").getRect() == (10, 20, 30, 40)
    listener.become(accessibility=ALOUD)
    assert listener.guide.property("box").isEmpty()


def test_scanning_points_at_what_can_be_done_round_and_round_and_one_press_does_it(
    listener: Listener,
) -> None:
    unable = replace(NEXT, name="Trager", number=60, is_able=False)
    listener.become(accessibility=Accessibility(scans=True), settings=Settings(scan=1.5))
    listener.look((*SLIDE, unable))
    assert listener.guide._scanning.interval() == 1500
    pointed = []
    for _ in range(4):
        assert listener.guide.at
        pointed.append(listener.guide.at.number)
        listener.guide._scanning.timeout.emit()
    assert pointed == [NEXT.number, SOUND.number, NEXT.number, SOUND.number]
    listener.lead(Lead.BACK)
    assert listener.pressed == [NEXT.number]
    assert listener.voice.said == []
    listener.look()
    assert listener.guide.at == NEXT


def test_at_the_question_a_switch_says_that_somebody_is_there(listener: Listener) -> None:
    listener.become(accessibility=Accessibility(scans=True), phase=Phase.STILL_THERE)
    assert listener.guide.property("box").isEmpty(), "what was pointed at before is gone"
    listener.asked.clear()
    listener.lead(Lead.DO)
    assert listener.asked == [on.Touch()]
    assert listener.pressed == []


def test_of_what_was_done_by_ear_the_new_state_is_said(listener: Listener) -> None:
    listener.become(accessibility=BY_EAR)
    listener.lead(Lead.LAST)
    checked = replace(SOUND, is_checked=True)
    assert listener.look((*SLIDE[:-1], checked)) == ["Geluid, keuze, aan."]
    assert listener.look((PLACE, TITLE, NEXT, checked)) == []
