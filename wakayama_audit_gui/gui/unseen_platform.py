"""A platform without a screen says that it cannot do what only a screen needs: that is left unsaid.

Qt gives these sentences no category of their own, so no rule of its logging could tell them apart
from real warnings; everything else it says goes on to where it went before.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QMessageLogContext,
    QtMsgType,
    qFormatLogMessage,
    qInstallMessageHandler,
)

_NEEDLESS = frozenset(
    f"This plugin does not support {act}()" for act in ("propagateSizeHints", "raise", "lower")
)


@contextmanager
def nothing_needless_said() -> Iterator[None]:
    """While within, the platform does not say that it keeps no window's size or order."""

    def handle(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if message in _NEEDLESS:
            return
        if before is not None:
            before(kind, context, message)
        else:
            sys.stderr.write(f"{qFormatLogMessage(kind, context, message)}\n")

    before = qInstallMessageHandler(handle)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
