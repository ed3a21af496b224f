"""What stands there in one language of the show and not in another, and what visitors see instead.

A slide without any block in a language is reported when it is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from kiosk.playlist.model import Item
from kiosk.problems.findings import Findings
from kiosk.proof.fields import Field, fields_of
from kiosk.proof.places import Places
from kiosk.proof.words import field_term, quoted
from kiosk.words.sentence import LanguageName


def judge_translations(
    items: Sequence[Item],
    languages: Sequence[str],
    places: Places,
    findings: Findings,
    unseen: Callable[[Item], Collection[Field]] = lambda item: (),
) -> None:
    """Report every word, title and caption file that some of the languages lack. ``unseen`` tells the words of an item that
    its layout does not show: nobody is to translate them."""
    for item in items:
        if item.words_file is None:
            _judge_title(item, languages, places, findings)
        else:
            _judge_words(item, languages, unseen(item), places, findings)
        if item.captions:
            for language in languages:
                if language not in item.captions:
                    findings.add(
                        "captions-missing",
                        places.entry(item, "captions"),
                        name=item.name,
                        language=LanguageName(language),
                        lang=language,
                        example=_captions_file(item, language, places),
                    )


def _captions_file(item: Item, language: str, places: Places) -> str:
    """The name of a caption file in this language, after the pattern of one that is there: film/buren.fr.vtt."""
    known, path = next(iter(item.captions.items()))
    name = places.asset_name(path)
    other = name.replace(f".{known}.", f".{language}.")
    return other if other != name else f"{name.rpartition('.')[0]}.{language}{path.suffix}"


def _judge_title(item: Item, languages: Sequence[str], places: Places, findings: Findings) -> None:
    if not item.languages:
        return
    for language in languages:
        if language not in item.languages:
            findings.add(
                "title-missing",
                places.entry(item, "title"),
                language=LanguageName(language),
                lang=language,
                shown=item.title_in(language),
                instead=LanguageName(next(iter(item.languages))),
            )


def _judge_words(
    item: Item, languages: Sequence[str], unseen: Collection[Field], places: Places, findings: Findings
) -> None:
    typed = {
        language: dict(fields_of(item.text_in(language)))
        for language in languages
        if language in item.languages
    }
    whole: dict[Field, tuple[str, str]] = {}
    for language, words in typed.items():
        for each, said in words.items():
            if each not in unseen:
                whole.setdefault(each, (language, said))
    for language, words in typed.items():
        missing = {each: said for each, said in whole.items() if each not in words}
        # A list that is shorter is told once.
        names = tuple(dict.fromkeys(str(each[0]) for each in missing))
        if names:
            other, said = next(iter(missing.values()))
            findings.add(
                "words-untranslated",
                places.words(item, language),
                fields=tuple(field_term((name,)) for name in names),
                lines=tuple(f"{name}: …" for name in names),
                language=LanguageName(language),
                lang=language,
                other=LanguageName(other),
                words=quoted(said),
            )
