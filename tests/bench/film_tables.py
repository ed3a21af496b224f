"""What the film bench prints: its columns, who is divided by whom, tables for a person."""

from __future__ import annotations

from collections.abc import Sequence

from tests.bench import handover
from tests.bench.command_line import at, cell, ratios
from tests.bench.measuring import Figures

MEASURE = "mpv"
"""Everybody is compared with this one."""
Column = tuple[str, tuple[str, ...]]
COLUMNS: dict[str, tuple[Column, ...]] = {
    "frames": (
        ("due", ("frames_due",)),
        ("shown", ("frames_shown",)),
        ("lost", ("frames_lost",)),
        ("behind, s", ("behind",)),
        ("freeze, s", ("longest_freeze",)),
        ("seam, s", ("seam",)),
        ("tree %", ("percent_tree",)),
        ("X %", ("percent_x_server",)),
        ("sampler %", ("percent_sampler",)),
        ("others %", ("percent_others",)),
        ("first, s", ("first_frame",)),
        ("PSS, MiB", ("peak_pss_mib",)),
    ),
    "handover": (
        ("p>f black", ("picture>film", "black")),
        ("frozen", ("picture>film", "frozen")),
        ("lasts", ("picture>film", "seconds")),
        ("f>f black", ("film>film", "black")),
        ("frozen", ("film>film", "frozen")),
        ("lasts", ("film>film", "seconds")),
        ("f>p black", ("film>picture", "black")),
        ("frozen", ("film>picture", "frozen")),
        ("lasts", ("film>picture", "seconds")),
        ("play, s", ("after_play",)),
        ("seen, s", ("after_play_seen",)),
        ("looks/s", ("looks_a_second",)),
        ("PSS, MiB", ("peak_pss_mib",)),
    ),
    "memory": (
        ("loops", ("loops",)),
        ("s/loop", ("seconds_a_loop",)),
        ("KiB/loop", ("tree", "kib_a_loop")),
        ("+-", ("tree", "error")),
        ("no file", ("tree", "own_kib_a_loop")),
        ("+-", ("tree", "own_error")),
        ("player", ("player", "kib_a_loop")),
        ("+-", ("player", "error")),
        ("decoder", ("decoder", "kib_a_loop")),
        ("+-", ("decoder", "error")),
        ("from MiB", ("tree", "mib_begin")),
        ("to MiB", ("tree", "mib_end")),
    ),
}
COMPARED: dict[str, tuple[tuple[str, ...], ...]] = {
    "frames": (
        ("frames_shown",),
        ("longest_freeze",),
        ("percent_tree",),
        ("percent_both",),
        ("first_frame",),
        ("peak_pss_mib",),
    ),
    "handover": (
        *((kind, "frozen") for kind in handover.KINDS[:3]),
        ("peak_pss_mib",),
    ),
    "memory": (("tree", "mib_end"),),
}


def pairs(names: Sequence[str]) -> list[tuple[str, str]]:
    """Who is divided by whom: everybody by one of them, and the kiosk by each of the others."""
    return [
        (one, other)
        for other in names
        for one in names
        if one != other and not other.startswith("kiosk") and (other == MEASURE or one.startswith("kiosk"))
    ]


def compare(part: str, everybody: Figures) -> Figures:
    """The ratios of all pairs."""
    return {
        f"{one}/{other}": ratios(everybody[one], everybody[other], COMPARED[part])
        for one, other in pairs(list(everybody))
    }


def table(part: str, title: str, everybody: Figures) -> str:
    """The figures and the ratios for a person."""
    lines = [title.ljust(30) + "".join(name.rjust(10) for name, _ in COLUMNS[part])]
    for name, figures in everybody.items():
        lines.append(name.ljust(30) + "".join(cell(at(figures, path)) for _, path in COLUMNS[part]))
    short = [path[0] if len(path) == 1 else " ".join(path) for path in COMPARED[part]]
    lines.append("divided".ljust(30) + "".join(name.rjust(20) for name in short))
    for pair, divided in compare(part, everybody).items():
        lines.append(pair.ljust(30) + "".join(cell(value, 20) for value in divided.values()))
    lines += [f"{name}: {figures['problem']}" for name, figures in everybody.items() if "problem" in figures]
    return "\n".join(lines)


def tables(report: Figures) -> str:
    """All of them, and who is missing."""
    found = [f"{name} is missing: {apt}" for name, apt in report["missing"].items()]
    for size, rates in report["frames"].items():
        found += [
            table("frames", f"{size}, {rate} frames a second", part["candidates"])
            for rate, part in rates.items()
        ]
    for part, what in (("handover", "hand-over"), ("memory", "memory")):
        found += [table(part, f"{size}, {what}", of["candidates"]) for size, of in report[part].items()]
    return "\n\n".join(found)
