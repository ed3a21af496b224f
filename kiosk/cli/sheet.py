"""``kiosk sheet``: one picture of the whole show, to mail around."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("sheet")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("sheet.png"),
    show_default=True,
    help="The picture to write: a name ending in .png or .pdf.",
)
@click.option("--engine", type=click.Choice(["auto", "vlc", "qt"]), default="auto", show_default=True)
def command(path: Path | None, output: Path, engine: str) -> None:
    """Draw every slide of PATH in every language, landscape and portrait, on one sheet.

    Without PATH the mission that comes with the kiosk is drawn.
    """
    if output.suffix.lower() not in (".png", ".pdf"):
        raise click.BadParameter(f"'{output.name}' must end in .png or .pdf.", param_hint="--output")
    import logging

    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    from kiosk.machine.versions import refuse_bad_pair

    refuse_bad_pair()
    from kiosk.content.mission import mission_root
    from kiosk.playlist import load

    loaded = load(path or mission_root())
    if loaded.playlist is None:
        from kiosk.playlist.report import as_text

        click.echo(as_text(loaded, "nl"), nl=False)
        sys.exit(1)
    from kiosk.unseen import draw_sheet

    try:
        draw_sheet(loaded.playlist, output, engine)  # type: ignore[arg-type]
    except OSError as error:
        raise click.ClickException(f"{output} cannot be written: {error.strerror or error}") from error
    click.echo(f"{output}")
