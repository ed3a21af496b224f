"""Problems on a terminal: the text of :mod:`kiosk.problems.report` in colours, its sentences broken between words."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from kiosk.problems.report import Judged, told, totals

_COLORS = {"error": "bold red", "warning": "bold yellow"}


def show(judged: Judged, lang: str, console: Console) -> None:
    """Print the report in colours."""
    for each in told(judged, lang):
        head = Text.assemble(
            (f"{each.place}: ", "bold"), (each.severity, _COLORS[each.problem.severity]), f" {each.message} "
        )
        console.print(head.append(f"[{each.problem.code}]", "dim"))
        if each.excerpt:
            line, carets = each.excerpt
            # Broken here, the marks would stand under other words.
            console.print(Text(line), no_wrap=True, overflow="ignore", crop=False)
            console.print(
                Text(carets, _COLORS[each.problem.severity]), no_wrap=True, overflow="ignore", crop=False
            )
        console.print(Padding(Text.assemble((each.hint_label, "bold green"), f" {each.hint}"), (0, 0, 0, 4)))
    console.print(Text(totals(judged, lang).rstrip("\n")))
