"""A stand always has a look: what is wrong in a theme keeps the house's own value."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from kiosk.stage.theme_file import HOUSE_COLORS, HOUSE_FONTS, Theme, contrast, read_theme

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#000000", 21.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#D9121F", "#D9121F", 1.0),
        ("#FF0000", "#FFFFFF", 4.0),
    ],
)
def test_contrast_is_the_one_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize(
    ("field", "ink", "on_panel"),
    [
        ("red", "paper", True),
        ("deep-red", "paper", False),
        ("sun", "ink", False),
        ("leaf", "paper", False),
        ("sky", "paper", False),
        ("plum", "paper", False),
        ("clay", "ink", True),
        ("paper", "ink", False),
        ("ink", "paper", False),
    ],
)
def test_the_art_directions_table_of_text_on_fields(field: str, ink: str, on_panel: bool) -> None:
    theme = read_theme(ROOT / "assets" / "theme.yaml")
    assert theme.ink_on(field) == ink
    assert theme.body_needs_panel(field) is on_panel
    assert contrast(theme.color(ink), theme.color(field)) >= 4.5


def test_the_shipped_theme_is_the_house_s_own() -> None:
    assert read_theme(ROOT / "assets" / "theme.yaml") == Theme()


def test_an_unknown_colour_is_red() -> None:
    assert Theme().color("turquoise") == HOUSE_COLORS["red"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"- a\n- b\n",
        b"colors: [1, 2]\n",
        b"colors: {red: \n",
        b"\x00\xff\xfe",
        b"&a [*a]\n",
        b"[" * 3000,
    ],
    ids=["empty", "list", "colours-as-list", "cut", "binary", "alias", "deep"],
)
def test_a_wrong_file_falls_back_to_the_house(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "theme.yaml"
    file.write_bytes(content)
    assert read_theme(file) == Theme()


def test_a_missing_file_and_a_folder_fall_back_to_the_house(tmp_path: Path) -> None:
    assert read_theme(tmp_path / "theme.yaml") == Theme()
    assert read_theme(tmp_path) == Theme()


def test_good_tokens_are_taken_and_each_wrong_one_is_named(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "theme.yaml"
    file.write_text(
        "colors: {red: '#123456', sun: yellow, roze: '#FFC0CB', sky: 12}\n"
        "fonts: {headline: Eigen_700Bold.ttf, text: ../geheim.ttf}\n"
        "wordmark: Onze afdeling met een hele lange naam\n",
        "utf-8",
    )
    with caplog.at_level(logging.WARNING, "kiosk.stage"):
        theme = read_theme(file)
    assert theme.colors == {**HOUSE_COLORS, "red": "#123456"}
    assert theme.fonts == {**HOUSE_FONTS, "headline": "Eigen_700Bold.ttf"}
    assert theme.wordmark == "Onze afdeling met een hele"[:24]
    said = caplog.text
    assert all(f"theme: {token}: " in said for token in ("sun", "roze", "sky", "text"))
