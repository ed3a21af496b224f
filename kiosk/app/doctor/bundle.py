"""Everything that whoever helps needs, in one ZIP: findings, facts, settings, log. Nothing of whose computer it is."""

from __future__ import annotations

import getpass
import json
import os
import platform
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from kiosk.app.doctor.examination import Examination, Wanted
from kiosk.machine.doctor.disk import SETTINGS, places
from kiosk.machine.doctor.told import as_json, as_text
from kiosk.words.catalogue import section

WIDTH = 100
MOST_LOG = 4_000_000
"""Bytes of each file of the log, its end; there are five at most."""
_SECRET = re.compile(
    r"""(?ix) (?:^|[\s{,"'_-]) [\w-]* (?:
        pin(?:code)? | pass\w* | wachtwoord | mot[_-]de[_-]passe | secret | token | credential\w*
        | salt | scrypt | hash | key | code
    ) s? ["']? \s* : """
)
"""A key that looks like one of a secret."""
_OURS = frozenset({"root", "user", "kiosk", "fos", "fos-kiosk", "localhost", "machine", "pi", "stand"})
"""Names that are nobody's, and words of ours: they stay."""


def write_bundle(target: Path, whole: Examination, wanted: Wanted) -> list[str]:
    """Write it; returns what is in it. Raises ``OSError``."""
    mask = Mask.here()
    parts = dict(_parts(whole, wanted, mask))
    words = section("doctor", wanted.language)["bundle"]
    listed = [f"{name}: {words[_kind(name)]}" for name in parts]
    about = "\n".join([words["about"], "", *listed, "", words["left-out"]]) + "\n"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", about)
        for name, text in parts.items():
            archive.writestr(name, text)
    return listed


def _kind(name: str) -> str:
    return "log" if name.startswith("log/") else name.partition(".")[0]


def _parts(whole: Examination, wanted: Wanted, mask: Mask) -> Iterator[tuple[str, str]]:
    """Files of the bundle, and their text."""
    yield "findings.txt", mask.over(as_text(whole.findings, wanted.language, WIDTH))
    # What the check says of the settings quotes them.
    facts = {name: said for name, said in whole.facts.items() if name not in ("content", "settings")}
    yield "findings.json", mask.over(as_json(whole.findings, wanted.language, {"facts": facts}))
    if "content" in whole.facts:
        said = json.dumps(whole.facts["content"], ensure_ascii=False, indent=2, default=str)
        yield "content.json", mask.over(said + "\n")
    kept = places()
    settings = kept["settings"] / SETTINGS
    with suppress(OSError):
        yield SETTINGS, mask.over(without_secrets(settings.read_text("utf-8", "replace")))
    for file in sorted(kept["log"].glob("*.log*")):
        with suppress(OSError):
            yield f"log/{file.name}", mask.over(_end_of(file))


def _end_of(file: Path) -> str:
    with file.open("rb") as lines:
        lines.seek(max(0, file.stat().st_size - MOST_LOG))
        return lines.read().decode("utf-8", "replace")


def without_secrets(text: str) -> str:
    """Settings without the lines whose key looks like a secret's, and without what is indented below them. By lines: a file
    that is no YAML is read all the same."""
    kept: list[str] = []
    hidden: int | None = None
    for line in text.splitlines():
        depth = len(line) - len(line.lstrip())
        is_listed = line.lstrip().startswith("- ") and depth == hidden
        if hidden is not None and (not line.strip() or depth > hidden or is_listed):
            continue
        hidden = None
        # YAML's other way to write a key: nobody does, and nobody can tell by lines what it is.
        if _SECRET.search(line) or line.lstrip().startswith(("?", ": ")):
            hidden = depth
            kept.append(" " * depth + "# …")
        else:
            kept.append(line)
    return "\n".join(kept) + "\n"


class Mask:
    """Takes names of people and of computers out of a text."""

    def __init__(self, hidden: Mapping[str, str], home: str) -> None:
        """``hidden``: what stands instead of each name. ``home`` becomes ``~``."""
        names = sorted((name for name in hidden if name.lower() not in _OURS), key=len, reverse=True)
        self._hidden = {name.lower(): hidden[name] for name in names}
        self._names = (
            re.compile(rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)") if names else None
        )
        self._home = home.rstrip("/\\")

    @staticmethod
    def here() -> Mask:
        hidden = {}
        with suppress(OSError, KeyError, ImportError):
            hidden[getpass.getuser()] = "user"
        for name in (platform.node(), platform.node().partition(".")[0]):
            if name:
                hidden[name] = "machine"
        home = os.path.expanduser("~")  # noqa: PTH111  (without a home it stays as it is, where Path raises)
        return Mask(hidden, home if home != "~" else "")

    def over(self, text: str) -> str:
        """``text`` without them; other users' folders too."""
        if len(self._home) > 1:
            text = text.replace(self._home, "~")
        text = re.sub(r"(/home/|/Users/|/media/|\\+Users\\+)[^/\\\s\"']+", r"\1user", text)
        return self._names.sub(lambda hit: self._hidden[hit[0].lower()], text) if self._names else text
