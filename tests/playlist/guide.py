"""The organiser's guide in its three languages: its examples as content folders, its tables of keys, the messages it quotes.

An example is a block of YAML (or captions) whose first line names its file. Where a block of text follows it, it is spoilt on
purpose, and that text is what the checker says of it. ``python -m tests.playlist.guide`` writes these messages anew; read the
difference after.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from unittest import mock

from kiosk.journal.health import health_sentence
from kiosk.playlist import when_document
from kiosk.playlist.loader import load
from kiosk.problems.report import problems_text
from kiosk.words.catalogue import languages, section
from kiosk.words.sentence import fill
from tests.media import pdfs, samples

ROOT = Path(__file__).resolve().parents[2]
SLIDES = ROOT / "slides"
GUIDES = {
    lang: SLIDES / name
    for lang, name in (("nl", "README.md"), ("fr", "README.fr.md"), ("en", "README.en.md"))
}
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
_FILE = re.compile(r"# ((?:slides|assets)/\S+\.yaml)\n")
_ASSET = re.compile(r"[\w./-]+\.(?:png|jpg|svg|webm|mp4|vtt|pdf|ttf)\b")
_QUOTED = re.compile(r"^> .*\n", re.M)
_CAPTIONS = "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\n{}\n"
_WORDS = {
    "nl": "Dag, iedereen!",
    "fr": "Bonjour à tous !",
    "en": "Hello, everybody!",
}
_JOIN = {"nl": "doe-mee", "fr": "rejoignez-nous", "en": "join-us"}
"""The slide that the spoilt examples name."""
_STAND = {"nl": "../mijnstand", "fr": "../monstand", "en": "../mystand"}
"""The folder that they make."""
_NOW = datetime(2026, 11, 30, 12)  # noqa: DTZ001  (schedules are in local time)
"""The guide's dates are of the days after: they do not pass while it is tested."""


@dataclass(frozen=True)
class Example:
    """A block that can be copied: its file, what stands in it, and what is said of it; ``None`` if nothing is."""

    lang: str
    file: str
    text: str
    said: str | None

    @property
    def name(self) -> str:
        """Of its slide or playlist."""
        return Path(self.file).stem

    @property
    def is_slide(self) -> bool:
        return self.file.startswith("slides/") and not re.search(r"^items:", self.text, re.M)


def examples(lang: str) -> Iterator[Example]:
    """All examples of one guide, in their order."""
    blocks = [(hit[1], hit[2], hit) for hit in _BLOCK.finditer(GUIDES[lang].read_text("utf-8"))]
    for (kind, text, hit), after in zip(blocks, [*blocks[1:], None], strict=True):
        if kind == "yaml":
            named = _FILE.match(text)
            assert named, f"an example that does not name its file: {text[:60]!r}"
            is_spoilt = after is not None and after[0] == "text" and after[2].start() - hit.end() < 80
            yield Example(lang, named[1], text, after[1] if after and is_spoilt else None)


def captions(lang: str) -> list[str]:
    """The examples of captions."""
    return [hit[2] for hit in _BLOCK.finditer(GUIDES[lang].read_text("utf-8")) if hit[1] == "vtt"]


def said_of(example: Example, root: Path) -> str:
    """What the checker says of this example, in a content folder where nothing else is wrong."""
    with mock.patch.object(when_document, "now", return_value=_NOW):
        return problems_text(load(lay_out(example, root)), example.lang)


def lay_out(example: Example, root: Path) -> Path:
    """A content folder made in ``root`` around the example; returns what to load."""
    (root / "slides").mkdir(parents=True)
    (root / "assets").mkdir()
    (root / example.file).write_text(example.text, "utf-8")
    if example.is_slide:
        own = [lang for lang in languages() if re.search(rf"^{lang}:", example.text, re.M)]
        _playlist(root, own or [example.lang], example.name)
    elif example.file.startswith("assets/"):
        _playlist(root, [example.lang], "doe-mee")
    if example.said is None:
        _slides(example, root)
        _assets(example, root)
    else:
        if _JOIN[example.lang] in re.sub(r"(?<=\w) (?=\w)", "-", example.text):
            _slide(root, _JOIN[example.lang])
        for name in re.findall(r"^image: (\S+)", example.text, re.M):
            _asset(root, name)
    return root / example.file if example.file.startswith("slides/") and not example.is_slide else root


def merge(example: Example, root: Path) -> None:
    """Take a recipe over into the playlist of the show in ``root`` as the guide tells it: what stands under ``items:`` below
    the last item, what else stands above it too, without what is there already."""
    path = root / "slides" / "playlist.yaml"
    text = path.read_text("utf-8")
    head, items = example.text.split("\nitems:\n")
    more = [line for line in head.splitlines()[1:] if f"\n{line.split(':')[0]}:" not in text]
    text = text.replace("\nitems:\n", "\n" + "".join(f"{line}\n" for line in more) + "items:\n")
    path.write_text(
        re.sub(r"((?:^  - .*\n)+)", lambda own: own[0] + items, text, count=1, flags=re.M), "utf-8"
    )
    _slides(example, root)
    _assets(example, root)


def _playlist(root: Path, langs: list[str], slide: str) -> None:
    text = f"languages: [{', '.join(langs)}]\nitems:\n  - slide: {slide}\n"
    (root / "slides" / "playlist.yaml").write_text(text, "utf-8")
    _slide(root, slide)


def _slide(root: Path, name: str) -> None:
    if (root / "slides" / f"{name}.yaml").exists():
        return
    words = "".join(f"{lang}: {{title: A}}\n" for lang in languages())
    (root / "slides" / f"{name}.yaml").write_text(f"layout: statement\n{words}", "utf-8")


def _slides(example: Example, root: Path) -> None:
    for name in re.findall(r"^ *- playlist: (\S+)", example.text, re.M):
        (root / "slides" / name).write_text("items:\n  - slide: other\n", "utf-8")
        _slide(root, "other")
    for name in re.findall(r"^ *- slide: (\S+)", example.text, re.M):
        _slide(root, name)


def _assets(example: Example, root: Path) -> None:
    for folder in re.findall(r"^ *- folder: (\S+)/", example.text, re.M):
        _asset(root, f"{folder}/1.jpg")
    for name in set(_ASSET.findall(example.text)):
        _asset(root, f"fonts/{name}" if name.endswith(".ttf") else name)


def _asset(root: Path, name: str) -> None:
    path = root / "assets" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if (ROOT / "assets" / name).is_file():
        shutil.copy(ROOT / "assets" / name, path)
    elif path.suffix == ".ttf":
        shutil.copy(next((ROOT / "assets" / "fonts").glob("*.ttf")), path)
    elif path.suffix == ".vtt":
        path.write_text(_CAPTIONS.format(_WORDS[path.suffixes[-2][1:]]), "utf-8")
    elif path.suffix == ".mp4":
        shutil.copy(ROOT / "tests" / "data" / "short.mp4", path)
    else:
        made = {".svg": samples.SVG, ".pdf": pdfs.pdf(*[pdfs.A4] * 4)}
        made |= {".webm": samples.webm()}
        made |= {".jpg": samples.jpeg(1600, 900), ".png": samples.png(1600, 900)}
        path.write_bytes(made[path.suffix])


def broken_save(lang: str) -> str:
    """What a running stand says of the first spoilt slide of the guide, as the guide quotes it."""
    each_said = (
        (each, re.search(r":(\d+):\d+: .*\[yaml-colon\]", each.said or "")) for each in examples(lang)
    )
    named, line = next((each, said[1]) for each, said in each_said if said)
    told = {
        "file": named.file,
        "line": int(line),
        "says": fill(section("problems", lang)["yaml-colon"]["message"], {}, lang),
        "command": f".venv/bin/kiosk check {_STAND[lang]}",
    }
    return f"> {health_sentence('save-broken', lang, told)}\n"


def places_told(lang: str) -> Iterator[tuple[tuple[int, int], set[tuple[int, int]]]]:
    """Line and character that the words below a quoted report name, with all those of the report."""
    text = GUIDES[lang].read_text("utf-8")
    for said, words in re.findall(r"^```text\n((?:(?!```).*\n)+)```\n((?:(?!```).*\n)+)", text, re.M):
        places = {(int(line), int(column)) for line, column in re.findall(r"\.yaml:(\d+):(\d+): ", said)}
        named = re.findall(r"(?:regel|ligne|line) (\d+), (?:teken|caractère|character) (\d+)", words)
        yield from (((int(line), int(column)), places) for line, column in named)


def keys_told(lang: str) -> dict[str, list[str]]:
    """The keys in the first column of each table that is marked as one of keys, by the name of its model."""
    guide = GUIDES[lang].read_text("utf-8")
    tables = re.findall(r"<!-- keys: (\w+) -->\n\n\|.*\n\|[-|]+\|\n((?:\|.*\n)+)", guide)
    found: dict[str, list[str]] = {}
    for name, rows in tables:
        found.setdefault(name, []).extend(re.findall(r"^\| `([\w-]+)` \|", rows, re.M))
    return found


def main() -> None:
    """Write what is quoted of the checker anew."""
    for lang, path in GUIDES.items():
        text = path.read_text("utf-8")
        for example in examples(lang):
            if example.said is not None:
                with tempfile.TemporaryDirectory() as folder:
                    said = said_of(example, Path(folder) / "show")
                start = text.index(f"```yaml\n{example.text}```")
                quoted = text.index("```text\n", start) + len("```text\n")
                text = f"{text[:quoted]}{said.rstrip()}\n{text[quoted + len(example.said) :]}"
        path.write_text(text, "utf-8")  # which the next line reads
        path.write_text(_QUOTED.sub(broken_save(lang).replace("\\", "\\\\"), text), "utf-8")


if __name__ == "__main__":
    main()
