"""No mend takes a line that begins with a key for more of the text above it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.playlist.slide_document import SlideDocument
from kiosk.playlist.slides import PROSE
from kiosk.problems.findings import Findings
from kiosk.yaml.nodes import MapNode, ScalarNode, read_tree
from kiosk.yaml.shape import grammar_of

HEAD = "layout: statement\nnl:\n  label: Stand\n"
END = "  alt: Een hand\n"


def _read(path: Path, lines: str) -> tuple[dict[str, str], str, Findings]:
    """The texts of the Dutch block, the lines as mended ("" where nothing is), and what was found."""
    path.write_text(HEAD + lines + END, encoding="utf-8")
    findings = Findings()
    tree = read_tree(path, findings, grammar_of((SlideDocument,), PROSE))
    assert isinstance(tree, MapNode)
    block = tree.get("nl")
    assert isinstance(block, MapNode)
    texts = {key: value.text for key, (_, value) in block.entries.items() if isinstance(value, ScalarNode)}
    cured = findings.cures.get(path, "")
    return texts, cured.removeprefix(HEAD).removesuffix(END), findings


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("  titel: Welkom: buren\n\ttekst:Een huis\n", '  titel: "Welkom: buren"\n  tekst: Een huis\n'),
        ("  titel: Welkom: buren\n    tekst:Een huis\n", '  titel: "Welkom: buren"\n  tekst: Een huis\n'),
        ("  title: Welkom: buren\n    text:Een huis\n", '  title: "Welkom: buren"\n  text: Een huis\n'),
        ("  title: Welkom: buren\n    tekst: Een huis\n", '  title: "Welkom: buren"\n  tekst: Een huis\n'),
        ("  title: Welkom\n    text:Een huis\n", "  title: Welkom\n  text: Een huis\n"),
        ("  title: Welkom\n    tekst:Een huis\n", "  title: Welkom\n  tekst: Een huis\n"),
        ("  title: Welkom\n\ttexte:Een huis\n", "  title: Welkom\n  texte: Een huis\n"),
        ("  title: 't Is feest\n\ttekst:Een huis\n", "  title: \"'t Is feest\"\n  tekst: Een huis\n"),
        ("  title: 't Is feest\n    text:Een huis\n", "  title: \"'t Is feest\"\n  text: Een huis\n"),
        ('  title: "Welkom\n    text:Een huis\n', '  title: "Welkom"\n  text: Een huis\n'),
        ('  title: "Welkom\n\ttekst:Een huis\n', '  title: "Welkom"\n  tekst: Een huis\n'),
        ("  more: |-\n    Eerst\n  tekst:Een huis\n", "  more: |-\n    Eerst\n  tekst: Een huis\n"),
    ],
)  # fmt: skip
def test_a_key_without_its_blank_is_never_joined_to_the_text_above(
    typed: str, mended: str, tmp_path: Path
) -> None:
    texts, cured, _ = _read(tmp_path / "slide.yaml", typed)
    assert cured == mended
    assert [texts[key] for key in texts if key in ("text", "tekst", "texte")] == ["Een huis"]
    assert texts["alt"] == "Een hand"


@pytest.mark.parametrize(
    "typed",
    [
        '  title: "Welkom\n  text: Een huis"\n',
        '  title: "Welkom\n  text:Een huis"\n',
        '  title: "Welkom\n    text: Een huis"\n',
        "  title: Welkom\n  points: [{title: Werk, tekst:Een huis}]\n",
        "  title: Welkom text: Een huis\n",
    ],
)
def test_where_it_cannot_be_told_what_was_meant_the_two_keys_are_not_written_as_one_text(
    typed: str, tmp_path: Path
) -> None:
    path = tmp_path / "slide.yaml"
    _, _, findings = _read(path, typed)
    for line in findings.cures.get(path, typed).splitlines():
        assert '"Welkom text' not in line and '"Werk, tekst' not in line  # noqa: PT018
    texts = " ".join(_read(path, typed)[0].values())
    assert "Welkom text:Een" not in texts
    assert "Werk, tekst" not in texts


def test_a_misspelt_key_below_a_text_with_a_colon_stays_a_line_of_its_own(tmp_path: Path) -> None:
    _, cured, _ = _read(tmp_path / "slide.yaml", "  title: Welkom: buren\n    teskt:Een huis\n")
    assert cured == '  title: "Welkom: buren"\n    teskt:Een huis\n'


def test_a_text_over_two_lines_is_still_one(tmp_path: Path) -> None:
    texts, cured, _ = _read(tmp_path / "slide.yaml", "  title: Welkom\n    om 10:30 in de Kerkstraat: daar\n")
    assert texts["title"] == "Welkom om 10:30 in de Kerkstraat: daar"
    assert cured == '  title: "Welkom\n    om 10:30 in de Kerkstraat: daar"\n'
