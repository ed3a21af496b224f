"""Records the real mission at its real pace and prints what was seen, as JSON. Not part of the tests: it takes minutes.

``python -m tests.process.record [--rounds 2] [--lang fr] [--render software]``
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.process.stand import ROOT, Stand, virtual_screen

BLACK_PART = 0.9
"""A sample with this part of its pixels under luma 16 is black."""


def main() -> int:
    """0 when no sample was black and every cue came in order."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--lang", default="nl")
    parser.add_argument("--render", default="software")
    parser.add_argument("--content", type=Path)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, virtual_screen() as display:
        folder = Path(name)
        options = ("--rounds", str(wanted.rounds), "--lang", wanted.lang, "--render", wanted.render)
        stand = Stand(display, folder, wanted.content, *options)
        recording = folder / "recording.jsonl"
        try:
            stand.wait_for("first-picture")
            recorder = subprocess.Popen(
                [sys.executable, str(ROOT / "tests/process/recorder.py"), str(recording), "25"],
                env={**os.environ, "DISPLAY": display},
                cwd=ROOT,
            )
            stand.process.wait(200 * wanted.rounds)
            recorder.terminate()
            recorder.wait(10)
        finally:
            stand.stop()
        samples = [json.loads(line) for line in recording.read_text().splitlines()]
        shown = [s for s in samples if s["t"] < stand.events("stopped")[-1]["t"]]
        keys = [event["key"] for event in stand.events("cue-started")]
        one_round = keys[: len(keys) // wanted.rounds]
        films = [
            len({s["hash"] for s in shown if first["t"] < s["t"] < last["t"]})
            for first, last in zip(stand.events("film-first-frame"), stand.events("film-ended"), strict=True)
        ]
        result = {
            "samples": len(shown),
            "samples_per_second": round(len(shown) / (shown[-1]["t"] - shown[0]["t"]), 1),
            "black_samples": sum(s["black"] >= BLACK_PART for s in shown),
            "most_black": max(s["black"] for s in shown),
            "cues_per_round": one_round,
            "rounds_alike": keys == one_round * wanted.rounds,
            "film_pictures_decoded": [event["pictures"] for event in stand.events("film-ended")],
            "film_samples_that_differ": films,
            "late": len(stand.events("late")),
            "problems": stand.events("problem"),
        }
    print(json.dumps(result, indent=2))
    return 0 if not result["black_samples"] and result["rounds_alike"] else 1


if __name__ == "__main__":
    sys.exit(main())
