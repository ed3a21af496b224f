"""The options of one run of the show: the settings of this computer, and what the command line says otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kiosk.journal.rows import Place
from kiosk.machine.graphics import RenderName
from kiosk.machine.settings.machine_settings import MachineSettings
from kiosk.problems.problem import Problem
from kiosk.show.settings import Settings


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Options fixed for one run; ``settings`` may change while it lasts."""

    settings: Settings = field(default_factory=Settings)
    shown: Path | None = None
    """The playlist or folder that is shown."""
    windowed: tuple[int, int] | None = None
    """Width and height in pixels; ``None`` fills the screen."""
    render: RenderName = "auto"
    rounds: int = 0
    """Stop after so many rounds; 0 is for ever."""
    trace: Path | None = None
    told_in: str = ""
    """Language of messages in log and report; empty for the stand's own."""
    lock: bool = True
    """On the whole screen: no key, mouse or desktop closes the show. A window among others can always be closed."""
    inches: float = 0.0
    """The screen's diagonal, if it reports a wrong size; 0 to use what it reports."""
    typed_language: str = ""
    """The language of the command line, which the playlist must speak; that of the settings need not fit each playlist."""
    settings_file: Path | None = None
    """Where the panel keeps what it changes; ``None`` where it cannot."""
    place: Place = field(default_factory=Place)
    """The names of stand and event, which reports tell."""
    problems: tuple[Problem, ...] = ()
    """What is wrong in the settings' file."""

    @staticmethod
    def of(found: MachineSettings) -> RunOptions:
        """As the settings of this computer say."""
        cap = found.volume if found.volume_cap is None else found.volume_cap
        settings = Settings(
            language=found.language,
            volume=found.volume,
            volume_cap=cap,
            muted=found.muted,
            sound_device=found.sound,
            motion=found.motion,
            reach=found.reach,
            keys=found.keys,
            captions=found.captions,
            engine=found.engine,
            screen=found.screen,
            rotation=found.rotation,
            screen_off=found.screen_off,
            brightness=found.brightness,
            scan=found.scan,
            shortcuts=found.shortcuts,
            again=found.again,
        )
        return RunOptions(
            settings,
            lock=found.lock,
            inches=found.inches,
            render=found.drawing,
            place=Place(found.stand, found.event),
        )
