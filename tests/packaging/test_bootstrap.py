"""The set-up's rules, without installing anything: what is missing, what to type, what counts as there."""

import ast
import importlib.util
import io
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from bootstrapping import main, say, system, words
from kiosk.words.catalogue import languages, section
from kiosk.words.sentence import fill

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"


@pytest.fixture(scope="module")
def entrance() -> ModuleType:
    spec = importlib.util.spec_from_file_location("entrance", PACKAGING / "bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Terminal(io.TextIOWrapper):
    """A stream with an encoding of its own, whose text can be read back."""

    def __init__(self, encoding: str) -> None:
        self.bytes = io.BytesIO()
        super().__init__(self.bytes, encoding=encoding)

    def text(self) -> str:
        return self.bytes.getvalue().decode(self.encoding)


# Old Pythons


def test_an_old_python_can_read_the_first_file() -> None:
    ast.parse((PACKAGING / "bootstrap.py").read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 4), (3, 13, 0)])
def test_a_new_python_is_not_spoken_of(entrance: ModuleType, version: tuple[int, ...]) -> None:
    assert entrance.old_python(version, "en", True) == ""


@pytest.mark.parametrize(
    ("language", "has_apt", "expected"),
    [
        (
            "en",
            True,
            "FOS Kiosk needs Python 3.11 or newer; this is Python 3.9. Type: sudo apt-get install python3.11 "
            "python3.11-venv and then: python3.11 packaging/bootstrap.py test",
        ),
        (
            "nl",
            False,
            "FOS Kiosk heeft Python 3.11 of nieuwer nodig; dit is Python 3.9. Haal een nieuwe Python op "
            "https://www.python.org/downloads/ en typ dezelfde regel opnieuw.",
        ),
        (
            "fr",
            False,
            "FOS Kiosk demande Python 3.11 ou plus récent\u00a0; ceci est Python 3.9. Installez une version "
            "récente depuis https://www.python.org/downloads/ et retapez la même ligne.",
        ),
    ],
)
def test_an_old_python_is_told_what_to_install(
    entrance: ModuleType, language: str, has_apt: bool, expected: str
) -> None:
    assert entrance.old_python((3, 9, 2), language, has_apt, "test") == expected


# System packages


def test_run_needs_window_vlc_and_voice_and_test_adds_a_virtual_display_and_a_film_maker() -> None:
    run = set(system.needs("run", (3, 11), has_ensurepip=True))
    test = set(system.needs("test", (3, 11), has_ensurepip=True))
    assert {("libvlc5",), ("libvlc-bin",), ("libxcb-cursor0",), ("libpulse0",), ("espeak-ng",)} < run
    assert test - run == {("xvfb",), ("xauth",), ("ffmpeg",)}


def test_the_venv_package_is_named_after_the_python_that_runs() -> None:
    assert system.needs("run", (3, 13), has_ensurepip=False)[-1] == ("python3.13-venv",)
    assert not any("venv" in need[0] for need in system.needs("run", (3, 13), has_ensurepip=True))


@pytest.mark.parametrize(
    ("listing", "expected"),
    [
        ("", set()),
        ("dpkg amd64 installed\nlibgl1 amd64 installed\n", {"dpkg", "libgl1"}),
        ("dpkg amd64 installed\nlibgl1 i386 installed\n", {"dpkg"}),
        ("dpkg arm64 installed\nlibgl1 arm64 config-files\nxauth all installed\n", {"dpkg", "xauth"}),
        ("dpkg amd64 installed\nlibglib2.0-0  not-installed\n", {"dpkg"}),
    ],
)
def test_only_installed_packages_of_this_architecture_count(listing: str, expected: set[str]) -> None:
    assert system.parse_dpkg(listing) == expected


GLIB = ("libglib2.0-0t64", "libglib2.0-0")


@pytest.mark.parametrize(
    ("installed", "expected"),
    [
        (set(), [GLIB, ("libgl1",)]),
        ({"libglib2.0-0"}, [("libgl1",)]),
        ({"libglib2.0-0t64", "libgl1"}, []),
    ],
)
def test_a_need_is_met_by_either_of_its_names(installed: set[str], expected: list[system.Need]) -> None:
    assert system.missing([GLIB, ("libgl1",)], installed) == expected


BOOKWORM = """\
libglib2.0-0:
  Installed: (none)
  Candidate: 2.74.6-2
  Version table:
     2.74.6-2 500
"""
TRIXIE = """\
libglib2.0-0t64:
  Installed: (none)
  Candidate: 2.84.4-3
libglib2.0-0:
  Installed: (none)
  Candidate: (none)
"""


@pytest.mark.parametrize(
    ("policy", "expected"), [(BOOKWORM, "libglib2.0-0"), (TRIXIE, "libglib2.0-0t64"), ("", "libglib2.0-0")]
)
def test_the_name_is_the_one_this_release_knows(policy: str, expected: str) -> None:
    assert system.choose([GLIB], system.parse_policy(policy)) == [expected]


def test_the_line_to_type() -> None:
    assert system.apt_line(["libgl1", "libvlc5"], sudo=True) == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1 libvlc5"
    )
    assert system.apt_line(["libgl1"], sudo=False) == (
        "apt-get update && apt-get install -y --no-install-recommends libgl1"
    )


def test_vlc_is_advised_where_it_is_missing(tmp_path: Path) -> None:
    settings = {"ProgramFiles": str(tmp_path)}
    assert system.vlc_advice("win32", settings) == "vlc-windows"
    library = tmp_path / "VideoLAN" / "VLC" / "libvlc.dll"
    library.parent.mkdir(parents=True)
    library.touch()
    assert system.vlc_advice("win32", settings) is None
    assert system.vlc_advice("darwin", {"HOME": str(tmp_path)}) == "vlc-macos"
    (tmp_path / "Applications" / "VLC.app").mkdir(parents=True)
    assert system.vlc_advice("darwin", {"HOME": str(tmp_path)}) is None


def _provide_without_rights(monkeypatch: pytest.MonkeyPatch, wanted: list[system.Need]) -> say.Voice:
    monkeypatch.setattr(system, "_missing_here", lambda needs: wanted)
    monkeypatch.setattr(system, "_names_here", lambda needs: [need[-1] for need in needs])
    monkeypatch.setattr(system, "_root_prefix", lambda: None)
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    return say.Voice("en", Terminal("utf-8"))


def test_without_rights_the_line_to_type_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    voice = _provide_without_rights(monkeypatch, [("libgl1",), ("libvlc5",)])
    with pytest.raises(say.SetupError) as caught:
        system.provide("run", voice, venv_exists=True)
    assert caught.value.values["line"] == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1 libvlc5"
    )


def test_without_rights_a_missing_vlc_does_not_stop_the_kiosk(monkeypatch: pytest.MonkeyPatch) -> None:
    voice = _provide_without_rights(monkeypatch, [("libvlc5",)])
    system.provide("run", voice, venv_exists=True)
    assert isinstance(voice.stream, Terminal)
    assert voice.stream.text() == (
        "VLC is not installed; films play with the built-in player. To install VLC, type this line:\n"
        "    sudo apt-get update && sudo apt-get install -y --no-install-recommends libvlc5\n"
    )


def test_without_rights_a_missing_voice_does_not_stop_the_kiosk(monkeypatch: pytest.MonkeyPatch) -> None:
    voice = _provide_without_rights(monkeypatch, [("libvlc5",), ("espeak-ng",)])
    system.provide("run", voice, venv_exists=True)
    assert isinstance(voice.stream, Terminal)
    lines = voice.stream.text().splitlines()
    assert lines[1].endswith("--no-install-recommends libvlc5")
    assert lines[2].startswith("No voice is installed: visitors who do not see hear nothing.")
    assert lines[3:] == [
        "    sudo apt-get update && sudo apt-get install -y --no-install-recommends espeak-ng"
    ]


def test_what_this_system_does_not_know_keeps_nothing_away_that_the_kiosk_needs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    voice = _provide_without_rights(monkeypatch, [])
    there: set[str] = set()

    def apt(prefix: list[str], *arguments: str) -> subprocess.CompletedProcess[str]:
        if "espeak-ng" in arguments:
            return subprocess.CompletedProcess(arguments, 100, "E: Unable to locate package espeak-ng\n")
        there.update(arguments)
        return subprocess.CompletedProcess(arguments, 0, "")

    wanted = [("libgl1",), ("espeak-ng",)]
    monkeypatch.setattr(system, "_missing_here", lambda needs: system.missing(wanted, there))
    monkeypatch.setattr(system, "_root_prefix", list)
    monkeypatch.setattr(system, "_apt", apt)
    system.provide("run", voice, venv_exists=True)
    assert "libgl1" in there
    assert isinstance(voice.stream, Terminal)
    assert "No voice is installed" in voice.stream.text()


@pytest.mark.parametrize("command", ["run", "test"])
@pytest.mark.parametrize("prefix", [None, []], ids=["user", "root"])
@pytest.mark.parametrize(
    "wanted", [[("libvlc-bin",)], [("libvlc5",), ("libvlc-bin",)]], ids=["alone", "with others"]
)
def test_the_index_of_plugins_comes_along_and_keeps_no_show_waiting(
    monkeypatch: pytest.MonkeyPatch, command: str, prefix: list[str] | None, wanted: list[system.Need]
) -> None:
    voice = _provide_without_rights(monkeypatch, wanted)
    monkeypatch.setattr(system, "_root_prefix", lambda: prefix)
    asked: list[str] = []

    def apt(prefix: list[str], *arguments: str) -> subprocess.CompletedProcess[str]:
        asked.extend(arguments)
        return subprocess.CompletedProcess(arguments, 100, "E: no network\n")

    monkeypatch.setattr(system, "_apt", apt)
    system.provide(command, voice, venv_exists=True)
    is_alone = len(wanted) == 1
    assert ("libvlc-bin" in asked) == (prefix is not None and (command == "test" or not is_alone))
    assert isinstance(voice.stream, Terminal)
    assert ("libvlc-bin" in voice.stream.text()) == (not is_alone)


# Words


def test_every_sentence_exists_in_every_language_and_english_is_plain() -> None:
    assert words.languages() == sorted(languages())
    for key in section("setup", "en"):
        texts = {language: words.raw(key, language) for language in words.languages()}
        assert key == "decimal" or len(set(texts.values())) == len(texts), key
        assert texts["en"].isascii(), key


@pytest.mark.parametrize("language", words.languages())
def test_the_decimal_sign_of_the_set_up_is_that_of_the_cldr(language: str) -> None:
    assert say.seconds(1.5, language) == fill("{time} s", {"time": 1.5}, language)


@pytest.mark.parametrize("language", words.languages())
def test_a_python_without_toml_reads_the_same_sentences(entrance: ModuleType, language: str) -> None:
    known = {key: text for key, text in section("setup", language).items() if key.startswith("old-python")}
    assert len(known) == 3
    assert entrance.sentences(language) == known


@pytest.mark.parametrize(
    ("settings", "fallback", "expected"),
    [
        ({}, "", "en"),
        ({"LANG": "nl_BE.UTF-8"}, "", "nl"),
        ({"LANG": "nl_BE.UTF-8", "LC_ALL": "fr_BE"}, "", "fr"),
        ({"LANG": "de_DE.UTF-8"}, "nl_NL", "en"),
        ({"LC_ALL": "C", "LANG": "nl_BE"}, "", "en"),
        ({}, "Dutch_Belgium", "nl"),
        ({}, "French_Belgium", "fr"),
        ({}, "English_United Kingdom", "en"),
        ({}, "German_Germany", "en"),
    ],
)
def test_the_language_is_the_one_of_the_machine(
    settings: dict[str, str], fallback: str, expected: str
) -> None:
    assert words.language_of(settings, fallback) == expected


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf-8", "Droit d’écriture\u00a0– ici"),
        ("latin-1", "Droit d'écriture\u00a0? ici"),
        ("ascii", "Droit d'ecriture ? ici"),
    ],
)
def test_a_terminal_gets_only_letters_it_can_show(encoding: str, expected: str) -> None:
    terminal = Terminal(encoding)
    say.Voice("fr", terminal).write("Droit d’écriture\u00a0– ici")
    assert terminal.text() == expected + "\n"


def test_a_step_that_fails_says_so_on_its_line() -> None:
    terminal = Terminal("utf-8")
    voice = say.Voice("en", terminal)
    with voice.step("step-venv") as step:
        step.has_failed = True
    assert terminal.text().startswith("  Python environment ... failed (")


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["dance"], 2), (["--help"], 0), (["-h"], 0)])
def test_a_wrong_command_gets_the_usage(
    arguments: list[str], code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert main.main(arguments) == code
    assert capsys.readouterr().out.startswith("Usage: python3 packaging/bootstrap.py run ")
