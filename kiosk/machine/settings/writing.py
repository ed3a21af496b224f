"""Changes one setting in the text of settings.yaml; comments, order and everything else stay to the byte."""

from __future__ import annotations

from pathlib import Path

from kiosk.machine.kept_file import write_whole
from kiosk.machine.settings.document import SettingsDocument
from kiosk.problems.findings import Findings
from kiosk.problems.source import line_starts
from kiosk.yaml.edits import Edit, Edited
from kiosk.yaml.nodes import MapNode, ScalarNode, read_text, read_tree
from kiosk.yaml.own_line import quoted
from kiosk.yaml.shape import keys_of

HEAD = "# What this stand does, whatever it shows. Every line may be left out.\n"


class NotWrittenError(Exception):
    """The file cannot be changed: what is in it cannot be read, or the change would change something else too."""


def changed(path: Path, text: str, key: str, value: str | None) -> str:
    """``text``, which is that of ``path``, with ``value`` behind ``key``; ``None`` takes the line away.

    Raises:
        NotWrittenError: ``text`` is no block of keys, or the result would not say what was meant.
    """
    if key not in keys_of(SettingsDocument):
        raise NotWrittenError(key)
    edited = Edited(text or HEAD, [_edit(path, text or HEAD, key, value)]).text
    before, after = _values(path, text), _values(path, edited)
    meant = {name: each for name, each in before.items() if name != key}
    if value is not None:
        meant[key] = value
    if after != meant:
        raise NotWrittenError(key)
    return edited


def write_setting(path: Path, key: str, value: str | None) -> None:
    """Change one setting in the file, which is made if it is not there.

    Raises:
        NotWrittenError: see :func:`changed`.
        OSError: the file cannot be written.
    """
    text = ""
    if path.exists():
        found = read_text(path, Findings())
        if found is None:
            raise NotWrittenError(key)
        text = found
    edited = changed(path, text, key, value)
    path.parent.mkdir(parents=True, exist_ok=True)
    # A file that is a link elsewhere stays one.
    write_whole(path.resolve(), edited.encode("utf-8"))


def _edit(path: Path, text: str, key: str, value: str | None) -> Edit:
    tree = _tree(path, text)
    line_break = "\r\n" if "\r\n" in text else "\n"
    typed = quoted(value, in_brackets=False) if value is not None else ""
    node = tree.get(key) if tree else None
    if node is None:
        end = "" if text.endswith(("\n", "\r")) else line_break
        return Edit(len(text), len(text), f"{end}{key}: {typed}{line_break}" if value is not None else "")
    if not isinstance(node, ScalarNode) or tree is None:
        raise NotWrittenError(key)
    starts = [*line_starts(text), len(text)]
    place, own = node.place, tree.key(key).place
    if value is None:
        return Edit(starts[own.line - 1], starts[place.line])
    if not place.length:
        colon = text.index(":", starts[own.line - 1] + own.column - 1 + own.length) + 1
        return Edit(colon, colon, f" {typed}")
    start = starts[place.line - 1] + place.column - 1
    return Edit(start, start + place.length, typed)


def _tree(path: Path, text: str) -> MapNode | None:
    """The keys in ``text``; ``None`` for a text of comments alone."""
    findings = Findings({path: text})
    tree = read_tree(path, findings)
    if isinstance(tree, MapNode):
        return tree
    if tree is None and not any(each.code != "file-empty" for each in findings.problems):
        return None
    raise NotWrittenError(path.name)


def _values(path: Path, text: str) -> dict[str, str]:
    tree = _tree(path, text)
    entries = tree.entries if tree else {}
    return {key: value.text for key, (_, value) in entries.items() if isinstance(value, ScalarNode)}
