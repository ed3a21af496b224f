"""The virtual environment ``.venv``: making it, filling it with the pinned packages, seeing that it is whole.

A stamp file per command remembers what was installed: the next start asks nobody and needs no network.
The environment points at the checkout with a relative path: no build step, no trouble with accents, and the
folder may move.
"""

import contextlib
import errno
import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bootstrapping.say import SetupError, Step, Voice

# Raised when the way of installing changes, so that older stamps no longer count.
_LAYOUT = 2
_PROOF = (
    "import PySide6.QtQuick, PySide6.QtMultimedia, PySide6.QtTest, "
    "babel.lists, click, markdown_it, pydantic, pypdfium2, pysubs2, resvg_py, rich, segno, wakepy, watchfiles, yaml"
)
_QUESTION = (
    "import sys, importlib.util as look;"
    "print(*sys.version_info[:2], sys.implementation.cache_tag if look.find_spec('pip') else '')"
)
# Where packages go is decided here; where they come from (index, proxy, certificate) is the user's setting.
_NOT_FOR_PIP = (
    "PIP_TARGET",
    "PIP_PREFIX",
    "PIP_ROOT",
    "PIP_REQUIREMENT",
    "PYTHONHOME",
    "PYTHONPATH",
    "__PYVENV_LAUNCHER__",
)


def pins(root: Path, command: str) -> Path:
    """The file with everything that *command* installs: exact versions, and the hashes of their files."""
    name = "constraints-test.txt" if command == "test" else "constraints.txt"
    return root / "packaging" / name


def stamp_key(constraints: bytes, python: str) -> str:
    """One hash over everything that decides what is installed."""
    digest = hashlib.sha256()
    for part in (str(_LAYOUT).encode(), constraints, python.encode()):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def diagnose(output: str) -> str:
    """Which sentence explains what pip printed before it gave up."""
    signs = (
        ("no-space", ("No space left on device", "[Errno 28]", "[WinError 112]", "Disk quota exceeded")),
        ("no-permission", ("Permission denied", "[Errno 13]", "[WinError 5]", "Read-only file system")),
        ("certificate", ("CERTIFICATE_VERIFY_FAILED", "SSLCertVerificationError")),
        (
            "no-network",
            (
                "Failed to establish a new connection",
                "NewConnectionError",
                "name resolution",
                "getaddrinfo failed",
                "ConnectTimeout",
                "ReadTimeout",
                "Read timed out",
                "Connection aborted",
                "ProxyError",
                "Network is unreachable",
            ),
        ),
        ("wrong-hash", ("DO NOT MATCH THE HASHES",)),
        ("no-wheel", ("No matching distribution found", "Could not find a version")),
    )
    return next((key for key, words in signs if any(word in output for word in words)), "pip-failed")


class Environment:
    """``.venv`` of one checkout."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.log = root / "build" / "bootstrap.log"
        self._busy = self.folder / "bootstrap.busy"
        self._held: tuple[int, ...] = ()
        windows = os.name == "nt"
        self.programs = self.folder / ("Scripts" if windows else "bin")
        self.python = self.programs / ("python.exe" if windows else "python")

    def probe(self) -> str:
        """Which Python the environment has; empty if it does not run, lacks pip, is too old or half-made."""
        if not self.python.is_file() or self._busy.exists():
            return ""
        try:
            done = subprocess.run(
                [self.python, "-I", "-c", _QUESTION],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
            )
        except OSError:
            return ""
        answer = done.stdout.split()
        if done.returncode != 0 or len(answer) != 3 or (int(answer[0]), int(answer[1])) < (3, 11):
            return ""
        return " ".join(answer)

    def is_ready(self, command: str, python: str) -> bool:
        """Whether everything for *command* is installed, by the stamp and by what lies on the disk."""
        # What the tests need holds everything of the kiosk.
        return any(self._is_stamped(each, python) for each in (command, "test"))

    def _is_stamped(self, command: str, python: str) -> bool:
        try:
            stamp = json.loads(self._stamp(command).read_text(encoding="utf-8"))
            there = {path.name for path in self._packages(python).iterdir()}
            return bool(stamp["key"] == self._key(command, python)) and there.issuperset(stamp["installed"])
        except (OSError, ValueError, KeyError, TypeError):
            return False

    def prepare(self, command: str, voice: Voice) -> str:
        """Make and fill the environment for *command*; returns the Python it has."""
        try:
            with self._alone(voice):
                # Another set-up may have done the work while this one waited.
                python = self.probe()
                if python and self.is_ready(command, python):
                    return python
                if not python:
                    python = self._make(voice)
                self._fill(command, python, voice)
                return python
        except PermissionError as error:
            raise SetupError("no-permission", folder=self.root) from error
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise self._no_space() from error
            if error.errno == errno.EROFS:
                raise SetupError("no-permission", folder=self.root) from error
            raise

    def _make(self, voice: Voice) -> str:
        if self.folder.exists() or self.folder.is_symlink():
            voice.say("repairing")
            _remove(self.folder)
        with voice.step("step-venv"):
            self.folder.mkdir()
            self._busy.touch()
            done = subprocess.run(
                [sys.executable, "-I", "-m", "venv", str(self.folder)],
                env=self._pip_settings(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                check=False,
            )
            if done.returncode != 0:
                raise self._trouble(done.stdout, "venv-failed")
            self._busy.unlink()
        return self.probe()

    def _fill(self, command: str, python: str, voice: Voice) -> None:
        # A package that is there by half counts as installed for pip: whoever finds this mark starts anew.
        self._busy.touch()
        with voice.step("step-packages") as step:
            self._pip(["--require-hashes", "-r", str(pins(self.root, command))], step, python)
            self._link(python)
        with voice.step("step-proof"):
            self._prove()
        installed = sorted(
            path.name for path in self._packages(python).iterdir() if path.suffix in (".dist-info", ".pth")
        )
        stamp = {"key": self._key(command, python), "installed": installed}
        self._stamp(command).write_text(json.dumps(stamp, indent=1), encoding="utf-8")
        self._busy.unlink()

    def _pip(self, arguments: Sequence[str], step: Step, python: str) -> None:
        options = ["--no-input", "--only-binary=:all:", "--progress-bar=off"]
        lines = []
        with subprocess.Popen(
            [self.python, "-I", "-m", "pip", "install", *options, *arguments],
            cwd=self.root,
            env=self._pip_settings(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            # pip holds the lock too: when this process is killed, the next one waits for the orphan to end.
            pass_fds=self._held,
        ) as running:
            assert running.stdout is not None
            for line in running.stdout:
                lines.append(line)
                if found := re.match(r"\s*(?:Downloading|Using cached|Installing)\s+(\S+)", line):
                    step.detail(found[1])
        if running.returncode != 0:
            if not any(line.startswith("Installing collected") for line in lines):
                # Nothing was changed yet: what worked before still works.
                self._busy.unlink()
            raise self._trouble("".join(lines), "pip-failed", python)

    def _pip_settings(self) -> dict[str, str]:
        settings = {name: value for name, value in os.environ.items() if name not in _NOT_FOR_PIP}
        settings |= {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONIOENCODING": "utf-8"}
        if not os.path.isabs(os.path.expanduser("~")):  # noqa: PTH111, PTH117
            # Nobody's home is known: without this pip makes a folder called "~".
            settings["PIP_NO_CACHE_DIR"] = "1"
        return settings

    def _link(self, python: str) -> None:
        """Let the environment's Python find the checkout, and give it the command ``kiosk``."""
        packages = self._packages(python)
        (packages / "fos-kiosk.pth").write_text(os.path.relpath(self.root, packages) + "\n", encoding="ascii")
        if os.name == "nt":
            (self.programs / "kiosk.cmd").write_text(
                '@"%~dp0python.exe" -P -m kiosk %*\r\n', encoding="ascii"
            )
        else:
            launcher = self.programs / "kiosk"
            launcher.write_text(
                '#!/bin/sh\nexec "$(dirname -- "$0")/python" -P -m kiosk "$@"\n', encoding="ascii"
            )
            launcher.chmod(0o755)

    def _prove(self) -> None:
        done = subprocess.run(
            [self.python, "-I", "-c", _PROOF],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode == 0:
            return
        last = _last_line(done.stderr)
        if found := re.search(r"(\S+\.so[.\d]*): cannot open shared object file", last):
            raise SetupError("library-missing", library=found[1])
        raise SetupError("proof-failed", line=last)

    def _trouble(self, output: str, otherwise: str, python: str = "") -> SetupError:
        with contextlib.suppress(OSError):
            self.log.parent.mkdir(exist_ok=True)
            self.log.write_text(output, encoding="utf-8")
        key = diagnose(output)
        if key == "no-space":
            return self._no_space()
        if key == "no-permission":
            return SetupError(key, folder=self.root)
        if key == "no-wheel":
            found = re.search(r"No matching distribution found for (\S+)", output)
            system = f"{platform.system()} {platform.machine()}"
            return SetupError(
                key,
                system=system,
                python=".".join(python.split()[:2]),
                package=found[1] if found else "?",
            )
        if key == "pip-failed":
            return SetupError(otherwise, folder=self.folder, log=self.log, line=_last_line(output))
        return SetupError(key)

    def _no_space(self) -> SetupError:
        return SetupError("no-space", folder=self.root)

    def _stamp(self, command: str) -> Path:
        return self.folder / f"bootstrap-{command}.stamp"

    def _key(self, command: str, python: str) -> str:
        return stamp_key(pins(self.root, command).read_bytes(), python)

    def _packages(self, python: str) -> Path:
        if os.name == "nt":
            return self.folder / "Lib" / "site-packages"
        major, minor = python.split()[:2]
        return self.folder / "lib" / f"python{major}.{minor}" / "site-packages"

    @contextlib.contextmanager
    def _alone(self, voice: Voice) -> Iterator[None]:
        """Let one set-up at a time work in this folder."""
        if os.name == "nt":
            yield
            return
        import fcntl

        handle = os.open(self.root, os.O_RDONLY)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                voice.say("waiting")
                fcntl.flock(handle, fcntl.LOCK_EX)
            except OSError:
                # Some network folders have no locks; the work goes on without.
                pass
            self._held = (handle,)
            yield
        finally:
            self._held = ()
            os.close(handle)


def _last_line(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1] if lines else "?"


def _remove(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    else:
        shutil.rmtree(folder)
