"""``kiosk check``: reports every problem of a playlist, with its place and a hint."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kiosk.cli.speaking import SpokenCommand, language
from kiosk.words.catalogue import languages


@click.command("check", cls=SpokenCommand)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--lang", type=click.Choice(languages()))
@click.option("--theme", type=click.Path(path_type=Path))
def command(path: Path | None, form: str, lang: str | None, theme: Path | None) -> None:
    """Print what is wrong in ``path``, or in the mission without one."""
    from kiosk.cli.looking_line import LookingLine
    from kiosk.content.mission import mission_root
    from kiosk.media.looking import Looking
    from kiosk.playlist.loader import load
    from kiosk.problems.report import as_json, as_text

    line = LookingLine(language())
    loaded = load(path or mission_root(), theme, Looking(told=line.told))
    line.end()
    report = as_json(loaded, language()) if form == "json" else as_text(loaded, language())
    click.echo(report, nl=False)
    sys.exit(1 if loaded.errors else 0)
