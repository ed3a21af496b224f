"""Files that a command writes: it is found out at once whether that is possible, and said why not."""

from __future__ import annotations

from pathlib import Path

import click

from kiosk.cli.speaking import say
from kiosk.words.sentence import SystemReason


def refuse_unwritable(output: Path) -> None:
    """Find out before everything is drawn, which takes minutes."""
    is_new = not output.exists()
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.open("ab").close()
        if is_new:
            output.unlink()
    except OSError as error:
        raise not_written(output, error) from error


def not_written(output: Path, error: OSError) -> click.ClickException:
    """What ends the command."""
    return click.ClickException(say("not-written", file=output, why=SystemReason.of(error)))
