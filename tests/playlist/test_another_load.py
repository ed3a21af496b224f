"""Another load while the show runs: what is a broken save, what takes the show's place, and what was deleted."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.playlist import load
from kiosk.playlist.another_load import AnotherLoad, judge
from kiosk.playlist.loaded import Loaded
from tests.media.samples import png, webm
from tests.playlist.samples import GOOD_VTT

SLIDE = "layout: statement\nnl: {{title: {}}}\n"
PLAYLIST = "languages: [nl]\nitems:\n  - slide: een\n  - slide: twee\n  - folder: fotos\n"


class Stand:
    """A content folder whose show runs."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.playlist = root / "slides" / "playlist.yaml"
        self.photo = root / "assets" / "fotos" / "a.png"
        for folder in (self.playlist.parent, self.photo.parent):
            folder.mkdir(parents=True)
        for name in ("een", "twee"):
            self.slide(name).write_text(SLIDE.format(name))
        self.photo.write_bytes(png())
        self.playlist.write_text(PLAYLIST)
        self.shown = load(root)
        assert not self.shown.problems

    def adds_slide(self, data: bytes) -> None:
        self.slide("drie").write_bytes(data)
        self.playlist.write_text(PLAYLIST + "  - slide: drie\n")

    @property
    def theme(self) -> Path:
        return self.root / "assets" / "theme.yaml"

    def slide(self, name: str) -> Path:
        return self.root / "slides" / f"{name}.yaml"

    def again(self, change: Callable[[Stand], object]) -> AnotherLoad:
        change(self)
        return judge(self.shown, load(self.root))

    def keys(self, found: AnotherLoad) -> list[str] | None:
        return [item.key for item in found.playlist.items] if found.playlist else None


@pytest.fixture
def stand(tmp_path: Path) -> Stand:
    return Stand(tmp_path / "stand")


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        (lambda s: s.slide("een").write_text(SLIDE.format("anders")), "een twee a"),
        (lambda s: s.playlist.write_text(PLAYLIST.replace("  - slide: een\n", "")), "twee a"),
        (lambda s: shutil.copy(s.photo, s.photo.with_name("b.png")), "een twee a b"),
        # A warning is no mistake for which people should see the old words.
        (lambda s: s.slide("een").write_text("layout: statement\nnl: {title: een, text: }\n"), "een twee a"),
    ],
    ids=["words", "order", "photo", "warning"],
)
def test_a_good_save_takes_the_shows_place(
    stand: Stand, change: Callable[[Stand], object], keys: str
) -> None:
    found = stand.again(change)
    assert [
        key.rpartition("/")[2].rpartition(":")[2].removesuffix(".png") for key in stand.keys(found) or ()
    ] == (keys.split())
    assert (found.broken, found.deleted) == ((), frozenset())


@pytest.mark.parametrize("is_made", [True, False])
def test_a_folder_without_a_photo_yet_does_not_keep_back_what_is_saved(stand: Stand, is_made: bool) -> None:
    def change(stand: Stand) -> None:
        if is_made:
            (stand.root / "assets/vandaag").mkdir()
        stand.playlist.write_text(PLAYLIST + "  - folder: vandaag/\n")
        stand.slide("een").write_text(SLIDE.format("anders"))

    found = stand.again(change)
    assert not found.broken
    assert found.playlist is not None
    assert found.playlist.items[0].title_in("nl") == "anders"
    stand.shown = found.loaded
    (stand.root / "assets/vandaag").mkdir(exist_ok=True)
    found = stand.again(lambda s: shutil.copy(s.photo, s.root / "assets/vandaag/b.png"))
    assert "image:vandaag/b.png" in (stand.keys(found) or ())


@pytest.mark.parametrize(
    ("change", "code", "line"),
    [
        (
            lambda s: s.playlist.write_text(PLAYLIST.replace("- slide: twee", "- slide twee")),
            "yaml-no-colon",
            4,
        ),
        (lambda s: s.playlist.write_text(PLAYLIST.replace("twee", "tweee")), "slide-missing", 4),
        (lambda s: s.playlist.write_text("items:\n"), "missing-value", 1),
        (lambda s: s.playlist.write_text(""), "file-empty", 1),
        (lambda s: s.playlist.write_bytes(b"\xff\xfe\x00\x00"), None, 1),
        (lambda s: s.playlist.unlink(), "file-missing", 1),
        (lambda s: s.slide("een").write_text("layout: statement\nnl: {title: [een\n"), "yaml-bracket", 2),
        (lambda s: s.slide("een").write_text("layout: statement\n"), "slide-no-text", 1),
        # Saved as an old text editor does: the second time as well.
        (lambda s: s.slide("een").write_bytes("layout: statement\nnl: {title: Één}\n".encode("cp1252")), "file-encoding", 2),
        (lambda s: s.slide("een").write_bytes("layout: statement\nnl: {title: Een}\n".encode("utf-16")), "file-encoding", 1),
        (lambda s: s.slide("een").write_bytes("layout: statement\nnl: {title: Eé".encode()[:-1]), "file-encoding", 2),
        (lambda s: s.slide("een").write_bytes(b"\x7fELF\0" * 9), "file-binary", 1),
        (lambda s: s.slide("een").write_text(""), "file-empty", 1),
        (lambda s: s.slide("een").write_text("#" * 1_100_000), "file-too-big", 1),
        (lambda s: s.theme.write_bytes(b"name: \xe9\n"), "file-encoding", 1),
        (lambda s: s.adds_slide(b"nl: \xe9\n"), "file-encoding", 1),
    ],
)  # fmt: skip
def test_a_broken_save_leaves_the_show_as_it_is_and_says_why(
    stand: Stand, change: Callable[[Stand], object], code: str | None, line: int
) -> None:
    found = stand.again(change)
    assert found.playlist is None
    assert not found.deleted
    assert (found.broken[0].code, found.broken[0].line) == (code or found.broken[0].code, line)


def test_a_slide_that_may_not_be_read_any_longer_is_a_broken_save(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == stand.slide("een"):
            raise PermissionError
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    for _ in range(2):
        found = stand.again(lambda s: None)
        assert found.playlist is None
        assert [(each.code, each.file) for each in found.broken] == [("file-unreadable", stand.slide("een"))]


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "captions-empty"), (b"\0\0", "file-binary"), (b"WEBVTT\n\nzomaar\n", "captions-broken")],
)
def test_captions_that_are_saved_empty_are_a_broken_save(stand: Stand, data: bytes, code: str) -> None:
    (stand.root / "assets/f.webm").write_bytes(webm())
    captions = stand.root / "assets/f.nl.vtt"
    captions.write_text(GOOD_VTT)
    stand.playlist.write_text(PLAYLIST + "  - video: f.webm\n    captions: {nl: f.nl.vtt}\n")
    stand.shown = load(stand.root)
    assert not stand.shown.problems
    found = stand.again(lambda s: captions.write_bytes(data))
    assert found.playlist is None
    assert [(each.code, each.file) for each in found.broken] == [(code, captions)]


def test_a_slide_that_could_not_be_read_from_the_start_keeps_nothing_back(stand: Stand) -> None:
    stand.slide("een").write_bytes(b"nl: \xe9\n")
    stand.shown = load(stand.root)
    found = stand.again(lambda s: s.slide("twee").write_text(SLIDE.format("anders")))
    assert not found.broken
    assert found.playlist


@pytest.mark.parametrize("name", ["", "slides", "assets"])
def test_a_folder_that_is_renamed_leaves_the_whole_show_until_it_is_back(stand: Stand, name: str) -> None:
    stand.theme.write_text("colors: {red: '#0B6E4F'}\n")
    stand.shown = load(stand.root)
    folder, away = stand.root / name, stand.root.parent / "weg"
    found = stand.again(lambda s: folder.rename(away))
    assert (found.playlist, found.broken, found.deleted) == (None, (), frozenset())
    assert found.is_refused
    assert found.gone == (stand.root if not name else folder)
    found = stand.again(lambda s: away.rename(folder))
    assert not found.is_refused
    assert found.playlist == stand.shown.playlist


def test_a_slide_deleted_while_the_assets_are_gone_leaves_all_the_same(stand: Stand) -> None:
    (stand.root / "assets").rename(stand.root / "weg")
    found = stand.again(lambda s: s.slide("een").unlink())
    assert found.gone == stand.root / "assets"
    assert stand.keys(found) == ["slide:twee", "image:fotos/a.png"]


def test_a_show_of_words_does_not_wait_for_assets_that_it_never_had(stand: Stand) -> None:
    stand.playlist.write_text("languages: [nl]\nitems:\n  - slide: een\n")
    stand.shown = load(stand.root)
    found = stand.again(lambda s: shutil.rmtree(s.root / "assets"))
    assert not found.is_refused


def test_a_mistake_that_was_there_before_is_no_broken_save(stand: Stand) -> None:
    stand.playlist.write_text(PLAYLIST + "  - slide: weg\n")
    stand.shown = load(stand.root)
    assert stand.shown.errors == 1
    found = stand.again(lambda s: s.playlist.write_text("# boven\n" + PLAYLIST + "  - slide: weg\n"))
    assert not found.broken
    assert found.playlist


def test_the_same_mistake_a_second_time_is_one(stand: Stand) -> None:
    stand.playlist.write_text(PLAYLIST + "  - slide: weg\n")
    stand.shown = load(stand.root)
    found = stand.again(lambda s: s.playlist.write_text(PLAYLIST + "  - slide: weg\n" * 2))
    assert [(each.code, each.line) for each in found.broken] == [("slide-missing", 7)]


def test_a_deleted_photo_leaves_and_no_save_is_broken(stand: Stand) -> None:
    shutil.copy(stand.photo, stand.photo.with_name("b.png"))
    stand.shown = load(stand.root)
    found = stand.again(lambda s: s.photo.unlink())
    assert found.deleted == {"image:fotos/a.png"}
    assert not found.broken
    assert "image:fotos/b.png" in (stand.keys(found) or ())


def test_a_deleted_slide_leaves_although_the_playlist_still_names_it(stand: Stand) -> None:
    found = stand.again(lambda s: s.slide("een").unlink())
    assert found.deleted == {"slide:een"}
    assert not found.broken
    assert "slide:twee" in (stand.keys(found) or ())


def test_what_is_only_taken_out_of_the_playlist_is_not_deleted(stand: Stand) -> None:
    found = stand.again(lambda s: s.playlist.write_text(PLAYLIST.replace("  - slide: een\n", "")))
    assert not found.deleted


def test_what_is_deleted_while_the_playlist_is_broken_leaves_all_the_same(stand: Stand) -> None:
    def change(stand: Stand) -> None:
        stand.playlist.write_text("items: [\n")
        stand.photo.unlink()

    found = stand.again(change)
    assert found.broken
    assert found.deleted == {"image:fotos/a.png"}
    assert stand.keys(found) == ["slide:een", "slide:twee"]


def test_a_folder_that_is_gone_as_a_whole_is_no_deletion(stand: Stand) -> None:
    found = stand.again(lambda s: shutil.rmtree(s.photo.parent))
    assert not found.deleted


def test_a_show_that_never_was_is_no_good_show_to_keep(stand: Stand) -> None:
    nothing = Loaded(None, (), (), stand.root, stand.playlist)
    found = judge(nothing, load(stand.root))
    assert found.playlist
    assert not judge(nothing, nothing).broken


def test_items_that_did_not_change_are_the_very_ones_that_are_shown(stand: Stand) -> None:
    """So that who compares a thousand of them need not look into each."""
    found = stand.again(lambda s: s.slide("een").write_text(SLIDE.format("anders")))
    assert found.playlist is not None
    assert stand.shown.playlist is not None
    one, two, photo = found.playlist.items
    before = stand.shown.playlist.items
    assert one != before[0]
    assert two is before[1]
    assert photo is before[2]
