"""Writes ``constraints.txt`` and ``constraints-test.txt``: exact versions with hashes, for every Python and system.

    .venv/bin/python -m pip install uv
    .venv/bin/python packaging/renew.py                        # what pyproject.toml asks for; known versions stay
    .venv/bin/python packaging/renew.py --upgrade              # the newest versions that pyproject.toml allows
    .venv/bin/python packaging/renew.py --upgrade-package rich

What follows goes to ``uv pip compile``. Where packages come from is the user's setting and is not written down.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# One answer for all systems (markers say where a line holds), from the oldest Python on; what has no wheel does not count.
COMPILE = (
    "pip", "compile", "--quiet", "--universal", "--python-version=3.11", "--generate-hashes", "--only-binary=:all:",
    "--custom-compile-command=python packaging/renew.py (more in packaging/README.md)",
)  # fmt: skip
KIOSK = ("pyproject.toml", "--output-file=packaging/constraints.txt")
TESTS = (
    "pyproject.toml",
    "--extra=test",
    "--constraints=packaging/constraints.txt",
    "--output-file=packaging/constraints-test.txt",
)


def main(options: list[str]) -> int:
    """Compile both files; the second holds everything of the first, in the same versions."""
    for files in (KIOSK, TESTS):
        # Relative names: the files name what they were made from.
        done = subprocess.run([sys.executable, "-m", "uv", *COMPILE, *files, *options], cwd=ROOT, check=False)
        if done.returncode != 0:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
