"""``kiosk run``: the show."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from kiosk.app.supervisor.mandate import Mandate
from kiosk.cli.ranges import Number, WholeNumber
from kiosk.cli.screen_type import Screen
from kiosk.cli.sizes import Size
from kiosk.cli.speaking import SpokenCommand, language, say
from kiosk.machine.graphics import RenderName
from kiosk.show.settings import EngineName, MotionName, Rotation

if TYPE_CHECKING:
    from kiosk.machine.settings.machine_settings import MachineSettings
    from kiosk.playlist.loaded import Loaded
    from kiosk.problems.problem import Problem


class Supervision(click.ParamType[Mandate]):
    """What a supervisor tells its player."""

    name = "supervision"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Mandate:
        try:
            return Mandate.from_json(str(value))
        except ValueError:
            self.fail(str(value), param, ctx)


@click.command("run", cls=SpokenCommand)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--settings", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--windowed", type=Size())
@click.option("--lock/--no-lock", default=None)
@click.option("--screen", type=Screen())
@click.option("--rotation", type=click.Choice(get_args(Rotation)))
@click.option("--inches", type=Number(5, 200))
@click.option("--render", type=click.Choice(get_args(RenderName)))
@click.option("--engine", type=click.Choice(get_args(EngineName)))
@click.option("--rounds", type=WholeNumber(0), default=0)
@click.option("--motion", type=click.Choice(get_args(MotionName)))
@click.option("--theme", type=click.Path(path_type=Path))
@click.option("--lang", default="")
@click.option("--volume", type=WholeNumber(0, 100))
@click.option("--sound")
@click.option("--trace", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--report", type=click.Path(path_type=Path, file_okay=False), default=Path("build"), show_default=True
)
@click.option("-v", "--verbose", is_flag=True)
@click.option("--no-supervisor", is_flag=True)
@click.option("--supervised", type=Supervision(), hidden=True)
@click.option("--instead", type=click.Path(path_type=Path), hidden=True)
def command(
    path: Path | None,
    settings: Path | None,
    windowed: tuple[int, int] | None,
    lock: bool | None,
    screen: int | str | None,
    rotation: Rotation | None,
    inches: float | None,
    render: RenderName | None,
    engine: EngineName | None,
    rounds: int,
    motion: MotionName | None,
    theme: Path | None,
    lang: str,
    volume: int | None,
    sound: str | None,
    trace: Path | None,
    report: Path,
    verbose: bool,
    no_supervisor: bool,
    supervised: Mandate | None,
    instead: Path | None,
) -> None:
    """Show ``path``, or the mission without one; one round unseen where there is no screen."""
    from kiosk.content.mission import mission_root
    from kiosk.machine.settings.place import settings_path
    from kiosk.playlist.background_loader import Loading

    found, wrong = _settings(settings)
    root = instead or path or found.playlist or mission_root()
    # Started first: another process loads the playlist while Qt loads in this one.
    loading = Loading(root, theme)
    import logging

    logging.basicConfig(
        level=logging.DEBUG if verbose else logging.INFO,
        format="%(asctime)s %(levelname)-7s %(name)s: %(message)s",
    )
    from kiosk.machine.pyside import read_no_sources
    from kiosk.machine.versions import refuse_bad_pair

    refuse_bad_pair()
    read_no_sources()
    from kiosk.app.live_content import LiveContent
    from kiosk.app.options import RunOptions
    from kiosk.app.process import log_everything, make_application
    from kiosk.app.startup import Startup, UnknownLanguageError, playlist_of
    from kiosk.app.watch import Watch
    from kiosk.cli.looking_line import LookingLine
    from kiosk.machine.display import display_name, wait_for_display
    from kiosk.machine.graphics import has_display
    from kiosk.words.sentence import SystemReason, machine_sentence

    def say_waiting() -> None:
        logging.getLogger("kiosk.app").warning(
            "%s", machine_sentence("display-waits", language(), display=display_name())
        )

    log_everything()
    if has_display() and not wait_for_display(waits=say_waiting):
        loading.close()
        raise click.ClickException(machine_sentence("no-display", language(), display=display_name()))
    if trace:
        try:
            # A player that follows another one goes on writing.
            with trace.open("a" if supervised and not supervised.is_first else "w"):
                pass
        except OSError as error:
            raise click.ClickException(say("not-written", file=trace, why=SystemReason.of(error))) from error

    application = make_application()
    line = LookingLine(language())
    found = found.overridden(
        language=lang or None,
        volume=volume,
        volume_cap=volume,
        sound=sound,
        motion=motion,
        engine=engine,
        screen=screen,
        rotation=rotation,
        inches=inches,
        drawing=render,
        lock=lock,
    )
    options = replace(
        RunOptions.of(found),
        shown=root,
        windowed=windowed,
        rounds=rounds,
        trace=trace,
        # What an operator chose need not speak it.
        typed_language="" if instead else lang,
        problems=wrong,
        settings_file=file.absolute() if (file := settings or settings_path()) else None,
    )
    log_problems(wrong)

    def wrong_language(spoken: Sequence[str]) -> click.BadParameter:
        return click.BadParameter(say("speaks", typed=lang, languages=spoken), param_hint="--lang")

    if has_display():
        shown: list[Loaded] = []

        def report_load(loaded: Loaded, is_shown: bool) -> None:
            line.end()
            if is_shown:
                log_problems(news(loaded, shown[0]) if shown else loaded.problems)
                shown[:] = [loaded]

        try:
            content = LiveContent(loading, root, theme)
            watch = Watch(supervised, sys.argv[2:], root) if supervised else None
            sys.exit(Startup(content, options, application, watch).run(line.told, report_load))
        except UnknownLanguageError as error:
            raise wrong_language(error.languages) from error
    from kiosk.app.unseen import play_unseen

    # The report must be complete, and nobody waits in front of a screen.
    loaded = loading.result()
    loaded = loading.last(line.told) or loaded
    line.end()
    log_problems(loaded.problems)
    playlist = playlist_of(loaded)
    if lang and lang not in playlist.languages:
        raise wrong_language(playlist.languages)
    sys.exit(play_unseen(loaded, playlist, options, report, language()))


def _settings(file: Path | None) -> tuple[MachineSettings, tuple[Problem, ...]]:
    """The settings in ``file``, else those of this computer, and what is wrong in them: also that ``file`` is missing."""
    from kiosk.machine.settings.machine_settings import MachineSettings
    from kiosk.machine.settings.place import settings_path

    path = file or settings_path()
    if path is None or not (file or path.exists()):
        return MachineSettings(), ()
    from kiosk.machine.settings.reading import read_settings
    from kiosk.problems.findings import Findings

    findings = Findings()
    return read_settings(path.absolute(), findings), findings.problems


def news(loaded: Loaded, before: Loaded) -> Iterator[Problem]:
    """What was not said of the load ``before``; and the errors of each text that was saved again, which still has them."""
    for problem in loaded.problems:
        text = loaded.texts.get(problem.file)
        is_saved_again = problem.severity == "error" and text != before.texts.get(problem.file)
        if is_saved_again or problem not in before.problems:
            yield problem


def log_problems(problems: Iterable[Problem]) -> None:
    """Each finding of the checker in a line of the log."""
    import logging

    for problem in problems:
        level = logging.ERROR if problem.severity == "error" else logging.WARNING
        said = problem.message(language())
        logging.getLogger("kiosk.playlist").log(level, "%s:%d: %s", problem.file, problem.line, said)
