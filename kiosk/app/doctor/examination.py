"""One examination: every subject is looked at by itself, so that what is missing for one costs no other."""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

from kiosk import __version__
from kiosk.app.doctor.trying import TriedOut, is_running, try_out
from kiosk.machine.doctor import computer, content, disk, films, fonts, libraries, screen, sound, trial, voice
from kiosk.machine.doctor import python_packages as packages
from kiosk.machine.doctor.finding import Finding, attention, good, in_order
from kiosk.machine.doctor.packages_of import Release
from kiosk.machine.heat import Thermometer
from kiosk.media.fonts import Letters, fallback_fonts, ranges_of, shipped_fonts
from kiosk.words.catalogue import languages, section

AT_ONCE = 3
"""Most of the time is spent waiting for others."""
FEWEST_FONTS = 18
"""Files of fonts that travel with the kiosk, at least."""
TOLD_OF = (
    "DESKTOP_SESSION",
    "DISPLAY",
    "LANG",
    "LC_ALL",
    "QT_QPA_PLATFORM",
    "QT_SCALE_FACTOR",
    "TZ",
    "WAYLAND_DISPLAY",
    "XDG_CURRENT_DESKTOP",
    "XDG_SESSION_TYPE",
)
"""Variables of the environment that explain what is found."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be examined, and in which language it is told."""

    language: str
    path: str = ""
    """The content; empty for none."""
    trial: bool = True


@dataclass(slots=True)
class Examination:
    """What was found, and the facts behind it by subject."""

    findings: Sequence[Finding] = ()
    facts: dict[str, object] = field(default_factory=dict)


def examine(wanted: Wanted, trying: Callable[[bool], None] = lambda on_screen: None) -> Examination:
    """Look at everything, then run the trial: alone, as a show runs. ``trying`` is told when it begins, and whether it will be
    seen on the screen."""
    whole = Examination(facts={"computer": about_computer()})
    release = Release.here()
    looks = _looks(wanted, release)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        under_way = [(subject, pool.submit(look)) for subject, look in looks.items()]
    found: list[Finding] = []
    for subject, answer in under_way:
        try:
            facts, findings = answer.result()
            whole.facts[subject] = facts
            found += findings
        except Exception as error:  # noqa: BLE001  (whatever goes wrong in one examination, the others are told)
            found.append(unexamined(subject, error))
    found += _judge_voice(whole.facts, release)
    if wanted.trial:
        found += _trial(found, whole, wanted.language, trying)
    whole.findings = in_order(found)
    return whole


def unexamined(subject: str, error: Exception) -> Finding:
    """What is told of a subject whose examination failed."""
    return attention(subject, "unexamined", "bundle", why=f"{type(error).__name__}: {error}")


Looked = tuple[object, Sequence[Finding]]
"""Facts, and what they mean."""


def _looks(wanted: Wanted, release: Release) -> dict[str, Callable[[], Looked]]:
    looks: dict[str, Callable[[], Looked]] = {
        "packages": partial(_look_at_packages, release),
        "films": partial(_look_at_films, release),
        "screen": _look_at_screen,
        "sound": _look_at_sound,
        "voice": _look_at_voice,
        "fonts": partial(_look_at_fonts, release),
        "disk": partial(_look_at_disk, wanted.language),
        "clock": _look_at_clock,
        "memory": _look_at_memory,
        "heat": _look_at_heat,
        "power": _look_at_power,
        "permissions": _look_at_permissions,
    }
    settings = disk.places()["settings"] / disk.SETTINGS
    if settings.is_file():
        looks["settings"] = partial(_look_at_settings, str(settings), wanted.language)
    if wanted.path:
        looks["content"] = partial(_look_at_content, wanted.path, wanted.language)
    return looks


def _look_at_packages(release: Release) -> Looked:
    """Of Python and of the system: what does not load for lack of a library tells which."""
    found = packages.look()
    findings = packages.judge(found)
    seen = libraries.Libraries()
    if sys.platform.startswith("linux"):
        seen = libraries.look(release)
        if found.missing_libraries - seen.missing:
            seen = libraries.with_packages(seen.missing | found.missing_libraries, seen.loaded, release)
        findings = [*libraries.judge(seen, release), *findings]
    facts = asdict(found)
    del facts["wanted"]
    return {"python": facts, "libraries": asdict(seen)}, findings


def _look_at_films(release: Release) -> Looked:
    found = films.look(release)
    return asdict(found), films.judge(found, release)


def _look_at_screen() -> Looked:
    found = screen.look()
    return asdict(found), screen.judge(found)


def _look_at_sound() -> Looked:
    found = sound.look()
    return asdict(found), sound.judge(found)


def _look_at_voice() -> Looked:
    """It is judged when the languages of the show are known."""
    return asdict(voice.look()), ()


def _judge_voice(facts: Mapping[str, object], release: Release) -> Sequence[Finding]:
    found, shown = facts.get("voice"), facts.get("content")
    spoken = tuple(shown.get("languages", ())) if isinstance(shown, dict) else ()
    return (
        voice.judge(voice.Voices(**found), spoken or languages(), release) if isinstance(found, dict) else ()
    )


def _look_at_fonts(release: Release) -> Looked:
    files = [*shipped_fonts(), *fallback_fonts()]
    covered = Letters(each for file in files for each in ranges_of(file))
    lost = [letter for letter in fonts.letters_needed() if letter not in covered]
    found = fonts.look(files, fewest=FEWEST_FONTS, letters=lost)
    return asdict(found), fonts.judge(found, release)


def _look_at_disk(language: str) -> Looked:
    found = disk.look()
    return [asdict(each) for each in found], disk.judge(found, section("doctor", language)["places"])


def _look_at_clock() -> Looked:
    found = computer.look_at_clock()
    return asdict(found), computer.judge_clock(found)


def _look_at_memory() -> Looked:
    found = computer.look_at_memory()
    return asdict(found), computer.judge_memory(found)


def _look_at_heat() -> Looked:
    found = Thermometer().read()
    return asdict(found) if found else {}, computer.judge_heat(found)


def _look_at_power() -> Looked:
    found = computer.look_at_power()
    return asdict(found), computer.judge_power(found)


def _look_at_permissions() -> Looked:
    platforms = set(libraries.platforms(os.environ))
    found = computer.look_at_permissions(needs_input=bool(platforms & {"eglfs", "linuxfb"}))
    return [asdict(each) for each in found], computer.judge_permissions(found)


def _look_at_content(path: str, language: str) -> Looked:
    found = content.look(path, language)
    return asdict(found), content.judge(found, path)


def _look_at_settings(path: str, language: str) -> Looked:
    found = content.look(path, language)
    return asdict(found), content.judge_settings(found, path)


def _trial(
    found: Sequence[Finding], whole: Examination, language: str, trying: Callable[[bool], None]
) -> Sequence[Finding]:
    if any(each.state == "bad" and each.subject in ("libraries", "packages") for each in found):
        return [attention("trial", "trial-waits", "first-others")]
    if is_running():
        return [good("trial", "trial-running")]
    try:
        tried: TriedOut = try_out(language, trying)
    except Exception as error:  # noqa: BLE001  (a full disk, no temporary folder: the rest is told)
        return [unexamined("trial", error)]
    whole.facts["trial"] = asdict(tried)
    return trial.judge(tried.figures, on_screen=tried.on_screen, why=tried.why)


def about_computer() -> dict[str, object]:
    """What kind of computer and system this is; nothing of whose it is."""
    return {
        "kiosk": __version__,
        "system": Release.here().called or platform.platform(),
        "kernel": platform.release(),
        "machine": platform.machine(),
        "model": _model(),
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "at": time.strftime("%Y-%m-%d %H:%M:%S %z"),
        "environment": {name: os.environ[name] for name in TOLD_OF if name in os.environ},
    }


def _model() -> str:
    """What kind of computer or processor this is."""
    for file in (Path("/proc/device-tree/model"), Path("/sys/class/dmi/id/product_name")):
        try:
            return file.read_text("utf-8", "replace").strip("\0\n ")
        except OSError:
            continue
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
