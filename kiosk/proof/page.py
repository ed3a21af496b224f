"""A web page of the whole proof: one file that needs no network, for a screen, a phone or paper.

Every word that comes from content is escaped, and the page forbids itself to load or run anything.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path

from kiosk.problems.problem import Problem
from kiosk.problems.report import shown_path
from kiosk.problems.source import source_lines
from kiosk.proof.distances import metres_term, smallest
from kiosk.proof.prover import Page, Proof, Thumb
from kiosk.words.catalogue import section
from kiosk.words.in_language import in_language
from kiosk.words.sentence import Sentence, fill

NOTHING_ELSE = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""What the page may load: the pictures that it holds."""
AROUND = 60
"""Characters of a line that are shown before and after what is meant."""


def as_page(proof: Proof, lang: str) -> str:
    """The page, in ``lang``: first what concerns no single item, then the items, those with errors first."""
    return "".join(_Writer(proof, lang).page())


class _Writer:
    def __init__(self, proof: Proof, lang: str) -> None:
        self._proof, self._lang = proof, lang
        self._words: Mapping[str, Sentence] = section("page", lang)
        self._report: Mapping[str, Sentence] = section("report", lang)
        self._lines: dict[Path, list[str]] = {}

    def page(self) -> Iterator[str]:
        loaded = self._proof.loaded
        titles = loaded.playlist.title if loaded.playlist else {}
        name = in_language(titles, self._lang) or loaded.root.name
        yield f'<!doctype html>\n<html lang="{self._lang}">\n<head>\n<meta charset="utf-8">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{NOTHING_ELSE}">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield f"<title>{escape(self._say('title', name=name))}</title>\n"
        yield f"<style>\n{files('kiosk.proof').joinpath('page.css').read_text('utf-8')}</style>\n</head>\n<body>\n"
        yield f'<header>\n<h1 dir="auto">{escape(name)}</h1>\n<p>{escape(self._summary())}</p>\n'
        checked = fill(self._report["checked"], {"scope": loaded.scope}, self._lang)
        yield f"<p class=about>{escape(checked)}</p>\n"
        yield f"<p class=about>{escape(self._about())}</p>\n</header>\n<main>\n"
        told = {id(problem) for page in self._proof.pages for problem in page.problems}
        if rest := [problem for problem in loaded.problems if id(problem) not in told]:
            yield f"<section>\n<h2>{escape(self._say('whole'))}</h2>\n{self._problems(rest)}</section>\n"
        worst_first = sorted(self._proof.pages, key=lambda page: (*_badness(page.problems), page.number))
        with_some = [page for page in worst_first if page.problems]
        for page in with_some:
            yield from self._item(page)
        if fine := [page for page in worst_first if not page.problems]:
            if with_some or rest:
                yield f"<h2 class=fine>{escape(self._say('fine', count=len(fine)))}</h2>\n"
            for page in fine:
                yield from self._item(page)
        yield "</main>\n</body>\n</html>\n"

    def _summary(self) -> str:
        loaded = self._proof.loaded
        if not loaded.problems:
            return self._say("nothing")
        errors = fill(self._report["errors"], {"count": loaded.errors}, self._lang)
        warnings = fill(self._report["warnings"], {"count": loaded.warnings}, self._lang)
        return f"{errors}, {warnings}"

    def _about(self) -> str:
        sizes = tuple(f"{width} × {height}" for width, height in self._proof.sizes)
        return self._say("about", count=len(self._proof.pages), sizes=sizes)

    def _item(self, page: Page) -> Iterator[str]:
        title = page.item.title_in(self._lang) or page.item.name
        bad = " class=bad" if any(each.severity == "error" for each in page.problems) else ""
        yield f"<article{bad}>\n<h2><span class=number>{page.number}</span> "
        yield f'<span dir="auto">{escape(title)}</span> <small>{escape(page.item.name)}</small></h2>\n'
        yield "<div class=pictures>\n"
        for thumb in page.thumbs:
            yield self._picture(thumb, title)
        yield f"</div>\n{self._readable(page)}{self._problems(page.problems)}</article>\n"

    def _picture(self, thumb: Thumb, title: str) -> str:
        width, height = thumb.size
        said = f"{thumb.language.upper()} · {width} × {height}"
        shape = f'{" class=upright" if height > width else ""} style="--shape:{width}/{height}"'
        if not thumb.data:
            inside = f"<div class=none>{escape(self._say('no-picture'))}</div>"
        else:
            data = b64encode(thumb.data).decode("ascii")
            alt = escape(f"{title} ({said})")
            inside = f'<img loading=lazy alt="{alt}" src="data:image/jpeg;base64,{data}">'
        return f"<figure{shape}>{inside}<figcaption>{escape(said)}</figcaption></figure>\n"

    def _readable(self, page: Page) -> str:
        """From how far its smallest words are read."""
        if not page.readable:
            return ""
        found = tuple(
            f"{each.language.upper()} {fill('{metres}', {'metres': metres_term(each.told)}, self._lang)}"
            for each in smallest(page.readable)
        )
        said = self._say("readable", inches=round(self._proof.inches), found=found)
        return f"<p class=readable>{escape(said)}</p>\n"

    def _problems(self, problems: Sequence[Problem]) -> str:
        if not problems:
            return ""
        listed = sorted(
            problems, key=lambda each: (each.severity != "error", each.file, each.line, each.column)
        )
        return f"<ul>\n{''.join(map(self._problem, listed))}</ul>\n"

    def _problem(self, problem: Problem) -> str:
        place = f"{shown_path(problem.file, self._proof.loaded.root)}:{problem.line}"
        severity = str(self._report[problem.severity]).rstrip(" :\u00a0")
        return (
            f"<li class={problem.severity}><b>{escape(severity)}</b> "
            f'<span dir="auto">{escape(problem.message(self._lang))}</span>\n'
            f"<code class=place>{escape(place)}</code>{self._excerpt(problem)}"
            f'<p class=hint dir="auto">{escape(problem.hint(self._lang))}</p></li>\n'
        )

    def _excerpt(self, problem: Problem) -> str:
        text = self._proof.loaded.texts.get(problem.file, "")
        if problem.file not in self._lines:
            self._lines[problem.file] = source_lines(text)
        lines = self._lines[problem.file]
        line = lines[problem.line - 1] if problem.line <= len(lines) else ""
        if not line.strip():
            return ""
        start = problem.column - 1
        end = start + max(1, problem.length)
        before, meant, after = line[:start], line[start:end], line[end:]
        if len(before) > AROUND:
            before = f"…{before[-AROUND:]}"
        if len(meant) > 2 * AROUND:
            meant, after = f"{meant[: 2 * AROUND]}…", ""
        if len(after) > AROUND:
            after = f"{after[:AROUND]}…"
        return f"<pre>{escape(before)}<mark>{escape(meant)}</mark>{escape(after)}</pre>"

    def _say(self, code: str, **values: object) -> str:
        return fill(self._words[code], values, self._lang)


def _badness(problems: Sequence[Problem]) -> tuple[int, int]:
    errors = sum(each.severity == "error" for each in problems)
    return -errors, -(len(problems) - errors)
