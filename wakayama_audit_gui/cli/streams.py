"""Standard output and error as the commands use them: no reader, and no name, ends a command.

What is written is said in telling.py and by the commands.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from io import TextIOWrapper

_GONE = frozenset((errno.EPIPE, errno.ESHUTDOWN, errno.EINVAL))
"""What writing says when the reader of a pipe went away; EINVAL on Windows."""


class HeedlessPipe(io.FileIO):
    """A stream that goes on when its reader has seen enough (``… --json | head -1``).

    What a command does to the record is done to the end, and its exit code is its own.
    """

    def write(self, data: object, /) -> int:
        """Write; to nobody, once nobody reads."""
        view = memoryview(data)  # type: ignore[arg-type]  # typeshed names the protocol only inside
        try:
            return super().write(view) or 0
        except OSError as error:
            if error.errno not in _GONE:
                raise
            return view.nbytes


def settle_streams() -> None:
    """Make standard output and error what commands may rely upon."""
    for name, original in (("stdout", sys.__stdout__), ("stderr", sys.__stderr__)):
        stream = getattr(sys, name)
        if not isinstance(stream, TextIOWrapper):
            continue
        if stream is original:
            stream.flush()
            raw = HeedlessPipe(os.dup(stream.fileno()), "w")
            stream = TextIOWrapper(
                io.BufferedWriter(raw),
                encoding=stream.encoding,
                line_buffering=stream.line_buffering,
            )
            setattr(sys, name, stream)
        # A name that is no text must not stop a command; within JSON this stays valid JSON.
        stream.reconfigure(errors="backslashreplace")
