"""Lint the QML: qmllint with what our Python classes really offer, the rules of the house, the translations.

``python tests/lint_qml.py`` prints what is wrong and exits with 1, or with 0 when nothing is.

qmllint knows a Python class only by type information. It is written here from the classes' own meta objects, which is
exactly what QML meets when it runs; PySide's tool that reads the sources stops at the first property with a lambda.
"""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "kiosk"
POSTER = HOUSE / "poster" / "qml"
ROOMS = ("poster", "stage", "visitor", "operator", "sheet")
"""Which have QML; those with a ``qmldir`` are modules of their own name."""

FORBIDDEN = {
    r"\b(?:ShaderEffect\w*|MultiEffect|layer\.effect|layer\.samplerName)\b": "needs a shader",
    r"\bimport\s+(?:QtQuick\.(?:Particles|Effects)|Qt5Compat\b)": "needs a shader",
    r"\bimport\s+QtQuick\.Controls\b": "costs 35 ms at the start; the house has its own keys",
    r"\bhttps?:|\bXMLHttpRequest\b|\bWebSocket\b|\bimport\s+QtWeb": "nothing is ever fetched",
    r"\bQt\.createQmlObject\b|\beval\s*\(": "text never becomes code",
    r"\b(?:TextEdit|TextInput|RichText|StyledText|MarkdownText|AutoText)\b": "words are plain text",
}
"""What no QML file may contain, and why."""

LONGEST_LINE = 120
"""Characters of a QML line: what an editor shows beside a second file."""


def main() -> int:
    """Run every check; 1 when there is a finding."""
    files = sorted(file for room in ROOMS for file in (HOUSE / room).rglob("*.qml"))
    findings = [
        *(finding for file in files for finding in rule_findings(file.name, file.read_text("utf-8"))),
        *layout_findings(),
        *module_findings(),
        *phrase_findings(files),
        *qmllint_findings(files),
    ]
    for finding in findings:
        print(finding)
    print(f"{len(files)} QML files, {len(findings)} findings")
    return 1 if findings else 0


# -- the rules of the house -------------------------------------------------------------------------------------------


def rule_findings(name: str, source: str) -> Iterator[str]:
    """What breaks a rule of the house in one file."""
    bare = without_comments(source)
    for number, line in enumerate(source.splitlines(), start=1):
        if len(line) > LONGEST_LINE:
            yield f"{name}:{number}: a line of {len(line)} characters; at most {LONGEST_LINE}"
    for number in nested_ternaries(bare):
        yield f"{name}:{number}: a nested ternary; name the value in between, or write a function"
    for number, line in enumerate(bare.splitlines(), start=1):
        for pattern, reason in FORBIDDEN.items():
            if re.search(pattern, line):
                yield f"{name}:{number}: {line.strip()}: {reason}"
    for found in re.finditer(r"(?<![\w.])Text\s*\{", bare):
        if not re.search(r"\btextFormat:\s*Text\.PlainText\b", own_body(bare, found.end())):
            number = bare.count("\n", 0, found.start()) + 1
            yield f"{name}:{number}: a Text without textFormat: Text.PlainText can fetch pictures"


def without_comments(source: str) -> str:
    """``source`` with comments blanked out, strings and line numbers kept."""

    def blank(match: re.Match[str]) -> str:
        return match[0] if match[0][0] in "\"'" else re.sub(r"[^\n]", " ", match[0])

    return re.sub(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|//[^\n]*|/\*.*?\*/", blank, source, flags=re.S)


def nested_ternaries(bare: str) -> Iterator[int]:
    """The line of each expression in which a ``? :`` stands in the condition or a branch of another.

    An expression ends at a comma, a semicolon, a brace, or a line that no operator continues. Two of them beside each
    other, each in its own brackets, are not nested.
    """
    text = re.sub(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'", lambda found: "_" * len(found[0]), bare)
    text = re.sub(r"\?\?|\?\.(?!\d)", "  ", text)
    brackets, own, within, finished = (
        [""],
        [0],
        [0],
        [0],
    )  # for each open bracket: of this expression, of those before
    for place, character in enumerate(text):
        if character in "([{":
            for counts in (own, within, finished):
                counts.append(0)
            brackets.append(character)
        elif character == "?":
            own[-1] += 1
            within[-1] += 1
        closes = character in ")]}"
        ends = character in ",;" or (
            character == "\n" and brackets[-1] not in "([" and not goes_on(text, place)
        )
        if (ends or closes or place == len(text) - 1) and own[-1] and within[-1] > 1:
            yield text.count("\n", 0, place) + 1
        if closes and len(own) > 1:
            brackets.pop()
            own.pop()
            inner = within.pop() + finished.pop()
            within[-1] += inner if character != "}" else 0
        elif ends:
            finished[-1] += within[-1]
            own[-1] = within[-1] = 0


def goes_on(text: str, place: int) -> bool:
    """Whether the expression before the line's end at ``place`` goes on below it."""
    before, after = text[:place].rstrip()[-1:], text[place:].lstrip()[:1]
    return (before != "" and before in "?:&|+-*/<>=.%,") or (after != "" and after in "?:&|+-*/<>=.%")


def own_body(source: str, start: int) -> str:
    """What stands directly in the braces opened just before ``start``, without what nested braces hold."""
    depth, own = 1, []
    for character in source[start:]:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            break
        if depth == 1:
            own.append(character)
    return "".join(own)


def layout_findings() -> Iterator[str]:
    """Every layout of the playlist, and the film, has its file, and the file what the stage asks of it."""
    from kiosk.playlist.model import LAYOUTS

    for layout in (*LAYOUTS, "film"):
        file = POSTER / "layouts" / f"{layout.capitalize()}.qml"
        if not file.is_file():
            yield f"layouts/{file.name}: the layout {layout} has no file"
            continue
        source = file.read_text("utf-8")
        if re.search(r"^Poster \{", source, re.M):
            source += (POSTER / "Poster.qml").read_text("utf-8")
        for wanted in ("bool isReady", "bool hasFailed", "SlideViewModel slide", "PosterCanvas canvas"):
            if f"property {wanted}" not in source:
                yield f"layouts/{file.name}: the stage asks for 'property {wanted}'"


def module_findings() -> Iterator[str]:
    """Every QML file of a room that is a module is in its ``qmldir``; layouts are loaded by name."""
    for room in ROOMS:
        listing = HOUSE / room / "qmldir"
        if not listing.is_file():
            continue
        listed = {line.split()[-1] for line in listing.read_text("utf-8").splitlines()[1:]}
        there = {file.relative_to(HOUSE / room).as_posix() for file in (HOUSE / room).rglob("*.qml")}
        yield from (f"{room}/qmldir: {name} is not there" for name in sorted(listed - there))
        unlisted = {name for name in there - listed if not name.startswith("qml/layouts/")}
        yield from (f"{room}/qmldir: {name} is not listed" for name in sorted(unlisted))


# -- our own words ----------------------------------------------------------------------------------------------------


def phrase_findings(files: Sequence[Path]) -> Iterator[str]:
    """Every phrase that QML says is in every catalogue, and no other."""
    from kiosk.operator.access import Hint
    from kiosk.operator.operator_view_model import PAGES
    from kiosk.operator.show.presets import PRESETS
    from kiosk.visitor.announcements import COUNTED
    from kiosk.words.catalogue import languages, section

    tables = (
        ("screen", "Phrases", {"Touch", COUNTED}),
        ("operator", "operator", {*(hint.value for hint in Hint), *PAGES.values(), *PRESETS}),
    )
    for table, where, more in tables:
        pattern = where + r'\.words\["((?:\\.|[^"\\])*)"\]'
        wanted = more.union(*(re.findall(pattern, file.read_text("utf-8")) for file in files))
        for language in languages():
            known = set(section(table, language))
            yield from (
                f"{language}.toml: {table}: '{phrase}' is missing" for phrase in sorted(wanted - known)
            )
            yield from (
                f"{language}.toml: {table}: '{phrase}' is used nowhere" for phrase in sorted(known - wanted)
            )
    for file in files:
        if "qsTr(" in file.read_text("utf-8"):
            yield f'{file.name}: qsTr: our words are in the catalogues, as Phrases.words["…"]'


# -- qmllint ----------------------------------------------------------------------------------------------------------


def qmllint_findings(files: Sequence[Path]) -> list[str]:
    """What qmllint says, with the type information of our classes; empty when it says nothing."""
    with tempfile.TemporaryDirectory() as folder:
        house = Path(folder) / "kiosk"
        for room in ROOMS:
            shutil.copytree(
                HOUSE / room, house / room, ignore=lambda _, names: [n for n in names if n.endswith(".py")]
            )
        write_types(Path(folder))
        copies = [house / file.relative_to(HOUSE) if file.is_relative_to(HOUSE) else file for file in files]
        command = [tool("pyside6-qmllint"), "--max-warnings", "0", "-I", folder, *map(str, copies)]
        # Elsewhere: the folder it is started in counts as one of modules, too.
        done = subprocess.run(command, capture_output=True, text=True, cwd=folder)
    said = (done.stdout + done.stderr).strip()
    return [said or "qmllint failed without a word"] if done.returncode else []


def tool(name: str) -> str:
    """A tool of PySide6, beside this Python or on the path."""
    beside = shutil.which(name, path=str(Path(sys.executable).parent))
    found = beside or shutil.which(name)
    if not found:
        raise SystemExit(f"{name} is missing; it comes with PySide6-Essentials.")
    return found


def write_types(folder: Path) -> None:
    """Type information of every class that QML sees, in the copies of our modules below ``folder``."""
    from kiosk.poster.phrases import Phrases
    from kiosk.poster.theme_view_model import ThemeViewModel
    from kiosk.poster.type_view_model import Typography

    modules: dict[str, list[tuple[type[Any], str, str]]] = {
        "kiosk.poster": [
            (ThemeViewModel, "Theme", "isCreatable: false\nisSingleton: true"),
            (Typography, "Type", "isCreatable: false\nisSingleton: true"),
            (Phrases, "Phrases", "isCreatable: false\nisSingleton: true"),
        ],
    }
    for module, kind, name in sorted(qml_classes(), key=lambda each: each[2]):
        is_made = name == "FilmPicture"
        modules.setdefault(module, []).append((kind, name, "" if is_made else "isCreatable: false"))
    for module, classes in modules.items():
        place = folder.joinpath(*module.split("."))
        place.mkdir(parents=True, exist_ok=True)
        components = "\n".join(component(kind, f"{module}/{name} 1.0", more) for kind, name, more in classes)
        types = f"import QtQuick.tooling 1.2\nModule {{\n{components}\n}}\n"
        (place / "types.qmltypes").write_text(types, "utf-8")
        listing = place / "qmldir"
        first, _, rest = (
            listing.read_text("utf-8").partition("\n") if listing.is_file() else (f"module {module}", "", "")
        )
        listing.write_text(f"{first}\ntypeinfo types.qmltypes\n{below(module)}{rest}", "utf-8")


def below(module: str) -> str:
    """Which modules the types of ``module`` may name: those of the rooms below its own."""
    rooms = [f"kiosk.{room}" for room in ROOMS]
    known = rooms[: rooms.index(module)] if module in rooms else []
    return "".join(f"depends {each}\n" for each in ("QtQuick", *known))


_QML_CLASS = re.compile(r'^@Qml(?:Named)?Element(?:\("(\w+)"\))?\n(?:@.*\n)*class (\w+)', re.MULTILINE)


def qml_classes() -> Iterator[tuple[str, type[Any], str]]:
    """Module, class and name in QML of every Python class that QML may name."""
    for file in sorted(HOUSE.rglob("*.py")):
        for found in _QML_CLASS.finditer(file.read_text("utf-8")):
            module = importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
            yield module.QML_IMPORT_NAME, getattr(module, found[2]), found[1] or found[2]


def component(kind: type[Any], export: str, more: str) -> str:
    """One class in the form of qmltypes files, read from its meta object."""
    from PySide6.QtCore import QMetaMethod

    meta = kind.staticMetaObject
    parent = meta.superClass()
    while not parent.className().startswith("Q"):  # a base of ours that QML cannot name
        parent = parent.superClass()
    lines = [
        f'name: "{meta.className()}"',
        'accessSemantics: "reference"',
        f'prototype: "{parent.className()}"',
        f'exports: ["{export}"]',
        "exportMetaObjectRevisions: [256]",
        more,
    ]
    for number in range(meta.enumeratorOffset(), meta.enumeratorCount()):
        values = meta.enumerator(number)
        keys = ", ".join(f'"{values.key(index)}"' for index in range(values.keyCount()))
        lines.append(f'Enum {{\nname: "{values.name()}"\nisScoped: true\nvalues: [{keys}]\n}}')
    for number in range(meta.propertyOffset(), meta.propertyCount()):
        entry = meta.property(number)
        facts = [f'name: "{entry.name()}"', *type_of(str(entry.typeName())), 'read: "get"']
        facts.append('write: "set"' if entry.isWritable() else "isReadonly: true")
        if entry.isConstant():
            facts.append("isPropertyConstant: true")
        if entry.hasNotifySignal():
            facts.append(f'notify: "{text_of(entry.notifySignal().name())}"')
        lines.append(f"Property {{\n{chr(10).join(facts)}\nindex: {number - meta.propertyOffset()}\n}}")
    for number in range(meta.methodOffset(), meta.methodCount()):
        method = meta.method(number)
        word = "Signal" if method.methodType() == QMetaMethod.MethodType.Signal else "Method"
        returned = text_of(method.returnMetaType().name())
        facts = [f'name: "{text_of(method.name())}"', *(type_of(returned) if returned != "void" else [])]
        for index, parameter in enumerate(method.parameterTypes()):
            about = "\n".join(type_of(text_of(parameter)))
            facts.append(f'Parameter {{\nname: "parameter{index}"\n{about}\n}}')
        lines.append(f"{word} {{\n{chr(10).join(facts)}\n}}")
    return f"Component {{\n{chr(10).join(lines)}\n}}"


def type_of(name: str) -> list[str]:
    """The lines that say a type."""
    return [f'type: "{name.rstrip("*")}"', *(["isPointer: true"] if name.endswith("*") else [])]


def text_of(name: object) -> str:
    """A name that Qt hands over as bytes or as text."""
    data = name.data() if hasattr(name, "data") else name
    return data.decode() if isinstance(data, bytes) else str(data)


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
