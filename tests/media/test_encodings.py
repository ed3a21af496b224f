"""Old encodings are recognised by the letters of the language, also from a few words, or it is said that they are not."""

from __future__ import annotations

import pytest

from kiosk.media.captions.encodings import decoded

WORDS = {
    "nl": "Eén brood, dat is een idee – geweldig, zo’n buur.",
    "fr": "Bonjour à tous, voisins ! Il n’y a plus de pain, désolé, ça arrive.",
    "de": "Grüß Gott, schöne Nachbarn!",
    "es": "¿Qué tal, señor? Mañana habrá pan.",
    "ru": "Здравствуйте, соседи! Хлеба больше нет.",
    "uk": "Добрий день, сусіди! Хліба більше немає.",
    "bg": "Добър ден, съседи! Няма повече хляб.",
    "sr": "Добар дан, комшије! Хлеба више нема.",
    "pl": "Dzień dobry, sąsiedzi! Nie ma już chleba, proszę przyjść jutro.",
    "cs": "Dobrý den, sousedé! Chléb už není, přijďte zítra.",
    "hu": "Jó napot, szomszédok! Elfogyott a kenyér, örülünk, fűtés.",
    "ro": "Bună ziua, vecini! Pâinea s-a terminat, încă.",
    "el": "Καλημέρα γείτονες! Δεν υπάρχει ψωμί.",
    "he": "שלום שכנים! אין יותר לחם.",
    "ar": "صباح الخير أيها الجيران! لم يعد هناك خبز",
    "tr": "Günaydın komşular! Ekmek kalmadı, yarın gelin lütfen.",
    "lt": "Labas rytas, kaimynai! Duonos nebėra, ateikite rytoj, ačiū.",
}
OLD = {
    "nl": ("cp1252", "mac_roman"),
    "fr": ("cp1252", "mac_roman"),
    "de": ("cp1252", "mac_roman", "cp850"),
    "es": ("cp1252", "mac_roman"),
    "ru": ("cp1251", "koi8_r", "iso8859_5", "mac_cyrillic", "cp866"),
    "uk": ("cp1251", "koi8_u"),
    "bg": ("cp1251", "koi8_r"),
    "sr": ("cp1251", "iso8859_5"),
    "pl": ("cp1250", "iso8859_2", "cp852", "mac_latin2"),
    "cs": ("cp1250", "iso8859_2"),
    "hu": ("cp1250", "iso8859_2"),
    "ro": ("cp1250", "iso8859_2"),
    "el": ("cp1253", "iso8859_7"),
    "he": ("cp1255",),
    "ar": ("cp1256", "iso8859_6"),
    "tr": ("cp1254", "iso8859_9"),
    "lt": ("cp1257",),
}


def srt(words: str) -> str:
    return f"1\n00:00:01,000 --> 00:00:03,000\n{words}\n"


@pytest.mark.parametrize(
    ("language", "encoding"), [(language, each) for language, encodings in OLD.items() for each in encodings]
)
def test_one_sentence_in_the_language_of_the_playlist_is_enough(language: str, encoding: str) -> None:
    text = srt(WORDS[language].replace("ă", "â") if language == "ro" else WORDS[language])
    read = decoded(text.encode(encoding), language)
    assert (read.text, read.is_sure) == (text, True)
    assert read.encoding


@pytest.mark.parametrize("language", ["ru", "el"])
def test_a_language_that_nobody_named_is_recognised_or_not_taken_for_sure(language: str) -> None:
    text = srt(WORDS[language])
    read = decoded(text.encode(OLD[language][0]), "xx")
    assert read.text == text or not read.is_sure


@pytest.mark.parametrize("language", ["cs", "pl", "tr", "hu", "ro", "lt"])
def test_latin_letters_without_a_language_are_never_taken_for_sure_and_wrong(language: str) -> None:
    read = decoded(srt(WORDS[language]).encode(OLD[language][0]), "")
    assert read.text == srt(WORDS[language]) or not read.is_sure


def test_the_wrong_language_in_the_playlist_makes_no_words_of_nonsense() -> None:
    text = srt(WORDS["ru"] * 3)
    read = decoded(text.encode("cp1251"), "nl")
    assert read.text == text or not read.is_sure


def test_utf_8_and_utf_16_tell_of_themselves() -> None:
    text = srt(WORDS["ru"])
    assert decoded(text.encode(), "nl").encoding == ""
    assert decoded(b"\xef\xbb\xbf" + text.encode(), "nl").text == text
    assert decoded(text.encode("utf-16"), "nl").text == text
    assert decoded(b"", "nl").text == ""


def test_a_letter_in_another_encoding_costs_no_more_than_itself() -> None:
    read = decoded("Één ë ".encode() + "é".encode("cp1252"), "nl")
    assert (read.text, read.is_sure) == ("Één ë é", True)
