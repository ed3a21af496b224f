"""The shipped mission is found from the package itself."""

from __future__ import annotations

from kiosk.content.mission import mission_root


def test_the_mission_has_a_playlist_and_its_folders() -> None:
    root = mission_root()
    assert (root / "slides/playlist.yaml").is_file()
    assert (root / "assets").is_dir()
