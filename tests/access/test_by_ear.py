"""Visits by ear and with one switch on the real kiosk; ``tests.access.by_ear`` and ``by_switch`` go through all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.words.catalogue import section
from tests.access.by_ear import SIZE, Visit, content, visit
from tests.access.by_switch import go_through
from tests.access.ears import PACKAGES, missing, opened
from tests.process.keyboard import desktop
from tests.process.stand import Stand, virtual_screen, wait_until

pytestmark = [pytest.mark.serial, pytest.mark.thorough, pytest.mark.timeout(400)]


@pytest.fixture(autouse=True)
def hears() -> None:
    if missing():
        pytest.skip(f"needs {PACKAGES}")


@pytest.mark.parametrize("by", ["touch", "keys"])
def test_a_whole_visit_is_said_and_heard(tmp_path: Path, by: str) -> None:
    who, _ = visit(tmp_path, "nl", by, service=False)
    assert who.faults == []
    assert {language for _, _, language in who.spoken()} == {"nl", "fr"}


def test_who_plugs_in_a_headset_is_spoken_to_there_alone_until_it_is_out_again(tmp_path: Path) -> None:
    with opened(tmp_path) as ears, virtual_screen(*SIZE) as display, desktop(display, tmp_path / "openbox"):
        stand = Stand(
            display,
            tmp_path,
            content(tmp_path / "content", "nl"),
            *("--render", "software"),
            environment=ears.environment | {"SPEECHD_ADDRESS": "unix_socket:/nothing/here"},
        )
        try:
            stand.wait_for("first-picture", limit=60)
            who = Visit(stand, display, "nl", "touch")
            wait_until(lambda: "voices for" in stand.log.read_text(), 30, "the voice was found")
            headset = ears.plug()
            words = section("voice", "nl")
            who.hear(words["invitation"])
            who.go("do")
            who.hear(words["begin-touch"][:30])
            who.hear("Slide 1 van 5.")
            (first, *_), (last, *_) = who.spoken()[0], who.spoken()[-1]
            wait_until(lambda: headset.hears(last, last + 1.5), 10, "it is heard there")
            assert headset.hears(first, first + 2)
            assert not ears.stand.hears(first, last)
            ears.unplug()
            stand.wait_for("phase", after="attract", before="explore")
        finally:
            stand.stop()


def test_a_whole_visit_is_made_with_one_switch(tmp_path: Path) -> None:
    assert len(go_through("nl", tmp_path)) == 12
