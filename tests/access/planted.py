"""Does the walk find what it is there for? One fault of each kind is put into a copy of the kiosk, and must be found.

``python -m tests.access.planted`` walks each spoilt copy through the states in which its fault shows, prints what was found,
and answers 1 if a fault was not.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.access.every_layout import write
from tests.access.heard import missing
from tests.access.walk import walked
from tests.process.stand import ROOT

SIZE, LANGUAGE = "1280x720", "nl"


@dataclass(frozen=True)
class Fault:
    """What is changed in which file, the rule that it breaks, and where that shows."""

    rule: str
    file: str
    before: str
    after: str
    parts: tuple[str, ...] = ("language_changes",)
    reads: bool = False


FAULTS = (
    Fault(
        "texts that are not told",
        "poster/qml/Words.qml",
        'Accessible.ignored: words === ""',
        "Accessible.ignored: true",
    ),
    Fault(
        "told, and not on the screen",
        "poster/qml/Words.qml",
        "Accessible.name: words",
        'Accessible.name: words + " spook"',
    ),
    Fault(
        "told, and hidden or outside",
        "poster/qml/Art.qml",
        "visible: slide.hasArt && !canvas.artIsCovered",
        "visible: slide.hasArt",
        ("pages",),
    ),
    Fault(
        "told, and without pixels",
        "poster/qml/Poster.qml",
        "color: root.slide.ink",
        "color: root.slide.color",
    ),
    Fault(
        "controls that are not told",
        "poster/qml/Key.qml",
        "Accessible.name: name",
        "Accessible.name: name\n    Accessible.ignored: true",
        ("focus_moves",),
    ),
    Fault(
        "without a name",
        "poster/qml/Key.qml",
        "Accessible.name: name",
        'Accessible.name: ""',
        ("focus_moves",),
    ),
    Fault(
        "without a role", "poster/qml/Key.qml", "Accessible.Button", "Accessible.StaticText", ("focus_moves",)
    ),
    Fault(
        "without a state",
        "poster/qml/Key.qml",
        "Accessible.checkable: isChoice",
        "Accessible.checkable: false",
    ),
    Fault(
        "with a wrong state",
        "poster/qml/Key.qml",
        "Accessible.checked: isChoice && isOn",
        "Accessible.checked: isChoice && !isOn",
    ),
    Fault(
        "told beneath a question or a panel",
        "visitor/Main.qml",
        "visible: !overlays.isCovering && !root.isUnseen",
        "visible: !overlays.isCovering",
        ("pad",),
    ),
    Fault(
        "titles that are no headings",
        "poster/qml/Headline.qml",
        "Accessible.Heading",
        "Accessible.StaticText",
        ("poll",),
    ),
    Fault(
        "focus on what is not told",
        "poster/qml/Key.qml",
        "Accessible.name: name",
        "Accessible.name: name\n    Accessible.ignored: activeFocus",
        ("focus_moves",),
    ),
    Fault(
        "what the state is for",
        "poster/qml/layouts/Film.qml",
        'return Phrases.words["The film is paused."];',
        'return "";',
        ("film",),
    ),
    Fault(
        "what comes and is not announced",
        "poster/qml/layouts/Caption.qml",
        "Accessible.announce(words, Accessible.Polite)",
        "console.debug(words)",
        ("film",),
    ),
    Fault(
        "in the wrong language",
        "poster/phrases.py",
        "QLocale.setDefault(QLocale(language))",
        'QLocale.setDefault(QLocale("de"))',
    ),
    Fault(
        "read in the picture and not told",
        "poster/qml/Words.qml",
        'Accessible.ignored: words === ""',
        "Accessible.ignored: true",
        reads=True,
    ),
)


def spoilt(fault: Fault, folder: Path) -> Path:
    """A folder with a kiosk that has this fault."""
    shutil.copytree(ROOT / "kiosk", folder / "kiosk", ignore=shutil.ignore_patterns("__pycache__"))
    file = folder / "kiosk" / fault.file
    text = file.read_text("utf-8")
    assert fault.before in text, f"{fault.file} has changed: {fault.before!r} is not there"
    file.write_text(text.replace(fault.before, fault.after), "utf-8")
    return folder


def found(fault: Fault, content: Path) -> list[str]:
    """The cases in which the fault's rule was broken."""
    with tempfile.TemporaryDirectory(prefix="kiosk-spoilt-") as name:
        package = spoilt(fault, Path(name))
        walk = walked(content, LANGUAGE, SIZE, parts=fault.parts, package=package, reads=fault.reads)
        return walk.faults[fault.rule]


def main(wanted: Sequence[str] = ()) -> int:
    """Each fault, or those whose rule is named."""
    if why := missing():
        print(why, file=sys.stderr)
        return 2
    faults = [fault for fault in FAULTS if not wanted or fault.rule in wanted]
    with tempfile.TemporaryDirectory(prefix="kiosk-every-") as name, ThreadPoolExecutor(2) as pool:
        content = write(Path(name) / "content")
        results = list(pool.map(lambda fault: found(fault, content), faults))
    for fault, cases in zip(faults, results, strict=True):
        print(
            f"{'found' if cases else 'NOT FOUND':9}  {fault.rule:36}  {fault.file}: {len(cases)} {cases[:1]}"
        )
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
