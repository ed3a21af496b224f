"""The command line: one module per command, with expensive imports inside the functions."""

from __future__ import annotations

import importlib
from typing import Any

import click

from kiosk.cli.speaking import SpokenGroup, say

COMMANDS = ("new", "run", "check", "sheet", "schema", "doctor", "stats", "pin")


class _Commands(SpokenGroup):
    """Loads a command's module only when it is asked for."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        from kiosk.machine.encoding import use_utf8

        # Before anything is printed, including help.
        use_utf8()
        return super().main(*args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"kiosk.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            typed = args[0]
            if near := get_close_matches(typed, COMMANDS, 1):
                ctx.fail(say("no-command-near", typed=typed, near=near[0], commands=COMMANDS))
            ctx.fail(say("no-command", typed=typed, commands=COMMANDS))
        return super().resolve_command(ctx, args)


def _say_version(ctx: click.Context, param: click.Parameter, is_asked: bool) -> None:
    if is_asked and not ctx.resilient_parsing:
        from kiosk import __version__

        click.echo(say("version", version=__version__))
        ctx.exit()


@click.group("kiosk", cls=_Commands)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_say_version)
def main() -> None:
    """What a person can type."""
