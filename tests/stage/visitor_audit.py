"""Can everybody see, reach and use it? Every view of a visitor, on six screens, at each text size and contrast.

``python -m tests.stage.visitor_audit [--content FOLDER] [--language fr]`` prints a table of rules and how
often each was broken, with the first cases, and answers 1 if one was.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kiosk.proof.rules import Shot
from tests.kept_pictures import kept_pictures
from tests.stage.visitor_compared import COMPARED, by_size
from tests.stage.visitor_rules import RULES, STANDS, Stand, millimetres

ROOT = Path(__file__).resolve().parents[2]
POLL = """\
layout: poll
color: sky
nl:
  title: Wat vind jij het belangrijkst?
  answers: [Waardig werk, Gezondheidszorg, Rechten van vrouwen, Een eerlijk klimaat]
fr:
  title: Qu’est-ce qui compte le plus ?
  answers: [Un travail digne, La santé, Les droits des femmes, Un climat juste]
en:
  title: What matters most to you?
  answers: [Decent work, Health care, Women’s rights, A fair climate]
"""


def with_more(content: Path, target: Path, reach: str, distance: str = "") -> Path:
    """The content with a poll at its end, and its first slide and its films in sign language."""
    shutil.copytree(content / "slides", target / "slides")
    shutil.copytree(content / "assets", target / "assets")
    (target / "slides" / "vraag.yaml").write_text(POLL, "utf-8")
    playlist = target / "slides" / "playlist.yaml"
    text = playlist.read_text("utf-8").rstrip() + "\n\n  - slide: vraag\n"
    film = re.search(r"^  - video: (\S+)\n", text, re.M)
    first = re.search(r"^  - slide: (\S+)\n", text, re.M)
    assert film
    assert first
    sign = f"sign: {{nl: {film[1]}, fr: {film[1]}, en: {film[1]}}}\n"
    text = text.replace(film[0], f"{film[0]}    {sign}")
    slide = target / "slides" / f"{first[1]}.yaml"
    slide.write_text(slide.read_text("utf-8") + sign, "utf-8")
    read_from = f"distance: {distance}\n" if distance else ""
    playlist.write_text(f"reach: {reach}\n{read_from}{text}", "utf-8")
    return target


def walked(content: Path, stand: Stand, language: str, *more: str) -> list[Shot]:
    """What a visitor meets on this stand."""
    command = [
        sys.executable,
        "-m",
        "tests.stage.visitor_walk",
        content,
        kept_pictures(),
        stand.size,
        stand.dots,
        language,
        *more,
    ]
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, capture_output=True, text=True, timeout=900, check=False
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def highest(stand: Stand, shots: Sequence[Shot]) -> str:
    """The highest thing to touch above the lower edge of the screen, in millimetres."""
    tops = [
        (millimetres(shot, shot["size"][1] - key["box"][1]), key["object"], shot["view"])
        for shot in shots
        for key in shot["controls"]
    ]
    high, name, view = max(tops)
    return f"{stand.name}: the highest to touch is {name} ({view}), {high:.0f} mm above the lower edge"


def failures(stand: Stand, shots: Sequence[Shot]) -> dict[str, list[str]]:
    """By rule, where it was broken."""
    found: dict[str, list[str]] = {}
    for name, rule in RULES.items():
        found[name] = [
            f"{stand.name}, {shot['view']}, text size {shot['textSize']}, "
            f"{'high contrast' if shot['highContrast'] else 'colours'}: {case}"
            for shot in shots
            for case in rule(stand, shot)
        ]
    looks = by_size(shots)
    for name, compare in COMPARED.items():
        found[name] = [f"{stand.name}, {case}" for case in compare(looks)]
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Walk, judge, print."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.stage.visitor_audit", description=__doc__.split("\n\n")[0]
    )
    parser.add_argument("--content", type=Path, default=ROOT)
    parser.add_argument(
        "--language", default="fr", help="of the words on screen; French has the longest (fr)"
    )
    parser.add_argument("--reach", choices=("normal", "low"), default="normal")
    parser.add_argument("--distance", default="", help="from how far the show is read, such as 1.5m")
    parser.add_argument(
        "--stand",
        choices=[*{name: None for stand in STANDS for name in (stand.size, stand.name)}],
        action="append",
    )
    parser.add_argument(
        "--brief", action="store_true", help="two sizes of letters, in colours and in high contrast by turns"
    )
    parser.add_argument(
        "--spoilt", action="store_true", help="with one broken control: the audit must find it"
    )
    options = parser.parse_args(arguments)
    stands = [stand for stand in STANDS if not options.stand or {stand.size, stand.name} & {*options.stand}]
    more = ["spoilt"] if options.spoilt else ["brief"] if options.brief else []
    with tempfile.TemporaryDirectory(prefix="kiosk-audit-") as name, ThreadPoolExecutor(2) as pool:
        content = with_more(options.content, Path(name) / "content", options.reach, options.distance)
        runs = list(pool.map(lambda stand: walked(content, stand, options.language, *more), stands))
    counts: Counter[str] = Counter()
    total: dict[str, list[str]] = {rule: [] for rule in (*RULES, *COMPARED)}
    for stand, shots in zip(stands, runs, strict=True):
        counts["views"] += len(shots)
        counts["controls"] += sum(len(shot["controls"]) for shot in shots)
        counts["texts"] += sum(len(shot["texts"]) for shot in shots)
        for rule, cases in failures(stand, shots).items():
            total[rule] += cases
    print(f"{counts['views']} views, {counts['controls']} controls and {counts['texts']} texts in them")
    for stand, shots in zip(stands, runs, strict=True):
        print(highest(stand, shots))
    for rule, cases in total.items():
        print(f"{len(cases):6}  {rule}")
        for case in list(dict.fromkeys(cases))[:8]:
            print(f"          {case}")
    return 1 if any(total.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
