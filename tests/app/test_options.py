"""Every option of ``kiosk run`` arrives where it is used. In processes of their own: a run changes its whole process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

RUN = """
import dataclasses, json, os, sys
import kiosk.app.player as player, kiosk.app.unseen as unseen
from kiosk.app.process import make_application
from kiosk.cli import main
from kiosk.video.qt_engine import QtEngine

class Engine(QtEngine):
    def choose_sound_device(self, device):
        self.chosen = device

def begin(loaded, playlist, options, report, *more):
    engine = Engine(as_images=True)
    player.make_engine = lambda name, **how: engine
    run = player.Application(playlist, options, make_application())
    run.scene.resize(1280, 720)
    seen = {"sound": engine.chosen, "target": run.scene.stage.canvas.property("target"), "report": report}
    run.scene.close()
    asked = dataclasses.asdict(options)
    print(json.dumps({**asked, **asked["settings"], **seen}, default=str), flush=True)
    # Never run, it is not taken down in order either: Qt's objects may end in the wrong one.
    os._exit(0)

unseen.play_unseen = begin
main(sys.argv[1:])
"""
"""``kiosk run``, which ends when everything was built, and tells what reached whom."""


def told_by(folder: Path, *typed: object) -> dict[str, object]:
    left_out = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    environment |= {"XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", RUN, "run", "nosuch", *map(str, typed)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=400,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout.splitlines()[-1])
    assert isinstance(answer, dict)
    return answer


def test_everything_that_is_typed_arrives_where_it_is_used(tmp_path: Path) -> None:
    typed: dict[str, tuple[object, str, object]] = {
        "--windowed": ("800x480", "windowed", [800, 480]),
        "--screen": (1, "screen", 1),
        "--inches": (10, "inches", 10.0),
        "--render": ("software", "render", "software"),
        "--engine": ("qt", "engine", "qt"),
        "--rounds": (3, "rounds", 3),
        "--motion": ("reduced", "motion", "reduced"),
        "--lang": ("fr", "language", "fr"),
        "--volume": (35, "volume", 35),
        "--sound": ("links", "sound", "links"),
        "--trace": ("trace.jsonl", "trace", "trace.jsonl"),
        "--report": ("verslag", "report", "verslag"),
    }
    told = told_by(tmp_path, *(word for option, (value, *_) in typed.items() for word in (option, value)))
    for option, (_, name, value) in typed.items():
        assert told[name] == value, option
    # 20 mm of a screen with many dots an inch are more than the 44 pixels that are the least.
    assert (told["target"], told["lock"]) == (87, True)
    large = told_by(tmp_path, "--inches", 24, "--no-lock")
    assert (large["target"], large["sound"], large["lock"]) == (44, "", False)
