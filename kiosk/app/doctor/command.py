"""What ``kiosk doctor`` does, however it was typed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.app.doctor.examination import Examination, Wanted, examine
from kiosk.machine.doctor.finding import worst_of
from kiosk.machine.doctor.told import as_json, as_text, filled
from kiosk.words.catalogue import section

FORMATS = ("text", "json")
PAGES = (".png", ".pdf")
BUNDLE = ".zip"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed."""

    wanted: Wanted
    form: str = "text"
    output: Path | None = None
    """Of the page."""
    bundle: Path | None = None
    width: int = 80
    """Columns of the terminal."""


def wrong_ending(asked: Asked) -> str:
    """The sentence about a file whose name does not say what it is to be; empty where both do."""
    language = asked.wanted.language
    if asked.output and asked.output.suffix.lower() not in PAGES:
        return console("page-ending", language, name=asked.output.name)
    if asked.bundle and asked.bundle.suffix.lower() != BUNDLE:
        return console("bundle-ending", language, name=asked.bundle.name)
    return ""


def console(code: str, language: str, **values: object) -> str:
    """What is said beside the findings."""
    return filled(section("doctor", language)["console"][code], values, language)


def carry_out(asked: Asked, show: Callable[[Examination], None] | None = None) -> int:
    """Examine, tell, draw, pack; the exit code. ``show`` prints the findings in colours. What is said beside them goes to the
    error stream. Raises ``OSError`` where the bundle cannot be written."""
    language = asked.wanted.language

    def trying(on_screen: bool) -> None:
        if asked.form == "text":
            _say(console("trying-screen" if on_screen else "trying-unseen", language))

    whole = examine(asked.wanted, trying)
    if asked.form == "json":
        sys.stdout.write(as_json(whole.findings, language, {"facts": whole.facts}))
    elif show:
        show(whole)
    else:
        sys.stdout.write(as_text(whole.findings, language, asked.width))
    sys.stdout.flush()
    if asked.output:
        _write_page(whole, language, asked.output)
    if asked.bundle:
        from kiosk.app.doctor.bundle import write_bundle

        listed = write_bundle(asked.bundle, whole, asked.wanted)
        _say(console("bundle-at", language, file=asked.bundle))
        for line in listed:
            _say(f"  {line}")
    return 1 if worst_of(whole.findings) == "bad" else 0


def _write_page(whole: Examination, language: str, target: Path) -> None:
    from kiosk.app.doctor.page import write_page

    why = write_page(whole, language, target)
    _say(console("not-drawn", language, why=why) if why else console("page-at", language, file=target))


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
