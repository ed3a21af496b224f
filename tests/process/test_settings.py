"""The real program with its settings: which show, and whether the screen is dark."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.bench.screen import Screen
from tests.process.stand import Stand, virtual_screen, wait_until

pytestmark = [
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb: apt-get install xvfb"),
    pytest.mark.timeout(120),
]


def test_the_settings_of_this_computer_say_what_is_shown_and_when_it_is_dark(tmp_path: Path) -> None:
    slides = tmp_path / "stand/slides"
    slides.mkdir(parents=True)
    (slides / "playlist.yaml").write_text("languages: [nl, fr]\nitems: [{slide: een}]\n")
    (slides / "een.yaml").write_text("layout: statement\nnl: {title: Een}\nfr: {title: Un}\n")
    config = tmp_path / "config/fos-kiosk"
    config.mkdir(parents=True)
    (config / "settings.yaml").write_text(
        f"playlist: {tmp_path}/stand\nlanguage: de\nvolume: luid\nscreen_off: 00:00-24:00\n"
    )
    with virtual_screen() as display, Screen(display) as screen:
        screen.lay_ground(1280, 720)
        row = screen.row(0, 300, 1280)
        assert all(row.read()[0::4])
        stand = Stand(display, tmp_path, None)
        try:
            stand.wait_for("phase", after="dark")
            assert stand.wait_for("cue-started")["key"] == "slide:een"
            assert stand.wait_for("settings-wrong")["line"] == 3
            assert stand.wait_for("settings-language")["wanted"] == "de"
            wait_until(lambda: not any(row.read()), 10, "the screen is black")
            assert stand.stop() == 0
        finally:
            stand.stop()
