"""Can every volunteer see, reach and use the panel? Each of its states, on five screens, in three languages.

``python -m tests.operator.panel_audit [--language fr] [--stand 1024x600]`` prints a table of rules and how often each was
broken, with the first cases, and answers 1 if one was.

The panel has no text sizes to choose from: its letters go with its keys, which are 20 mm or more, and its capitals are judged
at arm's length everywhere. It has no high contrast either: all of its words have 7:1 or more. Where a page is longer than the
screen it is judged at each step of the key that moves it: every key and every word must be whole at one of them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations, pairwise
from typing import Any

from kiosk.proof.rules import RULES as TEXT_RULES
from kiosk.words.catalogue import languages
from tests.stage.visitor_audit import ROOT
from tests.stage.visitor_rules import (
    APART_MM,
    CAPITALS,
    LEAST_ANGLE,
    LEAST_MM,
    LEAST_PIXELS,
    ROUNDED,
    STANDS,
    Stand,
    height,
    millimetres,
    width,
)

State = dict[str, Any]
PANEL_STANDS = (*STANDS, Stand("15 inch laptop", "1366x768", 100.0, 0.6, 0.5))
WANTED_MM = 20.0
ROOM_FOR_WANTED = 9
"""So many keys of 20 mm beside and above each other, and a screen has the room for them."""
LEAST_CONTRAST, LEAST_RING = 7.0, 3.0
SIGN = "!"
"""A sign in a shape of its own colour, beside the sentence that says the same."""
CORNER_SEEN = 0.1
"""So much of the corner changes while it is held."""
LATE, TRIES = "not ready in time", 3
"""What a walk says that could not begin: other programs kept the processors."""
ALERTS = {
    "pad-new": "padHint",
    "pad-short": "padHint",
    "pad-again": "padHint",
    "pad-different": "padHint",
    "pad-wrong": "padHint",
    "pad-wait": "padHint",
    "message-said": "messageSaid",
    "show-waits": "showAnswer",
    "show-refused": "showAnswer",
    "show-later": "showAnswer",
    "looks-trial": "screenTrial",
    "clock-waits": "clockSays",
    "clock-set": "clockSays",
    "clock-network": "clockSays",
    "clock-refused": "clockSays",
    "clock-silent": "clockSays",
    "clock-elsewhere": "clockSays",
    "today-asks": "todayQuestion",
    "ending-asks": "endQuestion",
    "health": "healthWell",
    "health-1": "healthLine",
    "health-6": "healthLine",
    "health-20": "healthLine",
}
"""What is said by itself in a state: told to who hears the screen, and in sight."""


def small_targets(stand: Stand, state: State) -> Iterator[str]:
    """Under 15 mm or 44 pixels; under 20 mm where the screen has the room."""
    for key in state["controls"]:
        # 20 mm are whole pixels, rounded down.
        side = min(width(key["box"]), height(key["box"])) + 1
        if millimetres(state, side) < least(state) or side < LEAST_PIXELS:
            yield f"{key['object']} {millimetres(state, side):.1f} mm, {side:.0f} px"


def least(state: State) -> float:
    """How large keys must be here (mm)."""
    has_room = millimetres(state, min(state["size"])) >= WANTED_MM * ROOM_FOR_WANTED
    return WANTED_MM if has_room else LEAST_MM


def crowded_targets(stand: Stand, state: State) -> Iterator[str]:
    """Nearer to each other than 3 mm, or than 0.15 of a target."""
    for one, other in combinations(state["controls"], 2):
        if one["scrolls"] is not other["scrolls"]:
            # What is pulled up goes out of sight before it comes near to what stays.
            continue
        across = max(one["box"][0] - other["box"][2], other["box"][0] - one["box"][2])
        along = max(one["box"][1] - other["box"][3], other["box"][1] - one["box"][3])
        apart = millimetres(state, max(across, along) + ROUNDED)
        needed = min(APART_MM, millimetres(state, state["target"] * 0.15))
        if apart < needed:
            yield f"{one['object']} and {other['object']} {apart:.1f} mm, {needed:.1f} are needed"


def nameless(stand: Stand, state: State) -> Iterator[str]:
    """Without a name or a role for who hears the screen, or with the name of another one."""
    names = Counter(key["name"] for key in state["controls"])
    for key in state["controls"]:
        if not key["name"] or key["role"] not in ("Button", "PushButton", "CheckBox"):
            yield f"{key['object']} {key['name']!r} {key['role']}"
        elif names[key["name"]] > 1:
            yield f"{key['object']} is called {key['name']!r} like another one"


def unreached(stand: Stand, state: State) -> Iterator[str]:
    """Not in the round that Tab makes."""
    reached = {each["id"] for each in state["focus"]}
    for key in state["controls"]:
        if key["id"] not in reached:
            yield str(key["object"])


def strayed(stand: Stand, state: State) -> Iterator[str]:
    """In the round of Tab, and not of what is open."""
    known = {key["id"] for key in state["controls"]}
    for each in state["focus"]:
        if not each["isInside"] or each["id"] not in known:
            yield str(each["object"])


def disorderly(stand: Stand, state: State) -> Iterator[str]:
    """Tab goes back: to the left in one row, or up to what lies above."""
    for one, other in pairwise(state["focus"]):
        before, after = one["box"], other["box"]
        beside = min(before[3], after[3]) - max(before[1], after[1])
        above = min(before[2], after[2]) - max(before[0], after[0])
        is_left = after[2] <= before[0] + 1 and beside > 0.5 * min(height(before), height(after))
        is_up = after[3] <= before[1] + 1 and above > 0.3 * min(width(before), width(after))
        if is_left or is_up:
            yield f"from {one['object']} to {other['object']}"


def outside(stand: Stand, state: State) -> Iterator[str]:
    """Partly outside the window."""
    wide, high = state["size"]
    for key in state["controls"]:
        left, top, right, bottom = key["box"]
        scrolls = key["scrolls"]
        if left < -1 or right > wide + 1 or (not scrolls and (top < -1 or bottom > high + 1)):
            yield f"{key['object']} {key['box']}"


def too_far(stand: Stand, state: State) -> Iterator[str]:
    """Capitals that are too small at arm's length."""
    needed = stand.arm * 1000 * LEAST_ANGLE / 60 * 3.14159 / 180
    for text in state["texts"]:
        found = millimetres(state, text["pixels"] * CAPITALS)
        if found < needed:
            yield f"{text['place']} {text['text'][:20]!r}: {found:.2f} mm, {needed:.2f} are needed"


def faint(stand: Stand, state: State) -> Iterator[str]:
    """Under 7:1. What a key says that cannot be used now may be fainter."""
    idle = set(state["idle"])
    for text in state["texts"]:
        if text["contrast"] < LEAST_CONTRAST and text["text"] != SIGN and text["place"] not in idle:
            yield f"{text['place']} {text['text'][:40]!r} {text['contrast']}"


def never_whole(stand: Stand, state: State) -> Iterator[str]:
    """Cut off at every step of its page."""
    yield from state["neverWhole"]


def unshown_more(stand: Stand, state: State) -> Iterator[str]:
    """Longer than the screen, and nothing says so."""
    if state["isLonger"] and not state["showsMore"]:
        yield "no key and no edge"


def ringless(stand: Stand, state: State) -> Iterator[str]:
    """Has the focus, and it is not seen."""
    for ring in state["rings"]:
        if not ring["isWhole"]:
            yield f"{ring['object']} is not in sight"
        elif ring["contrast"] < LEAST_RING:
            yield f"{ring['object']} {ring['contrast']:.2f}"


def untold(stand: Stand, state: State) -> Iterator[str]:
    """Comes by itself, and is no alert or not in sight."""
    wanted = ALERTS.get(state["view"])
    found = [alert for alert in state["alerts"] if alert["object"] == wanted]
    if wanted and not found:
        yield wanted
    elif wanted and not (found[0]["isSeen"] and found[0]["name"]):
        yield f"{wanted} {found[0]}"


def words(rule: str) -> Callable[[Stand, State], Iterator[str]]:
    def found(stand: Stand, state: State) -> Iterator[str]:
        for text in state["texts"]:
            if TEXT_RULES[rule](state, text):
                yield f"{text['place']} {text['text'][:40]!r} {text['box']} in {text['room']}"

    return found


RULES: dict[str, Callable[[Stand, State], Iterator[str]]] = {
    "target too small": small_targets,
    "targets nearer than 3 mm": crowded_targets,
    "no name or role": nameless,
    "Tab does not reach it": unreached,
    "Tab leaves what is open": strayed,
    "Tab goes back": disorderly,
    "outside the window": outside,
    "capitals too small for arm's length": too_far,
    "the focus is not seen": ringless,
    "comes by itself and is not told": untold,
    "at no step whole": never_whole,
    "more below and nothing says so": unshown_more,
    **{f"words {rule}": words(rule) for rule in ("clipped", "off screen", "outgrown", "colliding")},
    "words faint": faint,
}


def walked(stand: Stand, language: str, *more: str) -> list[State]:
    """What an operator meets on this stand."""
    command = [
        sys.executable,
        "-m",
        "tests.operator.panel_walk",
        stand.size,
        str(stand.dots),
        language,
        *more,
    ]
    for _ in range(TRIES):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=3600, check=False)
        if LATE not in done.stderr:
            break
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def failures(stand: Stand, states: Sequence[State]) -> dict[str, list[str]]:
    """By rule, where it was broken."""
    found: dict[str, list[str]] = {rule: [] for rule in ("the corner is small or not seen", *RULES)}
    for state in states:
        if corner := state.get("corner"):
            if millimetres(corner, corner["side"]) < LEAST_MM or corner["changed"] < CORNER_SEEN:
                found["the corner is small or not seen"].append(f"{stand.name}: {corner}")
            continue
        for name, rule in RULES.items():
            found[name] += [f"{stand.name}, {state['view']}: {case}" for case in rule(stand, state)]
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Walk, judge, print."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.operator.panel_audit", description=__doc__.split("\n\n")[0]
    )
    parser.add_argument("--language", action="append", choices=languages())
    parser.add_argument("--stand", choices=[stand.size for stand in PANEL_STANDS], action="append")
    parser.add_argument("--brief", action="store_true", help="the ring of one key a state")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args(arguments)
    stands = [stand for stand in PANEL_STANDS if not options.stand or stand.size in options.stand]
    runs = [(stand, language) for stand in stands for language in options.language or languages()]
    more = ["brief"] if options.brief else []
    counts: Counter[str] = Counter()
    total: dict[str, list[str]] = {}
    with ThreadPoolExecutor(options.jobs) as pool:
        for (stand, language), states in zip(
            runs, pool.map(lambda run: walked(run[0], run[1], *more), runs), strict=True
        ):
            counts["states"] += len(states)
            for kind in ("controls", "texts"):
                counts[kind] += sum(len(state.get(kind, ())) for state in states)
            for rule, cases in failures(stand, states).items():
                total.setdefault(rule, []).extend(f"{language}, {case}" for case in cases)
    print(f"{counts['states']} states, {counts['controls']} keys and {counts['texts']} texts in them")
    for rule, cases in total.items():
        print(f"{len(cases):6}  {rule}")
        for case in list(dict.fromkeys(cases))[:8]:
            print(f"          {case}")
    return 1 if any(total.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
