"""A small selection of :mod:`tests.corpus.texts` that belongs to the tests.

The texts are quoted from yaml-test-suite (MIT, Copyright (c) 2016-2020 Ingy döt Net) and from the Big List of Naughty Strings
(MIT, Copyright (c) 2015-2020 Max Woolf).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.texts import judge_case, judge_text, ways

SUITE: dict[str, tuple[str, str, bool]] = {
    "229Q": (
        "-\n  name: Mark McGwire\n  hr:   65\n-\n  name: Sammy Sosa\n  hr:   63\n",
        "+SEQ\n+MAP\n=VAL :name\n=VAL :Mark McGwire\n=VAL :hr\n=VAL :65\n-MAP\n"
        "+MAP\n=VAL :name\n=VAL :Sammy Sosa\n=VAL :hr\n=VAL :63\n-MAP\n-SEQ",
        False,
    ),
    "2JQS": (": a\n: b\n", "+MAP\n=VAL :\n=VAL :a\n=VAL :\n=VAL :b\n-MAP", False),
    "4FJ6": (
        "---\n[\n  [ a, [ [[b,c]]: d, e]]: 23\n]\n",
        "+SEQ []\n+MAP {}\n+SEQ []\n=VAL :a\n-SEQ\n=VAL :23\n-MAP\n-SEQ",
        False,
    ),
    "8XYN": ("---\n- &😁 unicode anchor\n", "+SEQ\n=VAL &😁 :unicode anchor\n-SEQ", False),
    "96L6": (
        "--- >\n  Mark McGwire's\n  year was crippled\n",
        "=VAL >Mark McGwire's year was crippled\\n",
        False,
    ),
    "A6F9": (
        "strip: |-\n  text\nclip: |\n  text\nkeep: |+\n  text\n",
        "+MAP\n=VAL :strip\n=VAL |text\n=VAL :clip\n=VAL |text\\n\n=VAL :keep\n=VAL |text\\n\n-MAP",
        False,
    ),
    "BU8L": (
        "key: &anchor\n !!map\n  a: b\n",
        "+MAP\n=VAL :key\n+MAP &anchor <tag:yaml.org,2002:map>\n-MAP\n-MAP",
        False,
    ),
    "NB6Z": (
        "key:\n  value\n  with\n  \t\n  tabs\n",
        "+MAP\n=VAL :key\n=VAL :value with\\ntabs\n-MAP",
        False,
    ),
    "4HVU": ("key:\n   - ok\n   - also ok\n  - wrong\n", "", True),
    "6S55": ("key:\n - bar\n - baz\n invalid\n", "", True),
    "BS4K": ("word1  # comment\nword2\n", "", True),
    "DMG6": ("key:\n  ok: 1\n wrong: 2\n", "", True),
    "EB22": ("---\nscalar1 # comment\n%YAML 1.2\n---\nscalar2\n", "", True),
    "Q4CL": ('key1: "quoted1"\nkey2: "quoted2" trailing content\nkey3: "quoted3"\n', "", True),
    "U99R": ("- !!str, xxx\n", "", True),
    "ZCZ6": ("a: b: c: d\n", "", True),
}
NAUGHTY = (
    *(
        "",
        "undefined",
        "null",
        "True",
        "NIL",
        "1.00",
        "$1.00",
        "1/2",
        "1E02",
        "-1/2",
        "0..0",
        "--1",
        "1,000",
        "0x0",
    ),
    *(
        "08",
        "09",
        "NaN",
        ",./;'[]\\-=",
        '<>?:"{}|_+',
        "!@#$%^&*()`~",
        "Ω≈ç√∫˜µ≤≥÷",
        "\ufeff",
        "\u202btest\u202b",
    ),
    *("'", '"', "''", "田中さんにあげて下さい", "👨‍👩‍👦 👨‍👩‍👧‍👦", "הָיְתָהtestالصفحات", "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤ ̖t̝͕̳̣̻̪͞h̼͓̲̦̳̘̲e͇̣̰̦̬͎"),
    *(
        "<script>alert(123)</script>",
        "'><script>alert(123)</script>",
        "1;DROP TABLE users",
        "-",
        "--",
        "--version",
    ),
    *(
        "$HOME",
        "%d",
        "{0}",
        "%*.*s",
        "../../../etc/passwd%00",
        "() { 0; }; touch /tmp/x",
        "CON",
        "\x1b[0;31mred\x1b[0m",
    ),
)


@pytest.mark.parametrize("name", SUITE)
def test_the_yaml_of_others_is_read_as_written_or_refused_with_a_place(name: str, tmp_path: Path) -> None:
    text, tree, is_wrong = SUITE[name]
    assert judge_case(name, text.encode(), tree, is_wrong, tmp_path)[1] == ""


@pytest.mark.parametrize("text", NAUGHTY)
def test_any_text_is_taken_as_typed_or_told_with_its_place(text: str, tmp_path: Path) -> None:
    for way, document in ways(text).items():
        assert judge_text(way, text, document, tmp_path)[1] == "", way
