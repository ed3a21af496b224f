"""``kiosk schema``: JSON Schema of the playlist, of a slide or of a theme, for editors that complete and check
while typing."""

from __future__ import annotations

from pathlib import Path

import click

from kiosk.cli.speaking import SpokenCommand, say
from kiosk.words.sentence import SystemReason


@click.command("schema", cls=SpokenCommand)
@click.argument("what", type=click.Choice(["playlist", "slide", "theme"]), default="playlist")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
def command(what: str, output: Path | None) -> None:
    """Print the JSON Schema of a playlist file, a slide file or a theme file, or write it."""
    import json

    from kiosk.playlist.schema import playlist_schema, slide_schema, theme_schema

    schema = {"playlist": playlist_schema, "slide": slide_schema, "theme": theme_schema}[what]()
    text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as err:
        raise click.ClickException(say("not-written", file=output, why=SystemReason.of(err))) from err
