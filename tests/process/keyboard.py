"""Somebody at the keyboard and the mouse of a screen: random keys, buttons and drags out of one seed, sent by xdotool."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.process.stand import wait_until

MISSING = [program for program in ("Xvfb", "openbox", "xdotool") if shutil.which(program) is None]
"""What is not installed of all that it takes."""

MODIFIERS = ("ctrl", "alt", "shift", "super")
LETTERS = tuple("abcdefghijklmnopqrstuvwxyz0123456789")
NAMED = (
    *("Escape", "Tab", "ISO_Left_Tab", "Return", "KP_Enter", "space", "BackSpace", "Delete", "Insert"),
    *("Home", "End", "Prior", "Next", "Left", "Right", "Up", "Down", "KP_Next", "KP_Decimal"),
    *("Print", "Sys_Req", "Pause", "Menu", "Help", "Scroll_Lock", "Multi_key", "dead_circumflex"),
    *("period", "colon", "semicolon", "comma", "plus", "minus", "slash", "eacute", "Cyrillic_be"),
    *("XF86AudioRaiseVolume", "XF86AudioMute", "XF86AudioPlay", "XF86Back", "XF86Close", "XF86HomePage"),
    *("XF86Sleep", "XF86PowerOff", "XF86Eject", "XF86MonBrightnessUp", "XF86Mail", "XF86ScreenSaver"),
    *(f"F{number}" for number in range(1, 13)),
)
SIZE = (1280, 720)
EMPTY = """<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <desktops><number>1</number></desktops>
  <keyboard>{keys}</keyboard>
  <mouse><context name="Client"><mousebind button="Left" action="Press"><action name="Focus"/></mousebind></context></mouse>
</openbox_config>
"""
"""A desktop as a stand has it, but for ``keys``."""
CLOSES = '<keybind key="A-F4"><action name="Close"/></keybind><keybind key="W-m"><action name="Iconify"/></keybind>'


@contextmanager
def desktop(display: str, folder: Path, *, is_usual: bool = False) -> Iterator[None]:
    """Openbox: with all of its own keys and menus, or with Alt+F4 and a key that minimises alone."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["openbox"]
    if not is_usual:
        settings = folder / "openbox.xml"
        settings.write_text(EMPTY.format(keys=CLOSES), "utf-8")
        command += ["--config-file", str(settings)]
    environment = {**os.environ, "DISPLAY": display, "XDG_CACHE_HOME": str(folder)}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: "Openbox" in properties(display, "root"), 20, "openbox is there")
        yield
    finally:
        process.terminate()
        process.wait(10)


def properties(display: str, window: str) -> str:
    """What the server knows of a window: of ``root`` the desktop's name, else name, state and process."""
    if window == "root":
        check = asked(display, "xprop", "-root", "_NET_SUPPORTING_WM_CHECK").rpartition("# ")[2].strip()
        return asked(display, "xprop", "-id", check, "_NET_WM_NAME") if check.startswith("0x") else ""
    return asked(display, "xprop", "-id", window, "_NET_WM_STATE", "WM_STATE", "_NET_WM_PID")


def asked(display: str, *command: str) -> str:
    done = subprocess.run(
        command,
        env={**os.environ, "DISPLAY": display},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.stdout


def hands(display: str, *words: object) -> None:
    """One xdotool command after the other, as on its command line."""
    subprocess.run(
        ["xdotool", *map(str, words)],
        env={**os.environ, "DISPLAY": display},
        capture_output=True,
        timeout=120,
        check=False,
    )


def windows(display: str, process: int) -> list[str]:
    """The windows that this process shows, as the desktop's list of them has them."""
    listed = asked(display, "xprop", "-root", "_NET_CLIENT_LIST").rpartition("# ")[2]
    every = [each.strip() for each in listed.split(",") if each.strip().startswith("0x")]
    return [each for each in every if f"= {process}\n" in properties(display, each) + "\n"]


def random_lines(seed: int, count: int, size: tuple[int, int] = SIZE) -> list[str]:
    """So many things that a person does, each a line for xdotool."""
    dice = random.Random(seed)

    def somewhere() -> str:
        return f"{dice.randrange(size[0])} {dice.randrange(size[1])}"

    def edge() -> str:
        x, y = dice.randrange(size[0]), dice.randrange(size[1])
        return dice.choice((f"0 {y}", f"{size[0] - 1} {y}", f"{x} 0", f"{x} {size[1] - 1}"))

    def chord() -> str:
        held = [each for each in MODIFIERS if dice.random() < 0.3]
        return "+".join([*held, dice.choice(LETTERS if dice.random() < 0.4 else NAMED)])

    lines = []
    for _ in range(count):
        match dice.choices(("key", "repeated", "release", "click", "drag"), (80, 5, 5, 6, 4))[0]:
            case "key":
                lines.append(f"key --delay 0 {chord()}")
            case "repeated":
                key = dice.choice(NAMED)
                lines.append(" ".join([f"keydown {key}"] * dice.randrange(2, 9) + [f"keyup {key}"]))
            case "release":
                lines.append(f"keyup {chord()}")
            case "click":
                button = dice.choice((1, 1, 2, 3, 3, 4, 5, 6, 7, 8, 9))
                lines.append(f"mousemove {somewhere()} click --repeat {dice.randrange(1, 4)} {button}")
            case _:
                button = dice.choice((1, 1, 2, 3))
                lines.append(
                    f"mousemove {edge()} mousedown {button} mousemove {somewhere()} mouseup {button}"
                )
    return lines


def let_go(display: str) -> None:
    """No key and no button is held any longer."""
    words: list[object] = []
    for key in (*MODIFIERS, "Escape"):
        words += ["keyup", key]
    for button in (1, 2, 3):
        words += ["mouseup", button]
    hands(display, *words)


def storm(display: str, lines: Sequence[str], folder: Path, *, at_once: int = 100) -> None:
    """All of these lines, in order."""
    for at in range(0, len(lines), at_once):
        file = folder / "lines.txt"
        file.write_text("\n".join(lines[at : at + at_once]) + "\n", "utf-8")
        hands(display, file)
    let_go(display)
