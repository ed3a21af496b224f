"""Who types what the tip says, to the letter and on its line, is told nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.playlist.loader import load
from kiosk.problems.problem import Problem
from kiosk.words.sentence import Term, fill
from tests.yaml.samples import GOOD

WHOLE = {
    "slides/goed.yaml": GOOD,
    "slides/playlist.yaml": "languages: [nl, fr, en]\nitems:\n  - slide: goed\n",
}


def lay_out(root: Path, files: dict[str, str]) -> None:
    for name, text in (WHOLE | files).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "assets").mkdir(exist_ok=True)


def follow(problem: Problem) -> None:
    """Type what the tip of ``problem`` says."""
    lines = problem.file.read_text("utf-8").splitlines()
    line = lines[problem.line - 1]
    blanks, near = problem.params.get("blanks"), problem.params.get("near")
    if isinstance(tip := problem.params.get("tip"), Term):
        blanks, near = tip.params["blanks"], tip.params["line"]
    indent = line[: len(line) - len(line.lstrip())]
    if blanks is not None:
        told = fill("{blanks}", {"blanks": blanks}, "nl")
        indent = " " * int("".join(sign for sign in told if sign.isdigit()) or 0)
    lines[problem.line - 1] = indent + str(near)
    if second := problem.params.get("second"):
        typed = line.strip()
        column = len(indent) + typed.index(str(problem.params["first"]))
        lines.insert(problem.line, " " * column + str(second))
    problem.file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def playlist(items: str) -> dict[str, str]:
    return {"slides/playlist.yaml": f"languages: [nl, fr, en]\n{items}\n"}


@pytest.mark.parametrize(
    "typed",
    [
        "items:\n  - slide: goed\n    when: days: za, between: \"10:00-18:00\"",
        "items:\n  - slide: goed\n    when: (days: za, between: \"10:00-18:00\")",
        "items:\n  - slide: goed\n    when: days: za; between: \"10:00-18:00\"",
        "items:\n  - slide: goed\n    when: days: [za, zo], between: \"10:00-18:00\"",
        "items:\n  - slide: goed\n    when: days: za",
        "items:\n  - slide: goed, duration: 15s",
        "items:\n  - slide: goed; duration: 15s",
        "items:\n  - slide: goed duration: 15s",
        "title: nl: De straat, onze wijk, fr: La rue\nitems:\n  - slide: goed",
        "title: (nl: De straat, fr: La rue)\nitems:\n  - slide: goed",
        "title: {nl: De straat; fr: La rue}\nitems:\n  - slide: goed",
    ],
)  # fmt: skip
def test_the_tip_to_the_letter_passes(typed: str, tmp_path: Path) -> None:
    lay_out(tmp_path, playlist(typed))
    (problem,) = load(tmp_path).problems
    follow(problem)
    assert load(tmp_path).problems == ()


SLIDE = (
    "layout: {layout}\nnl:\n  label: Nu\n{lines}  more: Kom langs\nfr: {{title: Bon}}\nen: {{title: Good}}\n"
)


@pytest.mark.parametrize(
    ("layout", "lines"),
    [
        ("statement", "title: De markt\n  text: Elke zaterdag\n"),
        ("statement", "title: De markt\ntext: Elke zaterdag\n"),
        ("statement", "  title: De markt\n  text: Elke zaterdag\nvan tien tot vier\n"),
        ("statement", "  title: De markt\n  text: Elke zaterdag\n van tien\n  tot vier\n"),
        ("statement", "  title: De markt\n    text:Elke zaterdag\n"),
        ("statement", "  title: De markt: hier\n    text:Elke zaterdag\n"),
        ("statement", '  title: "De markt\n  text:Elke zaterdag\n'),
        ("statement", "  title: De markt\n  text: Elke zaterdag\n    van\ttot\n"),
    ],
)
def test_the_tips_one_after_the_other_pass(layout: str, lines: str, tmp_path: Path) -> None:
    lay_out(tmp_path, {"slides/goed.yaml": SLIDE.format(layout=layout, lines=lines)})
    told = load(tmp_path).problems
    assert told
    for _ in range(3):
        for problem in told[:1]:
            follow(problem)
        told = load(tmp_path).problems
    assert told == ()


def test_a_line_with_a_colon_below_a_text_becomes_one_with_it(tmp_path: Path) -> None:
    lines = "  title: De markt\n  text: Elke zaterdag\nWaar: Kerkstraat 5\n"
    lay_out(tmp_path, {"slides/goed.yaml": SLIDE.format(layout="statement", lines=lines)})
    (problem,) = load(tmp_path).problems
    tip = problem.params["tip"]
    assert isinstance(tip, Term)
    assert tip.params["line"] == 'text: "Elke zaterdag Waar: Kerkstraat 5"'
    text = (tmp_path / "slides/goed.yaml").read_text("utf-8")
    one = text.replace("text: Elke zaterdag\nWaar: Kerkstraat 5", str(tip.params["line"]))
    (tmp_path / "slides/goed.yaml").write_text(one, encoding="utf-8")
    assert load(tmp_path).problems == ()


def test_a_key_and_its_value_of_other_names_are_mended_in_one_line(tmp_path: Path) -> None:
    lay_out(tmp_path, {"slides/goed.yaml": f"Kleur: Rood\n{GOOD}"})
    (problem,) = load(tmp_path).problems
    assert problem.params["line"] == "color: red"
    assert problem.severity == "error"


def test_slips_and_a_misspelt_key_on_one_line_are_told_once_with_the_whole_line(tmp_path: Path) -> None:
    lines = "  titel: Welkom: buren\n\ttekst:Een huis\n"
    lay_out(tmp_path, {"slides/goed.yaml": SLIDE.format(layout="statement", lines=lines)})
    title, text = (each for each in load(tmp_path).problems if each.code != "missing-key")
    assert (title.line, title.params["line"]) == (4, 'title: "Welkom: buren"')
    assert (text.line, text.params["near"], text.severity) == (5, "text: Een huis", "error")
    follow(text)
    path = tmp_path / "slides/goed.yaml"
    path.write_text(
        path.read_text("utf-8").replace("titel: Welkom: buren", str(title.params["line"])), "utf-8"
    )
    assert load(tmp_path).problems == ()


def test_a_dash_without_its_blank_and_a_slide_of_another_name_are_one_line(tmp_path: Path) -> None:
    lay_out(tmp_path, playlist("items:\n  - slide: goed\n  -slide: goedd"))
    (problem,) = load(tmp_path).problems
    assert problem.params["line"] == "- slide: goed"


CAPTIONS = [
    "    captions:\n      - film/straat.nl.vtt\n      - film/straat.fr.vtt",
    "    captions: [a.vtt, b.vtt]",
]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        (CAPTIONS[0], "captions: {nl: film/straat.nl.vtt, fr: film/straat.fr.vtt}"),
        (CAPTIONS[1], "captions: {nl: a.vtt, fr: b.vtt}"),
        ("    title: De straat\n    titre: La rue", "title: {nl: De straat, fr: La rue}"),
    ],
)
def test_texts_of_two_languages_are_offered_as_one_block(typed: str, line: str, tmp_path: Path) -> None:
    film = f"languages: [nl, fr]\nitems:\n  - slide: goed\n  - video: film/straat.mp4\n{typed}\n"
    lay_out(tmp_path, {"slides/playlist.yaml": film})
    (problem,) = (each for each in load(tmp_path).problems if each.code in ("wrong-type", "key-in-language"))
    example = problem.params.get("example")
    assert (example.params if isinstance(example, Term) else problem.params)["line"] == line


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("{zaterdag, 10:00-18:00}", 'when: {days: [zaterdag], between: "10:00-18:00"}'),
        ("{za, zo, between: 10u-18u}", 'when: {days: [za, zo], between: "10:00-18:00"}'),
    ],
)
def test_days_and_hours_without_their_keys_get_them(typed: str, line: str, tmp_path: Path) -> None:
    lay_out(tmp_path, playlist(f"items:\n  - slide: goed\n  - slide: goed\n    when: {typed}"))
    (problem,) = load(tmp_path).problems
    assert problem.params["line"] == line
    text = (tmp_path / "slides/playlist.yaml").read_text("utf-8").replace(f"when: {typed}", line)
    (tmp_path / "slides/playlist.yaml").write_text(text, encoding="utf-8")
    assert load(tmp_path).problems == ()
