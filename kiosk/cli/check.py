"""``kiosk check``: reports every problem of a playlist, with its place and a hint."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from kiosk.cli.sizes import Size
from kiosk.cli.speaking import SpokenCommand, language
from kiosk.show.settings import EngineName
from kiosk.words.catalogue import languages

if TYPE_CHECKING:
    from kiosk.playlist.loaded import Loaded
    from kiosk.playlist.model import Playlist


@click.command("check", cls=SpokenCommand)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--lang", type=click.Choice(languages()))
@click.option("--theme", type=click.Path(path_type=Path))
@click.option("--render", is_flag=True)
@click.option("--size", "sizes", type=Size(), multiple=True)
@click.option("--engine", type=click.Choice(get_args(EngineName)), default="auto", show_default=True)
def command(
    path: Path | None,
    form: str,
    lang: str | None,
    theme: Path | None,
    render: bool,
    sizes: tuple[tuple[int, int], ...],
    engine: EngineName,
) -> None:
    """Print what is wrong in ``path``, or in the mission without one."""
    from kiosk.cli.looking_line import LookingLine
    from kiosk.content.mission import mission_root
    from kiosk.media.looking import Looking
    from kiosk.playlist.loader import load
    from kiosk.problems.report import as_json, as_text

    line = LookingLine(language())
    loaded = load(path or mission_root(), theme, Looking(told=line.told), unused=True)
    line.end()
    if render and loaded.playlist:
        loaded = _rendered(loaded, loaded.playlist, engine, sizes)
    report = as_json(loaded, language()) if form == "json" else as_text(loaded, language())
    click.echo(report, nl=False)
    sys.exit(1 if loaded.errors else 0)


def _rendered(
    loaded: Loaded, playlist: Playlist, engine: EngineName, sizes: tuple[tuple[int, int], ...]
) -> Loaded:
    """What was loaded, with what is found when every slide is drawn."""
    from kiosk.machine.versions import refuse_bad_pair

    refuse_bad_pair()
    import logging

    # What cannot be drawn is among the problems.
    logging.getLogger("kiosk.sheet").setLevel(logging.ERROR)
    from kiosk.app.proving import prove_unseen

    return prove_unseen(loaded, playlist, engine, language(), tuple(dict.fromkeys(sizes))).loaded
