"""The languages of a new show, in whatever way somebody answers."""

from __future__ import annotations

import pytest

from kiosk.words.spoken import UnknownLanguageError, read_languages


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Nederlands en Frans", "nl fr"),
        ("nl en fr", "nl fr"),
        ("néerlandais et français", "nl fr"),
        ("ne\u0301erlandais et franc\u0327ais", "nl fr"),
        ("Dutch and French", "nl fr"),
        ("nl/fr", "nl fr"),
        ("nl+fr", "nl fr"),
        ("nl & fr", "nl fr"),
        ("NL FR", "nl fr"),
        ("(nl, fr).", "nl fr"),
        ("nl-fr", "nl fr"),
        ("Nederlands, Frans, en Duits", "nl fr de"),
        ("Nederlands, Frans en Engels", "nl fr en"),
        ("nl-BE", "nl"),
    ],
)
def test_languages_are_told_apart_as_people_separate_them(typed: str, meant: str) -> None:
    assert read_languages(typed) == tuple(meant.split())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nl, en, fr", "nl en fr"),
        ("nl, en fr", "nl en fr"),
        ("nl/en/fr", "nl en fr"),
        ("en nl", "en nl"),
        ("nl fr en", "nl fr en"),
        ("nl en en", "nl en"),
        ("en", "en"),
        ("et, nl", "et nl"),
    ],
)
def test_english_is_not_taken_for_and(typed: str, meant: str) -> None:
    assert read_languages(typed) == tuple(meant.split())


@pytest.mark.parametrize(("typed", "unknown"), [("nl en klingon", "klingon"), ("/", "/"), ("and", "and")])
def test_what_is_no_language_is_named(typed: str, unknown: str) -> None:
    with pytest.raises(UnknownLanguageError) as refused:
        read_languages(typed)
    assert refused.value.args == (unknown,)
