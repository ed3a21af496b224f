"""Films in sign language, of slides and of other films: checked like every film, one per language."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.playlist.contents import files_of
from kiosk.playlist.loaded import Loaded
from kiosk.playlist.loader import load
from tests.media import samples


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("slides", "assets/sign"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("film.webm", "sign/vgt.webm", "sign/lsfb.webm"):
        (tmp_path / "assets" / name).write_bytes(samples.webm())
    return tmp_path


def loaded(root: Path, sign: str) -> Loaded:
    """A slide and a film, both with ``sign``."""
    (root / "slides" / "een.yaml").write_text(
        f"layout: points\nsign: {sign}\nnl: {{title: Een, points: [a, b]}}\nfr: {{title: Un, points: [a, b]}}\n",
        "utf-8",
    )
    (root / "slides" / "playlist.yaml").write_text(
        "languages: [nl, fr]\nitems:\n  - slide: een\n"
        f"  - video: film.webm\n    title: {{nl: Film, fr: Film}}\n    sign: {sign}\n",
        "utf-8",
    )
    return load(root)


def codes(found: Loaded) -> set[str]:
    return {each.code for each in found.problems}


def test_a_slide_and_a_film_have_one_per_language(root: Path) -> None:
    found = loaded(root, "{fr: sign/lsfb.webm, nl: sign/vgt.webm}")
    assert codes(found) == set()
    assert found.playlist
    for item in found.playlist.items:
        assert list(item.sign) == ["nl", "fr"]
        assert item.sign["nl"] == root / "assets/sign/vgt.webm"
        assert set(item.sign.values()) <= set(files_of(item)), "a film saved anew is another item"


@pytest.mark.parametrize(
    ("sign", "code"),
    [
        ("{nl: sign/vtg.webm}", "asset-missing"),
        ("{nl: ../film.webm}", "path-outside"),
        ("{nl: https://fos.ngo/vgt.mp4}", "path-url"),
        ("{nl: sign/leeg.webm}", "not-a-film"),
        ("{nl: sign/half.webm}", "film-cut"),
        ("{de: sign/vgt.webm}", "sign-language"),
        ("sign/vgt.webm", "wrong-type"),
        ("{xx: sign/vgt.webm}", "unknown-language"),
    ],
)
def test_what_is_wrong_with_one_is_told_and_costs_nothing_else(root: Path, sign: str, code: str) -> None:
    (root / "assets/sign/leeg.webm").write_text("geen film", "utf-8")
    (root / "assets/sign/half.webm").write_bytes(samples.webm()[:-40])
    found = loaded(root, sign)
    assert code in codes(found)
    assert found.playlist
    assert len(found.playlist.items) == 2
    assert all("nl" not in item.sign for item in found.playlist.items)
