"""Bytes no one would type, and bytes people do save: nothing raises, everything is named."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kiosk.playlist.loader import load
from kiosk.problems.report import as_json, as_text
from tests.playlist.samples import GOOD_SLIDE

BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join(['*' + last] * 9)}]\n"
    for last, name in zip("abcdefg", "bcdefgh", strict=True)
)
BAD: dict[str, tuple[bytes, str]] = {
    "empty file": (b"", "file-empty"),
    "only a comment": (b"# later\n", "file-empty"),
    "binary rubbish": (bytes(range(256)) * 8, "file-binary"),
    "UTF-16": ("items:\n".encode("utf-16-le"), "file-encoding"),
    "Windows-1252": ("title: Solidarité\n".encode("cp1252"), "file-encoding"),
    "5 MB of YAML": (b"- a\n" * 1_250_000, "file-too-big"),
    "duplicate keys": (b"items: []\nitems: []\n", "duplicate-key"),
    "unknown keys": (b"itmes: []\n", "unknown-key"),
    "wrong types": (b"items: 12\n", "wrong-type"),
    "self-alias": (b"&a [*a]\n", "yaml-sign"),
    "alias bomb": (BOMB.encode(), "yaml-sign"),
    "depth 100 000": (b"[" * 100_000, "yaml-deep"),
    "depth 100 000 in block form": (b"- " * 100_000, "yaml-deep"),
    "a number with many digits": (b"items: " + b"9" * 10_000, "wrong-type"),
    "a date that does not exist": (b"title: 2026-99-99\nitems: 2026-99-99", "wrong-type"),
    "a tag that runs code": (b"items: !!python/object/apply:os.system [ls]\n", "yaml-sign"),
    "a merge key": (b"<<: {a: b}\nitems: []\n", "unknown-key"),
    "a list as key": (b"{[a]: b}\n", "key-not-text"),
    "a lone text": (b"hallo\n", "not-keys"),
    "an open bracket": (b"items: [", "yaml-bracket"),
    "an open quote": (b"title: 'x\n", "yaml-quote"),
}


def write(root: Path, data: bytes) -> Path:
    (root / "slides").mkdir(exist_ok=True)
    (root / "slides/goed.yaml").write_text(GOOD_SLIDE, encoding="utf-8")
    (root / "slides/playlist.yaml").write_bytes(data)
    return root


@pytest.mark.parametrize("name", BAD)
def test_each_kind_of_rubbish_is_named_with_its_place(name: str, tmp_path: Path) -> None:
    data, code = BAD[name]
    before = time.process_time()
    loaded = load(write(tmp_path, data))
    assert time.process_time() - before < 5.0
    assert code in [problem.code for problem in loaded.problems]
    assert loaded.playlist is None
    assert all(problem.line >= 1 and problem.column >= 1 for problem in loaded.problems)
    assert "Traceback" not in as_text(loaded, "nl")


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, b"\xef\xbb\xbfitems:\r\n  - slide: goed\r\n"))
    assert loaded.problems == ()
    assert loaded.playlist is not None


def test_a_path_that_is_not_there_is_a_problem_like_any_other(tmp_path: Path) -> None:
    loaded = load(tmp_path / "weg" / "playlist.yaml")
    assert [problem.code for problem in loaded.problems] == ["file-missing"]
    assert loaded.playlist is None


def test_a_folder_called_like_a_playlist_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "slides/playlist.yaml").mkdir(parents=True)
    assert [problem.code for problem in load(tmp_path).problems] == ["file-unreadable"]


def test_a_folder_called_like_a_slide_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, b"items: [{slide: goed}, {slide: map}]\n")
    (tmp_path / "slides/map.yaml").mkdir()
    assert [problem.code for problem in load(tmp_path).problems] == ["asset-is-folder"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("title: Waarom: daarom", "yaml-colon"),
        ("title: @fos", "yaml-sign"),
        ("title: %50", "yaml-sign"),
        ("title: *vet*", "yaml-sign"),
        ("title: &co", "yaml-sign"),
        ("title: !nu", "yaml-sign"),
        ("title: `x`", "yaml-sign"),
        ("title: |x", "yaml-sign"),
        ("title: - x", "yaml-sign"),
        ("title: ] x", "yaml-sign"),
        ('title: "x" y', "yaml-after-quote"),
        ("title: 'Zo'n dag'", "yaml-after-quote"),
        ('title: "C:\\d"', "yaml-escape"),
        ("title: {x", "yaml-bracket"),
        ("title: #fos", "comment-hides-value"),
        ("title: wij #fos", "comment-cuts-text"),
    ],
)
def test_text_that_wants_quotes_is_told_so(line: str, code: str, tmp_path: Path) -> None:
    loaded = load(write(tmp_path, f"{line}\nitems: [{{slide: goed}}]\n".encode()))
    assert [problem.code for problem in loaded.problems] == [code]
    assert loaded.problems[0].line == 1


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    data=st.binary(max_size=400)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
@example(data=b"[")
def test_any_bytes_as_a_playlist_and_as_a_slide_never_raise(data: bytes, tmp_path: Path) -> None:
    write(tmp_path, data)
    _read_out(tmp_path)
    write(tmp_path, b"items: [{slide: test}, {slide: goed}]\n")
    (tmp_path / "slides/test.yaml").write_bytes(data)
    assert _read_out(tmp_path)


_WORDS = st.sampled_from(
    [
        *("items", "slide", "image", "video", "folder", "title", "nl", "fr", "points", "captions", "visitor"),
        *(
            "duration",
            "off",
            "auto",
            "layout",
            "link",
            "goed",
            "[]",
            "~",
            "12",
            "15s",
            "a/b",
            "../x",
            "",
            ":",
            "#",
        ),
    ]
)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    tree=st.recursive(
        _WORDS,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_WORDS, inner, max_size=5),
        max_leaves=25,
    )
)
def test_any_shape_of_keys_and_values_never_raises(tree: object, tmp_path: Path) -> None:
    import json

    text = json.dumps(tree)
    write(tmp_path, text.encode())
    _read_out(tmp_path)
    write(tmp_path, b"items: [{slide: test}, {slide: goed}]\n")
    (tmp_path / "slides/test.yaml").write_text(text, encoding="utf-8")
    assert _read_out(tmp_path)


def _read_out(root: Path) -> bool:
    loaded = load(root)
    as_text(loaded, "fr")
    as_json(loaded, "nl")
    assert loaded.playlist is not None or loaded.errors
    return loaded.playlist is not None


def test_a_file_this_computer_may_not_open_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, b"items: [{slide: goed}]\n")
    path = tmp_path / "slides/playlist.yaml"
    path.chmod(0)
    with contextlib.suppress(PermissionError):
        path.read_bytes()
        pytest.skip("whoever runs this test may open everything")
    assert [problem.code for problem in load(tmp_path).problems] == ["file-unreadable"]
