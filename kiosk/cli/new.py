"""``kiosk new``: a new content folder, as an example or of what somebody has."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from kiosk.cli.speaking import SpokenCommand, language, say
from kiosk.machine.typed_command import quoted, typed_command
from kiosk.words.catalogue import languages as our_languages
from kiosk.words.sentence import LanguageName, SystemReason, Term

if TYPE_CHECKING:
    from kiosk.starter.colors import Colors
    from kiosk.starter.left import Left

T = TypeVar("T")


@click.command("new", cls=SpokenCommand)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--from", "source", type=click.Path(path_type=Path))
@click.option("--name")
@click.option("--languages")
@click.option("--colors")
@click.option("--lang", type=click.Choice(our_languages()))
@click.option("-y", "--yes", "unasked", is_flag=True)
def command(
    folder: Path,
    source: Path | None,
    name: str | None,
    languages: str | None,
    colors: str | None,
    lang: str | None,
    unasked: bool,
) -> None:
    """Make ``folder``."""
    from kiosk.starter.left import StarterError
    from kiosk.starter.target import Target

    try:
        # Before anything is asked.
        Target(folder).refuse_used(source)
        asks = not unasked and (name, languages, colors) == (None, None, None) and _can_ask()
        answers = _Answers(asks)
        called = answers.about("name", name, _name_for(source or folder), _name)
        spoken = answers.about("languages", languages, ",".join(_own_first()), _languages)
        # What is made of photos or pages has no field of its own to colour, unless somebody wants to.
        theirs = (
            answers.about("colors", colors, _usual_colors(), _colors) if not source or colors else _colors("")
        )
        _make(folder, source, called, spoken, theirs, lang)
    except StarterError as error:
        _tell_left(error.params.get("left", ()))
        raise click.ClickException(error.said(language())) from error
    except BrokenPipeError:
        # Of whoever reads what is printed here.
        raise
    except OSError as error:
        raise click.ClickException(
            say("not-written", file=error.filename or folder, why=SystemReason.of(error))
        ) from error


def _make(
    folder: Path, source: Path | None, name: str, spoken: tuple[str, ...], colors: Colors, lang: str | None
) -> None:
    from kiosk.cli.looking_line import LookingLine
    from kiosk.media.looking import Looking
    from kiosk.starter.example import Order
    from kiosk.starter.make import make

    told_in = lang or next((code for code in spoken if code in our_languages()), language())
    looks, copies = LookingLine(language()), LookingLine(language(), "new-copying", "new-copied")
    made = make(folder, Order(name, spoken, colors, told_in), source, Looking(told=looks.told), copies.told)
    copies.end()
    for color, near in colors.moved:
        click.echo(say("new-color-moved", color=color, near=near))
    click.echo(say("new-done", folder=folder, count=made.items))
    _tell_choices(folder, name, spoken, colors)
    _tell_left(made.left)
    _tell_problems(folder)
    where = quoted(str(folder))
    playlist, picture = folder / "slides" / "playlist.yaml", say("new-picture")
    click.echo(say("new-next", playlist=playlist, folder=where, picture=picture, command=typed_command()))
    _tell_inside(folder)


def _tell_choices(folder: Path, name: str, spoken: tuple[str, ...], colors: Colors) -> None:
    """What was understood of the answers, so that nobody finds out at the stand."""
    from kiosk.theme.theme import MAX_WORDMARK, short_wordmark

    if (shown := short_wordmark(name)) == name:
        click.echo(say("new-wordmark", name=name))
    else:
        theme, counts = folder / "assets" / "theme.yaml", {"count": len(name), "limit": MAX_WORDMARK}
        click.echo(say("new-wordmark-long", shown=shown, theme=theme, **counts))
    told = tuple(Term("language-code", {"language": LanguageName(code), "lang": code}) for code in spoken)
    if len(told) == 1:
        click.echo(say("new-one-language", name=told[0]))
    else:
        click.echo(say("new-languages", languages=told, first=LanguageName(spoken[0])))
    for typed, token, color in colors.named:
        code = "new-color-own" if color == f"#{typed.lstrip('#').upper()}" else "new-color-named"
        click.echo(say(code, typed=typed, token=token, color=color))


def _tell_inside(folder: Path) -> None:
    """Say so where the show lies among the program's own files."""
    program = _program_folder()
    if program not in folder.resolve().parents:
        return
    beside = program.parent / folder.resolve().name
    here = Path.cwd().resolve()
    typed = Path("..", beside.name) if here == program else beside
    click.echo(say("new-inside-program", folder=folder, beside=quoted(str(typed)), command=typed_command()))


def _program_folder() -> Path:
    from kiosk.content.mission import mission_root

    return mission_root()


def _tell_left(left: object) -> None:
    if isinstance(left, tuple) and left:
        click.echo(say("new-left"))
        for each in left:
            _tell_one(each)


def _tell_one(left: Left) -> None:
    click.echo(f"  - {left.said(language())}")


def _tell_problems(folder: Path) -> None:
    """What the checker says of the new show: nothing, or what it is to be told in time."""
    from kiosk.media.looking import Looking
    from kiosk.playlist.loader import load
    from kiosk.problems.report import as_text

    loaded = load(folder, looking=Looking())
    if loaded.problems:
        click.echo(as_text(loaded, language()), nl=False)


class _Answers:
    """What was given as an option, else what is answered, else what is usual."""

    def __init__(self, asks: bool) -> None:
        self._asks = asks

    def about(self, option: str, given: str | None, usual: str, read: Callable[[str], T]) -> T:
        if given is not None or not self._asks:
            try:
                return read(usual if given is None else given)
            except ValueError as error:
                raise click.BadParameter(str(error), param_hint=f"--{option}") from error
        while True:
            try:
                return read(click.prompt(_question(option), default=usual))
            except ValueError as error:
                click.echo(str(error), err=True)


def _question(option: str) -> str:
    if option == "colors":
        from kiosk.theme.theme import TOKENS

        return say("new-ask-colors", names=TOKENS)
    return say(f"new-ask-{option}")


def _can_ask() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty()


def _name_for(path: Path) -> str:
    from kiosk.words.printable import printable

    bare = (
        printable(path.absolute().name if path.is_dir() else path.absolute().stem)
        .replace("_", " ")
        .replace("-", " ")
        .strip()
    )
    return bare[:1].upper() + bare[1:] if bare else "FOS"


def _name(typed: str) -> str:
    from kiosk.words.printable import printable

    name = printable(" ".join(typed.split()))
    if not name:
        raise ValueError(say("new-no-name"))
    return name


def _own_first() -> tuple[str, ...]:
    return tuple(dict.fromkeys([language(), *our_languages()]))


def _languages(typed: str) -> tuple[str, ...]:
    from kiosk.words.spoken import UnknownLanguageError, read_languages

    try:
        return read_languages(typed)
    except UnknownLanguageError as error:
        raise ValueError(say("new-language", typed=error.args[0])) from error


def _usual_colors() -> str:
    from kiosk.starter.colors import USUAL

    return ", ".join(USUAL)


def _colors(typed: str) -> Colors:
    from kiosk.starter.colors import UnknownColorError, house_colors, read_colors
    from kiosk.theme.theme import TOKENS

    try:
        return read_colors(typed, house_colors())
    except UnknownColorError as error:
        raise ValueError(say("new-color", typed=error.args[0], names=TOKENS)) from error
