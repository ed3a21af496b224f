"""No bus is started where the session has none."""

from __future__ import annotations

from pathlib import Path

from kiosk.machine.session_bus import ADDRESS, NONE, start_no_bus


def test_a_bus_that_is_there_is_used_and_none_is_started(tmp_path: Path) -> None:
    bare: dict[str, str] = {}
    start_no_bus(bare)
    assert bare == {ADDRESS: NONE}
    named = {ADDRESS: "unix:path=/run/bus"}
    start_no_bus(named)
    assert named == {ADDRESS: "unix:path=/run/bus"}
    user = {"XDG_RUNTIME_DIR": str(tmp_path)}
    (tmp_path / "bus").touch()
    start_no_bus(user)
    assert ADDRESS not in user
    (tmp_path / "bus").unlink()
    start_no_bus(user)
    assert user[ADDRESS] == NONE
