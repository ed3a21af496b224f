"""Loads modules one after the other and says which do not load: ``python -m kiosk.machine.doctor.loading NAME=MODULE…``.

A process of its own: a library that does not fit may end it.
"""

from __future__ import annotations

import importlib
import json
import sys
from importlib.util import find_spec


def main(pairs: list[str]) -> None:
    errors: dict[str, str] = {}
    for pair in pairs:
        name, _, module = pair.partition("=")
        try:
            if not module.startswith("?"):
                importlib.import_module(module)
            elif find_spec(module[1:]) is None:
                raise ModuleNotFoundError(module[1:])
        except BaseException as error:  # noqa: BLE001  (whatever a package does when it is loaded, it is told)
            errors.setdefault(name, f"{type(error).__name__}: {error}")
    print(json.dumps({"errors": errors}))


if __name__ == "__main__":
    main(sys.argv[1:])
