"""``kiosk check --fix``: shows what would be mended, asks, and writes."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.cli.speaking import say
from kiosk.content.saving import ChangedMeanwhileError, save
from kiosk.problems.report import shown_path
from kiosk.problems.source import source_lines
from kiosk.words.catalogue import languages, section
from kiosk.words.sentence import SystemReason
from kiosk.yaml.signs import BLANKS, LINES, UNSEEN, code_point

if TYPE_CHECKING:
    from kiosk.playlist.fixing import Fixed, Fixes

_UNSEEN = frozenset(f"{BLANKS}{UNSEEN}{LINES}\t\x0b\x0c")


def offer(fixes: Fixes, root: Path, *, is_agreed: bool, is_terminal: bool) -> bool:
    """Show ``fixes`` on the standard error stream and write them where that is agreed; whether anything was written."""
    if not fixes:
        _tell("fix-nothing")
        return False
    for file in fixes.files:
        name = shown_path(file.path, root)
        if file.encoding:
            _tell("fix-encoding", file=name, found=file.encoding)
        click.echo(diff(file, name), nl=False, err=True)
    for old, new in fixes.names:
        _tell("fix-name", old=shown_path(old, root), new=new.name)
    if not is_agreed and not is_terminal:
        _tell("fix-shown")
        return False
    if not is_agreed and not _ask():
        _tell("fix-left")
        return False
    written = [_write(file, root) for file in fixes.files]
    named = [_rename(old, new, root) for old, new in fixes.names]
    return any(written) or any(named)


def diff(file: Fixed, name: str) -> str:
    """The lines that change, with their numbers; in them, what nobody sees has a name."""
    before, after = source_lines(file.before), source_lines(file.after)
    lines = difflib.unified_diff(before, after, name, name, n=0, lineterm="")
    return "".join(f"{_seen(line) if number > 1 else line}\n" for number, line in enumerate(lines))


def _seen(line: str) -> str:
    return "".join(f"‹{code_point(sign)}›" if sign in _UNSEEN else sign for sign in line)


def _tell(code: str, **values: object) -> None:
    click.echo(say(code, **values), err=True)


def _ask() -> bool:
    answer = click.prompt(say("fix-ask"), default="", show_default=False, prompt_suffix=" ", err=True)
    yes = {section("cli", each)["yes"] for each in languages()}
    return any(answer.strip().lower() in word.split() for word in yes)


def _write(file: Fixed, root: Path) -> bool:
    name = shown_path(file.path, root)
    try:
        copy = save(file.path, file.new_data, file.data)
    except ChangedMeanwhileError:
        _tell("fix-changed", file=name)
    except OSError as error:
        _tell("not-written", file=name, why=SystemReason.of(error))
    else:
        _tell("fix-saved", file=name, copy=copy.name)
        return True
    return False


def _rename(old: Path, new: Path, root: Path) -> bool:
    try:
        old.rename(new)
    except OSError as error:
        _tell("not-written", file=shown_path(new, root), why=SystemReason.of(error))
        return False
    _tell("fix-named", old=shown_path(old, root), new=new.name)
    return True


def is_terminal() -> bool:
    """Whether somebody sits there who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()
