"""The captions, a text for each language, and the rules they are held to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MOST_PER_SECOND, LONGEST_LINE, MOST_LINES = 17.0, 42, 2
SHORTEST, LONGEST = 5 / 6, 7.0


@dataclass(frozen=True)
class Caption:
    """A moment of the film in seconds, and what is said: one text per language, lines parted by a bar. In French a no-break
    space keeps a high sign from beginning a line."""

    start: float
    end: float
    texts: Mapping[str, str]


CAPTIONS = (
    Caption(
        0.0,
        2.5,
        {
            "nl": "Buren zonder brood|Voorbeeldfilm",
            "fr": "Voisins sans pain|Film d’exemple",
            "en": "Neighbours without bread|Sample film",
        },
    ),
    Caption(2.6, 4.5, {"nl": "[zachte muziek]", "fr": "[musique douce]", "en": "[soft music]"}),
    Caption(
        4.7, 7.3, {"nl": "Het brood is op.", "fr": "Il n’y a plus de pain.", "en": "There is no bread left."}
    ),
    Caption(
        7.5,
        10.8,
        {
            "nl": "“Mag ik je fiets lenen?|Dan haal ik brood.”",
            "fr": "«\u00a0Vous me prêtez votre vélo\u00a0?|Je vais chercher du pain.\u00a0»",
            "en": "“May I borrow your bicycle?|I’ll go and fetch bread.”",
        },
    ),
    Caption(10.9, 11.9, {"nl": "[fanfare]", "fr": "[fanfare]", "en": "[brass band]"}),
    Caption(
        12.0,
        16.4,
        {
            "nl": "De straat luistert niet.|Ze hoort maar één woord: brood.",
            "fr": "La rue n’écoute pas. Elle n’entend|qu’un seul mot\u00a0: pain.",
            "en": "The street does not listen.|It hears only one word: bread.",
        },
    ),
    Caption(
        16.8,
        19.8,
        {
            "nl": "Dus komt er een inzameling.|Een grote.",
            "fr": "Alors on organise une collecte.|Une grande.",
            "en": "So they hold a collection.|A big one.",
        },
    ),
    Caption(
        20.0,
        23.2,
        {
            "nl": "Bergen brood.|En nog altijd geen fiets.",
            "fr": "Des montagnes de pain.|Et toujours pas de vélo.",
            "en": "Mountains of bread.|And still no bicycle.",
        },
    ),
    Caption(
        24.0,
        27.2,
        {
            "nl": "Dan vraagt iemand:|“Wat heb je nodig?”",
            "fr": "Puis quelqu’un demande\u00a0:|«\u00a0De quoi avez-vous besoin\u00a0?\u00a0»",
            "en": "Then somebody asks:|“What do you need?”",
        },
    ),
    Caption(27.3, 30.2, {"nl": "“Een fiets.”", "fr": "«\u00a0D’un vélo.\u00a0»", "en": "“A bicycle.”"}),
    Caption(
        31.0,
        36.0,
        {
            "nl": "Samen zijn ze er zo.|[vrolijke muziek]",
            "fr": "À deux, on y est vite.|[musique joyeuse]",
            "en": "Together, they are there in no time.|[cheerful music]",
        },
    ),
    Caption(
        37.0,
        40.6,
        {
            "nl": "Brood genoeg,|aan één tafel.",
            "fr": "Du pain pour tout le monde,|à la même table.",
            "en": "Bread for everyone,|at one table.",
        },
    ),
    Caption(
        41.2,
        44.8,
        {
            "nl": "Geen medelijden.|Medewerking.",
            "fr": "La solidarité,|pas la pitié.",
            "en": "Solidarity,|not pity.",
        },
    ),
)
LANGUAGES = tuple(CAPTIONS[0].texts)


def _stamp(seconds: float) -> str:
    ms = round(seconds * 1000)
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"


def write(folder: Path, name: str) -> None:
    """Write a file `name`.`language`.vtt for each language."""
    for language in LANGUAGES:
        blocks = [
            f"{_stamp(c.start)} --> {_stamp(c.end)}\n" + c.texts[language].replace("|", "\n")
            for c in CAPTIONS
        ]
        text = "WEBVTT\n\n" + "\n\n".join(blocks) + "\n"
        (folder / f"{name}.{language}.vtt").write_text(text, encoding="utf-8")


def faults(length: float) -> list[str]:
    """What is wrong with the captions, in words; an empty list when nothing is."""
    found = []
    for language in LANGUAGES:
        last = 0.0
        for c in CAPTIONS:
            lines = c.texts[language].split("|")
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
    for language in LANGUAGES:
        speeds = [sum(map(len, c.texts[language].split("|"))) / (c.end - c.start) for c in CAPTIONS]
        widest = max(len(line) for c in CAPTIONS for line in c.texts[language].split("|"))
        spans = [c.end - c.start for c in CAPTIONS]
        rows.append(
            f"captions {language}: {len(CAPTIONS)}, at most {max(speeds):.1f} characters a second, "
            f"{widest} a line, standing {min(spans):.1f} to {max(spans):.1f} s"
        )
    return rows
