"""Films of every kind, whole and broken, played by each engine: what happens, counted.

``python -m tests.corpus.films [--engine vlc|qt|both] [--only NAME] [--json FILE] [--markdown FILE] [--keep FOLDER]
[--lang nl|fr|en] [--jobs 2]``
makes them with ffmpeg, plays each in a process of its own and prints two tables. It measures; exit 0 when it did, 1 when
a row is not right, 2 when it cannot begin.
"""

from __future__ import annotations

import argparse
import contextlib
import fnmatch
import importlib
import json
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kiosk.words.catalogue import languages
from tests.corpus.broken import all_broken
from tests.corpus.canary import Canary, canary
from tests.corpus.case import Broken, Case, Whole
from tests.corpus.judging import Row, judge_broken, judge_whole, play
from tests.corpus.kinds import all_kinds
from tests.corpus.report import Sentence, broken_table, kinds_table, markdown
from tests.corpus.workshop import NotMadeError, Workshop

ENGINES = ("vlc", "qt")
GOOD = ("good.mp4", "-c:v", "libx264", "-preset", "veryfast", "-c:a", "aac")


def say(words: str) -> None:
    """One line for who waits."""
    print(words, file=sys.stderr, flush=True)


def all_cases() -> list[Case]:
    """In the order of the tables."""
    return [*all_broken(), *all_kinds()]


def sentences(language: str) -> Sentence:
    """What turns a reason into a sentence, where the kiosk can; else into nothing."""
    try:
        found = importlib.import_module("kiosk.words.sentence").failure_sentence
    except (ImportError, AttributeError):
        return lambda reason, name: ""
    return lambda reason, name: str(found(reason, language, name))


class Corpus:
    """Makes and plays films: one is made at a time, some play at the same time, each film in one engine at a time."""

    def __init__(self, engines: Sequence[str], folder: Path, server: Canary) -> None:
        self._engines, self._server = engines, server
        self._shop = Workshop(folder, server.address)
        self._at_work = threading.Lock()
        self._good = self._shop.pattern(*GOOD, seconds=0.5)

    def take(self, case: Case) -> list[tuple[Case, Row]]:
        """Everything about one film."""
        try:
            with self._at_work:
                path = case.make(self._shop)
        except NotMadeError as problem:
            say(f"{case.name}: not made: {problem}")
            return [(case, {"name": case.name, "not_made": str(problem)})]
        return [(case, self._play(case, path, engine)) for engine in self._engines]

    def _play(self, case: Case, path: Path, engine: str) -> Row:
        row: Row = {"name": case.name, "title": case.title, "engine": engine, "file": path.name}
        asked = self._server.count(case.name)
        if isinstance(case, Broken):
            row |= play(engine, path, seconds=case.seconds, good=self._good)
        else:
            row |= play(
                engine,
                path,
                seconds=case.seconds,
                turned=case.turned,
                is_readable=case.is_readable,
                sound=case.sound,
            )
        row["asked"] = self._server.count(case.name) - asked
        row["wrong"] = judge_broken(case, row) if isinstance(case, Broken) else judge_whole(case, row)
        say(f"{case.name} {engine}: {row['outcome']} {row.get('reason', '')} {'; '.join(row['wrong'])}")
        return row


@contextlib.contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="kiosk-corpus-", ignore_cleanup_errors=True) as name:
        yield Path(name)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.films", description=__doc__.split("\n")[0])
    parser.add_argument("--engine", choices=(*ENGINES, "both"), default="both")
    parser.add_argument(
        "--only", metavar="NAME", action="append", help="films with this name; * stands for anything"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure into this file")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables into this file")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="make the films here and leave them")
    parser.add_argument("--lang", choices=languages(), default="en", help="of the sentences (en)")
    parser.add_argument("--jobs", type=int, choices=range(1, 9), default=2, help="films at the same time (2)")
    options = parser.parse_args(arguments)
    if shutil.which("ffmpeg") is None:
        print("The corpus needs more than is installed: apt-get install ffmpeg", file=sys.stderr)
        return 2
    only: list[str] = options.only or ["*"]
    engines = ENGINES if options.engine == "both" else (options.engine,)
    cases = all_cases()
    strangers = [name for name in only if not fnmatch.filter([case.name for case in cases], name)]
    if strangers:
        print(f"No film is called {', '.join(strangers)}", file=sys.stderr)
        return 2
    wanted = [case for case in cases if any(fnmatch.fnmatch(case.name, name) for name in only)]
    with _folder(options.keep) as folder, canary() as server, ThreadPoolExecutor(options.jobs) as pool:
        corpus = Corpus(engines, folder, server)
        rows: list[tuple[Case, Row]] = [row for some in pool.map(corpus.take, wanted) for row in some]
    if options.json:
        text = json.dumps([row for _, row in rows], indent=1, ensure_ascii=False)
        options.json.write_text(text + "\n", "utf-8")
    broken = [(case, row) for case, row in rows if isinstance(case, Broken)]
    whole = [(case, row) for case, row in rows if isinstance(case, Whole)]
    text = markdown(
        broken_table(broken, sentences(options.lang)), kinds_table(whole), [row for _, row in rows]
    )
    if options.markdown:
        options.markdown.write_text(text, "utf-8")
    print(text, end="")
    return 1 if any(row.get("wrong") for _, row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
