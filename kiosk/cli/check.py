"""``kiosk check``: reports every problem of a playlist, with its place and a hint."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from kiosk.cli.moments import Moment
from kiosk.cli.ranges import Number
from kiosk.cli.sizes import Size
from kiosk.cli.speaking import SpokenCommand, language, say
from kiosk.cli.writing import not_written, refuse_unwritable
from kiosk.show.settings import EngineName
from kiosk.words.catalogue import languages

if TYPE_CHECKING:
    from kiosk.playlist.loaded import Loaded
    from kiosk.playlist.model import Playlist
    from kiosk.proof.prover import Proof


FORMATS = ("text", "json", "lines", "sarif")


@click.command("check", cls=SpokenCommand)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--lang", type=click.Choice(languages()))
@click.option("--theme", type=click.Path(path_type=Path))
@click.option("--at", type=Moment())
@click.option("--week", is_flag=True)
@click.option("--fix", is_flag=True)
@click.option("--yes", is_flag=True)
@click.option("--render", is_flag=True)
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--size", "sizes", type=Size(), multiple=True)
@click.option("--inches", type=Number(5, 200), default=24, show_default=True)
@click.option("--engine", type=click.Choice(get_args(EngineName)), default="auto", show_default=True)
def command(
    path: Path | None,
    form: str,
    lang: str | None,
    theme: Path | None,
    at: datetime | None,
    week: bool,
    fix: bool,
    yes: bool,
    render: bool,
    report: Path | None,
    sizes: tuple[tuple[int, int], ...],
    inches: float,
    engine: EngineName,
) -> None:
    """Print what is wrong in ``path``, or in the mission without one."""
    from kiosk.cli.looking_line import LookingLine
    from kiosk.content.mission import mission_root
    from kiosk.media.looking import Looking
    from kiosk.playlist.loader import load

    if report:
        _refuse_bad_report(report)
    if fix:
        _fix(path or mission_root(), theme, is_agreed=yes)
    line = LookingLine(language())
    loaded = load(path or mission_root(), theme, Looking(told=line.told), hints=True)
    line.end()
    proof = _proved(loaded, engine, sizes, inches, report) if render or report else None
    loaded = proof.loaded if proof else loaded
    _tell(loaded, form, at, proof)
    if form == "text" and loaded.playlist and (at or week):
        _say_when(loaded.playlist, at, week=week)
    sys.exit(1 if loaded.errors else 0)


def _tell(loaded: Loaded, form: str, at: datetime | None, proof: Proof | None) -> None:
    from kiosk.cli import readable
    from kiosk.problems.report import as_json, as_text

    if form == "json":
        from kiosk.cli.due import keys_at

        spoken = loaded.playlist.languages if loaded.playlist else ()
        more = {
            "languages": spoken,
            **keys_at(loaded.playlist, at),
            **(readable.as_keys(proof) if proof else {}),
        }
        report = as_json(loaded, language(), more)
    elif form == "lines":
        from kiosk.problems.formats import as_lines

        report = as_lines(loaded, language(), Path.cwd())
    elif form == "sarif":
        from kiosk import __version__
        from kiosk.problems.formats import as_sarif

        report = as_sarif(loaded, language(), __version__)
    elif has_colors():
        from rich.console import Console

        from kiosk.problems.colored import show

        show(loaded, language(), Console(highlight=False, markup=False, emoji=False))
        report = ""
    else:
        report = as_text(loaded, language())
    if proof and form == "text" and (lines := readable.as_lines(proof, language())):
        report += f"\n{lines}"
    click.echo(report, nl=False)


def _say_when(playlist: Playlist, at: datetime | None, *, week: bool) -> None:
    """What is shown ``at`` a moment, and in the ``week`` from then or from today on."""
    import shutil

    from kiosk.cli import due

    width = shutil.get_terminal_size().columns
    if at:
        click.echo("\n" + due.shown_at(playlist, at, language(), width), nl=False)
    if week:
        first = at or datetime.now()  # noqa: DTZ005  (schedules are in local time)
        click.echo("\n" + due.week(playlist, first.date(), language(), width), nl=False)


def has_colors() -> bool:
    """Whether this is a terminal that shows colours, and its user wants them (https://no-color.org)."""
    plain = os.environ.get("NO_COLOR") or (os.environ.get("TERM", "") in ("", "dumb") and os.name != "nt")
    return sys.stdout.isatty() and not plain


def _fix(path: Path, theme: Path | None, *, is_agreed: bool) -> None:
    """Mend what can be mended without guessing, before the check."""
    from kiosk.cli.fixing import is_terminal, offer
    from kiosk.content.folder import root_of
    from kiosk.playlist.fixing import find_fixes

    offer(find_fixes(path, theme), root_of(path), is_agreed=is_agreed, is_terminal=is_terminal())


def _proved(
    loaded: Loaded,
    engine: EngineName,
    sizes: tuple[tuple[int, int], ...],
    inches: float,
    report: Path | None,
) -> Proof:
    """What was loaded, with what is found when every slide is drawn; a page of it in the file ``report``."""
    from kiosk.machine.pyside import read_no_sources
    from kiosk.machine.versions import refuse_bad_pair

    refuse_bad_pair()
    read_no_sources()
    import logging

    # What cannot be drawn is among the problems.
    logging.getLogger("kiosk.sheet").setLevel(logging.ERROR)
    from kiosk.app.proving import prove_unseen

    proof = prove_unseen(loaded, engine, language(), tuple(dict.fromkeys(sizes)), inches)
    if report:
        from kiosk.proof.page import as_page

        try:
            report.write_text(as_page(proof, language()), "utf-8")
        except OSError as error:
            raise not_written(report, error) from error
        click.echo(say("report-at", file=report), err=True)
    return proof


def _refuse_bad_report(report: Path) -> None:
    if report.suffix.lower() not in (".html", ".htm"):
        raise click.BadParameter(say("ending-html", name=report.name), param_hint="--report")
    refuse_unwritable(report)
