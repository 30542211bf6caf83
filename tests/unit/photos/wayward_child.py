"""A child that fails at photos which ask for it behind their end, and is our own child otherwise.

Started by test_apart.py and the fault harness as ``python wayward_child.py``.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.photos.child import serve
from wakayama_audit_gui.photos.workshop import PillowWorkshop
from wakayama_audit_gui.use_cases.photo_ports import PreparedPhoto

_prepare = PillowWorkshop.prepare


def prepare(self: PillowWorkshop, data: bytes, name: str) -> PreparedPhoto:
    """Fails as the last bytes of the photo say."""
    match data[-6:]:
        case b"#crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case b"#abort":
            os.abort()
        case b"#eaten":
            os.kill(os.getpid(), signal.SIGKILL)
        case b"#sleep":
            time.sleep(600)
        case b"#spins":
            while True:
                pass
        case b"#large":
            bytearray(1 << 40)
        case b"#bogus":
            return PreparedPhoto(_prepare(self, data, name).facts, b"<html>", b"<html>")
        case b"#bugs!":
            raise ZeroDivisionError
        case _:
            pass
    return _prepare(self, data, name)


if __name__ == "__main__":
    setattr(PillowWorkshop, "prepare", prepare)  # noqa: B010 - a method of a class is replaced
    serve(find_paths().fonts, seconds=int(sys.argv[1]) if len(sys.argv) > 1 else 60)
