"""What travels inside the wheel: an installed kiosk must have a mission to show, and every file it reads."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = (".qml", ".toml", ".md", ".yaml", ".json", ".mp4", ".webm", ".css")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a wheel built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(folder.glob("fos_kiosk-*.whl"))) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("folder", ["slides", "assets"])
def test_the_mission_travels_whole(wheel: set[str], folder: str) -> None:
    files = {
        path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts
    }
    here = {f"kiosk/mission/{path.relative_to(ROOT).as_posix()}" for path in files if path.suffix != ".py"}
    assert here
    assert here <= wheel


def test_every_file_of_the_package_travels(wheel: set[str]) -> None:
    files = {
        path for path in (ROOT / "kiosk").rglob("*") if path.suffix in (".py", *DATA) or path.name == "qmldir"
    }
    here = {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}
    assert here <= wheel


def test_tests_and_set_up_stay_at_home(wheel: set[str]) -> None:
    tops = {name.split("/")[0] for name in wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"kiosk"}
    assert not [name for name in wheel if name.startswith("kiosk/mission/") and name.endswith(".py")]


def test_the_command_is_called_kiosk(wheel: set[str]) -> None:
    assert any(name.endswith(".dist-info/entry_points.txt") for name in wheel)
