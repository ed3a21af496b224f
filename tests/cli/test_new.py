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
@pytest.mark.parametrize(
    ("locale", "answers", "said"),
    [
        (
            "nl_BE.UTF-8",
            "Buurthuis De Brug & Co\nNederlands en Frans\n\n",
            "Naam boven op het scherm: Buurthuis De Brug & Co\n"
            "Talen: Nederlands (nl) en Frans (fr). De kiosk begint in het Nederlands.\n",
        ),
        (
            "nl_BE.UTF-8",
            "Stand\nnl\ngroen en #F2B705\n",
            "Naam boven op het scherm: Stand\n"
            "Taal: Nederlands (nl).\n"
            "Kleur groen: in de slides heet die leaf (#0A5A3E).\n"
            "Kleur #F2B705: in de slides heet die red.\n",
        ),
        (
            "fr_BE.UTF-8",
            "La Passerelle\nnéerlandais et français\n#0E6F78\n",
            "Nom en haut de l’écran\u00a0: La Passerelle\n"
            "Langues\u00a0: néerlandais (nl) et français (fr). La borne commence en néerlandais.\n"
            "Couleur #0E6F78\u00a0: dans les diapositives, elle s’appelle red.\n",
        ),
        (
            "en_GB.UTF-8",
            "The Bridge\nDutch and French\ngreen\n",
            "Name at the top of the screen: The Bridge\n"
            "Languages: Dutch (nl) and French (fr). The kiosk starts in Dutch.\n"
            "Colour green: in the slides it is called leaf (#0A5A3E).\n",
        ),
    ],
)
def test_the_answers_are_told_as_they_were_understood(
    tmp_path: Path, locale: str, answers: str, said: str
) -> None:
    done = typed(tmp_path / "stand", answers=answers, locale=locale)
    assert done.exit_code == 0
    assert f"\n{said}" in done.output


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        (
            "nl_BE.UTF-8",
            "De naam telt 42 tekens, en boven op het scherm is plaats voor 24. Daar staat nu: "
            "Solidariteitsbeweging. Liever anders? Open {theme} en verander daar de regel die met wordmark begint.",
        ),
        (
            "fr_BE.UTF-8",
            "Le nom compte 42 caractères, et il y a place pour 24 en haut de l’écran. On y lit maintenant"
            "\u00a0: Solidariteitsbeweging. Vous préférez autre chose\u00a0? Ouvrez {theme} et changez-y la ligne "
            "qui commence par wordmark.",
        ),
        (
            "en_GB.UTF-8",
            "The name has 42 characters, and at the top of the screen there is room for 24. It now says: "
            "Solidariteitsbeweging. Rather something else? Open {theme} and change the line there that begins with "
            "wordmark.",
        ),
    ],
)
def test_a_name_too_long_for_the_screen_is_said(tmp_path: Path, locale: str, said: str) -> None:
    name = "Solidariteitsbeweging van Gent en omgeving"
    done = typed(tmp_path / "stand", "--name", name, locale=locale)
    theme = tmp_path / "stand" / "assets" / "theme.yaml"
    assert said.format(theme=theme) in done.output.splitlines()
    # What the sentence says to do.
    theme.write_text(
        theme.read_text("utf-8").replace("wordmark: Solidariteitsbeweging", "wordmark: SBG"), "utf-8"
    )
    loaded = load(tmp_path / "stand")
    assert (loaded.theme.wordmark, loaded.problems) == ("SBG", ())


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        (
            "nl_BE.UTF-8",
            "Dit hoort er niet bij: Stand. Staat er een spatie in de naam? Zet hem dan tussen aanhalingstekens: "
            '"../Mijn Stand"',
        ),
        (
            "fr_BE.UTF-8",
            "Ceci est de trop\u00a0: Stand. Y a-t-il une espace dans le nom\u00a0? Mettez-le alors entre guillemets "
            'droits\u00a0: "../Mijn Stand"',
        ),
        (
            "en_GB.UTF-8",
            "Got unexpected extra argument (Stand). Is there a blank in the name? Then put it in straight quotes: "
            '"../Mijn Stand"',
        ),
    ],
)
def test_a_name_with_a_blank_is_proposed_in_quotes(locale: str, said: str) -> None:
    done = typed("../Mijn", "Stand", locale=locale)
    assert done.exit_code == 2
    assert said in done.output


def test_a_folder_with_a_blank_that_is_there_is_proposed_in_quotes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Mijn Stand").mkdir()
    monkeypatch.chdir(tmp_path)
    env = {"LC_ALL": "nl_BE.UTF-8", "COLUMNS": "400"}
    done = CliRunner(env=env).invoke(main, ["check", "Mijn", "Stand"])
    assert done.output.endswith('Zet hem dan tussen aanhalingstekens: "Mijn Stand"\n')


def test_an_argument_too_many_after_a_folder_that_is_there_is_only_named(tmp_path: Path) -> None:
    done = typed(tmp_path, "Stand")
    assert (done.exit_code, done.output.splitlines()[-1]) == (2, "Fout: Dit hoort er niet bij: Stand")


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("nl_BE.UTF-8", "Let op: mijnstand ligt in de map van de kiosk zelf. Moest dat ernaast? Wis dan"),
        (
            "fr_BE.UTF-8",
            "Attention\u00a0: mijnstand se trouve dans le dossier de la borne elle-même. Vous le vouliez",
        ),
        (
            "en_GB.UTF-8",
            "Mind: mijnstand lies in the folder of the kiosk itself. Did you want it beside that?",
        ),
    ],
)
def test_a_show_among_the_files_of_the_kiosk_is_remarked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str, said: str
) -> None:
    program = tmp_path / "fos kiosk"
    program.mkdir()
    monkeypatch.chdir(program)
    monkeypatch.setattr("kiosk.cli.new._program_folder", lambda: program)
    last = typed("mijnstand", locale=locale).output.splitlines()[-1]
    assert last.startswith(said)
    assert last.endswith(" new ../mijnstand")
    assert "mijnstand" not in typed("../mijnstand", locale=locale).output.splitlines()[-1].replace(
        "run ../mijnstand", ""
    )


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
