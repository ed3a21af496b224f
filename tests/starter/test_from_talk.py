"""A show of a presentation: LibreOffice is asked for a PDF, for so long at most, and nothing of it is left behind."""

from __future__ import annotations

import io
import os
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

from kiosk.starter import from_talk
from kiosk.starter.from_talk import as_pdf, lost_in
from kiosk.starter.left import StarterError
from kiosk.starter.make import make
from tests.media import pdfs
from tests.starter.shows import entries, made, order, said


@pytest.fixture
def talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    path = tmp_path / "Praatje 't bestuur.pptx"
    parts = io.BytesIO()
    with zipfile.ZipFile(parts, "w") as pack:
        pack.writestr("ppt/slides/slide1.xml", '<a:latin typeface="Nergens Sans"/><p:timing/>')
        pack.writestr("ppt/media/film.mp4", "x")
    path.write_bytes(parts.getvalue())
    return path


def office(folder: Path, *lines: str) -> str:
    """A program that stands in for LibreOffice; ``out`` is where the PDF belongs."""
    path = folder / "soffice"
    head = [f"#!{sys.executable}", "import os, pathlib, subprocess, sys, time"]
    head += ["out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])"]
    path.write_text("\n".join([*head, *lines]) + "\n", "utf-8")
    path.chmod(0o755)
    return str(path)


def made_pdf(folder: Path) -> list[str]:
    (folder / "klaar.pdf").write_bytes(pdfs.pdf(pdfs.A4, pdfs.A4))
    return [f"(out / 'talk.pdf').write_bytes(pathlib.Path({str(folder / 'klaar.pdf')!r}).read_bytes())"]


def test_a_presentation_becomes_pages_and_what_is_lost_is_said(
    tmp_path: Path, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = office(tmp_path, *made_pdf(tmp_path))
    monkeypatch.setattr(from_talk, "office", lambda: program)
    monkeypatch.setattr(from_talk, "_installed", lambda asked: set())
    told = made(tmp_path / "stand", talk)
    assert entries(tmp_path / "stand") == [
        {"pdf": "Praatje 't bestuur.pdf", "pages": 1},
        {"pdf": "Praatje 't bestuur.pdf", "pages": 2},
    ]
    assert [line.partition(":")[0] for line in said(told)] == [
        "'film.mp4' uit Praatje 't bestuur.pptx",
        "'Praatje 't bestuur.pptx'",
        "'Praatje 't bestuur.pptx'",
    ]
    assert "het lettertype Nergens Sans staat niet op deze computer" in said(told)[-1]
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize(
    ("lines", "begins"),
    [
        (["sys.exit(0)"], "LibreOffice kon van 'Praatje 't bestuur.pptx' geen pdf maken"),
        (["sys.exit(81)"], "LibreOffice kon van 'Praatje 't bestuur.pptx' geen pdf maken"),
        (["(out / 'talk.pdf').touch()"], "LibreOffice kon van 'Praatje 't bestuur.pptx' geen pdf maken"),
    ],
)
def test_an_office_that_makes_nothing_is_an_error_whatever_it_says(
    tmp_path: Path, talk: Path, lines: list[str], begins: str
) -> None:
    with pytest.raises(StarterError) as refused, as_pdf(talk, office(tmp_path, *lines)):
        pass
    assert refused.value.said("nl").startswith(begins)
    assert list((tmp_path / "tmp").iterdir()) == []


def test_an_office_that_hangs_is_ended_with_all_it_started(tmp_path: Path, talk: Path) -> None:
    pipe = tmp_path / "pijp"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    # Both hold the pipe open: it comes to its end when the last of them has ended.
    sleep = "import time; time.sleep(60)"
    lines = [f"held = open({str(pipe)!r}, 'wb', buffering=0)", "held.write(b'x')"]
    lines += [f"subprocess.Popen([sys.executable, '-c', {sleep!r}], stdout=held)", "held.write(b'y')", sleep]
    with pytest.raises(StarterError) as refused, as_pdf(talk, office(tmp_path, *lines), limit=1.5):
        pass
    os.set_blocking(reader, True)
    assert os.read(reader, 9) == b"xy"
    assert os.read(reader, 9) == b""
    os.close(reader)
    assert refused.value.code == "new-office-slow"
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_snap_works_where_it_may_look(tmp_path: Path, talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "snap").mkdir()
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    with as_pdf(talk, office(tmp_path / "snap", *made_pdf(tmp_path))) as pdf:
        assert pdf.parents[2] == tmp_path
    assert not list(tmp_path.glob("kiosk-talk-*"))


@pytest.mark.parametrize("name", ["praatje.odp", "praatje.key"])
def test_without_an_office_it_is_said_how_to_save_a_pdf(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04" + b"ppt/" + bytes(60))
    monkeypatch.setattr(from_talk, "office", lambda: "")
    with pytest.raises(StarterError) as refused:
        make(tmp_path / "stand", order(), tmp_path / name)
    assert refused.value.said("nl").endswith("Typ dan dezelfde opdracht met --from 'praatje.pdf'.")


def test_an_office_that_is_not_there_after_all_is_said(tmp_path: Path, talk: Path) -> None:
    with pytest.raises(StarterError, match="new-no-office"), as_pdf(talk, str(tmp_path / "weg")):
        pass


def test_what_is_no_archive_has_nothing_to_lose(tmp_path: Path) -> None:
    (tmp_path / "a.ppt").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert lost_in(tmp_path / "a.ppt") == []
