"""The child that draws one SVG: order as JSON on standard input, PNG on standard output.

It runs with limits, without fonts of the system and without any file but its input: relative and absolute
``href`` find nothing.
"""

from __future__ import annotations

import json
import re
import sys

MEMORY_LIMIT = 1_500_000_000
"""Bytes of address space; a full-screen 4K drawing takes 300 MB of it."""
CPU_LIMIT = 8
"""Seconds."""
_EXTERNAL = re.compile(
    r"((?:xlink:)?href)\s*=\s*([\"'])(?!#|data:image/(?:png|jpeg|webp|gif)[;,])(?:(?!\2).)*\2", re.S
)


def limit_resources() -> None:
    """Where the system can, no more memory and time than a drawing needs."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT, CPU_LIMIT))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    """Entry of the child."""
    order = json.load(sys.stdin.buffer)
    limit_resources()
    import resvg_py

    svg = _EXTERNAL.sub(r"\1=\2\2", order["svg"])
    try:
        png = resvg_py.svg_to_bytes(
            svg_string=svg, width=order["width"], height=order["height"], skip_system_fonts=True
        )
    except (ValueError, RuntimeError, MemoryError) as error:
        print(error, file=sys.stderr)
        return 1
    sys.stdout.buffer.write(bytes(png))
    return 0


if __name__ == "__main__":
    sys.exit(main())
