"""Which libraries are missing, and in which package they come on each release."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bootstrapping import system
from kiosk.machine.doctor import libraries, packages_of
from kiosk.machine.doctor.asking import Answer
from kiosk.machine.doctor.libraries import Libraries, cure_of, judge, platforms, read_ldd, with_packages
from kiosk.machine.doctor.packages_of import LIST, Release, debian_name, package_of

BOOKWORM = Release("debian", 12, True)
TRIXIE = Release("debian", 13, True)
FEDORA = Release("fedora", 41)
LDD = """\
/opt/PySide6/Qt/plugins/platforms/libqxcb.so:
\tlinux-vdso.so.1 (0x00007ffd3d9f2000)
\tlibQt6Gui.so.6 => /opt/PySide6/Qt/lib/libQt6Gui.so.6 (0x00007f0f5c000000)
\tlibxcb-cursor.so.0 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f0f5b000000)
/opt/PySide6/QtQuick.abi3.so:
\tlibshiboken6.abi3.so.6.11 => not found
\tlibgthread-2.0.so.0 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f0f5b000000)
"""


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """No package manager is asked."""
    monkeypatch.setattr(libraries, "is_installed", lambda package: package == "libegl1")
    monkeypatch.setattr(packages_of, "_apt_knows", lambda package: package == "libfoo3")
    monkeypatch.setattr(packages_of, "_may_sudo", lambda: True)


def test_the_linker_tells_what_is_missing_and_qts_own_files_are_none_of_it() -> None:
    assert read_ldd(LDD) == (frozenset({"libxcb-cursor.so.0", "libgthread-2.0.so.0"}), 3)


@pytest.mark.parametrize(
    ("release", "package"),
    [
        (BOOKWORM, "libglib2.0-0"),
        (TRIXIE, "libglib2.0-0t64"),
        (Release("ubuntu", 22.04, True), "libglib2.0-0"),
        (Release("ubuntu", 24.04, True), "libglib2.0-0t64"),
        (Release("raspbian", 12, True), "libglib2.0-0"),
        (Release("linuxmint", 22, True), "libglib2.0-0t64"),
    ],
)
def test_a_library_is_in_the_package_that_the_release_calls_so(release: Release, package: str) -> None:
    assert package_of("libglib-2.0.so.0", release) == package


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("libfoo.so.3", "libfoo3"),
        ("libFLAC.so.12", "libflac12"),
        ("libpcre2-8.so.0", "libpcre2-8-0"),
        ("libicu_data.so.72.1", "libicu-data72"),
        ("libfoo.so", ""),
        ("plugin", ""),
    ],
)
def test_a_library_that_is_not_listed_gets_debians_name(file: str, name: str) -> None:
    assert debian_name(file) == name


def test_a_guess_that_apt_does_not_know_is_not_told() -> None:
    assert package_of("libfoo.so.3", BOOKWORM) == "libfoo3"
    assert package_of("libbar.so.1", BOOKWORM) == ""
    assert package_of("libfoo.so.3", FEDORA) == ""


def test_the_line_to_type_names_every_package_once() -> None:
    found = with_packages({"libxcb-cursor.so.0", "libglib-2.0.so.0", "libgthread-2.0.so.0"}, 0, BOOKWORM)
    (finding,) = judge(found, BOOKWORM)
    assert (finding.state, finding.code, finding.cure) == ("bad", "libraries-missing", "type")
    assert finding.values["packages"] == ("libglib2.0-0", "libxcb-cursor0")
    assert finding.values["line"] == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libglib2.0-0 libxcb-cursor0"
    )


def test_a_package_whose_file_was_lost_is_installed_again() -> None:
    _, values = cure_of(with_packages({"libEGL.so.1"}, 0, BOOKWORM), BOOKWORM)
    assert str(values["line"]).endswith("--reinstall libegl1")
    assert judge(with_packages({"libEGL.so.1"}, 0, BOOKWORM), BOOKWORM)[0].code == "libraries-lost"


def test_without_apt_the_packages_are_named_as_debian_does() -> None:
    cure, values = cure_of(with_packages({"libEGL.so.1"}, 0, FEDORA), FEDORA)
    assert (cure, values["packages"]) == ("install-other", ("libegl1",))


def test_a_file_of_no_known_package_is_named_itself() -> None:
    cure, values = cure_of(with_packages({"libbar.so.1"}, 0, BOOKWORM), BOOKWORM)
    assert (cure, values["unknown"]) == ("find-package", ("libbar.so.1",))


def test_all_there_and_no_qt_are_told_apart() -> None:
    assert judge(Libraries(loaded=105), BOOKWORM)[0].code == "libraries-good"
    assert judge(Libraries(has_qt=False), BOOKWORM)[0].code == "libraries-unseen"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, ["xcb"]),
        ({"DISPLAY": ":0"}, ["xcb"]),
        ({"WAYLAND_DISPLAY": "wayland-0"}, ["wayland"]),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, ["wayland", "xcb"]),
        ({"QT_QPA_PLATFORM": "wayland-egl;xcb", "DISPLAY": ":0"}, ["wayland", "xcb"]),
        ({"QT_QPA_PLATFORM": "eglfs:/dev/fb0"}, ["eglfs"]),
    ],
)
def test_what_a_window_needs_follows_from_the_display(
    environment: dict[str, str], expected: list[str]
) -> None:
    assert list(platforms(environment)) == expected


def test_qts_own_files_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ldd(command: list[str], *, limit: float) -> Answer:
        asked.extend(Path(each).name for each in command[1:])
        return Answer()

    monkeypatch.setattr(libraries, "run", ldd)
    libraries.look(BOOKWORM, {"DISPLAY": ":0"})
    assert {"libqxcb.so", "QtQuick.abi3.so", "libffmpegmediaplugin.so"} <= set(asked)


def test_the_set_up_installs_what_the_doctor_looks_for() -> None:
    groups = tomllib.loads(LIST.read_text("utf-8"))
    wanted = {
        tuple(names)
        for name in ("qml", "multimedia", "x11", "vlc", "vlc-index", "voice")
        for names in groups[name].values()
    }
    assert set(system.needs("run", (3, 11), has_ensurepip=True)) == wanted


def test_a_release_says_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "os-release"
    file.write_text('PRETTY_NAME="Ubuntu 24.04"\nID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\n')
    here = Release.here(file)
    assert (here.name, here.version, here.has_apt, here.called) == ("ubuntu", 24.04, True, "Ubuntu 24.04")
    assert Release.here(tmp_path / "none").name == ""
