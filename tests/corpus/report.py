"""The two tables, for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tests.corpus.case import ENDED, Broken, Whole
from tests.corpus.judging import Row, limits_broken, verdict_after

Sentence = Callable[[str, str], str]
"""From a reason and a film's name to what a person reads."""
Table = list[list[str]]

BROKEN_HEAD = [
    *(
        "film",
        "engine",
        "what happened",
        "after, s",
        "pictures",
        "limits held",
        "decoder died",
        "good film then",
    ),
    *("network", "still, s", "peak MiB", "wrong", "sentence"),
]
KINDS_HEAD = [
    *(
        "film",
        "engine",
        "pictures",
        "first, s",
        "moving, s",
        "size",
        "aspect",
        "turned",
        "colour off by",
        "end",
        "wrong",
    ),
]


def broken_table(rows: Iterable[tuple[Broken, Row]], sentence: Sentence) -> Table:
    """One row for each engine and broken film."""
    table = [BROKEN_HEAD]
    for case, row in rows:
        if "not_made" in row:
            table.append([case.title, "", f"not made: {row['not_made']}", *[""] * 10])
            continue
        reason = row.get("reason", "")
        late = limits_broken(row, case.seconds)
        peaks = [str(peak) for peak in (row.get("peak_mib") or {}).values() if peak]
        table.append(
            [
                case.title,
                row["engine"],
                _happened(row),
                _seconds(verdict_after(row)),
                str(row["pictures"]),
                " and ".join(late) + " too late" if late else "yes",
                str(row["decoders_died"] or "no"),
                row.get("afterwards", "?"),
                str(row["asked"]),
                _seconds(row.get("stood_still")),
                " + ".join(peaks),
                "; ".join(row["wrong"]),
                sentence(reason, row["file"]) if reason else "",
            ]
        )
    return table


def kinds_table(rows: Iterable[tuple[Whole, Row]]) -> Table:
    """One row for each engine and whole film."""
    table = [KINDS_HEAD]
    for case, row in rows:
        if "not_made" in row:
            table.append([case.title, "", f"not made: {row['not_made']}", *[""] * 8])
            continue
        readings = row["readings"]
        worst = max(readings, key=lambda one: one["deviation"]) if readings else None
        numbers = set(row["numbers"]) & set(case.numbers)
        seen = f"{len(numbers)}" if case.is_readable else f"{row['pictures']}"
        again = f" ({row['pictures']} in all)" if case.is_readable and row["pictures"] != len(numbers) else ""
        table.append(
            [
                case.title,
                row["engine"],
                f"{seen} / {len(case.numbers)}{again}",
                _seconds(row["at"].get("ready")),
                _moving(row["at"]),
                ", ".join(f"{width}×{height}" for width, height in row["sizes"]) or "-",
                f"{row['aspect']:.2f} / {case.aspect:.2f}" if readings else "-",
                f"{readings[-1]['turned']}° / {case.turned}°" if readings else "-",
                f"{worst['deviation']} ({worst['worst']})" if worst else "-",
                _happened(row),
                "; ".join(row["wrong"]),
            ]
        )
    return table


def markdown(broken: Table, kinds: Table, rows: Sequence[Row]) -> str:
    """Both tables and a count."""
    parts = []
    for title, table in (("Broken films", broken), ("Kinds", kinds)):
        if len(table) > 1:
            head, *lines = table
            text = [f"## {title}", "", _line(head), _line(["---"] * len(head)), *map(_line, lines)]
            parts.append("\n".join(text) + "\n")
    played = [row for row in rows if "wrong" in row]
    for engine in sorted({row["engine"] for row in played}):
        mine = [row for row in played if row["engine"] == engine]
        right = sum(not row["wrong"] for row in mine)
        parts.append(f"{engine}: {right} of {len(mine)} as they should be\n")
    return "\n".join(parts)


def _happened(row: Row) -> str:
    if row["outcome"] == "failed":
        return f"failed: {row['reason']}"
    if row["outcome"] == ENDED:
        return ENDED
    return f"**{row['outcome']}**"


def _moving(at: dict[str, float]) -> str:
    """Seconds from ``play`` to the first moving picture."""
    return _seconds(at["started"] - at["play"]) if "started" in at else "-"


def _seconds(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
