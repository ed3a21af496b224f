"""A locked stand on a real desktop: whatever a person does with a keyboard and a mouse, the show is there and goes on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.process.keyboard import MISSING, desktop, hands, properties, random_lines, storm, windows
from tests.process.stand import virtual_screen, wait_until
from tests.process.watched import CURTAIN, PLAYER, WatchedStand, watched

pytestmark = [
    pytest.mark.serial,
    pytest.mark.skipif(
        bool(MISSING), reason=f"needs {' '.join(MISSING)}: apt-get install xvfb openbox xdotool"
    ),
    pytest.mark.timeout(300),
]
SEED, TIMES = 18, 250
CHORDS = ("ctrl+alt+shift+k", "shift+alt+ctrl+k")
"""With Shift held first, the Alt key is called Meta by X11."""
LEAVES = (
    "ctrl+q",
    "alt+F4",
    "Escape",
    "F11",
    "Print",
    "Menu",
    "ctrl+w",
    "ctrl+alt+Delete",
    "F5",
    "XF86Close",
)


@pytest.fixture(scope="module")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with virtual_screen() as name, desktop(name, tmp_path_factory.mktemp("desktop")):
        yield name


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Three slides that stand as long as nobody leafs."""
    slides = tmp_path / "content" / "slides"
    slides.mkdir(parents=True)
    (tmp_path / "content" / "assets").mkdir()
    items = "".join(f"  - slide: s{number}\n" for number in range(3))
    (slides / "playlist.yaml").write_text(
        f"languages: [nl, fr]\ndefaults: {{duration: 60s, transition: cut}}\nitems:\n{items}"
    )
    for number in range(3):
        text = f"{{title: s{number}, more: Meer}}"
        (slides / f"s{number}.yaml").write_text(f"layout: statement\ncolor: red\nnl: {text}\nfr: {text}\n")
    return tmp_path / "content"


def is_whole(display: str, window: str) -> bool:
    state = properties(display, window)
    return "_FULLSCREEN" in state and "window state: Normal" in state


def leafs_on(stand: WatchedStand, display: str) -> None:
    """Another slide comes to who presses a clicker until it does: the first press may only answer the question."""
    before = len(stand.events("cue-started"))

    def leafs() -> bool:
        hands(display, "key", "Next")
        return len(stand.events("cue-started")) > before

    wait_until(leafs, 30, f"the show leafs on\n{stand.log.read_text()[-3000:]}")


def test_no_key_button_or_drag_leaves_a_stand_or_takes_its_windows_away(
    display: str, tmp_path: Path, content: Path
) -> None:
    with watched(display, tmp_path, content) as (stand, looks):
        numbers = {role: stand.one(role) for role in (PLAYER, CURTAIN)}
        [player], [curtain] = (
            wait_until(partial(windows, display, each), 20, "") for each in numbers.values()
        )
        begun = looks.looks[-1].t
        # What closes elsewhere, and a close by the desktop of either window.
        hands(display, "key", "--delay", 0, *LEAVES)
        for window in (player, curtain):
            hands(display, "windowquit", window, "key", "super+m")
        for count, chord in enumerate(CHORDS, start=1):
            hands(display, "key", chord)
            stand.wait_for("panel-opened", count, limit=20)
            hands(display, "key", "Escape")
            stand.wait_for("panel-closed", count, limit=20)
        storm(display, random_lines(SEED, TIMES), tmp_path)
        # Both minimised: nothing is left but what comes back by itself.
        hands(display, "windowminimize", curtain, "windowminimize", player)
        wait_until(lambda: is_whole(display, player), 20, "the window is back")
        wait_until(lambda: "window state: Normal" in properties(display, curtain), 20, "so is the curtain")
        leafs_on(stand, display)
        assert {role: stand.one(role) for role in numbers} == numbers
        assert [windows(display, each) for each in numbers.values()] == [[player], [curtain]]
        assert looks.bare_s(begun) < 1
        log = stand.log.read_text()
        assert (log.count("tried to close"), "Traceback" in log, stand.events("stopped")) == (1, False, [])


def test_at_a_desk_closing_the_window_ends_the_whole_stand(
    display: str, tmp_path: Path, content: Path
) -> None:
    with watched(display, tmp_path, content, "--no-lock") as (stand, _):
        stand.wait_for("cue-started")
        hands(display, "key", "alt+F4")
        assert stand.process.wait(20) == 0
        wait_until(lambda: not stand.processes(), 20, f"all are gone: {stand.processes()}")
