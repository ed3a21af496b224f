"""The page of health over the real show: signs of their own shape, and two keys where more is wrong than fits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtQuick import QQuickItem
from shiboken6 import Shiboken

from kiosk.journal.conditions import Condition
from kiosk.journal.health import Health
from tests.operator.panel_states import PIN, PanelPhotographer


@pytest.fixture(scope="module")
def panel() -> Iterator[PanelPhotographer]:
    """On a small screen, in Dutch."""
    made = PanelPhotographer("1024x600", 170.0, "nl")
    made.panel.open(is_set=True, wait=0)
    made.type(PIN)
    made.panel.answer(is_right=True)
    made.panel.openPage("health")
    yield made
    made.close()
    Shiboken.delete(made.operating)


def found(panel: PanelPhotographer, name: str) -> list[QQuickItem]:
    """The items of this name that are seen, or would be further down."""
    items, seen = [panel.scene.window.contentItem()], []
    while items:
        item = items.pop(0)
        items += item.childItems()
        if item.objectName() == name and item.isVisible():
            seen.append(item)
    return seen


def names(panel: PanelPhotographer) -> list[tuple[str, str]]:
    return [
        (str(line.property("sign")), str(line.property("meaning"))) for line in found(panel, "healthLine")
    ]


def test_all_is_well_has_its_sign_and_no_keys(panel: PanelPhotographer) -> None:
    panel.ail()
    (well,) = found(panel, "healthWell")
    assert (well.property("sign"), well.property("says")) == (
        "done",
        "Alles is in orde: de voorstelling loopt.",
    )
    assert found(panel, "healthLine") == found(panel, "scrollDown") == []


def test_what_visitors_notice_has_another_sign_with_a_name(panel: PanelPhotographer) -> None:
    wrong = ("sound-none", "stays-awake-not", "safe-mode", "settings-wait", "power-weak")
    panel.panel.set_health(Health.of(Condition(name, "", {}, 0.0, 0.0) for name in wrong))
    assert found(panel, "healthWell") == []
    assert names(panel) == [("alarm", "Bezoekers merken dit.")] * 2 + [("notice", "Minder dringend.")] * 3


def test_what_does_not_fit_is_reached_by_a_key_that_says_how_much_is_left(panel: PanelPhotographer) -> None:
    panel.ail(20)
    panel.scene.window.grabWindow()
    (down,), (up,), (view,) = (found(panel, name) for name in ("scrollDown", "scrollUp", "scrolledView"))
    assert not up.property("isAble")
    left = [int(str(down.property("words")))]
    while down.property("isAble"):
        panel.move("scrollDown")
        left.append(int(str(down.property("words") or 0)))
        assert len(left) < 20
    assert left == sorted(left, reverse=True)
    assert (left[0], left[-1]) == (19, 0)
    assert view.property("contentY") + view.height() == pytest.approx(view.property("contentHeight"))
    assert up.property("isAble")
