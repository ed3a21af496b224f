"""The system's own libraries: which are missing, and how they come. Elsewhere than with apt it only looks."""

import ctypes.util
import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from bootstrapping import words
from bootstrapping.say import SetupError, Voice

# A need is a row of names for one library, newest name first: Debian 13 and Ubuntu 24.04 renamed some (…t64).
Need = tuple[str, ...]
# Read as a file: nothing of the kiosk is imported before it is installed.
_LIBRARIES = Path(__file__).resolve().parents[2] / "kiosk" / "machine" / "libraries.toml"


def _needs_of(group: str) -> tuple[Need, ...]:
    """The packages that one part of the kiosk needs, in the order of the list."""
    files = tomllib.loads(_LIBRARIES.read_text(encoding="utf-8"))[group]
    return tuple(dict.fromkeys(tuple(names) for names in files.values()))


_QML, _MULTIMEDIA, _X11 = _needs_of("qml"), _needs_of("multimedia"), _needs_of("x11")
VLC: tuple[Need, ...] = _needs_of("vlc")
# Films start sooner with it. It comes along with others: alone it keeps no show waiting, which may have no network.
_VLC_INDEX = _needs_of("vlc-index")
SPEECH: tuple[Need, ...] = _needs_of("voice")
# What the kiosk can do without, and what is said where it is not there.
_MAY_STAY_AWAY = {"vlc-by-hand": VLC + _VLC_INDEX, "voice-by-hand": SPEECH}
_VIRTUAL_DISPLAY: tuple[Need, ...] = (("xvfb",), ("xauth",))
# The tests make films of every kind, whole and broken.
_FILM_MAKER: tuple[Need, ...] = (("ffmpeg",),)

# Wait for the updates a fresh machine installs by itself, rather than fail on their lock.
_APT_OPTIONS = ("-q", "-y", "-o", "DPkg::Lock::Timeout=180")


def needs(command: str, python: tuple[int, int], *, has_ensurepip: bool) -> tuple[Need, ...]:
    """Everything *command* needs from apt. Debian splits what makes a virtual environment off its Python."""
    found = _QML + _MULTIMEDIA + _X11 + VLC + _VLC_INDEX + SPEECH
    if command == "test":
        found += _VIRTUAL_DISPLAY + _FILM_MAKER
    if not has_ensurepip:
        found += ((f"python{python[0]}.{python[1]}-venv",),)
    return found


def parse_dpkg(listing: str) -> set[str]:
    """The installed packages of this machine's own architecture out of ``name architecture status`` lines."""
    rows = [line.split() for line in listing.splitlines() if len(line.split()) == 3]
    native = {architecture for name, architecture, _ in rows if name == "dpkg"} | {"all"}
    return {name for name, architecture, status in rows if status == "installed" and architecture in native}


def missing(wanted: Iterable[Need], installed: Collection[str]) -> list[Need]:
    """The needs of which no name is installed."""
    return [need for need in wanted if not any(name in installed for name in need)]


def parse_policy(listing: str) -> set[str]:
    """The packages apt could install, out of what ``apt-cache policy`` prints."""
    known, current = set(), ""
    for line in listing.splitlines():
        if line and not line.startswith(" "):
            current = line.rstrip(":")
        elif line.strip().startswith("Candidate:") and "(none)" not in line:
            known.add(current)
    return known


def choose(wanted: Iterable[Need], known: Collection[str]) -> list[str]:
    """One name for each need: the newest this release knows; the oldest name where it knows none."""
    return [next((name for name in need if name in known), need[-1]) for need in wanted]


def apt_line(packages: Sequence[str], *, sudo: bool) -> str:
    """The one line to type."""
    prefix = "sudo " if sudo else ""
    names = " ".join(packages)
    return f"{prefix}apt-get update && {prefix}apt-get install -y --no-install-recommends {names}"


def _listing(command: Sequence[str]) -> str:
    done = subprocess.run(
        command,
        env={**os.environ, "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def has_apt() -> bool:
    """Whether this is Debian, Ubuntu, Raspberry Pi OS or one of their kin."""
    return bool(shutil.which("apt-get") and shutil.which("dpkg-query"))


def has_ensurepip() -> bool:
    """Whether this Python can make a virtual environment with pip in it."""
    return importlib.util.find_spec("ensurepip") is not None


def _missing_here(wanted: Sequence[Need]) -> list[Need]:
    names = [name for need in wanted for name in need]
    query = ["dpkg-query", "-W", "-f", "${Package} ${Architecture} ${db:Status-Status}\\n", "dpkg", *names]
    return missing(wanted, parse_dpkg(_listing(query)))


def _names_here(wanted: Sequence[Need]) -> list[str]:
    renamed = [name for need in wanted if len(need) > 1 for name in need]
    known = parse_policy(_listing(["apt-cache", "policy", *renamed])) if renamed else set()
    return choose(wanted, known)


def _root_prefix() -> list[str] | None:
    """What to put before a command to be root; None where that needs a password or is not allowed."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        asked = subprocess.run(
            ["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        if asked.returncode == 0:
            return ["sudo", "-n"]
    return None


def _apt(prefix: Sequence[str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *_APT_OPTIONS, *arguments]
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )


def provide(command: str, voice: Voice, *, venv_exists: bool) -> None:
    """Install what *command* lacks. Without the right to, say the line; VLC and the voice may stay away."""
    python = (sys.version_info[0], sys.version_info[1])
    wanted = _missing_here(needs(command, python, has_ensurepip=venv_exists or has_ensurepip()))
    if not wanted:
        return
    prefix = _root_prefix()
    if _is_index_alone(wanted) and (prefix is None or command != "test"):
        return
    if prefix is None:
        _by_hand("apt-by-hand", wanted, voice)
        return
    with voice.step("step-system", count=len(wanted)) as step:
        _apt(prefix, "update")
        done = _apt(prefix, "install", "--no-install-recommends", *_names_here(wanted))
        needed = [need for need in wanted if not _may_stay_away(need)]
        if done.returncode != 0 and 0 < len(needed) < len(wanted):
            # One package that this system does not know keeps all others away.
            _apt(prefix, "install", "--no-install-recommends", *_names_here(needed))
        step.has_failed = done.returncode != 0
    if done.returncode != 0:
        voice.write(_last_errors(done.stdout))
        left = _missing_here(wanted) or wanted
        if not _is_index_alone(left):
            _by_hand("apt-failed", left, voice)


def _may_stay_away(need: Need) -> bool:
    return any(need in group for group in _MAY_STAY_AWAY.values())


def _is_index_alone(wanted: Sequence[Need]) -> bool:
    return all(need in _VLC_INDEX for need in wanted)


def _last_errors(output: str) -> str:
    errors = [line for line in output.splitlines() if line.startswith(("E:", "Err:", "dpkg: error"))]
    return "\n".join(f"    {line}" for line in (errors or output.splitlines())[-4:])


def _by_hand(key: str, wanted: Sequence[Need], voice: Voice) -> None:
    """Say the line to type; stop unless the kiosk can do without."""
    sudo = bool(shutil.which("sudo")) and os.geteuid() != 0
    as_root = "" if sudo or os.geteuid() == 0 else words.sentence("apt-as-root", voice.language)
    if not all(_may_stay_away(need) for need in wanted):
        raise SetupError(key, as_root=as_root, line=apt_line(_names_here(wanted), sudo=sudo))
    for sentence, group in _MAY_STAY_AWAY.items():
        own = [need for need in wanted if need in group]
        if not _is_index_alone(own):
            voice.say(sentence, as_root=as_root)
            voice.write(f"    {apt_line(_names_here(own), sudo=sudo)}")


def vlc_advice(platform: str, environment: Mapping[str, str]) -> str | None:
    """Off apt: the sentence that says how to get VLC, or None where it is there."""
    if platform == "win32":
        homes = [environment.get(name, "") for name in ("ProgramFiles", "ProgramW6432")]
        there = any(home and (Path(home) / "VideoLAN/VLC/libvlc.dll").is_file() for home in homes)
        return None if there else "vlc-windows"
    if platform == "darwin":
        homes = ["/", environment.get("HOME", "/")]
        there = any((Path(home) / "Applications/VLC.app").is_dir() for home in homes)
        return None if there else "vlc-macos"
    return None if ctypes.util.find_library("vlc") else "vlc-linux"
