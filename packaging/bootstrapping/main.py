"""The order of the set-up: system libraries, environment, then the command itself."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bootstrapping import checks, system, words
from bootstrapping.environment import Environment
from bootstrapping.say import SetupError, Voice

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str]) -> int:
    """Set up what is missing and do what was asked. Whatever goes wrong ends in a sentence."""
    voice = Voice(words.spoken_here())
    if not arguments or arguments[0] not in ("run", "test"):
        voice.say("usage")
        return 0 if arguments and arguments[0] in ("-h", "--help") else 2
    command, rest = arguments[0], arguments[1:]
    try:
        environment = _set_up(command, voice)
        if command == "test":
            return checks.run_all(checks.checks(ROOT, environment.python, rest), ROOT, voice)
        # -P: a file lying in the folder one happens to be in must not pass for one of ours.
        return _become([str(environment.python), "-P", "-m", "kiosk", "run", *rest])
    except SetupError as error:
        voice.say(error.key, **error.values)
        if "line" in error.values and error.key.startswith("apt"):
            voice.write(f"    {error.values['line']}")
        return 1
    except KeyboardInterrupt:
        voice.write("")
        voice.say("stopped")
        return 130


def _set_up(command: str, voice: Voice) -> Environment:
    start = time.monotonic()
    environment = Environment(ROOT)
    python = environment.probe()
    if system.has_apt():
        system.provide(command, voice, venv_exists=bool(python))
    elif advice := system.vlc_advice(sys.platform, os.environ):
        voice.say(advice)
    if not python or not environment.is_ready(command, python):
        environment.prepare(command, voice)
    voice.say("ready", seconds=voice.duration(time.monotonic() - start))
    return environment


def _become(command: list[str]) -> int:
    """Go on as *command*. The process number stays: whoever watches this one holds the kiosk itself."""
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode
