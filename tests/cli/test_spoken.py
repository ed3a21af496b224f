"""Help, usage errors and the console of a run without a screen, in the language asked for or the computer's own."""

from __future__ import annotations

import ast
import importlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kiosk.cli import COMMANDS, main
from kiosk.words.catalogue import languages, section
from kiosk.words.sentence import failure_sentence
from tests.cli.test_commands import harmed_png

ROOT = Path(__file__).resolve().parents[2]
LOCALES = {"nl": "nl_BE.UTF-8", "fr": "fr_BE.UTF-8", "en": "C.UTF-8"}
MODULES = ("core", "exceptions", "formatting", "parser", "types")
NEVER = {
    # Said to programmers only, or by what no command of ours has: prompts, deprecated or documented arguments, variables of
    # the environment, booleans, dates, UUIDs, several values for one option, files that click opens, custom types.
    "(dynamic)",
    "Argument {name!r} takes {nargs} values.",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Choice({choices})",
    "Could not determine name for option with declarations {decls!r}",
    "Could not open file {filename!r}: {message}",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
    "Invalid start character for option ({option})",
    "Missing parameter: {param_name}",
    "Missing {param_type}",
    "Name '{name}' defined twice",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? "
    "Did you mean to pass '--{name}'?",
    "Positional arguments",
    "Takes {nargs} values but 1 was given.",
    "Value must be an iterable.",
    "deprecated",
    "env var: {var}",
    "unknown error",
    "{len_type} values are required, but {len_value} was given.",
    "{name} {filename!r} does not exist.",
    "{name} {filename!r} is not executable.",
    "{value!r} does not match the format {format}.",
    "{value!r} is not a valid UUID.",
    "{value!r} is not a valid boolean. Recognized values: {states}",
    # Names of types, which the metavars say.
    "file",
    "directory",
    "path",
}


def typed(language: str, *arguments: str) -> tuple[int, str]:
    """Exit code and everything printed, on a computer set to ``language``."""
    done = CliRunner(env={"LC_ALL": LOCALES[language], "COLUMNS": "400"}).invoke(main, arguments)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(main)
    yield "kiosk", main
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        yield name, command


def test_every_option_has_its_help_and_no_help_is_without_an_option() -> None:
    for name, command in commands():
        options = {each.name for each in command.params if isinstance(each, click.Option) and not each.hidden}
        words = set(section("cli", "en")[name]) - {"help", "short"}
        assert words == options, name


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", ["kiosk", *COMMANDS])
def test_help_is_in_the_computers_own_language(name: str, language: str) -> None:
    code, said = typed(language, *([] if name == "kiosk" else [name]), "--help")
    words = section("cli", language)
    assert code == 0
    assert said.startswith(words["click"]["Usage:"] + " kiosk")
    assert words["metavars"]["options"] in said
    for text in words[name].values():
        if text != words[name].get("short"):
            assert " ".join(text.split())[:60] in " ".join(said.split())
    assert words["click"]["Show this message and exit."] in said
    for other in COMMANDS if name == "kiosk" else ():
        assert words[other]["short"] in said


def test_what_a_number_may_be_is_told_in_words() -> None:
    said = " ".join(typed("nl", "run", "--help")[1].split())
    assert "in procent. [0 tot 100]" in said
    assert "eindeloos. [0 of meer]" in said
    assert "<=" not in said


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (["check", "--lang", "fr", "--help"], "Usage\u00a0: kiosk check [OPTIONS] [CHEMIN]"),
        (["check", "--help", "--lang=fr"], "Usage\u00a0: kiosk check [OPTIONS] [CHEMIN]"),
        (["run", "--lang", "de", "--lang", "en", "-h"], "Usage: kiosk run [OPTIONS] [PATH]"),
        (["sheet", "--lang", "en", "-h"], "Gebruik: kiosk sheet [OPTIES] [PAD]"),
        (["run", "--lang", "xx", "-h"], "Gebruik: kiosk run [OPTIES] [PAD]"),
        (["run", "-h", "--", "--lang", "en"], "Gebruik: kiosk run [OPTIES] [PAD]"),
        (["-h"], "Gebruik: kiosk [OPTIES] OPDRACHT [OPTIES]..."),
    ],
)
def test_the_language_asked_for_comes_before_the_computers(arguments: list[str], begins: str) -> None:
    assert typed("nl", *arguments)[1].splitlines()[0] == begins


@pytest.mark.parametrize(
    ("arguments", "nl", "fr", "en"),
    [
        (
            ["check", "--themme", "text"],
            "Fout: De optie '--themme' bestaat niet. Was '--theme' bedoeld?",
            "Erreur\u00a0: L’option '--themme' n’existe pas. Vouliez-vous écrire '--theme'\u00a0?",
            "Error: No such option '--themme'. Did you mean '--theme'?",
        ),
        (
            ["check", "--theme"],
            "Fout: Bij de optie '--theme' hoort een waarde.",
            "Erreur\u00a0: L’option '--theme' demande une valeur.",
            "Error: Option '--theme' requires an argument.",
        ),
        (
            ["check", "--format", "xml"],
            "Fout: Ongeldige waarde voor '--format': 'xml' is geen van deze: 'text', 'json', 'lines', 'sarif'.",
            "Erreur\u00a0: Valeur impossible pour '--format'\u00a0: 'xml' n’est aucun de ceux-ci\u00a0: 'text', 'json', "
            "'lines', 'sarif'.",
            "Error: Invalid value for '--format': 'xml' is not one of 'text', 'json', 'lines', 'sarif'.",
        ),
        (
            ["run", "--rounds", "een"],
            "Fout: Ongeldige waarde voor '--rounds': 'een' is geen geldig getal.",
            "Erreur\u00a0: Valeur impossible pour '--rounds'\u00a0: 'een' n’est pas un nombre valable.",
            "Error: Invalid value for '--rounds': 'een' is not a valid number.",
        ),
        (
            ["run", "--volume", "101"],
            "Fout: Ongeldige waarde voor '--volume': 101 valt buiten 0 tot 100.",
            "Erreur\u00a0: Valeur impossible pour '--volume'\u00a0: 101 sort de l’intervalle 0 à 100.",
            "Error: Invalid value for '--volume': 101 is not in the range 0 to 100.",
        ),
        (
            ["run", "--windowed", "groot"],
            "Fout: Ongeldige waarde voor '--windowed': 'groot' is geen afmeting; schrijf ze als 1280x720.",
            "Erreur\u00a0: Valeur impossible pour '--windowed'\u00a0: 'groot' n’est pas une taille\u00a0; écrivez-la comme "
            "1280x720.",
            "Error: Invalid value for '--windowed': 'groot' is not a size; write it as 1280x720.",
        ),
        (
            ["check", "a", "b", "c"],
            "Fout: Deze horen er niet bij: b c",
            "Erreur\u00a0: Ceux-ci sont de trop\u00a0: b c",
            "Error: Got unexpected extra arguments (b c)",
        ),
        (
            ["shett"],
            "Fout: De opdracht 'shett' bestaat niet. Was 'sheet' bedoeld? De opdrachten zijn: new, run, check, "
            "sheet, schema, doctor, stats, pin.",
            "Erreur\u00a0: La commande 'shett' n’existe pas. Vouliez-vous écrire 'sheet'\u00a0? Les commandes sont\u00a0: new, "
            "run, check, sheet, schema, doctor, stats, pin.",
            "Error: There is no command 'shett'. Did you mean 'sheet'? The commands are: new, run, check, "
            "sheet, schema, doctor, stats, pin.",
        ),
        (
            ["sheet", "-o", "x.gif"],
            "Fout: Ongeldige waarde voor --output: 'x.gif' moet eindigen op .png of .pdf, of een map zijn.",
            "Erreur\u00a0: Valeur impossible pour --output\u00a0: 'x.gif' doit se terminer par .png ou .pdf, ou être un "
            "dossier.",
            "Error: Invalid value for --output: 'x.gif' must end in .png or .pdf, or be a folder.",
        ),
    ],
)
def test_wrong_usage_is_explained_in_each_language(arguments: list[str], nl: str, fr: str, en: str) -> None:
    for language, wanted in (("nl", nl), ("fr", fr), ("en", en)):
        code, said = typed(language, *arguments)
        assert (code, said.splitlines()[-1]) == (2, wanted)


def test_a_folder_in_the_place_of_a_file_is_said(tmp_path: Path) -> None:
    code, said = typed("nl", "schema", "-o", str(tmp_path))
    assert code == 2
    assert said.splitlines()[-1].endswith(f"'{tmp_path}' is een map; hier hoort een bestand.")
    code, said = typed("fr", "schema", "-o", str(tmp_path / "weg" / "x.json"))
    assert code == 1
    assert said.endswith("x.json\u00a0: son dossier n’existe pas.\n")


def clicks_sentences() -> set[str]:
    """What click hands to gettext, out of its own sources; of a plural form the first."""
    found = set()
    for name in MODULES:
        module = importlib.import_module(f"click.{name}")
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8"))):
            match node:
                case ast.Call(ast.Name("_" | "ngettext"), [ast.Constant(sentence), *_]):
                    found.add(str(sentence))
    return found | {"Show this message and exit."}


def test_every_sentence_of_click_that_people_can_meet_is_in_the_catalogues() -> None:
    ours = set(section("cli", "en")["click"])
    assert clicks_sentences() == ours | NEVER
    assert not ours & NEVER


def kiosk(folder: Path, locale: str, *arguments: str, encoding: str = "utf-8") -> tuple[int, str]:
    """The command as a process without a screen: its exit code and what it wrote."""
    left_out = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LANGUAGE")
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    environment |= {"XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(ROOT)}
    environment |= {"LC_ALL": locale, "PYTHONUTF8": "1", "PYTHONIOENCODING": encoding}
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding=encoding,
        timeout=400,
    )
    assert "Traceback" not in done.stdout
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    ("locale", "options", "language", "said"),
    [
        (
            "nl_BE.UTF-8",
            [],
            "nl",
            [
                "Hier is geen scherm.",
                "hier staat geen map of bestand 'weg'",
                "Verslag: ",
                "0 onderdelen zijn",
            ],
        ),
        (
            "nl_BE.UTF-8",
            ["--lang", "fr"],
            "fr",
            ["pas d’écran ici.", "ni dossier ni fichier 'weg'", "Rapport\u00a0: ", "0 élément joué."],
        ),
    ],
)
def test_a_run_without_a_screen_speaks_to_whoever_started_it(
    tmp_path: Path, locale: str, options: list[str], language: str, said: list[str]
) -> None:
    code, written = kiosk(tmp_path, locale, "run", "weg", *options)
    assert code == 1
    for words in said:
        assert words in written
    (problem, *_) = json.loads((tmp_path / "build" / "report.json").read_text("utf-8"))["problems"]
    assert problem["hint"] == section("problems", language)["path-missing"]["hint"]


def test_what_fails_in_a_run_without_a_screen_is_told_in_one_language(tmp_path: Path) -> None:
    """That of whoever started it, though the playlist speaks another."""
    root = tmp_path / "show"
    for folder in ("assets", "slides"):
        (root / folder).mkdir(parents=True)
    (root / "assets" / "kapot.png").write_bytes(harmed_png())
    (root / "slides" / "playlist.yaml").write_text(
        "languages: [nl]\ndefaults: {duration: 1s, transition: cut}\nitems: [image: kapot.png]\n", "utf-8"
    )
    _, written = kiosk(tmp_path, "fr_BE.UTF-8", "run", str(root))
    told = failure_sentence("picture-unreadable", "fr", "kapot.png")
    assert told in written
    report = json.loads((tmp_path / "build" / "report.json").read_text("utf-8"))
    assert [failure["says"] for failure in report["failures"]] == [told]


def test_help_is_printed_where_the_terminal_lacks_some_of_its_letters(tmp_path: Path) -> None:
    code, written = kiosk(tmp_path, "fr_BE.UTF-8", "check", "--help", encoding="latin-1")
    assert code == 0
    assert "dossier d?images" in written


def test_without_a_word_to_say_no_sentence_is_read() -> None:
    """Before a show is loaded nothing costs time: neither catalogues nor what fills their sentences in."""
    code = (
        "import sys, kiosk.cli.run; from kiosk.words import catalogue; kiosk.cli.run.command.make_context('run', []);"
        "print(catalogue._section.cache_info().misses,"
        "{'babel', 'tomllib', 'importlib.resources', 'kiosk.words.sentence'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0 set()"
