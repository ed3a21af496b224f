"""``kiosk``, as it is typed and as ``python -m kiosk``."""

import atexit
import gc
import os
import sys

_NOT_WATCHED = {"--no-supervisor", "--supervised", "--help", "-h"}
_COLLECTS_AFTER = 20_000
"""New objects until Python looks for garbage. Nearly all that a start makes, some hundred thousand, stays."""


def main() -> None:
    """A show on a screen is watched over by a small process of its own; everything else is the command line."""
    from kiosk.machine.graphics import has_display
    from kiosk.machine.present_folder import leave_deleted_folder
    from kiosk.machine.session_bus import start_no_bus
    from kiosk.machine.streams import fill_closed_streams

    fill_closed_streams()
    leave_deleted_folder()
    start_no_bus(os.environ)
    if sys.argv[1:2] == ["run"] and has_display() and not _NOT_WATCHED.intersection(sys.argv):
        from kiosk.app.supervisor.supervisor import supervise

        sys.exit(supervise(sys.argv[2:]))
    gc.set_threshold(_COLLECTS_AFTER)
    # At its end Python looks through all that it holds, several times: of a check that took a quarter.
    atexit.register(gc.freeze)
    try:
        from kiosk.cli import main as command_line
    except ModuleNotFoundError as missing:
        sys.exit(_without_command_line(missing))
    command_line(prog_name="kiosk")


def _without_command_line(missing: ModuleNotFoundError) -> int:
    """One of its packages is not installed: the doctor, who says which, needs none of them."""
    if sys.argv[1:2] != ["doctor"]:
        from kiosk.words.sentence import machine_sentence

        print(machine_sentence("package-missing", name=missing.name or ""), file=sys.stderr)
        return 1
    from kiosk.app.doctor.bare import main as doctor

    return doctor(sys.argv[2:])


if __name__ == "__main__":
    main()
