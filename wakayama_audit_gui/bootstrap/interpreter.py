"""How the interpreter runs under a window: when it looks for garbage, how its threads take turns.

Which threads there are is told in ARCHITECTURE.md; what a start imports, in __init__.py.
"""

from __future__ import annotations

import gc
import sys

TURN_S = 0.0005
"""How long a thread may hold the interpreter while another waits for it. Python's own 5 ms are felt
when the window waits for its turn again and again within one paint."""


def begin_start() -> None:
    """What the start makes, it keeps: looking for garbage finds none, and takes 12 ms."""
    gc.disable()
    sys.setswitchinterval(TURN_S)


def end_start() -> None:
    """Garbage is looked for among what is made from now on; when and where is gui/garbage.py's."""
    gc.freeze()
