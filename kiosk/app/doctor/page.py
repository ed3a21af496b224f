"""Draws the page of ``kiosk doctor``: ``python -m kiosk.app.doctor.page qt|plain FILE`` is given what it says as JSON.

A process of its own: where Qt does not load it ends, and the page is drawn the plain way.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk.app.doctor.examination import Examination
from kiosk.machine import child
from kiosk.machine.doctor.asking import run
from kiosk.machine.doctor.computer import told_time
from kiosk.machine.doctor.finding import WORST_LAST, worst_of
from kiosk.machine.doctor.told import filled, told, verdict
from kiosk.machine.wall_clock import local, seconds
from kiosk.words.catalogue import section

LIMIT = 60.0
DOTS = 150
WAYS = ("qt", "plain")


def write_page(whole: Examination, language: str, target: Path) -> str:
    """Draw it; why it could not be drawn, or an empty text."""
    given = json.dumps(_said(whole, language))
    why = ""
    for way in WAYS:
        answer = run(child.command("kiosk.app.doctor.page", way, str(target)), limit=LIMIT, given=given)
        if answer.code == 0 and not answer.is_late:
            return ""
        why = answer.complaint.rpartition("\n")[2] or f"exit {answer.code}"
    return why


def _said(whole: Examination, language: str) -> Mapping[str, object]:
    words = section("doctor", language)
    rows = told(whole.findings, language)
    states = [each.state for each in whole.findings]
    counts = [
        filled(words["count"], {"label": words["states"][state], "count": states.count(state)}, language)
        for state in reversed(WORST_LAST)
        if state in states
    ]
    computer = whole.facts.get("computer", {})
    about: Mapping[str, object] = computer if isinstance(computer, dict) else {}
    return {
        "state": worst_of(whole.findings),
        "verdict": verdict(whole.findings, language),
        "counts": " · ".join(counts),
        "rows": [[row.state, row.name, row.says, row.cure] for row in rows],
        "day": told_time(local(seconds())),
        "foot": filled(words["foot"], about, language),
    }


def main(arguments: Sequence[str]) -> None:
    from kiosk.sheet.doctor_page import Page, Row

    way, file = arguments
    said = json.loads(sys.stdin.read())
    page = Page(**{**said, "rows": [Row(*each) for each in said["rows"]]})
    (_with_qt if way == "qt" else _plainly)(page, Path(file))


def _with_qt(page: object, target: Path) -> None:
    from kiosk.app.offscreen import offscreen
    from kiosk.sheet.doctor_page import Page
    from kiosk.sheet.doctor_paper import write_pdf

    assert isinstance(page, Page)
    if target.suffix.lower() == ".pdf":
        offscreen(lambda: write_pdf(page, target, page.verdict))
        return
    import pypdfium2

    with tempfile.TemporaryDirectory() as name:
        pdf = Path(name, "page.pdf")
        offscreen(lambda: write_pdf(page, pdf, page.verdict))
        document = pypdfium2.PdfDocument(pdf)
        document[0].render(scale=DOTS / 72).to_pil().save(target)
        document.close()


def _plainly(page: object, target: Path) -> None:
    from kiosk.sheet.doctor_page import Page, font_files
    from kiosk.sheet.doctor_plain import plain_image

    assert isinstance(page, Page)
    image = plain_image(page, font_files())
    image.save(target, resolution=DOTS)


if __name__ == "__main__":
    main(sys.argv[1:])
