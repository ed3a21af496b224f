"""Loading in a process of its own gives what loading here gives, and survives the loss of that process."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content.mission import mission_root
from kiosk.playlist import load
from kiosk.playlist.background_loader import Loading
from kiosk.playlist.load_child import SOME
from kiosk.playlist.loaded import Loaded
from tests.media.samples import png


def loaded_elsewhere(path: Path, theme: Path | None = None) -> Loaded:
    """What the other process made of it in the end: on a busy machine its first answer takes files on trust."""
    loading = Loading(path, theme)
    first = loading.result()
    return loading.last() or first


def test_the_mission_comes_back_the_same() -> None:
    assert loaded_elsewhere(mission_root()) == load(mission_root())


def test_problems_travel_with_their_places_and_words(tmp_path: Path) -> None:
    file = tmp_path / "playlist.yaml"
    file.write_text("itmes:\n  - slide: a\n", "utf-8")
    loaded = loaded_elsewhere(file)
    assert loaded.playlist is None
    assert [(p.code, p.line, p.message("nl")) for p in loaded.problems] == [
        (p.code, p.line, p.message("nl")) for p in load(file).problems
    ]


@pytest.mark.logs("the playlist is read once more")
def test_a_killed_child_costs_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    loading = Loading(mission_root())
    loading._child.kill()
    assert loading.result().playlist == load(mission_root()).playlist


def test_another_theme_travels_along_and_comes_back() -> None:
    theme = mission_root() / "assets/theme-example.yaml"
    loaded = loaded_elsewhere(mission_root(), theme)
    assert loaded == load(mission_root(), theme)
    assert loaded.theme.wordmark == "GETIJ"


@pytest.mark.logs("the playlist is read once more")
def test_without_its_child_another_theme_is_read_here(caplog: pytest.LogCaptureFixture) -> None:
    loading = Loading(mission_root(), mission_root() / "assets/theme-example.yaml")
    loading._child.kill()
    assert loading.result().theme.wordmark == "GETIJ"


@pytest.mark.parametrize("path", ["nowhere.yaml", "", "-x", "naïve 🎬.yaml"])
def test_a_path_that_leads_nowhere_is_a_problem(tmp_path: Path, path: str) -> None:
    loaded = loaded_elsewhere(tmp_path / path)
    assert loaded.playlist is None
    assert loaded.problems


def test_a_load_that_waits_reads_what_lies_there_when_it_begins(tmp_path: Path) -> None:
    playlist = tmp_path / "playlist.yaml"
    playlist.write_text("items:\n  - slide: a\n", "utf-8")
    loading = Loading(playlist, waits=True, polite=True)
    playlist.write_text("items:\n  - slide: b\n", "utf-8")
    loading.begin()
    loaded = loading.answer()
    assert loaded
    assert [problem.params.get("name") for problem in loaded.problems if problem.code == "slide-missing"] == [
        "b"
    ]


def test_a_load_that_waits_ends_when_nobody_wants_it_any_more(tmp_path: Path) -> None:
    loading = Loading(tmp_path, waits=True)
    loading.close()
    assert loading._child.poll() is not None
    other = Loading(tmp_path, waits=True)
    assert other._child.stdin
    other._child.stdin.close()
    assert other._child.wait(30) == 0
    other.close()


def test_a_load_that_died_while_it_waited_answers_nothing(tmp_path: Path) -> None:
    loading = Loading(tmp_path, waits=True)
    loading._child.kill()
    loading._child.wait(30)
    loading.begin()
    assert loading.answer() is None


def test_many_items_come_some_at_a_time_and_are_all_there_in_order(tmp_path: Path) -> None:
    folder = tmp_path / "assets" / "fotos"
    for each in (folder, tmp_path / "slides"):
        each.mkdir(parents=True)
    for number in range(2 * SOME + 7):
        (folder / f"{number}.png").write_bytes(png())
    (tmp_path / "slides" / "playlist.yaml").write_text("items:\n  - folder: fotos\n", "utf-8")
    loaded = loaded_elsewhere(tmp_path)
    assert loaded.playlist
    assert len(loaded.playlist.items) == 2 * SOME + 7
    assert loaded == load(tmp_path)
