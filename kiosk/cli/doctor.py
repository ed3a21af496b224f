"""``kiosk doctor``: can this computer run the kiosk?"""

from __future__ import annotations

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.cli.speaking import SpokenCommand, language
from kiosk.cli.writing import not_written, refuse_unwritable
from kiosk.words.catalogue import languages

if TYPE_CHECKING:
    from kiosk.app.doctor.examination import Examination

FORMATS = ("text", "json")


@click.command("doctor", cls=SpokenCommand)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--lang", type=click.Choice(languages()))
@click.option("--no-trial", is_flag=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--bundle", type=click.Path(path_type=Path, dir_okay=False))
def command(
    path: Path | None, form: str, lang: str | None, no_trial: bool, output: Path | None, bundle: Path | None
) -> None:
    """Say what is missing on this computer, and whether the kiosk runs on it."""
    from kiosk.app.doctor.command import Asked, carry_out, wrong_ending
    from kiosk.app.doctor.examination import Wanted
    from kiosk.cli.check import has_colors

    wanted = Wanted(language(), str(path) if path else "", trial=not no_trial)
    asked = Asked(wanted, form, output, bundle, shutil.get_terminal_size().columns)
    if wrong := wrong_ending(asked):
        raise click.UsageError(wrong)
    for file in filter(None, (output, bundle)):
        refuse_unwritable(file)
    try:
        code = carry_out(asked, _show if has_colors() and find_spec("rich") else None)
    except OSError as error:
        raise not_written(bundle or Path(), error) from error
    sys.exit(code)


def _show(whole: Examination) -> None:
    """The table in colours. Nothing is broken within a cure: it is copied from here."""
    from rich.console import Console
    from rich.text import Text

    from kiosk.machine.doctor.finding import worst_of
    from kiosk.machine.doctor.told import column_widths, says_in_lines, told, verdict

    colors = {"good": "green", "attention": "bold yellow", "bad": "bold red"}
    console = Console(highlight=False, markup=False, emoji=False)
    rows = told(whole.findings, language())
    label, name = column_widths(rows)
    indent = " " * (label + name + 4)
    for row in rows:
        first, *others = says_in_lines(row, rows, console.width)
        head = Text.assemble((f"{row.label:{label}}", colors[row.state]), f"  {row.name:{name}}  {first}")
        lines = [head, *(Text(indent + line) for line in others)]
        if row.cure:
            lines.append(Text.assemble(f"{indent}→ ", (row.cure, "bold")))
        for line in lines:
            console.print(line, soft_wrap=True)
    console.print()
    console.print(Text(verdict(whole.findings, language()), colors[worst_of(whole.findings)]))
