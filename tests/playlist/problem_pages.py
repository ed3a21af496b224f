"""The pages ``slides/problems.<language>.md``: every code of the checker with a wrong example, its message and its cure.

Made from the catalogues (which codes, in which order) and the expected reports of the cases:
``python -m tests.playlist.problem_pages`` writes them anew.
"""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.machine.settings.reading import read_settings
from kiosk.problems.findings import Findings
from kiosk.words.catalogue import languages, section
from tests.playlist.samples import CASES
from tests.proof.samples import CASES as DRAWN
from tests.proof.samples import CASES_BY_CODE

LONGEST = 110
"""Characters of a line that is shown as an example."""
FOLDER = Path(__file__).resolve().parents[2] / "slides"
IN_SETTINGS = {"number-range": "volume: 60 %\n"}
"""Codes of the settings' file alone, and a line for each."""
_BLOCK = re.compile(r"^(?=\S)", re.M)
_HEAD = re.compile(r"(?P<file>.+?):\d+:\d+: (?P<said>.+) \[(?P<code>[a-z-]+)\]")
_DRAWN_HEAD = re.compile(
    r"(?P<file>[^:]+):(?P<line>\d+):\d+(?:\+\d+)? (?P<severity>error|warning): (?P<said>.+)"
)

_INTRO = {
    "nl": (
        "Alle meldingen van `kiosk check`",
        "Elke melding eindigt op een code tussen rechte haken. Zoek die hieronder: een voorbeeld van de fout, wat de controle "
        "ervan zegt, en wat u doet. In uw eigen map noemt de tip uw eigen regel, zoals die hoort te zijn.",
    ),
    "fr": (
        "Tous les messages de `kiosk check`",
        "Chaque message finit par un code entre crochets. Cherchez-le ci-dessous\u00a0: un exemple de l’erreur, ce qu’en dit "
        "le contrôle, et ce qu’il faut faire. Dans votre dossier, le conseil montre votre propre ligne, telle qu’elle doit "
        "être.",
    ),
    "en": (
        "Every message of `kiosk check`",
        "Each message ends with a code in brackets. Look for it below: an example of the mistake, what the check says of it, "
        "and what to do. In your own folder the hint shows your own line, as it should be.",
    ),
}


def page(language: str) -> str:
    """The page in ``language``."""
    title, intro = _INTRO[language]
    codes = list(section("problems", language))
    index = " · ".join(f"[{code}](#{code})" for code in sorted(codes))
    return "\n\n".join([f"# {title}", intro, index, *(_entry(code, language) for code in codes)]) + "\n"


def _entry(code: str, language: str) -> str:
    if code in IN_SETTINGS:
        file, said, excerpt, hint = _set(code, language)
    elif code in CASES_BY_CODE:
        file, said, excerpt, hint = _drawn(code, language)
    else:
        file, said, excerpt, hint = _read(code, language)
    shown = f"\n\n```\n{excerpt}\n```" if excerpt else ""
    return f"## {code}\n\n`{file}`: {_plain(said)}{shown}\n\n{_plain(hint)}"


def _read(code: str, language: str) -> tuple[str, str, str, str]:
    """Of a case that is found by reading: its file, message, line with marks, and hint."""
    report = (CASES / code / f"expected.{language}.txt").read_text("utf-8")
    for block in _BLOCK.split(report):
        first, _, rest = block.partition("\n")
        if (head := _HEAD.fullmatch(first)) and head["code"] == code:
            excerpt, _, hint = rest.rstrip("\n").rpartition("\n")
            return head["file"], head["said"], excerpt, hint.strip()
    raise ValueError(f"{code}: no report of it")


def _set(code: str, language: str) -> tuple[str, str, str, str]:
    """The same of a mistake in the settings."""
    path, typed = Path("settings.yaml"), IN_SETTINGS[code]
    findings = Findings({path: typed})
    read_settings(path, findings)
    (problem,) = (each for each in findings.problems if each.code == code)
    words = section("report", language)
    return (
        path.name,
        f"{words[problem.severity]} {problem.message(language)}",
        f"{problem.line:>6} | {typed.strip()}",
        f"{words['hint']} {problem.hint(language)}",
    )


def _drawn(code: str, language: str) -> tuple[str, str, str, str]:
    """The same of a case that is found by drawing."""
    words = section("report", language)
    first, hint = (DRAWN / code / f"expected.{language}.txt").read_text("utf-8").splitlines()[:2]
    head = _DRAWN_HEAD.fullmatch(first)
    assert head, code
    slide = CASES_BY_CODE[code].slides.get(Path(head["file"]).stem, "")
    lines = slide.splitlines()
    at = int(head["line"])
    excerpt = f"{at:>6} | {lines[at - 1]}" if slide and len(lines[at - 1]) < LONGEST else ""
    return (
        head["file"],
        f"{words[head['severity']]} {head['said']}",
        excerpt,
        f"{words['hint']} {hint.strip()}",
    )


def _plain(text: str) -> str:
    """Text in which Markdown finds nothing of its own."""
    return re.sub(r"([\\`*_<>\[\]|#~])", r"\\\1", text)


def path_of(language: str) -> Path:
    """Where the page in ``language`` lies."""
    return FOLDER / f"problems.{language}.md"


def main() -> None:
    """Write all pages."""
    for language in languages():
        path_of(language).write_text(page(language), encoding="utf-8")


if __name__ == "__main__":
    main()
