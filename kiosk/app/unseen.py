"""The kiosk without a screen: plays one round offscreen and writes a contact sheet and a report."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.app.offscreen import offscreen
from kiosk.app.options import RunOptions
from kiosk.app.player import Application
from kiosk.app.process import make_application
from kiosk.journal.event_log import Event
from kiosk.machine.folders import cache_folder
from kiosk.playlist.loaded import Loaded
from kiosk.playlist.model import Playlist
from kiosk.problems.report import as_json
from kiosk.sheet.sheet import Wanted, missing, shoot_all, write_pages, write_picture, write_singles
from kiosk.show.durations import duration_of
from kiosk.video.choose import EngineName, make_engine
from kiosk.words.sentence import SystemReason, console_sentence, failure_sentence

FILM_GUESS = 45.0
"""Seconds assumed for a film in the progress bar, as its length is not known beforehand."""


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """The number of pictures taken, and the reason for each missing item (key -> a sentence)."""

    count: int
    missing: Mapping[str, str]


def draw_sheet(
    playlist: Playlist, target: Path, engine: EngineName, language: str, wanted: Wanted | None = None
) -> DrawnSheet:
    """Every slide x language x orientation, or what is ``wanted``, into ``target`` (a picture, a PDF, or a folder for
    single pictures), drawn without a screen and with a progress bar. An item that cannot be shown leaves its place empty;
    ``language`` is that of whoever reads why."""
    wanted = wanted or Wanted(tuple(range(len(playlist.items))), playlist.languages)
    from rich.progress import Progress

    def shoot() -> DrawnSheet:
        with Progress() as bar:
            task = bar.add_task(console_sentence("drawing", language), total=None)
            rows = shoot_all(
                playlist,
                make_engine(engine, software=True),
                cache_folder(),
                wanted,
                lambda done, total: bar.update(task, completed=done, total=total),
            )
        said = {
            key: failure_sentence(reason, language, key.partition(":")[2])
            for key, reason in missing(rows).items()
        }
        shots = (shot for row in rows for some in row.shots.values() for shot in some)
        drawn = DrawnSheet(sum(not shot.image.isNull() for shot in shots), said)
        if target.suffix.lower() == ".pdf":
            write_pages(rows, target, playlist)
        elif target.suffix.lower() == ".png":
            write_picture(rows, target, playlist)
        else:
            write_singles(rows, target)
        return drawn

    return offscreen(shoot)


def play_unseen(loaded: Loaded, playlist: Playlist, options: RunOptions, folder: Path, language: str) -> int:
    """One whole round (or ``--rounds``) at its real pace; then ``sheet.png`` and ``report.json`` in ``folder``. What is said
    of it, on the console and in the report, is in ``language``.

    0 when something was shown.
    """
    from rich.console import Console
    from rich.progress import Progress

    console = Console()

    def say(code: str, **values: object) -> None:
        # No markup: a folder may be called "[red]". File names are not wrapped, so that they can be copied.
        console.print(console_sentence(code, language, **values), markup=False, soft_wrap="file" in values)

    say("no-screen")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        say("no-folder", folder=folder, why=SystemReason.of(error))
        return 1
    windowed, rounds = options.windowed or (1280, 720), max(1, options.rounds)
    options = replace(options, windowed=windowed, rounds=rounds, told_in=language)
    application = Application(playlist, options, make_application())
    cues: list[dict[str, object]] = []
    failures: list[dict[str, object]] = []
    seconds = {
        item.key: duration_of(item, options.settings.language or playlist.language) or FILM_GUESS
        for item in playlist.items
    }
    with Progress(console=console) as bar:
        task = bar.add_task(console_sentence("round", language), total=sum(seconds.values()) * options.rounds)
        reporter = _Reporter(cues, failures, lambda key: bar.advance(task, seconds.get(key, 0.0)))
        application.record.events.listen(reporter.take)
        code = application.run() if playlist.items else 0
    report = {
        "cues": cues,
        "failures": failures,
        **json.loads(as_json(loaded, language)),
    }
    target = folder / "report.json"
    try:
        target.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", "utf-8")
        if playlist.items:
            draw_sheet(playlist, folder / "sheet.png", options.settings.engine, language)
    except OSError as error:
        say("no-report", folder=folder, why=SystemReason.of(error))
        return 1
    if playlist.items:
        say("sheet-at", file=(folder / "sheet.png").resolve())
    say("report-at", file=target.resolve())
    say("played", count=len(cues))
    if failures:
        say("failed", count=len(failures))
    return code if cues else 1


class _Reporter:
    """Collects what was shown, and for how long (s)."""

    def __init__(
        self,
        cues: list[dict[str, object]],
        failures: list[dict[str, object]],
        ended: Callable[[str], None],
    ) -> None:
        self._cues, self._failures, self._ended = cues, failures, ended
        self._started = 0.0

    def take(self, event: Event) -> None:
        """Something happened."""
        if event.name == "cue-started":
            self._started = event.at
        elif event.name == "cue-ended":
            stood = round(event.at - self._started, 2)
            self._cues.append({"key": event.key, "seconds": stood, "round": event.fields["round"]})
            self._ended(event.key)
        elif event.name == "problem":
            self._failures.append(dict(event.fields))
