"""Proves shows without a screen. A program of its own, run by the tests, since Qt's messages go to its standard error.

``python -m tests.proof.draw`` prints one JSON object: the reports of all cases by code and language. With ``write`` it writes
them anew below ``cases/``: read the difference after. With ``mission``, what is found where all is well: in the
mission, and in a film on a busy machine.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer

from kiosk.app.offscreen import offscreen
from kiosk.content.mission import mission_root
from kiosk.playlist.loaded import Loaded
from kiosk.playlist.loader import load
from kiosk.playlist.model import Fit
from kiosk.problems.problem import Problem
from kiosk.problems.report import shown_path
from kiosk.proof import prover
from kiosk.proof.flashing import flashing_of
from kiosk.proof.measured import measured
from kiosk.proof.prover import Proof, prove
from kiosk.proof.sounds import loudness_of
from kiosk.video.picture import Size
from kiosk.words.catalogue import languages
from tests.kept_pictures import kept_pictures
from tests.proof.samples import BROKEN_FILM, CASES, CASES_BY_CODE, SMALL, Case, lay_out
from tests.stage.defects import ShortEngine, ShortFilm


class LookedAtFilm(ShortFilm):
    """Shows a picture of any of its moments."""

    def look_at(self, part: float) -> None:
        super().look_at(part)
        QTimer.singleShot(0, self.show)


class BrokenFilm(ShortFilm):
    """Has no picture."""

    def show(self) -> None:
        self._fail("no-picture")


class LateFilm(ShortFilm):
    """Does not start in time."""

    def show(self) -> None:
        self._fail("too-slow")


class Engine(ShortEngine):
    """Plays short films, and fails with one."""

    def open(self, path: Path, *, box: Size, fit: Fit) -> ShortFilm:
        if path.name == BROKEN_FILM:
            film = BrokenFilm(path)
            QTimer.singleShot(0, film.show)
            return film
        return LookedAtFilm(path)


def proof_of(loaded: Loaded, cache: Path, case: Case) -> Proof:
    """The show as it was loaded, drawn on the screens of the case."""
    assert loaded.playlist is not None

    def planted(*arguments: Any) -> Any:
        shot, picture = measured(*arguments)
        for text in shot["texts"]:
            text.update(case.planted)
        return shot, picture

    vars(prover)["measured"] = planted
    vars(prover)["loudness_of"] = lambda film: case.loudness.get(film.name)
    vars(prover)["flashing_of"] = lambda film: case.flashing.get(film.name)
    try:
        return prove(loaded, loaded.playlist, Engine(), cache, case.sizes)  # type: ignore[arg-type]
    finally:
        vars(prover).update(measured=measured, loudness_of=loudness_of, flashing_of=flashing_of)


def said(problems: Sequence[Problem], root: Path, lang: str) -> str:
    """Where each problem is, what it says and what to do; two lines each."""
    return "".join(
        f"{shown_path(each.file, root)}:{each.line}:{each.column}+{each.length} {each.severity}: {each.message(lang)}\n"
        f"    {each.hint(lang)}\n"
        for each in problems
    )


def reports() -> dict[str, dict[str, str]]:
    """What is said of every case, by code and language."""
    found: dict[str, dict[str, str]] = {}
    with tempfile.TemporaryDirectory(prefix="kiosk-proof-") as name:
        for code, case in CASES_BY_CODE.items():
            root = Path(name) / code
            loaded = load(lay_out(code, root / "show"))
            if case.forgets:
                loaded = replace(loaded, problems=())
            proved = proof_of(loaded, root / "cache", case).loaded
            found[code] = {lang: said(proved.problems, loaded.root, lang) for lang in languages()}
            found[code]["codes"] = " ".join(sorted({problem.code for problem in proved.problems}))
    return found


class BusyEngine(Engine):
    """Every film starts too late, unless it is tried for the third time."""

    def __init__(self) -> None:
        super().__init__()
        self.opened = 0

    def open(self, path: Path, *, box: Size, fit: Fit) -> ShortFilm:
        self.opened += 1
        return LateFilm(path) if self.opened < 3 else super().open(path, box=box, fit=fit)


def unmeasured() -> None:
    """Films are drawn and not measured, which takes seconds each and has tests of its own."""
    vars(prover).update(loudness_of=lambda _: None, flashing_of=lambda _: None)


def busy() -> list[str]:
    """What is found in a film on a busy machine."""
    with tempfile.TemporaryDirectory(prefix="kiosk-proof-") as name:
        loaded = load(lay_out("film-soft", Path(name) / "show"))
        assert loaded.playlist is not None
        proof = prove(loaded, loaded.playlist, BusyEngine(), Path(name), (SMALL,))  # type: ignore[arg-type]
        return [problem.code for problem in proof.loaded.problems]


def mission() -> list[str]:
    """What is found in the mission on a small screen in the language of the longest words, its film aside."""
    loaded = load(mission_root())
    assert loaded.playlist is not None
    playlist = replace(loaded.playlist, languages=("fr",))
    proof = prove(loaded, playlist, Engine(), kept_pictures(), (SMALL,))  # type: ignore[arg-type]
    return [said(proof.loaded.problems, loaded.root, "en")] if proof.loaded.problems else []


def main(arguments: list[str]) -> None:
    if arguments == ["mission"]:
        unmeasured()
        print(json.dumps(offscreen(lambda: {"mission": mission(), "busy": busy()})))
        return
    found = offscreen(reports)
    if arguments == ["write"]:
        for code, texts in found.items():
            (CASES / code).mkdir(parents=True, exist_ok=True)
            for lang in languages():
                (CASES / code / f"expected.{lang}.txt").write_text(texts[lang], "utf-8")
    else:
        print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1:])
