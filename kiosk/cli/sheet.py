"""``kiosk sheet``: pictures of the show, to look at and to mail around."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.cli.sizes import Size

if TYPE_CHECKING:
    from kiosk.playlist.model import Playlist
    from kiosk.stage.sheet import Wanted

LARGEST = 7680
"""Pixels of a side; a picture of 8K x 8K takes 240 MB."""


@click.command("sheet")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("sheet.png"),
    show_default=True,
    help="FILE.png: one picture with everything. FILE.pdf: everything, then a page for each slide. "
    "A FOLDER: each picture by itself.",
)
@click.option(
    "--size", "sizes", type=Size(), multiple=True, help="Of the screen, such as 1920x1080; repeatable."
)
@click.option("--lang", "languages", multiple=True, help="Only this language; repeatable.")
@click.option("--slide", "slides", multiple=True, help="Only this slide, film or picture; repeatable.")
@click.option(
    "--moment",
    "moments",
    type=click.Choice(["start", "middle", "end"]),
    multiple=True,
    help="start: while it is built up. middle: in its slow motion. end: as it stands. Of a film: near its start, "
    "its middle and its end. Without it slides stand, and films are shown by all three.",
)
@click.option(
    "--theme", type=click.Path(path_type=Path), help="Another theme file than assets/theme.yaml, to try it."
)
@click.option("--engine", type=click.Choice(["auto", "vlc", "qt"]), default="auto", show_default=True)
def command(
    path: Path | None,
    output: Path,
    sizes: tuple[tuple[int, int], ...],
    languages: tuple[str, ...],
    slides: tuple[str, ...],
    moments: tuple[str, ...],
    theme: Path | None,
    engine: str,
) -> None:
    """Draw every slide of PATH in every language, landscape and portrait.

    Without PATH the mission that comes with the kiosk is drawn. Exit status: 0 everything was drawn, 1 something could not
    be and is named, 2 wrong usage.
    """
    kind = output.suffix.lower()
    if kind not in (".png", ".pdf", "") and not output.is_dir():
        raise click.BadParameter(
            f"'{output.name}' must end in .png or .pdf, or be a folder.", param_hint="--output"
        )
    for width, height in sizes:
        if max(width, height) > LARGEST or min(width, height) < 320:
            raise click.BadParameter(
                f"{width}x{height}: a side has 320 to {LARGEST} pixels.", param_hint="--size"
            )
    import logging

    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    from kiosk.machine.versions import refuse_bad_pair

    refuse_bad_pair()
    from kiosk.content.mission import mission_root
    from kiosk.playlist import load

    loaded = load(path or mission_root(), theme)
    if loaded.playlist is None:
        from kiosk.problems.report import as_text

        click.echo(as_text(loaded, "nl"), nl=False)
        sys.exit(1)
    wanted = _wanted(loaded.playlist, sizes, languages, slides, moments)
    from kiosk.unseen import draw_sheet

    try:
        drawn = draw_sheet(loaded.playlist, output, engine, wanted)  # type: ignore[arg-type]
    except OSError as error:
        raise click.ClickException(f"{output} cannot be written: {error.strerror or error}") from error
    click.echo(f"{output}" if kind in (".png", ".pdf") else f"{output}: {drawn.count} pictures")
    for key, why in drawn.missing.items():
        click.echo(f"{key}: {why}", err=True)
    sys.exit(1 if drawn.missing else 0)


def _wanted(
    playlist: Playlist,
    sizes: tuple[tuple[int, int], ...],
    languages: tuple[str, ...],
    slides: tuple[str, ...],
    moments: tuple[str, ...],
) -> Wanted:
    from difflib import get_close_matches

    from kiosk.stage.sheet import LANDSCAPE, PORTRAIT, Wanted, chosen

    for language in languages:
        if language not in playlist.languages:
            raise click.BadParameter(
                f"'{language}': this playlist speaks {', '.join(playlist.languages)}.", param_hint="--lang"
            )
    try:
        items = tuple(chosen(playlist, slides)) if slides else tuple(range(len(playlist.items)))
    except KeyError as error:
        names = [item.key.partition(":")[2] for item in playlist.items]
        near = get_close_matches(str(error.args[0]), names, 1, 0.4)
        hint = f"did you mean '{near[0]}'?" if near else f"choose from: {', '.join(names)}."
        raise click.BadParameter(f"there is no '{error.args[0]}'; {hint}", param_hint="--slide") from error
    return Wanted(
        items,
        tuple(dict.fromkeys(languages)) or playlist.languages,
        tuple(dict.fromkeys(sizes)) or (LANDSCAPE, PORTRAIT),
        tuple(dict.fromkeys(moments)),  # type: ignore[arg-type]
    )
