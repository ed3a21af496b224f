"""``kiosk schema``: JSON Schema of the playlist, of a slide or of a theme, for editors that complete and check
while typing."""

from __future__ import annotations

from pathlib import Path

import click

from kiosk.cli.speaking import SpokenCommand, say
from kiosk.words.sentence import SystemReason

ALL = "all"


@click.command("schema", cls=SpokenCommand)
@click.argument("what", type=click.Choice(["playlist", "slide", "theme", ALL]), default="playlist")
@click.option("-o", "--output", type=click.Path(path_type=Path))
@click.pass_context
def command(ctx: click.Context, what: str, output: Path | None) -> None:
    """Print the JSON Schema of a playlist file, a slide file or a theme file, or write it; all of them into a folder."""
    from kiosk.playlist.schema import schema_texts

    texts = schema_texts()
    if what != ALL:
        if output is None:
            click.echo(texts[what], nl=False)
        else:
            param = next(each for each in ctx.command.params if each.name == "output")
            click.Path(dir_okay=False).convert(output, param, ctx)
            _write(output, texts[what])
        return
    if output is None:
        raise click.UsageError(say("schema-folder"))
    for name, text in texts.items():
        _write(output / f"{name}.json", text, makes_folder=True)


def _write(path: Path, text: str, *, makes_folder: bool = False) -> None:
    try:
        if makes_folder:
            path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as err:
        raise click.ClickException(say("not-written", file=path, why=SystemReason.of(err))) from err
