"""``kiosk doctor`` where the packages of the command line are missing: the same, read by Python's own means."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

from kiosk.app.doctor.command import FORMATS, Asked, carry_out, wrong_ending
from kiosk.app.doctor.examination import Wanted
from kiosk.words.catalogue import language_for, languages
from kiosk.words.own_language import own_language


def main(arguments: Sequence[str]) -> int:
    """Its exit code."""
    parser = argparse.ArgumentParser(prog="kiosk doctor", allow_abbrev=False)
    parser.add_argument("path", nargs="?", default="")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--lang", choices=languages())
    parser.add_argument("--no-trial", action="store_true")
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--bundle", type=Path)
    typed = parser.parse_args(arguments)
    language = typed.lang or language_for(own_language())
    wanted = Wanted(language, typed.path, trial=not typed.no_trial)
    asked = Asked(wanted, typed.format, typed.output, typed.bundle, shutil.get_terminal_size().columns)
    if wrong := wrong_ending(asked):
        parser.error(wrong)
    try:
        return carry_out(asked)
    except OSError as error:
        parser.exit(1, f"{error}\n")
