"""The show begins on displays that come late and for users without a home, and ends in order whoever ends it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.process.stand import ROOT, Stand, is_running, virtual_screen, wait_until

pytestmark = [
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb: apt-get install xvfb"),
    pytest.mark.timeout(500),
]

RUN = (
    sys.executable,
    "-P",
    "-m",
    "kiosk",
    "run",
    "--no-supervisor",
    "--windowed",
    "640x360",
    "--rounds",
    "1",
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """One picture of one second."""
    folder = tmp_path / "content"
    folder.mkdir()
    shutil.copy(ROOT / "assets/film/buren-zonder-brood-poster.png", folder / "a.png")
    (folder / "playlist.yaml").write_text("items:\n  - image: a.png\n    duration: 1s\n", "utf-8")
    return folder


def test_a_display_that_comes_late_is_waited_for_and_a_terminal_that_goes_ends_the_show_in_order(
    tmp_path: Path, content: Path
) -> None:
    number = next(n for n in range(200, 400) if not Path(f"/tmp/.X11-unix/X{n}").exists())
    # A child inherits that hang-ups are ignored, as under nohup.
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    try:
        stand = Stand(f":{number}", tmp_path, content)
    finally:
        signal.signal(signal.SIGHUP, before)
    try:
        wait_until(lambda: f":{number}" in stand.log.read_text(), 20, "it is said that it waits")
        server = subprocess.Popen(
            ["Xvfb", f":{number}", "-noreset", "-nolisten", "tcp"], stderr=subprocess.DEVNULL
        )
        try:
            stand.wait_for("first-picture")
            stand.process.send_signal(signal.SIGHUP)
            assert stand.process.wait(10) == 0
            assert stand.events("stopped")
        finally:
            server.terminate()
            server.wait(10)
    finally:
        stand.stop()


def loading_child(player: int) -> int | None:
    """The number of the process that loads the content for this player."""
    for child in Path(f"/proc/{player}/task/{player}/children").read_text().split():
        if "load_child" in Path(f"/proc/{child}/cmdline").read_text():
            return int(child)
    return None


def test_content_that_does_not_come_leaves_the_houses_poster_until_it_does(
    tmp_path: Path, content: Path
) -> None:
    with virtual_screen() as display:
        stand = Stand(display, tmp_path, content)
        try:
            child = wait_until(lambda: loading_child(stand.process.pid), 20, "the content is being loaded")
            os.kill(child, signal.SIGSTOP)
            stand.wait_for("fallback")
            stand.wait_for("first-picture")
            assert not stand.events("cue-started")
            os.kill(child, signal.SIGCONT)
            stand.wait_for("cue-started", key="image:a.png")
        finally:
            assert stand.stop() == 0


def test_a_language_that_the_playlist_does_not_speak_is_refused_with_a_sentence(
    tmp_path: Path, content: Path
) -> None:
    with virtual_screen() as display:
        stand = Stand(display, tmp_path, content, "--lang", "xx")
        stand.process.wait(30)
        assert stand.stop() == 2
    assert "'xx'" in stand.log.read_text()
    assert "Traceback" not in stand.log.read_text()


def test_a_stand_that_waits_for_its_content_ends_in_order(tmp_path: Path, content: Path) -> None:
    with virtual_screen() as display:
        stand = Stand(display, tmp_path, content)
        try:
            child = wait_until(lambda: loading_child(stand.process.pid), 20, "the content is being loaded")
            os.kill(child, signal.SIGSTOP)
            stand.wait_for("fallback")
        finally:
            assert stand.stop() == 0
        assert not is_running(child)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_round_ends_though_the_trace_cannot_be_written(tmp_path: Path, content: Path) -> None:
    with virtual_screen() as display:
        done = subprocess.run(
            [*RUN, str(content), "--trace", "/dev/full"],
            env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "XDG_CACHE_HOME": str(tmp_path)},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=400,
        )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("Het spoor kan niet verder geschreven worden") == 1


@pytest.mark.skipif(
    not (shutil.which("setpriv") and os.geteuid() == 0), reason="needs setpriv, and root, to be somebody else"
)
def test_a_user_without_an_entry_and_without_a_home_starts_and_leaves_nothing(
    content: Path,
) -> None:
    # Reading is allowed everywhere: the interpreter may lie in somebody's home.
    nobody = ["setpriv", "--reuid", "12345", "--regid", "12345", "--clear-groups"]
    nobody += ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search", "env", "-i"]
    with tempfile.TemporaryDirectory() as name, virtual_screen() as display:
        place = Path(name)
        shown, start, temporary = place / "shown", place / "start", place / "temporary"
        place.chmod(0o755)
        shutil.copytree(content, shown)
        # Whatever mask the tests run under.
        shown.chmod(0o755)
        for file in shown.iterdir():
            file.chmod(0o644)
        for folder in (start, temporary):
            folder.mkdir()
            folder.chmod(0o777)
        nobody += [
            f"DISPLAY={display}",
            f"PYTHONPATH={ROOT}",
            f"TMPDIR={temporary}",
            "PYTHONDONTWRITEBYTECODE=1",
        ]
        done = subprocess.run(
            [*nobody, *RUN, str(shown)], cwd=start, capture_output=True, text=True, timeout=400
        )
        left = [*start.iterdir(), *temporary.iterdir()]
    assert done.returncode == 0, done.stderr
    assert "cue-started key=image:a.png" in done.stderr
    assert left == []
