"""What is packed for whoever helps: everything that explains, and nothing of whose computer it is."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from kiosk.app.doctor import bundle
from kiosk.app.doctor.bundle import Mask, without_secrets, write_bundle
from kiosk.app.doctor.examination import Examination, Wanted
from kiosk.machine.doctor.finding import bad
from kiosk.words.catalogue import languages

SETTINGS = """\
playlist: /home/jan.peeters/stand/slides
screen: HDMI-1  # the large one
panel:
  pin: "scrypt$8$a1b2"
  tries: 3
pin-hash: |
  a1b2c3
  d4e5f6

"PIN": 123456
codes:
- 1234
- 5678
volume: 60
net: {wifi_password: hunter2, channel: 6}
? token
: abcdef
rotation: 90
"""
KEPT = """\
playlist: /home/jan.peeters/stand/slides
screen: HDMI-1  # the large one
panel:
  # …
  tries: 3
# …
# …
# …
volume: 60
# …
# …
# …
rotation: 90
"""


def test_secrets_are_left_out_with_all_that_belongs_to_them() -> None:
    assert without_secrets(SETTINGS) == KEPT
    for secret in ("a1b2", "d4e5", "123456", "1234", "hunter2", "abcdef"):
        assert secret not in without_secrets(SETTINGS)


def test_people_and_computers_are_not_named() -> None:
    mask = Mask({"jan.peeters": "user", "PC-Jan": "machine"}, "/home/jan.peeters")
    said = "/home/jan.peeters/x /home/an/y /media/an/STICK C:\\Users\\Jan\\z pc-jan JAN.PEETERS januari"
    assert mask.over(said) == "~/x /home/user/y /media/user/STICK C:\\Users\\user\\z machine user januari"


def test_a_user_called_like_the_program_costs_no_words_of_it() -> None:
    assert Mask({"kiosk": "user"}, "/root").over("kiosk.app: /root/x") == "kiosk.app: ~/x"


@pytest.mark.parametrize("language", languages())
def test_a_bundle_says_what_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "kiosk.log").write_text("INFO /home/jan.peeters/film.mp4\n")
    (tmp_path / "settings.yaml").write_text(SETTINGS)
    monkeypatch.setattr(bundle, "places", lambda: {"settings": tmp_path, "log": tmp_path / "log"})
    monkeypatch.setattr(Mask, "here", lambda: Mask({"jan.peeters": "user"}, "/home/jan.peeters"))
    whole = Examination(
        [bad("screen", "screen-none", "plug-screen")],
        {
            "content": {"problems": [{"file": "a.yaml"}]},
            "clock": {"now": 1.0},
            "settings": {"problems": ["hunter2"]},
        },
    )
    target = tmp_path / "help.zip"
    listed = write_bundle(target, whole, Wanted(language))
    with zipfile.ZipFile(target) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert list(texts) == [
        "README.txt",
        "findings.txt",
        "findings.json",
        "content.json",
        "settings.yaml",
        "log/kiosk.log",
    ]
    assert all(line in texts["README.txt"] for line in listed)
    assert len(listed) == 5
    assert not any("peeters" in text or "hunter2" in text for text in texts.values())
    assert texts["log/kiosk.log"] == "INFO ~/film.mp4\n"
    assert json.loads(texts["findings.json"])["facts"] == {"clock": {"now": 1.0}}
