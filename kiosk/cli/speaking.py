"""Localises the command line: in the language of ``--lang``, else in that of the computer.

Help and messages come from the table ``cli`` of the catalogues, and are looked up only when needed. So do click's own
messages: its calls of gettext are redirected to the catalogue (``cli.click``).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from kiosk.words.catalogue import language_for, section, spoken
from kiosk.words.own_language import own_language

_TYPES = ("file", "directory", "path")
"""Type names that click looks up when a command is created; in help the metavars are used instead."""
_asked = ""


def language() -> str:
    """The language of this command line."""
    return language_for(_asked or own_language())


def say(code: str, **values: object) -> str:
    """A localised message of the command line."""
    from kiosk.words.sentence import console_sentence

    return console_sentence(code, language(), **values)


class SpokenCommand(click.Command):
    """A command whose help is in the catalogues, under its name. ``-h`` asks for it too."""

    def get_help_option_names(self, ctx: click.Context) -> list[str]:
        # Not from the context of the group: click keeps the option it makes first, and a command may be called without one.
        return ["-h", "--help"]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        # `kiosk sheet --lang` means the pictures.
        speaks = isinstance(self, click.Group) or any(param.name == "lang" for param in self.params)
        _hear(args if speaks else ())
        takes_more, ctx.allow_extra_args = ctx.allow_extra_args, True
        rest = super().parse_args(ctx, args)
        ctx.allow_extra_args = takes_more
        if rest and not takes_more and not ctx.resilient_parsing:
            self._refuse(ctx, rest)
        return rest

    def _refuse(self, ctx: click.Context, rest: Sequence[str]) -> None:
        """Say what was typed too much; a name with a blank in it is meant as one."""
        names = [str(param.name) for param in self.params if isinstance(param, click.Argument)]
        first = next((value for name in names if isinstance(value := ctx.params.get(name), Path)), None)
        said = _translated_for(_EXTRA, _EXTRAS, len(rest)).format(args=" ".join(rest))
        if first and not any(each.startswith("-") for each in rest):
            whole = " ".join([str(first), *rest])
            if Path(whole).exists() or (self.name == "new" and not first.exists()):
                said = say("argument-blank", said=said, whole=f'"{whole}"')
        ctx.fail(said)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # Called first for help as well as for errors.
        self._translate(ctx)
        super().format_usage(ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        self.short_help = _words(self)["short"]
        return super().get_short_help_str(limit)

    def _translate(self, ctx: click.Context) -> None:
        words, metavars = _words(self), section("cli", language())["metavars"]
        self.help = words["help"]
        self.options_metavar = metavars["options"]
        help_option = self.get_help_option(ctx)
        for param in self.get_params(ctx):
            name = metavars.get(param.type.name)
            if isinstance(param, click.Argument):
                param.metavar = f"[{name}]" if name else None
            elif isinstance(param, click.Option) and not param.hidden:
                param.metavar = name if not param.is_flag else None
                param.help = _translated(_HELP) if param is help_option else words[str(param.name)]


class SpokenGroup(SpokenCommand, click.Group):
    """A group of such commands."""

    def _translate(self, ctx: click.Context) -> None:
        super()._translate(ctx)
        self.subcommand_metavar = section("cli", language())["metavars"]["command"]


_HELP = "Show this message and exit."
_EXTRA, _EXTRAS = "Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"


def _words(command: click.Command) -> Mapping[str, str]:
    table: Mapping[str, str] = section("cli", language())[command.name or ""]
    return table


def _hear(args: Sequence[str]) -> None:
    """Use the first language given to ``--lang`` that has a catalogue."""
    global _asked
    _asked = next(filter(None, map(spoken, _languages(args))), "")


def _languages(args: Sequence[str]) -> Iterator[str]:
    for option, following in zip(args, [*args[1:], ""], strict=False):
        if option == "--":
            return
        if option == "--lang":
            yield following
        elif option.startswith("--lang="):
            yield option.removeprefix("--lang=")


def _translated(message: str) -> str:
    if message in _TYPES:
        return message
    return str(_clicks().get(message, message))


def _translated_for(singular: str, plural: str, count: int) -> str:
    forms = _clicks().get(singular, {"one": singular, "other": plural})
    if isinstance(forms, str):
        return forms
    from kiosk.words import cldr

    return cldr.form(forms, count, language())


def _clicks() -> Mapping[str, Any]:
    table: Mapping[str, Any] = section("cli", language())["click"]
    return table


def _teach_click() -> None:
    for name in ("core", "exceptions", "formatting", "parser", "types"):
        vars(sys.modules[f"click.{name}"]).update(_=_translated, ngettext=_translated_for)


_teach_click()
