"""What was counted, on one page of A4: a poster of figures. Lengths are points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path

from PySide6.QtCore import QRectF

from kiosk.journal.report import Figures, PollFigures
from kiosk.journal.told_figures import heading, hour_span, language_names, span
from kiosk.sheet.paper import HEIGHT, INNER, MARGIN, WIDTH, Line, Paper, PicturePaper, Style
from kiosk.sheet.stats_chart import bars
from kiosk.theme.theme import Theme
from kiosk.words.catalogue import section
from kiosk.words.cldr import percent
from kiosk.words.lengths import length
from kiosk.words.moments import clock, long_date, short_day
from kiosk.words.sentence import fill

HEADER, STRIP = 212.0, 54.0
GAP = 28.0
CHART, LOW_CHART = 112.0, 84.0
FOOT = HEIGHT - 58.0
"""Where figures end."""
WIDEST = 62.0
"""The place of one bar of a chart."""
DOTS = 300
"""Pixels of a chart in an inch of paper."""
MOST_DAYS, MOST_POLLS, MOST_ANSWERS = 14, 2, 5
ROW, TIGHT_ROW = 27.0, 25.0
SOFT, TRACK = "#5A524A", "#EADFCF"
TITLE = Style("headline", 14.0, 1.25, spacing=-0.5)
NAME = Style("text", 9.4, 1.4)
NUMBER = Style("label", 9.4, 1.4)
SMALL = Style("text", 8.0, 1.4, SOFT)


@dataclass(frozen=True, slots=True)
class _Bar:
    """One bar that lies, with its name above and its count behind it."""

    name: str
    count: int
    said: str


def write_page(figures: Figures, target: Path, language: str, theme: Theme, made: date) -> None:
    """A PDF or a picture, by the ending of ``target``. Raises ``OSError``."""
    title = heading(figures, language)
    is_picture = target.suffix.lower() == ".png"
    paper = PicturePaper(target, theme) if is_picture else Paper(target, theme, title)
    paper.new_page()
    _Page(paper, figures, language).draw(made)
    paper.close()


class _Page:
    def __init__(self, paper: Paper, figures: Figures, language: str) -> None:
        self._paper, self._figures, self._language = paper, figures, language
        self._words = section("stats", language)
        self._color: Callable[[str], str] = paper.theme.color
        polls = sorted(figures.polls, key=lambda each: -each.total)[:MOST_POLLS]
        self._polls = [self._poll(each) for each in polls]
        is_full = len(polls) > 1
        self._chart_height, self._row = (LOW_CHART, TIGHT_ROW) if is_full else (CHART, ROW)

    def say(self, code: str, **values: object) -> str:
        return fill(self._words[code], values, self._language)

    def draw(self, made: date) -> None:
        self._paper.fill(QRectF(0, 0, WIDTH, HEIGHT), self._color("paper"))
        self._header()
        y = self._charts(self._strip() + GAP)
        y = self._lists(y)
        self._draw_polls(y)
        self._foot(made)

    # -- above --------------------------------------------------------------------------------------------------------

    def _header(self) -> None:
        paper, figures = self._paper, self._figures
        ink = self._color(paper.theme.ink_on("red"))
        paper.fill(QRectF(0, 0, WIDTH, HEADER), self._color("red"))
        paper.text(paper.theme.wordmark, Style("headline", 15.0, 1.2, ink), MARGIN, 34, INNER)
        number = Style("headline", self._size_of(str(figures.visits)), 0.92, self._color("sun"), -2.0)
        wide = paper.width_of(str(figures.visits), number)
        bottom = HEADER - 26
        name = Style("label", 14.0, 1.2, ink)
        named = paper.width_of(self.say("visits"), name)
        right = max(wide, named)
        paper.text(self.say("visits"), name, WIDTH - MARGIN - named, bottom - 17, named + 2)
        top = bottom - 17 - number.size * number.leading - 2
        paper.text(str(figures.visits), number, WIDTH - MARGIN - wide, top, wide + 4)
        room = INNER - right - 30
        title, others = self._titles()
        lines = self._headline(title, Style("headline", leading=0.98, color=ink, spacing=-1.5), room)
        below = [each for each in (others, span(figures, self._language) if figures.days else "") if each]
        style = Style("label", 12.0, 1.4, ink)
        y = bottom - sum(line.height for line in lines) - style.size * style.leading * len(below) - 4
        y = paper.draw(lines, MARGIN, y) + 4
        for each in below:
            y = paper.text(each, style, MARGIN, y, room)

    def _headline(self, title: str, style: Style, room: float) -> list[Line]:
        """Large where it fits on two lines, smaller on three, and in the end cut."""
        for size, most in ((44.0, 2), (36.0, 2), (29.0, 3), (23.0, 3), (18.0, 3)):
            lines = self._paper.balanced(title, replace(style, size=size), room)
            if len(lines) <= most:
                return lines
        return self._paper.set(title, replace(style, size=18.0), room, most=3)

    def _size_of(self, number: str) -> float:
        return {1: 120.0, 2: 120.0, 3: 112.0, 4: 88.0}.get(len(number), 64.0)

    def _titles(self) -> tuple[str, str]:
        """The headline, and whose it is."""
        figures = self._figures
        if len(figures.events) == 1:
            return figures.events[0], ", ".join(figures.stands)
        if figures.stands:
            return ", ".join(figures.stands), ", ".join(figures.events)
        return self.say("title"), ", ".join(figures.events)

    def _strip(self) -> float:
        """What else is told in a word; where it ends."""
        paper, figures = self._paper, self._figures
        facts = []
        if figures.visits:
            facts.append((self.say("mean"), length(figures.mean, self._language)))
        if figures.busiest is not None:
            facts.append((self.say("busiest"), hour_span(figures.busiest, self._language)))
        if figures.films:
            facts.append((self.say("films"), str(sum(each.started for each in figures.films))))
        if figures.polls:
            facts.append((self.say("votes"), str(sum(each.total for each in figures.polls))))
        if not facts:
            return HEADER
        paper.fill(QRectF(0, HEADER, WIDTH, STRIP), self._color("ink"))
        name = Style("text", 8.6, 1.3, self._color("paper"))
        value = Style("headline", 15.0, 1.2, self._color("sun"), -0.5)
        widths = [max(paper.width_of(said, name), paper.width_of(told, value)) for said, told in facts]
        between = (INNER - sum(widths)) / 3 if len(facts) == 4 else 60.0
        x = MARGIN
        for (said, told), width in zip(facts, widths, strict=True):
            paper.text(told, value, x, HEADER + 11, width + 2)
            paper.text(said, name, x, HEADER + 30, width + 2)
            x += width + between
        return HEADER + STRIP

    # -- charts -------------------------------------------------------------------------------------------------------

    def _charts(self, y: float) -> float:
        figures = self._figures
        if not any(figures.days.values()):
            return y
        days = list(figures.days.items())[-MOST_DAYS:]
        has_days = len(days) > 1
        share = min(0.62, max(0.3, len(days) / (len(days) + len(figures.hours)))) if has_days else 0.0
        hours = INNER * (1 - share) - (GAP if has_days else 0)
        names = [clock(time(hour), self._language).removesuffix(":00") for hour in figures.hours]
        self._chart(self.say("per-hour"), names, list(figures.hours.values()), MARGIN, y, hours)
        if has_days:
            said = [short_day(day, self._language).replace(" ", "\n", 1) for day, _ in days]
            x = MARGIN + hours + GAP
            self._chart(self.say("per-day"), said, [count for _, count in days], x, y, INNER * share)
        return y + 32 + self._chart_height + (30 if has_days else 20) + GAP - 8

    def _chart(
        self, title: str, names: Sequence[str], counts: Sequence[int], x: float, y: float, width: float
    ) -> None:
        paper = self._paper
        paper.text(title, TITLE, x, y, width)
        top, high = y + 32, self._chart_height
        width = min(width, WIDEST * len(counts))
        picked = max(range(len(counts)), key=counts.__getitem__)
        size = round(width / 72 * DOTS), round(high / 72 * DOTS)
        colors = self._color("paper"), self._color("ink"), self._color("red")
        paper.picture(QRectF(x, top, width, high), bars(counts, picked, size, *colors))
        paper.fill(QRectF(x, top + high, width, 0.8), self._color("ink"))
        place = width / len(counts)
        number = replace(NUMBER, size=min(8.6, place * 0.42))
        name = replace(SMALL, size=min(8.0, place * 0.42), color=self._color("ink"))
        for index, count in enumerate(counts):
            middle = x + place * (index + 0.5)
            tip = top + high * (1 - count / max(1, *counts))
            if count:
                self._centred(str(count), number, middle, tip - number.size * number.leading - 1)
            for line, words in enumerate(names[index].split("\n")):
                self._centred(words, name, middle, top + high + 4 + line * name.size * 1.25)

    def _centred(self, words: str, style: Style, x: float, y: float) -> None:
        wide = self._paper.width_of(words, style)
        self._paper.text(words, style, x - wide / 2, y, wide + 2)

    # -- lists --------------------------------------------------------------------------------------------------------

    def _lists(self, y: float) -> float:
        figures, language = self._figures, self._language
        left = INNER * 0.56
        x = MARGIN + left + GAP
        right = INNER - left - GAP
        most = max(1, int((FOOT - y - 21 - self._polls_height()) / ROW))
        opened = [
            _Bar(each.named.title_in(language), each.opened, str(each.opened)) for each in figures.opened
        ]
        if not opened:
            minutes = [each for each in figures.items if each.seconds]
            told = [
                _Bar(each.named.title_in(language), round(each.seconds), length(each.seconds, language))
                for each in sorted(minutes, key=lambda each: -each.seconds)
            ]
            end = self._bars(self.say("on-screen"), told[:most], MARGIN, y, left)
        else:
            end = self._bars(self.say("most-opened"), opened[:most], MARGIN, y, left)
        spoken = [_Bar(name, count, str(count)) for name, count in language_names(figures, language).items()]
        below = self._bars(self.say("languages"), spoken[:4], x, y, right)
        if figures.films:
            room = int((max(end, FOOT - self._polls_height()) - below - 38) / 29)
            below = self._films(x, below + (10 if spoken else 0), right, room)
        return max(end, below) + GAP - 10

    def _bars(self, title: str, rows: Sequence[_Bar], x: float, y: float, width: float) -> float:
        if not rows:
            return y
        y = self._paper.text(title, TITLE, x, y, width) + 3
        return self._rows(rows, x, y, width, max(1, *(each.count for each in rows)), "red", ROW)

    def _rows(
        self, rows: Sequence[_Bar], x: float, y: float, width: float, longest: int, color: str, height: float
    ) -> float:
        behind = max((self._paper.width_of(each.said, NUMBER) for each in rows), default=0.0) + 8
        for each in rows:
            self._paper.text(each.name, NAME, x, y, width - behind + 4)
            self._paper.fill(QRectF(x, y + 14.4, width - behind, 6.5), TRACK)
            filled = (width - behind) * each.count / longest
            self._paper.fill(QRectF(x, y + 14.4, filled, 6.5), self._color(color))
            self._paper.text(each.said, NUMBER, x + width - behind + 8, y + 11.0, behind)
            y += height
        return y

    def _films(self, x: float, y: float, width: float, most: int) -> float:
        if most < 1:
            return y
        y = self._paper.text(self.say("films"), TITLE, x, y, width) + 3
        for each in self._figures.films[: min(3, most)]:
            y = self._paper.text(each.named.title_in(self._language), NAME, x, y, width)
            told = f"{self.say('started')}: {each.started} · {self.say('finished')}: {each.finished}"
            y = self._paper.text(told, SMALL, x, y, width) + 5
        return y

    # -- polls --------------------------------------------------------------------------------------------------------

    def _polls_height(self) -> float:
        """How much of the page they take, with the space above them."""
        if not self._polls:
            return 0.0
        rows = max(len(rows) for _, rows in self._polls)
        if len(self._polls) == 1:
            rows = (rows + 1) // 2
        return GAP + 2 * TITLE.size * TITLE.leading + rows * self._row

    def _draw_polls(self, y: float) -> None:
        if not self._polls:
            return
        self._paper.fill(QRectF(MARGIN, y - 6, INNER, 1.2), self._color("ink"))
        y += 8
        wide = (INNER - GAP) / 2
        columns = [MARGIN, MARGIN + wide + GAP]
        if len(self._polls) == 1:
            title, rows = self._polls[0]
            y = self._paper.text(title, TITLE, MARGIN, y, INNER, most=2) + 3
            half = (len(rows) + 1) // 2
            longest = max(1, *(each.count for each in rows))
            for x, some in zip(columns, (rows[:half], rows[half:]), strict=True):
                self._rows(some, x, y, wide, longest, "leaf", self._row)
        else:
            tops = [
                self._paper.text(title, TITLE, x, y, wide, most=2)
                for x, (title, _) in zip(columns, self._polls, strict=True)
            ]
            for x, (_, rows) in zip(columns, self._polls, strict=True):
                longest = max(1, *(each.count for each in rows))
                self._rows(rows, x, max(tops) + 3, wide, longest, "leaf", self._row)

    def _poll(self, poll: PollFigures) -> tuple[str, list[_Bar]]:
        rows = []
        for number in list(poll.answers)[:MOST_ANSWERS]:
            count = poll.votes.get(number, 0)
            share = percent(count / poll.total if poll.total else 0.0, self._language)
            rows.append(_Bar(poll.named.answer_in(self._language, number), count, f"{count} · {share}"))
        return poll.named.title_in(self._language), rows

    def _foot(self, made: date) -> None:
        y = HEIGHT - 40.0
        if self._figures.undated:
            self._paper.text(self.say("undated", count=self._figures.undated), SMALL, MARGIN, y - 13, INNER)
        self._paper.text(self.say("privacy"), SMALL, MARGIN, y, INNER * 0.7)
        said = self.say("made", day=long_date(made, self._language))
        wide = self._paper.width_of(said, SMALL)
        self._paper.text(said, SMALL, WIDTH - MARGIN - wide, y, wide + 2)
