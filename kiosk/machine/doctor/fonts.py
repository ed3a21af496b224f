"""The house's fonts: are they there, do they load, and have they the letters of our languages?"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.machine.doctor.asking import ask
from kiosk.machine.doctor.finding import Finding, attention, bad, good
from kiosk.machine.doctor.libraries import cure_of, with_packages
from kiosk.machine.doctor.packages_of import Release
from kiosk.words.catalogue import languages, section

LIMIT = 20.0
CONFIGURATION = "fonts.conf"
_ALWAYS = "0123456789.,:;!?'’\"«»„”“()–—…•·→×€%&@/+éèêëàâäçîïíôöóûüùúœæÉÈÊÀÇŒ\u00a0\u202f"
"""Signs of the three languages beside those of our own words."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """What was found."""

    count: int
    missing: tuple[str, ...] = ()
    """Files that are not there, or that Qt does not load."""
    letters: str = ""
    """Those of our languages that no font has."""
    has_configuration: bool = True
    """Whether the system says where its own fonts are."""


def letters_needed() -> str:
    """Every letter of our own words on the screen, in all languages."""
    words = "".join("".join(map(str, section("screen", each).values())) for each in languages())
    return "".join(sorted({*words, *_ALWAYS} - {"\n"}))


def look(files: Sequence[Path], *, fewest: int, letters: Iterable[str]) -> Fonts:
    """``files`` should be at least ``fewest``; ``letters`` are those that none of them has."""
    answer = ask(
        "kiosk.machine.doctor.eyes",
        "fonts",
        *map(str, files),
        limit=LIMIT,
        environment={"QT_QPA_PLATFORM": "offscreen"},
    )
    lost = tuple(Path(each).name for each in answer.data.get("lost", ()))
    if len(files) < fewest:
        lost += ("assets/fonts",)
    return Fonts(len(files), lost, "".join(letters), has_configuration())


def has_configuration() -> bool:
    """Whether fontconfig finds its file; Qt asks it only on Linux."""
    if not sys.platform.startswith("linux"):
        return True
    named = os.environ.get("FONTCONFIG_FILE") or CONFIGURATION
    folder = Path(os.environ.get("FONTCONFIG_PATH") or "/etc/fonts")
    return (folder / named).is_file()


def judge(found: Fonts, release: Release) -> list[Finding]:
    """What it means."""
    findings = []
    if found.missing:
        findings.append(bad("fonts", "fonts-missing", "kiosk-again", names=found.missing))
    if found.letters:
        findings.append(bad("fonts", "letters-missing", "kiosk-again", letters=found.letters))
    if not found.has_configuration:
        cure, values = cure_of(with_packages({CONFIGURATION}, 0, release), release)
        findings.append(attention("fonts", "fonts-config", cure, **values))
    return findings or [good("fonts", "fonts-good", count=found.count)]
