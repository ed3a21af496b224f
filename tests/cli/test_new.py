"""``kiosk new`` as a person types it: questions with answers that stand ready, options instead, sentences that say no."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli import main
from kiosk.playlist import load
from tests.media import samples


def typed(*arguments: object, answers: str = "", locale: str = "nl_BE.UTF-8") -> Result:
    done = CliRunner(env={"LC_ALL": locale, "COLUMNS": "400"}).invoke(
        main, ["new", *map(str, arguments)], answers
    )
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.cli.new._can_ask", lambda: True)


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    done = typed(tmp_path / "mijn-stand")
    assert (done.exit_code, done.stdout.splitlines()[0]) == (
        0,
        f"{tmp_path / 'mijn-stand'} is klaar: 4 onderdelen.",
    )
    playlist = load(tmp_path / "mijn-stand").playlist
    assert playlist is not None
    assert (playlist.title["nl"], playlist.languages) == ("Mijn stand", ("nl", "fr", "en"))


@pytest.mark.usefixtures("terminal")
def test_an_answer_that_cannot_be_is_asked_again(tmp_path: Path) -> None:
    done = typed(tmp_path / "stand", answers="1 mei: feest\nklingon\nfrans, nederlands\nzeegras\nrood\n")
    assert done.exit_code == 0
    assert "Naam van de voorstelling [Stand]: " in done.output
    assert (
        "'klingon' is geen taal die de kiosk kent. Schrijf twee letters, zoals nl, fr of en." in done.output
    )
    assert "'zeegras' is geen kleur die de kiosk kent. Kies uit red, deep-red, " in done.output
    playlist = load(tmp_path / "stand").playlist
    assert playlist is not None
    assert (playlist.title["fr"], playlist.languages) == ("1 mei: feest", ("fr", "nl"))
    assert [item.color for item in playlist.items] == ["red", "paper", "ink", "red"]
    # In the language the kiosk starts in.
    assert "# La playlist" in (tmp_path / "stand" / "slides" / "playlist.yaml").read_text("utf-8")


@pytest.mark.usefixtures("terminal")
def test_with_options_or_yes_nothing_is_asked(tmp_path: Path) -> None:
    for number, options in enumerate(
        (["--name", "Stand"], ["--languages", "fr"], ["--yes"], ["--colors", "sun"])
    ):
        assert "]: " not in typed(tmp_path / str(number), *options).output


@pytest.mark.usefixtures("terminal")
def test_a_full_folder_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    done = typed(tmp_path)
    assert (done.exit_code, done.output.count("\n")) == (1, 1)
    assert done.output.startswith(f"Fout: {tmp_path} bestaat al en is niet leeg.")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ["--languages", "vlaams,xx"],
            "Ongeldige waarde voor --languages: 'xx' is geen taal die de kiosk kent.",
        ),
        (["--languages", ","], "Ongeldige waarde voor --languages: ',' is geen taal die de kiosk kent."),
        (["--colors", "#12"], "Ongeldige waarde voor --colors: '#12' is geen kleur die de kiosk kent."),
        (["--name", " "], "Ongeldige waarde voor --name: Een voorstelling heeft een naam nodig."),
    ],
)
def test_an_option_that_makes_no_sense_is_wrong_usage(tmp_path: Path, options: list[str], said: str) -> None:
    done = typed(tmp_path / "stand", *options)
    assert done.exit_code == 2
    assert said in done.output
    assert not (tmp_path / "stand").exists()


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("nl", ["Niet of niet helemaal meegenomen:", "Geen foto, film of pdf, en achtergebleven: brief.txt"]),
        (
            "fr",
            [
                "Resté en place, ou repris en partie\u00a0:",
                "Ni photo, ni film, ni PDF, et resté en place\u00a0: brief.txt",
            ],
        ),
        ("en", ["Not taken along, or not all of it:", "No photo, film or PDF, and left behind: brief.txt"]),
    ],
)
def test_what_stays_behind_is_told_in_the_language_asked_for(
    tmp_path: Path, lang: str, said: list[str]
) -> None:
    source = tmp_path / "bron [1] 't"
    source.mkdir()
    (source / "a.png").write_bytes(samples.png())
    (source / "brief.txt").write_text("x")
    done = typed(tmp_path / "een stand", "--from", source, "--lang", lang)
    assert done.exit_code == 0
    for words in said:
        assert words in done.output
    assert f"check '{tmp_path / 'een stand'}'" in done.output


def test_nothing_to_show_names_what_is_there(tmp_path: Path) -> None:
    source = tmp_path / "bron"
    source.mkdir()
    (source / "a.nef").write_bytes(samples.raw_tiff())
    done = typed(tmp_path / "stand", "--from", source)
    assert done.exit_code == 1
    assert "'a.nef'" in done.output
    assert "zit niets dat de kiosk kan tonen" in done.output


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "in de weg").write_text("")
    done = typed(tmp_path / "in de weg" / "stand")
    assert done.exit_code == 1
    assert "kan niet geschreven worden: een deel van het pad is een bestand, geen map." in done.output


def test_the_present_folder_can_become_a_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mijn stand").mkdir()
    monkeypatch.chdir(tmp_path / "mijn stand")
    assert typed(".").exit_code == 0
    text = Path("slides/playlist.yaml").read_text("utf-8")
    assert 'kiosk check "../mijn stand"\n' in text
    assert "title: Mijn stand\n" in text
