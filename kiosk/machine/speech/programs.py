"""Speech engines that are programs: one process for each text, which is ended to fall silent. Nothing stays behind."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk.machine.speech.engine import EngineError, FoundVoice, Manner

LIST_S = 5.0
LETTERS_PER_S = 4
"""Slower than anybody speaks; what takes longer has stopped for good."""
USUAL_PACE = 155
"""Words a minute; espeak-ng's own 175 are much at a fair."""
PIPER_RATE = 22_050
"""Samples a second of the voices of medium and high quality."""


class Program:
    """The process that speaks now, if any."""

    def __init__(self) -> None:
        self._processes: list[subprocess.Popen[bytes]] = []
        self._guard = threading.Lock()
        self._is_stopped = False

    def ready(self) -> None:
        """What is run next is wanted."""
        with self._guard:
            self._is_stopped = False

    def run(self, commands: Sequence[Sequence[str]], words: str, manner: Manner) -> None:
        """Run the commands, each with the output of the one before as its input, and the first with ``words``."""
        environment = {**os.environ, **({"PULSE_SINK": manner.device} if manner.device else {})}
        with self._guard:
            if self._is_stopped:
                return
            self._processes = _piped(commands, environment)
            first, last = self._processes[0], self._processes[-1]
        try:
            first.communicate(words.encode("utf-8", "replace"), timeout=10 + len(words) / LETTERS_PER_S)
            failed = last.wait(10 + len(words) / LETTERS_PER_S)
        except subprocess.TimeoutExpired:
            self.end()
            raise EngineError(f"{commands[0][0]} does not end") from None
        except OSError:
            failed = last.wait()
        if failed and not self._is_stopped:
            raise EngineError(f"{commands[-1][0]} ended with {failed}")

    def end(self) -> None:
        """Kill it."""
        with self._guard:
            self._is_stopped = True
            for process in self._processes:
                process.kill()


def _piped(
    commands: Sequence[Sequence[str]], environment: Mapping[str, str]
) -> list[subprocess.Popen[bytes]]:
    made: list[subprocess.Popen[bytes]] = []
    for number, command in enumerate(commands):
        source = made[-1].stdout if made else subprocess.PIPE
        is_last = number == len(commands) - 1
        made.append(
            subprocess.Popen(
                command,
                stdin=source,
                stdout=subprocess.DEVNULL if is_last else subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
            )
        )
        if len(made) > 1 and (before := made[-2].stdout):
            # Else the one before never learns that the one behind has gone.
            before.close()
            made[-2].stdout = None
    return made


class Espeak:
    """espeak-ng."""

    name = "espeak-ng"
    chooses_device = True

    def __init__(self) -> None:
        self._program = Program()

    @staticmethod
    def is_here() -> bool:
        return shutil.which("espeak-ng") is not None

    def voices(self) -> Sequence[FoundVoice]:
        try:
            listed = subprocess.run(
                ["espeak-ng", "--voices"], capture_output=True, timeout=LIST_S, check=False
            ).stdout.decode("utf-8", "replace")
        except (OSError, subprocess.SubprocessError) as error:
            raise EngineError(str(error)) from error
        return read_espeak_voices(listed)

    def ready(self) -> None:
        self._program.ready()

    def speak(self, words: str, voice: FoundVoice, manner: Manner) -> None:
        pace, loudness = round(USUAL_PACE * manner.pace), round(manner.loudness)
        command = ["espeak-ng", "-v", voice.name, "-s", str(pace), "-a", str(loudness), "--stdin"]
        self._program.run([command], words, manner)

    def stop(self) -> None:
        self._program.end()

    def close(self) -> None:
        self._program.end()


def read_espeak_voices(listed: str) -> list[FoundVoice]:
    """From what ``espeak-ng --voices`` prints: priority, language, gender, name, file, other languages."""
    found = []
    for line in listed.splitlines()[1:]:
        columns = line.split()
        if len(columns) >= 5:
            tag = columns[1]
            # "en-gb-x-rp" and "en-gb-scotland" are of one place, "mb/…" are voices that need more than espeak-ng.
            found.append(FoundVoice(tag, tag, tag.count("-") <= 1 and not columns[4].startswith("mb/")))
    return found


class Piper:
    """Piper, which speaks like a person: voices are files (``nl_BE-nathalie-medium.onnx``)."""

    name = "piper"
    chooses_device = True
    _file = re.compile(r"^([a-z]{2})_([A-Z]{2})-(.+)-(x_low|low|medium|high)\.onnx$")

    def __init__(self) -> None:
        self._program = Program()

    @staticmethod
    def is_here() -> bool:
        return shutil.which("piper") is not None and bool(_player()) and bool(_piper_files())

    def voices(self) -> Sequence[FoundVoice]:
        named = ((path, self._file.match(path.name)) for path in _piper_files())
        # The lower qualities have another sample rate.
        return [
            FoundVoice(str(path), f"{match[1]}-{match[2]}", match[4] in ("medium", "high"))
            for path, match in named
            if match
        ]

    def ready(self) -> None:
        self._program.ready()

    def speak(self, words: str, voice: FoundVoice, manner: Manner) -> None:
        line = " ".join(words.split()) + "\n"
        speaks = ["piper", "--model", voice.name, "--output-raw", "--length-scale", f"{1 / manner.pace:.2f}"]
        self._program.run([speaks, _player(manner.loudness)], line, manner)

    def stop(self) -> None:
        self._program.end()

    def close(self) -> None:
        self._program.end()


def _player(loudness: int = 100) -> list[str]:
    """What plays the samples that Piper makes, as loud as that; nothing where there is no such program."""
    if path := shutil.which("pacat"):
        volume = str(round(65536 * loudness / 100))
        return [path, f"--rate={PIPER_RATE}", "--channels=1", "--format=s16le", f"--volume={volume}"]
    if path := shutil.which("aplay"):
        return [path, "-q", "-t", "raw", "-r", str(PIPER_RATE), "-f", "S16_LE", "-c", "1"]
    return []


def _piper_files() -> list[Path]:
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
    folders = [data / "piper", Path("/usr/local/share/piper"), Path("/usr/share/piper")]
    return sorted(path for folder in folders if folder.is_dir() for path in folder.rglob("*.onnx"))
