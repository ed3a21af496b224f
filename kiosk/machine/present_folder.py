"""The folder in which the kiosk was started, which may have been deleted."""

from __future__ import annotations

import os


def leave_deleted_folder() -> None:
    """Go to the root of the file system where the present folder is gone: nobody can say any more where "here" is."""
    try:
        os.getcwd()  # noqa: PTH109  (no path is wanted)
    except OSError:
        os.chdir(os.path.sep)
