"""``kiosk stats``: what was counted at the stand."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.cli.moments import Day
from kiosk.cli.speaking import SpokenCommand, language, say
from kiosk.cli.writing import not_written, refuse_unwritable
from kiosk.words.catalogue import languages

if TYPE_CHECKING:
    from kiosk.journal.report import Figures
    from kiosk.journal.rows import Row

FORMATS = ("table", "csv", "json")
PAGES = (".pdf", ".png")


@click.command("stats", cls=SpokenCommand)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--from", "first", type=Day())
@click.option("--until", "last", type=Day())
@click.option("--event")
@click.option("--lang", type=click.Choice(languages()))
def command(
    files: tuple[Path, ...],
    form: str,
    output: Path | None,
    first: date | None,
    last: date | None,
    event: str | None,
    lang: str | None,
) -> None:
    """Tell what was counted in ``files``, or on this computer."""
    from kiosk.journal.report import Asked, figures_of

    ending = output.suffix.lower() if output else ""
    if output and ending not in (*PAGES, ".csv", ".json"):
        raise click.BadParameter(say("stats-ending", name=output.name), param_hint="--output")
    rows = [row for file in files or _own() for row in _read(file)]
    events = sorted({row.place.event for row in rows} - {""})
    if event and event not in events and events:
        said = say("stats-no-event", typed=event, names=tuple(events))
        raise click.BadParameter(said, param_hint="--event")
    figures = figures_of(rows, Asked(first, last, event))
    if not figures.rows and form == "table" and ending not in (".csv", ".json"):
        click.echo(_nothing(rows))
        return
    if output:
        refuse_unwritable(output)
        try:
            _write(figures, output, ending)
        except OSError as error:
            raise not_written(output, error) from error
        click.echo(str(output))
    else:
        _print(figures, form)


def _own() -> list[Path]:
    """The file of this computer."""
    from kiosk.journal.rows import FILE_NAME
    from kiosk.machine.folders import state_folder

    try:
        return [state_folder() / FILE_NAME]
    except OSError:
        return []


def _read(file: Path) -> list[Row]:
    import sqlite3

    from kiosk.journal.store import DamagedError, NewerError, read_rows

    try:
        return read_rows(file)
    except DamagedError as error:
        raise click.ClickException(say("stats-damaged", file=file)) from error
    except NewerError as error:
        raise click.ClickException(say("stats-newer", file=file)) from error
    except (OSError, sqlite3.Error) as error:
        raise click.ClickException(say("stats-unread", file=file)) from error


def _nothing(rows: list[Row]) -> str:
    """Kindly, that there is nothing, and where there would be something."""
    from kiosk.journal.report import figures_of
    from kiosk.words.catalogue import section
    from kiosk.words.moments import long_date
    from kiosk.words.sentence import fill

    words = section("stats", language())
    days = list(figures_of(rows).days)
    if not days:
        return str(words["nothing"])
    told = {"first": long_date(days[0], language()), "last": long_date(days[-1], language())}
    return fill(words["nothing-asked"], told, language())


def _write(figures: Figures, output: Path, ending: str) -> None:
    from kiosk.journal.written_report import BOM, as_csv, as_json

    if ending == ".csv":
        output.write_bytes((BOM + as_csv(figures, language())).encode("utf-8"))
    elif ending == ".json":
        output.write_text(as_json(figures, language()), "utf-8")
    else:
        from kiosk.app.drawing import draw_figures

        draw_figures(figures, output, language())


def _print(figures: Figures, form: str) -> None:
    from kiosk.journal.written_report import BOM, as_csv, as_json

    if form == "csv":
        # Somebody who reads it on a terminal needs no mark, and a spreadsheet does.
        mark = "" if sys.stdout.isatty() else BOM
        click.echo((mark + as_csv(figures, language())).encode("utf-8"), nl=False)
    elif form == "json":
        click.echo(as_json(figures, language()), nl=False)
    else:
        from kiosk.cli.stats_table import show_table

        show_table(figures, language())
