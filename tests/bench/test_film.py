"""Who is compared with whom, and what is refused before anything is measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import content, film, film_tables
from tests.bench.candidates import Place, Things, film_candidates
from tests.bench.sampler import has_picture, is_plain
from tests.bench.screen import BACKGROUND


def test_everybody_is_divided_by_mpv_and_the_kiosk_by_everybody() -> None:
    found = film_tables.pairs(["kiosk-vlc", "kiosk-qt", "mpv", "cvlc"])
    assert found == [
        ("kiosk-vlc", "mpv"),
        ("kiosk-qt", "mpv"),
        ("cvlc", "mpv"),
        ("kiosk-vlc", "cvlc"),
        ("kiosk-qt", "cvlc"),
    ]


def test_a_table_has_a_dash_for_what_could_not_be_measured() -> None:
    everybody = {"kiosk-vlc": {"frames_due": 60, "percent_both": 30.0}, "mpv": {"problem": "no picture"}}
    lines = film_tables.table("frames", "1280x720", everybody).splitlines()
    assert lines[1].split()[:3] == ["kiosk-vlc", "60", "-"]
    assert lines[-1] == "mpv: no picture"
    assert film_tables.compare("frames", everybody)["kiosk-vlc/mpv"]["percent_both"] is None


def test_more_frames_than_numbers_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        film.main(["--seconds", "70", "--rate", "60"])
    assert refused.value.code == 2
    assert "fewer --seconds" in capsys.readouterr().err


def test_an_unknown_candidate_is_refused_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        film.main(["--only", "kiosk"])
    assert "kiosk-vlc, kiosk-qt, mpv" in capsys.readouterr().err


def test_each_candidate_plays_one_file_for_ever_and_several_in_turn(tmp_path: Path) -> None:
    one = Things((Path("/a.mp4"),), Path("/one"), Path("/one.html"), 3.0)
    many = Things((Path("/a.png"), Path("/a.mp4")), Path("/many"), Path("/many.html"), 3.0)
    place = Place((1280, 720), tmp_path)
    for candidate in film_candidates(["software", "gpu"]):
        for things in (one, many):
            words = candidate.command(things, place)
            shown = {*map(str, things.files), str(things.folder), f"--app=file://{things.page}"}
            assert shown & set(words), candidate.name
            assert any("128" in word or "xid" in word for word in words), candidate.name
    assert len({candidate.name for candidate in film_candidates(["software", "gpu"])}) == 8


def test_a_page_loops_one_film_and_changes_between_several_items(tmp_path: Path) -> None:
    page = content.one_page(tmp_path / "page.html", [Path("/a.mp4")], (1280, 720), 3.0).read_text("utf-8")
    assert 'src="/a.mp4" muted preload="auto" autoplay loop' in page
    assert "setTimeout" not in page
    files = [Path("/a.png"), Path("/a.mp4")]
    page = content.one_page(tmp_path / "page.html", files, (1280, 720), 3.0).read_text("utf-8")
    assert "autoplay loop" not in page
    assert "3 * 1000" in page


def pixels(*values: int) -> bytes:
    return b"".join(value.to_bytes(4, "little") for value in values)


def test_black_and_the_empty_screen_are_no_picture_and_one_colour_is_plain() -> None:
    assert not has_picture(pixels(0, BACKGROUND, 0x0A0A0A) * 100)
    assert has_picture(pixels(0, 0xFFFFFF) * 100)
    assert is_plain(pixels(0xE00010, 0xE00011) * 100)
    assert not is_plain(pixels(0xE00010, 0x00E010) * 100)
