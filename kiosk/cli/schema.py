"""``kiosk schema``: JSON Schema of the playlist or of a slide, for editors that complete and check while
typing."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("schema")
@click.argument("what", type=click.Choice(["playlist", "slide"]), default="playlist")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
def command(what: str, output: Path | None) -> None:
    """Print the JSON Schema of a playlist file or a slide file."""
    import json

    from kiosk.playlist.schema import playlist_schema, slide_schema

    schema = playlist_schema() if what == "playlist" else slide_schema()
    text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as err:
        raise click.ClickException(f"{output} cannot be written: {err.strerror}") from err
