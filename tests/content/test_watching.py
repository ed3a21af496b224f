"""A content folder is watched: one call for what was saved, once it is whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest

from kiosk.content.watching import (
    FILE_QUIET,
    HALF_QUIET,
    LONGEST,
    MANY_QUIET,
    TEXT_QUIET,
    Halves,
    Settling,
    Watching,
    is_passing,
)

PATIENCE = 30
NOTHING = 1.5
"""Seconds for which nothing more is told: longer than any quiet."""


def paths(folder: Path, *names: str) -> list[Path]:
    """Files of these names, which are there."""
    found = [folder / name for name in names]
    for path in found:
        path.touch()
    return found


def told_after(settling: Settling, now: float) -> float:
    """When it tells, on its clock."""
    wait = settling.wait(now)
    assert wait is not None
    assert not settling.take(now + wait - 0.001)
    assert settling.take(now + wait)
    return now + wait


@pytest.mark.parametrize(
    ("name", "quiet"),
    [
        ("playlist.yaml", TEXT_QUIET),
        ("film.nl.vtt", TEXT_QUIET),
        ("foto.jpg", FILE_QUIET),
        ("los", FILE_QUIET),
    ],
)
def test_a_saved_file_is_told_when_it_is_quiet(tmp_path: Path, name: str, quiet: float) -> None:
    settling = Settling()
    settling.add(paths(tmp_path, name), 100.0)
    assert told_after(settling, 100.0) == pytest.approx(100.0 + quiet)
    assert settling.wait(200.0) is None


def test_a_file_that_goes_on_changing_is_told_when_it_ends(tmp_path: Path) -> None:
    settling = Settling()
    (photo,) = paths(tmp_path, "foto.jpg")
    for step in range(20):
        settling.add([photo], 100.0 + step * 0.2)
    assert told_after(settling, 103.8) == pytest.approx(103.8 + FILE_QUIET)


def test_what_was_deleted_is_told_sooner_than_what_was_copied(tmp_path: Path) -> None:
    settling = Settling()
    settling.add([tmp_path / "weg.jpg"], 100.0)
    assert told_after(settling, 100.0) == pytest.approx(100.0 + TEXT_QUIET)


def test_300_photos_with_pauses_between_them_are_told_once(tmp_path: Path) -> None:
    settling = Settling()
    now = 100.0
    for number, path in enumerate(paths(tmp_path, *(f"foto{number}.jpg" for number in range(300)))):
        now = 100.0 + number * 0.05 + (0.6 if number > 150 else 0.0)
        assert not settling.take(now) or number < 4
        settling.add([path], now)
    assert told_after(settling, now) == pytest.approx(now + MANY_QUIET)


def test_somebody_who_copies_for_ever_is_told_now_and_then(tmp_path: Path) -> None:
    settling = Settling()
    (photo,) = paths(tmp_path, "foto.jpg")
    told = [now for now in (100.0 + step * 0.1 for step in range(700)) if _tick(settling, photo, now)]
    assert told == pytest.approx([100.0 + LONGEST, 100.0 + 2 * LONGEST + 0.1], abs=0.2)


def _tick(settling: Settling, path: Path, now: float) -> bool:
    settling.add([path], now)
    return bool(settling.take(now))


@pytest.mark.parametrize(
    ("before", "after", "is_half"),
    [
        ("title: x\n", "title: y\n", False),
        ("title: x\n", "title: y\nite", True),
        ("title: x\n", "", True),
        ("title: x", "title: y", False),
        ("title: x", "", True),
        (None, "title: y", False),
        ("title: x\n", None, False),
    ],
)
def test_a_text_that_ends_amid_a_line_as_it_never_did_may_be_half(
    tmp_path: Path, before: str | None, after: str | None, is_half: bool
) -> None:
    path, halves = tmp_path / "a.yaml", Halves()
    for text in (before, after):
        halves.learn([path])
        path.unlink(missing_ok=True)
        if text is not None:
            path.write_text(text)
    assert halves.is_half(path) is is_half


def test_half_a_text_gets_more_time_and_no_more_once_it_is_whole(tmp_path: Path) -> None:
    path, halves = tmp_path / "a.yaml", Halves()
    path.write_text("a: 1\n")
    halves.learn([path])
    settling = Settling(halves.is_half)
    path.write_text("a: 1\nb")
    settling.add([path], 100.0)
    assert settling.wait(100.0) == pytest.approx(HALF_QUIET)
    path.write_text("a: 1\nb: 2\n")
    settling.add([path], 100.4)
    assert told_after(settling, 100.4) == pytest.approx(100.4 + TEXT_QUIET)


@pytest.mark.parametrize(
    "name",
    [
        ".playlist.yaml.swp",
        "playlist.yaml~",
        ".goutputstream-A1B2",
        "~$taak.docx",
        "film.mp4.crdownload",
        "#a.yaml#",
        ".DS_Store",
        "foto.jpg.part",
        ".~lock.a.odt#",
        "A.TMP",
    ],
)
def test_files_of_programs_are_not_content(name: str) -> None:
    assert is_passing(name)
    settling = Settling()
    settling.add([Path(name)], 100.0)
    assert settling.wait(100.0) is None


# -- with the system -----------------------------------------------------------------------------------------------------


class Stand:
    """A content folder that is watched."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "stand"
        for name in ("slides", "assets/fotos"):
            (self.root / name).mkdir(parents=True)
        self.playlist = self.root / "slides" / "playlist.yaml"
        self.playlist.write_text("items: []\n")
        self.theme = folder / "elders" / "theme.yaml"
        self.theme.parent.mkdir()
        self.theme.write_text("a: 1\n")
        self.told: Queue[frozenset[Path]] = Queue()
        self.watching = Watching(self.root, [self.theme], self.told.put)
        self.watching.know([self.playlist])
        self.watching.start()
        assert self.watching.is_watching.wait(PATIENCE)

    def names(self) -> set[str]:
        """What is told next."""
        return {path.name for path in self.told.get(timeout=PATIENCE)}

    def no_more(self) -> bool:
        try:
            return self.told.get(timeout=NOTHING) is None
        except Empty:
            return True


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[Stand]:
    stand = Stand(tmp_path)
    yield stand
    stand.watching.close()


def _through_a_temporary_file(stand: Stand) -> None:
    hidden = stand.root / "slides" / ".playlist.yaml.swp"
    hidden.write_text("items: [a]\n")
    hidden.replace(stand.playlist)


def _photos(stand: Stand) -> None:
    for number in range(30):
        (stand.root / "assets" / "fotos" / f"{number}.jpg").write_bytes(b"x" * 10_000)


@pytest.mark.parametrize(
    ("save", "names"),
    [
        (lambda stand: stand.playlist.write_text("items: [a]\n"), {"playlist.yaml"}),
        (_through_a_temporary_file, {"playlist.yaml"}),
        (lambda stand: stand.theme.write_text("a: 2\n"), {"theme.yaml"}),
        (lambda stand: stand.playlist.unlink(), {"playlist.yaml"}),
        (_photos, {f"{number}.jpg" for number in range(30)}),
    ],
    ids=["saved", "through-a-temporary-file", "a-theme-elsewhere", "deleted", "photos"],
)
def test_each_save_is_told_once(stand: Stand, save: Callable[[Stand], None], names: set[str]) -> None:
    save(stand)
    assert stand.names() == names
    assert stand.no_more()


def test_a_file_beside_a_theme_elsewhere_is_nothing_to_tell(stand: Stand) -> None:
    (stand.theme.parent / "brief.yaml").write_text("x")
    assert stand.no_more()


def test_photos_in_a_new_folder_are_seen_and_those_saved_there_later(stand: Stand) -> None:
    folder = stand.root / "assets" / "zaterdag"
    folder.mkdir()
    (folder / "1.jpg").write_bytes(b"1")
    # The photo itself may have come before its folder was watched: who is told of the folder finds it there.
    assert stand.names() & {"zaterdag", "1.jpg"}
    while not stand.no_more():
        pass
    (folder / "2.jpg").write_bytes(b"2")
    assert stand.names() == {"2.jpg"}


@pytest.mark.parametrize("inner", ["", "assets", "slides"])
def test_a_folder_that_is_replaced_is_told_and_watched_on(stand: Stand, inner: str) -> None:
    old = stand.root / inner
    new = shutil.copytree(old, stand.root.parent / "nieuw")
    old.rename(stand.root.parent / "oud")
    new.rename(old)
    assert stand.names()
    while not stand.no_more():
        pass
    assert stand.watching.is_watching.wait(PATIENCE)
    stand.playlist.write_text("items: [b]\n")
    assert "playlist.yaml" in stand.names()


def test_a_folder_that_goes_and_comes_back_is_told_both_times(stand: Stand) -> None:
    away = stand.root.parent / "weg"
    stand.root.rename(away)
    assert "stand" in stand.names()
    away.rename(stand.root)
    assert "stand" in stand.names()
    assert stand.watching.is_watching.wait(PATIENCE)
    stand.playlist.write_text("items: [b]\n")
    assert "playlist.yaml" in stand.names()


def test_a_folder_that_is_back_at_the_very_moment_it_was_told_gone_is_told_again(stand: Stand) -> None:
    """Before the watching thread has looked once more: it does so only when this call returns."""
    away, told = stand.root.parent / "weg", stand.watching._settled

    def bring_back(paths: frozenset[Path]) -> None:
        if away.exists():
            away.rename(stand.root)
        told(paths)

    stand.watching._settled = bring_back
    stand.root.rename(away)
    assert "stand" in stand.names()
    assert "stand" in stand.names()


def test_a_folder_that_is_not_there_at_the_start_is_seen_when_it_comes(tmp_path: Path) -> None:
    told: Queue[frozenset[Path]] = Queue()
    watching = Watching(tmp_path / "later", [], told.put)
    watching.start()
    (tmp_path / "later").mkdir()
    assert told.get(timeout=PATIENCE) == {tmp_path / "later"}
    watching.close()


def test_a_folder_that_comes_before_the_first_look_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: Queue[frozenset[Path]] = Queue()
    watching = Watching(tmp_path / "later", [], told.put)
    begin = watching._thread.start

    def begin_late() -> None:
        (tmp_path / "later").mkdir()
        begin()

    monkeypatch.setattr(watching._thread, "start", begin_late)
    watching.start()
    assert told.get(timeout=PATIENCE) == {tmp_path / "later"}
    watching.close()


@pytest.mark.logs("cannot be watched")
def test_a_system_without_watches_is_looked_at_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from watchfiles import _rust_notify

    real = _rust_notify.RustNotify

    def short_of_watches(folders: list[str], debug: bool, polls: bool, *more: object) -> object:
        if not polls:
            raise OSError(28, os.strerror(28))
        return real(folders, debug, polls, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(_rust_notify, "RustNotify", short_of_watches)
    told: Queue[frozenset[Path]] = Queue()
    watching = Watching(tmp_path, [], told.put)
    watching.start()
    assert watching.is_watching.wait(PATIENCE)
    (tmp_path / "a.yaml").write_text("a")
    assert tmp_path / "a.yaml" in told.get(timeout=PATIENCE)
    watching.close()


@pytest.mark.logs("what was saved is not loaded")
def test_an_exception_in_what_is_told_does_not_end_the_watching(tmp_path: Path) -> None:
    told: Queue[frozenset[Path]] = Queue()

    def settled(paths: frozenset[Path]) -> None:
        told.put(paths)
        raise RuntimeError("planted")

    watching = Watching(tmp_path, [], settled)
    watching.start()
    assert watching.is_watching.wait(PATIENCE)
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text("a")
        assert told.get(timeout=PATIENCE) == {tmp_path / name}
    watching.close()
