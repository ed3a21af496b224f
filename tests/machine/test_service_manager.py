"""What systemd is told."""

from __future__ import annotations

import os
import socket
import uuid
from contextlib import closing
from pathlib import Path

from kiosk.machine.service_manager import ServiceManager


def listener(address: str) -> socket.socket:
    made = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    made.bind("\0" + address[1:] if address.startswith("@") else address)
    made.settimeout(5)
    return made


def test_it_hears_that_the_show_is_on_that_we_live_and_that_we_end(tmp_path: Path) -> None:
    for address in (str(tmp_path / "notify"), f"@fos-kiosk-{uuid.uuid4()}"):
        with listener(address) as systemd:
            with closing(ServiceManager({"NOTIFY_SOCKET": address})) as service:
                for tell in (service.ready, service.lives, service.ends, service.takes_over):
                    tell()
                service.says("two\nlines")
            heard = [systemd.recv(200).decode() for _ in range(5)]
        assert heard == [
            "READY=1",
            "WATCHDOG=1",
            "STOPPING=1",
            f"MAINPID={os.getpid()}",
            "STATUS=two lines",
        ]


def test_our_children_do_not_speak_for_us() -> None:
    environment = {
        "NOTIFY_SOCKET": "@nobody",
        "WATCHDOG_USEC": "30000000",
        "WATCHDOG_PID": "1",
        "HOME": "/root",
    }
    with closing(ServiceManager(environment)) as service:
        assert service.watchdog_s == 30
    assert {*environment} & {"NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"} == set()


def test_who_takes_over_speaks_on_for_us(tmp_path: Path) -> None:
    address = str(tmp_path / "notify")
    environment = {"NOTIFY_SOCKET": address}
    with listener(address) as systemd:
        ServiceManager(environment).close()
        with closing(ServiceManager(environment)) as heir:
            heir.takes_over()
        assert systemd.recv(200).decode() == f"MAINPID={os.getpid()}"


def test_without_it_nothing_happens() -> None:
    service = ServiceManager({})
    service.ready()
    assert service.watchdog_s == 0


def test_one_that_went_away_costs_nothing(tmp_path: Path) -> None:
    gone, never = str(tmp_path / "notify"), str(tmp_path / "never")
    with listener(gone):
        service = ServiceManager({"NOTIFY_SOCKET": gone})
    with closing(service):
        service.ready()
    for environment in ({"NOTIFY_SOCKET": never}, {"NOTIFY_SOCKET": "rubbish", "WATCHDOG_USEC": "x"}):
        with closing(ServiceManager(environment)) as other:
            other.ready()
