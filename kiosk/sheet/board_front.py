"""The first pages of the board's PDF: the round in its order, how long it lasts, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from kiosk.problems.report import shown_path
from kiosk.sheet.board import Part
from kiosk.sheet.board_setting import LABEL, VALUE, Page, Setting, shape
from kiosk.sheet.board_times import length, of_a_round, shown_when
from kiosk.sheet.board_words import RULE, SOFT
from kiosk.sheet.flow import over_pages
from kiosk.sheet.paper import BOTTOM, HEIGHT, INNER, MARGIN, TOP, WIDTH, Line, Style, printed
from kiosk.words.sentence import LanguageName, fill

_COVER, _FACTS = 190.0, 62.0
_ROW, _TALLEST_ROW, _THUMB = 37.0, 54.0, 16 / 9


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table."""

    number: str
    image: QImage
    title: str
    kind: str
    seconds: str
    when: str
    page: int


class Front:
    """The first pages of one PDF."""

    def __init__(self, setting: Setting) -> None:
        self._setting, self._paper = setting, setting.paper
        self._problems = self._problem_lines()

    def _table_room(self) -> tuple[int, int]:
        """Rows on the first page and on each other."""
        top = _COVER + _FACTS + 22
        return int((HEIGHT - BOTTOM - top) / _ROW), int((HEIGHT - BOTTOM - TOP - 22) / _ROW)

    def _chunks(self, count: int) -> list[tuple[int, int]]:
        first, others = self._table_room()
        starts = [0, *range(first, count, others)]
        return [(start, min(count, end)) for start, end in zip(starts, [*starts[1:], count], strict=True)]

    def count(self) -> int:
        """How many pages they are."""
        count, problems = len(self._setting.parts), self._problems
        return len(self._chunks(count)) + len(self._problem_chunks(count, problems)[1])

    def _problem_chunks(self, count: int, problems: Sequence[Line]) -> tuple[list[Line], list[list[Line]]]:
        """What fits below the table's end, and the pages that follow."""
        start, end = self._chunks(count)[-1]
        top = TOP if start else _COVER + _FACTS
        below = HEIGHT - BOTTOM - (top + 22 + (end - start) * _ROW) - 46
        chunks = over_pages(problems, below, HEIGHT - BOTTOM - TOP - 30)
        return chunks[0], chunks[1:] if problems else []

    def pages(self, starts: Sequence[int]) -> Iterator[Page]:
        """``starts``: the page on which each part begins."""
        rows = [self._row(part, page) for part, page in zip(self._setting.parts, starts, strict=True)]
        chunks = self._chunks(len(rows))
        below, others = self._problem_chunks(len(rows), self._problems)
        for number, (start, end) in enumerate(chunks):
            last = below if number == len(chunks) - 1 else []
            yield partial(self._contents, rows[start:end], last, is_first=number == 0)
        for lines in others:
            yield partial(self._problem_page, lines)

    def _contents(self, rows: Sequence[_Row], problems: Sequence[Line], *, is_first: bool) -> None:
        y = self._cover() if is_first else TOP
        below = HEIGHT - BOTTOM - y - 22 - (60 if problems else 0) - sum(line.height for line in problems)
        y = self._table(rows, y, min(_TALLEST_ROW, max(_ROW, below / max(1, len(rows)))))
        if problems:
            self._paper.text(self._setting.say("problems").upper(), LABEL, MARGIN, y + 24, INNER)
            self._paper.draw(problems, MARGIN, y + 42)

    def _problem_page(self, lines: Sequence[Line]) -> None:
        self._paper.text(self._setting.say("problems").upper(), LABEL, MARGIN, TOP, INNER)
        self._paper.draw(lines, MARGIN, TOP + 22)

    def _cover(self) -> float:
        theme = self._setting.playlist.theme
        ground, ink = theme.color("red"), theme.color(theme.ink_on("red"))
        self._paper.fill(QRectF(0, 0, WIDTH, _COVER), ground)
        self._paper.text(theme.wordmark, Style("headline", 15.0, 1.2, ink), MARGIN, 34, INNER)
        style = Style("headline", leading=1.02, color=ink, spacing=-1.5)
        lines = self._paper.headline(self._setting.title, style, INNER, (44.0, 36.0, 28.0, 22.0))
        height = sum(line.height for line in lines)
        self._paper.draw(lines, MARGIN, _COVER - 24 - height)
        total = sum(self._setting.seconds[index] for part in self._setting.parts for index in part.indices)
        shown = [
            self._setting.playlist.items[index] for part in self._setting.parts for index in part.indices
        ]
        spoken = ", ".join(
            fill("{name}", {"name": LanguageName(code)}, self._setting.told_in)
            for code in self._setting.playlist.languages
        )
        problems = self._setting.facts.problems
        errors = sum(problem.severity == "error" for problem in problems)
        counts = {"errors": errors, "warnings": len(problems) - errors}
        told = ", ".join(self._setting.say(code, count=count) for code, count in counts.items() if count)
        self._facts_row(
            [
                (self._setting.say("items"), str(len(shown))),
                (self._setting.say("round"), of_a_round(shown, total, self._setting.told_in)),
                (self._setting.say("languages"), spoken),
                (self._setting.say("problems"), told or self._setting.say("none")),
            ],
            _COVER + 18,
            [0.14, 0.24, 0.4, 0.22],
        )
        return _COVER + _FACTS

    def _facts_row(self, facts: Sequence[tuple[str, str]], y: float, parts: Sequence[float]) -> None:
        x = MARGIN
        for (name, value), part in zip(facts, parts, strict=True):
            self._paper.text(name.upper(), LABEL, x, y, INNER * part - 8)
            self._paper.text(value, VALUE, x, y + 12, INNER * part - 8, most=2)
            x += INNER * part

    def _table(self, rows: Sequence[_Row], y: float, row_height: float) -> float:
        columns = {"what": 148.0, "length": 330.0, "when": 390.0}
        for code, x in columns.items():
            self._paper.text(self._setting.say(code).upper(), LABEL, MARGIN + x - 12, y + 4, 120)
        width = self._paper.width_of(self._setting.say("page").upper(), LABEL)
        self._paper.text(self._setting.say("page").upper(), LABEL, WIDTH - MARGIN - width, y + 4, width + 2)
        y += 22
        for row in rows:
            self._paper.fill(QRectF(MARGIN, y, INNER, 0.6), RULE)
            style = Style("headline", 12.0 if row.number.isdigit() else 9.5, 1.2)
            self._middle(row.number, style, MARGIN, y, 44, row_height)
            if not row.image.isNull():
                high = row_height - 9
                wide = min(high * shape(row.image), high * _THUMB)
                self._paper.picture(
                    QRectF(MARGIN + 42, y + 4.5, wide, wide / shape(row.image)),
                    printed(row.image, wide),
                    RULE,
                )
            x = MARGIN + columns["what"] - 12
            title = self._paper.set(row.title, Style("label", 9.6, 1.25), 178, most=2)
            high = sum(line.height for line in title) + (10.5 if row.kind else 0.0)
            end = self._paper.draw(title, x, y + (row_height - high) / 2)
            if row.kind:
                self._paper.text(row.kind, Style("text", 8.0, 1.3, SOFT), x, end, 178)
            self._middle(
                row.seconds, Style("text", 9.0, 1.25), MARGIN + columns["length"] - 12, y, 64, row_height
            )
            self._middle(row.when, Style("text", 8.4, 1.25), MARGIN + columns["when"] - 12, y, 90, row_height)
            number = self._paper.width_of(str(row.page), VALUE)
            self._middle(str(row.page), VALUE, WIDTH - MARGIN - number, y, number + 2, row_height)
            y += row_height
        self._paper.fill(QRectF(MARGIN, y, INNER, 0.6), RULE)
        return y

    def _middle(self, words: str, style: Style, x: float, y: float, width: float, high: float) -> None:
        lines = self._paper.set(words, style, width, most=3)
        self._paper.draw(lines, x, y + (high - sum(line.height for line in lines)) / 2)

    def _row(self, part: Part, page: int) -> _Row:
        item = self._setting.playlist.items[part.first]
        number = str(part.first + 1) if part.is_one else f"{part.first + 1}–{part.indices[-1] + 1}"
        seconds = sum(self._setting.seconds[index] for index in part.indices)
        kind = self._setting.kind(item) if part.is_one else ""
        title = item.title_in(self._setting.told_in) if part.is_one else self._setting.many(part)
        told = length(seconds, self._setting.told_in) if seconds else "–"
        when = shown_when(item, self._setting.told_in)
        return _Row(number, self._setting.pictures[part.first].first, title, kind, told, when, page)

    def _problem_lines(self) -> list[Line]:
        lines: list[Line] = []
        for problem in self._setting.facts.problems:
            place = f"{shown_path(problem.file, self._setting.facts.root)}:{problem.line}"
            says = (
                (place, Style("label", 8.4, 1.4), 9.0),
                (problem.message(self._setting.told_in), Style("text", 9.0, 1.4), 0.0),
                (problem.hint(self._setting.told_in), Style("text", 8.4, 1.4, SOFT), 0.0),
            )
            for words, style, gap in says:
                for number, line in enumerate(self._paper.set(words, style, INNER)):
                    stays = style.role == "label"
                    lines.append(replace(line, gap=gap if number == 0 else 0.0, stays_with_next=stays))
        return lines
