"""``kiosk sheet``: pictures of the show, to look at and to mail around."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from kiosk.cli.sizes import Size
from kiosk.cli.speaking import SpokenCommand, language, say
from kiosk.cli.writing import not_written, refuse_unwritable
from kiosk.show.settings import EngineName

if TYPE_CHECKING:
    from kiosk.playlist.model import Playlist
    from kiosk.sheet.photographer import Moment
    from kiosk.sheet.sheet import Wanted

SMALLEST, LARGEST = 320, 7680
"""Pixels of a side; a picture of 8K x 8K takes 240 MB."""


@click.command("sheet", cls=SpokenCommand)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("sheet.png"), show_default=True)
@click.option("--size", "sizes", type=Size(), multiple=True)
@click.option("--lang", "languages", multiple=True)
@click.option("--slide", "slides", multiple=True)
@click.option("--moment", "moments", type=click.Choice(["start", "middle", "end"]), multiple=True)
@click.option("--theme", type=click.Path(path_type=Path))
@click.option("--engine", type=click.Choice(get_args(EngineName)), default="auto", show_default=True)
def command(
    path: Path | None,
    output: Path,
    sizes: tuple[tuple[int, int], ...],
    languages: tuple[str, ...],
    slides: tuple[str, ...],
    moments: tuple[Moment, ...],
    theme: Path | None,
    engine: EngineName,
) -> None:
    """Draw every slide of ``path``, or of the mission, in every language, landscape and portrait."""
    kind = output.suffix.lower()
    if kind not in (".png", ".pdf", "") and not output.is_dir():
        raise click.BadParameter(say("ending", name=output.name), param_hint="--output")
    for width, height in sizes:
        if max(width, height) > LARGEST or min(width, height) < SMALLEST:
            said = say("side", width=width, height=height, least=SMALLEST, most=LARGEST)
            raise click.BadParameter(said, param_hint="--size")
    import logging

    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    from kiosk.machine.pyside import read_no_sources
    from kiosk.machine.versions import refuse_bad_pair

    refuse_bad_pair()
    read_no_sources()
    from kiosk.content.mission import mission_root
    from kiosk.playlist import load

    loaded = load(path or mission_root(), theme)
    if loaded.playlist is None:
        from kiosk.problems.report import as_text

        click.echo(as_text(loaded, language()), nl=False)
        sys.exit(1)
    is_one_file = kind in (".png", ".pdf")
    if is_one_file:
        refuse_unwritable(output)
    wanted = _wanted(loaded.playlist, sizes, languages, slides, moments)
    from kiosk.app.drawing import draw_sheet

    try:
        drawn = draw_sheet(loaded.playlist, output, engine, language(), wanted, loaded.problems)
    except OSError as error:
        raise not_written(output, error) from error
    click.echo(str(output) if is_one_file else say("pictures", folder=output, count=drawn.count))
    for key, said in drawn.missing.items():
        click.echo(f"{key}: {said}", err=True)
    sys.exit(1 if drawn.missing else 0)


def _wanted(
    playlist: Playlist,
    sizes: tuple[tuple[int, int], ...],
    languages: tuple[str, ...],
    slides: tuple[str, ...],
    moments: tuple[Moment, ...],
) -> Wanted:
    from difflib import get_close_matches

    from kiosk.sheet.sheet import LANDSCAPE, PORTRAIT, Wanted, chosen

    for code in languages:
        if code not in playlist.languages:
            said = say("speaks", typed=code, languages=playlist.languages)
            raise click.BadParameter(said, param_hint="--lang")
    try:
        items = tuple(chosen(playlist, slides)) if slides else tuple(range(len(playlist.items)))
    except KeyError as error:
        typed, names = str(error.args[0]), tuple(item.name for item in playlist.items)
        near = get_close_matches(typed, names, 1, 0.4)
        said = (
            say("no-slide-near", typed=typed, near=near[0])
            if near
            else say("no-slide", typed=typed, names=names)
        )
        raise click.BadParameter(said, param_hint="--slide") from error
    return Wanted(
        items,
        tuple(dict.fromkeys(languages)) or playlist.languages,
        tuple(dict.fromkeys(sizes)) or (LANDSCAPE, PORTRAIT),
        tuple(dict.fromkeys(moments)),
    )
