"""The voice: which languages can be spoken here, by what, and whether that answers."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.machine.doctor.asking import ask
from kiosk.machine.doctor.finding import Finding, attention, good
from kiosk.machine.doctor.packages_of import Release, apt_line
from kiosk.words.catalogue import languages, section

LIMIT = 40.0
"""speech-dispatcher may have to be started, and has three seconds for each answer; the speech of Windows has ten."""
PACKAGE = "espeak-ng"


@dataclass(frozen=True, slots=True)
class Voices:
    """What was found."""

    voices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The engine and the name of the voice for each language (two letters)."""
    silent: tuple[str, ...] = ()
    """Engines that do not answer."""
    answers: bool = True


def look() -> Voices:
    """Ask what speaks here, in a process of its own."""
    answer = ask("kiosk.machine.speech.voices", limit=LIMIT)
    if "voices" not in answer.data:
        return Voices(answers=False)
    return Voices(dict(answer.data["voices"]), tuple(answer.data.get("silent", ())))


def judge(
    found: Voices, spoken: Sequence[str], release: Release, platform: str = sys.platform
) -> list[Finding]:
    """What it means for a show in the languages ``spoken``."""
    if not found.answers:
        return [attention("voice", "voice-unseen", "restart-sound")]
    findings = []
    if found.silent:
        findings.append(attention("voice", "voice-silent", "restart-sound", names=found.silent))
    missing = [language for language in spoken if language not in found.voices]
    if missing:
        findings.append(_missing(found, missing, release, platform))
    elif spoken:
        speaks = tuple(dict.fromkeys(found.voices[language][0] for language in spoken))
        findings.append(good("voice", "voice-good", names=_called(spoken), programs=speaks))
    return findings


def _missing(found: Voices, missing: Sequence[str], release: Release, platform: str) -> Finding:
    names = _called(missing)
    if not platform.startswith("linux"):
        return attention("voice", "voice-none", "voice-settings", names=names)
    if PACKAGE in (engine for engine, _ in found.voices.values()):
        return attention("voice", "voice-none", "voice-other", names=names)
    if release.has_apt:
        return attention("voice", "voice-none", "type", names=names, line=apt_line((PACKAGE,)))
    return attention("voice", "voice-none", "install-other", names=names, packages=(PACKAGE,))


def _called(codes: Sequence[str]) -> tuple[str, ...]:
    """The languages by their own names, as on the keys of the screen; no library is needed for those of ours."""
    return tuple(section("language", code)["name"] if code in languages() else code for code in codes)
