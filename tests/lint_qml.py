"""Lint the QML: qmllint with what our Python classes really offer, the rules of the house, the translations.

``python tests/lint_qml.py`` prints what is wrong and exits with 1, or with 0 when nothing is.

qmllint knows a Python class only by type information. It is written here from the classes' own meta objects, which is
exactly what QML meets when it runs; PySide's tool that reads the sources stops at the first property with a lambda.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
STAGE = ROOT / "kiosk" / "stage"
I18N = STAGE / "i18n"
LANGUAGES = tuple(sorted(file.stem for file in (ROOT / "kiosk" / "words").glob("*.toml")))

FORBIDDEN = {
    r"\b(?:ShaderEffect\w*|MultiEffect|layer\.effect|layer\.samplerName)\b": "needs a shader",
    r"\bimport\s+(?:QtQuick\.(?:Particles|Effects)|Qt5Compat\b)": "needs a shader",
    r"\bimport\s+QtQuick\.Controls\b": "costs 35 ms at the start; the house has its own keys",
    r"\bhttps?:|\bXMLHttpRequest\b|\bWebSocket\b|\bimport\s+QtWeb": "nothing is ever fetched",
    r"\bQt\.createQmlObject\b|\beval\s*\(": "text never becomes code",
    r"\b(?:TextEdit|TextInput|RichText|StyledText|MarkdownText|AutoText)\b": "words are plain text",
}
"""What no QML file may contain, and why."""


def main() -> int:
    """Run every check; 1 when there is a finding."""
    files = sorted((STAGE / "qml").rglob("*.qml"))
    findings = [
        *(finding for file in files for finding in rule_findings(file.name, file.read_text("utf-8"))),
        *layout_findings(),
        *translation_findings(files),
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
        file = STAGE / "qml" / "layouts" / f"{layout.capitalize()}.qml"
        if not file.is_file():
            yield f"layouts/{file.name}: the layout {layout} has no file"
            continue
        source = file.read_text("utf-8")
        if re.search(r"^Poster \{", source, re.M):
            source += (STAGE / "qml" / "Poster.qml").read_text("utf-8")
        for wanted in ("bool isReady", "bool hasFailed", "CueViewModel slide", "StageViewModel stage"):
            if f"property {wanted}" not in source:
                yield f"layouts/{file.name}: the stage asks for 'property {wanted}'"


# -- translations -----------------------------------------------------------------------------------------------------


def translation_findings(files: Sequence[Path], languages: Sequence[str] = LANGUAGES) -> Iterator[str]:
    """Every word of ours exists in every language, and the compiled files are what the sources say."""
    from kiosk.stage.languages import INVITATION

    wanted = {
        (file.stem, words)
        for file in files
        for words in re.findall(r"qsTr\(\s*\"((?:\\.|[^\"\\])*)\"", file.read_text("utf-8"))
    } | {INVITATION}
    release = tool("pyside6-lrelease")
    for language in languages:
        source = I18N / f"kiosk_{language}.ts"
        if not (source.is_file() and source.with_suffix(".qm").is_file()):
            yield f"{source.name}: it is missing, or its .qm"
            continue
        known = set()
        for context in ElementTree.parse(source).getroot().iter("context"):
            for message in context.iter("message"):
                key = (context.findtext("name", ""), message.findtext("source", ""))
                translation = message.find("translation")
                if translation is None or not translation.text or translation.get("type"):
                    yield f"{source.name}: {key[0]}: '{key[1]}' has no finished translation"
                known.add(key)
        yield from (
            f"{source.name}: {place}: '{words}' is missing" for place, words in sorted(wanted - known)
        )
        yield from (
            f"{source.name}: {place}: '{words}' is used nowhere" for place, words in sorted(known - wanted)
        )
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "made.qm"
            subprocess.run([release, "-silent", str(source), "-qm", str(made)], check=True)
            if made.read_bytes() != source.with_suffix(".qm").read_bytes():
                yield f"{source.stem}.qm: not what pyside6-lrelease makes of {source.name}; run it again"


# -- qmllint ----------------------------------------------------------------------------------------------------------


def qmllint_findings(files: Sequence[Path]) -> list[str]:
    """What qmllint says, with the type information of our classes; empty when it says nothing."""
    with tempfile.TemporaryDirectory() as folder:
        write_types(Path(folder))
        command = [tool("pyside6-qmllint"), "--max-warnings", "0", "-I", folder, *map(str, files)]
        done = subprocess.run(command, capture_output=True, text=True)
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
    """Type information of every class that QML sees, as modules below ``folder``."""
    from kiosk.stage.comfort_view_model import ComfortViewModel
    from kiosk.stage.cue_view_model import CueViewModel
    from kiosk.stage.stage_view_model import StageViewModel
    from kiosk.stage.theme_view_model import ThemeViewModel
    from kiosk.stage.type_view_model import TypeViewModel
    from kiosk.video.film_picture import FilmPicture

    modules: dict[str, list[tuple[type[Any], str, str]]] = {
        "Kiosk.Stage": [
            (StageViewModel, "StageViewModel", "isCreatable: false"),
            (CueViewModel, "CueViewModel", "isCreatable: false"),
            (ComfortViewModel, "ComfortViewModel", "isCreatable: false"),
            (ThemeViewModel, "Theme", "isCreatable: false\nisSingleton: true"),
            (TypeViewModel, "Type", "isCreatable: false\nisSingleton: true"),
        ],
        "Kiosk.Video": [(FilmPicture, "FilmPicture", "")],
    }
    for module, classes in modules.items():
        place = folder.joinpath(*module.split("."))
        place.mkdir(parents=True)
        components = "\n".join(component(kind, f"{module}/{name} 1.0", more) for kind, name, more in classes)
        types = f"import QtQuick.tooling 1.2\nModule {{\n{components}\n}}\n"
        (place / "types.qmltypes").write_text(types, "utf-8")
        (place / "qmldir").write_text(f"module {module}\ntypeinfo types.qmltypes\ndepends QtQuick\n", "utf-8")


def component(kind: type[Any], export: str, more: str) -> str:
    """One class in the form of qmltypes files, read from its meta object."""
    from PySide6.QtCore import QMetaMethod

    meta = kind.staticMetaObject
    lines = [
        f'name: "{meta.className()}"',
        'accessSemantics: "reference"',
        f'prototype: "{meta.superClass().className()}"',
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
