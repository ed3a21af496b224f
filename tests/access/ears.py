"""Ears for a kiosk: a sound server of its own whose loudspeaker is a recording, and what can be heard on it."""

from __future__ import annotations

import array
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.process.stand import wait_until

PROGRAMS = ("pulseaudio", "parec", "espeak-ng", "xdotool", "openbox", "Xvfb")
PACKAGES = "pulseaudio pulseaudio-utils espeak-ng xdotool openbox xvfb"
RATE = 16_000
WORN = "device.form_factor=headset"
SILENT = 300
"""Of 32 768: what is softer is nothing."""


def missing() -> list[str]:
    """What is not installed of all that it takes."""
    return [program for program in PROGRAMS if shutil.which(program) is None]


class Recording:
    """What a loudspeaker plays, from now on."""

    def __init__(self, environment: dict[str, str], loudspeaker: str, path: Path) -> None:
        self.path = path
        with path.open("wb") as file:
            self._process = subprocess.Popen(
                [
                    *("parec", "-d", f"{loudspeaker}.monitor", "--latency-msec=20"),
                    *(f"--rate={RATE}", "--channels=1", "--format=s16le"),
                ],
                env={**os.environ, **environment},
                stdout=file,
                stderr=subprocess.DEVNULL,
            )
        wait_until(lambda: path.stat().st_size > 0, 20, "something is recorded")
        self.began = time.monotonic() - path.stat().st_size / 2 / RATE
        """On the clock of traces (s)."""

    def loudest(self, since: float, until: float) -> int:
        """The highest sample between two times on that clock, from 0 to 32 768."""
        begin, end = (2 * max(0, round((moment - self.began) * RATE)) for moment in (since, until))
        with self.path.open("rb") as file:
            file.seek(begin)
            data = file.read(max(0, end - begin))
        samples = array.array("h", data[: len(data) // 2 * 2])
        return max(max(samples, default=0), -min(samples, default=0))

    def hears(self, since: float, until: float) -> bool:
        return self.loudest(since, until) > SILENT

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(10)


@dataclass
class Ears:
    """A sound server, and what is heard on its loudspeaker."""

    environment: dict[str, str]
    folder: Path
    stand: Recording
    headset: Recording | None = None
    _module: str = ""

    def plug(self) -> Recording:
        """Plug in a headset."""
        done = self._pactl("load-module", "module-null-sink", "sink_name=headset", f"sink_properties={WORN}")
        self._module = done.strip()
        self.headset = Recording(self.environment, "headset", self.folder / "headset.raw")
        return self.headset

    def unplug(self) -> None:
        self._pactl("unload-module", self._module)

    def _pactl(self, *arguments: str) -> str:
        command, environment = ["pactl", *arguments], {**os.environ, **self.environment}
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


@contextmanager
def opened(folder: Path) -> Iterator[Ears]:
    """Ears for programs that are started with their environment."""
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    around = {
        "XDG_RUNTIME_DIR": str(runtime),
        "PULSE_RUNTIME_PATH": str(runtime / "pulse"),
        "PULSE_SERVER": f"unix:{runtime}/pulse/native",
        "HOME": str(folder),
    }
    server = subprocess.Popen(
        [
            *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
            *("-L", "module-null-sink sink_name=stand", "-L", "module-native-protocol-unix"),
        ],
        env={**os.environ, **around},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    ears: Ears | None = None
    try:
        wait_until(lambda: (runtime / "pulse" / "native").exists(), 20, "the sound server is there")
        ears = Ears(around, folder, Recording(around, "stand", folder / "stand.raw"))
        yield ears
    finally:
        for recording in (ears.stand, ears.headset) if ears else ():
            if recording:
                recording.close()
        server.terminate()
        server.wait(10)
