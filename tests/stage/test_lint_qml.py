"""The lint of QML finds what it is there to find."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.words.catalogue import languages
from tests.lint_qml import HOUSE, POSTER, ROOMS, phrase_findings, qmllint_findings, rule_findings

GOOD = "import QtQuick\nText {\n    // http: in a comment is nobody's business\n    textFormat: Text.PlainText\n}\n"


def test_a_good_file_has_no_findings() -> None:
    assert list(rule_findings("A.qml", GOOD)) == []


@pytest.mark.parametrize(
    "source",
    [
        "Item { x: a ? b : c ? d : e }",
        "Item { x: (a ? b : c) ? d : e }",
        "Item { x: a ? Math.max(b ? c : d, e) : f }",
        "Item {\n x: a ? b\n   : c ? d\n   : e\n}",
        "Item { function f() { return a ? [b ? c : d] : e; } }",
        'Item { x: a ? "?" : b ? "c" : "d" }',
    ],
)
def test_a_ternary_within_a_ternary_is_found(source: str) -> None:
    assert ["a nested ternary" in finding for finding in rule_findings("A.qml", source)] == [True]


@pytest.mark.parametrize(
    "source",
    [
        "Item {\n x: a ? b : c\n y: d ? e : f\n}",
        "Item { x: Math.max(a ? b : c, d ? e : f) }",
        "Item { x: (a ? b : c) + (d ? e : f) }",
        'Item { x: a?.b ?? c ? "d ? e : f" : g }',
        "Item { function f() { if (a) return b ? c : d; return e ? f : g; } }",
        "Item {\n onA: { b(c ? d : e); }\n x: f ? g : h // why? it is so\n}",
        "Item {\n x: a ?\n   b :\n   c\n}",
    ],
)
def test_ternaries_beside_each_other_are_no_finding(source: str) -> None:
    assert list(rule_findings("A.qml", source)) == []


def test_a_line_longer_than_120_characters_is_found() -> None:
    line = "// " + "x" * 117
    assert list(rule_findings("A.qml", f"{line}\nItem {{}}")) == []
    assert list(rule_findings("A.qml", f"Item {{}}\n{line}x")) == [
        "A.qml:2: a line of 121 characters; at most 120"
    ]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("Item { Text { text: slide.title } }", "A.qml:1: a Text without textFormat"),
        (
            "Item {\n Text {\n  Item { property int textFormat: Text.PlainText }\n }\n}",
            "A.qml:2: a Text without",
        ),
        ("Text { textFormat: Text.PlainText; Text { } }", "A.qml:1: a Text without"),
        (
            "// textFormat: Text.PlainText\nText { /* textFormat: Text.PlainText */ }",
            "A.qml:2: a Text without",
        ),
        ("Text { textFormat: Text.StyledText }", "words are plain text"),
        ("import QtQuick.Particles", "needs a shader"),
        ("import QtQuick.Effects", "needs a shader"),
        ("Item { layer.effect: Blur {} }", "needs a shader"),
        ("ShaderEffect {}", "needs a shader"),
        ("import QtQuick.Controls.Basic", "the house has its own keys"),
        ('Image { source: "http://stand.example/a.png" }', "nothing is ever fetched"),
        ("Item { Component.onCompleted: new XMLHttpRequest() }", "nothing is ever fetched"),
    ],
)
def test_a_broken_rule_is_found_with_its_line(source: str, said: str) -> None:
    assert said in "\n".join(rule_findings("A.qml", source))


def test_a_misspelt_property_of_a_python_class_is_found(tmp_path: Path) -> None:
    file = tmp_path / "Wordmark.qml"
    source = (POSTER / "Wordmark.qml").read_text("utf-8")
    file.write_text(source.replace("Theme.wordmark", "Theme.wordMark"), "utf-8")
    assert 'Member "wordMark" not found' in "\n".join(qmllint_findings([file]))
    shutil.copy(POSTER / "Wordmark.qml", file)
    assert qmllint_findings([file]) == []


def test_a_phrase_without_a_catalogue_is_missed_in_every_language(tmp_path: Path) -> None:
    files = [*(file for room in ROOMS for file in (HOUSE / room).rglob("*.qml")), tmp_path / "Bar.qml"]
    files[-1].write_text('Key { name: Phrases.words["Go home"] }', "utf-8")
    assert list(phrase_findings(files)) == [
        f"{language}.toml: screen: 'Go home' is missing" for language in languages()
    ]
