"""The kiosk without a screen: plays one round offscreen and writes a contact sheet and a report."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kiosk.app.drawing import draw_sheet
from kiosk.app.options import RunOptions
from kiosk.app.player import Application
from kiosk.app.process import make_application
from kiosk.journal.event_log import Event
from kiosk.playlist.loaded import Loaded
from kiosk.playlist.model import Playlist
from kiosk.problems.report import as_json
from kiosk.show.durations import duration_of
from kiosk.words.sentence import SystemReason, console_sentence

FILM_GUESS = 45.0
"""Seconds assumed for a film in the progress bar, as its length is not known beforehand."""


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
