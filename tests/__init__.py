"""The tests, and programs that they start: neither has Python look for garbage while it imports, nor at its end.

Of a program that measures a few slides that is a tenth. Between two tests the garbage is collected by ``conftest.py``.
"""

import atexit
import gc

gc.set_threshold(20_000)
atexit.register(gc.freeze)
