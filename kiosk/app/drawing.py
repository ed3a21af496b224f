"""The show on paper, drawn without a screen: the contact sheet, single pictures, the PDF for the board."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.app.offscreen import offscreen
from kiosk.journal.report import Figures
from kiosk.machine.folders import cache_folder
from kiosk.playlist.model import Playlist
from kiosk.problems.problem import Problem
from kiosk.sheet import board
from kiosk.sheet.board_pages import write_board
from kiosk.sheet.photographer import Shot
from kiosk.sheet.sheet import Wanted, shoot_all, write_picture, write_singles
from kiosk.show.durations import duration_of
from kiosk.video.choose import EngineName, make_engine
from kiosk.video.film import VideoEngine
from kiosk.words.sentence import console_sentence, failure_sentence

Progressed = Callable[[int, int], None]
"""Told how many pictures are drawn, of how many."""


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """The number of pictures taken, and the reason for each missing item (key -> a sentence)."""

    count: int
    missing: Mapping[str, str]


def draw_figures(figures: Figures, target: Path, language: str) -> None:
    """What was counted, on one page: a PDF or a picture. Raises ``OSError``."""
    from kiosk.sheet.stats_page import write_page
    from kiosk.theme.loader import house_theme

    made = datetime.now().astimezone().date()
    offscreen(lambda: write_page(figures, target, language, house_theme(), made))


def draw_sheet(
    playlist: Playlist,
    target: Path,
    engine: EngineName,
    language: str,
    wanted: Wanted | None = None,
    problems: Sequence[Problem] = (),
) -> DrawnSheet:
    """Every slide x language x orientation, or what is ``wanted``, into ``target`` (a picture, a PDF for the board with the
    ``problems``, or a folder for single pictures), drawn without a screen and with a progress bar. An item that cannot be
    shown leaves its place empty; ``language`` is that of whoever reads why."""
    wanted = wanted or Wanted(tuple(range(len(playlist.items))), playlist.languages)
    from rich.progress import Progress

    def shoot() -> DrawnSheet:
        with Progress() as bar:
            task = bar.add_task(console_sentence("drawing", language), total=None)

            def progress(done: int, total: int) -> None:
                bar.update(task, completed=done, total=total)

            films = make_engine(engine, software=True)
            if target.suffix.lower() == ".pdf":
                shots = _draw_board(playlist, target, films, wanted, problems, progress)
            else:
                shots = _draw_pictures(playlist, target, films, wanted, progress)
        lost = {shot.key: shot.reason for shot in shots if shot.image.isNull()}
        said = {key: failure_sentence(why, language, key.partition(":")[2]) for key, why in lost.items()}
        return DrawnSheet(sum(not shot.image.isNull() for shot in shots), said)

    return offscreen(shoot)


def _draw_pictures(
    playlist: Playlist, target: Path, engine: VideoEngine, wanted: Wanted, progress: Progressed
) -> list[Shot]:
    """One picture of everything, or single ones."""
    rows = shoot_all(playlist, engine, cache_folder(), wanted, progress)
    if target.suffix.lower() == ".png":
        write_picture(rows, target, playlist)
    else:
        write_singles(rows, target)
    return [shot for row in rows for some in row.shots.values() for shot in some]


def _draw_board(
    playlist: Playlist,
    target: Path,
    engine: VideoEngine,
    wanted: Wanted,
    problems: Sequence[Problem],
    progress: Progressed,
) -> list[Shot]:
    """A page for each slide. It speaks the language of the pictures: the stand's own unless another is wanted."""
    spoken = wanted.languages[0]
    parts = board.parts_of(playlist, wanted.items)
    pictures = board.shoot_parts(playlist, engine, cache_folder(), wanted, parts, progress)
    facts = board.Facts(
        seconds={item.key: duration_of(item, spoken) for item in playlist.items},
        problems=problems,
        root=playlist.root,
        languages=wanted.languages,
        day=datetime.now().astimezone().date(),
    )
    write_board(playlist, parts, pictures, target, facts)
    return [shot for each in pictures.values() for row in each.rows for shot in row]
