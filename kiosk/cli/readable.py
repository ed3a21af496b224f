"""From how far each slide can be read, as lines, and each of its texts, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.words.catalogue import section
from kiosk.words.printable import printable
from kiosk.words.sentence import fill

if TYPE_CHECKING:
    from kiosk.proof.prover import Proof


def as_lines(proof: Proof, language: str) -> str:
    """A line for each slide with the smallest words of its languages; nothing where no slide has words."""
    from kiosk.proof.distances import metres_term, smallest

    words = section("report", language)
    rows = [
        (
            printable(page.item.name),
            [(each.language, metres_term(each.told)) for each in smallest(page.readable)],
        )
        for page in proof.pages
        if page.readable
    ]
    if not rows:
        return ""
    width = max(len(name) for name, _ in rows)
    lines = [fill(words["readable"], {"inches": round(proof.inches)}, language)]
    for name, found in rows:
        told = "   ".join(
            f"{code} {fill('{metres}', {'metres': metres}, language):>6}" for code, metres in found
        )
        lines.append(f"  {name:<{width}}   {told}")
    return "\n".join(lines) + "\n"


def as_keys(proof: Proof) -> dict[str, object]:
    """Every text with the keys that lead to it, for programs."""
    found = [
        {
            "item": page.item.name,
            "language": each.language,
            "key": ".".join(map(str, each.field)),
            "words": each.words,
            "metres": each.told,
            "inches": proof.inches,
        }
        for page in proof.pages
        for each in page.readable
    ]
    return {"readable": found}
