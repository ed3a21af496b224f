"""Which shows an operator may choose from."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.playlist.shows_near import MOST, main_file, shows_near


def content(folder: Path, title: str = "") -> Path:
    (folder / "slides").mkdir(parents=True)
    lines = [f"title: {title}\n"] if title else []
    (folder / "slides" / "playlist.yaml").write_text("".join([*lines, "items:\n  - slide: een\n"]), "utf-8")
    (folder / "slides" / "een.yaml").write_text("layout: statement\nnl: {title: Een}\n", "utf-8")
    return folder


def titles(shown: Path, language: str = "nl", **more: object) -> list[str]:
    return [show.title_in(language) for show in shows_near(shown, **more)]  # type: ignore[arg-type]


def test_the_playlists_of_the_folder_come_first_and_slides_are_none(tmp_path: Path) -> None:
    root = content(tmp_path / "stand", "{nl: Eén mei, fr: Premier mai}")
    (root / "slides" / "avond.yaml").write_text("title: Avond\nitems: []\n", "utf-8")
    (root / "slides" / "ander.yml").write_text("\ufeffitems:\n  - slide: een\n", "utf-8")
    assert titles(root) == ["Eén mei", "ander", "Avond"]
    assert titles(root / "slides" / "avond.yaml", "fr") == ["Premier mai", "ander", "Avond"]
    assert [main_file(root)] == [shows_near(root)[0].path]


def test_content_folders_beside_it_and_the_house_s_own_follow_once(tmp_path: Path) -> None:
    root, beside = content(tmp_path / "b", "B"), content(tmp_path / "a", "A")
    house = content(tmp_path / "elsewhere" / "huis", "Huis")
    assert titles(root, house=house) == titles(beside, house=house) == ["A", "B", "Huis"]
    assert titles(root, house=beside) == ["A", "B"]
    assert [show.comes_along for show in shows_near(root, house)] == [False, False, True]


def test_folders_of_pictures_are_shows_but_nobody_s_own_at_home(tmp_path: Path) -> None:
    root = content(tmp_path / "stand", "Stand")
    for name, file in (("fotos", "1.JPG"), ("leeg", "lees.txt"), (".verborgen", "1.jpg")):
        (tmp_path / name).mkdir()
        (tmp_path / name / file).write_bytes(b"x")
    assert titles(root) == titles(tmp_path / "fotos") == ["fotos", "Stand"]
    assert titles(root, home=tmp_path) == ["Stand"]


@pytest.mark.parametrize(
    "text", ["items: [", "title: [1]\nitems: []\n", "title:\nitems:\n", "items: []\ntitle: {nl: }\n"]
)
def test_a_playlist_that_cannot_be_read_is_called_like_its_file(tmp_path: Path, text: str) -> None:
    root = content(tmp_path / "stand", "Stand")
    (root / "slides" / "kapot.yaml").write_text(text, "utf-8")
    assert titles(root) == ["Stand", "kapot"]


def test_what_is_gone_has_no_shows_and_a_thousand_are_too_many(tmp_path: Path) -> None:
    assert shows_near(tmp_path / "weg" / "weg") == ()
    root = content(tmp_path / "stand", "Stand")
    for number in range(MOST + 5):
        (root / "slides" / f"{number}.yaml").write_text("items: []\n", "utf-8")
    assert len(shows_near(root)) == MOST
