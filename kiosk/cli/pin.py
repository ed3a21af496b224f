"""``kiosk pin``: forgets the PIN of the panel; the next opening asks for a new one."""

from __future__ import annotations

import click

from kiosk.cli.speaking import SpokenCommand, say
from kiosk.words.sentence import SystemReason


@click.command("pin", cls=SpokenCommand)
@click.argument("what", type=click.Choice(["reset"]))
def command(what: str) -> None:
    """Forget the PIN, and that wrong ones were typed."""
    from kiosk.machine.pin_files import pin_path, tries_path

    for path in (pin_path(), tries_path()):
        try:
            if path:
                path.unlink(missing_ok=True)
        except OSError as error:
            raise click.ClickException(say("not-written", file=path, why=SystemReason.of(error))) from error
    click.echo(say("pin-forgotten"))
