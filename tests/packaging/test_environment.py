"""When the environment is ready, by what lies on the disk, and what is said when pip gives up."""

import json
import sys
from pathlib import Path

import pytest

from bootstrapping import environment


def test_the_stamp_changes_with_everything_that_decides_what_is_installed() -> None:
    first = environment.stamp_key(b"a==1", "3 11 cpython-311")
    assert first == environment.stamp_key(b"a==1", "3 11 cpython-311")
    others = {
        environment.stamp_key(b"a==2", "3 11 cpython-311"),
        environment.stamp_key(b"a==1", "3 12 cpython-312"),
        environment.stamp_key(b"a==13", " 11 cpython-311"),
    }
    assert len(others) == 3
    assert first not in others


PYTHON = "3 11 cpython-311"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with a space and an accent in its name, its environment filled by hand."""
    root = tmp_path / "kiosk één"
    (root / "packaging").mkdir(parents=True)
    for name in ("constraints.txt", "constraints-test.txt"):
        (root / "packaging" / name).write_text("segno==1.6.6\n", encoding="utf-8")
    packages = root / ".venv" / "lib" / "python3.11" / "site-packages"
    (packages / "segno-1.6.6.dist-info").mkdir(parents=True)
    key = environment.stamp_key(b"segno==1.6.6\n", PYTHON)
    stamp = {"key": key, "installed": ["segno-1.6.6.dist-info"]}
    (root / ".venv" / "bootstrap-run.stamp").write_text(json.dumps(stamp), encoding="utf-8")
    return root


@pytest.mark.skipif(
    sys.platform == "win32", reason="the folders of a virtual environment are named otherwise"
)
class TestStamp:
    def test_a_whole_environment_is_ready(self, checkout: Path) -> None:
        assert environment.Environment(checkout).is_ready("run", PYTHON)

    def test_the_tests_have_a_stamp_of_their_own(self, checkout: Path) -> None:
        assert not environment.Environment(checkout).is_ready("test", PYTHON)

    def test_an_environment_for_the_tests_is_one_for_the_kiosk(self, checkout: Path) -> None:
        (checkout / ".venv" / "bootstrap-run.stamp").rename(checkout / ".venv" / "bootstrap-test.stamp")
        assert environment.Environment(checkout).is_ready("run", PYTHON)

    def test_another_pin_is_not_ready(self, checkout: Path) -> None:
        (checkout / "packaging" / "constraints.txt").write_text("segno==1.6.7\n", encoding="utf-8")
        assert not environment.Environment(checkout).is_ready("run", PYTHON)

    def test_another_pin_of_the_tests_leaves_the_kiosk_ready(self, checkout: Path) -> None:
        (checkout / "packaging" / "constraints-test.txt").write_text("segno==1.6.7\n", encoding="utf-8")
        assert environment.Environment(checkout).is_ready("run", PYTHON)

    def test_a_package_that_vanished_is_noticed(self, checkout: Path) -> None:
        next(checkout.rglob("segno-1.6.6.dist-info")).rmdir()
        assert not environment.Environment(checkout).is_ready("run", PYTHON)

    @pytest.mark.parametrize("rubbish", ["", "{", "[]", '{"key": 1}', "\x00"])
    def test_a_stamp_cut_in_half_is_no_stamp(self, checkout: Path, rubbish: str) -> None:
        (checkout / ".venv" / "bootstrap-run.stamp").write_text(rubbish, encoding="utf-8")
        assert not environment.Environment(checkout).is_ready("run", PYTHON)

    def test_an_environment_whose_python_is_gone_is_no_environment(self, checkout: Path) -> None:
        programs = checkout / ".venv" / "bin"
        programs.mkdir()
        (programs / "python").symlink_to(checkout / "gone")
        assert environment.Environment(checkout).probe() == ""

    def test_an_interrupted_install_is_no_environment(self, checkout: Path) -> None:
        programs = checkout / ".venv" / "bin"
        programs.mkdir()
        python = programs / "python"
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
        python.chmod(0o755)
        whole = environment.Environment(checkout).probe()
        (checkout / ".venv" / "bootstrap.busy").touch()
        assert whole.startswith(f"{sys.version_info[0]} {sys.version_info[1]} ")
        assert environment.Environment(checkout).probe() == ""


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "no-space",
        ),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: 'x'",
            "no-permission",
        ),
        (
            "WARNING: Retrying ... [SSL: CERTIFICATE_VERIFY_FAILED]\nERROR: No matching distribution",
            "certificate",
        ),
        (
            "WARNING: Retrying ... NewConnectionError: [Errno -3] Temporary failure in name resolution\n"
            "ERROR: No matching distribution found for click",
            "no-network",
        ),
        ("ERROR: No matching distribution found for PySide6-Essentials==6.11.3", "no-wheel"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "wrong-hash"),
        ("ERROR: ResolutionImpossible", "pip-failed"),
    ],
)
def test_what_pip_says_becomes_a_sentence(output: str, expected: str) -> None:
    assert environment.diagnose(output) == expected
