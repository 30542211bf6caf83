"""Keeps None alive under Python 3.11, where PySide6 6.12 gives away references to it.

Nothing else of the kind belongs here; the guard goes when the bindings are repaired or Python 3.12
is the least we support. It is called by theme.py and tasks.py, one of which everything imports.

The wheels of 6.12.0 return None from every method without a value, and now and then True, False or
NotImplemented, without taking a reference first: right from Python 3.12 on, where these objects
are immortal, but with 3.11 the count falls by one each call, and after some five thousand calls
(a minute of painting) the interpreter aborts with "none_dealloc: deallocating None".
"""

from __future__ import annotations

import sys

from shiboken6 import VoidPtr

_PLENTY = 1 << 40
_WORD = 8  # bytes of a reference count; PySide6 exists for 64 bits only


def hold_singletons() -> None:
    """Give the singletons more references than calls can ever take; once is enough."""
    if sys.version_info >= (3, 12):
        return
    for singleton in (None, True, False, NotImplemented, ...):
        if sys.getrefcount(singleton) < _PLENTY // 2:
            # The count is the first word of an object. shiboken's pointer is at hand already,
            # ctypes would take 2 ms of the start.
            # Its stub knows neither the size nor that it is a buffer.
            pointer = VoidPtr(id(singleton), _WORD, True)  # type: ignore[call-arg]
            count = memoryview(pointer).cast("B").cast("q")  # type: ignore[arg-type]  # as above
            count[0] += _PLENTY
