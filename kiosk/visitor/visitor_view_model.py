"""The visitor's side of the screen: who is here, and the panels, each with a view model of its own."""

from __future__ import annotations

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.playlist.model import Playlist
from kiosk.poster.canvas import Canvas
from kiosk.show import events as on
from kiosk.show.due import due_items
from kiosk.show.page import Page
from kiosk.show.state import Phase, State
from kiosk.stage.stage_view_model import StageViewModel
from kiosk.theme.theme import Theme
from kiosk.visitor.accessibility.accessibility_view_model import AccessibilityViewModel
from kiosk.visitor.bar.bar_view_model import BarViewModel
from kiosk.visitor.foot.foot_view_model import FootViewModel
from kiosk.visitor.guide.guide_view_model import GuideViewModel
from kiosk.visitor.notice.notice_view_model import NoticeViewModel
from kiosk.visitor.panel import Panel
from kiosk.visitor.question.question_view_model import QuestionViewModel
from kiosk.visitor.sign.sign_view_model import SignViewModel
from kiosk.visitor.topics.topics_view_model import TopicsViewModel
from kiosk.words.catalogue import section
from kiosk.words.sentence import fill

QML_IMPORT_NAME = "kiosk.visitor"
QML_IMPORT_MAJOR_VERSION = 1


def _how_far(state: State) -> float:
    """How far the round is, as a part of the items that are due."""
    cue, due = state.current, due_items(state)
    if cue is None or not due:
        return 0.0
    if not state.waiting:
        return (cue.index + 1) / len(due)
    before = sum(item.key not in state.waiting for item in state.playlist.items[: cue.index + 1])
    return max(before, 1) / len(due)


def _place_in(state: State) -> str:
    """Where in the round one is, for who does not see it."""
    if state.current is None:
        return ""
    number, count = str(state.current.index + 1), str(len(state.playlist.items))
    return fill(section("voice", state.language)["slide"], {"number": number, "count": count}, state.language)


@QmlElement
@QmlUncreatable("made by the application")
class VisitorViewModel(Panel):  # type: ignore[operator]
    """Passes the show's state to each panel, and the panels' requests to the show.

    Signals:
        pageLeaves: the open page is about to be closed or replaced.
    """

    phaseChanged = Signal()
    pageLeaves = Signal()
    pageChanged = Signal()
    brightnessChanged = Signal()
    operatorChanged = Signal()
    placeChanged = Signal()
    byKeysChanged = Signal()

    def __init__(self, theme: Theme, stage: StageViewModel) -> None:
        super().__init__()
        self._stage = stage
        self._phase, self._has_visitor = Phase.LOADING, False
        self._page = Page.NONE
        self._easy_for: tuple[Playlist | None, str] = (None, "")
        self._brightness = 100
        self._place = ""
        self._is_by_keys = False
        self._corner, self._operator_is_here = 0.0, False
        self._foot, self._bar, self._question = FootViewModel(), BarViewModel(), QuestionViewModel()
        self._accessibility, self._topics = AccessibilityViewModel(), TopicsViewModel(theme)
        self._notice, self._guide = NoticeViewModel(), GuideViewModel()
        self._sign = SignViewModel()
        panels = (
            self._foot,
            self._bar,
            self._question,
            self._accessibility,
            self._topics,
            self._notice,
            self._guide,
            self._sign,
        )
        for panel in panels:
            panel.setParent(self)
            panel.asked.connect(self.asked)
        self._foot.stopWanted.connect(self._stop)

    def set_state(self, state: State) -> None:
        if state.phase is Phase.ATTRACT:
            self._bar.set_stopped(False)
        playlist = state.playlist
        self._foot.set_languages(playlist.languages, state.language)
        self._foot.set_round(_how_far(state), film_plays=state.film.plays, is_stopped=state.is_held)
        if state.current:
            self._foot.set_number(state.current.round)
        self._topics.set_state(state)
        self._accessibility.set_accessibility(state.accessibility)
        if (playlist, state.language) != self._easy_for:
            self._easy_for = playlist, state.language
            self._accessibility.set_has_easy(playlist.has_easy_words(state.language))
        self._bar.set_state(state)
        self._notice.set_state(state)
        self._guide.set_state(state)
        place = _place_in(state)
        if place != self._place:
            self._place = place
            self.placeChanged.emit()
        self._sign.set_state(state)
        self._question.set_seconds(playlist.visitor.warn if playlist.visitor else 0.0)
        if state.page is not self._page:
            self.pageLeaves.emit()
            self._page = state.page
            self.pageChanged.emit()
        if state.settings.brightness != self._brightness:
            self._brightness = state.settings.brightness
            self.brightnessChanged.emit()
        if (state.phase, playlist.visitor is not None) != (self._phase, self._has_visitor):
            self._phase, self._has_visitor = state.phase, playlist.visitor is not None
            self.phaseChanged.emit()

    def set_corner(self, side: float) -> None:
        """Set the side (pixels) of the upper left corner that is the operator's, who tells of touches there; 0 for none."""
        if side != self._corner:
            self._corner = side
            self.operatorChanged.emit()

    @Slot(bool)
    def set_by_keys(self, is_by_keys: bool) -> None:
        """Set whether the last thing that somebody used was a key."""
        if is_by_keys != self._is_by_keys:
            self._is_by_keys = is_by_keys
            self.byKeysChanged.emit()

    def set_operator_here(self, is_here: bool) -> None:
        """Set whether the operator's panel lies over the show: no touch is a visitor's then."""
        if is_here != self._operator_is_here:
            self._operator_is_here = is_here
            self.operatorChanged.emit()

    @Slot()
    def _stop(self) -> None:
        self._bar.set_stopped(True)
        self._stage.poster_canvas.stopped.emit()

    @property
    def phase(self) -> Phase:
        """The show's phase, for the window."""
        return self._phase

    @property
    def accessibility_panel(self) -> AccessibilityViewModel:
        return self._accessibility

    @property
    def guide_panel(self) -> GuideViewModel:
        return self._guide

    @property
    def sign_panel(self) -> SignViewModel:
        return self._sign

    @property
    def topics_panel(self) -> TopicsViewModel:
        return self._topics

    stage = Property(StageViewModel, lambda s: s._stage, constant=True)
    canvas = Property(Canvas, lambda s: s._stage.poster_canvas, constant=True)
    foot = Property(FootViewModel, lambda s: s._foot, constant=True)
    bar = Property(BarViewModel, lambda s: s._bar, constant=True)
    question = Property(QuestionViewModel, lambda s: s._question, constant=True)
    accessibility = Property(AccessibilityViewModel, lambda s: s._accessibility, constant=True)
    guide = Property(GuideViewModel, lambda s: s._guide, constant=True)
    notice = Property(NoticeViewModel, lambda s: s._notice, constant=True)
    sign = Property(SignViewModel, lambda s: s._sign, constant=True)
    topics = Property(TopicsViewModel, lambda s: s._topics, constant=True)
    hasVisitor = Property(bool, lambda s: s._has_visitor, notify=phaseChanged)
    isHere = Property(bool, lambda s: s._phase in (Phase.EXPLORE, Phase.STILL_THERE), notify=phaseChanged)
    asks = Property(bool, lambda s: s._phase is Phase.STILL_THERE, notify=phaseChanged)
    isDark = Property(bool, lambda s: s._phase is Phase.DARK, notify=phaseChanged)
    shade = Property(float, lambda s: 1 - s._brightness / 100, notify=brightnessChanged)

    isByKeys = Property(bool, lambda s: s._is_by_keys, notify=byKeysChanged)
    place = Property(str, lambda s: s._place, notify=placeChanged)
    corner = Property(float, lambda s: s._corner, notify=operatorChanged)
    operatorIsHere = Property(bool, lambda s: s._operator_is_here, notify=operatorChanged)
    page = Property(str, lambda s: s._page.value, notify=pageChanged)

    @Slot(str)
    def openPage(self, page: str) -> None:
        self.asked.emit(on.OpenPage(Page(page)))

    @Slot()
    def closePage(self) -> None:
        self.asked.emit(on.ClosePage())

    @Slot()
    def touch(self) -> None:
        self.asked.emit(on.Touch())
