"""``kiosk check``: every problem of a playlist, with its place and what to do."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kiosk.words.catalogue import languages


@click.command("check")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--lang",
    type=click.Choice(languages()),
    default=languages()[0],
    show_default=True,
    help="Language of the messages.",
)
@click.option(
    "--theme",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Check with the colours, fonts and wordmark of this file instead of assets/theme.yaml.",
)
def command(path: Path | None, form: str, lang: str, theme: Path | None) -> None:
    """Say what is wrong in PATH: a playlist, a content folder or a folder of pictures and films.

    Without PATH the shipped mission is checked. Exit status: 0 no errors, 1 errors, 2 wrong usage.
    """
    from kiosk.cli.looking_line import LookingLine
    from kiosk.content.mission import mission_root
    from kiosk.media.looking import Looking
    from kiosk.playlist.loader import load
    from kiosk.problems.report import as_json, as_text

    line = LookingLine()
    loaded = load(path or mission_root(), theme, Looking(told=line.told))
    line.end()
    report = as_json(loaded, lang) if form == "json" else as_text(loaded, lang)
    click.echo(report, nl=False)
    sys.exit(1 if loaded.errors else 0)
