"""The little Markdown becomes words; whatever else is typed stays as typed."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.poster.markdown import Block, blocks


def shown(block: Block) -> str:
    """A block as one line: ``*word*`` is bold, a dot begins a line of a list."""
    words = " ".join(f"*{word.text}*" if word.bold else word.text for word in block.words)
    return ("• " if block.is_item else "") + words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\n \n", []),
        ("Een zin.", ["Een zin."]),
        ("Een zin\nover twee regels.\n\nNog een.", ["Een zin over twee regels.", "Nog een."]),
        ("Wij **staan samen** sterk", ["Wij *staan* *samen* sterk"]),
        ("Surf naar **fos.ngo**.", ["Surf naar *fos.ngo.*"]),
        ("(**très** important)", ["*(très* important)"]),
        ("**a****b** c", ["*ab* c"]),
        (
            "Dus:\n- een\n- **twee** drie\n  en vier\n\nSlot.",
            ["Dus:", "• een", "• *twee* drie en vier", "Slot."],
        ),
        ("- a\n- b", ["• a", "• b"]),
        ("- a\nb", ["• a", "b"]),
        ("- a\n\n- b", ["• a", "• b"]),
        ("- a\n  - b\nc", ["• a", "• b", "c"]),
        ("Dus:\n1. een\n2. **twee**\n   en drie", ["Dus:", "1. een", "2. *twee* en drie"]),
        ("10) tien\n11)", ["10) tien", "11)"]),
        ("2026. Een jaar.", ["2026. Een jaar."]),
        ("* een noot\n+ nog een", ["* een noot", "+ nog een"]),
        ("**Let op!**Kom, **10 %**van de prijs", ["*Let* *op!Kom,* *10* *%van* de prijs"]),
        ("-geen lijst", ["-geen lijst"]),
        ("twee ** losse sterren", ["twee ** losse sterren"]),
        ("**nooit dicht", ["**nooit dicht"]),
        ("****", ["****"]),
        ("*schuin* en _ook_", ["*schuin* en _ook_"]),
        ("# geen kop", ["# geen kop"]),
    ],
)
def test_paragraphs_bold_and_lists_are_understood(text: str, expected: list[str]) -> None:
    assert [shown(block) for block in blocks(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "![](http://stand.example/spion.png)",
        '<img src="file:///etc/hostname">',
        "<script>alert(1)</script>",
        "[klik](http://stand.example)",
        "&lt;b&gt;",
        "<b>vet</b>",
    ],
)
def test_what_could_fetch_or_run_stays_the_letters_that_were_typed(text: str) -> None:
    assert " ".join(word.text for block in blocks(text) for word in block.words) == text


def test_stars_in_stars_lose_no_letter() -> None:
    text = "**a **b** c**"
    assert "".join(word.text for block in blocks(text) for word in block.words).replace("*", "") == "abc"


@given(st.text(alphabet="ab1.+*-<>![]() \n\t&#", max_size=60))
def test_nothing_but_blanks_stars_and_list_dashes_is_ever_lost(text: str) -> None:
    kept = "".join(word.text for block in blocks(text) for word in block.words)
    drop = str.maketrans("", "", "*- \n\t")
    assert kept.translate(drop) == text.translate(drop)
    assert all(
        word.text and not set(word.text) & set(" \n\t") for block in blocks(text) for word in block.words
    )


@pytest.mark.parametrize("text", ["- " * 5_000 + "a", "1. " * 5_000 + "a", "**" * 20_000, "> " * 5_000])
def test_no_text_stops_the_reading(text: str) -> None:
    assert len(blocks(text)) <= 1


def test_the_parser_is_imported_when_a_slide_is_read_on_and_not_before() -> None:
    look = "import sys; print('markdown_it' in sys.modules)"
    code = f"import {blocks.__module__} as room\n{look}\nroom.blocks('a')\n{look}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
