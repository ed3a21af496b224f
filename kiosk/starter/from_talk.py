"""A show of a presentation, by way of a PDF that LibreOffice makes where it is installed.

It runs without a window, with a profile of its own that is thrown away (a running LibreOffice of the organiser is left
alone), and for so long at most. It opens no network connection for that.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kiosk.starter.left import Left, StarterError

LIMIT = 120.0
"""Seconds."""
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_OWN_FORMATS = (".key", ".pages", ".numbers")
"""Apple's own, which LibreOffice reads badly or not at all."""
_MOVING = re.compile(rb"<p:timing|<anim:par|presentation:animations")
_FONT = re.compile(
    rb'<a:latin typeface="([^"+]+)"|(?:svg|fo):font-family="(?:&apos;|\')?([^"&\']+)(?:&apos;|\')?"'
)
_FILM = re.compile(r"(?:ppt/media|Media)/.*\.(?:mp4|m4v|mov|wmv|avi|mpe?g|mkv|webm|mp3|wav|m4a|wma)$", re.I)
_PAGE = re.compile(r"(?:ppt/slides/slide\d+|ppt/theme/theme1|content)\.xml")
_SIGNS = frozenset({"StarSymbol", "OpenSymbol", "Symbol", "Wingdings"})
"""Fonts of bullets, which every program replaces by its own."""
_MOST_PARTS, _PART_BYTES = 400, 4_000_000


def office() -> str:
    """The command that starts LibreOffice; empty where there is none."""
    found = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)
    return found or next((each for each in _PLACES if Path(each).is_file()), "")


@contextmanager
def as_pdf(path: Path, command: str | None = None, limit: float = LIMIT) -> Iterator[Path]:
    """The presentation ``path`` as a PDF in a folder that is gone afterwards. :class:`StarterError` where that cannot be."""
    program = office() if command is None else command
    if not program or path.suffix.lower() in _OWN_FORMATS:
        raise StarterError("new-no-office", name=path.name, pdf=f"{path.stem}.pdf")
    # A snap sees nothing of the temporary folder, and of a home only what is not hidden.
    place = Path.home() if "/snap/" in program else None
    with tempfile.TemporaryDirectory(prefix="kiosk-talk-", dir=place, ignore_cleanup_errors=True) as folder:
        made = Path(folder, "pdf")
        made.mkdir()
        # Under a plain name: LibreOffice stumbles over some.
        source = Path(folder, f"talk{path.suffix.lower()}")
        shutil.copyfile(path, source)
        order = [
            program,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
            *("--convert-to", "pdf", "--outdir", str(made), str(source)),
        ]
        _run(order, limit, path)
        pdf = made / "talk.pdf"
        # It says that all went well even when it made nothing.
        if not pdf.is_file() or not pdf.stat().st_size:
            raise StarterError("new-office-failed", name=path.name, pdf=f"{path.stem}.pdf")
        yield pdf.rename(made / f"{path.stem}.pdf")


def _run(order: list[str], limit: float, path: Path) -> None:
    own_group = sys.platform != "win32"
    try:
        running = subprocess.Popen(
            order,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=own_group,
        )
    except OSError as error:
        raise StarterError("new-no-office", name=path.name, pdf=f"{path.stem}.pdf") from error
    try:
        running.wait(limit)
    except subprocess.TimeoutExpired as error:
        raise StarterError(
            "new-office-slow", name=path.name, pdf=f"{path.stem}.pdf", seconds=round(limit)
        ) from error
    finally:
        # soffice is a script that starts the program: all of them end.
        with suppress(OSError):
            if own_group:
                import signal

                os.killpg(running.pid, signal.SIGKILL)
            elif running.poll() is None:
                running.kill()
        running.wait()


def lost_in(path: Path) -> list[Left]:
    """What of a presentation a PDF does not have: films and sound, motion, and fonts that this computer lacks."""
    left: list[Left] = []
    try:
        with zipfile.ZipFile(path) as parts:
            names = parts.namelist()
            films = [Path(each).name for each in names if _FILM.search(each)]
            left += [Left(name, "new-talk-film", {"talk": path.name}) for name in films]
            texts = [_part(parts, each) for each in _pages(names)]
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError):
        return left
    if any(_MOVING.search(text) for text in texts):
        left.append(Left(path.name, "new-talk-moves"))
    asked = {b"".join(found).decode("utf-8", "replace") for text in texts for found in _FONT.findall(text)}
    lacking = tuple(sorted(asked - _SIGNS - _installed(asked)))
    if lacking:
        left.append(Left(path.name, "new-talk-fonts", {"count": len(lacking), "fonts": lacking}))
    return left


def _pages(names: list[str]) -> list[str]:
    return [each for each in names if _PAGE.fullmatch(each)][:_MOST_PARTS]


def _part(parts: zipfile.ZipFile, name: str) -> bytes:
    with parts.open(name) as file:
        return file.read(_PART_BYTES)


def _installed(asked: set[str]) -> set[str]:
    """Those of the fonts that this computer has; all of them where it cannot say."""
    if not (program := shutil.which("fc-list")):
        return asked
    try:
        said = subprocess.run([program, ":", "family"], capture_output=True, timeout=20, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return asked
    known = {
        each.strip().casefold()
        for line in said.decode(errors="replace").splitlines()
        for each in line.split(",")
    }
    return {each for each in asked if each.casefold() in known}
