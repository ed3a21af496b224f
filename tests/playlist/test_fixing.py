"""``check --fix``: the difference is the cure and nothing else, the result passes, and nothing is guessed."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli import main
from kiosk.playlist.fixing import find_fixes
from kiosk.playlist.loader import load
from tests.playlist.samples import GOOD_SLIDE

SPOILT: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("spoilt.toml").read_text("utf-8"))
HEAD = "# De stand op de markt: 'let op'\nlanguages:   [ nl, fr ]   # twee\n\n"
TAIL = "\n\n# tot hier\t\n"
ITEMS = "\nitems:\n\n- slide: goed\n"


def text_of(part: str) -> str:
    """A whole playlist around ``part``, with remarks, empty lines and blanks that nobody touches."""
    return HEAD + part + ("" if "items:" in part else ITEMS) + TAIL


def show(root: Path, data: bytes, name: str = "playlist.yaml") -> Path:
    (root / "slides").mkdir()
    (root / "assets").mkdir()
    (root / "slides/goed.yaml").write_text(GOOD_SLIDE, encoding="utf-8")
    (root / "slides" / name).write_bytes(data)
    return root


def run(root: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["check", str(root), "--lang", "nl", "--fix", *options])


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("name", SPOILT)
def test_the_difference_is_only_the_cure_and_the_result_passes(name: str, ends: str, tmp_path: Path) -> None:
    spoilt, mended = (text_of(SPOILT[name][each]).replace("\n", ends) for each in ("typed", "mended"))
    root = show(tmp_path, spoilt.encode())
    result = run(root, "--yes")
    assert (root / "slides/playlist.yaml").read_bytes() == mended.encode()
    assert (root / "slides/playlist.yaml.bak").read_bytes() == spoilt.encode()
    assert load(root).problems == ()
    assert result.exit_code == 0


def test_nothing_is_written_without_a_yes(tmp_path: Path) -> None:
    spoilt = text_of("title:De markt").encode()
    root = show(tmp_path, spoilt)
    result = run(root)
    assert (root / "slides/playlist.yaml").read_bytes() == spoilt
    assert "-title:De markt\n+title: De markt\n" in result.stderr
    assert "--yes" in result.stderr
    assert len(list((root / "slides").iterdir())) == 2


def test_what_nobody_sees_has_a_name_in_the_difference(tmp_path: Path) -> None:
    root = show(tmp_path, text_of("title:\u00a0De\u200b markt").encode())
    assert "-title:‹U+00A0›De‹U+200B› markt\n" in run(root).stderr


@pytest.mark.parametrize(
    "typed",
    [
        "title: De markt",
        "title: #samensterk",
        "title De markt",
        "title: Markt color: red",
        "tilte: De markt",
        "items:\n  - slide: goed duration: 5s",
        "items:\n  - slide: goed\n    when: {from: 5/12}",
        "items:\n  - slide: geod",
        'title: "De markt   # later',
    ],
)
def test_what_can_be_read_in_two_ways_is_left_alone(typed: str, tmp_path: Path) -> None:
    root = show(tmp_path, text_of(typed).encode())
    assert not find_fixes(root)


@pytest.mark.parametrize(
    ("encoding", "found"), [("cp1252", "Windows-1252"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16")]
)
def test_another_encoding_becomes_utf_8_and_the_rest_is_mended_too(
    encoding: str, found: str, tmp_path: Path
) -> None:
    root = show(tmp_path, text_of("title:Eén café, à côté").encode(encoding))
    result = run(root, "--yes")
    assert f"slides/playlist.yaml: van {found} naar UTF-8" in result.stderr
    assert (root / "slides/playlist.yaml").read_bytes() == text_of("title: Eén café, à côté").encode()
    assert result.exit_code == 0


def test_a_byte_order_mark_stays_where_it_was(tmp_path: Path) -> None:
    root = show(tmp_path, b"\xef\xbb\xbf" + text_of("title:De markt").encode())
    run(root, "--yes")
    assert (root / "slides/playlist.yaml").read_bytes() == b"\xef\xbb\xbf" + text_of(
        "title: De markt"
    ).encode()


def test_a_hidden_ending_goes_and_nothing_is_overwritten(tmp_path: Path) -> None:
    root = show(tmp_path, b"items:\n  - slide: markt\n  - slide: goed\n", "playlist.yaml.txt")
    (root / "slides/markt.yml").write_text(GOOD_SLIDE)
    (root / "slides/goed.yaml.txt").write_text("een andere")
    result = run(root, "--yes")
    names = {each.name for each in (root / "slides").iterdir()}
    assert names == {"playlist.yaml", "markt.yaml", "goed.yaml", "goed.yaml.txt"}
    assert (root / "slides/goed.yaml").read_text() == GOOD_SLIDE
    assert "slides/playlist.yaml.txt heet nu playlist.yaml." in result.stderr
    assert not [problem for problem in load(root).problems if problem.code == "name-differs"]


def test_slides_and_theme_are_mended_as_well(tmp_path: Path) -> None:
    root = show(tmp_path, b"items:\n  - slide: goed\n")
    (root / "slides/goed.yaml").write_text(
        "layout:statement\nnl:\n\ttitle: 's Avonds\nfr: {title:Bon}\nen: {title: x}\n"
    )
    (root / "assets/theme.yaml").write_text("wordmark:FOS\n")
    run(root, "--yes")
    slide = 'layout: statement\nnl:\n  title: "\'s Avonds"\nfr: {title: Bon}\nen: {title: x}\n'
    assert (root / "slides/goed.yaml").read_text() == slide
    assert (root / "assets/theme.yaml").read_text() == "wordmark: FOS\n"


def test_what_is_mended_says_what_the_checker_had_read(tmp_path: Path) -> None:
    before = load(show(tmp_path, text_of("title: Waarom: daarom\nmotion:reduced").encode())).playlist
    run(tmp_path, "--yes")
    after = load(tmp_path).playlist
    assert before is not None
    assert after is not None
    assert (after.title, after.motion, after.items) == (before.title, before.motion, before.items)


def test_a_json_report_stays_json(tmp_path: Path) -> None:
    import json

    root = show(tmp_path, text_of("title:De markt").encode())
    assert json.loads(run(root, "--yes", "--format", "json").stdout)["playable"]


@pytest.mark.parametrize(
    ("answer", "is_written"), [("j", True), ("Oui", True), ("yes", True), ("n", False), ("", False)]
)
def test_whoever_sits_there_is_asked_in_a_language_of_ours(
    answer: str, is_written: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.cli.fixing.is_terminal", lambda: True)
    root = show(tmp_path, text_of("title:De markt").encode())
    result = CliRunner().invoke(main, ["check", str(root), "--lang", "nl", "--fix"], input=f"{answer}\n")
    assert "Zo bewaren?" in result.stderr
    assert (root / "slides/playlist.yaml.bak").exists() == is_written


def test_what_cannot_be_written_is_told_and_the_rest_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Path:
        raise PermissionError(13, "no rights")

    monkeypatch.setattr("kiosk.cli.fixing.save", refuse)
    root = show(tmp_path, text_of("title:De markt").encode())
    result = run(root, "--yes")
    assert "slides/playlist.yaml kan niet geschreven worden: daar zijn geen schrijfrechten" in result.stderr
    assert "yaml-colon-blank" in result.stdout
