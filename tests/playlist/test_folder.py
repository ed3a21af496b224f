"""A folder of photos: in which order, which of them, and what they are called."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from kiosk.playlist.folder_order import in_order, newest, today
from kiosk.playlist.kinds import folder as folder_kind
from kiosk.playlist.loaded import Loaded
from kiosk.playlist.loader import load
from kiosk.problems.report import as_text
from tests.media import pdfs, samples
from tests.media import photo_files as made


def show(root: Path, files: Mapping[str, bytes], *lines: str, languages: str = "nl, fr, en") -> Loaded:
    """A show of one folder with these files, asked for with these lines besides."""
    (root / "slides").mkdir(exist_ok=True)
    (root / "assets/fotos").mkdir(parents=True, exist_ok=True)
    for number, (name, data) in enumerate(files.items()):
        path = root / "assets/fotos" / name
        path.write_bytes(data)
        os.utime(path, (1_000_000 + number, 1_000_000 + number))
    entry = "".join(f"    {line}\n" for line in lines)
    (root / "slides/playlist.yaml").write_text(
        f"languages: [{languages}]\nitems:\n  - folder: fotos\n{entry}", "utf-8"
    )
    return load(root)


def shown(loaded: Loaded) -> list[str]:
    assert loaded.playlist is not None
    return [item.name.removeprefix("fotos/") for item in loaded.playlist.items]


def titles(loaded: Loaded, language: str = "nl") -> list[str]:
    assert loaded.playlist is not None
    return [item.title_in(language) for item in loaded.playlist.items]


def test_names_stand_in_the_order_in_which_people_read_them(tmp_path: Path) -> None:
    names = [
        "foto 10.jpg",
        "été.jpg",
        "Foto 2.jpg",
        "zon.jpg",
        "Eten.jpg",
        "foto 02b.jpg",
        "etappe.jpg",
        "1.jpg",
    ]
    names.append(unicodedata.normalize("NFD", "élan.jpg"))
    loaded = show(tmp_path, dict.fromkeys(names, samples.jpeg()))
    assert [unicodedata.normalize("NFC", name) for name in shown(loaded)] == [
        "1.jpg", "élan.jpg", "etappe.jpg", "été.jpg", "Eten.jpg", "Foto 2.jpg", "foto 02b.jpg", "foto 10.jpg", "zon.jpg",
    ]  # fmt: skip


def test_by_date_a_photo_goes_by_its_own_and_else_by_its_files(tmp_path: Path) -> None:
    files = {
        "a.jpg": made.jpeg(exif=made.taken(b"2026:12:05 14:00:00", b"+01:00")),
        "b.jpg": made.jpeg(exif=made.taken(b"2026:12:05 14:00:00", b"+02:00")),
        "c.jpg": samples.jpeg(),
        "d.png": made.png(exif=made.taken(b"2026:12:05 12:30:00", b"+00:00")),
    }
    assert shown(show(tmp_path, files, "order: date")) == ["c.jpg", "b.jpg", "d.png", "a.jpg"]


def test_only_the_newest_are_shown_in_the_order_asked_for(tmp_path: Path) -> None:
    files = {f"{name}.jpg": samples.jpeg() for name in ("d", "b", "c", "a")}
    assert shown(show(tmp_path, files, "newest: 2")) == ["a.jpg", "c.jpg"]
    assert shown(show(tmp_path, files, "newest: 3", "order: date")) == ["b.jpg", "c.jpg", "a.jpg"]
    assert shown(show(tmp_path, files, "newest: 30")) == ["a.jpg", "b.jpg", "c.jpg", "d.jpg"]


def test_what_is_no_picture_does_not_count_among_the_newest_and_captions_stay_with_their_film(
    tmp_path: Path,
) -> None:
    files = {
        "oud.jpg": samples.jpeg(),
        "IMG_1.CR2": samples.CR2,
        "IMG_1.JPG": samples.jpeg(),
        "straat": samples.png(),
        "straat.mp4": samples.mp4(seconds=9),
        "straat.nl.vtt": b"WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nDag!\n",
        "leesmij.txt": b"dag",
        "Thumbs.db": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40),
    }
    loaded = show(tmp_path, files, "newest: 3", languages="nl")
    assert shown(loaded) == ["IMG_1.JPG", "straat", "straat.mp4"]
    assert loaded.playlist is not None
    assert list(loaded.playlist.items[2].captions) == ["nl"]
    assert loaded.problems == ()


def test_shuffle_is_another_order_each_day_and_the_same_one_all_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"{number}.jpg": samples.jpeg() for number in range(12)}
    orders = []
    for day in (date(2026, 12, 5), date(2026, 12, 5), date(2026, 12, 6)):
        monkeypatch.setattr(folder_kind, "today", lambda day=day: day)
        orders.append(shown(show(tmp_path, files, "order: shuffle")))
    assert orders[0] == orders[1] != orders[2]
    assert sorted(orders[0]) == sorted(orders[2]) == sorted(files)
    assert orders[0] != sorted(orders[0])
    monkeypatch.setattr(folder_kind, "today", lambda: date(2026, 12, 6))
    more = shown(show(tmp_path, {"nieuw.jpg": samples.jpeg()}, "order: shuffle"))
    assert [name for name in more if name != "nieuw.jpg"] == orders[2]


def test_the_rules_of_order_ask_for_a_time_only_where_they_need_it() -> None:
    files = [Path("/a/b.jpg"), Path("/a/a.jpg"), Path("/a/c.jpg")]
    times = {Path("/a/b.jpg"): 1.0, Path("/a/a.jpg"): 1.0, Path("/a/c.jpg"): 0.0}

    def never(file: Path) -> float:
        raise AssertionError(file)

    assert in_order(files, "name", never, date.min) == files
    assert sorted(in_order(files, "shuffle", never, date.min)) == sorted(files)
    assert in_order(files, "date", times.__getitem__, date.min) == [files[2], files[1], files[0]]
    assert newest(files, 2, times.__getitem__) == files[:2]
    assert newest(files, 1, times.__getitem__) == [files[1]]
    assert newest([], 3, never) == []
    assert today().year > 2000


def test_the_overview_calls_a_photo_by_its_caption_its_name_or_a_number(tmp_path: Path) -> None:
    packet = made.xmp(made.said("title", default="The march", fr="La marche"))
    files = {
        "20261205_1432.jpg": samples.jpeg(),
        "DSC00012.jpg": made.jpeg(exif=made.tiff({0x10E: b"SONY DSC"})),
        "IMG_4821.jpg": made.jpeg(packet=packet),
        "VID_0001.mp4": samples.mp4(),
        "markt_gent.jpg": samples.jpeg(),
        "scan0001.pdf": pdfs.pdf(pdfs.A4, pdfs.A4),
    }
    loaded = show(tmp_path, files)
    assert titles(loaded) == [
        "Foto 1",
        "Foto 2",
        "The march",
        "markt gent",
        "Document 1 · 1",
        "Document 1 · 2",
        "Film 1",
    ]
    assert titles(loaded, "fr")[:3] == ["Photo 1", "Photo 2", "La marche"]
    assert loaded.playlist is not None
    assert {item.text_in("nl").title for item in loaded.playlist.items} == {""}


def test_the_title_of_a_folder_stands_on_its_photos_and_counts_those_without_a_name(tmp_path: Path) -> None:
    files = {"IMG_1.jpg": samples.jpeg(), "IMG_2.jpg": samples.jpeg(), "optocht.jpg": samples.jpeg()}
    loaded = show(tmp_path, files, "title: {nl: De markt, fr: Le marché, en: The market}")
    assert titles(loaded) == ["De markt · 1", "De markt · 2", "optocht"]
    assert titles(loaded, "fr") == ["Le marché · 1", "Le marché · 2", "optocht"]
    assert loaded.playlist is not None
    assert {item.text_in("fr").title for item in loaded.playlist.items} == {"Le marché"}
    assert titles(show(tmp_path, {}, "title: De markt", "order: date")) == [
        "De markt · 1",
        "De markt · 2",
        "optocht",
    ]


def test_a_photo_named_by_itself_has_a_kind_name_too(tmp_path: Path) -> None:
    show(
        tmp_path,
        {"IMG_1.jpg": made.jpeg(data_sets=made.iptc((2, 120, b"De markt"))), "IMG_2.jpg": samples.jpeg()},
    )
    (tmp_path / "slides/playlist.yaml").write_text(
        "items:\n  - image: fotos/IMG_1.jpg\n  - image: fotos/IMG_2.jpg\n  - image: fotos/IMG_1.jpg\n    title: Kop\n"
    )
    loaded = load(tmp_path)
    assert titles(loaded) == ["De markt", "Foto 1", "Kop"]
    assert loaded.playlist is not None
    assert [item.text_in("nl").title for item in loaded.playlist.items] == ["", "", "Kop"]


def test_another_caption_is_told_but_the_slide_looks_the_same(tmp_path: Path) -> None:
    (before,) = show(tmp_path, {"IMG_1.jpg": samples.jpeg()}).playlist.items  # type: ignore[union-attr]
    (after,) = show(tmp_path, {}, "order: date").playlist.items  # type: ignore[union-attr]
    assert before == after
    renamed = type(before)(
        **{**{name: getattr(before, name) for name in before.__dataclass_fields__}, "called": {"nl": "X"}}
    )
    assert renamed != before
    assert renamed.looks_like(before)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("order: datum", "'order' in onderdeel 1 (folder: fotos) kan niet 'datum' zijn"),
        ("newest: alle", "'newest' in onderdeel 1 (folder: fotos) hoort een getal zoals 30 te zijn"),
        ("newest: 0", "'newest' in onderdeel 1 (folder: fotos) hoort een getal zoals 30 te zijn"),
        (
            "newest: [3]",
            "'newest' in onderdeel 1 (folder: fotos) hoort een getal zoals 30 te zijn, en is een lijst",
        ),
    ],
)
def test_a_wrong_order_or_number_costs_its_line_alone(tmp_path: Path, line: str, said: str) -> None:
    loaded = show(tmp_path, {"a.jpg": samples.jpeg()}, line)
    assert shown(loaded) == ["a.jpg"]
    report = as_text(loaded, "nl")
    assert "playlist.yaml:4:" in report
    assert said in report


def test_without_time_to_look_dates_are_those_of_the_files_and_no_photo_is_opened(tmp_path: Path) -> None:
    from kiosk.media.looking import Looking

    own = made.jpeg(exif=made.taken(b"2001:01:01 00:00:00"), data_sets=made.iptc((2, 120, b"De markt")))
    show(tmp_path, {"IMG_1.jpg": samples.jpeg(), "IMG_2.jpg": own}, "order: date")
    quick = load(tmp_path, looking=Looking(patience=0, clock=iter(range(1000)).__next__))
    assert shown(quick) == ["IMG_1.jpg", "IMG_2.jpg"]
    assert titles(quick) == ["Foto 1", "Foto 2"]
    assert titles(load(tmp_path)) == ["Foto 1", "De markt"]


@pytest.mark.parametrize("code", ["folder-waiting", "folder-to-come"])
@pytest.mark.parametrize("order", [1, -1], ids=["first", "last"])
def test_a_folder_for_the_photos_of_today_waits_for_the_first_one(
    tmp_path: Path, code: str, order: int
) -> None:
    """Beside other items it is no mistake, with which a running show would refuse what is saved."""
    today = tmp_path / "assets/vandaag"
    (today if code == "folder-waiting" else today.parent).mkdir(parents=True)
    (tmp_path / "slides").mkdir()
    (tmp_path / "slides/een.yaml").write_text("layout: statement\nnl: {title: Een}\n")
    entries = ["  - slide: een\n", "  - folder: vandaag/\n"][::order]
    (tmp_path / "slides/playlist.yaml").write_text("languages: [nl]\nitems:\n" + "".join(entries))
    loaded = load(tmp_path)
    assert [(each.code, each.severity) for each in loaded.problems] == [(code, "warning")]
    assert shown(loaded) == ["een"]
    # The tip, to the letter: it joins.
    today.mkdir(exist_ok=True)
    (today / "1.jpg").write_bytes(samples.jpeg())
    loaded = load(tmp_path)
    assert not loaded.problems
    assert len(shown(loaded)) == 2


@pytest.mark.parametrize(("is_made", "code"), [(True, "folder-empty"), (False, "asset-missing")])
def test_with_nothing_else_to_show_an_empty_folder_is_a_mistake(
    tmp_path: Path, is_made: bool, code: str
) -> None:
    (tmp_path / "assets/vandaag" if is_made else tmp_path / "assets").mkdir(parents=True)
    (tmp_path / "slides").mkdir()
    (tmp_path / "slides/playlist.yaml").write_text("items:\n  - folder: vandaag\n")
    loaded = load(tmp_path)
    assert not loaded.is_playable
    assert [(each.code, each.severity) for each in loaded.problems] == [(code, "error")]


def test_a_photo_that_is_no_good_is_told_and_not_that_the_folder_is_empty(tmp_path: Path) -> None:
    show(tmp_path, {"half.jpg": samples.jpeg()[:-4]})
    (tmp_path / "assets/a.jpg").write_bytes(samples.jpeg())
    with (tmp_path / "slides/playlist.yaml").open("a") as file:
        file.write("  - image: a.jpg\n")
    assert [each.code for each in load(tmp_path).problems] == ["picture-cut"]


@pytest.mark.parametrize(("typed", "line"), [("foto's", ""), ("fotoos", "- folder: fotos")])
def test_a_folder_of_nearly_that_name_is_offered_and_none_waits(
    tmp_path: Path, typed: str, line: str
) -> None:
    show(tmp_path, {"a.jpg": samples.jpeg()})
    with (tmp_path / "slides/playlist.yaml").open("a") as file:
        file.write(f"  - folder: {typed}\n")
    (problem,) = load(tmp_path).problems
    assert problem.code == "asset-missing"
    assert line in problem.hint("nl")
