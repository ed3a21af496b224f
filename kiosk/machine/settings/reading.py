"""Reads settings.yaml: what is wrong is reported like in a playlist, and costs that one setting."""

from __future__ import annotations

from pathlib import Path

from kiosk.machine.settings.document import SettingsDocument
from kiosk.machine.settings.machine_settings import MachineSettings
from kiosk.problems.findings import Findings
from kiosk.words.sentence import Term
from kiosk.yaml.conform import conform
from kiosk.yaml.nodes import ListNode, MapNode, read_tree
from kiosk.yaml.shape import grammar_of

_WHERE = Term("settings")


def read_settings(path: Path, findings: Findings) -> MachineSettings:
    """The settings in the file ``path``; never raises. A file without settings is no problem, one that is missing is."""
    tree = read_tree(path, findings, grammar_of((SettingsDocument,), ()))
    if tree is None or tree.broken:
        return MachineSettings()
    if not isinstance(tree, MapNode):
        found = Term("a-list" if isinstance(tree, ListNode) else "a-text")
        findings.add("not-keys", tree.place, found=found, example=Term("example-settings"), where=_WHERE)
        return MachineSettings()
    document = conform(SettingsDocument, tree, findings, _WHERE)
    if document is None:
        return MachineSettings()
    typed = document.model_dump(exclude_none=True)
    if name := typed.pop("playlist", ""):
        typed["playlist"] = _beside(path, name)
    return MachineSettings(**typed)


def _beside(path: Path, name: str) -> Path:
    """A relative name counts from the folder of the settings; ``~`` is the user's home."""
    try:
        wanted = Path(name).expanduser()
    except RuntimeError:
        wanted = Path(name)
    return path.absolute().parent / wanted
