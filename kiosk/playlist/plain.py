"""Judges files that no playlist names yet: which of them a show can have, and why not the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.content.folder import ContentFolder
from kiosk.media.files import Media
from kiosk.media.looking import Looking
from kiosk.playlist.builder import Builder
from kiosk.playlist.entry import Defaults
from kiosk.playlist.kinds.folder import items_of_files
from kiosk.playlist.model import Item
from kiosk.playlist.slides import Slides
from kiosk.problems.findings import Findings
from kiosk.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Judged:
    """The items that some files make, what is said of the files, each at the file itself, and what the raster child told of
    documents among them."""

    items: Sequence[Item]
    problems: Sequence[Problem]
    told: Mapping[Path, Mapping[str, Any]]


def judge_files(
    files: Sequence[Path], root: Path, languages: tuple[str, ...], looking: Looking | None = None
) -> Judged:
    """What ``files`` of the folder ``root`` are worth to a show in ``languages``."""
    findings = Findings()
    folder = ContentFolder(root, assets_name=".")
    media = Media(folder, findings, looking)
    builder = Builder(media, Slides(folder, media, languages, findings), Defaults(), languages, findings)
    return Judged(items_of_files(files, root, builder), findings.problems, builder.told)
