"""The captions in three languages, and the rules they are held to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("nl", "fr", "en")
MOST_PER_SECOND, LONGEST_LINE, MOST_LINES = 17.0, 42, 2
SHORTEST, LONGEST = 5 / 6, 7.0


@dataclass(frozen=True)
class Caption:
    """A moment of the film in seconds, and what is said: one text per language, lines parted by a bar."""

    start: float
    end: float
    texts: tuple[str, str, str]


CAPTIONS = (
    Caption(
        0.0,
        3.7,
        (
            "Buren zonder brood|Voorbeeldfilm",
            "Voisins sans pain|Film d’exemple",
            "Neighbours without bread|Sample film",
        ),
    ),
    Caption(4.7, 7.3, ("Het brood is op.", "Il n’y a plus de pain.", "There is no bread left.")),
    Caption(
        7.5,
        10.9,
        (
            "“Mag ik je fiets lenen?|Dan haal ik brood.”",
            "« Vous me prêtez votre vélo ?|Je vais chercher du pain. »",
            "“May I borrow your bicycle?|I’ll go and fetch bread.”",
        ),
    ),
    Caption(
        11.6,
        16.1,
        (
            "De straat luistert niet.|Ze hoort maar één woord: brood.",
            "La rue n’écoute pas. Elle n’entend|qu’un seul mot : pain.",
            "The street does not listen.|It hears only one word: bread.",
        ),
    ),
    Caption(
        16.8,
        19.8,
        (
            "Dus komt er een inzameling.|Een grote.",
            "Alors on organise une collecte.|Une grande.",
            "So they hold a collection.|A big one.",
        ),
    ),
    Caption(
        20.0,
        23.2,
        (
            "Bergen brood.|En nog altijd geen fiets.",
            "Des montagnes de pain.|Et toujours pas de vélo.",
            "Mountains of bread.|And still no bicycle.",
        ),
    ),
    Caption(
        24.0,
        27.2,
        (
            "Dan vraagt iemand:|“Wat heb je nodig?”",
            "Puis quelqu’un demande :|« De quoi avez-vous besoin ? »",
            "Then somebody asks:|“What do you need?”",
        ),
    ),
    Caption(27.3, 30.2, ("“Een fiets.”", "« D’un vélo. »", "“A bicycle.”")),
    Caption(
        31.0, 36.0, ("Samen zijn ze er zo.", "À deux, on y est vite.", "Together, they are there in no time.")
    ),
    Caption(
        37.0,
        40.6,
        (
            "Brood genoeg,|aan één tafel.",
            "Du pain pour tout le monde,|à la même table.",
            "Bread for everyone,|at one table.",
        ),
    ),
    Caption(
        41.2,
        44.8,
        (
            "Geen medelijden.|Medewerking.",
            "La solidarité,|pas la pitié.",
            "Solidarity,|not pity.",
        ),
    ),
)


def _stamp(seconds: float) -> str:
    ms = round(seconds * 1000)
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"


def write(folder: Path, name: str) -> None:
    """Write `name`.nl.vtt, .fr.vtt and .en.vtt."""
    for i, language in enumerate(LANGUAGES):
        blocks = [
            f"{_stamp(c.start)} --> {_stamp(c.end)}\n" + c.texts[i].replace("|", "\n") for c in CAPTIONS
        ]
        if language == "fr":  # no line may end before its question mark, colon or closing quote
            blocks = [re.sub(r" (?=[?!:;»])|(?<=«) ", "\u00a0", block) for block in blocks]
        text = "WEBVTT\n\n" + "\n\n".join(blocks) + "\n"
        (folder / f"{name}.{language}.vtt").write_text(text, encoding="utf-8")


def faults(length: float) -> list[str]:
    """What is wrong with the captions, in words; an empty list when nothing is."""
    found = []
    for i, language in enumerate(LANGUAGES):
        last = 0.0
        for c in CAPTIONS:
            lines = c.texts[i].split("|")
            where = f"{language} {_stamp(c.start)}"
            span = c.end - c.start
            speed = sum(map(len, lines)) / span
            if speed > MOST_PER_SECOND:
                found.append(f"{where}: {speed:.1f} characters a second, at most {MOST_PER_SECOND:.0f}")
            if max(map(len, lines)) > LONGEST_LINE or len(lines) > MOST_LINES:
                found.append(f"{where}: at most {MOST_LINES} lines of {LONGEST_LINE} characters")
            if not SHORTEST <= span <= LONGEST:
                found.append(f"{where}: stands {span:.2f} s, must be {SHORTEST:.2f} to {LONGEST:.0f} s")
            if c.start < last or c.end > length:
                found.append(f"{where}: overlaps its neighbour or the end of the film")
            last = c.end
    return found


def figures() -> list[str]:
    """One line per language: how many, the fastest, the longest line, the shortest and the longest stay."""
    rows = []
    for i, language in enumerate(LANGUAGES):
        speeds = [sum(map(len, c.texts[i].split("|"))) / (c.end - c.start) for c in CAPTIONS]
        widest = max(len(line) for c in CAPTIONS for line in c.texts[i].split("|"))
        spans = [c.end - c.start for c in CAPTIONS]
        rows.append(
            f"captions {language}: {len(CAPTIONS)}, at most {max(speeds):.1f} characters a second, "
            f"{widest} a line, standing {min(spans):.1f} to {max(spans):.1f} s"
        )
    return rows
